"""Which schema governs a file, and what is said where it cannot be had."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tei.diagnostic import Severity
from tei.errors import TeiError
from tei.schema import schema_path
from tei.schema.governing import governing_schema
from tei.schema.install import add
from tei.schema.lock import LOCK, record
from tei.schema.ruling import Governing
from tei.schema.store import entries, place
from tei.validate import validate, validate_bytes

RELAXNG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
VAULT = "https://www.tei-c.org/Vault/P5/{}/xml/tei/custom/schema/relaxng/tei_all.rng"
CURRENT = "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'


def grammar(root: str) -> str:
    return f'<element name="{root}" xmlns="{RELAXNG}"><text/></element>'


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store."""
    monkeypatch.setenv("TEI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with a schema."""
    home = tmp_path / "home"
    for folder in (".git", "schema", "texts"):
        (home / folder).mkdir(parents=True)
    (home / "schema" / "our.rng").write_text(grammar("a"))
    (tmp_path / "outside.rng").write_text(grammar("a"))
    return home


@pytest.fixture
def file(home: Path) -> Callable[..., Path]:
    def write(*hrefs: str, root: str = "a", attributes: str = "") -> Path:
        path = home / "texts" / "a.xml"
        models = "".join(f'<?xml-model href="{href}" {attributes}?>\n' for href in hrefs)
        path.write_text(f"{models}<{root}>x</{root}>")
        return path

    return write


def keep(tmp_path: Path, version: str, root: str = "a", lock: Path | None = None) -> None:
    path = tmp_path / "tei_all.rng"
    path.write_text(grammar(root))
    add(path, version=version, lock=lock)


def found(governing: Governing) -> list[tuple[str, str, str]]:
    assert governing.unresolved == ()
    return [(each.name, each.version, each.how) for each in (*governing.grammars, *governing.schematron)]


def refused(governing: Governing) -> tuple[str, str, str]:
    assert (governing.grammars, governing.schematron) == ((), ())
    (only,) = governing.unresolved
    return only.code, only.message, only.help


def test_a_file_that_names_none(file: Callable[..., Path]) -> None:
    (ruling,) = governing_schema(file()).grammars
    assert (ruling.path, ruling.name, ruling.how) == (schema_path(), "edition", "the schema of editions")


def test_the_one_given_rules_alone(file: Callable[..., Path], home: Path) -> None:
    given = home / "schema" / "our.rng"
    governing = governing_schema(file("none.rng"), given)
    assert [each.path for each in governing.grammars] == [given]
    assert found(governing) == [("our.rng", "", "given with --schema")]


def test_beside_the_file(file: Callable[..., Path], home: Path) -> None:
    governing = governing_schema(file("../schema/our.rng"))
    assert found(governing) == [("our.rng", "", "named by the file")]
    assert governing.grammars[0].path == (home / "schema" / "our.rng").resolve()
    assert found(governing_schema(file((home / "schema" / "our.rng").as_uri()))) == [
        ("our.rng", "", "named by the file")
    ]
    assert found(governing_schema(file("../schema/our.rng").read_bytes(), folder=home / "texts"))


def test_the_catalog_comes_first(file: Callable[..., Path], home: Path, tmp_path: Path) -> None:
    keep(tmp_path, "4.9.0", lock=home / LOCK)
    address = VAULT.format("4.9.0")
    (home / "catalog.xml").write_text(CATALOG.format(f'<uri name="{address}" uri="schema/our.rng"/>'))
    assert found(governing_schema(file(address))) == [("our.rng", "", "by the catalog catalog.xml")]
    (home / "texts" / "catalog.xml").write_text(CATALOG.format(""))
    assert found(governing_schema(file(address))) == [("tei_all", "4.9.0", "by the lock file")]
    given = home / "schema" / "mine.xml"
    given.write_text(CATALOG.format(f'<uri name="{address}" uri="our.rng"/>'))
    assert found(governing_schema(file(address), catalog=given)) == [("our.rng", "", "by the catalog mine.xml")]


def test_a_catalog_may_map_to_what_is_kept(file: Callable[..., Path], home: Path, tmp_path: Path) -> None:
    keep(tmp_path, "4.9.0")
    (home / "catalog.xml").write_text(CATALOG.format(f'<uri name="our.rng" uri="{VAULT.format("4.9.0")}"/>'))
    assert found(governing_schema(file("our.rng"))) == [("tei_all", "4.9.0", "from the store")]


def test_a_catalog_that_maps_to_what_is_not_there(file: Callable[..., Path], home: Path) -> None:
    (home / "catalog.xml").write_text(CATALOG.format('<uri name="our.rng" uri="none.rng"/>'))
    code, message, _ = refused(governing_schema(file("our.rng")))
    assert code == "X020"
    assert "it is not there" in message


@pytest.mark.parametrize("content", ["<broken", CATALOG.format('<uri name="our.rng" uri="../outside.rng"/>')])
def test_a_catalog_that_is_wrong(file: Callable[..., Path], home: Path, content: str) -> None:
    (home / "catalog.xml").write_text(content)
    with pytest.raises(TeiError, match=r"catalog\.xml"):
        validate(file("our.rng"))
    assert validate(file(), home / "schema" / "our.rng") == []


def test_the_lock_file_comes_before_the_store(file: Callable[..., Path], home: Path, tmp_path: Path) -> None:
    keep(tmp_path, "4.10.0", "b")
    keep(tmp_path, "4.9.0")
    assert found(governing_schema(file(CURRENT))) == [("tei_all", "4.10.0", "from the store")]
    record(home / LOCK, next(each for each in entries() if each.version == "4.9.0"))
    assert found(governing_schema(file(CURRENT))) == [("tei_all", "4.9.0", "by the lock file")]
    assert found(governing_schema(file(VAULT.format("4.10.0")))) == [("tei_all", "4.10.0", "from the store")]


@pytest.mark.parametrize(
    "address",
    [
        VAULT.format("4.9.0"),
        VAULT.format("4.9.0").replace("https://www.", "http://"),
        "https://vault.tei-c.de/P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng",
        CURRENT,
    ],
)
def test_addresses_of_the_tei(file: Callable[..., Path], tmp_path: Path, address: str) -> None:
    keep(tmp_path, "4.9.0")
    assert found(governing_schema(file(address))) == [("tei_all", "4.9.0", "from the store")]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/Vault/P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://tei-c.org.example.org/Vault/P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://www.tei-c.org/Vault/P5/4.8.0/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://www.tei-c.org/elsewhere/tei_all.rng",
        "ftp://localhost/tei_all.rng",
    ],
)
def test_addresses_of_others(file: Callable[..., Path], tmp_path: Path, address: str) -> None:
    keep(tmp_path, "4.9.0")
    code, message, help = refused(governing_schema(file(address)))
    assert code == "X020"
    assert address in message
    assert "`tei schema " in help


def test_an_address_that_was_named(file: Callable[..., Path], tmp_path: Path, home: Path) -> None:
    path = tmp_path / "drama.rng"
    path.write_text(grammar("a"))
    add(path, "drama", "1.2", ["https://example.org/schema.rng"], home / LOCK)
    assert found(governing_schema(file("https://example.org/schema.rng"))) == [("drama", "1.2", "by the lock file")]


def test_what_the_lock_file_names_is_not_here(
    file: Callable[..., Path], home: Path, tmp_path: Path, data: Path
) -> None:
    keep(tmp_path, "4.9.0", lock=home / LOCK)
    data.rename(tmp_path / "gone")
    path = file(CURRENT)
    code, message, help = refused(governing_schema(path))
    assert (code, "the lock file names" in message) == ("X020", True)
    assert "tei schema add tei_all.rng --name tei_all --version 4.9.0" in help
    (defect,) = validate(path)
    assert (defect.code, defect.line, defect.severity) == ("X020", 1, Severity.ERROR)
    assert "the file was not checked" in defect.message


def test_what_is_kept_is_not_what_the_lock_file_names(file: Callable[..., Path], home: Path, tmp_path: Path) -> None:
    keep(tmp_path, "4.9.0", lock=home / LOCK)
    lock = (home / LOCK).read_text()
    (home / LOCK).write_text(lock.replace(sha256(grammar("a").encode()).hexdigest(), "0" * 64))
    with pytest.raises(TeiError, match="is not what tei_all@4.9.0 has to be".replace(".", r"\.")):
        validate(file(CURRENT))
    (home / LOCK).write_text(lock)
    assert validate(file(CURRENT)) == []
    (place(entries()[0]) / "tei_all.rng").write_text(grammar("b"))
    with pytest.raises(TeiError, match="has to be"):
        validate(file(CURRENT))


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("../../outside.rng", "leads out of the folder"),
        ("../schema/../../outside.rng", "leads out of the folder"),
        ("%2e%2e/%2e%2e/outside.rng", "leads out of the folder"),
        ("/etc/hostname", "leads out of the folder"),
        ("file:///etc/hostname", "leads out of the folder"),
        ("link.rng", "leads out of the folder"),
        ("linked/outside.rng", "leads out of the folder"),
        ("file://server/a.rng", "leads to another machine"),
        ("//server/a.rng", "leads to another machine"),
        ("a%00.rng", "is no path"),
        ("", "without an address"),
        ("x" * 5000, "is no address"),
        ("a.nvdl", "is NVDL"),
        ("tei_all.dtd", "is a DTD"),
        ("http://[/", "is no address"),
    ],
)
def test_addresses_that_are_not_followed(
    file: Callable[..., Path], home: Path, tmp_path: Path, href: str, words: str
) -> None:
    (home / "texts" / "link.rng").symlink_to(tmp_path / "outside.rng")
    (home / "texts" / "linked").symlink_to(tmp_path)
    path = file(href)
    code, message, help = refused(governing_schema(path))
    assert code == "X021"
    assert words in message
    assert help
    assert [each.code for each in validate(path)] == ["X021"]


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loose" / "texts").mkdir(parents=True)
    (tmp_path / "loose" / "our.rng").write_text(grammar("a"))
    path = tmp_path / "loose" / "texts" / "a.xml"
    path.write_text('<?xml-model href="../our.rng"?><a>x</a>')
    assert refused(governing_schema(path))[0] == "X021"
    monkeypatch.chdir(tmp_path / "loose")
    assert found(governing_schema(path)) == [("our.rng", "", "named by the file")]
    assert found(governing_schema(Path("texts/a.xml"))) == [("our.rng", "", "named by the file")]


def test_several_schemas_all_apply(file: Callable[..., Path], home: Path) -> None:
    (home / "schema" / "second.rng").write_text(grammar("b"))
    path = file("../schema/our.rng", "../schema/second.rng", "../schema/our.rng")
    assert len(governing_schema(path).grammars) == 2
    assert [each.code for each in validate(path)] == ["X002"]


def test_relax_ng_and_schematron_both_apply(file: Callable[..., Path], home: Path) -> None:
    (home / "texts" / "our.sch").write_text("<x/>")
    path = file("../schema/our.rng", "our.sch")
    governing = governing_schema(path)
    assert [each.name for each in governing.grammars] == ["our.rng"]
    assert [each.name for each in governing.schematron] == ["our.sch"]
    embedded = governing_schema(file("../schema/our.rng", attributes=f'schematypens="{SCHEMATRON}" phase="p"'))
    assert [(each.name, each.phase) for each in embedded.schematron] == [("our.rng", "p")]
    assert embedded.grammars == ()


def test_one_of_two_is_not_to_be_had(file: Callable[..., Path]) -> None:
    path = file("../schema/our.rng", "tei_all.dtd", "none.rng", root="b")
    assert [(each.line, each.code, each.severity.value) for each in validate(path)] == [
        (2, "X021", "warning"),
        (3, "X020", "error"),
        (4, "X002", "error"),
    ]


def test_bytes_are_judged_by_what_they_name(file: Callable[..., Path]) -> None:
    path = file("../schema/our.rng", root="b")
    assert [each.code for each in validate_bytes(path.read_bytes(), str(path))] == ["X002"]


def test_a_lock_file_that_is_broken(file: Callable[..., Path], home: Path) -> None:
    (home / LOCK).write_text("nonsense")
    with pytest.raises(TeiError, match=r"tei-schemas\.lock"):
        validate(file("our.rng"))


def test_no_address_runs_in_a_shell(file: Callable[..., Path]) -> None:
    """Advice is copied into a terminal."""
    _, _, help = refused(governing_schema(file("https://example.org/a;touch b`id`.rng")))
    assert "--uri 'https://example.org/a;touch b`id`.rng'" in help


def test_a_catalog_that_is_a_link_out_of_the_repository(file: Callable[..., Path], home: Path, tmp_path: Path) -> None:
    (tmp_path / "catalog.xml").write_text(CATALOG.format(""))
    (home / "catalog.xml").symlink_to(tmp_path / "catalog.xml")
    with pytest.raises(TeiError, match="leads out of the folder"):
        validate(file("our.rng"))


def test_addresses_are_added_to_what_is_kept(file: Callable[..., Path], tmp_path: Path, home: Path) -> None:
    path = tmp_path / "drama.rng"
    path.write_text(grammar("a"))
    addresses = ["https://example.org/a.rng", "https://example.org/b.rng"]
    for address in addresses:
        add(path, "drama", "1", [address])
    for address in addresses:
        assert found(governing_schema(file(address))) == [("drama", "1", "from the store")]
    for address in addresses:
        add(path, "drama", "1", [address], home / LOCK)
    for address in addresses:
        assert found(governing_schema(file(address))) == [("drama", "1", "by the lock file")]
