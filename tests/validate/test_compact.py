"""The compact syntax of RELAX NG, by its specification, and beside trang and jing."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from compact_cases import RIGHT, WRONG
from lxml import etree
from rng_forms import RNG, difference, form

from tei.validate.compact import read_compact
from tei.validate.compact_text import CompactError


@pytest.fixture(scope="session")
def trang() -> str:
    found = shutil.which("trang")
    if found is None:
        pytest.skip("trang is not installed")
    return found


def read(text: str) -> etree._Element:
    return read_compact(text.encode(), "x.rnc").getroot()


def test_a_schema_reads_as_the_xml_syntax() -> None:
    text = (
        'default namespace = "urn:d"\nstart = a\n'
        'a |= # one\n  element a { attribute b { xsd:int { minInclusive = "1" } }? }'
    )
    assert etree.tostring(read(text), pretty_print=True).decode() == (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n'
        "  <start>\n"
        '    <ref name="a"/>\n'
        "  </start>\n"
        '  <define name="a" combine="choice">\n'
        "    <element>\n"
        '      <name ns="urn:d">a</name>\n'
        "      <optional>\n"
        "        <attribute>\n"
        '          <name ns="">b</name>\n'
        '          <data type="int" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">\n'
        '            <param name="minInclusive">1</param>\n'
        "          </data>\n"
        "        </attribute>\n"
        "      </optional>\n"
        "    </element>\n"
        "  </define>\n"
        "</grammar>\n"
    )


def test_lines_are_those_of_the_compact_syntax() -> None:
    root = read(
        'namespace n = "u"\n\nstart =\n  element n:\\x{61}\n  {\n    text,\n\n    (b\n    | """\n\n""") }\nb = empty'
    )
    lines = {etree.QName(each).localname: each.sourceline for each in root.iter()}
    assert lines == {"grammar": 3, "start": 3, "element": 4, "name": 4, "group": 6, "text": 6, "choice": 8} | {
        "ref": 8,
        "value": 9,
        "define": 12,
        "empty": 12,
    }


def test_names_of_values_find_their_namespaces() -> None:
    root = read('namespace p = "urn:p" namespace q = "" default namespace = "urn:d" element a { xsd:QName "p:x" }')
    value = next(root.iter(f"{RNG}value"))
    assert value.nsmap["p"] == "urn:p"
    assert value.get("ns") == "urn:d"
    assert etree.fromstring(etree.tostring(root)).nsmap["p"] == "urn:p"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" if encoding in ("utf-16-be", "utf-16-le") else ""
    (tmp_path / "a.rnc").write_bytes(f"{mark}element é {{ text }}".encode(encoding))
    name = next(read_compact(tmp_path / "a.rnc").iter(f"{RNG}name"))
    assert name.text == "é"


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(CompactError, match=r"^x\.rnc:2:5: found bytes that are not UTF-8"):
        read_compact(b"start =\na = \xff", "x.rnc")
    with pytest.raises(CompactError, match=r"^x\.rnc:1:3: found the character U\+0007"):
        read_compact(b"a \x07", "x.rnc")


def test_a_file_is_named_in_what_is_wrong_with_it(tmp_path: Path) -> None:
    file = tmp_path / "broken.rnc"
    file.write_text("start = ,")
    with pytest.raises(CompactError, match=re.escape(f'{file}:1:9: found ",", expected a pattern')):
        read_compact(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("start = a, b | c", 'found "|", expected "," again, or parentheses around what is joined by either'),
        ("text = empty", 'found "=", expected the end of the schema'),
        ("start = a start", 'found the end of the schema, expected "=", "|=" or "&="'),
        (
            "a = empty list = empty",
            'found "list", expected a definition, start, div or include; a keyword is a name as "\\list"',
        ),
        ("element a { 'b' 'c' }", 'found the literal "c", expected an operator or "}"'),
        ("element p:a { text }", 'found the prefix "p", which is not declared; add: namespace p = "..."'),
        ("start = a\n## end", "found the end of the schema, expected a definition"),
    ],
)
def test_what_is_said_of_mistakes(text: str, message: str) -> None:
    with pytest.raises(CompactError) as caught:
        read(text)
    assert message in str(caught.value)


def test_columns_count_what_stands_in_the_file() -> None:
    with pytest.raises(CompactError, match=r"^x\.rnc:2:26: found \";\""):
        read("start = a\na = element \\x{61}\\x{62} ; { text }")


@pytest.mark.parametrize(
    "opening",
    ["(", "element a { (", "list {", "grammar { start = ", "grammar { div { start = ", "token - (", "text, ("],
)
def test_what_is_too_deep_is_refused(opening: str) -> None:
    with pytest.raises(CompactError, match="inside 100 others"):
        read("start = " + opening * 5000)


@pytest.mark.parametrize("opening", ["a [ ", "element ( ", "div { "])
def test_what_is_too_deep_beside_patterns_is_refused(opening: str) -> None:
    before = {"a [ ": "start = [ ", "element ( ": "element ", "div { ": ""}[opening]
    with pytest.raises(CompactError, match="inside 100 others"):
        read(before + opening.removeprefix("element ") * 5000)


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_in_the_syntax(name: str) -> None:
    text, line, column = WRONG[name]
    with pytest.raises(CompactError) as caught:
        read(text)
    assert str(caught.value).startswith(f"x.rnc:{line}:{column}: found ")


def test_jing_refuses_them_too(jing: str, tmp_path: Path) -> None:
    write_all({name: text for name, (text, _, _) in WRONG.items()}, tmp_path)
    run = subprocess.run([jing, "-c", "all.rnc", "a.xml"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert set(re.findall(r"/([a-z0-9-]+)\.rnc:\d+:\d+: ", run.stdout)) == set(WRONG)


def test_trees_say_what_those_of_trang_say(trang: str, tmp_path: Path) -> None:
    write_all(RIGHT, tmp_path)
    subprocess.run([trang, "all.rnc", "out/all.rng"], cwd=tmp_path, check=True)
    for name in RIGHT:
        ours = read_compact(tmp_path / f"{name}.rnc").getroot()
        theirs = etree.parse(tmp_path / "out" / f"{name}.rng").getroot()
        assert (name, difference(form(ours), form(theirs))) == (name, "")
        assert (name, annotations(ours)) == (name, annotations(theirs))


def write_all(schemas: dict[str, str], folder: Path) -> None:
    """Each schema in a file, and one that refers to all, so that jing or trang starts once."""
    (folder / "out").mkdir()
    (folder / "a.xml").write_text("<a/>")
    (folder / "all.rnc").write_text("start = " + " | ".join(f'external "{name}.rnc"' for name in schemas))
    for name, text in schemas.items():
        (folder / f"{name}.rnc").write_bytes(text.encode())


def annotations(root: etree._Element) -> list[str]:
    """Annotations and what they are on, in any order and without white space, which trang adds to."""
    said = [
        str((each.tag, sorted(each.items()), "".join(etree.tostring(each, method="text", encoding="unicode").split())))
        for each in root.iter(etree.Element)
        if not each.tag.startswith(RNG)
    ]
    said += [
        str((each.tag, name, value)) for each in root.iter(f"{RNG}*") for name, value in each.items() if "{" in name
    ]
    return sorted(said)


@pytest.mark.parametrize("which", ["tei_all", "edition"])
def test_whole_schemas_come_back(
    which: str, trang: str, request: pytest.FixtureRequest, tmp_path: Path, root: Path
) -> None:
    """From the XML syntax to the compact one by trang, and back by us."""
    original = root / "schema" / "edition.rng" if which == "edition" else request.getfixturevalue("tei_all")
    subprocess.run([trang, original, tmp_path / "there.rnc"], check=True, capture_output=True)
    subprocess.run([trang, tmp_path / "there.rnc", tmp_path / "back.rng"], check=True, capture_output=True)
    ours = read_compact(tmp_path / "there.rnc").getroot()
    assert difference(form(ours), form(etree.parse(original).getroot())) == ""
    assert annotations(ours) == annotations(etree.parse(tmp_path / "back.rng").getroot())
    compile_all(ours)


def compile_all(schema: etree._Element) -> None:
    """Whether libxml2 too finds every pattern where it may be; `tei_all` takes it too long."""
    if len(list(schema.iter())) < 5000:
        etree.RelaxNG(schema)


INCLUDED = {
    "main": 'namespace p = "urn:p" default namespace = "urn:d"\n'
    'include "part.rnc" inherit = p { b = element b { c }\n div { d = attribute f { empty } } }\n'
    'include "rest.rnc"\n start |= element e { external "whole.rnc" inherit = p, external "whole.rnc" }\n',
    "part": "start |= element a { b }\nb = notAllowed c = element c { d } d = attribute g { empty } d &= text",
    "rest": "start |= element g { h* } div { h = element h { empty } }",
    "whole": "element w { text }",
}
DOCUMENTS = {
    '<a xmlns="urn:p"><b xmlns="urn:d"><c xmlns="urn:p" f=""/></b></a>': True,
    '<a xmlns="urn:d"><b xmlns="urn:d"><c xmlns="urn:p" f=""/></b></a>': False,
    '<a xmlns="urn:p"><b xmlns="urn:p"><c xmlns="urn:p" f=""/></b></a>': False,
    '<a xmlns="urn:p"><b xmlns="urn:d"><c xmlns="urn:d" f=""/></b></a>': False,
    '<g xmlns="urn:d"><h/><h/></g>': True,
    "<g><h/></g>": False,
    '<e xmlns="urn:d"><w xmlns="urn:p"/><w/></e>': True,
    '<e xmlns="urn:d"><w/><w/></e>': False,
}


def test_schemas_in_several_files(jing: str, tmp_path: Path) -> None:
    """Namespaces go over to what is included as jing has it."""
    for name, text in INCLUDED.items():
        (tmp_path / f"{name}.rnc").write_text(text)
        tree = read_compact(tmp_path / f"{name}.rnc")
        for each in tree.iter(f"{RNG}include", f"{RNG}externalRef"):
            each.set("href", each.get("href", "").replace(".rnc", ".rng"))
        tree.write(tmp_path / f"{name}.rng")
    for number, text in enumerate(DOCUMENTS):
        (tmp_path / f"{number}.xml").write_text(text)
    files = [f"{number}.xml" for number in range(len(DOCUMENTS))]
    for schema in (["-c", "main.rnc"], ["main.rng"]):
        run = subprocess.run([jing, *schema, *files], cwd=tmp_path, capture_output=True, text=True, check=False)
        wrong = set(re.findall(r"(\d+)\.xml:\d+:\d+: error", run.stdout))
        assert [str(number) not in wrong for number in range(len(DOCUMENTS))] == list(DOCUMENTS.values()), run.stdout


def test_the_namespace_of_who_includes() -> None:
    text = b'namespace n = inherit namespace m = "urn:m" element a { element n:b { empty }, element m:* - c { empty } }'
    left_out = read_compact(text, "x.rnc").getroot()
    given = read_compact(text, "x.rnc", namespace="urn:i").getroot()
    assert [each.get("ns") for each in left_out.iter(f"{RNG}name")] == [None, None, ""]
    assert [each.get("ns") for each in given.iter(f"{RNG}name")] == ["urn:i", "urn:i", "urn:i"]


def test_a_body_does_not_inherit_what_is_meant_for_the_schema_included() -> None:
    text = b'namespace p = "urn:p" include "b.rnc" inherit = p { start = element a { empty } } b = element b { empty }'
    root = read_compact(text, "x.rnc").getroot()
    assert [each.get("ns") for each in root.iter(f"{RNG}include", f"{RNG}name")] == ["urn:p", "", None]
