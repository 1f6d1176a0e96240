"""The TEI header, from what the text says about itself and what an editor decided."""

from collections.abc import Iterable

from lxml import etree

from tei.edition import NO_EDITION, Edition
from tei.encode.editorial import encode_encoding
from tei.encode.profile import encode_profile
from tei.encode.sources import encode_sources
from tei.model import Block, Credit, Document, Heading, InlineNote, Mark, Note, Omitted, Part, Span, Speech
from tei.text.blocks import layout
from tei.text.source import Source
from tei.walk import contents, pieces
from tei.xml.build import element

_INCIPIT = 60


def encode_header(document: Document, source: Source, edition: Edition) -> etree._Element:
    """The `teiHeader`."""
    return element(
        "teiHeader",
        _file(document, source, edition),
        encode_encoding(document, source, edition),
        encode_profile(document, source),
    )


def _file(document: Document, source: Source, edition: Edition) -> etree._Element:
    decisions = (edition, *(NO_EDITION for _ in document.parts[1:]))
    titles = [title_of(part, source, one) for part, one in zip(document.parts, decisions, strict=True)]
    notes = [_omitted(piece, source) for part in document.parts for piece in part.omitted]
    return element(
        "fileDesc",
        _titles(document, source, edition),
        _publication(document, edition),
        *([element("notesStmt", *notes)] if notes else []),
        *encode_sources(document, titles, edition, layout(source)),
    )


def _titles(document: Document, source: Source, edition: Edition) -> etree._Element:
    part = document.parts[0]
    credits = {(credit.role, credit.name): credit for each in document.parts for credit in each.metadata.credits}
    for entry in edition.responsibility:
        credits[entry.role, entry.name] = Credit(entry.role, entry.name, entry.link, entry.cert, entry.reason)
    author = part.metadata.author
    type = "main" if part.metadata.title else "supplied"
    return element(
        "titleStmt",
        element("title", title_of(part, source, edition), attributes={"type": type}),
        *([element("author", _line(source, author))] if author else []),
        *(_credit(credit) for credit in credits.values()),
        *_editor(edition),
        *_editors(document),
    )


def title_of(part: Part, source: Source, edition: Edition) -> str:
    """The title as printed, without notes and their marks; one that is made up stands in brackets."""
    if part.metadata.title:
        return _title_text(part, source)
    if edition.title:
        return f"[{edition.title}]"
    begins = _line(source, part.span)
    incipit = begins if len(begins) <= _INCIPIT else f"{begins[:_INCIPIT].rsplit(' ', 1)[0]} …"
    first = part.metadata.salutation
    incipit = _line(source, first) if first else incipit
    return f"[{part.kind.capitalize()} beginning “{incipit}”]"


def _title_text(part: Part, source: Source) -> str:
    span = part.metadata.title
    headings = [
        block.content
        for block in part.blocks
        if isinstance(block, Heading)
        and block.content
        and span
        and span.start <= block.content[0].span.start < span.end
    ]
    marks = [piece.span for content in headings for piece in content if isinstance(piece, Mark | InlineNote)]
    start, end = headings[0][0].span.start, headings[-1][-1].span.end
    kept = "".join(source.text[i] for i in range(start, end) if not any(m.start <= i < m.end for m in marks))
    return " ".join(kept.split())


def _credit(credit: Credit) -> etree._Element:
    name = element("name", credit.name, attributes={"ref": credit.link})
    note = [element("note", credit.evidence)] if credit.evidence else []
    return element("respStmt", element("resp", credit.role), name, *note, attributes={"cert": credit.cert or ""})


def _editor(edition: Edition) -> list[etree._Element]:
    """Whom @resp="#editor" points to: who is answerable for the decisions in edition.toml."""
    if not edition.file:
        return []
    name = element("name", edition.editor or "the editor of this edition")
    return [element("respStmt", element("resp", "decisions in edition.toml"), name, attributes={"xml:id": "editor"})]


def _editors(document: Document) -> list[etree._Element]:
    """Whom @resp="#editors" points to: those who signed notes of the source with `—Ed.`."""
    if not any(map(_has_signed_note, document.parts)):
        return []
    name = element("name", "the editors of the source")
    return [
        element("respStmt", element("resp", "notes signed as the editors'"), name, attributes={"xml:id": "editors"})
    ]


def _has_signed_note(part: Part) -> bool:
    below = any(note.signed for note in part.notes if isinstance(note, Note))
    inside = (piece for content in contents(part) for piece in pieces(content) if isinstance(piece, InlineNote))
    return below or _has_signed_block(part.blocks) or any(note.signed for note in inside)


def _has_signed_block(blocks: Iterable[Block]) -> bool:
    return any(
        block.signed if isinstance(block, Note) else isinstance(block, Speech) and _has_signed_block(block.content)
        for block in blocks
    )


def _publication(document: Document, edition: Edition) -> etree._Element:
    licence = edition.licence or next((p.metadata.licence for p in document.parts if p.metadata.licence), "")
    publisher = edition.publisher or "not stated"
    statement = element(
        "licence" if licence else "p",
        licence or "The source has no statement about its licence.",
        attributes={"target": edition.licence_link if licence else ""},
    )
    return element(
        "publicationStmt",
        element("publisher", publisher),
        element("availability", statement, attributes={"status": "free" if edition.licence_link else "unknown"}),
    )


def _omitted(piece: Omitted, source: Source) -> etree._Element:
    """What was left out, with its line; `9:207` is column 207 of line 9, for what does not begin its line."""
    line, column = source.line(piece.span.start), source.column(piece.span.start)
    before = source.text[source.line_starts[line - 1] : piece.span.start]
    return element(
        "note",
        _line(source, piece.span),
        attributes={
            "type": "omitted",
            "subtype": piece.reason.replace(" ", "-"),
            "n": f"{line}:{column}" if before.strip() else str(line),
        },
    )


def _line(source: Source, span: Span) -> str:
    return " ".join(source.slice(span).split())
