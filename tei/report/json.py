"""Diagnostics as JSON: a list of objects with every field of a diagnostic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from json import dumps

from tei.diagnostic import Diagnostic
from tei.report.text import shown


def json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array; characters stand as they are, and paths as seen from the current folder."""
    return dumps([asdict(each) | {"file": shown(each.file)} for each in diagnostics], ensure_ascii=False, indent=2)
