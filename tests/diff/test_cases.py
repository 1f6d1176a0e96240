"""Pairs of files, and what is said of them: tests/diff/cases/<what is special>.{old.xml,new.xml,txt}."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tei.diff import compare_bytes
from tei.report.diff_sections import Extent
from tei.report.diff_text import diff_text

CASES = sorted(Path(__file__).with_name("cases").glob("*.old.xml"))


@pytest.mark.parametrize("old", CASES, ids=lambda path: path.name.removesuffix(".old.xml"))
def test_golden(old: Path, golden: Callable[[Path, bytes], None]) -> None:
    name = old.name.removesuffix(".old.xml")
    before, after = old.read_bytes(), old.with_name(f"{name}.new.xml").read_bytes()
    there, back = compare_bytes(before, after, "letter.xml"), compare_bytes(after, before, "letter.xml")

    assert bool(there.difference.text) == bool(back.difference.text)
    assert bool(there.difference.changes) == bool(back.difference.changes)
    golden(old.with_name(f"{name}.txt"), "".join(f"{line}\n" for line in diff_text(there, Extent())).encode())
