"""The engine as a whole: its cache, its stream, what it does after a defect, and jing beside it."""

import os
import random
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from comparing import compare
from generate import Generator, mutate
from lxml import etree

from tei.errors import TeiError
from tei.parallel import Load
from tei.schema import schema_path
from tei.validate import Options, validate, validate_bytes, validate_files, validate_paths
from tei.validate.engines import engine, own
from tei.validate.engines.own import WATCHED, own_engine
from tei.validate.engines.relaxng import cache
from tei.validate.engines.relaxng.automaton import Automaton
from tei.validate.engines.relaxng.cache import SUFFIX, load, open_schema, place_of
from tei.validate.engines.relaxng.compile import compile_schema
from tei.validate.engines.relaxng.digests import key_of
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.stream import find_defects

ROOT = Path(__file__).resolve().parents[3]
EVERYTHING = ROOT / "tests" / "fixtures" / "everything.xml"
EDITIONS = sorted(ROOT.glob("editions/*/edition.xml"))
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body>\n"
)
FOOT = "</body></text></TEI>"
RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">{}</grammar>'
MANY = int(os.environ.get("TEI_COMPARE") or 0)
"""How many generated documents are compared with jing, for each schema; a few where it is not set."""


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A copy of the profile, for which nothing is shipped."""
    path = tmp_path / "copy.rng"
    path.write_bytes(schema_path().read_bytes())
    return path


def test_what_is_shipped_is_of_this_schema_and_version() -> None:
    found = load(schema_path().with_suffix(SUFFIX), key_of(schema_path().read_bytes()))
    assert found is not None, "run: python tests/learn.py"


def test_what_was_learned_changes_no_verdict(own_cache: Path, schema: Path) -> None:
    cold = [validate(path, schema) for path in EDITIONS]
    opened = open_schema(schema, WATCHED)
    for path in EDITIONS:
        find_defects(opened.automaton, path)
    opened.keep()
    warm = open_schema(schema, WATCHED)
    assert warm.automaton.stored is not None
    assert warm.automaton.stored.size() > 20
    assert [len(find_defects(warm.automaton, path).defects) for path in EDITIONS] == list(map(len, cold))
    assert warm.automaton.learned == 0
    bad = EDITIONS[0].read_bytes().replace(b"<titleStmt>", b"<titleStmt><zzz/> stray").replace(b' n="', b' wen="')
    kinds = [[each.kind for each in find_defects(each, bad).defects] for each in (opened.automaton, warm.automaton)]
    assert kinds[0] == kinds[1] != []


@pytest.mark.parametrize("damage", ["cut", "bits", "empty", "text", "version"])
def test_a_damaged_cache_is_made_again(
    own_cache: Path, schema: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_schema(schema, WATCHED)
    place = place_of(key_of(schema.read_bytes()))
    data = place.read_bytes()
    whole = len(data)
    match damage:
        case "cut":
            place.write_bytes(data[: whole // 2])
        case "bits":
            place.write_bytes(data[:5000] + bytes([data[5000] ^ 1]) + data[5001:])
        case "empty":
            place.write_bytes(b"")
        case "text":
            place.write_bytes(b"__import__('os').abort()\n" * 9)
        case "version":
            monkeypatch.setattr("tei.validate.engines.relaxng.digests.VERSION", "0.0.0")
    assert load(place, key_of(schema.read_bytes())) is None
    opened = open_schema(schema, WATCHED)
    assert find_defects(opened.automaton, EVERYTHING).defects == []
    assert load(place_of(opened.key), opened.key) is not None


def test_a_schema_of_the_same_text_in_another_folder_includes_other_files(own_cache: Path, tmp_path: Path) -> None:
    """What was compiled of the first was taken for the second, since only the texts of the two were compared."""
    text = RNG.format('<include href="names.rng"/><start><ref name="root"/></start>')
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "own.rng").write_text(text)
        (folder / "names.rng").write_text(
            RNG.format(f'<define name="root"><element name="{name}"><empty/></element></define>')
        )
        (folder / "file.xml").write_text(f"<{name}/>")

    for name in ("a", "b", "a"):
        opened = open_schema(tmp_path / name / "own.rng", WATCHED)
        assert find_defects(opened.automaton, tmp_path / name / "file.xml").defects == []


def test_a_cache_that_cannot_be_written_does_not_matter(
    tmp_path: Path, schema: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "file"))
    assert find_defects(open_schema(schema, WATCHED).automaton, EVERYTHING).defects == []


def test_the_cache_has_a_limit(own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 3000)
    for number in range(8):
        path = tmp_path / f"{number}.rng"
        path.write_text(RNG.format(f'<start><element name="a{number}"><empty/></element></start>'))
        open_schema(path, WATCHED)
    sizes = [path.stat().st_size for path in own_cache.iterdir()]
    assert 0 < sum(sizes) <= 3000


def test_a_changed_include_is_noticed(own_cache: Path, tmp_path: Path) -> None:
    main, part = tmp_path / "main.rng", tmp_path / "part.rng"
    main.write_text(RNG.format('<include href="part.rng"/>'))
    part.write_text(RNG.format('<start><element name="a"><empty/></element></start>'))
    assert find_defects(open_schema(main, WATCHED).automaton, b"<a/>").defects == []
    part.write_text(RNG.format('<start><element name="b"><empty/></element></start>'))
    assert find_defects(open_schema(main, WATCHED).automaton, b"<b/>").defects == []
    assert len(find_defects(open_schema(main, WATCHED).automaton, b"<a/>").defects) == 1


def test_many_processes_at_once(tmp_path: Path, schema: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tei.validate import Options, validate_files;"
        "print(sum(map(len, validate_files([Path(each) for each in sys.argv[2:]], Options(Path(sys.argv[1]))))))"
    )
    environment = os.environ | {"TEI_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", code, str(schema), *map(str, EDITIONS)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment) for _ in range(4)]
    assert [each.communicate()[0].strip() for each in running] == [b"0"] * 4
    names = [path.name for path in (tmp_path / "cache").iterdir()]
    assert [name for name in names if not name.endswith(SUFFIX)] == []


def test_a_valid_file_needs_no_tree() -> None:
    code = (
        "import sys; from tei.validate import validate; assert validate(sys.argv[1]) == [];"
        "assert not {'lxml', 'xmlschema', 'tomllib', 'multiprocessing'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, EVERYTHING], check=True, cwd=ROOT)


def test_long_elements_need_no_more_states(schema: Path) -> None:
    """So that time grows with the length and no faster: 40,000 places, and as many kinds of step as 40 need."""
    automaton = Automaton(Schema(compile_schema(schema)[0]), WATCHED)
    counts = []
    for number in (40, 40_000):
        items = '<item>a<date when="1962">b</date></item>\n' * number
        assert find_defects(automaton, f"{HEAD}<list>{items}</list>{FOOT}".encode()).defects == []
        counts.append((len(automaton.states), automaton.learned, len(automaton.patterns.known)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n{HEAD}<p>é</p>\n<zzz/>{FOOT}'
    (defect,) = validate_bytes(text.encode(encoding), "a.xml")
    assert (defect.line, defect.code) == (4, "X002")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<p>a</p>\n  stray <p>b</p>", (3, 3)),
        ("<p>a</p> stray\n<p>b</p>", (2, 10)),
        ("<p>a</p>\n\n<!-- c -->\n é &amp; x\n<p>b</p>", (5, 2)),
        ("<p>é<zzz/></p>", (2, 5)),
        ("<p\n\n wen='1'/>", (2, 1)),
        ("<list><item>a</item></list><p><choice>\n<sic>a</sic>\n</choice></p>", (4, 1)),
    ],
)
def test_places(body: str, place: tuple[int, int]) -> None:
    (defect,) = validate_bytes((HEAD + body + FOOT).encode(), "a.xml")
    assert (defect.line, defect.column) == place


def test_misplaced_elements_are_said_in_each_line() -> None:
    body = "<div><p>a</p></div>\n<p>b</p><p>c</p>\n<p>d</p>"
    found = validate_bytes((HEAD + body + FOOT).encode(), "a.xml")
    assert [(each.line, each.code) for each in found] == [(3, "X003"), (4, "X003")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!DOCTYPE a><a/>", "DOCTYPE"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        ("<a>&b;</a>", "entity &b; is not known"),
        ("<a>" * 5000 + "</a>" * 5000, "nested"),
        ("<a>\x01</a>", "character"),
        ("<a b='1' b='2'/>", "twice"),
        ("", "empty"),
    ],
)
def test_what_is_not_read(text: str, words: str) -> None:
    (defect,) = validate_bytes(text.encode(), "a.xml")
    assert defect.code == "X001"
    assert words in defect.message


def test_big_files_are_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "".join(f"<p>{'wörds ' * 30}{number}</p>\n" for number in range(400)) + "<zzz/> stray\n"
    path = tmp_path / "a.xml"
    path.write_text(HEAD + body + FOOT, encoding="utf-8")
    whole = validate(path)
    for piece in (1000, 4097):
        monkeypatch.setattr("tei.validate.engines.relaxng.stream.PIECE", piece)
        assert validate(path) == whole
    assert [(each.line, each.code) for each in whole] == [(402, "X002"), (402, "X005")]


def test_all_cores_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        body = f'<p n="{number}">a</p>' + ("<zzz/>" if number % 3 == 0 else "")
        (tmp_path / f"{number:02}.xml").write_text(HEAD + body + FOOT)
    files = sorted(tmp_path.glob("*.xml"))
    alone = list(validate_files(files))
    monkeypatch.setattr(own, "JUDGING", Load(worth=20_000, alone=20_000, at_once=30_000))
    assert list(validate_files(files)) == alone
    assert sum(map(bool, alone)) == 14
    assert [each.file for each in validate_paths([tmp_path])] == [str(each) for each in files[::3]]


def test_engines_by_name(tmp_path: Path, schema: Path, request: pytest.FixtureRequest) -> None:
    with pytest.raises(TeiError, match="no engine is called"):
        engine(schema, "other")
    (tmp_path / "a.xml").write_text(HEAD + "<p>a</p>\n<zzz/>" + FOOT)
    (tmp_path / "b.xml").write_text("<a>")
    (tmp_path / "c.xml").write_text(HEAD + "<p>a</p>" + FOOT)
    files = sorted(tmp_path.glob("*.xml"))
    for name in ("own", "lxml"):
        found = list(engine(schema, name).check_files(files))
        assert [[each.code for each in defects][:1] for defects in found] in (
            [["X002"], ["X001"], []],
            [["X011"], ["X001"], []],
        )
    request.getfixturevalue("jing")
    found = list(engine(schema, "jing").check_files(files))
    assert [[(each.code, each.line) for each in defects][-1:] for defects in found] == [
        [("X011", 3)],
        [("X001", 1)],
        [],
    ]
    assert engine(schema, "jing").check((HEAD + "<zzz/>" + FOOT).encode(), "x")[0].file == "x"


def made(schema: Path, folder: Path, valid: int, mutated: int) -> list[Path]:
    """Random documents, some with one thing changed; each element begins a line, so that lines can be compared."""
    compiled = Schema(compile_schema(schema)[0])
    paths = []
    for number in range(valid + mutated):
        if number in (0, valid):
            generator = Generator(compiled, seed=number, size=60)
        root = generator.document(5)
        if number >= valid:
            mutate(root, compiled, seed=number)
        paths.append(folder / f"{number:05}.xml")
        paths[-1].write_bytes(etree.tostring(root).replace(b"><", b">\n<"))
    return paths


@pytest.mark.parametrize(
    "name", ["tei_all", *(f"exemplars/tei_{each}" for each in ("lite", "simplePrint", "drama", "speech", "corpus"))]
)
def test_judges_generated_documents_as_jing_does(name: str, shared: Path, jing: str, tmp_path: Path) -> None:
    schema = shared / "tei" / f"{name}.rng"
    if not MANY and name != "tei_all":
        pytest.skip("set TEI_COMPARE to a number to compare by this schema")
    files = made(schema, tmp_path, MANY or 10, 2 * MANY or 40)
    done = compare(jing, schema, files)
    assert done.verdicts == []
    assert done.firsts == []
    # What jing repeats of an unknown element at each of its children is left out.
    assert done.found >= 0.9 * (done.lines - done.repeated)
    assert done.invalid > len(files) // 6


def test_the_exemplars_are_read(shared: Path) -> None:
    for schema in sorted((shared / "tei" / "exemplars").glob("*.rng")):
        tables, _ = compile_schema(schema)
        assert tables.definitions
        assert validate_bytes(b"<a/>", "a.xml", Options(schema))[0].code == "X002"


def test_first_errors_stand_in_the_lines_of_jing(shared: Path) -> None:
    judge = own_engine(shared / "tei" / "tei_all.rng")
    same = total = 0
    for row in (shared / "tei" / "VERDICTS.tsv").read_text().splitlines():
        name, verdict, _, line = row.split("\t")
        if verdict == "invalid":
            found = judge.check(shared / "tei" / "documents" / name, name)
            total += 1
            same += next(each.line for each in found if each.code not in ("X009", "X010")) == int(line)
    assert total > 30
    assert same == total


LONGEST = 4
C = '<ref name="c"/>'
Words = frozenset[str]


def joined(one: Words, other: Words) -> Words:
    return frozenset(a + b for a in one for b in other if len(a + b) <= LONGEST)


def repeated(words: Words) -> Words:
    whole = words
    while (longer := whole | joined(whole, words)) != whole:
        whole = longer
    return whole


def mixed(one: str, other: str) -> Words:
    if not one or not other:
        return frozenset((one + other,))
    first = frozenset(one[0] + rest for rest in mixed(one[1:], other))
    return first | frozenset(other[0] + rest for rest in mixed(one, other[1:]))


def model(dice: random.Random, depth: int) -> tuple[str, Words]:
    """A content model, and all contents up to a length that it allows, by the definition of each pattern."""
    kind = dice.choice(("choice", "group", "interleave", "optional", "zeroOrMore", "oneOrMore", "leaf", "leaf"))
    if depth == 0 or kind == "leaf":
        name = dice.choice("bc")
        return f'<ref name="{name}"/>', frozenset((name,))
    if kind == "interleave":
        # One name on each side, as section 7.4 demands.
        many = f'<interleave><zeroOrMore><ref name="b"/></zeroOrMore><group>{C * 2}</group></interleave>'
        pairs = (mixed("b" * count, "cc") for count in range(LONGEST - 1))
        return many, frozenset().union(*pairs)
    inner, words = model(dice, depth - 1)
    if kind in ("choice", "group"):
        other, others = model(dice, depth - 1)
        return f"<{kind}>{inner}{other}</{kind}>", words | others if kind == "choice" else joined(words, others)
    whole = words if kind == "optional" else repeated(words)
    return f"<{kind}>{inner}</{kind}>", whole if kind == "oneOrMore" else whole | {""}


def test_random_content_models(tmp_path: Path) -> None:
    dice = random.Random(5)
    leaf = '<define name="{0}"><element name="{0}"><empty/></element></define>'
    contents = ["".join(each) for length in range(LONGEST + 1) for each in product("bc", repeat=length)]
    for number in range(100):
        path = tmp_path / f"{number}.rng"
        content, words = model(dice, 4)
        whole = f'<start><element name="a">{content}</element></start>{leaf.format("b")}{leaf.format("c")}'
        path.write_text(RNG.format(whole))
        for each in contents:
            text = f"<a>{''.join(f'<{name}/>' for name in each)}</a>"
            assert (validate_bytes(text.encode(), "a", Options(path)) == []) == (each in words), (text, whole)
