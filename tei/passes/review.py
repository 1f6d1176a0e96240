"""The review list: all doubtful places, most consequential first."""

from collections.abc import Iterator
from itertools import groupby

from tei.diagnostic import Diagnostic, Severity
from tei.edition import NO_EDITION, Edition
from tei.model import CitationPart, Date, Dating, Document, Doubt, Part, Span
from tei.text.source import Source
from tei.walk import contents, pieces

_RANK = (
    *(
        "R003",
        "R018",
        "R001",
        "R002",
        "R022",
        "R017",
        "R023",
        "R019",
        "R015",
        "R016",
        "R005",
        "R004",
        "R012",
        "R013",
        "R014",
    ),
    *("R006", "R007", "R008", "R020", "R024", "R021", "R011", "R009", "R010"),
)
"""What changes the meaning of the edition comes first, what only touches its frame last."""
_SETTLED_AT_ONCE = frozenset({"R006", "R008"})
"""Joined sentences and hyphens at line ends: all of a file come from one way of breaking lines."""
_MANY = 4


def review(document: Document, edition: Edition, source: Source) -> tuple[Diagnostic, ...]:
    """The doubts of a document as diagnostics of its source, ranked; places of equal rank in order of the text."""
    doubts = [*document.doubts, *_whole(document, source)]
    for part in document.parts:
        doubts += part.doubts
        doubts += _inferred(part, source)
        doubts += _absent(part, edition if part is document.parts[0] else NO_EDITION)
    order = {code: rank for rank, code in enumerate(_RANK)}
    unique = sorted(dict.fromkeys(doubts), key=lambda doubt: (order.get(doubt.code, len(order)), doubt.span))
    kinds = (list(group) for _, group in groupby(unique, key=lambda doubt: doubt.code))
    return tuple(_diagnostic(doubt, source) for group in kinds for doubt in _short(group, source))


def _short(doubts: list[Doubt], source: Source) -> list[Doubt]:
    """Doubts of one code; if they are many of a kind that one look at the layout settles, one that lists the lines.

    Yearless dates that got their year for one reason are one kind.
    """
    first = doubts[0]
    if first.code == "R011":
        reasons: dict[str, list[Doubt]] = {}
        for doubt in doubts:
            reasons.setdefault(doubt.message.rpartition(": ")[2] + doubt.message.partition("(")[2][:4], []).append(
                doubt
            )
        kinds = [_together(same, source) for same in reasons.values()]
        return sorted((doubt for same in kinds for doubt in same), key=lambda doubt: doubt.span)
    return _together(doubts, source) if first.code in _SETTLED_AT_ONCE else doubts


def _together(doubts: list[Doubt], source: Source) -> list[Doubt]:
    if len(doubts) <= _MANY:
        return doubts
    first = doubts[0]
    lines = ", ".join(str(source.line(doubt.span.start)) for doubt in doubts)
    message = f"{first.message}; the same at {len(doubts) - 1} more places (lines {lines})"
    return [Doubt(first.code, first.span, message, first.help)]


def _diagnostic(doubt: Doubt, source: Source) -> Diagnostic:
    return Diagnostic(
        doubt.code,
        Severity.REVIEW,
        doubt.message,
        source.name,
        source.line(doubt.span.start),
        source.column(doubt.span.start),
        " ".join(source.slice(doubt.span)[:200].split()),
        doubt.help,
    )


def _whole(document: Document, source: Source) -> Iterator[Doubt]:
    if source.replaced:
        first = source.replaced[0]
        yield Doubt(
            "R019",
            Span(first.offset, first.offset + 1),
            f"{len(source.replaced)} characters that XML forbids (the first is U+{first.code:04X}) were replaced by "
            "their pictures",
            "find out what they stand for, and correct the source",
        )
    if len(document.parts) > 1:
        yield from _several(document.parts, source)


def _several(parts: tuple[Part, ...], source: Source) -> Iterator[Doubt]:
    first, *more = parts
    for part in more:
        lengths = sorted((len(part.span), len(first.span)))
        unlike = first.language != part.language and lengths[1] > 4 * lengths[0]
        ratio = lengths[1] / max(1, lengths[0])
        yield Doubt(
            "R018",
            part.span,
            f"another document begins here ({part.kind}, {part.language}); it became a text of its own"
            + (f"; it is no translation of the first: the lengths differ {ratio:.0f} times" if unlike else ""),
            "keep both, or move one into an edition of its own",
        )


def _inferred(part: Part, source: Source) -> Iterator[Doubt]:
    for content in contents(part):
        for piece in pieces(content):
            if isinstance(piece, CitationPart) and piece.cert and piece.role != "ibid":
                words = " ".join(source.slice(piece.span).split())
                message = f'"{words}" was read as {piece.value} ({piece.cert}): {piece.evidence}'
                yield Doubt("R020", piece.span, message, "confirm the archive, or correct @key in edition.xml")
            if isinstance(piece, Date) and piece.dating.cert and _not_said(piece.dating):
                words = " ".join(source.slice(piece.span).split())
                message = f'"{words}" was dated {piece.dating.words} ({piece.dating.cert}): {piece.dating.evidence}'
                yield Doubt(
                    "R021", piece.span, message, "correct the date's attributes in edition.xml if it is another"
                )


def _not_said(dating: Dating) -> bool:
    """Whether no other entry tells of an inferred date: years and the editor's decisions have their own."""
    return dating.resp == "tool" and not dating.evidence.startswith(("the year is", "the month is"))


def _absent(part: Part, edition: Edition) -> Iterator[Doubt]:
    place = Span(part.span.start, part.span.start)
    missing = [
        name
        for name, value in (
            ("title", part.metadata.title or edition.title),
            ("date of its own", part.metadata.date),
            ("author", part.metadata.author or part.metadata.sender or part.people),
            ("source", part.metadata.printed or part.metadata.held or edition.printed),
        )
        if not value
    ]
    if missing:
        listed = ", ".join(f"no {name}" for name in missing)
        help = "if you know it, state it in edition.toml; the tool does not guess"
        yield Doubt("R002", place, f"the text has {listed}", help)
    if part.metadata.machine_translation:
        message = f'the source says "{part.metadata.machine_translation}": the text is a machine translation'
        yield Doubt("R022", place, message, "compare with the original before quoting it")
