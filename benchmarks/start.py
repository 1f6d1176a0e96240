"""How long `tei --version` and the conversion of one source take, as whole processes.

    python benchmarks/start.py [RUNS]

Prints the fastest, middle and slowest of the runs in seconds, beside an empty Python process of the same run, which
tells how quick the machine is today. The aim on a quiet machine: 0.15 s and 0.5 s.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EDITIONS = Path(__file__).parent.parent / "editions"


def seconds(command: list[str], runs: int) -> list[float]:
    """The wall-clock time of each run, after one that does not count and leaves the compiled modules users have."""
    times = []
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(runs + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=kept)
        times.append(time.perf_counter() - begin)
    return sorted(times[1:])


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    tei = [sys.executable, "-m", "tei"]
    with tempfile.TemporaryDirectory() as folder:
        rows = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "tei --version": [*tei, "--version"],
        }
        for source in sorted(EDITIONS.glob("*/source.txt")):
            output = str(Path(folder) / f"{source.parent.name}.xml")
            rows[f"tei convert {source.parent.name}"] = [*tei, "convert", str(source), "-o", output]
        print(f"{'seconds, whole process':64}{'min':>8}{'median':>8}{'max':>8}")
        for name, command in rows.items():
            times = seconds(command, runs)
            print(f"{name:64}{times[0]:8.3f}{statistics.median(times):8.3f}{times[-1]:8.3f}")


if __name__ == "__main__":
    main()
