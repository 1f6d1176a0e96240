"""What stands behind a code."""

from collections import Counter

from tei.explain import _TABLES
from tei.validate.codes import read_explanations
from tei.validate.rules import all_rules


def test_no_code_stands_for_two_things() -> None:
    """M001 was a rule and a conflict of merging, and `tei explain M001` spoke of one of them."""
    codes = Counter(code for table in _TABLES for code in read_explanations(table))
    codes.update(all_rules().keys())
    assert [code for code, number in codes.items() if number > 1] == []
