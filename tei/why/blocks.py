"""The rule behind each block."""

from collections.abc import Iterator, Mapping, Sequence

from tei.model import (
    Block,
    Byline,
    Certainty,
    Closer,
    Content,
    Division,
    Heading,
    Line,
    List,
    Note,
    Opener,
    Pause,
    Postscript,
    Quote,
    SourceLine,
    Span,
    Speech,
    Stage,
    Table,
    Verse,
)
from tei.text.source import Source
from tei.walk import block_contents
from tei.why.notes import NoteRules, form_of, note_rule

Rule = tuple[Span, str, str, Certainty | None]
"""Place, element, words, certainty."""

_LINES = {
    "dateline": "date line: place or date on a line of its own",
    "salute": "salutation or valediction, by its words ([letter] in en.toml, ru.toml …)",
    "signed": "signature: a name below the text",
    "classification": "classification, by its words (letters.toml)",
    "number": "number of the letter or telegram",
    "addressee": "addressee, by its words and place",
    "enclosure": "enclosure, by its words ([letter] in en.toml, ru.toml …)",
    "other": "line of the letterhead",
}


def block_rules(block: Block, source: Source, speeches: Mapping[str, int], notes: NoteRules) -> Iterator[Rule]:
    """What a block became and why, and the blocks in it; nothing for plain paragraphs.

    Args:
        speeches: how many each person has, by id.
    """
    match block:
        case Heading():
            words = f"heading of level {block.level}" if block.level else "title of the document"
            yield from _rule(block.content, "head", f"{words}: a short line, no stop")
        case Byline():
            yield from _rule(block.content, "docAuthor", "line that names the author")
        case Opener() | Closer():
            where = "above the text" if isinstance(block, Opener) else "below the text"
            for line in block.lines:
                yield from _line(line, where)
        case Stage():
            yield from _rule(block.content, "stage", "narration or direction: in brackets, or a speaker who acts")
        case List():
            yield from _list(block, source)
            yield from _rule(block.heading, "head", "heading of the list below it")
        case Quote():
            words = f"decision in edition.toml (quote): {block.reason}" if block.reason else "quotation set apart"
            yield _span(block), "quote", words, block.cert
        case Division():
            return
        case Table():
            columns = max(len(row.cells) for row in block.rows)
            words = f"table: {len(block.rows)} lines with the same {columns} columns"
            yield from _rule(block.heading, "head", "caption of the table below it ([section] captions in en.toml …)")
            yield _span(block), "table", words, None
        case Verse():
            words = "verse: indented lines that begin with capitals, end in mid-sentence and do not fill the measure"
            yield _span(block), "lg", words, None
        case Postscript():
            yield _span(block), "postscript", "postscript, by its words ([letter] in en.toml, ru.toml …)", None
        case SourceLine():
            words = f"line that says where the text is from: {block.key} (source_lines.toml)"
            yield from _rule(block.content, "note", words)
        case Pause():
            yield from _rule(block.content, "ab", "page break or milestone between blocks")
        case Note():
            yield _span(block), "note", note_rule(block, source, notes), None
            yield from _inner(block.content, source, speeches, notes)
        case Speech():
            yield from _rule(block.label, "speaker", _speaker(block, source, speeches))
            yield from _inner(block.content, source, speeches, notes)


def _inner(blocks: Sequence[Block], source: Source, speeches: Mapping[str, int], notes: NoteRules) -> Iterator[Rule]:
    for block in blocks:
        yield from block_rules(block, source, speeches, notes)


def _rule(content: Content, element: str, words: str) -> Iterator[Rule]:
    if content:
        yield Span(content[0].span.start, content[-1].span.end), element, words, None


def _line(line: Line, where: str) -> Iterator[Rule]:
    element = line.kind if line.kind in ("dateline", "salute", "signed") else "seg"
    yield from _rule(line.content, element, f"{_LINES[line.kind]}; {where}")


def _list(block: List, source: Source) -> Iterator[Rule]:
    labels = [source.slice(item.label).strip() for item in block.items if item.label]
    if block.type == "bibliography":
        yield _span(block), "listBibl", "bibliography, by its heading and the years of its entries", None
        for item in block.items:
            yield from _rule(item.content, "bibl", "entry of a bibliography")
        return
    if block.type:
        words = f"list of {block.type}, by its heading"
    elif labels:
        words = f"list: {len(labels)} labels in order, {form_of(labels[0])} ({labels[0]} … {labels[-1]})"
    else:
        words = "list: lines of one form, one below the other"
    yield _span(block), "list", words, None


def _speaker(speech: Speech, source: Source, speeches: Mapping[str, int]) -> str:
    label = source.text[speech.label[0].span.start : speech.label[-1].span.end].strip() if speech.label else ""
    form = "with colon" if label.endswith(":") else "with dash" if label.endswith(("-", "–", "—")) else "with stop"
    form = "in italics" if label.startswith("_") else form
    if not speech.who:
        return f"speaker label {form}; it names nobody"
    counts = [f"{speeches[id]} speech{'es' if speeches[id] != 1 else ''}" for id in speech.who]
    people = " and ".join(f"#{id}" for id in speech.who)
    return f"speaker label {form}: {people}, stands before {' and '.join(counts)}"


def _span(block: Block) -> Span:
    spans = [piece.span for content in block_contents(block) for piece in content]
    if isinstance(block, List):
        spans += [item.label for item in block.items if item.label]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)
