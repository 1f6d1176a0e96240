"""A TEI tree made ready for the stylesheets: what XSLT would be slow or unable to find out stands beside the text.

All of it is in a namespace of its own, `PAGE`. Attributes of elements of the text:

- `n`: the number of a paragraph, shown in the margin; the one of the id that it has unless the TEI gives it another.
- `entry`, `sign`: the number of a place in the apparatus, and how the page leads there (see `entries.sign_of`).
- `shown`: the value of a date for readers.
- `line`, `to`: the first and last line of a passage in the source.

The root's last child, `around`, holds `destination` (of the navigation), `meta`, `link`, `data`, `citation`, and
`line` (of the source).
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from tei.render.elements import local_name
from tei.render.entries import entries, sign_of
from tei.render.lines import Lines, find_lines
from tei.render.metadata import Link, Meta
from tei.render.passages import passages, with_passage_ids
from tei.render.summary import dating
from tei.render.surroundings import Surroundings
from tei.render.wording import ENGLISH, wording
from tei.render.words import TEI, XML_ID
from tei.text.source import Source

NAMESPACE = "urn:tei-editions:page"
PAGE = f"{{{NAMESPACE}}}"
HOLDERS = frozenset({"note", "p", "ab", "item", "cell", "figure"})
"""A paragraph inside one of these is no paragraph of the text itself, and shows no number."""


def prepare(
    tree: etree._ElementTree,
    around: Surroundings,
    source: Source | None = None,
    beside: bool = False,
    language: str = ENGLISH,
) -> etree._ElementTree:
    """A copy of `tree` with what the page needs to know.

    Args:
        source: the text the TEI was made from; passages then know their lines.
        beside: whether the page shows that text, line by line.
        language: in which dates are shown.
    """
    made, words = with_passage_ids(tree), wording(language)
    root = made.getroot()
    paragraphs = (passage for passage in passages(root) if local_name(passage) in ("p", "ab"))
    for number, paragraph in enumerate(paragraphs, 1):
        if not any(local_name(parent) in HOLDERS for parent in paragraph.iterancestors()):
            paragraph.set(f"{PAGE}n", str(number))
    for number, place in enumerate(entries(root), 1):
        place.set(f"{PAGE}entry", str(number))
        place.set(f"{PAGE}sign", sign_of(place))
        if local_name(place) in ("date", "time"):
            place.set(f"{PAGE}shown", words.dates(*dating(place)))
    box = etree.SubElement(root, f"{PAGE}around", nsmap={"page": NAMESPACE})
    box.extend(described(around))
    if source is not None:
        lines = find_lines(made, source)
        for element, place_in_source in lines.items():
            element.set(f"{PAGE}line", str(place_in_source.first))
            element.set(f"{PAGE}to", str(place_in_source.last))
        if beside:
            box.extend(source_lines(source, lines, root))
    return made


def described(around: Surroundings) -> Iterator[etree._Element]:
    for each in around.navigation:
        yield child("destination", each.label, href=each.href)
    for item in around.head:
        if isinstance(item, Meta):
            yield child("meta", "", name=item.name, content=item.content)
        elif isinstance(item, Link):
            yield child("link", "", rel=item.rel, href=item.href, type=item.type)
        else:
            yield child("data", item.text.replace("<", "\\u003c"), type=item.type)
    for cited in around.citations:
        yield child("citation", cited.text, label=cited.label, href=cited.href, passage=cited.of_passage)


def source_lines(
    source: Source, lines: Mapping[etree._Element, Lines], root: etree._Element
) -> Iterator[etree._Element]:
    """Every line of the source, with the passage that begins in it."""
    beginning: dict[int, etree._Element] = {}
    shown: set[int] = set()
    for passage in passages(root):
        if place := lines.get(passage):
            shown.update(range(place.first, place.last + 1))
            known = beginning.get(place.first)
            if known is None or known in passage.iterancestors():
                beginning[place.first] = passage
    notes = (note for note in root.iter(f"{TEI}note") if note.get("type") == "omitted")
    left_out = {note.get("n", "").partition(":")[0] for note in notes}
    for number, text in enumerate(source.text.split("\n"), 1):
        line = child("line", text.replace("\f", "\u240c"), n=str(number))
        if number in beginning:
            line.set("passage", beginning[number].get(XML_ID, ""))
        elif number not in shown and str(number) in left_out:
            line.set("left-out", "yes")
        yield line


def child(kind: str, text: str, /, **attributes: str) -> etree._Element:
    element = etree.Element(f"{PAGE}{kind}", nsmap={"page": NAMESPACE})
    element.text = text
    for attribute, value in attributes.items():
        element.set(attribute, value)
    return element
