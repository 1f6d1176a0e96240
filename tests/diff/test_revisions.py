"""Comparing what a git repository has: revisions, the working tree, names of all kinds; nothing in it is touched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tei.cli import run
from tei.diff import compare_revisions
from tei.diff.result import Status
from tei.errors import TeiError

LETTER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>'
    "</fileDesc></teiHeader>\n<text><body>\n<p>{words}</p>\n</body></text></TEI>\n"
)
OLD = LETTER.format(title="Letter", words="The ice lay on the north basin until April.")
NEW = LETTER.format(title="Letter", words="The ice lay on the south basin until April.")


def git(*arguments: str) -> str:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Anna Weiss", "-c", "user.email=weiss@example.org", "-c", "core.autocrlf=false")
    made = subprocess.run(["git", *who, *arguments], capture_output=True, check=True, env=environment)
    return made.stdout.decode()


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a branch `main` and, from its second commit on, a branch `work` that we stand on."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "repository"
    place.mkdir()
    monkeypatch.chdir(place)
    git("init", "--quiet", "--initial-branch", "main")
    (place / "letters").mkdir()
    Path("letters/orme.xml").write_text(OLD, encoding="utf-8")
    Path("letters/weiss.xml").write_text(OLD.replace("April", "May"), encoding="utf-8")
    Path("notes.txt").write_text("no TEI", encoding="utf-8")
    commit("First")
    git("checkout", "--quiet", "-b", "work")
    Path("letters/orme.xml").write_text(NEW, encoding="utf-8")
    Path("notes.txt").write_text("still none", encoding="utf-8")
    commit("Second")
    return place


def names(*arguments: object) -> list[str]:
    return [each.name for each in compare_revisions(*arguments)]  # type: ignore[arg-type]


def test_two_revisions(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "main", "work"]) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "letters/orme.xml: text: 1 passage changed; markup: unchanged; metadata: unchanged"
    assert said[2] == "    line 3: p changed: The ice lay on the [-north-] {+south+} basin until April."


def test_a_revision_and_what_is_in_the_folder(repository: Path) -> None:
    Path("letters/weiss.xml").write_text(NEW, encoding="utf-8")
    Path("letters/new.xml").write_text(NEW, encoding="utf-8")
    Path("letters/ignored.xml").write_text(NEW, encoding="utf-8")
    Path(".gitignore").write_text("ignored.xml\n", encoding="utf-8")

    assert names("main") == ["letters/new.xml", "letters/orme.xml", "letters/weiss.xml"]
    assert names() == ["letters/new.xml", "letters/weiss.xml"]


def test_what_a_branch_did_since_it_left_another(repository: Path) -> None:
    git("checkout", "--quiet", "main")
    Path("letters/weiss.xml").write_text(NEW, encoding="utf-8")
    commit("Third, on main")

    assert names("main...work") == ["letters/orme.xml"]
    assert names("main..work") == ["letters/orme.xml", "letters/weiss.xml"]
    assert names("...work") == ["letters/orme.xml"]


def test_files_that_were_added_taken_out_and_renamed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("mv", "letters/weiss.xml", "letters/anna-weiss.xml")
    git("rm", "--quiet", "letters/orme.xml")
    Path("new.xml").write_text(LETTER.format(title="x", words="Four words are here"), encoding="utf-8")
    commit("Third")

    assert run(["diff", "work~1", "work"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "letters/anna-weiss.xml (was letters/weiss.xml): moved, nothing in it changed",
        "letters/orme.xml: file taken out, 9 words",
        "new.xml: new file, 4 words",
    ]


def test_a_file_that_is_no_xml_does_not_stop_the_others(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("letters/weiss.xml").write_text(OLD.replace("</p>", ""), encoding="utf-8")

    assert run(["diff", "main"]) == 2

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("letters/orme.xml: text: 1 passage changed")
    assert said[-2] == "letters/weiss.xml: could not be compared"
    assert "letters/weiss.xml:4:8: `p`, opened in line 3, is not closed" in said[-1]


def test_an_old_version_that_is_no_xml_is_named_with_its_revision(repository: Path) -> None:
    Path("letters/weiss.xml").write_text("<p>", encoding="utf-8")
    commit("Broken")
    Path("letters/weiss.xml").write_text(OLD, encoding="utf-8")

    (found,) = compare_revisions()

    assert found.status is Status.FAILED
    assert found.error.startswith("HEAD:letters/weiss.xml:1")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_as_strange_as_git_allows(repository: Path) -> None:
    strange = ['a "b"\n\tc.xml', "-x.xml", "ä ж.xml", "$(touch hacked).xml", os.fsdecode(b"\xff\xfe.xml")]
    for name in strange:
        Path(name).write_text(OLD, encoding="utf-8")
    commit("Strange")
    for name in strange:
        Path(name).write_text(NEW, encoding="utf-8")

    assert sorted(names()) == sorted(strange)
    assert {len(each.difference.text) for each in compare_revisions()} == {1}
    assert not Path("hacked").exists()


def test_paths_leave_other_files_aside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names("main", "work", ["letters/weiss.xml"]) == []
    assert names("main", "work", ["letters"]) == ["letters/orme.xml"]
    assert names("main", "work", [":(glob)**/o*.xml"]) == ["letters/orme.xml"]
    monkeypatch.chdir("letters")
    assert names("main", None, ["orme.xml"]) == ["letters/orme.xml"]


def test_words_of_the_command_line_are_revisions_unless_they_are_files(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("branch", "letters")

    assert run(["diff", "main", "letters/orme.xml"]) == 1
    assert run(["diff", "letters"]) == 0  # the folder, against the last commit
    assert run(["diff", "main", "letters", "--", "letters/orme.xml"]) == 1  # the branch
    assert run(["diff", "main", "--", "gone.xml"]) == 0
    capsys.readouterr()
    assert run(["diff", "--format", "json", "main", "--", "gone.xml"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], 'git knows no revision "nowhere"'),
        (["main", "nowhere"], 'git knows no revision "nowhere"'),
        (["main..nowhere"], 'git knows no revision "nowhere"'),
        (["main", "work", "third"], "two revisions at most"),
        (["letters/orme.xml", "nowhere.xml"], 'there is no file or folder "nowhere.xml"'),
        (["letters", "notes.txt"], '"letters" is a folder and "notes.txt" a file'),
    ],
)
def test_what_cannot_be_compared_is_one_clear_message(
    repository: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["diff", *arguments]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


@pytest.mark.parametrize("revision", ["--output=hacked", "-x", "--upload-pack=touch hacked", "", "main\n"])
def test_an_option_is_no_revision(repository: Path, revision: str) -> None:
    with pytest.raises(TeiError):
        list(compare_revisions(revision))

    assert sorted(path.name for path in repository.iterdir()) == [".git", "letters", "notes.txt"]


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(TeiError, match="is in no git repository"):
        list(compare_revisions())


def test_a_file_that_was_mistyped_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was said of the file, but that there is no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert run(["diff", "leter.xml", "letter.xml"]) == 2
    assert 'there is no file or folder "leter.xml"' in capsys.readouterr().err


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(TeiError, match="git is not installed"):
        list(compare_revisions())


def test_histories_without_a_common_commit(repository: Path) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    commit("Alone")

    with pytest.raises(TeiError, match="no history in common"):
        list(compare_revisions("main...other"))


def test_programs_that_a_repository_names_are_not_run(repository: Path) -> None:
    """Its settings can name programs for git to run, and it may come from a stranger."""
    command = f"\"{sys.executable}\" -c \"open('hacked', 'w')\""
    for setting in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command"):
        git("config", setting, command)
    Path(".git/info").mkdir(exist_ok=True)
    Path(".git/info/attributes").write_text("*.xml diff=evil\n", encoding="utf-8")

    assert names("main") == ["letters/orme.xml"]
    assert not Path("hacked").exists()


def test_nothing_in_the_repository_is_changed(repository: Path) -> None:
    def state() -> list[tuple[str, int, bytes]]:
        files = sorted(path for path in repository.rglob("*") if path.is_file())
        return [(str(path), path.stat().st_mtime_ns, path.read_bytes()) for path in files]

    os.utime("letters/weiss.xml", (1, 1))
    before = state()
    for arguments in ((), ("main",), ("main...work",)):
        list(compare_revisions(*arguments))

    assert state() == before
