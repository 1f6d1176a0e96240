"""Schemas into the store: over a connection that breaks, from a server that lies, from files; at the same time."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from serving import Site, serving

from tei.errors import TeiError
from tei.schema.download import download
from tei.schema.entry import Installed
from tei.schema.install import add, install, install_locked
from tei.schema.lock import LOCK, read_lock
from tei.schema.store import entries, find, place, store_folder, verified

SCHEMA = (
    b'<!-- TEI Edition: P5 Version 4.9.0. Last updated -->\n<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">'
    + b"<text/><!-- %s --></element>" % (b"x" * 300_000)
)
OTHER = SCHEMA.replace(b'"a"', b'"b"')
PATH = "P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng"
NAME = "tei_all@4.9.0"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store."""
    monkeypatch.setenv("TEI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.files[PATH] = SCHEMA
        yield site


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    (tmp_path / "repository").mkdir()
    return tmp_path / "repository" / LOCK


def got(site: Site, lock: Path | None = None, label: str = NAME) -> Installed:
    return install(label, site.address + "P5", lock)


def left(data: Path) -> list[str]:
    """What is in the store but locks: nothing, after a schema was refused."""
    return [path.name for path in data.rglob("*") if path.is_file() and path.suffix != ".lock"]


def test_installs(site: Site, lock: Path, data: Path) -> None:
    said: list[tuple[int, int | None]] = []
    done = install(NAME, site.address + "P5", lock, lambda *numbers: said.append(numbers))
    assert done.new
    assert done.entry.sha256 == sha256(SCHEMA).hexdigest()
    assert verified(done.entry).read_bytes() == SCHEMA
    assert said[-1] == (len(SCHEMA), len(SCHEMA))
    assert read_lock(lock) == entries() == (done.entry,)
    assert sorted(left(data)) == ["entry.toml", "tei_all.rng"]


def test_again_nothing_is_fetched(site: Site, lock: Path) -> None:
    got(site, lock)
    before = lock.read_bytes()
    assert not got(site, lock).new
    assert lock.read_bytes() == before
    assert len(site.asked) == 1


def test_a_truncated_answer_of_unknown_length_is_no_schema(site: Site, data: Path) -> None:
    site.length = False
    site.breaks = [100_000]
    with pytest.raises(TeiError, match="this is not XML"):
        got(site)
    assert left(data) == []
    assert verified(got(site).entry).read_bytes() == SCHEMA


def test_a_truncated_answer_is_gone_on_with(site: Site, data: Path) -> None:
    site.breaks = [100_000, 50_000]
    site.etags[PATH] = '"one"'
    assert verified(got(site).entry).read_bytes() == SCHEMA
    assert [wanted for _, wanted in site.asked] == ["", "bytes=100000-", "bytes=150000-"]
    assert sorted(left(data)) == ["entry.toml", "tei_all.rng"]


def test_a_later_call_goes_on(site: Site, data: Path) -> None:
    site.breaks = [100_000, 0, 0, 0, 0, 0]
    with pytest.raises(TeiError, match=r"broke off after 100,000 of 300,\d+ bytes; call it again"):
        got(site)
    assert entries() == ()
    site.asked.clear()
    assert verified(got(site).entry).read_bytes() == SCHEMA
    assert [wanted for _, wanted in site.asked] == ["bytes=100000-"]


def test_a_part_that_is_whole_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(SCHEMA)
    assert download(site.address + PATH, part) == SCHEMA


def test_a_part_of_another_file_is_thrown_away(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(SCHEMA + b"x")
    assert download(site.address + PATH, part) == SCHEMA


def test_a_file_that_changed_meanwhile_is_fetched_anew(site: Site) -> None:
    site.breaks = [100_000, 0, 0, 0, 0, 0]
    site.etags[PATH] = '"one"'
    with pytest.raises(TeiError):
        got(site)
    site.files[PATH], site.etags[PATH] = OTHER, '"two"'
    assert verified(got(site).entry).read_bytes() == OTHER


def test_a_server_that_sends_no_pieces(site: Site) -> None:
    site.ranges = False
    site.breaks = [100_000]
    assert verified(got(site).entry).read_bytes() == SCHEMA


def test_a_tampered_answer_is_refused(site: Site, lock: Path, data: Path) -> None:
    got(site, lock)
    for path in sorted(store_folder().rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    site.files[PATH] = OTHER
    before = lock.read_bytes()
    for _ in range(2):
        with pytest.raises(
            TeiError, match=r"tei_all@4\.9\.0 is not what .*tei-schemas\.lock says.*nothing was installed"
        ):
            got(site, lock)
        assert left(data) == []
        assert entries() == ()
        assert lock.read_bytes() == before
    site.files[PATH] = SCHEMA
    assert got(site, lock).new


def test_a_tampered_end_is_refused(site: Site, lock: Path, data: Path) -> None:
    """The first half from one server, the second from another that lies."""
    got(site, lock)
    for path in sorted(store_folder().rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    site.breaks = [100_000, 0, 0, 0, 0, 0]
    with pytest.raises(TeiError, match="broke off"):
        got(site, lock)
    site.files[PATH] = SCHEMA[:-40] + b"y" * 18 + SCHEMA[-22:]
    with pytest.raises(TeiError, match="nothing was installed"):
        got(site, lock)
    assert left(data) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><body>Please log in</body></html>", "its root element is `html`"),
        (b"Please log in", "this is not XML"),
        (SCHEMA[:1000], "this is not XML"),
        (b"", "this is not XML"),
        (b'<!DOCTYPE grammar [<!ENTITY a "b">]>' + SCHEMA, "has a DOCTYPE"),
        (
            b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="http://localhost:1/x.rng"/></grammar>',
            "only",
        ),
        (b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="../x.rng"/></grammar>', "only files"),
        (b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="/x.rng"/></grammar>', "only files"),
        (b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="a%2f..%2fx"/></grammar>', "404"),
        (b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><externalRef href="con.rng"/></grammar>', "no path"),
    ],
)
def test_what_is_no_schema_is_refused(site: Site, data: Path, content: bytes, words: str) -> None:
    site.files[PATH] = content
    with pytest.raises(TeiError, match=words):
        got(site)
    assert entries() == ()
    assert left(data) == []


def test_no_such_file(site: Site) -> None:
    with pytest.raises(TeiError, match=r"tei_lite\.rng: there is no such file \(404\)"):
        got(site, label="tei_lite@4.9.0")


def test_a_server_in_trouble(site: Site) -> None:
    site.status = 503
    with pytest.raises(TeiError, match="the server answers 503"):
        got(site)


def test_no_server(tmp_path: Path) -> None:
    with serving() as gone:
        address = gone.address
    with pytest.raises(TeiError, match="cannot be reached"):
        install(NAME, address)
    assert entries() == ()


def test_led_to_another_host(site: Site) -> None:
    with serving() as other:
        other.files[PATH] = SCHEMA
        site.redirects[PATH] = other.address + PATH
        with pytest.raises(TeiError, match="the server leads to another"):
            got(site)
        site.redirects[PATH] = other.address.replace("127.0.0.1", "localhost") + PATH
        with pytest.raises(TeiError, match="the server leads to another"):
            got(site)
        assert other.asked == []


@pytest.mark.parametrize(
    ("target", "words"),
    [("file:///etc/hostname", "is not allowed"), ("ftp://127.0.0.1/x", "which is not safe"), ("http://[/", "not HTTP")],
)
def test_led_off_the_web(site: Site, target: str, words: str) -> None:
    site.redirects[PATH] = target
    with pytest.raises(TeiError, match=words):
        got(site)


def test_led_elsewhere_on_the_same_host(site: Site) -> None:
    site.redirects[PATH] = "/moved/tei_all.rng"
    site.files["moved/tei_all.rng"] = SCHEMA
    assert got(site).new


def test_led_in_a_circle(site: Site) -> None:
    site.redirects[PATH] = "/" + PATH
    with pytest.raises(TeiError, match="the server answers 302"):
        got(site)


def test_too_large(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei.schema.download.LARGEST", 100_000)
    with pytest.raises(TeiError, match="too many for a schema"):
        got(site)
    site.length = False
    with pytest.raises(TeiError, match="sends more than the 100,000 bytes"):
        got(site)


@pytest.mark.parametrize("base", ["file:///etc", "ftp://localhost", "nonsense"])
def test_an_address_that_is_none(base: str) -> None:
    with pytest.raises(TeiError, match="it has to begin with https://"):
        install(NAME, base)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("tei_all", "names no version"),
        ("tei_all@", "names no version"),
        ("tei_all@current", "is another version tomorrow"),
        ("tei_all@latest", "is another version tomorrow"),
        ("../x@4.9.0", "cannot be the name"),
        ("tei_all@../x", "cannot be the version"),
        ("tei_all@4.9.0.", "cannot be the version"),
        ("con@4.9.0", "cannot be the name"),
        ("nul.rng@4.9.0", "cannot be the name"),
        ("a/b@4.9.0", "cannot be the name"),
        ("a\\b@4.9.0", "cannot be the name"),
        ("@4.9.0", "cannot be the name"),
        ("tei all@4.9.0", "cannot be the name"),
    ],
)
def test_labels_that_are_refused(label: str, words: str) -> None:
    with pytest.raises(TeiError, match=words):
        install(label, "http://127.0.0.1:1/")


def test_the_source_of_p5(site: Site) -> None:
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><edition>P5 <ref>Version</ref> '
        "<ref>4.9.0</ref></edition></teiHeader></TEI>"
    )
    site.files["P5/4.9.0/xml/tei/odd/p5subset.xml"] = text.encode()
    assert got(site, label="p5subset@4.9.0").entry.file == "p5subset.xml"


def test_a_schema_of_several_files(site: Site, lock: Path) -> None:
    folder = "P5/4.9.0/xml/tei/custom/schema/xsd/"
    xsd = '<schema xmlns="http://www.w3.org/2001/XMLSchema">{}</schema>'
    site.files[folder + "tei_all.xsd"] = xsd.format('<import schemaLocation="xml.xsd"/>').encode()
    site.files[folder + "xml.xsd"] = xsd.format("").encode()
    done = got(site, lock, "tei_all.xsd@4.9.0")
    assert [path for path, _ in done.entry.files] == ["tei_all.xsd", "xml.xsd"]
    assert read_lock(lock) == (done.entry,)
    (place(done.entry) / "xml.xsd").write_text("<changed/>")
    with pytest.raises(TeiError, match=r"xml\.xsd is not what tei_all\.xsd@4\.9\.0 has to be"):
        verified(done.entry)


def test_two_at_once(site: Site, data: Path, tmp_path: Path) -> None:
    code = "import sys; from tei.schema.install import install; install(*sys.argv[1:])"
    lock = tmp_path / LOCK
    code += f"\nfrom pathlib import Path; install({NAME!r}, sys.argv[2], Path({str(lock)!r}))"
    command = [sys.executable, "-c", code, NAME, site.address + "P5"]
    root = Path(__file__).resolve().parents[2]
    runs = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for run in runs:
        _, errors = run.communicate()
        assert run.returncode == 0, errors
    assert len(site.asked) == 1
    assert len(entries()) == len(read_lock(lock)) == 1


def test_all_that_the_lock_file_names(site: Site, lock: Path, tmp_path: Path) -> None:
    got(site, lock)
    for path in sorted(store_folder().rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert [done.new for done in install_locked(lock, site.address + "P5")] == [True]
    assert [done.new for done in install_locked(lock, site.address + "P5")] == [False]
    mine = tmp_path / "mine.rng"
    mine.write_bytes(OTHER.replace(b"TEI Edition", b"no edition"))
    done = add(mine, lock=lock)
    assert done.entry.version == f"sha-{done.entry.sha256[:12]}"
    for path in sorted(store_folder().rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    with pytest.raises(TeiError, match=r"mine@sha-\w{12} came from a file of somebody's"):
        install_locked(lock, site.address + "P5")


def test_no_lock_file(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match="no lock file is here"):
        install_locked(tmp_path / LOCK)


def test_a_file_is_added(tmp_path: Path, lock: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "part.rng").write_bytes(OTHER)
    path = tmp_path / "our.rng"
    path.write_bytes(
        b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="./sub/part.rng"/>'
        b'<include href="sub/part.rng"/></grammar>'
    )
    done = add(path, "ours", "2", ["https://example.org/our.rng"], lock)
    assert [name for name, _ in done.entry.files] == ["our.rng", "sub/part.rng"]
    assert find("ours", "2") == done.entry == read_lock(lock)[0]
    assert not add(path, "ours", "2", ["https://example.org/our.rng"], lock).new
    path.write_bytes(SCHEMA)
    with pytest.raises(TeiError, match="another ours@2 is in the store"):
        add(path, "ours", "2")
    with pytest.raises(TeiError, match=r"is not what .* says"):
        add(path, "ours", "2", (), lock)
    assert add(path).entry.label == "our@4.9.0"
    with pytest.raises(TeiError, match="many systems do not tell it from"):
        add(path, "OUR")


@pytest.mark.parametrize("kind", ["..", "absolute", "link", "http"])
def test_a_file_that_includes_what_is_elsewhere(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "part.rng").write_bytes(OTHER)
    (home / "link.rng").symlink_to(tmp_path / "part.rng")
    href = {
        "..": "../part.rng",
        "absolute": (tmp_path / "part.rng").as_uri(),
        "link": "link.rng",
        "http": "http://localhost:1/part.rng",
    }[kind]
    path = home / "our.rng"
    path.write_text(f'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{href}"/></grammar>')
    with pytest.raises(TeiError, match=r"only files in its own folder|leads out of the folder"):
        add(path)
    assert entries() == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.rng", None, "there is no file"),
        ("a.rnc", b"\xff", "not UTF-8"),
        ("a.rnc", b"<grammar/>", "no compact RELAX NG"),
        ("a.rng", b"<grammar", "not XML"),
        ("a.txt", b"Dear friend", "not XML"),
    ],
)
def test_files_that_cannot_be_added(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(TeiError, match=words):
        add(tmp_path / name)


@pytest.mark.parametrize("space", [" ", "\xa0"])
def test_the_version_is_that_of_tei(tmp_path: Path, space: str) -> None:
    """The Stylesheets of the TEI write a space that does not break before the number."""
    comment = f"<!-- Schema generated from ODD source\nTEI Edition: P5 Version{space}4.9.0a. Last updated -->"
    (tmp_path / "a.rng").write_text(
        comment + '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"/>', "utf-8"
    )
    assert add(tmp_path / "a.rng").entry.label == "a@4.9.0a"


def test_compact_syntax_is_added_with_what_it_includes(tmp_path: Path) -> None:
    (tmp_path / "a.rnc").write_text('# include "no.rnc"\ninclude "b.rnc" { start = x }\n')
    (tmp_path / "b.rnc").write_text("x = element x { text }\n")
    assert [path for path, _ in add(tmp_path / "a.rnc", version="1").entry.files] == ["a.rnc", "b.rnc"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "format = 1 is expected"),
        ("format = 2", "format = 1 is expected"),
        ("format = 1\nschema = 3", "tables"),
        ("format = 1\nschema = [3]", "a schema is a table"),
        ("format", "no lock file can be read"),
        ("format = 1\n[[schema]]\nname = 'a'", "a schema has no version"),
        ("format = 1\n[[schema]]\nname = 'a'\nversion = '1'\nfile = 'a.rng'\nsha256 = 'x'", "no SHA-256"),
        ("format = 1\n[[schema]]\nname = '..'\nversion = '1'\nfile = 'a.rng'\nsha256 = 'x'", "cannot be the name"),
        (f"format = 1\n[[schema]]\nname = 'a'\nversion = '1'\nfile = '../a'\nsha256 = '{'0' * 64}'", "no path"),
        (f"format = 1\n[[schema]]\nname = 'a'\nversion = '1'\nfile = '/a'\nsha256 = '{'0' * 64}'", "no path"),
        (f"format = 1\n[[schema]]\nname = 'a'\nversion = '1'\nfile = 'C:a'\nsha256 = '{'0' * 64}'", "no path"),
        ("format = 1\na = " + "[" * 5000, "no lock file can be read"),
        ("#" * 2_000_000, "too many for a lock file"),
    ],
)
def test_lock_files_that_are_refused(lock: Path, content: str, words: str) -> None:
    lock.write_text(content)
    with pytest.raises(TeiError, match=words) as caught:
        read_lock(lock)
    assert LOCK in str(caught.value)
    assert "\n" not in str(caught.value)


def test_any_text_comes_back_from_a_lock_file(tmp_path: Path, lock: Path) -> None:
    (tmp_path / "a.rng").write_bytes(SCHEMA)
    odd = 'https://example.org/"\\\n\t\x7f\x00ж𝔘'
    add(tmp_path / "a.rng", uris=[odd], lock=lock)
    assert read_lock(lock)[0].uris == (odd,)


def test_a_damaged_entry_is_named(site: Site) -> None:
    entry = got(site).entry
    about = place(entry) / "entry.toml"
    about.write_text(about.read_text().replace("tei_all", "other"))
    with pytest.raises(TeiError, match="take the folder away and install it again"):
        entries()
    about.write_text("name = ")
    with pytest.raises(TeiError, match="cannot be read"):
        entries()


def test_a_changed_file_does_not_rule(site: Site) -> None:
    entry = got(site).entry
    (place(entry) / entry.file).write_bytes(OTHER)
    with pytest.raises(TeiError, match=r"is not what tei_all@4\.9\.0 has to be"):
        verified(entry)
    (place(entry) / entry.file).unlink()
    with pytest.raises(TeiError, match="is not there any more"):
        verified(entry)
    assert replace(entry, uris=("x",)).files == entry.files
