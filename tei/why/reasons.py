"""For each thing encoded: where it stands, what it became, and by which rule."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei.model import Certainty, Content, Correspondent, Document, Part, Span, Speech
from tei.text.source import Source
from tei.walk import contents, pieces
from tei.why.blocks import block_rules
from tei.why.notes import NoteRules, note_rules
from tei.why.pieces import piece_rule


@dataclass(frozen=True, slots=True)
class Reason:
    span: Span
    element: str
    """The TEI element."""
    text: str
    """As found, on one line."""
    rule: str
    """In words: which rule, of which table, and what spoke for it."""
    cert: Certainty | None = None
    """None where the text itself says so, and nothing was inferred."""


def explain_document(document: Document, source: Source, kinds: Sequence[Sequence[str]]) -> tuple[Reason, ...]:
    """Every thing that was encoded, in order of the source; paragraphs without more are not listed.

    Args:
        kinds: for each part of the document, what spoke for its kind.
    """
    found = [
        reason
        for part, reasons in zip(document.parts, kinds, strict=True)
        for reason in _part(part, source, "; ".join(reasons))
    ]
    return tuple(sorted(found, key=lambda reason: (reason.span.start, -reason.span.end)))


def _part(part: Part, source: Source, kind: str) -> Iterator[Reason]:
    def reason(span: Span, element: str, rule: str, cert: Certainty | None = None) -> Reason:
        return Reason(span, element, " ".join(source.slice(span).split()), rule, cert)

    yield Reason(part.span, "text", "", f"kind {part.kind}, language {part.language}: {kind}")
    yield from _header(part, reason(Span(part.span.start, part.span.start), "", ""))
    speeches = Counter(id for block in part.blocks if isinstance(block, Speech) for id in block.who)
    notes = note_rules(part, source)
    for block in (*part.blocks, *part.notes):
        for span, element, rule, cert in block_rules(block, source, speeches, notes):
            yield reason(span, element, rule, cert)
    if part.notes_heading:
        yield reason(_whole(part.notes_heading), "head", "heading of the notes (notes.toml)")
    for piece in part.omitted:
        yield reason(piece.span, "note", f"left out of the text, kept in the header: {piece.reason}")
    yield from _inlines(part, source, notes, reason(part.span, "", ""))


def _inlines(part: Part, source: Source, notes: NoteRules, empty: Reason) -> Iterator[Reason]:
    for content in contents(part):
        for piece in pieces(content):
            if found := piece_rule(piece, source, notes):
                words = " ".join(source.slice(piece.span).split())
                yield Reason(piece.span, found.element, words, found.rule, found.cert)


def _header(part: Part, place: Reason) -> Iterator[Reason]:
    """What the header says of the document as a whole, where it was inferred."""
    metadata = part.metadata
    if metadata.date:
        rule = metadata.date.evidence or "the date line says so"
        yield Reason(
            place.span, "creation", metadata.date.words, f"the document's own date: {rule}", metadata.date.cert
        )
    for role, who in (("sender", metadata.sender), ("recipient", metadata.recipient)):
        if who:
            yield Reason(place.span, "correspAction", who.name, _correspondent(role, who), who.cert)
    for person in part.people:
        if person.speeches:
            labels = ", ".join(f'"{label}"' for label in person.labels)
            rule = f"person with {person.speeches} speeches, labelled {labels}"
            yield Reason(place.span, "person", person.name, rule)
    for held in metadata.held:
        rule = "the document's own shelf mark" + (f": {held.evidence}" if held.evidence else "")
        yield Reason(place.span, "msDesc", held.shelfmark, rule, held.cert)


def _correspondent(role: str, who: Correspondent) -> str:
    return f"{role}: {who.evidence}" if who.evidence else f"{role}, as the text names it"


def _whole(content: Content) -> Span:
    return Span(content[0].span.start, content[-1].span.end)
