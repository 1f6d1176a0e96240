"""Files, schemas and repositories that mean harm: each ends soon, in little memory, with words a person understands."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tei.cli import run

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "schema"))
from serving import Site, serving

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1_500_000_000
SECONDS = 60
LONGEST = 5_000
"""Characters of a line of output."""

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    "<publicationStmt><publisher>P</publisher><date>2024</date><availability><p>Free.</p></availability>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body>\n"
)
FOOT = "</body></text></TEI>"
RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that nobody may ask."""
    with serving() as site:
        yield site
        assert site.asked == []


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a secret."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "secret.txt").write_text("the-secret")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tei(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit status, and all it says."""

    def call(*arguments: str) -> tuple[int, str]:
        status = run(list(arguments))
        return status, fit_to_print(status, "".join(capfd.readouterr()))

    return call


@pytest.fixture
def limited_tei(folder: Path) -> Run:
    """The same in a process with little memory and time."""

    def call(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tei", *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            preexec_fn=limited,
        )
        return done.returncode, fit_to_print(done.returncode, done.stdout + done.stderr)

    return call


def fit_to_print(status: int, said: str) -> str:
    assert status in (0, 1, 2), said[-2000:]
    assert "Traceback" not in said
    assert "Warning" not in said
    assert "the-secret" not in said
    assert max(map(len, said.splitlines())) < LONGEST
    return said


def write(folder: Path, text: str, name: str = "a.xml") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


LAUGHS = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 30))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE TEI [<!ENTITY a0 "ha">{LAUGHS}]>',
        f'<!DOCTYPE TEI [<!ENTITY a29 "{"a" * 100_000}">]>',
        '<!DOCTYPE TEI [<!ENTITY a29 SYSTEM "secret.txt">]>',
        '<!DOCTYPE TEI [<!ENTITY a29 SYSTEM "{site}a.txt">]>',
        '<!DOCTYPE TEI [<!ENTITY % p SYSTEM "{site}a.dtd"> %p;]>',
        '<!DOCTYPE TEI SYSTEM "{site}a.dtd">',
        '<!DOCTYPE TEI PUBLIC "-//TEI//DTD TEI//EN" "secret.txt" [<!ATTLIST p n CDATA "&a29;">]>',
        '<?xml version="1.0"?><!-- x --> <?y?>\n<!DOCTYPE TEI [<!ENTITY a29 "x">]>',
    ],
    ids=["laughs", "quadratic", "file", "network", "parameter", "dtd", "attribute", "behind"],
)
def test_entities(tei: Run, tmp_path: Path, site: Site, doctype: str) -> None:
    write(tmp_path, doctype.replace("{site}", site.address) + HEAD + "<p>" + "&a29;" * 1000 + "</p>" + FOOT)
    status, said = tei("validate", "a.xml")
    assert status == 1
    assert "X001 the file has a DOCTYPE, which is not read for safety" in said


def test_entities_of_a_schema(tei: Run, tmp_path: Path, site: Site) -> None:
    grammar = f'<element name="a" xmlns="{RNG}"><text/>&a29;</element>'
    xsd = f'<schema xmlns="{XSD}"><element name="a"/>&a29;</schema>'
    write(tmp_path, "<a/>")
    for name, text in (("a.rng", grammar), ("a.xsd", xsd)):
        for doctype in (
            f'[<!ENTITY a0 "ha">{LAUGHS}]',
            f'[<!ENTITY a29 SYSTEM "{site.address}a">]',
            '[<!ENTITY a29 "a">]',
        ):
            write(tmp_path, f"<!DOCTYPE a {doctype}>{text}", name)
            status, said = tei("validate", "a.xml", "--schema", name)
            assert status == 2
            assert "has a DOCTYPE, which is not read for safety" in said


HUGE: dict[str, tuple[str, str]] = {
    "deep": ("<p>" * 1_000_000, "X001 elements are nested more than 2048 deep"),
    # A stream needs no limit for what comes to an end; the tree that rules go by has one.
    "deep and closed": (
        "<p>" + "<hi>" * 10_000 + "</hi>" * 10_000 + "</p>",
        "the schema was checked; only what rules find",
    ),
    "almost as deep": ("<p>" + "<hi>" * 2000 + "x" + "</hi>" * 2000 + "</p>", "1 file checked"),
    "almost as deep and wrong": ("<choice>" * 1000 + "</choice>" * 1000, "X003"),
    "a long attribute": ('<p n="' + "x" * 20_000_000 + '"/>', "1 file checked"),
    "a long wrong attribute": ('<p><date when="' + "1" * 5_000_000 + '">x</date></p>', "X007"),
    "many values": ('<p rend="' + "x " * 2_000_000 + '">x</p>', "X007"),
    "many pointers": ('<p><ref target="' + "#x " * 300_000 + '">x</ref></p>', "X010"),
    "many attributes": ("<p " + " ".join(f'a{number}="x"' for number in range(2000)) + "/>", "X006"),
    "many namespaces": ("<p " + " ".join(f'xmlns:a{number}="x"' for number in range(50_000)) + "/>", "1 file checked"),
    "a long name": (f"<{'x' * 20_000_000}/>", "X002"),
    "a long unknown name": (f"<{'x' * 9_000_000}/>", "X002"),
    "a long text": ("<p>" + "word " * 3_000_000 + "</p>", "1 file checked"),
    "a long wrong text": ("word " * 500_000, "X005"),
    "a long comment": ("<p><!--" + " -" * 3_000_000 + " --></p>", "1 file checked"),
    "a long instruction": ("<p><?x " + "?" * 3_000_000 + "?></p>", "1 file checked"),
    "references to characters": ("<p>" + "&#x41;" * 2_000_000 + "</p>", "1 file checked"),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge(limited_tei: Run, tmp_path: Path, name: str) -> None:
    body, words = HUGE[name]
    write(tmp_path, HEAD + body + FOOT)
    status, said = limited_tei("validate", "a.xml")
    assert words in said
    assert status == ("checked" not in words)


@pytest.mark.parametrize(
    "include",
    [
        '<xi:include href="secret.txt" parse="text"/>',
        '<xi:include href="/etc/hostname" parse="text"/>',
        '<xi:include href="{site}a.xml"/>',
        '<xi:include href="a.xml"/>',
        '<xi:include href="none.xml"><xi:fallback><xi:include href="{site}b.xml"/></xi:fallback></xi:include>',
    ],
)
@pytest.mark.parametrize("schema", ["edition.rng", "edition.xsd"])
def test_nothing_is_included(tei: Run, tmp_path: Path, site: Site, include: str, schema: str) -> None:
    """jing, as Debian packages it, reads what XInclude names, from the file system and from the network."""
    write(tmp_path, HEAD + f"<p>{include.replace('{site}', site.address)}</p>" + FOOT)
    status, said = tei("validate", "a.xml", "--schema", str(ROOT / "schema" / schema), "--format", "concise")
    assert status == 1
    assert "`xi:include`" in said
    assert "none.xml" not in said


@pytest.mark.parametrize("schema", ["edition.rng", "edition.xsd"])
def test_no_schema_is_fetched_that_a_file_names(tei: Run, tmp_path: Path, site: Site, schema: str) -> None:
    write(
        tmp_path,
        f'<?xml-model href="{site.address}a.rng"?><?xml-stylesheet href="{site.address}a.xsl" type="text/xsl"?>\n'
        + HEAD.replace(
            "<TEI ",
            f'<TEI xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {site.address}a.xsd" '
            f'xsi:noNamespaceSchemaLocation="{site.address}b.xsd" xml:base="{site.address}" ',
        )
        + "<p>x</p>"
        + FOOT,
    )
    status, said = tei("validate", "a.xml")
    assert status == 1
    assert "X020" in said
    tei("validate", "a.xml", "--schema", str(ROOT / "schema" / schema))


GRAMMAR = f'<grammar xmlns="{RNG}"><start><element name="a"><text/></element></start>{{}}</grammar>'


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ('<include href="{site}b.rng"/>', "nothing is fetched"),
        ('<include href="../outside.rng"/>', "leads out of the folder"),
        ('<include href="%2e%2e/outside.rng"/>', "leads out of the folder"),
        ('<include ns=">" href="&#46;./outside.rng"/>', "leads out of the folder"),
        ('<include xml:base="../" href="outside.rng"/>', "leads out of the folder"),
        ('<include href="/etc/hostname"/>', "leads out of the folder"),
        ('<include href="file:///etc/hostname"/>', "leads out of the folder"),
        ('<include href="//server/b.rng"/>', "leads to another machine"),
        ('<include href="link.rng"/>', "leads out of the folder"),
        ('<define name="b"><externalRef href="{site}b.rng"/></define>', "nothing is fetched"),
        ('<define name="b"><r:externalRef xmlns:r="x" href="../outside.rng"/></define>', "leads out of the folder"),
        ('<include href="inner.rng"/>', "leads out of the folder"),
    ],
)
def test_a_schema_that_leads_outside(tei: Run, tmp_path: Path, site: Site, reference: str, words: str) -> None:
    """A repository brings a schema, and the schema names what is not the repository's."""
    home = tmp_path / "home"
    write(home, f'<?xml-model href="a.rng"?>{"<a/>"}')
    (home / ".git").mkdir()
    write(tmp_path, GRAMMAR.format(""), "outside.rng")
    (home / "link.rng").symlink_to(tmp_path / "outside.rng")
    write(home, GRAMMAR.format('<include href="../outside.rng"/>'), "inner.rng")
    write(home, GRAMMAR.format(reference.replace("{site}", site.address)), "a.rng")
    status, said = tei("validate", "home/a.xml")
    assert status == 2
    assert words in said


@pytest.mark.parametrize(
    "content",
    [
        '<include href="{site}b.rng"/>',
        '<define name="b"><externalRef href="{site}b.rng"/></define>',
        '<include href="a.rng"/>',
        '<include href="b.rng"/>',
        '<include href="none.rng"/>',
        '<include href="secret.txt"/>',
        '<define name="b"><ref name="b"/></define>',
        "<div>" * 5000 + "</div>" * 5000,
        '<define name="b">' + "<group>" * 1500 + "<text/>" + "</group>" * 1500 + "</define>",
        '<define name="b"><element datatypeLibrary="{site}types" name="b"><data type="c"/></element></define>',
    ],
    ids=["http", "external", "itself", "circle", "none", "text", "recursive", "deep", "nested", "types"],
)
def test_a_schema_that_was_given(tei: Run, tmp_path: Path, site: Site, content: str) -> None:
    write(tmp_path, GRAMMAR.format('<include href="a.rng"/>'), "b.rng")
    write(tmp_path, GRAMMAR.format(content.replace("{site}", site.address)), "a.rng")
    write(tmp_path, "<a/>")
    status, said = tei("validate", "a.xml", "--schema", "a.rng")
    assert status in (0, 2)
    if status == 2:
        assert len(said.splitlines()) == 1
        assert '.rng"' in said or ".rng:" in said or "secret.txt" in said


def test_a_pattern_that_never_ends(tei: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema may make a regular expression that takes longer than anybody lives; other files are still checked."""
    write(
        tmp_path,
        f'<schema xmlns="{XSD}"><element name="a"><simpleType><restriction base="string">'
        '<pattern value="(x+x+)+y"/></restriction></simpleType></element></schema>',
        "a.xsd",
    )
    write(tmp_path, f"<a>{'x' * 60}</a>", "a.xml")
    write(tmp_path, "<a>xy</a>", "b.xml")
    write(tmp_path, "<a>xxy</a>", "c.xml")
    monkeypatch.setenv("TEI_TIME_LIMIT", "1")
    status, said = tei("validate", "a.xml", "b.xml", "c.xml", "--schema", "a.xsd")
    assert status == 1
    assert "a.xml:1: error X022 the file was not checked to its end: it took more than 1 s" in said
    assert "c.xml" not in said


def test_a_file_that_is_too_large(tei: Run, tmp_path: Path) -> None:
    write(tmp_path, HEAD)
    os.truncate(tmp_path / "a.xml", 1_500_000_000)
    status, said = tei("validate", "a.xml")
    assert status == 1
    assert "X022 the file has 1,500,000,000 bytes, and more than 1,000,000,000 are not read" in said


def test_no_code_of_the_repository_is_run(tei: Run, tmp_path: Path) -> None:
    """What Python would import, if it looked for modules in the folder it is called in."""
    for name in ("lxml", "xmlschema", "platformdirs", "tomllib", "sitecustomize", "tei", "click"):
        write(tmp_path, "raise SystemExit(77)", f"{name}.py")
    write(tmp_path, HEAD + "<p>x</p>" + FOOT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tei", "validate", "a.xml"], cwd=tmp_path, env=environment, check=False
    )
    assert done.returncode == 0
