"""The rules beside the schema check alone: `tei validate` with and without `--no-rules`, on many documents.

    python benchmarks/rules.py [--files N] [--each]

The documents are made of the editions and of the tests of the converters: one differs from the next by its decades, as
letters of an archive do, and has a publisher and a date. Each time is that of a whole process on all cores, the best of
some runs; "processor" is the time of all its processes together. The aim: with the rules at most twice as long.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from tei.validate.rules.file import File
from tei.validate.rules.rule import Rule
from tei.validate.rules.runner import usable_rules
from tei.xml.parse import parse

ROOT = Path(__file__).resolve().parents[1]
SHOWN, SAMPLE = 12, 200
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
# As users have it: modules are compiled once.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Cost:
    seconds: float
    processor: float


def documents(folder: Path, number: int) -> list[Path]:
    """So many different documents in a folder."""
    found = [*sorted(ROOT.glob("editions/*/edition.xml")), *sorted(ROOT.glob("tests/converters/*/*.xml"))]
    folder.mkdir()
    made = []
    for place, path in enumerate(islice(cycle(found), number)):
        text = path.read_text(encoding="utf-8")
        text = text.replace(
            "<publisher>not stated</publisher>", '<publisher>The archive</publisher><date when="2024"/>'
        )
        made.append(folder / f"{place:05}.xml")
        made[-1].write_text(later(text, place // len(found)), encoding="utf-8", newline="")
    return made


def later(text: str, years: int) -> str:
    """A document with every year some decades later, in its words and in its attributes."""
    return re.sub(r"(?<!\d)(1[5-9])(\d)(?=\d)", lambda year: f"{year[1]}{(int(year[2]) + years) % 10}", text)


def measure(arguments: list[str], runs: int) -> Cost:
    best = Cost(float("inf"), float("inf"))
    for _ in range(runs):
        before, begin = os.times(), time.perf_counter()
        subprocess.run([sys.executable, "-m", "tei", "validate", *arguments], env=ENVIRONMENT, capture_output=True)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        best = min(best, Cost(time.perf_counter() - begin, used), key=lambda each: each.seconds)
    return best


def row(what: str, files: list[str], runs: int) -> None:
    # Turn by turn, so that what else the machine does slows both.
    alone, both = measure(["--no-rules", *files], runs), measure(files, runs)
    print(f"{what:16}{show(alone):>28}{show(both):>28}{both.seconds / alone.seconds:>9.2f}", flush=True)


def show(cost: Cost) -> str:
    return f"{cost.seconds:.2f} s, processor {cost.processor:.2f} s"


def seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def check_all(rule: Rule, made: list[File]) -> None:
    for file in made:
        list(rule.check(file))


def print_each(paths: list[Path]) -> None:
    """What reading, the index and the slowest rules take."""
    print(f"of {len(paths)} files: reading {seconds(lambda: [parse(path) and None for path in paths]):.3f} s", end="")
    made = [File(parse(path)) for path in paths]
    print(f", the index {seconds(lambda: [each.by_name for each in made]):.3f} s, and")
    rules = usable_rules()
    each_rule = {code: seconds(partial(check_all, rule, made)) for code, rule in rules.items()}
    for code, taken in sorted(each_rule.items(), key=lambda each: -each[1])[:SHOWN]:
        print(f"  {code} {rules[code].name:40}{taken:8.3f} s")
    print(f"  all {len(rules)} rules{sum(each_rule.values()):36.3f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--each", action="store_true", help="also what each rule takes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = documents(Path(folder) / "many", options.files)
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} documents, {size:.1f} million bytes, {len(usable_rules())} rules")
        print(f"{'':16}{'schema alone':>28}{'schema and rules':>28}{'times':>9}")
        row("1 file", [str(paths[0])], 5)
        row("100 files", list(map(str, paths[:100])), 3)
        row(f"{len(paths):,} files", [str(paths[0].parent)], 3)
        if options.each:
            print_each(paths[:SAMPLE])


if __name__ == "__main__":
    main()
