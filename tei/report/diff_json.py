"""A difference as JSON: every field of every change."""

from collections.abc import Iterable
from dataclasses import asdict
from json import dumps

from tei.diff.result import FileDifference
from tei.report.diff_counts import counts


def diff_json(files: Iterable[FileDifference]) -> str:
    """A JSON array with an object for each file; lines count from 1."""
    return dumps([{"summary": counts(each), **asdict(each)} for each in files], ensure_ascii=False, indent=2)
