"""What is wrong with a file: each defect once, at its line, in our words."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.diagnostic import Severity
from tei.errors import TeiError
from tei.report import text
from tei.schema import schema_path
from tei.validate import explanation, validate, validate_paths
from tei.validate.codes import explanations

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "tei"
EVERYTHING = ROOT / "tests" / "fixtures" / "everything.xml"
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body>\n"
)
RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">{}</grammar>'
FOOT = "</body></text></TEI>"


def found(tmp_path: Path, body: str, whole: bool = False, schema: Path | None = None) -> list[str]:
    """The defects of a body, as `line code message`; the body begins in line 2."""
    path = tmp_path / "edition.xml"
    path.write_text(body if whole else HEAD + body + FOOT, encoding="utf-8")
    return [f"{each.line} {each.code} {each.message}" for each in validate(path, schema)]


@pytest.mark.parametrize("schema", ["edition.rng", "edition.xsd"])
def test_nothing_wrong(schema: str) -> None:
    assert validate(EVERYTHING, schema_path(schema)) == []


@pytest.mark.parametrize(
    ("body", "defects"),
    [
        ("<p>a</p>", []),
        ("<para>a</para>", ["2 X002 `para` is not an element of the schema"]),
        (
            "<p><b>a</b>\n<i>c</i></p>",
            ["2 X002 `b` is not an element of the schema", "3 X002 `i` is not an element of the schema"],
        ),
        ("<p>a</p>\n<head>b</head>", ["3 X003 `head` is not allowed at this place in `body`, after `p`"]),
        ("<p>a</p><p>\n<head>b</head></p>", ["3 X003 `head` is not allowed in `p`"]),
        (
            "<div><p>a</p></div>\n<p>b</p><p>c</p><ab>d</ab>",
            ["3 X003 `p` is not allowed at this place in `body`, after `div` (and 2 more after it: `p` and `ab`)"],
        ),
        (
            "<div><p>a</p></div>\n<p>b</p><div><p>a</p></div>\n<p>c</p>",
            [
                "3 X003 `p` is not allowed at this place in `body`, after `div`",
                "4 X003 `p` is not allowed at this place in `body`, after `div`",
            ],
        ),
        ("<p>a<choice>\n<corr>b</corr><sic>c</sic></choice></p>", ["3 X003 `corr` stands before `sic` in `choice`"]),
        ("<p>a<lb>b</lb></p>", ['2 X005 text may not stand directly in `lb`: "b"']),
        ("<p>a<lb><hi>b</hi></lb></p>", ["2 X003 `hi` is not allowed in `lb`"]),
        ("<p><choice><sic>a</sic></choice></p>", ["2 X004 `choice` is not complete: `corr` is missing after `sic`"]),
        ("<p><choice>\n<reg>a</reg></choice></p>", ["3 X004 `orig` is missing before `reg` in `choice`"]),
        ("<list/>", ["2 X004 `list` is not complete: `item` or `label` is missing"]),
        ("<list><itm>a</itm></list>", ["2 X002 `itm` is not an element of the schema"]),
        ("<p>a</p>\n\n stray <p>b</p>", ['4 X005 text may not stand directly in `body`: "stray"']),
        ('<p wen="1">a</p>', ['2 X006 @wen "1" is not allowed on `p`']),
        ('<p id="a">a</p>', ['2 X006 @id "a" is not allowed on `p`']),
        ('<p>a <date when="5 May">b</date></p>', ['2 X007 @when of `date` cannot be "5 May"']),
        (
            '<p cert="hi" n="1" rend="x y">a</p>',
            ['2 X007 @cert of `p` cannot be "hi"', '2 X007 @rend of `p` cannot be "x y"'],
        ),
        ("<p>a <milestone/></p>", ["2 X008 `milestone` has no @unit, which the schema requires"]),
        ('<p>a <milestone units="page"/></p>', ['2 X006 @units "page" is not allowed on `milestone`']),
        ('<p xml:id="a">a</p>\n<p xml:id="a">a</p>', ['3 X009 the id "a" is used twice, first in line 2']),
        (
            '<p>a<ref target="#b https://x.org/#c #d">1</ref></p>',
            [
                '2 X010 @target of `ref` points to "#b", which is no id in this file',
                '2 X010 @target of `ref` points to "#d", which is no id in this file',
            ],
        ),
        ('<p\n  rend="bold"\n  foo="1"\n>a</p>', ['2 X006 @foo "1" is not allowed on `p`']),
        (
            '<p>a <svg xmlns="http://www.w3.org/2000/svg"><path d="x"/></svg></p>',
            ["2 X002 `svg` is of another vocabulary, which the schema does not know"],
        ),
        ("<!-- c --><?pi x?><p>a</p><!-- d -->", []),
    ],
)
def test_defects(tmp_path: Path, body: str, defects: list[str]) -> None:
    assert found(tmp_path, body) == defects


@pytest.mark.parametrize(
    ("file", "defects"),
    [
        ("<a>", ["1 X001 the file ends inside `a`, opened in line 1"]),
        ("<text/>", ["1 X002 `text` is in no namespace, not in that of TEI"]),
        ('<text xmlns="http://www.tei-c.org/ns/1.0"><body><p/></body></text>', ["1 X003 the root element is `text`"]),
        ("<html/>", ["1 X002 `html` is of another vocabulary, which the schema does not know"]),
        (
            HEAD.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") + "<p>a</p>" + FOOT,
            ["1 X002 `TEI` is in no namespace, not in that of TEI"],
        ),
        (
            HEAD.replace("<sourceDesc><p>S</p></sourceDesc>", "") + "<p/>" + FOOT,
            ["1 X004 `fileDesc` is not complete: `sourceDesc` is missing after `publicationStmt`"],
        ),
        (
            HEAD.replace("<publicationStmt><p>P</p></publicationStmt>", "") + "<p/>" + FOOT,
            ["1 X004 `publicationStmt` is missing before `sourceDesc` in `fileDesc`"],
        ),
    ],
)
def test_defects_of_the_whole(tmp_path: Path, file: str, defects: list[str]) -> None:
    assert found(tmp_path, file, whole=True) == defects


@pytest.mark.parametrize(
    ("body", "help"),
    [
        ("<paragraph>a</paragraph>", "did you mean `p`?"),
        ("<p><b>a</b></p>", 'did you mean `hi rend="bold"`?'),
        ("<p><persname>a</persname></p>", "did you mean `persName`?"),
        ("<div><haed>a</haed></div>", "did you mean `head`?"),
        ('<p id="a">a</p>', "did you mean @xml:id?"),
        ('<p cert="Hgh">a</p>', 'did you mean "high"? write high, medium, low or unknown'),
        ("<p><milestone/></p>", "add @unit: page, column, line, "),
        ('<p xml:id="note-1">a<ref target="#note1">1</ref></p>', 'did you mean "#note-1"? '),
        ("<list/>", "add `item` or `label`"),
        ('<p><date when="x">a</date></p>', "write a date such as 1962, 1962-03, 1962-03-05"),
    ],
)
def test_help(tmp_path: Path, body: str, help: str) -> None:
    path = tmp_path / "edition.xml"
    path.write_text(HEAD + body + FOOT, encoding="utf-8")
    (diagnostic,) = validate(path)
    assert diagnostic.help.startswith(help)


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("<para>a</para>", "X002", 2),
        ("<p>a</p>\n<head>b</head>", "X003", 3),
        ("<list/>", "X004", 2),
        ("<p>a</p>\n stray", "X005", 3),
        ('<p wen="1">a</p>', "X006", 2),
        ('<p cert="hi">a</p>', "X007", 2),
        ("<p>a <milestone/></p>", "X008", 2),
        ('<p xml:id="a">a</p>\n<p xml:id="a">a</p>', "X009", 3),
    ],
)
def test_xsd_says_the_same(tmp_path: Path, body: str, code: str, line: int) -> None:
    (defect,) = found(tmp_path, body, schema=schema_path("edition.xsd"))
    assert defect.startswith(f"{line} {code} ")


def test_every_unknown_name_is_reported(tmp_path: Path) -> None:
    body = "".join(f'<p>\n<x{number}/><hi a{number}="1">b</hi></p>' for number in range(50))
    defects = found(tmp_path, body)
    assert sum(" X002 " in each for each in defects) == 50
    assert sum(" X006 " in each for each in defects) == 50
    assert len(defects) == 100


@pytest.mark.parametrize("code", [code for code, each in explanations().items() if code.startswith("X") and each.bad])
def test_explanations(tmp_path: Path, code: str) -> None:
    about = explanation(code.lower())
    assert about is not None
    assert {each.split()[1] for each in found(tmp_path, about.bad)} == {code}
    assert found(tmp_path, about.good) == []


def test_codes_are_all_explained() -> None:
    numbers = [*range(1, 12), 20, 21, 22, *range(30, 34)]
    assert [code for code in explanations() if code.startswith("X")] == [f"X{number:03}" for number in numbers]
    assert explanation("X999") is None


def test_pointers_are_warnings_under_other_schemas(tmp_path: Path) -> None:
    schema = tmp_path / "other.rng"
    schema.write_bytes(schema_path("edition.rng").read_bytes())
    path = tmp_path / "edition.xml"
    path.write_text(HEAD + '<p>a<ref target="#b">1</ref></p>' + FOOT, encoding="utf-8")
    assert [each.severity for each in validate(path)] == [Severity.ERROR]
    assert [each.severity for each in validate(path, schema)] == [Severity.WARNING]


def test_a_grammar_inside_a_grammar(tmp_path: Path) -> None:
    schema = tmp_path / "nested.rng"
    schema.write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><grammar><start>'
        '<element name="a"><text/></element></start></grammar></start></grammar>'
    )
    assert found(tmp_path, "<a>x</a>", whole=True, schema=schema) == []
    (defect,) = found(tmp_path, "<a>\n<b/></a>", whole=True, schema=schema)
    assert defect == "2 X002 `b` is not an element of the schema"


def test_included_schema(tmp_path: Path) -> None:
    (tmp_path / "part.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
        '<define name="b"><element name="b"><text/></element></define>'
        '<define name="c"><element name="c"><empty/></element></define></grammar>'
    )
    schema = tmp_path / "whole.rng"
    schema.write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="part.rng"><define name="c">'
        '<element name="d"><empty/></element></define></include>'
        '<start><element name="a"><ref name="b"/><optional><ref name="c"/></optional></element></start></grammar>'
    )
    assert found(tmp_path, "<a><b>x</b><d/></a>", whole=True, schema=schema) == []
    assert found(tmp_path, "<a><b>x</b><c/></a>", whole=True, schema=schema) == [
        "1 X002 `c` is not an element of the schema"
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.rng", None, "there is no schema file"),
        ("a.dtd", "<!ELEMENT a ANY>", "give a file.rng, file.rnc, file.xsd or file.sch"),
        ("a.rng", "<a/>", "is not a correct RELAX NG schema"),
        ("a.rng", "start = x", "not XML"),
        ("a.rng", RNG.format('<start><ref name="x"/></start>'), "is not a correct RELAX NG schema"),
        (
            "a.rng",
            RNG.format('<start><ref name="x"/></start><define name="x"><ref name="x"/></define>'),
            "not a correct",
        ),
        ("a.rng", RNG.format(""), "is not a correct RELAX NG schema"),
        ("a.xsd", "<a/>", "is not a correct W3C XML Schema"),
    ],
)
def test_wrong_schema(tmp_path: Path, name: str, content: str | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(TeiError, match=words):
        validate(EVERYTHING, tmp_path / name)


GROUPED = """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <choice><attribute name="when"/><group><attribute name="from"/><attribute name="to"/></group></choice>
  <optional><attribute name="n"><data type="integer"/></attribute></optional>
  <data type="NCName"/>
</element>"""


@pytest.mark.parametrize(
    ("file", "defects"),
    [
        ('<a when="1">x</a>', []),
        ('<a from="1" n=" 2 " to="1">x</a>', []),
        ("<a>x</a>", ["1 X008 `a` has no @when or @from, which the schema requires"]),
        ('<a from="1">x</a>', ["1 X008 `a` has no @to, which the schema requires"]),
        ('<a when="1" to="1">x</a>', ['1 X006 @to "1" of `a` does not go with its other attributes']),
        ('<a when="1" n="x">x</a>', ['1 X007 @n of `a` cannot be "x"']),
        ('<a when="1">two words</a>', ['1 X007 the text of `a` cannot be "two words"']),
        ('<a when="1"/>', ['1 X007 the text of `a` cannot be ""']),
    ],
)
def test_attributes_that_go_together(tmp_path: Path, file: str, defects: list[str]) -> None:
    schema = tmp_path / "grouped.rng"
    schema.write_text(GROUPED)
    assert found(tmp_path, file, whole=True, schema=schema) == defects
    assert etree.RelaxNG(etree.parse(schema)).validate(etree.fromstring(file)) == (not defects)


@pytest.mark.parametrize(
    "path", sorted((SHARED / "documents").glob("*.xml")) or [None], ids=lambda path: path and path.stem
)
def test_judges_as_jing_does(path: Path | None) -> None:
    if path is None:
        pytest.skip("no documents of other projects beside the checkout")
    rows = (line.split("\t") for line in (SHARED / "VERDICTS.tsv").read_text(encoding="utf-8").splitlines())
    verdicts = {row[0]: row[1] for row in rows}
    others = ("X009", "X010", "X030", "X031", "X032", "X033")
    defects = [each for each in validate(path, SHARED / "tei_all.rng") if each.code not in others]
    assert ("invalid" if defects else "valid") == verdicts[path.name]


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match="there is no file"):
        validate(tmp_path / "none.xml")


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<a>")
    (tmp_path / "b.xml").write_text(HEAD + "<p wen='1'/>" + FOOT)
    (tmp_path / "c.xml").write_bytes(EVERYTHING.read_bytes())
    codes = [(Path(each.file).name, each.code) for each in validate_paths([tmp_path])]
    assert codes == [("a.xml", "X001"), ("b.xml", "X006")]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.xml"
    path.write_bytes(data)
    for line in text(validate(path)):
        assert "\n" not in line


NAMES = st.sampled_from(["p", "TEI", "text", "body", "hi", "lb", "choice", "x", "x:y", "list", "date", "svg:a"])
SPACES = st.sampled_from(
    ["", ' xmlns="http://www.tei-c.org/ns/1.0"', ' xmlns:x="y"', ' when="1"', ' xml:id="a"', ' x:z=""']
)
TREES = st.recursive(
    st.sampled_from(["a", " ", "<!--c-->", "<?p?>", "&amp;", "<![CDATA[x]]>"]),
    lambda inner: st.builds(
        lambda name, space, parts: f"<{name}{space}>{''.join(parts)}</{name}>",
        NAMES,
        SPACES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(tree=TREES)
def test_any_tree(tmp_path: Path, tree: str) -> None:
    path = tmp_path / "any.xml"
    path.write_text(f'<r xmlns:x="u" xmlns:svg="v">{tree}</r>', encoding="utf-8")
    assert validate(path)
    path.write_text(HEAD.replace("<TEI ", '<TEI xmlns:x="u" xmlns:svg="v" ') + tree + FOOT, encoding="utf-8")
    for diagnostic in validate(path):
        assert diagnostic.line >= 1
        assert diagnostic.message[0] not in " A"


def test_deep_trees(tmp_path: Path) -> None:
    assert found(tmp_path, "<p>" + "<hi>" * 1500 + "x" + "</hi>" * 1500 + "</p>") == []
    assert len(found(tmp_path, "<p>" + "<hj>" * 1500 + "x" + "</hj>" * 1500 + "</p>")) == 1500
