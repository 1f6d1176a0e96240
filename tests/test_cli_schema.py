"""`tei schema`: what the commands print, and where what they do is recorded."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cli import Run, assert_refused, tei

sys.path.insert(0, str(Path(__file__).parent / "schema"))
from serving import Site, serving

__all__ = ["tei"]

SCHEMA = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
PATH = "4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng"
CURRENT = "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEI_DATA", str(tmp_path / "data"))
    (tmp_path / ".git").mkdir()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving() as site:
        site.files[PATH] = SCHEMA.encode()
        monkeypatch.setenv("TEI_RELEASES", site.address)
        yield site


def test_from_nothing_to_a_verdict(tei: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(f'<?xml-model href="{CURRENT}"?>\n<a>x</a>')
    status, out, err = tei("validate", "a.xml")
    assert status == 1
    assert "a.xml:1: error X020" in out
    assert "tei schema install tei_all@VERSION" in out
    assert "edition" not in err

    status, out, err = tei("schema", "install", "tei_all@4.9.0")
    assert (status, err) == (0, "")
    assert out.startswith("tei_all@4.9.0 installed, SHA-256 ")
    assert "recorded in tei-schemas.lock" in out

    status, out, err = tei("validate", "a.xml")
    assert (status, out) == (0, "")
    assert "schema: tei_all 4.9.0 (by the lock file): 1 file" in err
    assert len(site.asked) == 1

    assert "by the lock file" in tei("schema", "show", "a.xml")[1]
    status, out, _ = tei("schema", "list")
    assert status == 0
    assert out.split()[:2] == ["tei_all", "4.9.0"]
    assert "in the lock file" in out
    out = tei("schema", "show", "tei_all")[1]
    assert out.splitlines()[0] == "tei_all@4.9.0"
    assert site.address + PATH in out


def test_a_second_machine(tei: Run, site: Site, tmp_path: Path) -> None:
    tei("schema", "install", "tei_all@4.9.0")
    (tmp_path / "data").rename(tmp_path / "other")
    assert "in the lock file, not installed" in tei("schema", "list")[1]
    assert tei("schema", "install")[0] == 0
    site.files[PATH] = SCHEMA.replace('"a"', '"b"').encode()
    (tmp_path / "data").rename(tmp_path / "another")
    assert_refused(*tei("schema", "install"), "tei_all@4.9.0", "nothing was installed")


def test_without_a_lock_file(tei: Run, site: Site, tmp_path: Path) -> None:
    assert "recorded" not in tei("schema", "install", "tei_all@4.9.0", "--no-lock")[1]
    assert not (tmp_path / "tei-schemas.lock").exists()
    assert_refused(*tei("schema", "install"), "no lock file is here")


def test_another_place(tei: Run, tmp_path: Path) -> None:
    with serving() as site:
        site.files[f"mirror/{PATH}"] = SCHEMA.encode()
        status, _, _ = tei("schema", "install", "tei_all@4.9.0", "--from", f"{site.address}mirror", "--lock", "x.lock")
    assert status == 0
    assert "4.9.0" in (tmp_path / "x.lock").read_text()


def test_add_and_show(tei: Run, tmp_path: Path) -> None:
    (tmp_path / "our.rng").write_text(SCHEMA)
    status, out, _ = tei("schema", "add", "our.rng", "--version", "2", "--uri", "https://example.org/our.rng")
    assert (status, out.startswith("our@2 installed")) == (0, True)
    assert "is in the store already" in tei("schema", "add", "our.rng", "--version", "2")[1]
    (tmp_path / "a.xml").write_text('<?xml-model href="https://example.org/our.rng"?><b>x</b>')
    status, out, err = tei("validate", "a.xml")
    assert (status, "X002" in out) == (1, True)
    assert "schema: our 2 (by the lock file): 1 file" in err
    assert "https://example.org/our.rng" in tei("schema", "show", "our@2")[1]


def test_refusals(tei: Run, tmp_path: Path) -> None:
    assert tei("schema", "list")[1] == ""
    assert_refused(*tei("schema", "show", "tei_all"), '"tei_all"', "there are: none")
    assert_refused(*tei("schema", "install", "tei_all"), "names no version")
    assert_refused(*tei("schema", "add", "none.rng"), "there is no file")
    (tmp_path / "a.xml").write_text("<a/>")
    assert_refused(*tei("validate", "a.xml", "--schema", "none.rng"), "there is no schema file")
    (tmp_path / "b.xml").write_text('<?xml-model href="x"?><a/>')
    assert_refused(*tei("validate", "b.xml", "--catalog", "none.xml"), "there is no catalog")


def test_nothing_writes_to_the_terminal(tei: Run, tmp_path: Path) -> None:
    (tmp_path / "catalog.xml").write_text('<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"/>')
    (tmp_path / "a.xml").write_text('<?xml-model href="http://x/\x9b2J"?><a/>')
    for arguments in (["validate", "a.xml"], ["schema", "show", "a.xml"]):
        _, out, err = tei(*arguments)
        assert "\x9b" not in out + err
        assert "http://x/\ufffd2J" in out
    (tmp_path / "tei-schemas.lock").write_text('format = 1\nschema = [{name = "a\\u001B[2J"}]')
    _, out, err = tei("validate", "a.xml")
    assert "\x1b" not in out + err
