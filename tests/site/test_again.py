"""A site that is built again: what did not change is not touched, what is gone goes, and nothing else does."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sites import entries, lost_links, site_files, write_edition, written_at

from tei.errors import TeiError
from tei.site import SiteBuilt, SiteEntry, SiteSettings, build_site


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    for name in ("anna", "bela", "cyril"):
        write_edition(tmp_path / "editions", name)
    return tmp_path / "editions"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def built(editions: Path, out: Path) -> SiteBuilt:
    return build_site(entries(editions), out)


def fresh(editions: Path, folder: Path) -> dict[str, bytes]:
    """What a build from nothing makes."""
    shutil.rmtree(folder, ignore_errors=True)
    built(editions, folder)
    return site_files(folder)


def test_nothing_changed_and_nothing_is_written(editions: Path, out: Path) -> None:
    first = built(editions, out)
    before = written_at(out)
    again = built(editions, out)

    assert first.made == again.unchanged == ("anna", "bela", "cyril")
    assert (again.made, again.written, again.removed, again.errors) == ((), (), (), ())
    assert written_at(out) == before


def test_only_what_one_changed_edition_changes_is_written(editions: Path, out: Path, tmp_path: Path) -> None:
    built(editions, out)
    write_edition(editions, "bela", "Another text.")
    again = built(editions, out)

    assert (again.made, again.unchanged) == (("bela",), ("anna", "cyril"))
    assert {"bela.html", "bela.txt", "bela.xml"} <= set(again.written)
    assert not {"anna.html", "cyril.txt", "assets/edition.css"} & set(again.written)
    assert site_files(out) == fresh(editions, tmp_path / "other")


def test_pages_around_whose_bytes_are_the_same_are_not_written(editions: Path, out: Path) -> None:
    """A change of the header that no other page shows."""
    built(editions, out)
    path = editions / "bela" / "edition.xml"
    path.write_text(path.read_text().replace("</TEI>", "<!-- read again --></TEI>"))
    again = built(editions, out)

    assert again.made == ("bela",)
    assert again.written == ("bela.xml",)


def test_a_new_title_reaches_the_start_page(editions: Path, out: Path) -> None:
    built(editions, out)
    write_edition(editions, "bela", title="The Tower of Orme")
    again = built(editions, out)

    assert "index.html" in again.written
    assert b"The Tower of Orme" in site_files(out)["index.html"]


def test_a_file_that_was_touched_but_not_changed(editions: Path, out: Path) -> None:
    built(editions, out)
    os.utime(editions / "bela" / "edition.xml", ns=(1, 1))

    assert built(editions, out).made == ()
    assert built(editions, out).made == ()


def test_an_edition_that_is_gone_takes_its_files_along_and_no_others(editions: Path, out: Path, tmp_path: Path) -> None:
    built(editions, out)
    (out / "CNAME").write_text("letters.example.org")
    (out / "bela.pdf").write_text("made by somebody else")
    shutil.rmtree(editions / "bela")
    again = built(editions, out)

    assert set(again.removed) >= {"bela.html", "bela.txt", "bela.xml"}
    expected = fresh(editions, tmp_path / "other")
    assert site_files(out) == {**expected, "CNAME": b"letters.example.org", "bela.pdf": b"made by somebody else"}
    assert lost_links(out) == set()
    assert not (out / ".tei" / "facts" / "bela.json").exists()


def test_an_edition_with_another_name(editions: Path, out: Path, tmp_path: Path) -> None:
    built(editions, out)
    (editions / "bela").rename(editions / "dora")
    built(editions, out)

    assert site_files(out) == fresh(editions, tmp_path / "other")


def test_a_file_of_the_site_that_was_changed_or_deleted_is_written_again(editions: Path, out: Path) -> None:
    built(editions, out)
    before = site_files(out)
    (out / "anna.html").unlink()
    (out / "bela.txt").write_text("changed")
    (out / "index.html").write_text("changed")
    (out / "assets" / "edition.css").unlink()
    again = built(editions, out)

    assert again.made == ("anna", "bela")
    assert set(again.written) == {"anna.html", "bela.txt", "index.html", "assets/edition.css"}
    assert site_files(out) == before


def test_other_settings_make_all_again(editions: Path, out: Path) -> None:
    built(editions, out)
    again = build_site(entries(editions), out, SiteSettings(title="Letters from Orme"))

    assert again.made == ("anna", "bela", "cyril")
    assert b"Letters from Orme" in site_files(out)["index.html"]


def test_another_number_of_places_to_review(editions: Path, out: Path) -> None:
    built(editions, out)
    again = build_site([replace(each, review=3) for each in entries(editions)], out)

    assert again.made == ("anna", "bela", "cyril")
    assert "index.html" in again.written
    assert not {"anna.html", "bela.txt", "cyril.xml"} & set(again.written)


def test_all_is_made_again_on_request(editions: Path, out: Path) -> None:
    built(editions, out)
    before = site_files(out)
    again = build_site(entries(editions), out, fresh=True)

    assert again.made == ("anna", "bela", "cyril")
    assert set(again.written) == set(before)
    assert site_files(out) == before


STATE_FILES = ("site.json", "files.json", "facts/anna.json")


@pytest.mark.parametrize("name", STATE_FILES)
@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\x00", b'["../../anna.txt", "/etc/passwd", 3]', None])
def test_what_is_kept_may_be_damaged_or_missing(editions: Path, out: Path, name: str, damage: bytes | None) -> None:
    built(editions, out)
    before = site_files(out)
    path = out / ".tei" / name
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(half if damage is None else damage)
    write_edition(editions, "bela", title="The Tower of Orme")
    built(editions, out)
    write_edition(editions, "bela")
    built(editions, out)

    assert site_files(out) == before
    assert built(editions, out).made == ()


def test_the_whole_of_what_is_kept_may_be_deleted(editions: Path, out: Path) -> None:
    built(editions, out)
    before = site_files(out)
    shutil.rmtree(out / ".tei")

    assert built(editions, out).made == ("anna", "bela", "cyril")
    assert site_files(out) == before


def test_a_list_of_our_files_that_names_others_deletes_nothing(editions: Path, out: Path, tmp_path: Path) -> None:
    """A folder that was sent by somebody could name any file of whoever builds in it."""
    built(editions, out)
    (tmp_path / "precious.txt").write_text("mine")
    (out / "linked").symlink_to(tmp_path, target_is_directory=True)
    named = ["../precious.txt", str(tmp_path / "precious.txt"), "linked/precious.txt", ".tei/README.txt", "a/../../x"]
    (out / ".tei" / "files.json").write_text("[" + ", ".join(f'"{each}"' for each in named) + "]")
    built(editions, out)

    assert (tmp_path / "precious.txt").read_text() == "mine"
    assert (out / ".tei" / "README.txt").is_file()


@pytest.mark.parametrize("folder", [".tei", ".tei/facts", "assets"])
def test_a_folder_of_the_site_that_leads_out_of_it_is_refused(
    editions: Path, out: Path, tmp_path: Path, folder: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "next-1").mkdir(parents=True)
    (out / folder).parent.mkdir(parents=True)
    (out / folder).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(TeiError, match="leads out of the site"):
        built(editions, out)

    assert [path.name for path in elsewhere.rglob("*")] == ["next-1"]


def test_an_edition_that_can_no_longer_be_read_stays_as_it_was(editions: Path, out: Path) -> None:
    built(editions, out)
    before = site_files(out)
    (editions / "bela" / "edition.xml").write_text("<TEI>")
    write_edition(editions, "anna", "Another text.")
    again = built(editions, out)

    assert len(again.errors) == 1
    assert "bela" in again.errors[0]
    assert again.made == ("anna",)
    assert {path: data for path, data in site_files(out).items() if "bela" in path or path == "index.html"} == {
        path: data for path, data in before.items() if "bela" in path or path == "index.html"
    }
    write_edition(editions, "bela")
    assert built(editions, out).errors == ()


def test_an_edition_that_could_never_be_read_has_no_page(editions: Path, out: Path) -> None:
    (editions / "bela" / "edition.xml").write_text("<TEI>")
    first = built(editions, out)

    assert len(first.errors) == 1
    assert {path for path in site_files(out) if "bela" in path} == set()
    assert lost_links(out) == set()


def test_an_edition_that_stays_though_it_is_not_given(editions: Path, out: Path) -> None:
    built(editions, out)
    before = site_files(out)
    build_site([each for each in entries(editions) if each.name != "bela"], out, staying=["bela", "unknown"])

    assert site_files(out) == before


def test_two_names_for_one_file(tmp_path: Path, out: Path) -> None:
    one = write_edition(tmp_path, "one")
    again = build_site([one, SiteEntry("two", one.path)], out)

    assert again.made == ("one", "two")
    assert {"one.html", "two.html"} <= set(site_files(out))


def test_two_editions_whose_files_would_have_one_name(tmp_path: Path, out: Path) -> None:
    """On a disk that does not tell capitals from small letters."""
    build_site([write_edition(tmp_path, "a")], out)
    before = site_files(out)
    with pytest.raises(ValueError, match="called"):
        build_site([write_edition(tmp_path, "a"), SiteEntry("A", tmp_path / "a" / "edition.xml")], out)
    assert site_files(out) == before


@pytest.mark.parametrize("processes", [1, 2])
def test_many_at_once_make_the_same_site(tmp_path: Path, out: Path, processes: int) -> None:
    for number in range(40):
        write_edition(tmp_path / "editions", f"letter-{number}", f"Text {number}. " * 1000)
    build_site(entries(tmp_path / "editions"), out, processes=processes)

    build_site(entries(tmp_path / "editions"), tmp_path / "other")
    assert site_files(out) == site_files(tmp_path / "other")
    assert sorted(path.name for path in (out / ".tei").iterdir()) == [
        "README.txt",
        "facts",
        "files.json",
        "lock",
        "site.json",
    ]
