"""XML Schemas that were built before: the same verdicts, and nothing in them but a schema."""

import os
import pickle
import zlib
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from tei.errors import TeiError
from tei.schema import cached, schema_path
from tei.validate import built, unpickling
from tei.validate.built import KIND, built_schema, key_of, read_files

XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{}</xs:schema>'
ELEMENT = '<xs:element name="a" type="xs:{}"/>'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "a.xsd"
    path.write_text(XSD.format(ELEMENT.format("integer")))
    return path


def not_built(path: Path) -> xmlschema.XMLSchema10:
    raise AssertionError(f"{path} is built again")


def test_is_built_once(schema: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert built_schema(schema).is_valid("<a>1</a>")
    monkeypatch.setattr(built, "build", not_built)
    again = built_schema(schema)
    assert again.is_valid("<a>1</a>")
    assert not again.is_valid("<a>x</a>")


def test_says_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = schema_path("edition.xsd")
    first = built_schema(path)
    monkeypatch.setattr(built, "build", not_built)
    second = built_schema(path)
    assert second is not first
    everything = Path(__file__).resolve().parents[1] / "fixtures" / "everything.xml"
    text = everything.read_text(encoding="utf-8")
    assert second.is_valid(text)
    for old, new in (("<p>", "<p whom='x'>"), ("</body>", "<x/></body>"), ("<titleStmt>", "<titleStmt>a")):
        tree = etree.fromstring(text.replace(old, new, 1).encode())
        said = [[error.reason for error in each.iter_errors(tree)] for each in (first, second)]
        assert said[0] == said[1] != []


def test_is_built_again_when_a_file_changes(schema: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.xsd").write_text(XSD.format(ELEMENT.format("integer")))
    schema.write_text(XSD.format('<xs:include schemaLocation="b.xsd"/>'))
    assert not built_schema(schema).is_valid("<a>x</a>")
    (tmp_path / "b.xsd").write_text(XSD.format(ELEMENT.format("string")))
    assert built_schema(schema).is_valid("<a>x</a>")
    files = read_files(schema)
    before = key_of(files)
    monkeypatch.setattr(built, "VERSION", "next")
    assert key_of(files) != before


def test_is_built_again_when_what_was_kept_is_damaged(schema: Path, folder: Path) -> None:
    built_schema(schema)
    (kept,) = (folder / KIND).iterdir()
    whole = kept.read_bytes()
    for data in (b"", whole[:-1], whole + b"x", whole[:100], os.urandom(1000)):
        kept.write_bytes(data)
        assert built_schema(schema).is_valid("<a>1</a>")
        assert len(kept.read_bytes()) > 1000


@pytest.mark.parametrize("content", [b"", b"x", *map(zlib.compress, (b"", b"x", pickle.dumps(1)))])
def test_is_built_again_when_no_schema_was_kept(schema: Path, content: bytes) -> None:
    cached.save(KIND, key_of(read_files(schema)), content)
    assert built_schema(schema).is_valid("<a>1</a>")


class Runs:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.target),)


def test_a_pickle_from_elsewhere_is_not_read(schema: Path, folder: Path, tmp_path: Path) -> None:
    """Somebody put a file into the cache: without the code nobody looks into it, and with it, it can call nothing."""
    target = tmp_path / "was-here"
    built_schema(schema)
    (kept,) = (folder / KIND).iterdir()
    evil = zlib.compress(pickle.dumps(Runs(target)))
    for head in (b"", cached.MAGIC, cached.MAGIC + b"\0" * 32):
        kept.write_bytes(head + evil)
        assert built_schema(schema).is_valid("<a>1</a>")
        assert not target.exists()
    cached.save(KIND, kept.name, evil)
    assert built_schema(schema).is_valid("<a>1</a>")
    assert not target.exists()


def opcode(module: str, name: str, arguments: bytes = b"(tR") -> bytes:
    return f"c{module}\n{name}\n".encode() + arguments + b"."


@pytest.mark.parametrize(
    "data",
    [
        opcode("os", "system", b"(Vtrue\ntR"),
        opcode("builtins", "eval", b"(V1\ntR"),
        opcode("builtins", "exec", b"(V1\ntR"),
        opcode("builtins", "__import__", b"(Vos\ntR"),
        opcode("builtins", "open", b"(V/etc/hostname\ntR"),
        opcode("subprocess", "Popen", b"(Vtrue\ntR"),
        opcode("xmlschema.validators.helpers", "Decimal", b""),
        opcode("xmlschema.validators.schemas", "cast", b""),
        opcode("xmlschema", "XMLSchema10.__init__.__globals__", b""),
        opcode("builtins", "getattr", b"(cxmlschema.validators.schemas\nXMLSchema10\nV__init__\ntR"),
        opcode("builtins", "getattr", b"(cbuiltins\nset\nV__class__\ntR"),
        opcode("operator", "attrgetter", b"(Vx\ntR"),
        opcode("functools", "partial", b""),
        opcode("shutil", "rmtree", b""),
        b"I1\n.",
        b"garbage",
        b"",
    ],
)
def test_a_pickle_names_nothing_but_parts_of_schemas(data: bytes) -> None:
    expected = pickle.UnpicklingError if data.startswith(b"c") else (pickle.UnpicklingError, EOFError)
    with pytest.raises(expected):
        unpickling.unpickled(data)
    assert built.read_back(zlib.compress(data)) is None


def test_a_pickle_imports_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "importable.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(pickle.UnpicklingError, match="no part of a schema"):
        unpickling.unpickled(opcode("importable", "x", b""))


def test_what_blows_up_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "LARGEST", 1_000_000)
    assert built.read_back(zlib.compress(b"\0" * 100_000_000)) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<xs:include schemaLocation="http://localhost:1/b.xsd"/>', "nothing is fetched from the network"),
        (
            '<xs:import namespace="x" schemaLocation="https://localhost:1/b.xsd"/>',
            "nothing is fetched from the network",
        ),
        ('<xs:redefine schemaLocation="ftp://localhost:1/b.xsd"/>', "nothing is fetched from the network"),
        ('<xs:include schemaLocation="//server/b.xsd"/>', "leads to another machine"),
        ('<xs:include schemaLocation="none.xsd"/>', "which cannot be read"),
        ('<xs:include schemaLocation="text.txt"/>', "this is not XML"),
        ('<xs:element name="a" type="none"/>', "is not a correct W3C XML Schema"),
        ("<xs:complexType>" * 1000 + "</xs:complexType>" * 1000, "nested more than 500 deep"),
    ],
)
def test_schemas_that_are_refused(schema: Path, tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "text.txt").write_text("Dear friend")
    schema.write_text(XSD.format(content))
    with pytest.raises(TeiError, match=words) as caught:
        built_schema(schema)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "doctype", ['<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd">']
)
def test_a_schema_with_a_doctype(schema: Path, doctype: str) -> None:
    schema.write_text(doctype + XSD.format(ELEMENT.format("string")))
    with pytest.raises(TeiError, match="has a DOCTYPE"):
        built_schema(schema)


def test_the_namespace_of_xml_is_not_fetched(schema: Path) -> None:
    schema.write_text(
        XSD.format(
            '<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>'
            '<xs:element name="a"><xs:complexType><xs:attribute ref="xml:lang"/></xs:complexType></xs:element>'
        )
    )
    assert built_schema(schema).is_valid('<a xml:lang="en"/>')
    assert not built_schema(schema).is_valid('<a b="en"/>')
