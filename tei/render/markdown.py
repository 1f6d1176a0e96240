"""A TEI document as Markdown, in the reading view: for notebooks, repositories, and machines that read text."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.render.chunks import Chunk
from tei.render.flow import flow_text
from tei.render.summary import Summary, display_dates, marked, summary
from tei.render.text import repeated, sources
from tei.render.words import TEI

HARD_BREAK = "\\\n"
SIGNS = re.compile(r"([\\`*_\[\]<>|])")
AT_START = re.compile(r"(?P<before>\s*(?:\d{1,9})?)(?P<sign>[#+\-.)=~:](?=\s|$)|#|=|-{3}|~{3})")


def render_markdown(tree: etree._ElementTree) -> str:
    """The document in CommonMark, a paragraph on a line, the same for the same input.

    Returns:
        The title as a heading, what the header says as a list, the text, the notes of each text at its end. No sign of
        the text is taken for one of Markdown: what could be is written with a backslash.
    """
    found = summary(tree)
    root = tree.getroot()
    texts = [text for text in root.iter(f"{TEI}text") if next(text.iterancestors(f"{TEI}text"), None) is None]
    hidden = frozenset(repeated(found, texts[0])) if texts else frozenset()
    blocks = [f"# {escaped(found.title or 'Untitled')}\n", "".join(facts(found, root))]
    for text in texts:
        blocks += markdown_blocks(flow_text(text, hidden))
    return "\n".join(filter(None, blocks))


def facts(found: Summary, root: etree._Element) -> Iterator[str]:
    labelled = (
        ("Author", found.author),
        ("Date", marked(display_dates(found), found.date_cert)),
        ("Place", marked(found.place, found.place_cert)),
        ("Kind", found.kind),
        ("People", "; ".join(found.people)),
        ("Source", "; ".join(sources(root))),
        ("Licence", found.licence),
    )
    yield from (f"- {label}: {escaped(value)}\n" for label, value in labelled if value)


def markdown_blocks(chunks: list[Chunk]) -> Iterator[str]:
    """Paragraphs, each with its line end; lines that follow each other directly are parted by a hard line break."""
    for chunk in chunks:
        sign = chunk.first.strip()
        lines = [escaped(line) for line in chunk.text.split("\n")]
        if chunk.underline:
            yield f"{'#' if chunk.underline == '=' else '##'} {' '.join(lines)}\n"
        elif chunk.text == "* * *":
            yield "---\n"
        else:
            yield opening(chunk.first, sign) + HARD_BREAK.join(lines) + "\n"


def opening(first: str, sign: str) -> str:
    """What stands before a paragraph: nothing, a quotation's sign, a list's, or that of a note."""
    if not first:
        return ""
    if not sign:
        return "> "
    return "- " if sign == "-" else f"{escaped(sign)} "


def escaped(text: str) -> str:
    """`text` in one line, in which nothing has a meaning of its own."""
    shown = SIGNS.sub(r"\\\1", " ".join(text.split("\n")))
    return AT_START.sub(r"\g<before>\\\g<sign>", shown, count=1) if AT_START.match(shown) else shown
