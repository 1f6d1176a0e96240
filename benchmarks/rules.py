"""All rules beside the schema check alone, on many files, in one process each.

    python benchmarks/rules.py [FILES]

The files are those of the editions and of the tests of the converters, over and over. Prints the seconds of the schema
check, of reading the files as trees, of all rules, and of both checks together; and what each rule takes. The aim: both
together take at most twice as long as the schema check.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.rules.file import File
from tei.validate.rules.runner import check_rules, usable_rules
from tei.xml.parse import ParsedXml, parse

ROOT = Path(__file__).parent.parent
SHOWN = 12


def files(folder: Path, number: int) -> list[Path]:
    """So many files in a folder, made of those there are."""
    found = [*sorted(ROOT.glob("editions/*/edition.xml")), *sorted(ROOT.glob("tests/converters/*/*.xml"))]
    made = []
    for place, path in enumerate(islice(cycle(found), number)):
        made.append(folder / f"{place:05}.xml")
        made[-1].write_bytes(path.read_bytes())
    return made


def seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rules = usable_rules()
    judge = engine(schema_path())
    with tempfile.TemporaryDirectory() as folder:
        paths = files(Path(folder), number)
        judge.check(paths[0], "first")
        by_schema = seconds(lambda: [judge.check(path, str(path)) for path in paths])
        trees: list[ParsedXml] = []
        reading = seconds(lambda: trees.extend(parse(path) for path in paths))
        by_rules = seconds(lambda: [check_rules(each, Path(folder), rules=rules) for each in trees])
        made = [File(each) for each in trees]
        each_rule = {code: seconds(lambda: [list(rule.check(file)) for file in made]) for code, rule in rules.items()}
    size = sum(len(each.text) for each in trees) / 1e6
    print(f"{number} files, {size:.1f} million characters, {len(rules)} rules")
    print(f"{'schema check':24}{by_schema:8.2f} s")
    print(f"{'reading as trees':24}{reading:8.2f} s")
    print(f"{'all rules':24}{by_rules:8.2f} s")
    print(f"{'schema and rules':24}{by_schema + reading + by_rules:8.2f} s", end="")
    print(f"{(by_schema + reading + by_rules) / by_schema:8.2f} times the schema check; aim 2")
    for code, taken in sorted(each_rule.items(), key=lambda each: -each[1])[:SHOWN]:
        print(f"  {code} {rules[code].name:40}{taken:8.2f} s")


if __name__ == "__main__":
    main()
