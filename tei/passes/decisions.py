"""Carrying out what an editor decided in `edition.toml`."""

import itertools
import re
from dataclasses import dataclass, replace

from tei.edition import Conjecture, Edition, Flag
from tei.errors import EditionError
from tei.grammar.dates import find_dates
from tei.model import (
    UNDATED,
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
    Speech,
    Text,
)
from tei.text.inlines import nest
from tei.text.source import Source
from tei.walk import change_part, change_pieces, contents, pieces


def check_decisions(edition: Edition, source: Source) -> None:
    """Raise EditionError for the first decision that names words not in the source, or not once."""
    decisions: tuple[Conjecture | Flag, ...] = (*edition.conjectures, *edition.flags)
    for item in decisions:
        find(item, edition, source)


@dataclass(frozen=True, slots=True)
class _Decision:
    """A conjecture and its place."""

    span: Span
    item: Conjecture
    id: str

    @property
    def place(self) -> Span:
        """What it covers; nothing for what stands before its words."""
        if self.item.kind in ("supplied", "milestone"):
            return Span(self.span.start, self.span.start)
        return self.span


def decide(part: Part, edition: Edition, source: Source) -> Part:
    """The part with the edition's conjectures in it and its flags among the doubts.

    Raises:
        EditionError: a decision names words that are not in the source, or stand there more than once, or at which
            it cannot be carried out.
    """
    found = sorted(((find(item, edition, source), item) for item in edition.conjectures), key=lambda pair: pair[0])
    numbers = itertools.count(1)
    mine = [
        _Decision(span, item, f"correction-{next(numbers)}" if item.kind not in ("quote", "milestone") else "")
        for span, item in found
        if span in part.span
    ]
    inline = [decision for decision in mine if decision.item.kind != "quote"]
    changed = change_part(part, lambda content: _change(content, inline, source, edition))
    for decision in inline:
        if not _carried_out(changed, decision):
            raise _refused(
                decision, edition, source, "crosses the edge of something encoded there, such as a note mark"
            )
    for decision in mine:
        if decision.item.kind == "quote":
            before = changed
            changed = replace(changed, blocks=tuple(_quoted(block, decision) for block in changed.blocks))
            if changed == before:
                raise _refused(decision, edition, source, "does not begin a paragraph that could be a quotation")
    doubts = [_conjectured(decision, source) for decision in mine]
    flags = [(find(item, edition, source), item) for item in edition.flags]
    doubts += [Doubt("R016", span, item.message, item.help) for span, item in flags if span in part.span]
    return replace(changed, doubts=(*changed.doubts, *doubts))


def _refused(decision: _Decision, edition: Edition, source: Source, why: str) -> EditionError:
    words, line = " ".join(decision.item.find.split()), source.line(decision.span.start)
    return EditionError(f'{edition.file}: "{words}" (line {line}) {why}; choose a shorter or longer `find`')


def find(item: Conjecture | Flag, edition: Edition, source: Source) -> Span:
    """Where a decision's words stand in the source.

    Raises:
        EditionError: nowhere, or at more than one place.
    """
    words = " ".join(item.find.split())
    where = [Span(*match.span()) for match in _words(item.find).finditer(source.text)]
    if item.context:
        around = [Span(*match.span()) for match in _words(item.context).finditer(source.text)]
        if not around:
            context = " ".join(item.context.split())
            raise EditionError(f'{edition.file}: the context "{context}" is not in the source')
        where = [span for span in where if any(span in outer for outer in around)]
    if not where:
        raise EditionError(f'{edition.file}: "{words}" is not in the source; it may have been corrected there')
    if len(where) > 1:
        lines = ", ".join(str(source.line(span.start)) for span in where)
        raise EditionError(
            f'{edition.file}: "{words}" stands {len(where)} times in the source (lines {lines}); '
            "add `context`, the words around the one that is meant"
        )
    return where[0]


def _words(text: str) -> re.Pattern[str]:
    """A pattern for whole words with any white space between them."""
    inner = r"\s+".join(re.escape(word) for word in text.split())
    if not inner:
        return re.compile(re.escape(text))
    before = r"(?<!\w)" if re.match(r"\s*\w", text) else ""
    after = r"(?!\w)" if re.search(r"\w\s*$", text) else ""
    return re.compile(before + inner + after)


def _change(content: Content, decisions: list[_Decision], source: Source, edition: Edition) -> Content:
    if not content:
        return content
    whole = Span(content[0].span.start, content[-1].span.end)
    mine = [decision for decision in decisions if decision.place in whole]
    if not mine:
        return content
    there = [piece for piece in pieces(content) if not isinstance(piece, Text)]
    for decision in mine:
        if any(_crosses(piece.span, decision.place) for piece in there):
            raise _refused(decision, edition, source, "crosses the edge of something encoded there, such as a date")
    covered = [piece for piece in there if isinstance(piece, Date) and any(piece.span in d.place for d in mine)]
    kept = [piece for piece in there if piece not in covered]
    new: list[Inline] = []
    for decision in mine:
        dated = any(isinstance(piece, Date) and decision.place in piece.span for piece in kept)
        if not dated and (decision.item.when or any(piece.span in decision.place for piece in covered)):
            new.append(Date(decision.place))
        new.append(_piece(decision))
    return change_pieces(nest(whole, [*new, *kept]), lambda piece: _dated(piece, mine, source))


def _crosses(a: Span, b: Span) -> bool:
    return a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end


def _piece(decision: _Decision) -> Inline:
    item = decision.item
    match item.kind:
        case "milestone":
            return Milestone(decision.place, cert=item.cert, reason=item.reason)
        case "quote":
            raise ValueError("a quotation is a block")
        case _:
            return Correction(decision.place, (), item.corr, item.kind, item.cert, item.reason, id=decision.id)


def _dated(piece: Inline, mine: list[_Decision], source: Source) -> Inline:
    """A date whose words are corrected has the value the editor gives, else that of the corrected words."""
    if not isinstance(piece, Date):
        return piece
    inside = [d for d in mine if len(d.place) and d.place in piece.span and d.item.kind in ("corr", "reg")]
    if not inside:
        return piece
    item = inside[-1].item
    words = source.slice(piece.span)
    for decision in reversed(inside):
        start = decision.place.start - piece.span.start
        words = words[:start] + decision.item.corr + words[start + len(decision.place) :]
    read = next((date.dating for date in find_dates(words)), UNDATED)
    dating = Dating(when=item.when) if item.when else read
    return replace(piece, dating=replace(dating, cert=item.cert, evidence=item.reason, resp="editor"))


def _quoted(block: Block, decision: _Decision) -> Block:
    place = decision.span.start
    match block:
        case Paragraph() if block.content and block.content[0].span.start <= place < block.content[-1].span.end:
            return Quote((block,), decision.item.cert, decision.item.reason)
        case Note() | Speech():
            return replace(block, content=tuple(_quoted(inner, decision) for inner in block.content))
        case _:
            return block


def _carried_out(part: Part, decision: _Decision) -> bool:
    return any(
        isinstance(piece, Correction | Milestone) and piece.span == decision.place
        for content in contents(part)
        for piece in pieces(content)
    )


def _conjectured(decision: _Decision, source: Source) -> Doubt:
    item, words = decision.item, " ".join(source.slice(decision.span).split())
    match item.kind:
        case "quote":
            what = f'"{words[:60]}" was taken for a quotation'
        case "milestone":
            what = f'before "{words[:60]}" a printed page was taken to end'
        case "gap":
            what = f'"{words}" was taken for an omission'
        case "supplied":
            what = f'"{item.corr}" was supplied before "{words[:60]}"'
        case "reg":
            what = f'"{words}" was regularised to "{item.corr}"'
        case "corr":
            what = f'"{words}" was corrected to "{item.corr}"'
    help = "compare with the original; the reading as found is kept in the TEI"
    return Doubt("R015", decision.span, f"{what} ({item.cert}): {item.reason}", help)
