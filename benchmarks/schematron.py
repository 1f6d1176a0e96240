"""How long the Schematron rules of `tei_all` take for each document of other projects, here and in Saxon.

    python benchmarks/schematron.py [FOLDER]

FOLDER holds `tei_all.sch` and `documents/`; ../shared/tei when not given. Prints milliseconds of processor time for
one document, reading it not counted: mean, median and the slowest; then what is needed once. Saxon comes with
`saxonche` (`pip install saxonche`).
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def milliseconds(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return 1000 * (time.process_time() - begin)


def main() -> None:
    from schematron_reference import processor, reference

    from tei.validate.schematron import compile_schematron

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "tei"
    schema = folder / "tei_all.sch"
    documents = [path.read_bytes() for path in sorted((folder / "documents").iterdir())]
    begin = time.process_time()
    rules = compile_schematron(schema)
    assert rules is not None
    rules.programs  # noqa: B018 - the index of the rules is made when it is first asked for
    ours_once = 1000 * (time.process_time() - begin)
    trees = [etree.fromstring(each, etree.XMLParser(collect_ids=False)).getroottree() for each in documents]
    rows = {"here": [milliseconds(lambda tree=tree: list(rules.check(tree))) for tree in trees]}
    once = {"here": ours_once}
    begin = time.process_time()
    saxon = processor()
    compiled = reference(schema.read_bytes(), saxon)
    once["Saxon"] = 1000 * (time.process_time() - begin)
    nodes = [saxon.parse_xml(xml_text=each.decode("utf-8")) for each in documents]
    for _ in range(2):
        # The second round counts: the first warms Saxon up.
        times = [milliseconds(lambda n=n: compiled.stylesheet.transform_to_string(xdm_node=n)) for n in nodes]
    rows["Saxon"] = times
    print(f"{'ms a document':16}{'mean':>10}{'median':>10}{'slowest':>10}{'once':>10}")
    for name, found in rows.items():
        print(
            f"{name:16}{statistics.mean(found):10.1f}{statistics.median(found):10.1f}{max(found):10.1f}{once[name]:10.0f}"
        )


if __name__ == "__main__":
    main()
