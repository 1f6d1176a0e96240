"""XML catalogs: what they put in the place of an address, and where they may not lead."""

import os
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.schema.catalog import resolve

HTTP = "http://example.org/schema/"
HEAD = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("home/a.rng", "home/sub/b.rng", "home/sub/a b.rng", "outside.rng"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<a/>")
    return tmp_path / "home"


def catalog(folder: Path, content: str, name: str = "catalog.xml", head: str = HEAD) -> Path:
    path = folder / name
    path.write_text(f"{head}{content}</catalog>")
    return path


@pytest.mark.parametrize(
    ("content", "address", "found"),
    [
        (f'<uri name="{HTTP}a" uri="a.rng"/>', f"{HTTP}a", "a.rng"),
        (f'<uri name="{HTTP}a" uri="a.rng"/>', f"{HTTP}b", None),
        (f'<uri name="{HTTP}a" uri="sub/a%20b.rng"/>', f"{HTTP}a", "sub/a b.rng"),
        (f'<system systemId="{HTTP}a" uri="a.rng"/>', f"{HTTP}a", "a.rng"),
        (f'<system systemId="{HTTP}a" uri="sub/b.rng"/><uri name="{HTTP}a" uri="a.rng"/>', f"{HTTP}a", "a.rng"),
        (f'<rewriteURI uriStartString="{HTTP}" rewritePrefix="sub/"/>', f"{HTTP}b.rng", "sub/b.rng"),
        (
            f'<rewriteURI uriStartString="http://" rewritePrefix="x/"/>'
            f'<rewriteURI uriStartString="{HTTP}" rewritePrefix="sub/"/>',
            f"{HTTP}b.rng",
            "sub/b.rng",
        ),
        (f'<rewriteSystem systemIdStartString="{HTTP}" rewritePrefix="./"/>', f"{HTTP}a.rng", "a.rng"),
        (
            '<uriSuffix uriSuffix="a.rng" uri="a.rng"/><uriSuffix uriSuffix="/a.rng" uri="sub/b.rng"/>',
            "x/a.rng",
            "sub/b.rng",
        ),
        ('<systemSuffix systemIdSuffix="a.rng" uri="a.rng"/>', f"{HTTP}a.rng", "a.rng"),
        (f'<group xml:base="sub/"><uri name="{HTTP}a" uri="b.rng"/></group>', f"{HTTP}a", "sub/b.rng"),
        (
            f'<group xml:base="sub/"><group xml:base="../"/></group><uri name="{HTTP}a" uri="a.rng"/>',
            f"{HTTP}a",
            "a.rng",
        ),
        (f'<group xml:base="sub/"><uri name="{HTTP}a" uri="../a.rng"/></group>', f"{HTTP}a", "a.rng"),
        ('<uri name="../x.rng" uri="a.rng"/>', "../x.rng", "a.rng"),
        ('<public publicId="-//x" uri="a.rng"/><unknown/>', f"{HTTP}a", None),
    ],
)
def test_resolves(folder: Path, content: str, address: str, found: str | None) -> None:
    expected = (folder / found).resolve() if found else None
    assert resolve(catalog(folder, content), address) == expected


def test_an_address_for_an_address(folder: Path) -> None:
    path = catalog(folder, f'<uri name="{HTTP}a" uri="https://other.org/b.rng"/>')
    assert resolve(path, f"{HTTP}a") == "https://other.org/b.rng"


def test_with_the_doctype_catalogs_have(folder: Path) -> None:
    doctype = (
        '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN"\n'
        ' "http://localhost:1/catalog.dtd">'
    )
    path = catalog(folder, f'<uri name="{HTTP}a" uri="a.rng"/>', head=doctype + HEAD)
    assert resolve(path, f"{HTTP}a") == (folder / "a.rng").resolve()


def test_other_catalogs(folder: Path) -> None:
    catalog(folder, f'<uri name="{HTTP}a" uri="b.rng"/><nextCatalog catalog="../catalog.xml"/>', "sub/next.xml")
    path = catalog(folder, '<nextCatalog catalog="sub/next.xml"/>')
    assert resolve(path, f"{HTTP}a") == (folder / "sub/b.rng").resolve()
    assert resolve(path, f"{HTTP}other") is None
    path = catalog(folder, f'<delegateURI uriStartString="{HTTP}" catalog="sub/next.xml"/>')
    assert resolve(path, f"{HTTP}a") == (folder / "sub/b.rng").resolve()


@pytest.mark.parametrize(
    ("content", "address", "words"),
    [
        (f'<uri name="{HTTP}a" uri="../outside.rng"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="sub/../../outside.rng"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="%2e%2e/outside.rng"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="/etc/hostname"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="file:///etc/hostname"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="//server/share/a.rng"/>', f"{HTTP}a", "leads to another machine"),
        (f'<uri name="{HTTP}a" uri="file://server/share/a.rng"/>', f"{HTTP}a", "leads to another machine"),
        (f'<uri name="{HTTP}a" uri="a%00.rng"/>', f"{HTTP}a", "is no path"),
        (f'<uri name="{HTTP}a" uri="link.rng"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="linked/outside.rng"/>', f"{HTTP}a", "leads out of the folder"),
        (f'<uri name="{HTTP}a" uri="loop.rng"/>', f"{HTTP}a", "a link that leads to itself"),
        (f'<rewriteURI uriStartString="{HTTP}" rewritePrefix="sub/"/>', f"{HTTP}../../outside.rng", "leads out"),
        ('<group xml:base="../"><uri name="x" uri="outside.rng"/></group>', "x", "leads out of the folder"),
        ('<nextCatalog catalog="../next.xml"/>', "x", "leads out of the folder"),
        ('<nextCatalog catalog="http://localhost:1/next.xml"/>', "x", "nothing is fetched"),
        ('<nextCatalog catalog="none.xml"/>', "x", "there is no catalog"),
        ("<nextCatalog/>", "x", "`nextCatalog` has no @catalog"),
        ('<uri uri="a.rng"/>', "x", "`uri` has no @name"),
        ('<uri name="x" uri="http://[/"/>', "x", "is no address"),
        ("<uri", "x", "this is not XML"),
        ("</catalog><catalog>", "x", "this is not XML"),
        ("<group>" * 1000 + "</group>" * 1000, "x", "nested more than 500 deep"),
    ],
)
def test_refuses(folder: Path, content: str, address: str, words: str) -> None:
    (folder / "link.rng").symlink_to(folder.parent / "outside.rng")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "loop.rng").symlink_to(folder / "loop.rng")
    (folder.parent / "next.xml").write_text(f"{HEAD}</catalog>")
    with pytest.raises(TeiError) as caught:
        resolve(catalog(folder, content), address)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


LAUGHS = '<!DOCTYPE catalog [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE catalog [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE catalog [<!ENTITY % x SYSTEM "http://localhost:1/x.dtd"> %x;]>'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, PARAMETER])
def test_entities_are_not_read(folder: Path, doctype: str) -> None:
    with pytest.raises(TeiError, match="declares entities"):
        resolve(catalog(folder, "", head=doctype + HEAD), "x")


def test_another_root(folder: Path) -> None:
    (folder / "catalog.xml").write_text("<catalog/>")
    with pytest.raises(TeiError, match="this is no XML catalog"):
        resolve(folder / "catalog.xml", "x")


def test_a_chain_that_is_too_long(folder: Path) -> None:
    for number in range(60):
        catalog(folder, f'<nextCatalog catalog="c{number + 1}.xml"/>', f"c{number}.xml")
    with pytest.raises(TeiError, match="more than 50 catalogs"):
        resolve(folder / "c0.xml", "x")


def test_a_catalog_that_is_too_large(folder: Path) -> None:
    path = catalog(folder, "")
    os.truncate(path, 5_000_000)
    with pytest.raises(TeiError, match="5,000,000 bytes are too many for a catalog"):
        resolve(path, "x")
