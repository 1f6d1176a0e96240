"""Carrying out what an editor decided in `edition.toml`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tei.edition import Conjecture, Edition, Flag
from tei.errors import EditionError
from tei.model import (
    Block,
    Content,
    Correction,
    Date,
    Dating,
    Doubt,
    Inline,
    Milestone,
    Note,
    Paragraph,
    Part,
    Quote,
    Span,
)
from tei.text.inlines import nest
from tei.text.source import Source
from tei.walk import change_part, contents, pieces

_NAMES = {"corr": "corrected to", "reg": "regularised to", "gap": "taken for an omission", "supplied": "supplied"}


def check_decisions(edition: Edition, source: Source) -> None:
    """Raise EditionError for the first decision that names words not in the source, or not once."""
    decisions: tuple[Conjecture | Flag, ...] = (*edition.conjectures, *edition.flags)
    for item in decisions:
        find(item, edition, source)


def decide(part: Part, edition: Edition, source: Source) -> Part:
    """The part with the edition's conjectures in it and its flags among the doubts.

    Raises:
        EditionError: a decision names words that are not in the source, or that stand there more than once.
    """
    places = [(find(item, edition, source), item) for item in edition.conjectures]
    flags = [(find(item, edition, source), item) for item in edition.flags]
    places.sort(key=lambda place: place[0])
    inline = {span: item for span, item in places if item.kind != "quote" and span in part.span}
    ids = {span: f"correction-{count}" for count, span in enumerate(inline, 1)}
    changed = change_part(part, lambda content: _change(content, inline, ids))
    quotes = [(span, item) for span, item in places if item.kind == "quote" and span in part.span]
    for span, item in quotes:
        changed = replace(changed, blocks=tuple(_quoted(block, span, item) for block in changed.blocks))
    for span, item in inline.items():
        if not _carried_out(changed, span):
            raise EditionError(
                f'{edition.file}: "{item.find}" (line {source.line(span.start)}) crosses the edge of something '
                "encoded there, such as a date or a note mark; choose a shorter or longer `find`"
            )
    doubts = [_conjectured(span, item, source) for span, item in places if span in part.span]
    doubts += [Doubt("R016", span, item.message, item.help) for span, item in flags if span in part.span]
    return replace(changed, doubts=(*changed.doubts, *doubts))


def find(item: Conjecture | Flag, edition: Edition, source: Source) -> Span:
    """Where a decision's words stand in the source.

    Raises:
        EditionError: nowhere, or at more than one place.
    """
    where = [Span(*match.span()) for match in _words(item.find).finditer(source.text)]
    if item.context:
        around = [Span(*match.span()) for match in _words(item.context).finditer(source.text)]
        if not around:
            raise EditionError(f'{edition.file}: the context "{item.context}" is not in the source')
        where = [span for span in where if any(span in outer for outer in around)]
    if not where:
        raise EditionError(f'{edition.file}: "{item.find}" is not in the source; it may have been corrected there')
    if len(where) > 1:
        lines = ", ".join(str(source.line(span.start)) for span in where)
        raise EditionError(
            f'{edition.file}: "{item.find}" stands {len(where)} times in the source (lines {lines}); '
            "add `context`, the words around the one that is meant"
        )
    return where[0]


def _words(text: str) -> re.Pattern[str]:
    """A pattern for words with any white space between them; white space at the ends counts as given."""
    inner = r"\s+".join(re.escape(word) for word in text.split())
    if not inner:
        return re.compile(re.escape(text))
    return re.compile(inner)


def _change(content: Content, places: dict[Span, Conjecture], ids: dict[Span, str]) -> Content:
    if not content or not places:
        return content
    whole = Span(content[0].span.start, content[-1].span.end)
    new = [piece for span, item in places.items() if span in whole for piece in _pieces(span, item, ids[span], content)]
    if not new:
        return content
    found = list(nest(whole, [*new, *content]))
    return tuple(_dated(piece, places) for piece in found)


def _pieces(span: Span, item: Conjecture, id: str, content: Content) -> Iterator[Inline]:
    """The correction; around it the date that the corrected words make, where none was found there."""
    if item.when and not any(isinstance(piece, Date) and span in piece.span for piece in pieces(content)):
        yield Date(span)
    yield _piece(span, item, id)


def _piece(span: Span, item: Conjecture, id: str) -> Inline:
    if item.kind == "milestone":
        return Milestone(Span(span.start, span.start), cert=item.cert, reason=item.reason)
    kind = item.kind if item.kind != "quote" else "corr"
    place = Span(span.start, span.start) if kind == "supplied" else span
    return Correction(place, (), item.corr, kind, item.cert, item.reason, id=id)


def _dated(piece: Inline, places: dict[Span, Conjecture]) -> Inline:
    """A date whose words are corrected gets the value of the corrected words."""
    if isinstance(piece, Date):
        for span, item in places.items():
            if item.when and span in piece.span:
                return replace(
                    piece, dating=Dating(when=item.when, cert=item.cert, evidence=item.reason, resp="editor")
                )
    return piece


def _quoted(block: Block, span: Span, item: Conjecture) -> Block:
    match block:
        case Paragraph() if block.content and block.content[0].span.start <= span.start < block.content[-1].span.end:
            return Quote((block,), item.cert, item.reason)
        case Note():
            return replace(block, content=tuple(_quoted(inner, span, item) for inner in block.content))
        case _:
            return block


def _carried_out(part: Part, span: Span) -> bool:
    place = Span(span.start, span.start)
    return any(
        (isinstance(piece, Correction) and piece.span in (span, place))
        or (isinstance(piece, Milestone) and piece.span == place)
        for content in contents(part)
        for piece in pieces(content)
    )


def _conjectured(span: Span, item: Conjecture, source: Source) -> Doubt:
    words = " ".join(source.slice(span).split())
    if item.kind in ("quote", "milestone"):
        what = "was taken for a quotation" if item.kind == "quote" else "was taken for the end of a printed page"
        message = f'"{words[:60]}" {what} ({item.cert}): {item.reason}'
    elif item.kind == "gap":
        message = f'"{words}" was taken for an omission ({item.cert}): {item.reason}'
    elif item.kind == "supplied":
        message = f'"{item.corr}" was supplied before "{words[:60]}" ({item.cert}): {item.reason}'
    else:
        message = f'"{words}" was {_NAMES[item.kind]} "{item.corr}" ({item.cert}): {item.reason}'
    return Doubt("R015", span, message, "compare with the original; the reading as found is kept in the TEI")
