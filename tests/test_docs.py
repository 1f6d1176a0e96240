"""The pages say what is so: links lead somewhere, examples are what the tool makes, no key or option is missing."""

import dataclasses
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from lxml import etree
from test_layers import ALLOWED

from tei.cli import cli
from tei.diff import compare_bytes
from tei.edition import (
    Conjecture,
    DatePlace,
    Edition,
    EditionArchive,
    EditionCorrespondent,
    EditionPerson,
    Flag,
    Responsibility,
    read_edition,
)
from tei.errors import TeiError
from tei.pipeline import convert
from tei.report import text as diagnostics_text
from tei.report.diff_sections import Extent
from tei.report.diff_text import diff_text
from tei.schema.catalog import resolve
from tei.schema.lock import LOCK, read_lock
from tei.text.source import Source
from tei.validate import validate

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED_FENCE = re.compile(r"^`(?P<file>[\w./-]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fences(text: str, language: str) -> list[str]:
    return [match["text"] for match in FENCE.finditer(text) if match["language"] == language]


def anchors(text: str) -> set[str]:
    """The places of a page that a link can lead to, as GitHub names them."""
    heads = re.findall(r"^#+ +(.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def squeezed(text: str) -> str:
    """Text without the white space that indents XML."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", text)).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lost = []
    for match in LINK.finditer(FENCE.sub("", text)):
        target, _, anchor = match["target"].partition("#")
        if "://" in target:
            continue
        path = page.parent / target if target else page
        if not path.exists() or (anchor and anchor not in anchors(path.read_text(encoding="utf-8"))):
            lost.append(match["target"])
    assert lost == []


# README.md


def test_the_readme_shows_what_the_tool_makes() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    source, shown = fences(text, "text")[0], fences(text, "xml")[0]

    made = squeezed(convert(Source.of(source)).xml.decode())

    assert_in_order(squeezed(shown).split("…"), made)


def assert_in_order(pieces: list[str], made: str) -> None:
    """Assert that pieces follow each other in a text, with anything between them."""
    place = 0
    for piece in map(str.strip, pieces):
        found = made.find(piece, place)
        assert found >= 0, f"not there, or not in this order: {piece}"
        place = found + len(piece)


def test_the_readme_decides_as_edition_toml_can(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    path = tmp_path / "edition.toml"
    path.write_text(fences(text, "toml")[0], encoding="utf-8")

    edition = read_edition(path)

    assert edition.people[0].labels
    assert edition.conjectures[0].reason


# docs/editions.md


@pytest.fixture(scope="module")
def edition_page() -> str:
    return read("editions.md")


def test_the_edition_of_the_page_becomes_the_tei_it_shows(edition_page: str, tmp_path: Path) -> None:
    decisions = tmp_path / "edition.toml"
    decisions.write_text("\n".join(fences(edition_page, "toml")), encoding="utf-8")
    source = fences(edition_page, "text")[1]

    converted = convert(Source.of(source, "source.txt"), read_edition(decisions))

    made = squeezed(converted.xml.decode())
    assert [shown for shown in fences(edition_page, "xml") if squeezed(shown) not in made] == []
    review = [f"{each.file}:{each.line}: review {each.code} {each.message}" for each in converted.review]
    said, help = fences(edition_page, "text")[2].splitlines()
    assert said in review
    assert help.strip() == f"help: {converted.review[review.index(said)].help}"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The edition as a whole", Edition),
        ("`[date]`", DatePlace),
        ("`[sent]`", EditionCorrespondent),
        ("`[[person]]`", EditionPerson),
        ("`[[archive]]`", EditionArchive),
        ("`[[responsibility]]`", Responsibility),
        ("`[[conjecture]]`", Conjecture),
        ("`[[flag]]`", Flag),
    ],
)
def test_every_key_of_edition_toml_is_on_the_page(edition_page: str, heading: str, kind: type) -> None:
    section = next(part for part in edition_page.split("\n## ")[1:] if part.startswith(heading))
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row)}

    fields = {field.name for field in dataclasses.fields(kind)}
    if kind is Edition:
        tables = {"sent", "received", "date", "responsibility", "people", "archives", "conjectures", "flags"}
        fields -= tables | {"file"}
    assert keys == fields


def test_every_kind_of_conjecture_is_shown(edition_page: str, tmp_path: Path) -> None:
    table = tomllib.loads("\n".join(fences(edition_page, "toml")))
    kinds = {entry.get("kind", "corr") for entry in table["conjecture"]}

    assert kinds == {"corr", "reg", "gap", "supplied", "quote", "milestone"}


BROKEN = [
    None,
    "title = Letter",
    'titel = "Letter"',
    '[date]\ntitle = "Letter"',
    '[date]\ncert = "sure"',
    "title = 1921",
    'printed = "Works"',
    '[person]\nid = "brandt"',
    'date = "1921"',
    '[[conjecture]]\nfind = "agian"\ncorr = "again"',
    '[[conjecture]]\nfind = "agien"\ncorr = "again"\nreason = "a slip"',
    '[[conjecture]]\nfind = "us"\ncontext = "the new us consulate"\ncorr = "US"\nreason = "a slip"',
    '[[conjecture]]\nfind = "is"\ncorr = "was"\nreason = "a slip"',
    '[[conjecture]]\nfind = "Vogel, The harbour"\ncorr = "Vogel. The harbour"\nreason = "a slip"',
    '[[conjecture]]\nkind = "quote"\nfind = "GARF"\nreason = "a quotation"',
    'converter = "brief"',
]
"""An edition.toml for each row of the page's table of errors, in order; None for a file that is not there."""


def test_there_is_an_error_for_each_row(edition_page: str) -> None:
    assert len(errors(edition_page)) == len(BROKEN)


def errors(page: str) -> list[str]:
    section = page.split("\n## What can go wrong")[1].split("\n## ")[0]
    return [match.strip() for match in re.findall(r"^\| ``(.*?)`` \|", section, re.MULTILINE)]


@pytest.mark.parametrize("row", range(len(BROKEN)))
def test_errors_are_as_the_page_says(edition_page: str, tmp_path: Path, row: int) -> None:
    decisions = tmp_path / "edition.toml"
    broken = BROKEN[row]
    if broken is not None:
        decisions.write_text(broken, encoding="utf-8")
    source = Source.of(fences(edition_page, "text")[1])

    with pytest.raises(TeiError) as raised:
        convert(source, read_edition(decisions))

    said = str(raised.value).removeprefix(f"{decisions}: ")
    assert re.fullmatch(re.escape(errors(edition_page)[row]).replace("…", ".*"), said), said


# docs/converters.md


def write_package(folder: Path) -> None:
    """The files of the page, and what an installer makes of its entry points."""
    for match in NAMED_FENCE.finditer(read("converters.md")):
        path = folder / match["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(match["text"], encoding="utf-8")
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
    ]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "MYPYPATH": str(ROOT),
    }
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    write_package(folder)
    return folder


def test_the_converter_of_the_page_passes_its_own_test(package: Path) -> None:
    result = run(package, "pytest", "-q", "-p", "no:cacheprovider", "tests")

    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"^[1-9]\d* passed", result.stdout, re.MULTILINE)


def test_the_converter_of_the_page_is_found_and_chosen(package: Path) -> None:
    assert re.search(r"^will +\w", run(package, "tei", "converters").stdout, re.MULTILINE)

    result = run(package, "tei", "convert", "tests/thorne.txt")

    assert result.returncode == 0
    assert "tests/thorne.txt: will (en)" in result.stderr
    shown = fences(read("converters.md"), "xml")[0]
    assert_in_order(squeezed(shown).split("…"), squeezed(result.stdout))


def test_the_converter_of_the_page_is_written_as_ours_are(package: Path) -> None:
    """It keeps to the layers, and the linter and the type checker have nothing to say."""
    assert "lxml" not in (package / "tei_wills.py").read_text(encoding="utf-8")
    for command in (["ruff", "check"], ["ruff", "format", "--check"]):
        result = run(package, *command, "--config", str(ROOT / "pyproject.toml"), "tei_wills.py", "tests")
        assert result.returncode == 0, result.stdout + result.stderr
    result = run(package, "mypy", "--strict", "--cache-dir", str(package / ".mypy_cache"), "tei_wills.py")
    assert result.returncode == 0, result.stdout + result.stderr


# docs/architecture.md


def test_the_table_of_imports_is_the_one_that_is_enforced() -> None:
    section = read("architecture.md").split("## Who may import whom")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    table = {part.strip("`"): sorted(re.findall(r"`([\w.]+)`", allowed)) for part, allowed in rows}

    assert table == {part: sorted(allowed.split()) for part, allowed in ALLOWED.items()}


def test_every_folder_and_file_of_the_tree_is_there() -> None:
    tree = fences(read("architecture.md"), "text")[1]
    folder = ROOT
    for line in tree.splitlines():
        name = line.split()[0]
        if not line.startswith(" "):
            folder = ROOT / name if name.endswith("/") else ROOT
            assert (ROOT / name).exists(), name
        else:
            assert (folder / name).exists(), f"{folder.name}/{name}"


# docs/cli.md


def commands(group: click.Group = cli, prefix: str = "") -> list[tuple[str, click.Command]]:
    """All commands with their names, those of a group after it: `schema`, `schema add`."""
    found: list[tuple[str, click.Command]] = []
    for name, command in sorted(group.commands.items()):
        found.append((prefix + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix}{name} ")
    return found


def section_of(name: str) -> str:
    heads = re.compile(rf"`tei {name}(?: [^a-z][^`]*)?`")
    return next(part for part in read("cli.md").split("\n## ")[1:] if heads.match(part))


def test_every_command_has_its_section() -> None:
    heads = re.findall(r"^## `tei ([a-z]+(?: [a-z]+)?)", read("cli.md"), re.MULTILINE)

    assert sorted(heads) == [name for name, _ in commands()]


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_a_command_is_described_with_all_its_options(name: str, command: click.Command) -> None:
    section = section_of(name)
    options = [option for option in command.params if isinstance(option, click.Option)]
    rows = dict(re.findall(r"^\| `(-[^`]+)` \| (.*) \|$", section, re.MULTILINE))

    assert command.help is not None
    assert squeezed(command.help.split("\n\n")[0]) in squeezed(section)
    assert rows == {", ".join(option.opts): option.help for option in options}


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_examples_of_a_command_are_calls_it_understands(name: str, command: click.Command) -> None:
    section = section_of(name)
    calls = [line for text in fences(section, "sh") for line in text.splitlines() if line.startswith("tei ")]

    assert calls
    shown = set()
    for call in calls:
        arguments = re.sub(r"\s+#.*$", "", call).replace("'", "").split()[1 + len(name.split()) :]
        if "--help" in arguments:
            continue
        command.make_context(name, list(arguments))
        shown |= {word for word in arguments if word.startswith("-")}
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.opts for option in options if not set(option.opts) & shown] == []


# docs/schemas.md


def test_the_lock_file_of_the_page_is_one(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    path.write_text(fences(read("schemas.md"), "toml")[0], encoding="utf-8")

    (entry,) = read_lock(path)

    assert entry.label == "tei_all@4.9.0"


def test_the_catalog_of_the_page_leads_to_the_repository(tmp_path: Path) -> None:
    path = tmp_path / "catalog.xml"
    path.write_text(fences(read("schemas.md"), "xml")[1], encoding="utf-8")

    for address in ("https://example.org/letters.rng", "https://example.org/schema/letters.rng"):
        assert resolve(path, address) == (tmp_path / "schema" / "letters.rng").resolve()


def test_what_the_page_says_of_a_missing_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = fences(read("schemas.md"), "text")[1]
    monkeypatch.chdir(tmp_path)
    address = re.search(r'"(http[^"]*)"', said)
    assert address is not None
    Path("letter.xml").write_text(f'<?xml-model href="{address[1]}"?><TEI/>')

    assert [line for line in diagnostics_text(validate("letter.xml")) if "X0" in line or "help" in line][:2] == (
        said.splitlines()
    )


# docs/diff.md


def test_the_page_shows_what_is_said_of_a_contribution() -> None:
    old, new = (text.encode() for text in fences(read("diff.md"), "xml"))

    said = list(diff_text(compare_bytes(old, new, "letter.xml"), Extent()))

    assert said == fences(read("diff.md"), "text")[0].splitlines()


# docs/decisions.md


def test_decisions_name_editions_that_are_there() -> None:
    named = set(re.findall(r"`editions/([\w-]+)`", read("decisions.md")))

    assert named
    assert [name for name in named if not (ROOT / "editions" / name / "edition.xml").is_file()] == []


def test_xml_of_the_pages_is_well_formed() -> None:
    """Every example of XML on the pages of this folder can be read, parts left out aside."""
    for page in PAGES:
        for text in fences(page.read_text(encoding="utf-8"), "xml"):
            body = re.sub(r"<\?xml.*?\?>", "", text)
            if "<xsl:" not in body:
                etree.fromstring(f'<x xmlns:xsl="x">{body}</x>')
