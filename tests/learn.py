"""Make schema/edition.relaxng: the profile compiled, with what the project's own files teach of it.

    python tests/learn.py

It is shipped with the package, so that the first file ever checked is checked as fast as the thousandth.
"""

from pathlib import Path

from tei.schema import schema_path
from tei.validate.engines.own import WATCHED
from tei.validate.engines.relaxng.automaton import Automaton
from tei.validate.engines.relaxng.cache import SUFFIX, store
from tei.validate.engines.relaxng.compile import compile_schema
from tei.validate.engines.relaxng.digests import key_of
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.stream import find_defects

ROOT = Path(__file__).resolve().parents[1]


def learn(schema: Path) -> Automaton:
    """The profile with all that the project's own files teach of it."""
    tables, _ = compile_schema(schema)
    # Messages name no files of the machine that made this.
    tables.files = [schema.name]
    automaton = Automaton(Schema(tables), WATCHED)
    for path in sorted([*ROOT.glob("editions/*/edition.xml"), ROOT / "tests" / "fixtures" / "everything.xml"]):
        find_defects(automaton, path)
    for path in sorted(ROOT.glob("tests/converters/*/*.xml")):
        find_defects(automaton, path)
    return automaton


def main() -> None:
    schema = schema_path("edition.rng")
    place = schema.with_suffix(SUFFIX)
    store(learn(schema), key_of(schema.read_bytes()), {}, place)
    print(f"{place}: {place.stat().st_size} bytes")


if __name__ == "__main__":
    main()
