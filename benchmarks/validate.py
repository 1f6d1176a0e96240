"""How long checking takes, beside jing and libxml2: one file, 100, 10,000, and one of 50 MB, with peak memory.

    python benchmarks/validate.py [--documents FOLDER] [--schema FILE] [--files N] [--lxml]

The documents are halved: what the first half teaches of the schema is kept, and the second half is measured, with
copies of its small files where more are needed. Each time is that of a whole process, the best of some runs.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "tei"
SMALL = 60_000
BIG = 50_000_000
LXML = """
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
for path in sys.argv[2:]:
    schema.validate(etree.parse(path, etree.XMLParser(huge_tree=True, collect_ids=False)))
"""


@dataclass(frozen=True)
class Cost:
    seconds: float
    megabytes: float


def measure(command: list[str], runs: int) -> Cost:
    """The best time of some runs, and the most memory of any of their processes."""
    times, memory = [], 0
    for _ in range(runs):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        times.append(time.perf_counter() - begin)
        memory = max(memory, usage.ru_maxrss)
    return Cost(min(times), memory / 1000)


def copies(files: list[Path], count: int, folder: Path) -> Path:
    """So many files in a folder: those given, and copies of the small ones."""
    folder.mkdir()
    small = [file for file in files if file.stat().st_size < SMALL]
    for number in range(count):
        file = files[number] if number < len(files) and count >= len(files) else small[number % len(small)]
        shutil.copy(file, folder / f"{number:05}.xml")
    return folder


def big(files: list[Path], place: Path) -> Path:
    """One corpus of all files, again and again, without ids and pointers to them."""
    bodies = []
    for file in files:
        text = re.sub(r"^<\?.*?\?>\s*", "", file.read_text(encoding="utf-8-sig"), flags=re.DOTALL)
        text = re.sub(r"<\?xml-model.*?\?>\s*", "", text, flags=re.DOTALL)
        if "<!DOCTYPE" not in text:
            text = re.sub(r'\sxml:id\s*=\s*("[^"]*"|\'[^\']*\')', "", text)
            bodies.append(re.sub(r'=\s*"#[^"]*"', '="https://example.org"', text))
    header = bodies[0][bodies[0].index("<teiHeader") : bodies[0].index("</teiHeader>") + len("</teiHeader>")]
    with place.open("w", encoding="utf-8") as file_out:
        size = file_out.write(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{header}\n')
        while size < BIG:
            for body in bodies:
                size += file_out.write(body) + file_out.write("\n")
        file_out.write("</teiCorpus>\n")
    return place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=Path, default=SHARED / "documents")
    parser.add_argument("--schema", type=Path, default=SHARED / "tei_all.rng")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--lxml", action="store_true", help="libxml2 as well, which may take minutes")
    options = parser.parse_args()
    files = sorted(options.documents.glob("*.xml"))
    if not files or not options.schema.is_file():
        parser.exit(0, f"there are no documents in {options.documents}, or no {options.schema}; name others\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["TEI_CACHE"] = str(folder / "cache")
        # As users have it: modules are compiled once.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        # jing reads past the Schematron rules inside a grammar, so they are left aside here too.
        tool = [sys.executable, "-m", "tei", "validate", "--no-schematron", "--schema", str(options.schema)]
        learned = measure([*tool, *map(str, files[::2])], 1)
        print(f"first run, {len(files[::2])} files, schema compiled: {learned.seconds:.2f} s")
        unseen = files[1::2]
        small = next(file for file in unseen if 20_000 < file.stat().st_size < SMALL)
        print(f"{'':24}{'tei':>18}{'jing':>18}{'times as fast':>15}{'of memory':>11}")
        cases = [
            ("1 file", [small], 5),
            ("100 files", sorted(copies(unseen, 100, folder / "100").glob("*")), 3),
            (f"{options.files:,} files", sorted(copies(unseen, options.files, folder / "many").glob("*")), 1),
            ("one file of 50 MB", [big(unseen, folder / "big.xml")], 1),
        ]
        for what, paths, runs in cases:
            row(what, options.schema, tool, paths, runs, options.lxml)
        with_rules = [part for part in tool if part != "--no-schematron"]
        row("100 files, with rules", options.schema, with_rules, cases[1][1], 3, False)


def row(what: str, schema: Path, tool: list[str], paths: list[Path], runs: int, with_lxml: bool) -> None:
    # A folder instead of its files, where a command line would grow too long.
    named = [str(paths[0].parent)] if len(paths) > 100 else [str(path) for path in paths]
    ours = measure([*tool, *named], runs)
    line = f"{what:24}{show(ours):>18}"
    if shutil.which("jing"):
        theirs = measure(["jing", "-i", str(schema), *map(str, paths)], runs)
        times, share = theirs.seconds / ours.seconds, ours.megabytes / theirs.megabytes
        line += f"{show(theirs):>18}{times:>14.1f}×{share:>10.0%}"
    print(line, flush=True)
    if with_lxml:
        print(f"{'  lxml':24}{show(measure([sys.executable, '-c', LXML, str(schema), *map(str, paths)], 1)):>18}")


def show(cost: Cost) -> str:
    return f"{cost.seconds:.2f} s {cost.megabytes:.0f} MB"


if __name__ == "__main__":
    main()
