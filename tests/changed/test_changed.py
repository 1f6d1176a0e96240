"""What a branch changed, in repositories made here: files, what rules them, and what there is to compare with."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import ENVIRONMENT, Repository, make_repository, own_environment

from tei.changed.files import Changed, changed_files
from tei.cli import run
from tei.errors import TeiError
from tei.git import run_git
from tei.validate import expand

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>\n'

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(os.environ) - set(own_environment()):
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository of five letters, and a branch that has changed nothing yet."""
    made = make_repository(tmp_path / "project")
    for name in "abcde":
        made.write(f"letters/{name}.xml", TEI.format(f"Letter {name}."))
    made.commit("Add letters")
    made.branch("contribution")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def tei(capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = run([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return call


def changed(base: str = "", *paths: str, **environment: str) -> Changed:
    return changed_files(expand(paths or (".",)), base, environment=environment)


def names(found: Changed) -> list[str]:
    return [path.as_posix() for path in found.files]


class TestFiles:
    def test_a_branch_that_changed_nothing(self, project: Repository) -> None:
        found = changed()
        assert (names(found), found.of, found.base.shown) == ([], 5, "main")

    def test_what_is_committed_staged_neither_and_new(self, project: Repository) -> None:
        project.write("letters/a.xml", TEI.format("committed"))
        project.commit()
        project.write("letters/b.xml", TEI.format("staged"))
        project.git("add", "letters/b.xml")
        project.write("letters/c.xml", TEI.format("not staged"))
        project.write("letters/new.xml", TEI.format("new"))
        assert names(changed()) == ["letters/a.xml", "letters/b.xml", "letters/c.xml", "letters/new.xml"]

    def test_what_git_ignores_is_no_part_of_a_branch(self, project: Repository) -> None:
        project.write(".gitignore", "draft*.xml\n")
        project.write("letters/draft.xml", TEI.format("a draft"))
        assert names(changed()) == []

    def test_a_file_that_was_moved_counts_under_its_new_name(self, project: Repository) -> None:
        project.git("mv", "letters/a.xml", "letters/moved.xml")
        assert names(changed()) == ["letters/moved.xml"]
        project.commit()
        assert names(changed()) == ["letters/moved.xml"]

    def test_a_file_that_is_gone_is_not_looked_for(self, project: Repository) -> None:
        project.git("rm", "--quiet", "letters/a.xml")
        (project.folder / "letters" / "b.xml").unlink()
        assert names(changed()) == []

    def test_a_file_that_git_forgot_and_that_is_there_is_new(self, project: Repository) -> None:
        project.git("rm", "--quiet", "--cached", "letters/a.xml")
        assert names(changed()) == ["letters/a.xml"]

    def test_what_was_changed_and_changed_back_is_not_changed(self, project: Repository) -> None:
        project.write("letters/a.xml", TEI.format("other"))
        project.commit()
        project.write("letters/a.xml", TEI.format("Letter a."))
        assert names(changed()) == []

    def test_what_others_changed_since_is_not_the_branchs(self, project: Repository) -> None:
        project.write("letters/a.xml", TEI.format("mine"))
        project.commit()
        project.git("checkout", "--quiet", "main")
        project.write("letters/b.xml", TEI.format("theirs"))
        project.commit()
        project.git("checkout", "--quiet", "contribution")
        assert names(changed()) == ["letters/a.xml"]
        assert names(changed("main")) == ["letters/a.xml"]

    def test_only_what_the_paths_name(self, project: Repository) -> None:
        for name in ("letters/a.xml", "letters/b.xml", "talks/t.xml"):
            project.write(name, TEI.format("changed"))
        assert names(changed("", "letters")) == ["letters/a.xml", "letters/b.xml"]
        assert names(changed("", "letters/b.xml", "talks")) == ["letters/b.xml", "talks/t.xml"]
        assert names(changed("", "*/[at].xml")) == ["letters/a.xml", "talks/t.xml"]

    def test_from_a_folder_below_and_through_a_link(
        self, project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.write("letters/a.xml", TEI.format("changed"))
        project.git("config", "diff.relative", "true")
        project.git("config", "status.relativePaths", "true")
        monkeypatch.chdir(project.folder / "letters")
        assert names(changed()) == ["a.xml"]
        (tmp_path / "link").symlink_to(project.folder)
        monkeypatch.chdir(tmp_path)
        assert names(changed("", "link/letters")) == ["link/letters/a.xml"]

    def test_two_repositories_are_refused(self, project: Repository, tmp_path: Path) -> None:
        other = make_repository(tmp_path / "other")
        other.write("x.xml", TEI.format("x"))
        with pytest.raises(TeiError, match=r"a\.xml\" is not in the repository .*other"):
            changed("", "letters", str(other.folder))

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(name=st.text(st.characters(exclude_characters="/\\\0", codec="utf-8"), min_size=1, max_size=20))
    def test_any_name(self, project: Repository, name: str) -> None:
        path = project.write(f"letters/x{name}.xml", TEI.format("new"))
        try:
            assert [each.name for each in changed().files] == [path.name]
        finally:
            path.unlink()

    @pytest.mark.parametrize(
        "name", ["-q.xml", "--output=x.xml", "a\nb.xml", '"a".xml', "$(touch x).xml", "R100\tä.xml"]
    )
    def test_names_that_want_to_be_something_else(self, project: Repository, name: str) -> None:
        project.write(f"letters/{name}", TEI.format("new"))
        project.commit()
        project.write(f"letters/{name}", TEI.format("newer"))
        before = sorted(project.folder.iterdir())
        assert names(changed()) == [f"letters/{name}"]
        assert sorted(project.folder.iterdir()) == before

    @pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode here")
    def test_a_name_that_is_no_utf_8(self, project: Repository) -> None:
        name = os.fsdecode(b"letters/\xe4.xml")
        project.write(name, TEI.format("new"))
        assert names(changed()) == [name]
        project.commit()
        assert names(changed()) == [name]


class TestWhatRulesOthers:
    def test_the_source_and_the_decisions_beside_an_edition(self, project: Repository) -> None:
        for folder in ("one", "two", "three"):
            project.write(f"editions/{folder}/edition.xml", TEI.format(folder))
            project.write(f"editions/{folder}/source.txt", folder)
        project.commit()
        project.git("branch", "--force", "main")
        project.write("editions/one/source.txt", "changed")
        project.write("editions/two/edition.toml", "")
        assert names(changed()) == ["editions/one/edition.xml", "editions/two/edition.xml"]
        project.git("checkout", "--quiet", "--", ".")
        project.git("clean", "--quiet", "--force")
        (project.folder / "editions/three/source.txt").unlink()
        assert names(changed()) == ["editions/three/edition.xml"]

    @pytest.mark.parametrize("name", ["tei.toml", "catalog.xml", "tei-schemas.lock", "schema/house.rng", "house.sch"])
    def test_what_rules_all_files_concerns_all(self, project: Repository, name: str) -> None:
        project.write(name, "<catalog/>")
        found = changed("", "letters")
        assert len(found.files) == 5
        assert found.because == ((name, 5),)

    def test_settings_concern_their_folder(self, project: Repository) -> None:
        project.write("talks/t.xml", TEI.format("t"))
        project.commit()
        project.git("branch", "--force", "main")
        project.write("talks/tei.toml", "")
        assert names(changed()) == ["talks/t.xml"]

    def test_a_pyproject_concerns_files_only_if_it_speaks_of_this_tool(self, project: Repository) -> None:
        project.write("pyproject.toml", '[project]\nname = "letters"\n')
        project.commit()
        assert names(changed()) == []
        project.write("pyproject.toml", '[tool.tei.rules]\nignore = ["H001"]\n')
        project.commit()
        assert len(changed().files) == 5
        project.git("branch", "--force", "main")
        project.write("pyproject.toml", "")
        assert len(changed().files) == 5

    def test_a_schema_named_by_the_user_concerns_all(self, project: Repository) -> None:
        schema = project.write("house.xml", "<x/>")
        found = changed_files(expand(["letters"]), "", [schema], {})
        assert len(found.files) == 5

    def test_a_lost_id_concerns_the_files_that_lead_to_it(self, project: Repository) -> None:
        people = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="orme">Orme</p><p xml:id="hollis">Hollis</p></TEI>'
        project.write("people.xml", people)
        project.write("letters/a.xml", TEI.format('<ref target="../people.xml#orme">Orme</ref>'))
        project.write("letters/b.xml", TEI.format('<ref target="../people.xml#hollis">Hollis</ref>'))
        project.commit()
        project.git("branch", "--force", "main")
        project.write("people.xml", people.replace("Orme", "Captain Orme"))
        assert names(changed()) == ["people.xml"]
        project.write("people.xml", people.replace('"orme"', '"captain"'))
        found = changed()
        assert (names(found), found.because) == (["letters/a.xml", "people.xml"], (("people.xml", 1),))
        project.git("rm", "--quiet", "--force", "people.xml")
        assert names(changed()) == ["letters/a.xml", "letters/b.xml"]


class TestBase:
    def test_a_branch_a_tag_a_commit(self, project: Repository) -> None:
        first = project.write("letters/a.xml", TEI.format("changed")) and project.commit()
        project.git("tag", "v1")
        project.write("letters/b.xml", TEI.format("changed"))
        project.commit()
        for base in ("v1", first, first[:12], "HEAD~1"):
            assert names(changed(base)) == ["letters/b.xml"]
        assert names(changed("main")) == ["letters/a.xml", "letters/b.xml"]

    @pytest.mark.parametrize(
        "base", ["nowhere", "--output=x", "-1", "HEAD:letters", "main;touch x", "a\0b", "$(touch x)"]
    )
    def test_what_is_no_revision(self, project: Repository, base: str) -> None:
        before = sorted(project.folder.iterdir())
        with pytest.raises(TeiError, match="git knows no branch, tag or commit"):
            changed(base)
        assert sorted(project.folder.iterdir()) == before

    def test_the_default_branch_of_where_it_was_cloned_from(self, project: Repository, tmp_path: Path) -> None:
        project.git("branch", "--move", "main", "trunk")
        project.git("checkout", "--quiet", "trunk")
        clone = project.clone(tmp_path / "clone")
        clone.branch("mine")
        clone.write("letters/a.xml", TEI.format("changed"))
        clone.commit()
        found = changed("", str(clone.folder))
        assert [path.name for path in found.files] == ["a.xml"]
        assert found.base.shown == "origin/HEAD"

    def test_nothing_to_compare_with(self, project: Repository) -> None:
        project.git("branch", "--move", "main", "trunk")
        with pytest.raises(TeiError, match=r"no branch main or master.*--changed=BASE"):
            changed()

    def test_before_the_first_commit_everything_is_new(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made = make_repository(tmp_path / "young")
        made.write("a.xml", TEI.format("a"))
        made.write("b.xml", TEI.format("b"))
        made.git("add", "a.xml")
        monkeypatch.chdir(made.folder)
        assert names(changed()) == ["a.xml", "b.xml"]

    def test_branches_that_have_nothing_in_common(self, project: Repository) -> None:
        project.git("checkout", "--quiet", "--orphan", "other")
        project.commit()
        with pytest.raises(TeiError, match=r'"main" have no commit in common$'):
            changed()

    def test_a_pull_request_as_github_checks_it_out(self, project: Repository, tmp_path: Path) -> None:
        """A merge commit, with the last two commits and no branch: what it was merged onto is the base."""
        merged = pull_request(project)
        for depth in ("2", "10"):
            clone = project.clone(tmp_path / depth, "--depth", depth, "--branch", "pull")
            clone.git("checkout", "--quiet", "--detach")
            github = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": merged, "GITHUB_BASE_REF": "main"}
            found = changed("", str(clone.folder), **github)
            assert [path.name for path in found.files] == ["a.xml"]
            assert found.base.shown == "main"

    def test_a_history_that_was_cut_off(self, project: Repository, tmp_path: Path) -> None:
        merged = pull_request(project)
        clone = project.clone(tmp_path / "clone", "--depth", "1", "--branch", "pull")
        github = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": merged, "GITHUB_BASE_REF": "main"}
        with pytest.raises(TeiError, match=r'the branch "main" is not in this clone.*fetch-depth: 0'):
            changed("", str(clone.folder), **github)
        clone.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
        with pytest.raises(TeiError, match=r"have no commit in common in this clone.*GIT_DEPTH: 0"):
            changed("", str(clone.folder), **github)
        with pytest.raises(TeiError, match=r'"v9" in this clone, which is not whole'):
            changed("v9", str(clone.folder))

    def test_a_merge_request_as_gitlab_says_it(self, project: Repository) -> None:
        fork = project.git("rev-parse", "main")
        project.write("letters/a.xml", TEI.format("changed"))
        project.commit()
        project.git("branch", "--force", "main")
        found = changed(CI_MERGE_REQUEST_DIFF_BASE_SHA=fork, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="trunk")
        assert (names(found), found.base.shown) == (["letters/a.xml"], "trunk")


def pull_request(project: Repository) -> str:
    """Change a letter on the branch, another one on main, and merge them as GitHub does for the check."""
    project.write("letters/a.xml", TEI.format("mine"))
    project.commit()
    project.git("checkout", "--quiet", "main")
    project.write("letters/b.xml", TEI.format("theirs"))
    project.commit()
    project.branch("pull")
    project.git("merge", "--quiet", "--no-ff", "--no-edit", "contribution")
    return project.git("rev-parse", "HEAD")


class TestCommand:
    def test_only_what_was_changed_is_checked(self, project: Repository, tei: Run) -> None:
        for name in "ab":
            project.write(f"letters/{name}.xml", "<TEI>")
        project.commit("Old defects")
        project.git("branch", "--force", "main")
        project.write("letters/b.xml", "<TEI><TEI>")
        status, out, err = tei("validate", "--changed", "--format", "concise")
        assert status == 1
        assert [line.split(":")[0] for line in out.splitlines()] == ["letters/b.xml"]
        assert "changed since main (" in err
        assert ": 1 of 5 files\n" in err

    def test_nothing_was_changed(self, project: Repository, tei: Run) -> None:
        status, out, err = tei("validate", "letters", "--changed")
        assert (status, out) == (0, "")
        assert "0 of 5 files" in err
        assert "0 files checked" in err

    def test_a_list_of_known_defects_that_lies_elsewhere(
        self, project: Repository, tei: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where it was in no repository, or another, nothing was checked, or all of it was said to be new."""
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        other = make_repository(tmp_path / "other")
        project.write("letters/a.xml", "<TEI>")
        for known in (tmp_path / "known.jsonl", other.folder / "known.jsonl"):
            assert tei("validate", ".", "--baseline", known, "--write-baseline")[0] == 0
            status, out, err = tei("validate", "--changed", "--baseline", known)
            assert (status, out) == (0, "")
            assert "1 known defect not shown" in err
            assert "added" not in err

    def test_what_the_branch_did_to_the_list_of_known_defects(self, project: Repository, tei: Run) -> None:
        project.write("letters/a.xml", "<TEI>")
        tei("validate", ".", "--baseline", "known.jsonl", "--write-baseline")
        project.commit()
        project.git("branch", "--force", "main")
        assert "since then" not in tei("validate", "--changed", "--baseline", "known.jsonl")[2]
        project.write("letters/a.xml", TEI.format("a"))
        project.write("letters/b.xml", "<TEI>")
        tei("validate", ".", "--baseline", "known.jsonl", "--write-baseline")
        err = tei("validate", "--changed", "--baseline", "known.jsonl")[2]
        assert "2 known defects added to known.jsonl since then" in err  # the header that a.xml lacks, too
        assert "1 known defect taken off known.jsonl since then" in err

    def test_a_path_after_changed_is_a_path(self, project: Repository, tei: Run) -> None:
        project.write("letters/a.xml", "<TEI>")
        project.write("talks/t.xml", "<TEI>")
        assert "letters/a.xml" in tei("validate", "--changed", "letters")[1]
        assert "talks" not in tei("validate", "--changed", "letters")[1]
        assert "1 of 5 files" in tei("validate", "--changed", "main", "letters")[2]

    def test_what_concerns_all_is_said(self, project: Repository, tei: Run) -> None:
        project.write("tei.toml", "")
        assert "tei.toml was changed: 5 files more to check" in tei("validate", "--changed")[2]

    @pytest.mark.parametrize("arguments", [(), ("letters",)])
    def test_no_repository(
        self, arguments: tuple[str, ...], tei: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "letters").mkdir()
        (tmp_path / "letters" / "a.xml").write_text(TEI.format("a"))
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        status, out, err = tei("validate", "--changed", *arguments)
        assert (status, out) == (2, "")
        assert "is in no git repository" in err
        assert len(err.splitlines()) == 1

    def test_no_git(self, project: Repository, tei: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "empty").mkdir()
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
        status, out, err = tei("validate", "--changed")
        assert (status, out) == (2, "")
        assert "git is not installed" in err

    def test_a_program_of_the_repository_is_not_taken_for_git(
        self, project: Repository, tei: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.write("git", "#!/bin/sh\ntouch ran\n").chmod(0o755)
        monkeypatch.setenv("PATH", f".{os.pathsep}{project.folder}")
        assert tei("validate", "--changed")[0] == 2
        assert not (project.folder / "ran").exists()

    def test_with_standard_input(self, project: Repository, tei: Run) -> None:
        status, _, err = tei("validate", "--changed=main", "--stdin")
        assert status == 2
        assert "give files to check, or --stdin" in err


def test_no_program_that_a_configuration_names_is_run(project: Repository) -> None:
    hook = project.write("hook", '#!/bin/sh\ntouch "$(dirname "$0")/ran"\ncat\n')
    hook.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.xml.command", "diff.xml.textconv", "core.pager"):
        project.git("config", key, str(hook))
    project.write(".gitattributes", "*.xml diff=xml\n")
    project.write("letters/a.xml", TEI.format("changed"))
    (project.folder / "ran").unlink(missing_ok=True)
    assert names(changed()) == ["letters/a.xml"]
    assert not (project.folder / "ran").exists()


def test_what_git_refuses_is_said_in_its_words(project: Repository) -> None:
    with pytest.raises(TeiError, match=r"^git ls-tree: Not a valid object name nix"):
        run_git(project.folder, ["ls-tree", "nix"])
