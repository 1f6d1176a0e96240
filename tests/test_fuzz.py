"""The fuzzer: mutated documents for as long as one likes, and what it prints when it finds something.

`make fuzz SECONDS=3600`, or `TEI_FUZZ_SECONDS=3600 pytest tests/test_fuzz.py`. The seed is printed;
`TEI_FUZZ_SEED=…` begins with it.
"""

import os
import random
import time
from pathlib import Path

import pytest
from fuzzing import MUTATIONS, as_test, minimise, mutate
from test_properties import HARD, holds

SECONDS = float(os.environ.get("TEI_FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("TEI_FUZZ_SEED", "0"))
ROOT = Path(__file__).resolve().parents[1]
FILES = [*sorted((ROOT / "tests" / "converters").glob("*/*.txt")), *sorted((ROOT / "editions").glob("*/source.txt"))]
CORPUS = [
    *(path.read_bytes().decode("utf-8", "replace") for path in FILES),
    *(text[:2000] for text in HARD.values()),
]


def failure(text: str) -> str:
    """What is wrong with the conversion of a text; empty when all is well."""
    try:
        holds(text)
    except Exception as error:  # noqa: BLE001 - whatever a text does to the tool is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


def search(dice: random.Random, texts: int | None = None, end: float = float("inf")) -> int:
    """Try mutated texts; fail with the shortest form of the first that is not converted as it must be."""
    count = 0
    while (texts is None or count < texts) and time.monotonic() < end:
        text = mutate(dice, CORPUS)
        if failure(text):
            shortest = minimise(text, lambda each: bool(failure(each)))
            pytest.fail(f"after {count} texts:\n\n{as_test(shortest, failure(shortest))}", pytrace=False)
        count += 1
    return count


def test_mutated_documents() -> None:
    search(random.Random(1), texts=25)


@pytest.mark.skipif(not SECONDS, reason="TEI_FUZZ_SECONDS does not say for how long")
def test_fuzz(capsys: pytest.CaptureFixture[str]) -> None:
    seed = SEED or random.SystemRandom().randrange(1, 10**9)
    with capsys.disabled():
        print(f"\nfuzzing for {SECONDS:.0f} s, TEI_FUZZ_SEED={seed}", flush=True)
    count = search(random.Random(seed), end=time.monotonic() + SECONDS)
    with capsys.disabled():
        print(f"{count} texts, nothing found", flush=True)


@pytest.mark.parametrize("mutation", dict.fromkeys(MUTATIONS), ids=lambda mutation: mutation.__name__)
def test_a_mutation_changes_texts(mutation: object) -> None:
    assert callable(mutation)
    dice = random.Random(2)
    assert any(mutation(text, dice, CORPUS) != text for text in CORPUS[:10])


def test_the_shortest_text_is_found() -> None:
    text = "\n".join(f"Line {number} of the text." for number in range(40)).replace("17 of", "17 xyzzy of")
    assert minimise(text, lambda each: "xyz" in each and "L" in each) in ("Lxyz", "xyzL")


def test_what_was_found_is_a_test_to_paste() -> None:
    text = 'a "b"\n\\ \x01\u202e\U0001f4dc'
    said: list[str] = []
    names: dict[str, object] = {"holds": said.append}
    exec(as_test(text, 'AssertionError: "x" \\ y\nz'), names)
    found = names["test_found_by_the_fuzzer"]
    assert callable(found)
    found()
    assert said == [text]
