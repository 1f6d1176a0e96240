"""The document's own date: of writing, of the conversation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tei.edition import DatePlace, Edition
from tei.grammar.vocabulary import normal, phrases
from tei.model import (
    Block,
    Byline,
    Closer,
    Content,
    Date,
    Dating,
    Doubt,
    Heading,
    List,
    Opener,
    Paragraph,
    Part,
    Quote,
    Span,
    Speech,
)
from tei.text.source import Source
from tei.walk import pieces

_DATED_KINDS = frozenset({"letter", "telegram", "interview", "conversation", "memorandum", "minutes", "speech"})
"""Kinds whose title gives the date of the document; an article's title gives that of its subject."""


@dataclass(frozen=True, slots=True)
class _Stated:
    where: str
    span: Span
    dating: Dating


def date_document(part: Part, edition: Edition, source: Source) -> Part:
    """The part with its own date: the editor's, else that of its date line, else that of a line such as
    `DATE: …`, else that of its title.

    A date line is written by whoever wrote the document; a title may be an editor's. Where they disagree the date
    line wins, the title stays as it is, and the disagreement is reported before anything else.
    """
    lines = list(_date_lines(part)) or list(_field_dates(part, source))
    titles = list(_title_dates(part)) if part.kind in _DATED_KINDS else []
    stated = [*lines, *titles]
    if edition.date:
        return _decided(part, edition.date, stated, source)
    if not stated:
        return part
    first = stated[0]
    other = next((date for date in stated[1:] if not _agree(first.dating, date.dating)), None)
    dating = first.dating
    if other is not None:
        where = f"the {first.where} says so; the {other.where} (line {source.line(other.span.start)}) says otherwise"
        dating = replace(dating, cert="high", evidence=where)
    elif first.where == "line above the text":
        dating = replace(dating, cert="high", evidence="a line above the text says so; there is no date line")
    elif first.where == "title":
        dating = replace(dating, cert="high", evidence="the title says so; there is no date line")
    doubts = (_conflict(first, other, source),) if other else ()
    return replace(part, metadata=replace(part.metadata, date=dating), doubts=(*doubts, *part.doubts))


def _decided(part: Part, decided: DatePlace, stated: Sequence[_Stated], source: Source) -> Part:
    dating = Dating(
        when=decided.when or None,
        not_before=decided.not_before or None,
        not_after=decided.not_after or None,
        cert=decided.cert,
        evidence=decided.reason,
        resp="editor",
    )
    place = stated[0].span if stated else Span(part.span.start, part.span.start)
    value = decided.when or f"{decided.not_before} to {decided.not_after}"
    message = f"the document was dated {value} ({decided.cert}): {decided.reason}"
    proposal = Doubt("R017", place, message, "confirm or correct [date] in edition.toml")
    conflict = [
        _conflict(first, other, source)
        for first, other in pairwise(stated[:2])
        if not _agree(first.dating, other.dating)
    ]
    return replace(part, metadata=replace(part.metadata, date=dating), doubts=(*conflict, proposal, *part.doubts))


def _date_lines(part: Part) -> Iterator[_Stated]:
    """The dates of date lines, those below the text first; not those of its later days, nor of a letter below it,
    unless it has no other."""
    text = next((n for n, block in enumerate(part.blocks) if isinstance(block, Paragraph | List | Quote | Speech)), 0)
    later = (n for n, block in enumerate(part.blocks) if n > text and isinstance(block, Opener) and _is_dated(block))
    own = part.blocks[: next(later, len(part.blocks))]
    framing = [block for block in own if isinstance(block, Opener | Closer) and _is_dated(block)]
    for block in sorted(framing or filter(_is_frame, part.blocks), key=lambda block: isinstance(block, Opener)):
        if isinstance(block, Opener | Closer):
            for line in block.lines:
                if line.kind == "dateline":
                    yield from _dates(line.content, "date line")


def _is_frame(block: Block) -> bool:
    return isinstance(block, Opener | Closer)


def _is_dated(block: Opener | Closer) -> bool:
    return any(line.kind == "dateline" and any(_dates(line.content, "")) for line in block.lines)


def _field_dates(part: Part, source: Source) -> Iterator[_Stated]:
    """The date of a line above the text that says what it is: `DATE: 4 May 1921`; else that of the only one there is
    with a day, such as `Propos recueillis par A. Petit le 21 mars 1968`."""
    lines = [line.content for block in part.blocks if isinstance(block, Opener) for line in block.lines]
    lines += [block.content for block in part.blocks if isinstance(block, Byline)]
    dated = [(content, stated) for content in lines if (stated := list(_dates(content, "line above the text")))]
    for content, stated in dated:
        key, colon, _ = source.text[content[0].span.start : content[-1].span.end].partition(":")
        if colon and normal(key) in phrases("dateline", "keys"):
            yield from stated
            return
    days = [stated for _, stated in dated if len(stated) == 1 and len(stated[0].dating.when or "") == 10]
    if len(days) == 1 and len(dated) == 1 and not any(True for _ in _title_dates(part)) and part.kind in _DATED_KINDS:
        yield from days[0]


def _title_dates(part: Part) -> Iterator[_Stated]:
    for block in part.blocks:
        if isinstance(block, Heading) and block.level == 0:
            yield from _dates(block.content, "title")


def _dates(content: Content, where: str) -> Iterator[_Stated]:
    for piece in pieces(content):
        if isinstance(piece, Date) and len(value := piece.dating.stated) >= 7 and not value.startswith("--"):
            yield _Stated(where, piece.span, piece.dating)


def _agree(one: Dating, other: Dating) -> bool:
    a, b = one.stated, other.stated
    return a.startswith(b) or b.startswith(a)


def _conflict(first: _Stated, other: _Stated, source: Source) -> Doubt:
    words = " ".join(source.slice(first.span).split())
    title = " ".join(source.slice(other.span).split())
    return Doubt(
        "R003",
        first.span,
        f'the {first.where} says "{words}" ({first.dating.words}), '
        f'but the {other.where} in line {source.line(other.span.start)} says "{title}"',
        "decide which is right; the header has the date line's, and the other stands as printed",
    )
