"""Comparing files and folders, and how the command ends."""

import json
from pathlib import Path

import pytest

from tei.cli import run
from tei.diff import compare_files

LETTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.xml", tmp_path / "new.xml"
    old.write_text(LETTER.format("the north basin"), encoding="utf-8")
    new.write_text(LETTER.format("the <hi>south</hi> basin"), encoding="utf-8")
    return str(old), str(new)


def test_the_status_says_whether_the_tei_differs(pair: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(LETTER.format("the\n  north basin<!-- x -->"), encoding="utf-8")
    broken = tmp_path / "broken.xml"
    broken.write_text("<p>", encoding="utf-8")

    assert run(["diff", *pair]) == 1
    assert run(["diff", pair[0], pair[0]]) == 0
    assert run(["diff", pair[0], str(other)]) == 0
    assert run(["diff", pair[0], str(broken)]) == 2


def test_only_what_is_asked_for_counts(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--only", "metadata", *pair]) == 0
    assert run(["diff", "--only", "markup", *pair]) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("new.xml: metadata: unchanged")
    assert said[1].endswith("new.xml: markup: 1 change")
    assert said[2:] == ["  markup", "    line 1: hi added around “south”"]


def test_folders_are_compared_by_the_paths_in_them(tmp_path: Path) -> None:
    for name, words in (("a/x/1.xml", "one"), ("a/2.xml", "two"), ("b/x/1.xml", "uno"), ("b/3.xml", "three")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER.format(words), encoding="utf-8")

    found = list(compare_files(tmp_path / "a", tmp_path / "b"))

    assert [(Path(each.name).name, str(each.status)) for each in found] == [
        ("2.xml", "removed"),
        ("3.xml", "added"),
        ("1.xml", "changed"),
    ]


def test_a_page_is_written_to_a_file(pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"

    assert run(["diff", "--format", "html", "-o", str(page), *pair]) == 1

    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""


def test_json_has_every_field(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--format", "json", *pair]) == 1

    (file,) = json.loads(capsys.readouterr().out)
    (change,) = file["difference"]["text"]
    assert file["summary"] == "text: 1 passage changed; markup: 1 change; metadata: unchanged"
    assert change["lines"] == {"old": 1, "new": 1}
    assert [(each["side"], each["text"]) for each in change["pieces"]] == [
        ("same", "the"),
        ("old", "north"),
        ("new", "south"),
        ("same", "basin"),
    ]


def test_context_is_as_wide_as_one_likes(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--context", "0", "--only", "text", *pair]) == 1

    assert capsys.readouterr().out.splitlines()[-1] == "    line 1: p changed: the [-north-] {+south+} …"
