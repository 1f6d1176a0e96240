"""`ibid.`, `там же`, `ebd.`: which reference before each of them stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tei.grammar.bibliography import names_print
from tei.grammar.citations import is_ibid, resolve_ibid
from tei.model import Citation, CitationPart, Content, Doubt, Inline, Note, Part, Span, Speech, Text
from tei.text.source import Source
from tei.walk import block_contents, change_part, change_pieces, contents, notes_among, pieces

_HELP = "find the reference in the original; correct @corresp and @n in edition.xml if it is another"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A reference, and the note it stands in, counted through all notes; 0 for all of the text."""

    citation: Citation
    note: int


def resolve_references(part: Part, source: Source, prefix: str = "") -> Part:
    """The part with every `ibid` before a shelf mark pointing to the reference it stands for.

    The text and the notes are read apart, each in order, for a note goes on from the note before. Nothing is added to
    the reference: the `ibid` has the id of the one before and the archive, with a certainty, and a doubt where a book
    is cited in between or no reference stands before. A note that is nothing but `Ibid.` is a reference too where the
    note before ends in a shelf mark.
    """
    if not any(_says_ibid(content, source) for content in contents(part)):
        return part
    part = _with_lone_ibids(part, source)
    text, notes = _streams(part)
    changed: dict[Span, Citation] = {}
    targets: dict[Span, str] = {}
    doubts: list[Doubt] = []
    for stream in (text, notes):
        resolved = resolve_ibid([seen.citation for seen in stream])
        for index, (seen, citation) in enumerate(zip(stream, resolved, strict=True)):
            if not any(piece.role == "ibid" for piece in _parts(citation)):
                continue
            before = stream[index - 1].citation if index else None
            doubtful = before is not None and _book_between(before.span.end, seen, source)
            if before is not None:
                targets.setdefault(before.span, f"{prefix}reference-{len(targets) + 1}")
            target = targets[before.span] if before is not None else ""
            changed[citation.span] = _pointing(citation, target, doubtful)
            doubts += _doubts(changed[citation.span], source)
    if not changed:
        return part

    def change(piece: Inline) -> Inline:
        if not isinstance(piece, Citation) or piece.span not in {*changed, *targets}:
            return piece
        return replace(changed.get(piece.span, piece), id=targets.get(piece.span, ""))

    part = change_part(part, lambda content: change_pieces(content, change))
    return replace(part, doubts=(*part.doubts, *doubts))


def _says_ibid(content: Content, source: Source) -> bool:
    if any(isinstance(piece, CitationPart) and piece.role == "ibid" for piece in pieces(content)):
        return True
    return len(content) == 1 and isinstance(content[0], Text) and is_ibid(source.slice(content[0].span))


def _with_lone_ibids(part: Part, source: Source) -> Part:
    """The part with notes that are only `Ibid.` as references, where the note before ends in a shelf mark or such."""
    lone: dict[Span, Citation] = {}
    archival = False
    for note in notes_among((*part.blocks, *part.notes)):
        text = [piece for block in note.content for content in block_contents(block) for piece in content]
        if archival and len(text) == 1 and isinstance(text[0], Text) and is_ibid(source.slice(text[0].span)):
            span = text[0].span
            printed = source.slice(span)
            span = Span(span.start + len(printed) - len(printed.lstrip()), span.start + len(printed.rstrip()))
            lone[text[0].span] = Citation(span, (CitationPart(span, (Text(span),), "ibid"),))
            continue
        last = next((piece for piece in reversed(text) if isinstance(piece, Citation)), None)
        archival = last is not None and not names_print(source.text[last.span.end : text[-1].span.end])
    if not lone:
        return part
    return change_part(part, lambda content: tuple(piece for one in content for piece in _split(one, lone)))


def _split(piece: Inline, lone: dict[Span, Citation]) -> Iterator[Inline]:
    citation = lone.get(piece.span) if isinstance(piece, Text) else None
    if citation is None:
        yield piece
        return
    if citation.span.start > piece.span.start:
        yield Text(Span(piece.span.start, citation.span.start))
    yield citation
    if citation.span.end < piece.span.end:
        yield Text(Span(citation.span.end, piece.span.end))


def _streams(part: Part) -> tuple[list[_Seen], list[_Seen]]:
    """The references of the text, and those of the notes."""
    text: list[_Seen] = []
    notes: list[_Seen] = []
    count = 0
    for block in (*part.blocks, *part.notes):
        if isinstance(block, Note):
            count += 1
            notes += (_Seen(citation, count) for citation in _citations(block_contents(block)))
        elif isinstance(block, Speech):
            outside = [inner for inner in block.content if not isinstance(inner, Note)]
            text += (_Seen(found, 0) for inner in outside for found in _citations(block_contents(inner)))
            for note in notes_among((block,)):
                count += 1
                notes += (_Seen(citation, count) for citation in _citations(block_contents(note)))
        else:
            text += (_Seen(citation, 0) for citation in _citations(block_contents(block)))
    return text, notes


def _citations(found: Iterable[Content]) -> Iterator[Citation]:
    for content in found:
        yield from (piece for piece in pieces(content) if isinstance(piece, Citation) and piece.kind == "archival")


def _parts(citation: Citation) -> Iterator[CitationPart]:
    return (piece for piece in citation.content if isinstance(piece, CitationPart))


def _book_between(start: int, seen: _Seen, source: Source) -> bool:
    return names_print(source.text[start : seen.citation.span.start])


def _pointing(citation: Citation, target: str, doubtful: bool) -> Citation:
    def change(piece: Inline) -> Inline:
        if not isinstance(piece, CitationPart) or piece.role != "ibid":
            return piece
        if doubtful and piece.evidence:
            return replace(
                piece, refers=target, cert="medium", evidence=f"{piece.evidence}; a book is cited in between"
            )
        return replace(piece, refers=target)

    return replace(citation, content=tuple(change(piece) for piece in citation.content))


def _doubts(citation: Citation, source: Source) -> Iterator[Doubt]:
    ibid = next(piece for piece in _parts(citation) if piece.role == "ibid")
    words = " ".join(source.slice(citation.span).split())
    if not ibid.refers:
        message = f'"{words}" stands for a reference before it, but there is none'
        yield Doubt("R024", citation.span, message, "find the reference in the original; its archive is not known")
    elif ibid.cert != "high":
        yield Doubt("R024", citation.span, f'"{words}": ibid. {ibid.evidence} ({ibid.cert})', _HELP)
