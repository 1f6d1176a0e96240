"""Rules run over files: places, severity, selection, and what an editor says is meant."""

from pathlib import Path

import pytest

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.validate.rules import all_rules
from tei.validate.rules import settings as settings_module
from tei.validate.rules.packages import rules_of
from tei.validate.rules.rule import Rule
from tei.validate.rules.runner import INSTRUCTIONS, VERIFIED, check_rules, choose, usable_rules
from tei.validate.rules.settings import DEFAULT, Settings, own_packages, project_settings
from tei.xml.parse import parse

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>\n'
FOOT = "\n</body></text></TEI>"


def check(body: str, settings: Settings = DEFAULT, head: str = HEAD) -> list[Diagnostic]:
    return check_rules(parse(f"{head}{body}{FOOT}".encode(), "a.xml"), choice=choose(settings))


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


def test_places() -> None:
    date, word = check("<p>A</p>\n<p>Yes, <date\n  n='1'\n  from='1933' to='1931'>then</date>\n to pеке</p>")
    assert (date.code, date.line, date.column, date.path) == ("D003", 6, 3, "TEI/text/body/p[2]/date")
    assert (word.code, word.line, word.column, word.path) == ("C001", 7, 5, "TEI/text/body/p[2]")
    assert word.text == "pеке"
    assert word.help.startswith('type "реке"')


def test_places_in_a_file_with_other_line_ends() -> None:
    parsed = parse(f"{HEAD}<p>A</p>\n<p>pеке</p>{FOOT}".replace("\n", "\r\n").encode("utf-16"), "a.xml")
    assert [(each.line, each.column) for each in check_rules(parsed)] == [(4, 4)]


# Settings


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        (Settings(), ["C001", "P001"]),
        (Settings(select=("C",)), ["C001"]),
        (Settings(ignore=("C",)), ["P001"]),
        (Settings(ignore=("word-of-two-scripts",)), ["P001"]),
        (Settings(select=("C001", "P"), ignore=("C",)), ["C001", "P001"]),
        (Settings(select=("C",), ignore=("C001",)), []),
    ],
)
def test_selection(settings: Settings, left: list[str]) -> None:
    body = "<p xml:id='a'>pеке</p><sp who='a'><p>A</p></sp>"
    assert codes([each for each in check(body, settings) if each.code != "P003"]) == left


def test_severity() -> None:
    settings = Settings(severity=(("C", Severity.WARNING), ("C001", Severity.ERROR)))
    (found,) = check("<p>pеке</p>", settings)
    assert found.severity is Severity.ERROR


def test_a_code_that_means_nothing_is_refused() -> None:
    with pytest.raises(TeiError, match='name "C999"'):
        check("<p/>", Settings(ignore=("C999",)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tei.toml", '[rules]\nselect = ["C"]\nseverity = { C001 = "error" }'),
        ("pyproject.toml", '[tool.tei.rules]\nselect = ["C"]\nseverity = { C001 = "error" }'),
    ],
)
def test_settings_of_a_project(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    folder = tmp_path / "editions" / "a"
    folder.mkdir(parents=True)
    wanted = Settings(("C",), (), (("C001", Severity.ERROR),))
    assert project_settings(folder / "edition.xml") == wanted
    assert project_settings(tmp_path) == wanted


def test_settings_above_a_repository_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "tei.toml").write_text('[rules]\nignore = ["C"]')
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "pyproject.toml").write_text("[project]\nname = 'a'")
    assert project_settings(tmp_path / "repository" / "a.xml") == DEFAULT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules", "cannot be read"),
        ("rules = 1", "rules is a table"),
        ('[rules]\nselct = ["C"]', 'has no "selct"; there are: ignore, select, severity'),
        ('[rules]\nselect = "C"', "select is a list of words"),
        ('[rules.severity]\nC001 = "off"', 'the severity of C001 is "off"'),
        ('[rules]\npackages = ["evil"]', "in your own configuration"),
    ],
)
def test_broken_settings(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tei.toml").write_text(text)
    with pytest.raises(TeiError, match=said):
        project_settings(tmp_path / "a.xml")


# Rules of other packages


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a rule, as an installer leaves it, and a user's configuration that is empty."""
    folder = tmp_path / "site"
    about = folder / "tei_harbour-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: tei-harbour\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[tei.rules]\nharbour = tei_harbour\n")
    (folder / "tei_harbour.py").write_text(
        "from tei.diagnostic import Severity\n"
        "from tei.validate.rules.problem import Problem\n"
        "from tei.validate.rules.rule import rule\n\n\n"
        '@rule("Z101", Severity.ERROR)\n'
        "def harbour_closed(file):\n"
        '    """A harbour.\n\n    Why:\n        A\n\n    Bad:\n        <p/>\n\n    Good:\n        <p/>\n\n'
        '    Fix:\n        B\n    """\n'
        '    for each in file.elements("p"):\n'
        '        yield Problem(each, "closed")\n'
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(settings_module.os, "name", "posix")
    return tmp_path / "config" / "tei" / "tei.toml"


def test_an_installed_package_alone_runs_nothing(installed: Path) -> None:
    assert own_packages() == ()
    assert list(usable_rules()) == list(all_rules())


def test_the_user_may_name_a_package(installed: Path) -> None:
    installed.parent.mkdir(parents=True)
    installed.write_text('[rules]\npackages = ["harbour"]')
    assert "Z101" in usable_rules()
    assert codes(check("<p>A</p>")) == ["Z101"]


def test_a_package_that_is_not_there(installed: Path) -> None:
    with pytest.raises(TeiError, match='offers rules as "dock"'):
        rules_of(["dock"], ())


def test_a_package_with_a_code_of_ours(installed: Path) -> None:
    one = all_rules()["C001"]
    same = Rule(
        "Z101", *(getattr(one, name) for name in ("name", "severity", "check", "title", "why", "bad", "good")), ""
    )
    with pytest.raises(TeiError, match="and so has another"):
        rules_of(["harbour"], [same])


# What an editor says is meant


@pytest.mark.parametrize(
    "body",
    [
        "<?tei ignore C001: so in print?><p>pеке</p>",
        "<?tei ignore C001: so in print?>\n<!-- here --> <p>a <hi>pеке</hi></p>",
        "<p><?tei ignore C001: so in print?>to pеке</p>",
        "<p>pеке <?tei ignore C001: so in print?>to <hi>A</hi></p>",
        "<p>pеке<?tei ignore C001, D001: so in print?></p><p><date when='1931'/></p>",
    ],
)
def test_one_place_is_ignored(body: str) -> None:
    assert [each for each in check(body) if each.code != "U001"] == []


def test_the_whole_file_is_ignored() -> None:
    assert check("<p>pеке</p>", head=f"<?tei ignore C001: a grammar of misspellings?>{HEAD}") == []


def test_only_that_place_is_ignored() -> None:
    (found,) = check("<?tei ignore C001: so in print?><p>pеке</p>\n<p>pека</p>")
    assert (found.code, found.line, found.text) == ("C001", 4, "pека")


def test_an_instruction_for_nothing_is_told() -> None:
    (found,) = check("<p>\n  <?tei ignore C001: so in print?>реке</p>")
    assert (found.code, found.severity, found.line, found.column) == ("U001", Severity.WARNING, 4, 3)
    assert found.message == "C001 is ignored here, and there is none"


def test_of_a_rule_that_is_not_run_nobody_knows() -> None:
    assert check("<?tei ignore C001: so in print?><p>реке</p>", Settings(ignore=("C001",))) == []


@pytest.mark.parametrize(
    "words", ["ignore C001", "ignore: so in print", "ignore c001: x", "ignore C001:", "hold C001: x"]
)
def test_an_instruction_that_says_nothing_is_told(words: str) -> None:
    assert codes(check(f"<?tei {words}?><p>A</p>")) == ["U002"]


def test_instructions_of_others_and_in_comments_are_none() -> None:
    assert check("<!-- <?tei ignore C001: a?> --><?teix ignore?><?oxygen a?><p><![CDATA[<?tei b?>]]></p>") == []


# With the schema, and with the source


def test_what_the_schema_says_is_not_said_again() -> None:
    parsed = parse(f"{HEAD}<div>He left.</div>\n<p>pеке</p>{FOOT}".encode(), "a.xml")
    schema = Diagnostic("X005", Severity.ERROR, "text", "a.xml", 3, 6)
    assert codes(check_rules(parsed, from_schema=(schema,))) == ["X005", "C001"]
    assert codes(check_rules(parsed)) == ["S004", "C001"]


def test_what_the_schema_says_can_be_ignored_at_one_place() -> None:
    parsed = parse(f"{HEAD}<?tei ignore X002: of our own?><p><own/></p>\n<p>A</p>{FOOT}".encode(), "a.xml")
    here, there = (Diagnostic("X002", Severity.ERROR, "unknown", "a.xml", line) for line in (3, 4))
    assert check_rules(parsed, from_schema=(here, there)) == [there]


def edition(folder: Path, text: str, source: str = "Dear Lind,\n\nthe harbour is open.\n") -> list[Diagnostic]:
    (folder / "source.txt").write_text(source, encoding="utf-8")
    path = folder / "edition.xml"
    path.write_text(f"{HEAD}{text}{FOOT}", encoding="utf-8")
    return check_rules(parse(path), folder)


def test_a_stray_keystroke_is_found_where_the_source_is(tmp_path: Path) -> None:
    (found,) = edition(tmp_path, "<p>Dear Lind,</p>\n<p>the harbour is opena.</p>")
    assert (found.code, found.line) == ("V003", 4)
    assert edition(tmp_path, "<p>Dear Lind,</p>\n<p>the harbour is open.</p>") == []


def test_it_can_be_ignored_with_a_reason(tmp_path: Path) -> None:
    text = "<p>Dear Lind,</p>\n<?tei ignore V003: seen on the page?><p>the harbour is opena.</p>"
    assert edition(tmp_path, text) == []


def test_the_encoding_of_the_source_is_that_of_the_edition(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('encoding = "koi8-r"')
    (tmp_path / "source.txt").write_bytes("Река и море.".encode("koi8-r"))
    path = tmp_path / "edition.xml"
    path.write_text(f"{HEAD}<p>Река и море.</p>{FOOT}", encoding="utf-8")
    assert check_rules(parse(path), tmp_path) == []


def test_codes_are_used_once() -> None:
    from tei.explain import all_explanations

    assert not set(all_rules()) & (set(VERIFIED) | set(INSTRUCTIONS))
    assert set(all_rules()) | set(VERIFIED) | set(INSTRUCTIONS) <= set(all_explanations())
