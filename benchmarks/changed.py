"""`tei validate --changed` in a repository of many documents, on a branch that touches three of them.

    python benchmarks/changed.py [FILES]

Prints the seconds of whole processes, the median of five, with the schema alone and with the rules, and beside them
that of all files. The aim: under a second for 2,000 documents.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "bench@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
TOUCHED = 3


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


def fill(folder: Path, number: int) -> None:
    """A repository of so many documents, and a branch that has changed three."""
    git(folder, "init", "-b", "main")
    found = [*sorted(ROOT.glob("editions/*/edition.xml")), *sorted(ROOT.glob("tests/converters/*/*.xml"))]
    paths = [folder / f"{place % 40:02}" / f"{place:05}.xml" for place in range(number)]
    for path, source in zip(paths, islice(cycle(found), number), strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.read_bytes())
    git(folder, "add", ".")
    git(folder, "commit", "-m", "Add documents")
    git(folder, "checkout", "-b", "contribution")
    for path in paths[:: number // TOUCHED][:TOUCHED]:
        path.write_bytes(path.read_bytes().replace(b"<p>", b'<p who="nobody">', 1))
    git(folder, "commit", "-a", "-m", "Touch some")


def seconds(folder: Path, *arguments: str, times: int = 5) -> float:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "tei", "validate", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True
        )
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, number)
        print(f"{number} documents, {TOUCHED} of them touched")
        print(f"  --changed             {seconds(folder, '--changed'):6.2f} s")
        print(f"  --changed --no-rules  {seconds(folder, '--changed', '--no-rules'):6.2f} s")
        print(f"  all                   {seconds(folder, '.', times=1):6.2f} s")


if __name__ == "__main__":
    main()
