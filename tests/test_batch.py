"""`tei convert` of several sources: a file for each, whatever becomes of the others."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from converting import convert_text

from tei.batch import convert_files
from tei.cli import run
from tei.errors import TeiError
from tei.seal import unsealed

LETTER = """Letter to the Keeper of Maps

Tallow Street, September 9, 1925

Dear Dr. Hollis,

I send you herewith the three sheets that I found in the desk of the late Captain Orme.

Yours sincerely,
M. Pettigrew
"""
TALK = "Lindgren: Did you come in May 1921?\n\nBrekke: I did.\n\nLindgren: Was it cold?\n\nBrekke: It was.\n"

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tei(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(tmp_path)
    Path("orme.txt").write_text(LETTER)
    Path("talk.txt").write_text(TALK)

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(list(arguments))
        return status, *capfd.readouterr()

    return call


def test_each_source_becomes_a_file_of_its_name(tei: Call) -> None:
    status, out, err = tei("convert", "talk.txt", "orme.txt", "-o", "made/here")

    assert (status, out) == (0, "")
    assert err.splitlines() == [
        "made/here/talk.xml: interview (en), new, 1 to review",
        "made/here/orme.xml: letter (en), new, 1 to review",
        "2 of 2 files converted",
    ]
    for name, text in (("orme", LETTER), ("talk", TALK)):
        made = convert_text(text, name=f"{name}.txt").converted.xml
        assert unsealed(Path(f"made/here/{name}.xml").read_bytes()) == made


def test_all_cores_make_what_one_makes(tmp_path: Path) -> None:
    sources = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, source in enumerate(sources):
        source.write_text(f"The Ferry, Part {number}\n\n" + TALK * 1000)
    one, all_cores = tmp_path / "one", tmp_path / "all"

    first = list(convert_files(sources, one))
    second = list(convert_files(sources, all_cores, processes=3))

    assert [each.source for each in second] == sources
    assert [(each.found, each.review) for each in second] == [(each.found, each.review) for each in first]
    for source in sources:
        name = f"{source.stem}.xml"
        assert (one / name).read_bytes() == (all_cores / name).read_bytes()


def test_one_that_cannot_be_read_does_not_stop_the_others(tei: Call) -> None:
    Path("blank.txt").write_text("\n")
    status, out, err = tei("convert", "orme.txt", "blank.txt", "missing.txt", "talk.txt", "-o", "made")

    assert (status, out) == (2, "")
    assert [line.split(": ")[:2] for line in err.splitlines()[1:3]] == [["tei", "blank.txt"], ["tei", "missing.txt"]]
    assert err.splitlines()[-1] == "2 of 4 files converted; 2 could not be converted"
    assert sorted(path.name for path in Path("made").iterdir()) == ["orme.xml", "talk.xml"]


def test_what_was_changed_by_hand_stays(tei: Call) -> None:
    tei("convert", "orme.txt", "talk.txt", "-o", "made")
    path = Path("made/orme.xml")
    path.write_text(path.read_text().replace("three sheets", "four sheets"))
    Path("orme.txt").write_text(LETTER.replace("three sheets", "two sheets"))
    changed = path.read_bytes()
    status, _, err = tei("convert", "orme.txt", "talk.txt", "-o", "made")

    assert status == 1
    assert "M001" in err
    assert "talk.xml: interview (en), unchanged" in err
    assert err.splitlines()[-1].startswith("1 of 2 files converted; 1 left as changed by hand")
    assert path.read_bytes() == changed
    assert tei("convert", "orme.txt", "talk.txt", "-o", "made", "--overwrite")[0] == 0


def test_the_report_for_machines(tei: Call) -> None:
    Path("blank.txt").write_text("\n")
    status, out, err = tei("convert", "orme.txt", "blank.txt", "-o", "made", "--json")
    letter, blank = json.loads(out)

    assert (status, err) == (2, "")
    assert (letter["source"], letter["documents"][0]["kind"], letter["output"]["state"]) == (
        "orme.txt",
        "letter",
        "new",
    )
    assert (blank["source"], blank["documents"]) == ("blank.txt", [])
    assert "empty" in blank["error"]


def test_a_source_named_twice_is_converted_once(tei: Call) -> None:
    _, _, err = tei("convert", "orme.txt", "orme.txt", "-o", "made")

    assert err.splitlines()[1:] == ["1 of 1 files converted"]


def test_one_source_and_a_folder(tei: Call) -> None:
    Path("made").mkdir()

    assert tei("convert", "orme.txt", "-o", "made")[0] == 0
    assert [path.name for path in Path("made").iterdir()] == ["orme.xml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "name the folder"),
        (("-o", "made", "--why"), "--why is for one SOURCE"),
        (("-o", "made", "--edition", "edition.toml"), "--edition is for one SOURCE"),
        (("-o", "talk.txt"), "talk.txt: cannot be made"),
    ],
)
def test_what_several_sources_cannot_have(tei: Call, options: tuple[str, ...], said: str) -> None:
    before = sorted(Path().iterdir())
    status, out, err = tei("convert", "orme.txt", "talk.txt", *options)

    assert (status, out) == (2, "")
    assert said in err
    assert sorted(Path().iterdir()) == before


def test_two_sources_of_one_name(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "a.txt" for folder in ("one", "two")]
    with pytest.raises(TeiError, match=r"a\.xml: .*one/a\.txt and .*two/a\.txt would both be written there"):
        convert_files(paths, tmp_path / "made")
    assert not (tmp_path / "made").exists()
