"""A TEI document as plain text, in the reading view or as its source has it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from tei.render.apparatus import apparatus
from tei.render.chunks import Chunk
from tei.render.flow import NO_SIGNS, flow_text
from tei.render.source_view import left_out_chunks, source_chunks
from tei.render.summary import Summary, display_dates, find_all, marked, summary
from tei.render.words import TEI, fold, plain_text

RULE = "-" * 24
View = Literal["reading", "source"]
Notes = Literal["end", "below"]


@dataclass(frozen=True, slots=True)
class TextForm:
    """What a plain text shows, and how."""

    width: int | None = 72
    """Longest line in code points; a longer word stays whole. None puts each paragraph on one line."""
    notes: Notes = "end"
    """At the end of each text, or below the paragraph, speech, list or table that has their marks."""
    apparatus: bool = False
    """A list of corrections and inferred dates at the end, with signs in the text."""
    header: bool = True
    """Title, author, date, place, source and licence above the text."""
    view: View = "reading"
    """With corrections, or as the source has it: then nothing is added, and notes stand where they stand there."""


USUAL = TextForm()


def render_text(tree: etree._ElementTree, form: TextForm = USUAL) -> str:
    """The plain-text edition of a document, the same for the same input.

    Args:
        tree: any TEI document; it is not changed.

    Returns:
        The block above the text, the text, its notes, the apparatus, as far as `form` asks for them.
        `docs/rendering.md` lists every sign. Lines end with a line feed, the last one too; nothing at all gives "".
    """
    chunks = source_form(tree, form) if form.view == "source" else reading_form(tree, form)
    return "".join(lines(list(chunks), form.width))


def source_form(tree: etree._ElementTree, form: TextForm) -> Iterator[Chunk]:
    """The text as the source has it; with the header, what was left out of it too."""
    root = tree.getroot()
    chunks = source_chunks(root)
    if form.header:
        yield from head_chunks(summary(tree), root, None)
        yield from [Chunk(RULE)] if chunks else []
    yield from chunks
    if form.header:
        yield from left_out_chunks(root)


def reading_form(tree: etree._ElementTree, form: TextForm) -> Iterator[Chunk]:
    found = summary(tree)
    root = tree.getroot()
    entries = apparatus(root) if form.apparatus else ()
    signs = {entry.element: entry.sign for entry in entries}
    texts = [text for text in root.iter(f"{TEI}text") if next(text.iterancestors(f"{TEI}text"), None) is None]
    hidden = frozenset(repeated(found, texts[0])) if texts and form.header else frozenset()
    if form.header:
        yield from head_chunks(found, root, texts[0] if texts else None, signs)
    if texts:
        for text in texts:
            yield from flow_text(text, hidden, form.notes == "below", signs)
    elif root.tag != f"{TEI}teiHeader":
        header = root.find(f"{TEI}teiHeader")
        yield from flow_text(root, frozenset() if header is None else frozenset({header}))
    if entries:
        yield Chunk("Apparatus", underline="-")
    for entry in entries:
        yield Chunk(entry.text, f"[{entry.sign}] ", "    ")


def repeated(found: Summary, text: etree._Element) -> Iterator[etree._Element]:
    """The first heading and byline where they say what the title and the author of the header say."""
    for names, value in ((("head",), found.title), (("byline", "docAuthor"), found.author)):
        tags = {f"{TEI}{name}" for name in names}
        matter = (part for part in text.iterchildren(f"{TEI}front", f"{TEI}body"))
        first = next((child for part in matter for child in part.iterchildren(*tags)), None)
        if first is not None and plain_text(first) == value:
            yield first


def head_chunks(
    found: Summary,
    root: etree._Element,
    text: etree._Element | None,
    signs: Mapping[etree._Element, str] = NO_SIGNS,
) -> Iterator[Chunk]:
    """The lines above the text. A title whose heading has note marks or line ends takes them from there."""
    hidden = () if text is None else tuple(repeated(found, text))
    shown = {element.tag.removeprefix(TEI): flow_text(element, frozenset(), signs=signs) for element in hidden}
    titles = find_all(root, "teiHeader/fileDesc/titleStmt/title")
    supplied = bool(titles) and titles[0].get("type") == "supplied" and not found.title.startswith("[")
    title = f"⟨{found.title}⟩" if supplied else found.title or "Untitled"
    yield Chunk(" ".join(chunk.text for chunk in shown.get("head", [])) or title, underline="=")
    for subtitle in titles:
        if subtitle.get("type") == "sub":
            yield Chunk(plain_text(subtitle))
    facts = (
        found.author,
        marked(display_dates(found), found.date_cert),
        marked(found.place, found.place_cert),
        *(source if source.startswith("Source:") else f"Source: {source}" for source in sources(root)),
        found.licence,
    )
    tight = False
    for fact in filter(None, facts):
        yield Chunk(fact, rest="    ", tight=tight)
        tight = True
    if text is not None:
        yield Chunk(RULE)


def sources(root: etree._Element) -> Iterator[str]:
    """What `sourceDesc` names, a string each."""
    return describe_sources(find_all(root, "teiHeader/fileDesc/sourceDesc/*"))


def describe_sources(elements: Iterable[etree._Element]) -> Iterator[str]:
    """The line of the source where the header quotes it, else the parts of the record, joined with commas."""
    for source in elements:
        quoted = [note for note in source.iter(f"{TEI}note") if note.get("type") == "source-line"]
        if quoted:
            yield from map(plain_text, quoted)
        elif source.tag in (f"{TEI}p", f"{TEI}ab", f"{TEI}bibl"):
            yield plain_text(source)
        elif source.tag == f"{TEI}msDesc":
            marks = [idno for idno in source.iter(f"{TEI}idno") if idno.get("type") == "shelfmark"]
            yield "; ".join(map(plain_text, marks)) or leaves(source)
        else:
            yield leaves(source)


def leaves(element: etree._Element) -> str:
    return ", ".join(filter(None, (fold(str(part)) for part in element.itertext(etree.Element))))


def lines(chunks: list[Chunk], width: int | None) -> Iterator[str]:
    for number, chunk in enumerate(chunks):
        if number and not chunk.tight:
            yield "\n"
        laid_out = lay_out(chunk, width)
        for line in laid_out:
            yield f"{line}\n"
        if chunk.underline:
            longest = max(len(line) - len(chunk.first) for line in laid_out)
            yield f"{chunk.first}{chunk.underline * longest}\n"


def lay_out(chunk: Chunk, width: int | None) -> list[str]:
    laid_out: list[str] = []
    for line in chunk.text.split("\n"):
        indent = chunk.rest if laid_out else chunk.first
        if width is None or not chunk.wrap or len(indent) + len(line) <= width:
            laid_out.append(f"{indent}{line}".rstrip())
        else:
            laid_out += textwrap.wrap(
                line,
                width,
                initial_indent=indent,
                subsequent_indent=chunk.rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
    return laid_out
