"""Known defects: what is known again, what is new, what is fixed; and the file that holds them."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.baseline.compare import accept, compare
from tei.baseline.file import read_baseline, write_baseline
from tei.baseline.known import Known, known_as
from tei.cli import run
from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter</title></titleStmt>'
HEAD += "<publicationStmt><publisher>Press</publisher><date>2024</date><availability><p>Free.</p></availability>"
HEAD += "</publicationStmt><sourceDesc><p>A letter.</p></sourceDesc></fileDesc>"
HEAD += "</teiHeader>\n<text><body>\n"
TAIL = "</body></text></TEI>\n"
OLD = '<p>It was signed on <date when="5 March 1962">5 March 1962</date> in the harbour office.</p>\n'
OTHER = '<p>Nobody knew of it before <date when="spring">the spring</date> of that year.</p>\n'
GOOD = "<p>The harbour was open.</p>\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tei(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = run([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return call


def letter(name: str, *paragraphs: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(paragraphs) + TAIL, encoding="utf-8")
    return path


def check(tei: Run, *options: str, paths: tuple[str, ...] = (".",)) -> tuple[list[str], str]:
    """The places and codes of what is shown, and what is said."""
    status, out, err = tei("validate", *paths, "--baseline", "known.jsonl", "--format", "concise", *options)
    lines = [line for line in out.splitlines() if line]
    assert status == (1 if lines else 0)
    return [re.sub(r":\d+: error (\w+) .*", r" \1", line) for line in lines], err


class TestCommand:
    def test_what_is_known_is_not_shown_and_what_is_new_fails(self, tei: Run) -> None:
        letter("a.xml", OLD)
        letter("b.xml", GOOD)
        status, out, err = tei("validate", ".", "--baseline", "known.jsonl", "--write-baseline")
        assert (status, out) == (0, "")
        assert "known.jsonl: 1 known defect, 1 of them new" in err
        assert check(tei) == ([], "1 known defect not shown (known.jsonl)\n" + err.split("\n", 1)[1])
        letter("b.xml", OTHER)
        shown, err = check(tei)
        assert shown == ["b.xml:3 X007"]
        assert "1 defect found" in err

    def test_lines_above_and_formatting_do_not_matter(self, tei: Run) -> None:
        letter("a.xml", OLD, OTHER)
        check(tei, "--write-baseline")
        spaced = OLD.replace('"', "'").replace("<date ", "<date\n      ").replace("in the", "in\n   the")
        letter(
            "a.xml",
            GOOD * 5,
            "<!-- seen -->",
            spaced,
            GOOD,
            f"<div>{OTHER}</div>".replace("<div>", "").replace("</div>", ""),
        )
        assert check(tei)[0] == []

    def test_a_word_changed_beside_an_old_defect_does_not_make_it_new(self, tei: Run) -> None:
        letter("a.xml", OLD)
        check(tei, "--write-baseline")
        letter("a.xml", OLD.replace("in the harbour", "at the harbor"))
        assert check(tei)[0] == []

    def test_a_second_one_like_it_is_new(self, tei: Run) -> None:
        letter("a.xml", OLD)
        check(tei, "--write-baseline")
        letter("a.xml", OLD, OLD)
        assert check(tei)[0] == ["a.xml:4 X007"]

    def test_a_new_one_in_the_place_of_one_that_was_fixed_is_new(self, tei: Run) -> None:
        letter("a.xml", OLD)
        check(tei, "--write-baseline")
        letter("a.xml", OTHER)
        shown, err = check(tei)
        assert shown == ["a.xml:3 X007"]
        assert "1 known defect is fixed: call again with --update-baseline, and commit known.jsonl" in err

    def test_what_is_fixed_is_taken_off_and_what_is_new_is_not_taken_in(self, tei: Run) -> None:
        letter("a.xml", OLD, OTHER)
        check(tei, "--write-baseline")
        letter("a.xml", GOOD, OTHER, OLD.replace("5 March", "6 March"))
        before = Path("known.jsonl").read_text().splitlines()
        shown, err = check(tei, "--update-baseline")
        assert shown == ["a.xml:5 X007"]
        assert "known.jsonl: 1 fixed defect taken off" in err
        after = Path("known.jsonl").read_text().splitlines()
        assert [line for line in before if "spring" in line or "tei-baseline" in line] == after
        assert "taken off" not in check(tei, "--update-baseline")[1]
        letter("a.xml", OLD)
        assert check(tei)[0] == ["a.xml:3 X007"]

    def test_only_what_was_checked_is_fixed(self, tei: Run) -> None:
        letter("a.xml", OLD)
        letter("b.xml", OTHER)
        check(tei, "--write-baseline")
        letter("a.xml", GOOD)
        letter("b.xml", GOOD)
        assert "1 fixed defect taken off" in check(tei, "--update-baseline", paths=("b.xml",))[1]
        assert list(map(file_of, Path("known.jsonl").read_text().splitlines()[1:])) == ["a.xml"]
        letter("c.xml", OLD)
        check(tei, "--write-baseline", paths=("c.xml",))
        assert list(map(file_of, Path("known.jsonl").read_text().splitlines()[1:])) == ["a.xml", "c.xml"]

    def test_what_was_not_looked_for_is_not_fixed(self, tei: Run) -> None:
        letter("a.xml", '<p>He said <foreign xml:lang="rus">да</foreign>.</p>', OLD)
        tei("validate", ".", "--baseline", "known.jsonl", "--write-baseline")
        codes = {json.loads(line).get("code") for line in Path("known.jsonl").read_text().splitlines()}
        assert {"L003", "X007"} <= codes
        assert "fixed" not in check(tei, "--no-rules")[1]
        Path("a.xml").write_text("<TEI>")
        shown, err = check(tei)
        assert [line.split()[-1] for line in shown] == ["X001"]
        assert "fixed" not in err

    def test_a_file_that_was_moved_keeps_its_defects(self, tei: Run) -> None:
        letter("letters/a.xml", OLD, OTHER)
        letter("letters/b.xml", OLD)
        check(tei, "--write-baseline")
        Path("letters/a.xml").rename("renamed.xml")
        shown, err = check(tei, "--update-baseline")
        assert shown == []
        assert "taken off" not in err
        assert [file_of(line) for line in Path("known.jsonl").read_text().splitlines()[1:]] == [
            "letters/b.xml",
            "renamed.xml",
            "renamed.xml",
        ]

    def test_a_new_file_with_the_defects_of_one_that_is_there_is_new(self, tei: Run) -> None:
        letter("a.xml", OLD)
        check(tei, "--write-baseline")
        letter("copy.xml", OLD)
        assert check(tei)[0] == ["copy.xml:3 X007"]

    def test_defects_of_a_file_that_is_gone_are_fixed(self, tei: Run) -> None:
        letter("a.xml", OLD)
        letter("b.xml", GOOD)
        check(tei, "--write-baseline")
        Path("a.xml").unlink()
        assert "1 fixed defect taken off" in check(tei, "--update-baseline")[1]
        assert len(Path("known.jsonl").read_text().splitlines()) == 1

    def test_wherever_it_is_called(self, tei: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        letter("project/letters/a.xml", OLD)
        Path("project/ci").mkdir()
        tei("validate", "project", "--baseline", "project/ci/known.jsonl", "--write-baseline")
        assert file_of(Path("project/ci/known.jsonl").read_text().splitlines()[1]) == "../letters/a.xml"
        monkeypatch.chdir(tmp_path / "project" / "letters")
        assert tei("validate", "a.xml", "--baseline", "../ci/known.jsonl")[:2] == (0, "")
        assert tei("validate", tmp_path / "project", "--baseline", "../ci/known.jsonl")[:2] == (0, "")

    def test_in_every_language_and_form(self, tei: Run) -> None:
        letter("a.xml", OLD)
        check(tei, "--write-baseline")
        for language in ("de", "fr", "ru"):
            assert check(tei, "--lang", language)[0] == []
        assert tei("validate", ".", "--baseline", "known.jsonl", "--json")[:2] == (0, "[]\n")

    def test_there_is_none(self, tei: Run) -> None:
        letter("a.xml", OLD)
        for option in ((), ("--update-baseline",)):
            status, out, err = tei("validate", ".", "--baseline", "known.jsonl", *option)
            assert (status, out) == (2, "")
            assert err.splitlines()[-1] == (
                "tei: there is no file known.jsonl; make it with --baseline known.jsonl --write-baseline"
            )

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("--update-baseline",), "--baseline"),
            (("--baseline", "k", "--update-baseline", "--write-baseline"), "not both"),
            (("--baseline", "k", "--diff"), "checked"),
        ],
    )
    def test_what_does_not_go_together(self, tei: Run, options: tuple[str, ...], words: str) -> None:
        letter("a.xml", OLD)
        status, _, err = tei("validate", "a.xml", *options)
        assert status == 2
        assert words in err


def file_of(line: str) -> str:
    return str(json.loads(line)["file"])


class TestFile:
    @pytest.mark.parametrize(
        "line",
        [
            b"no JSON",
            b"[]",
            b"7",
            b"{}",
            b'{"file": "a.xml"}',
            b'{"code": 7, "file": "a.xml"}',
            b'{"code": "X001", "file": ["a.xml"]}',
            b'{"code": "X001", "file": "a.xml", "count": 0}',
            b'{"code": "X001", "file": "a.xml", "count": -1}',
            b'{"code": "X001", "file": "a.xml", "count": true}',
            b'{"code": "X001", "file": "a.xml", "count": 1e9}',
            b'{"code": "X001", "file": "a.xml", "count": 99999999999}',
            b'{"code": "X001", "file": "a.xml", "count": ' + b"9" * 10_000 + b"}",
            b'{"code": "X001", "file": "a.xml", "command": "rm"}',
            b"[" * 100_000,
            b'{"a":' * 100_000,
            b"\xff\xfe",
            b"\x00",
        ],
        ids=range(18),
    )
    def test_what_is_no_known_defect(self, tmp_path: Path, line: bytes) -> None:
        path = tmp_path / "known.jsonl"
        path.write_bytes(b'{"tei-baseline": 1}\n\n' + line + b"\n")
        with pytest.raises(TeiError, match=r"known\.jsonl:3: this is no known defect: ") as raised:
            read_baseline(path)
        assert len(str(raised.value)) < 300 + len(str(path))

    def test_both_sides_of_a_merge(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        path.write_text(
            '{"tei-baseline": 1}\n<<<<<<< HEAD\n{"file": "a.xml", "code": "X001"}\n=======\n>>>>>>> other\n'
        )
        with pytest.raises(TeiError, match=r"known\.jsonl:2: git left both sides"):
            read_baseline(path)
        path.write_text('{"tei-baseline": 1}\n' + '{"file": "a.xml", "code": "X001", "count": 2}\n' * 2)
        assert read_baseline(path) == {Known("a.xml", "X001", "", "", ""): 2}

    def test_another_version(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        path.write_text('{"tei-baseline": 2}\n')
        with pytest.raises(TeiError, match="another version"):
            read_baseline(path)

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(TeiError, match="cannot be read"):
            read_baseline(tmp_path)

    def test_line_ends_of_windows_and_a_byte_order_mark(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        path.write_bytes(b'\xef\xbb\xbf{"tei-baseline": 1}\r\n{"file": "a.xml", "code": "X001"}\r\n')
        assert read_baseline(path) == {Known("a.xml", "X001", "", "", ""): 1}

    def test_what_cannot_be_seen_is_written_out(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        hidden = "a\u202eb\u200bc\u00add\U000e0041\u2028e\udcff"
        known = {Known(hidden, "C003", "TEI", hidden, hidden): 1}
        write_baseline(path, known)
        text = path.read_text(encoding="utf-8")
        assert "\\u202e" in text
        assert not set(hidden) - set("abcde") & set(text)
        assert read_baseline(path) == known

    def test_one_line_for_each_in_their_order(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        write_baseline(
            path, {Known("b.xml", "X001", "", "", ""): 1, Known("a.xml", "X007", "TEI/p", "Größe", "<p>"): 3}
        )
        assert path.read_text(encoding="utf-8").splitlines()[1:] == [
            '{"file": "a.xml", "code": "X007", "path": "TEI/p", "text": "Größe", "excerpt": "<p>", "count": 3}',
            '{"file": "b.xml", "code": "X001"}',
        ]

    def test_two_branches_that_fix_and_add_are_merged_by_git(self, tmp_path: Path) -> None:
        from repositories import make_repository

        made = make_repository(tmp_path / "project")
        path = made.folder / "known.jsonl"
        all_known = {Known(f"{name}.xml", "X001", "", "", ""): 1 for name in "abcdefgh"}
        write_baseline(path, all_known)
        made.commit()
        made.branch("one")
        write_baseline(path, {each: 1 for each in all_known if each.file != "b.xml"})
        made.commit()
        made.git("checkout", "--quiet", "main")
        write_baseline(path, {each: 1 for each in all_known if each.file != "g.xml"})
        made.commit()
        made.git("merge", "--quiet", "--no-edit", "one")
        assert {each.file[0] for each in read_baseline(path)} == set("acdefh")

    def test_a_hundred_thousand(self, tmp_path: Path) -> None:
        path = tmp_path / "known.jsonl"
        known = {Known(f"{n % 2000}.xml", "X007", "TEI/text/body/p", str(n), "<p>"): 1 for n in range(100_000)}
        write_baseline(path, known)
        assert read_baseline(path) == known
        found = list(known)
        names = {each.file for each in found}
        compared = compare(known, found, names, tmp_path)
        assert (compared.new, compared.known, compared.fixed, compared.left) == ((), 100_000, 0, known)


texts = st.text(st.sampled_from("ab<>\"' \n\u00ad\u202e€\U0001f600"), max_size=6)
some = st.builds(
    Known, st.sampled_from(["a.xml", "b.xml", "ä b.xml", ""]), st.sampled_from(["X007", "P001"]), texts, texts, texts
)
counts = st.dictionaries(some, st.integers(1, 3), max_size=8)


@settings(deadline=None)
@given(known=counts)
def test_what_is_written_is_read(known: dict[Known, int], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("known") / "known.jsonl"
    write_baseline(path, known)
    assert read_baseline(path) == known
    first = path.read_bytes()
    write_baseline(path, dict(reversed(known.items())))
    assert path.read_bytes() == first


@settings(deadline=None)
@given(known=counts, found=st.lists(some, max_size=8))
def test_nothing_is_counted_twice_and_nothing_lost(known: dict[Known, int], found: list[Known]) -> None:
    checked = {"a.xml", "b.xml", "ä b.xml"}
    compared = compare(known, found, checked, Path("nowhere"))
    assert len(compared.new) + compared.known == len(found)
    assert sum(compared.left.values()) + compared.fixed == sum(known.values())
    assert list(compared.new) == sorted(set(compared.new))
    for each, times in compared.left.items():
        assert 0 < times <= known[each]


@settings(deadline=None)
@given(known=counts, found=st.lists(some, max_size=8))
def test_what_was_accepted_is_known(known: dict[Known, int], found: list[Known]) -> None:
    checked = {"a.xml", "b.xml", "ä b.xml"}
    after = accept(known, found, compare(known, found, checked, Path("nowhere")))
    again = compare(after, found, checked, Path("nowhere"))
    assert again.new == ()
    assert again.fixed == 0


@settings(deadline=None)
@given(found=st.lists(some, max_size=8), extra=st.integers(1, 3))
def test_one_more_of_what_is_known_is_new(found: list[Known], extra: int) -> None:
    known = Counter(found)
    more = [each for each in found[:1] for _ in range(extra)]
    assert len(compare(known, found + more, {"a.xml"}, Path("nowhere")).new) == len(more)


def test_a_file_rewritten_from_end_to_end_takes_no_longer(tmp_path: Path) -> None:
    """Each of many lost defects was compared with each of many new ones, for hours."""
    known = {Known("a.xml", "X007", "p", "", f"<p>{n}"): 1 for n in range(20_000)}
    found = [Known("a.xml", "X007", "p", "", f"<head>{n} and more") for n in range(20_000)]
    compared = compare(known, found, {"a.xml"}, tmp_path)
    assert (len(compared.new), compared.fixed) == (20_000, 20_000)


def test_a_defect_of_a_schema_has_no_name_of_this_machine(tmp_path: Path) -> None:
    found = Diagnostic("X033", Severity.WARNING, "a rule was not checked", str(tmp_path / "store" / "x.sch"), 3)
    (known,) = known_as([found], [tmp_path / "a.xml"], tmp_path)
    assert known == Known("", "X033", "", "", "")
    assert compare({known: 1}, [], {"a.xml"}, tmp_path).fixed == 0


def test_the_excerpt_is_of_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<p>\n  one <date  when="x">\n   two "three" </date> four five six seven eight nine</p>')
    found = Diagnostic("X007", Severity.ERROR, "…", str(path), 2, 7, "x", path="TEI/p[3]/date[1]")
    (known,) = known_as([found], [path], tmp_path)
    assert known == Known("a.xml", "X007", "TEI/p/date", "x", "<date when='x'> two 'three' </date> four")
    (beyond,) = known_as([replace(found, line=99, column=99)], [path], tmp_path)
    assert beyond.excerpt == ""


def test_the_line_of_the_page_is_what_is_written(tei: Run, root: Path) -> None:
    page = (root / "docs" / "validating.md").read_text(encoding="utf-8")
    letter("letters/a.xml", OLD)
    check(tei, "--write-baseline")
    assert Path("known.jsonl").read_text().splitlines()[1] in page.splitlines()
