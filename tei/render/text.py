"""A TEI document as plain text, in the reading view."""

import textwrap
from collections.abc import Iterable, Iterator

from lxml import etree

from tei.render.chunks import Chunk
from tei.render.flow import flow_text
from tei.render.summary import Summary, display_dates, find_all, summary
from tei.render.words import TEI, fold, plain_text


def render_text(tree: etree._ElementTree, width: int | None = 72) -> str:
    """The plain-text edition of a document, the same for the same input.

    Args:
        tree: any TEI document; it is not changed.
        width: longest line in code points; a longer word stays whole. None puts each paragraph on one line.

    Returns:
        Title, author, date, place and source; the text with corrections applied; the notes of each text at its end.
        `docs/rendering.md` lists every sign. Lines end with a line feed, the last one too.
    """
    found = summary(tree)
    root = tree.getroot()
    texts = [text for text in root.iter(f"{TEI}text") if next(text.iterancestors(f"{TEI}text"), None) is None]
    chunks = [*head_chunks(found, root, texts[0] if texts else None)]
    hidden = frozenset(repeated(found, texts[0])) if texts else frozenset()
    if texts:
        for text in texts:
            chunks += flow_text(text, hidden)
    elif root.tag != f"{TEI}teiHeader":
        header = root.find(f"{TEI}teiHeader")
        chunks += flow_text(root, frozenset() if header is None else frozenset({header}))
    return "".join(lines(chunks, width))


def repeated(found: Summary, text: etree._Element) -> Iterator[etree._Element]:
    """The first heading and byline where they say what the title and the author of the header say."""
    for names, value in ((("head",), found.title), (("byline", "docAuthor"), found.author)):
        tags = {f"{TEI}{name}" for name in names}
        matter = (part for part in text.iterchildren(f"{TEI}front", f"{TEI}body"))
        first = next((child for part in matter for child in part.iterchildren(*tags)), None)
        if first is not None and plain_text(first) == value:
            yield first


def head_chunks(found: Summary, root: etree._Element, text: etree._Element | None) -> Iterator[Chunk]:
    """The lines above the text. A title whose heading has note marks or line ends takes them from there."""
    hidden = () if text is None else tuple(repeated(found, text))
    shown = {element.tag.removeprefix(TEI): flow_text(element, frozenset()) for element in hidden}
    titles = find_all(root, "teiHeader/fileDesc/titleStmt/title")
    supplied = bool(titles) and titles[0].get("type") == "supplied" and not found.title.startswith("[")
    title = f"⟨{found.title}⟩" if supplied else found.title or "Untitled"
    yield Chunk(" ".join(chunk.text for chunk in shown.get("head", [])) or title, underline="=")
    for subtitle in titles:
        if subtitle.get("type") == "sub":
            yield Chunk(plain_text(subtitle))
    dates = display_dates(found)
    facts = (
        found.author,
        f"{dates} (inferred)" if dates and found.date_cert else dates,
        found.place,
        *(source if source.startswith("Source:") else f"Source: {source}" for source in sources(root)),
        found.licence,
    )
    tight = False
    for fact in filter(None, facts):
        yield Chunk(fact, rest="    ", tight=tight)
        tight = True
    if text is not None:
        yield Chunk("-" * 24)


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
