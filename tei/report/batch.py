"""What became of several sources, a line for each."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tei.diagnostic import Diagnostic
from tei.report.conversion import Found, conversion_values
from tei.report.text import shown, text
from tei.report.updating import Update


class Outcome(Protocol):
    """What became of one source."""

    @property
    def source(self) -> Path: ...
    @property
    def output(self) -> Path: ...
    @property
    def found(self) -> Sequence[Found]: ...
    @property
    def review(self) -> Sequence[Diagnostic]: ...
    @property
    def updated(self) -> Update | None: ...
    @property
    def error(self) -> str: ...


def outcome_text(outcome: Outcome, colour: bool) -> Iterator[str]:
    """The source, its kinds, what became of its file and how much is to review; or why it could not be converted."""
    if outcome.updated is None:
        yield f"tei: {outcome.error}"
        return
    kinds = ", ".join(dict.fromkeys(f"{document.kind} ({document.language})" for document in outcome.found))
    review = f"{len(outcome.review)} to review" if outcome.review else "nothing to review"
    yield f"{shown(str(outcome.output))}: {kinds}, {outcome.updated.state}, {review}"
    if outcome.updated.conflicts:
        yield from (f"  {line}" for line in text(outcome.updated.conflicts, colour))


def batch_text(outcomes: Sequence[Outcome]) -> str:
    """How many were converted, and how many were not."""
    failed = sum(outcome.updated is None for outcome in outcomes)
    in_conflict = sum(bool(outcome.updated and outcome.updated.conflicts) for outcome in outcomes)
    parts = [f"{len(outcomes) - failed - in_conflict} of {len(outcomes)} files converted"]
    if in_conflict:
        parts.append(f"{in_conflict} left as changed by hand, in conflict with what the tool reads now")
    if failed:
        parts.append(f"{failed} could not be converted")
    return "; ".join(parts)


def batch_json(outcomes: Sequence[Outcome]) -> str:
    """A list with the object of each source, as for one source alone; with `error` for one that was not converted."""
    return json.dumps([_values(outcome) for outcome in outcomes], ensure_ascii=False, indent=2)


def _values(outcome: Outcome) -> dict[str, object]:
    values = conversion_values(str(outcome.source), outcome.found, outcome.review, outcome.updated)
    return values | {"error": outcome.error} if outcome.error else values
