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
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.rules.file import File
from tei.validate.rules.rule import Rule
from tei.validate.rules.runner import check_rules, usable_rules
from tei.xml.parse import parse

ROOT = Path(__file__).parent.parent
SHOWN, SAMPLE = 12, 200


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


def check_all(rule: Rule, made: list[File]) -> None:
    for file in made:
        list(rule.check(file))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rules = usable_rules()
    judge = engine(schema_path())
    with tempfile.TemporaryDirectory() as folder:
        paths = files(Path(folder), number)
        judge.check(paths[0], "first")
        by_schema = seconds(lambda: [judge.check(path, str(path)) for path in paths])
        size = sum(path.stat().st_size for path in paths) / 1e6
        reading = seconds(lambda: [parse(path) and None for path in paths])
        by_rules = seconds(lambda: [check_rules(parse(path), Path(folder), rules=rules) and None for path in paths])
        made = [File(parse(path)) for path in paths[:SAMPLE]]
        indexing = seconds(lambda: [each.by_name for each in made])
        each_rule = {code: seconds(partial(check_all, rule, made)) for code, rule in rules.items()}
    print(f"{number} files, {size:.1f} million bytes, {len(rules)} rules")
    print(f"{'schema check':36}{by_schema:8.2f} s")
    print(f"{'reading as trees':36}{reading:8.2f} s")
    print(f"{'reading and all rules':36}{by_rules:8.2f} s")
    print(f"{'schema, reading and rules':36}{by_schema + by_rules:8.2f} s", end="")
    print(f"{(by_schema + by_rules) / by_schema:8.2f} times the schema check; aim 2")
    print(f"of the first {len(made)} files: the index {indexing:.3f} s, and")
    for code, taken in sorted(each_rule.items(), key=lambda each: -each[1])[:SHOWN]:
        print(f"  {code} {rules[code].name:40}{taken:8.3f} s")


if __name__ == "__main__":
    main()
