"""`tei convert` beside pandoc: a long text, a short source, memory; whole processes, measured in one run.

    python benchmarks/convert.py [MEGABYTES]

The long text is made of the sources of the editions over and over, its paragraphs in a fixed order that is not theirs;
drawn lines are left out, which pandoc takes for the beginning of its metadata.
Pandoc is that of the package pypandoc-binary (`pip install pypandoc-binary`) or the one on the path; without one only
`tei` is measured. Prints what was aimed at beside each figure: both programs run on the same machine at the same
hour, so the ratios say more than the seconds. Memory is the peak of the process; the growth is what a long text adds
to the peak of a short one, for each byte of source.
"""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

EDITIONS = Path(__file__).parent.parent / "editions"
RUNS = 7
MEGA = 1_000_000
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of the unit in which the system counts the peak of memory."""


@dataclass(frozen=True)
class Run:
    seconds: float
    """Wall clock."""
    peak: int
    """Bytes."""


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    programs = {"tei": [sys.executable, "-m", "tei", "convert"]}
    if pandoc := find_pandoc():
        programs["pandoc"] = [pandoc, "-f", "markdown", "-t", "tei"]
    else:
        print("pandoc is not installed: pip install pypandoc-binary")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long, short = folder / "long.txt", folder / "short.txt"
        long.write_text(long_text(int(megabytes * MEGA)), "utf-8")
        shutil.copy(min(EDITIONS.glob("*/source.txt"), key=lambda path: path.stat().st_size), short)
        shorts = {program: middle(command, short, RUNS) for program, command in programs.items()}
        longs = {program: middle(command, long, 1) for program, command in programs.items()}
        report(shorts, longs, long.stat().st_size)


def report(shorts: dict[str, Run], longs: dict[str, Run], size: int) -> None:
    def row(what: str, values: list[str], aim: str) -> None:
        print(f"{what:44}" + "".join(f"{value:>12}" for value in values) + f"    {aim}")

    row("", [*shorts, *(["ratio"] if len(shorts) > 1 else [])], "aim")
    speeds = [size / MEGA / run.seconds for run in longs.values()]
    row(f"long text of {size / MEGA:.1f} MB, MB/s", with_ratio(speeds, 2), "at least 1 MB/s, ratio at least 3")
    row(
        f"short source, s, middle of {RUNS}",
        with_ratio([run.seconds for run in shorts.values()], 3),
        "ratio at most 2",
    )
    peaks = [run.peak / size for run in longs.values()]
    row("long text, peak of memory / size of source", with_ratio(peaks, 1), "below 20")
    growth = [(longs[program].peak - run.peak) / size for program, run in shorts.items()]
    row("long text, growth of memory / size of source", with_ratio(growth, 1), "")


def with_ratio(values: list[float], digits: int) -> list[str]:
    """The values as text, and the first through the second if there are two."""
    return [f"{value:.{digits}f}" for value in values] + [f"{values[0] / other:.2f}" for other in values[1:]]


def find_pandoc() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return shutil.which("pandoc")
    return str(pypandoc.get_pandoc_path())


def long_text(size: int) -> str:
    """At least `size` code points of ordinary text: letters, talks and an article, mixed by the paragraph."""
    sources = [path.read_text("utf-8") for path in sorted(EDITIONS.glob("*/source.txt"))]
    paragraphs = [text for text in re.split(r"\n\s*\n", "\n\n".join(sources)) if not text.lstrip().startswith("---")]
    order = random.Random(1)
    found = ["A Long History"]
    length = 0
    while length < size:
        found.append(order.choice(paragraphs))
        length += len(found[-1]) + 2
    return "\n\n".join(found)


def middle(command: list[str], source: Path, runs: int) -> Run:
    """The median of the time and of the peak of some runs, after one that does not count if there are several."""
    measured = [run_once([*command, str(source), "-o", f"{source}.xml"]) for _ in range(runs + (runs > 1))]
    counted = measured[runs > 1 :]
    seconds = statistics.median(run.seconds for run in counted)
    return Run(seconds, int(statistics.median(run.peak for run in counted)))


def run_once(command: list[str]) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss * PEAK_UNIT)


if __name__ == "__main__":
    main()
