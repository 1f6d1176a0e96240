"""What a conversion found, and what to review, for people and for machines."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Protocol

from tei.diagnostic import Diagnostic
from tei.report.text import text
from tei.report.updating import Update
from tei.report.why import Locate, Reason, why_values


class Found(Protocol):
    """What was recognised in one document."""

    @property
    def kind(self) -> str: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def speakers(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def dates(self) -> int: ...
    @property
    def shelfmarks(self) -> tuple[str, ...]: ...
    @property
    def notes_paired(self) -> int: ...
    @property
    def notes_unpaired(self) -> int: ...
    @property
    def marks_unpaired(self) -> int: ...


def conversion_text(name: str, found: Sequence[Found], review: Sequence[Diagnostic], colour: bool) -> Iterator[str]:
    """One screen: the kind and why, what was found, and the review list."""
    for index, document in enumerate(found, 1):
        heading = name if len(found) == 1 else f"{name}, document {index}"
        yield f"{heading}: {document.kind} ({document.language})"
        yield f"  because    {'; '.join(document.reasons)}"
        if document.title:
            yield f"  title      {document.title}"
        if document.speakers:
            yield f"  speakers   {', '.join(f'{name} ({count})' for name, count in document.speakers)}"
        yield f"  dates      {document.dates}"
        if document.shelfmarks:
            yield f"  shelf mark {' | '.join(document.shelfmarks)}"
        yield f"  notes      {_notes(document)}"
    if not review:
        yield "review: nothing"
        return
    yield f"review: {len(review)} place{'s' if len(review) > 1 else ''}, most consequential first"
    for each, after in zip(review, [*review[1:], None], strict=True):
        # What to do is said once for neighbours of one kind.
        again = after is not None and (after.code, after.help) == (each.code, each.help)
        yield from text([replace(each, help="") if again else each], colour)


def conversion_json(
    name: str,
    found: Sequence[Found],
    review: Sequence[Diagnostic],
    updated: Update | None = None,
    reasons: Sequence[Reason] | None = None,
    locate: Locate = lambda offset: (1, offset + 1),
) -> str:
    """The values of a conversion as JSON."""
    return json.dumps(conversion_values(name, found, review, updated, reasons, locate), ensure_ascii=False, indent=2)


def conversion_values(
    name: str,
    found: Sequence[Found],
    review: Sequence[Diagnostic],
    updated: Update | None = None,
    reasons: Sequence[Reason] | None = None,
    locate: Locate = lambda offset: (1, offset + 1),
) -> dict[str, object]:
    """An object with `source`, `documents` and `review`; with `output` where a file was to be written, with `why`
    where reasons were asked for.
    """
    documents = [
        {
            "kind": document.kind,
            "reasons": list(document.reasons),
            "title": document.title,
            "language": document.language,
            "speakers": [{"name": name, "speeches": count} for name, count in document.speakers],
            "dates": document.dates,
            "shelfmarks": list(document.shelfmarks),
            "notes": {
                "paired": document.notes_paired,
                "without_mark": document.notes_unpaired,
                "marks_without_note": document.marks_unpaired,
            },
        }
        for document in found
    ]
    report: dict[str, object] = {"source": name, "documents": documents, "review": [asdict(each) for each in review]}
    if updated:
        conflicts = [asdict(each) for each in updated.conflicts]
        counts = {"changed_by_hand": updated.by_hand, "read_anew": updated.read_anew}
        report["output"] = {"state": updated.state, **counts, "conflicts": conflicts}
    if reasons is not None:
        report["why"] = why_values(reasons, locate)
    return report


def _notes(document: Found) -> str:
    parts = [f"{document.notes_paired} paired with their marks"]
    if document.notes_unpaired:
        parts.append(f"{document.notes_unpaired} without a mark")
    if document.marks_unpaired:
        parts.append(f"{document.marks_unpaired} marks without a note")
    return ", ".join(parts)
