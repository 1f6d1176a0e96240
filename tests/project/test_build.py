"""A project that is built again: only what changed is done, and the outcome is that of a build from nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sites import PAGE, lost_links, site_files

from tei.errors import TeiError
from tei.project import Built, build_editions

LETTER = """Letter to the Keeper of Maps
12 May 1925

Dear Dr. Hollis,

I send herewith {what}.

Yours sincerely,

A. Orme
"""
MODEL = '<?xml-model href="{}" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="any.rng"/>
<start><ref name="any"/></start></grammar>
"""
ANY = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="any"><element><anyName/><zeroOrMore><choice>
<attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>
"""
NONE = ANY.replace("<anyName/><zeroOrMore>", '<name ns="http://www.tei-c.org/ns/1.0">nothing</name><zeroOrMore>')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("hollis", "march", "orme"):
        write(tmp_path / "editions" / name / "source.txt", LETTER.format(what=f"the map of {name.title()}"))
    write(tmp_path / "editions" / "zeta" / "edition.xml", PAGE.format(title="Zeta", text="From elsewhere."))
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def settled(project: Path) -> Built:
    """After two builds nothing is new: each edition is what it stays."""
    build_editions(project)
    return build_editions(project)


def outcomes(built: Built) -> dict[str, str]:
    return {each.name: each.state for each in built.editions}


def test_nothing_changed(project: Path) -> None:
    first = build_editions(project)
    again = build_editions(project)

    assert first.made == {"hollis", "march", "orme", "zeta"}
    assert outcomes(first) == {"hollis": "new", "march": "new", "orme": "new", "zeta": "from elsewhere"}
    assert (again.made, again.written, again.removed) == (frozenset(), (), ())
    assert outcomes(again) == {
        "hollis": "unchanged",
        "march": "unchanged",
        "orme": "unchanged",
        "zeta": "from elsewhere",
    }


def changes(project: Path) -> Iterator[tuple[str, str]]:
    """Changes of a project one after the other, each with the edition that has to be built again."""
    editions = project / "editions"
    write(editions / "hollis" / "source.txt", LETTER.format(what="two maps"))
    yield "hollis", "another source"
    write(editions / "march" / "edition.toml", 'publisher = "Map Room"\n')
    yield "march", "a decision"
    path = editions / "orme" / "edition.xml"
    write(path, path.read_text().replace("herewith", "<emph>herewith</emph>"))
    yield "orme", "a change by hand"
    write(path, path.read_text().replace("herewith", "here"))
    yield "orme", "a defect by hand"
    write(editions / "orme" / "edition.toml", 'publisher = "Map Room"\n')
    yield "orme", "a merge"
    write(path, path.read_text().replace("Map Room", "Town Archive"))
    write(editions / "orme" / "edition.toml", 'publisher = "Map House"\n')
    yield "orme", "a conflict"
    (editions / "march" / "edition.toml").unlink()
    yield "march", "a decision taken back"
    write(editions / "zeta" / "edition.xml", PAGE.format(title="Zeta", text="Again from elsewhere."))
    yield "zeta", "other TEI from elsewhere"
    write(editions / "zeta" / "edition.xml", PAGE.format(title="Zeta", text="<nothing/>"))
    yield "zeta", "a defect of the schema"
    (editions / "hollis" / "edition.xml").unlink()
    yield "hollis", "TEI that was deleted"


def test_after_each_change_the_outcome_is_that_of_a_build_from_nothing(project: Path, tmp_path: Path) -> None:
    settled(project)
    for name, what in changes(project):
        other = tmp_path / "other"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(project / "editions", other / "editions")
        built = build_editions(project)
        whole = build_editions(other)

        assert built.made == {name}, what
        assert [replace(each, defects=()) for each in built.editions] == [
            replace(each, defects=()) for each in whole.editions
        ], what
        assert [[defect.message for defect in each.defects] for each in built.editions] == [
            [defect.message for defect in each.defects] for each in whole.editions
        ], what
        assert site_files(project / "build") == site_files(other / "build"), what
        again, fresh = build_editions(project), build_editions(other, fresh=True)
        assert again.made == frozenset(), what
        assert outcomes(again) == outcomes(fresh), what


def test_defects_are_told_each_time_under_the_path_that_is_used_now(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "editions" / "orme" / "edition.xml"
    build_editions(project)
    write(path, path.read_text().replace("herewith", "here"))
    first = build_editions(project)
    monkeypatch.chdir(project)
    again = build_editions(Path())

    before, after = (
        next(each for edition in built.editions for each in edition.defects if each.code[0] == "V")
        for built in (first, again)
    )
    assert again.made == frozenset()
    assert (before.file, after.file) == (str(path), str(Path("editions", "orme", "edition.xml")))
    assert before.message == after.message


def test_what_is_asked_for_is_done_though_no_file_changed(project: Path) -> None:
    settled(project)
    path = project / "editions" / "orme" / "edition.xml"
    made = path.read_bytes()
    write(path, path.read_text().replace("herewith", "<emph>herewith</emph>"))
    assert outcomes(settled(project))["orme"] == "edited by hand"
    built = build_editions(project, overwrite=True)

    assert built.made == {"orme"}
    assert path.read_bytes() == made


def test_another_schema_of_a_file_that_names_one(project: Path) -> None:
    """Also where only a file that it includes changed. A process reads a schema once, so the last one is another."""
    folder = project / "editions" / "zeta"
    write(folder / "any.rng", ANY)
    write(folder / "own.rng", GRAMMAR)
    write(folder / "edition.xml", MODEL.format("own.rng") + PAGE.format(title="Zeta", text="Text."))
    assert settled(project).made == frozenset()
    write(folder / "any.rng", NONE)
    done = subprocess.run(
        [sys.executable, "-m", "tei", "build", project], capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.stdout.startswith("zeta")
    assert "X002" in done.stdout or "X003" in done.stdout
    assert "4 editions, 1 built, 3 unchanged" in done.stdout


def test_a_schema_that_was_missing_is_looked_for_again(project: Path) -> None:
    folder = project / "editions" / "zeta"
    write(folder / "edition.xml", MODEL.format("own.rng") + PAGE.format(title="Zeta", text="Text."))
    assert [each.code for built in settled(project).editions for each in built.defects] == ["X020"]
    write(folder / "any.rng", ANY)
    write(folder / "own.rng", GRAMMAR)

    assert [each.defects for each in build_editions(project).editions if each.defects] == []


def test_an_edition_that_cannot_be_built_stays_in_the_site(project: Path) -> None:
    settled(project)
    before = site_files(project / "build")
    write(project / "editions" / "hollis" / "source.txt", "\n")
    write(project / "editions" / "zeta" / "edition.xml", "<TEI>")
    built = build_editions(project)

    assert [each.name for each in built.failures] == ["hollis", "zeta"]
    assert site_files(project / "build") == before
    shutil.rmtree(project / "editions" / "hollis")
    built = build_editions(project)
    assert "hollis.html" in built.removed
    assert [path for path in built.removed if "hollis" not in path] == []
    assert lost_links(project / "build") == set()


def test_all_editions_fail(project: Path) -> None:
    settled(project)
    before = site_files(project / "build")
    for path in (project / "editions").glob("*/*"):
        path.write_bytes(b"")

    assert len(build_editions(project).failures) == 4
    assert site_files(project / "build") == before


def test_what_was_done_before_it_was_stopped_is_not_done_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The third edition stops the build as Ctrl-C would."""
    import tei.project.outcome as outcome

    real = outcome.verify

    def stop(*arguments: object) -> object:
        if "orme" in str(arguments[2]):
            raise KeyboardInterrupt
        return real(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(outcome, "verify", stop)
        with pytest.raises(KeyboardInterrupt):
            build_editions(project)
    built = build_editions(project)

    assert outcomes(built) == {
        "hollis": "unchanged",
        "march": "unchanged",
        "orme": "unchanged",
        "zeta": "from elsewhere",
    }
    assert set(site_files(project / "build")) >= {"hollis.html", "orme.html", "zeta.html"}


class TestHostile:
    def test_links_that_lead_out_of_the_project(self, project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        secret = write(tmp_path_factory.mktemp("home") / "secret.txt", "The key is under the mat.\n")
        editions = project / "editions"
        (editions / "march" / "source.txt").unlink()
        (editions / "march" / "source.txt").symlink_to(secret)
        (editions / "folder").symlink_to(secret.parent, target_is_directory=True)
        write(secret.parent / "source.txt", "The key is under the mat.\n")
        (editions / "zeta" / "edition.toml").symlink_to(tmp_path_factory.mktemp("other") / "gone")
        built = build_editions(project)

        assert [each.name for each in built.failures] == ["folder", "march", "zeta"]
        assert all("link that leads" in each.message for each in built.failures)
        assert not any(b"under the mat" in data for data in site_files(project / "build").values())

    def test_links_inside_the_project_are_followed(self, project: Path) -> None:
        path = project / "editions" / "march" / "source.txt"
        path.rename(project / "march.txt")
        path.symlink_to(project / "march.txt")

        assert build_editions(project).failures == ()

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
    def test_a_pipe_that_nobody_writes_to(self, project: Path) -> None:
        path = project / "editions" / "march" / "source.txt"
        path.unlink()
        os.mkfifo(path)

        assert [each.message for each in build_editions(project).failures] == [f"{path}: is no file"]

    def test_a_file_of_a_terabyte(self, project: Path) -> None:
        with (project / "editions" / "march" / "source.txt").open("wb") as file:
            file.truncate(10**12)

        (failure,) = build_editions(project).failures
        assert "more than 200 MB" in failure.message

    @pytest.mark.parametrize("name", ["index", "Assets", "a:b", "what?", "con", "line\nend", "dot.", "a" * 201])
    def test_names_no_site_can_have(self, project: Path, name: str) -> None:
        write(project / "editions" / name / "edition.xml", PAGE.format(title="T", text="Text."))
        built = build_editions(project)

        assert [each.name for each in built.failures] == [name]
        assert "give the folder another name" in built.failures[0].message

    def test_entities_that_would_grow_or_read_files(self, project: Path) -> None:
        page = PAGE.format(title="T", text="&secret;")
        for name, entity in (("file", 'SYSTEM "/etc/passwd"'), ("bomb", '"' + "&secret;" * 2 + '"')):
            write(project / "editions" / name / "edition.xml", f"<!DOCTYPE TEI [<!ENTITY secret {entity}>]>{page}")
        built = build_editions(project)

        assert [each.name for each in built.failures] == ["bomb", "file"]
        assert all("DOCTYPE" in each.message for each in built.failures)

    def test_elements_that_stand_very_deep(self, project: Path) -> None:
        deep = "<hi>" * 20_000 + "x" + "</hi>" * 20_000
        write(project / "editions" / "deep" / "edition.xml", PAGE.format(title="T", text=deep))
        built = build_editions(project)

        assert len(built.failures) <= 1
        assert lost_links(project / "build") == set()
        assert (project / "build" / "hollis.html").is_file()


def test_a_project_without_editions(tmp_path: Path) -> None:
    (tmp_path / "editions" / "empty").mkdir(parents=True)
    with pytest.raises(TeiError, match="has no editions"):
        build_editions(tmp_path)
