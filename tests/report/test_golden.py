"""Reports of some letters with mistakes, in every format, as golden files that were read."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from reporting import FIXTURES, many

from tei.cli import run
from tei.cli_validate import FORMATS
from tei.diagnostic import Severity
from tei.report.formats import FORMATTED, PLAIN
from tei.report.github import github
from tei.report.report import Report

GOLDEN = Path(__file__).parent / "golden"
NAMES = {"sarif": "sarif.json", "github": "github.txt", "gitlab": "gitlab.json", "junit": "junit.xml"} | {
    "html": "html.html",
    "markdown": "markdown.md",
}
CI = ("GITHUB_WORKSPACE", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA", "CI_PROJECT_DIR", "CI_PROJECT_URL")


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder `letters`, in which we are."""
    shutil.copytree(FIXTURES / "letters", tmp_path / "letters")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_command_line_has_every_format() -> None:
    assert set(FORMATS) == {*FORMATTED, *PLAIN}
    assert set(NAMES) == set(FORMATTED)


@pytest.mark.parametrize("form", FORMATTED)
def test_golden(letters: Path, form: str, golden: Callable[[Path, bytes], None]) -> None:
    link = ["--link-base", "https://example.org/blob/main"] if form in ("html", "markdown") else []
    assert run(["validate", "letters", "--format", form, "-o", "made", *link]) == 1
    golden(GOLDEN / NAMES[form], Path("made").read_bytes())


@pytest.mark.parametrize("form", FORMATTED)
@pytest.mark.parametrize("language", ["de", "fr", "ru"])
def test_every_language_has_the_words_of_every_format(letters: Path, form: str, language: str) -> None:
    assert run(["validate", "letters", "--format", form, "-o", "made", "--lang", language]) == 1
    assert Path("made").read_bytes()
    assert run(["validate", "letters", "--format", form, "-o", "english"]) == 1
    assert Path("made").read_bytes() != Path("english").read_bytes()


def test_paths_are_those_of_the_repository_wherever_the_command_is_run(
    letters: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(letters / "letters")
    run(["validate", "ferry.xml", "--format", "github"])
    assert "file=letters/ferry.xml," in capsys.readouterr().out
    monkeypatch.chdir(letters / "letters")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(letters / "letters"))
    run(["validate", "ferry.xml", "--format", "github"])
    assert "file=ferry.xml," in capsys.readouterr().out


def test_one_check_gives_several_reports(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(
        ["validate", "letters", "--format", "github", "--report", "sarif=a.sarif", "--report", "markdown=b.md"]
    )
    assert status == 1
    assert capsys.readouterr().out.startswith("::error ")
    assert Path("a.sarif").read_text(encoding="utf-8").startswith('{\n "$schema"')
    assert Path("b.md").read_text(encoding="utf-8").startswith("## ")


@pytest.mark.parametrize(
    "words",
    [
        ["--report", "sarif"],
        ["--report", "=x"],
        ["--report", "pdf=x"],
        ["--report", "sarif="],
        ["--report", "sarif=x", "--report", "junit=./x"],
        ["-o", "x", "--report", "junit=x"],
        ["--report", "junit=nowhere/x"],
        ["-o", "nowhere/x"],
        ["--link-base", "javascript:alert(1)"],
    ],
)
def test_what_cannot_be_a_report_is_refused_before_anything_is_checked(letters: Path, words: list[str]) -> None:
    assert run(["validate", "letters", *words]) == 2
    assert not Path("x").exists()


def test_a_report_that_cannot_be_written(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x").mkdir()
    assert run(["validate", "letters", "--report", "sarif=x"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_links_are_those_of_the_platform_we_run_on(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(CI[1:4], ("https://github.example", "a/b", "c0ffee"), strict=True):
        monkeypatch.setenv(name, value)
    run(["validate", "letters", "--format", "markdown", "-o", "x.md"])
    assert "(https://github.example/a/b/blob/c0ffee/letters/ferry.xml#L9)" in Path("x.md").read_text(encoding="utf-8")


def test_standard_input_is_reported_by_its_name(
    letters: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = io.BytesIO(Path("letters/ferry.xml").read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert run(["validate", "--stdin", "letters/new.xml", "--format", "junit"]) == 1
    assert '<testcase name="letters/new.xml"' in capsys.readouterr().out


def test_what_is_cut_is_said(letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("letters/ferry.xml").read_text(encoding="utf-8")
    words = "".join(f'<p><ref target="#no-{number}">a</ref></p>\n' for number in range(120))
    Path("letters/ferry.xml").write_text(text.replace("</body>", words + "</body>"), encoding="utf-8")
    reports = ["--report", "junit=t.xml", "--report", "markdown=s.md"]
    run(["validate", "letters", "--no-rules", "--format", "github", *reports])
    out, err = capsys.readouterr()
    assert out.count("\n::") == 10
    assert out.splitlines()[-1].startswith("::notice title=tei validate::GitHub shows 10 of each for a step. Not shown")
    assert "t.xml: Not listed here: errors: 24." in err
    assert "s.md: Not listed here: errors: 75." in err
    assert "Not listed here" in Path("s.md").read_text(encoding="utf-8")


def test_the_page_shows_what_is_made(root: Path) -> None:
    page = (root / "docs" / "validating.md").read_text(encoding="utf-8")
    section = page.split("\n## Reports\n")[1].split("\n## From Python")[0]
    texts = re.findall(r"```(?:text|xml)\n(.*?)```", section, re.DOTALL)
    shown = [line.strip() for text in texts for line in text.splitlines()]
    found = (*many(12), *many(11, Severity.WARNING, "D001"))
    made = github(Report(found, elsewhere=("report.sarif",))).text
    for path in GOLDEN.iterdir():
        made += path.read_text(encoding="utf-8")
    lines = {line.strip() for line in made.splitlines()}

    assert len(shown) > 12
    assert [line for line in shown if line not in lines] == []
