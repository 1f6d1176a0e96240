"""RELAX NG as its specification has it, section by section; with TEI_COMPARE set, jing is asked as well."""

import os
import subprocess
from pathlib import Path

import pytest
from relaxng_cases import CASES, WRONG, XMLNS, XSD, Case

from tei.errors import TeiError
from tei.validate import validate

ASK = bool(os.environ.get("TEI_COMPARE"))
"""jing needs a second to start, for each schema anew."""


def judged_by_jing(jing: str, schema: Path, documents: list[Path]) -> list[bool]:
    run = subprocess.run([jing, schema, *documents], capture_output=True, text=True, check=False)
    assert "fatal" not in run.stdout, run.stdout
    assert f"{schema}:" not in run.stdout, run.stdout
    return [f"{document}:" not in run.stdout for document in documents]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.section}-{case.schema[:60]}")
def test_documents(tmp_path: Path, case: Case, request: pytest.FixtureRequest) -> None:
    schema = tmp_path / "schema.rng"
    schema.write_text(case.text, encoding="utf-8")
    documents = []
    for number, text in enumerate((*case.valid, *case.invalid)):
        documents.append(tmp_path / f"{number}.xml")
        documents[-1].write_text(text, encoding="utf-8")
    expected = [True] * len(case.valid) + [False] * len(case.invalid)
    # Twice, so that what the first round taught is used by the second.
    for _ in range(2):
        assert [not validate(document, schema) for document in documents] == expected
    for document in documents:
        assert len({each.message for each in validate(document, schema)}) == len(validate(document, schema))
    if ASK:
        assert judged_by_jing(request.getfixturevalue("jing"), schema, documents) == expected


@pytest.mark.parametrize(("section", "text"), WRONG, ids=lambda text: text[:60])
def test_schemas_that_are_not_correct(tmp_path: Path, section: str, text: str, request: pytest.FixtureRequest) -> None:
    schema, document = tmp_path / "schema.rng", tmp_path / "a.xml"
    schema.write_text(Case(section, text).text, encoding="utf-8")
    document.write_text("<a/>")
    with pytest.raises(TeiError, match=r"schema\.rng:\d+: this is not a correct RELAX NG schema: "):
        validate(document, schema)
    if ASK:
        run = subprocess.run(
            [request.getfixturevalue("jing"), schema, document], capture_output=True, text=True, check=False
        )
        assert run.returncode
        assert f"{document}:" not in run.stdout, run.stdout


def test_lines_of_schema_errors(tmp_path: Path) -> None:
    schema = tmp_path / "schema.rng"
    schema.write_text(f'<grammar {XMLNS} {XSD}>\n<start>\n<ref name="x"/>\n</start>\n</grammar>')
    with pytest.raises(TeiError, match=r'schema\.rng:3: .* nothing defines "x"'):
        validate(tmp_path / "a.xml", schema)


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.rng").write_text(text.replace("<grammar>", f"<grammar {XMLNS} {XSD}>"))


def judge(folder: Path, *documents: str) -> list[bool]:
    found = []
    for text in documents:
        (folder / "a.xml").write_text(text)
        found.append(not validate(folder / "a.xml", folder / "main.rng"))
    return found


def test_include_with_overrides(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='<grammar><include href="part.rng"><start><ref name="a"/></start>'
        '<div><define name="b"><element name="x"><text/></element></define></div></include></grammar>',
        part='<grammar><start><ref name="b"/></start><define name="a"><element name="a"><ref name="b"/></element>'
        '</define><div><define name="b"><empty/></define></div></grammar>',
    )
    assert judge(tmp_path, "<a><x/></a>", "<x/>", "<a/>") == [True, False, False]


def test_external_reference_takes_the_namespace(tmp_path: Path) -> None:
    write(
        tmp_path,
        main=f'<element {XMLNS} name="a" ns="u"><externalRef href="sub/part.rng" ns="v"/></element>',
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "part.rng").write_text(f'<element {XMLNS} name="b"><empty/></element>')
    documents = '<a xmlns="u"><b xmlns="v"/></a>', '<a xmlns="u"><b/></a>'
    assert judge(tmp_path, *documents) == [True, False]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ('<include href="main.rng"/>', "includes itself"),
        ('<include href="none.rng"/>', "there is no file"),
        ('<include href="http://example.org/a.rng"/>', "nothing is loaded over the network"),
        ('<include href="//server/a.rng"/>', "nothing is loaded over the network"),
        ('<include href="part.rng#x"/>', "names a part"),
        ('<include href="part.rng"><define name="none"><empty/></define></include>', "cannot be overridden"),
        ('<include href="pattern.rng"/>', "no <grammar>"),
        ('<include href="part.rng"><include href="part.rng"/></include>', "may not stand"),
    ],
)
def test_includes_that_cannot_be(tmp_path: Path, part: str, words: str) -> None:
    write(
        tmp_path,
        main=f"<grammar><start>{B}</start>{part}</grammar>",
        part="<grammar></grammar>",
        pattern=f'<element {XMLNS} name="a"><empty/></element>',
    )
    with pytest.raises(TeiError, match=words):
        judge(tmp_path, "<b/>")


B = '<element name="b"><empty/></element>'


def test_annotations_are_skipped(tmp_path: Path) -> None:
    write(
        tmp_path,
        main=f'<grammar {XMLNS} xmlns:x="urn:x" x:y="z"><x:note>any <b/></x:note><start x:y="">'
        '<element name="a"><x:note/><!-- c --><text/><?p?></element></start></grammar>',
    )
    assert judge(tmp_path, "<a>x</a>", "<b/>") == [True, False]


@pytest.mark.parametrize(
    ("schema", "document", "codes"),
    [
        ("ID", '<a><b i="x"/><b i="x"/></a>', ["X009"]),
        ("ID", '<a><b i="x"/><b i="y"/></a>', []),
        ("IDREF", '<a><b i="x" r="x"/><b i="y" r="x"/></a>', []),
        ("IDREF", '<a><b i="x" r="z"/><b i="y" r="x"/></a>', ["X010"]),
        ("IDREFS", '<a><b i="x" r=" y  x "/><b i="y" r="x q"/></a>', ["X010"]),
    ],
)
def test_ids(tmp_path: Path, schema: str, document: str, codes: list[str]) -> None:
    reference = (
        f'<optional><attribute name="r"><data type="{schema}"/></attribute></optional>' if schema != "ID" else ""
    )
    write(
        tmp_path,
        main='<grammar><start><element name="a"><oneOrMore><element name="b"><attribute name="i"><data type="ID"/>'
        f"</attribute>{reference}</element></oneOrMore></element></start></grammar>",
    )
    (tmp_path / "a.xml").write_text(document)
    assert [each.code for each in validate(tmp_path / "a.xml", tmp_path / "main.rng")] == codes


def test_ids_are_not_checked_where_the_schema_is_not_clear(tmp_path: Path) -> None:
    write(
        tmp_path,
        main='<grammar><start><element name="a"><oneOrMore><choice><element name="b"><attribute name="i">'
        '<data type="ID"/></attribute></element><element name="b"><attribute name="i"><data type="NCName"/></attribute>'
        "<text/></element></choice></oneOrMore></element></start></grammar>",
    )
    assert judge(tmp_path, '<a><b i="x"/><b i="x"/></a>') == [True]
