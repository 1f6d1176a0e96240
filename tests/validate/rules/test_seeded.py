"""Mistakes as hands make them, five hundred of them in our editions: nearly all are found, and every change of text.

`pytest -s` prints how many of each kind. A mistake is found where there is something to say that was not said before.
"""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from seeding import KINDS, OF_TEXT, Seed, mistakes

from tei.validate.checking import check_files
from tei.validate.rules.ignoring import UNUSED

NUMBER = 500
SAID = tuple[str, str, str]


def said(file: Path) -> Counter[SAID]:
    (checked,) = check_files([file])
    return Counter((each.code, each.message, each.path) for each in checked.found if each.code != UNUSED)


@pytest.fixture(scope="module")
def editions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Copies of our editions, with their sources beside them."""
    folder = tmp_path_factory.mktemp("editions")
    found = []
    for edition in sorted((root / "editions").glob("*/edition.xml")):
        place = folder / edition.parent.name
        place.mkdir()
        for each in edition.parent.iterdir():
            (place / each.name).write_bytes(each.read_bytes())
        found.append(place / "edition.xml")
    return found


def test_nearly_all_mistakes_are_found_and_every_change_of_text(editions: list[Path]) -> None:
    seeds = [Seed(file.read_text(encoding="utf-8")) for file in editions]
    before = [said(file) for file in editions]
    made, found = Counter[str](), Counter[str]()
    missed: list[str] = []
    for what, which, text in mistakes(seeds, NUMBER, Random(1931)):
        editions[which].write_text(text, encoding="utf-8", newline="")
        made[what] += 1
        if said(editions[which]) - before[which]:
            found[what] += 1
        else:
            missed.append(f"{what}: {difference(seeds[which].text, text)}")
        editions[which].write_text(seeds[which].text, encoding="utf-8", newline="")
    for what in KINDS:
        print(f"{found[what]:4} of {made[what]:4}  {what}")
    print(f"{found.total():4} of {made.total():4}", *missed, sep="\n  ")

    assert len(made) >= 15
    assert found.total() >= 0.95 * made.total(), missed
    assert {what: found[what] for what in OF_TEXT} == {what: made[what] for what in OF_TEXT}


def difference(before: str, after: str) -> str:
    """What stands at the first place that was changed."""
    pairs = enumerate(zip(before, after, strict=False))
    place = next((place for place, (old, new) in pairs if old != new), len(after))
    return " ".join(after[max(0, place - 90) : place + 50].split())
