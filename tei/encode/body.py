"""One document as a TEI `text`."""

from collections.abc import Iterator, Sequence

from lxml import etree

from tei.encode.inlines import encode_content
from tei.encode.sections import Section, split_sections
from tei.model import (
    Block,
    Byline,
    Closer,
    Division,
    Heading,
    Item,
    Line,
    List,
    Note,
    Opener,
    Paragraph,
    Part,
    Pause,
    Postscript,
    Quote,
    Row,
    SourceLine,
    Speech,
    Stage,
    Table,
    Verse,
)
from tei.text.source import Source
from tei.xml.build import Child, append, element


def encode_text(part: Part, source: Source, prefix: str, decls: str = "") -> etree._Element:
    """The `text` of one document: `body`, and `back` where notes stand together at the end."""
    attributes = {"xml:id": f"{prefix}text", "type": part.kind, "xml:lang": part.language, "decls": decls}
    text = element("text", _body(part, source), attributes=attributes)
    if part.notes:
        heading = [element("head", *encode_content(part.notes_heading, source))] if part.notes_heading else []
        division = element("div", *heading, attributes={"type": "notes"})
        append(division, (_block(note, source, at_end=True) for note in part.notes))
        append(text, [element("back", division)])
    return text


def _body(part: Part, source: Source) -> etree._Element:
    body = element("body")
    sections = split_sections(part.blocks)
    first, *more = sections or (Section(0, ()),)
    stack: list[tuple[int, etree._Element]] = [(-1, body)]
    if _fits_body(first, bool(more)):
        append(body, _blocks(first, source))
        stack.append((0, body))
        sections = sections[1:]
    bottom: tuple[Block, ...] = ()
    for section in sections:
        section, bottom = _part_bottom(section) if section is sections[-1] else (section, ())
        while stack[-1][0] >= max(section.level, 1):
            stack.pop()
        division = element("div", attributes={"type": _type(section)})
        append(division, _blocks(section, source))
        stack[-1][1].append(division)
        if not section.has_bottom:
            stack.append((max(section.level, 1), division))
    append(body, _blocks(Section(0, bottom, "body"), source))
    if not len(body):
        body.append(element("p"))
    return body


def _part_bottom(section: Section) -> tuple[Section, tuple[Block, ...]]:
    """A section, and what closes the whole text and not only it: the signatures below the last point of minutes."""
    count = len(section.blocks)
    while section.type and count and isinstance(section.blocks[count - 1], Closer | Postscript):
        count -= 1
    return Section(section.level, section.blocks[:count], section.type), section.blocks[count:]


def _fits_body(first: Section, more: bool) -> bool:
    """Whether the first section can stand in `body` itself: with a middle or divisions after it, and no bottom then."""
    if first.type:
        return False
    return not first.has_bottom if more else first.has_middle


def _type(section: Section) -> str:
    if section.type:
        return section.type
    return "section" if any(isinstance(block, Heading) for block in section.blocks) else "document"


def _blocks(section: Section, source: Source) -> Iterator[etree._Element]:
    """The elements one by one: until it is appended each is a document of its own, with all that costs in memory."""
    only_bottom = section.has_bottom and not section.has_middle and section.type != "body"
    for block in section.blocks:
        if only_bottom and isinstance(block, Closer):
            yield from (element("p", *encode_content(line.content, source)) for line in block.lines)
        elif only_bottom and isinstance(block, Postscript):
            yield from (_block(paragraph, source) for paragraph in block.content)
        else:
            yield _block(block, source)


def _block(block: Block, source: Source, at_end: bool = False) -> etree._Element:
    match block:
        case Heading():
            return element("head", *encode_content(block.content, source))
        case Byline():
            return element("byline", element("docAuthor", *encode_content(block.content, source)))
        case Opener():
            return element("opener", *_lines(block.lines, source))
        case Closer():
            return element("closer", *_lines(block.lines, source))
        case Paragraph():
            return element("p", *encode_content(block.content, source))
        case Stage():
            return element("stage", *encode_content(block.content, source))
        case Division():
            raise TypeError("a division is no element of its own")
        case List(type="bibliography"):
            return _bibliography(block, source)
        case List():
            heading = [element("head", *encode_content(block.heading, source))] if block.heading else []
            items = (_item(item, source) for item in block.items)
            return element("list", *heading, *items, attributes={"type": block.type})
        case Table():
            heading = [element("head", *encode_content(block.heading, source))] if block.heading else []
            return element("table", *heading, *(_row(row, source) for row in block.rows))
        case Verse():
            lines = (element("l", *encode_content(line, source)) for line in block.lines)
            return element("lg", *lines)
        case Postscript():
            return element("postscript", *(_block(paragraph, source) for paragraph in block.content))
        case Quote():
            paragraphs = [_block(paragraph, source) for paragraph in block.content]
            return element("quote", *paragraphs, attributes={"cert": block.cert or "", "resp": _resp(block)})
        case Speech():
            return _speech(block, source)
        case Note():
            return _note(block, source, at_end)
        case SourceLine():
            attributes = {"type": "source-line", "subtype": block.key}
            return element("note", *encode_content(block.content, source), attributes=attributes)
        case Pause():
            return element("ab", *encode_content(block.content, source))


def _resp(quote: Quote) -> str:
    return "#editor" if quote.cert else ""


def _lines(lines: Sequence[Line], source: Source) -> list[etree._Element]:
    named = {"dateline": "dateline", "salute": "salute", "signed": "signed"}
    return [
        element(
            named.get(line.kind, "seg"),
            *encode_content(line.content, source),
            attributes={"type": "" if line.kind in named else line.kind},
        )
        for line in lines
    ]


def _item(item: Item, source: Source) -> etree._Element:
    label: list[Child] = [element("label", source.slice(item.label)), " "] if item.label else []
    return element("item", *label, *encode_content(item.content, source))


def _bibliography(block: List, source: Source) -> etree._Element:
    entries = (
        element("bibl", *([source.slice(item.label), " "] if item.label else []), *encode_content(item.content, source))
        for item in block.items
    )
    return element("listBibl", *entries)


def _row(row: Row, source: Source) -> etree._Element:
    cells = (element("cell", *encode_content(cell, source)) for cell in row.cells)
    return element("row", *cells, attributes={"role": "label" if row.label else ""})


def _speech(speech: Speech, source: Source) -> etree._Element:
    speaker = [element("speaker", *encode_content(speech.label, source))] if speech.label else []
    said = [_block(block, source) for block in speech.content] or [element("p")]
    return element("sp", *speaker, *said, attributes={"who": " ".join(f"#{id}" for id in speech.who)})


def _note(note: Note, source: Source, at_end: bool) -> etree._Element:
    label = [element("label", *encode_content(note.label, source))] if note.label else []
    return element(
        "note",
        *label,
        *(_block(block, source) for block in note.content),
        attributes={
            "n": note.n,
            "xml:id": note.id,
            "target": f"#{note.target}" if note.target else "",
            "place": "end" if at_end else "",
            "resp": "#editors" if note.signed else "",
        },
    )
