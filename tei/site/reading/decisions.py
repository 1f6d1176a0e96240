"""What the header of one file says about how it was made, and what can be counted of it."""

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from tei.render.elements import local_name
from tei.render.summary import find_all
from tei.render.words import TEI, plain_text

CHANGED = ("corr", "reg", "supplied")


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    project: tuple[str, ...]
    """Paragraphs of projectDesc."""
    declarations: tuple[tuple[str, str], ...]
    """Element of editorialDecl (`quotation`) and a paragraph of it; lists of single places are left out."""
    conjectures: tuple[tuple[str, int], ...]
    """How many corrections and supplied words, by certainty; empty for those without one."""
    inferred_dates: int
    omitted: tuple[tuple[str, int], ...]
    """How many passages of the source were left out, by kind."""
    gaps: int
    elements: tuple[tuple[str, int], ...]
    """TEI elements of the texts and how often each is there."""


def read_decisions(tree: etree._ElementTree) -> DecisionFacts:
    """Statements in the order of the header; counts of the whole file."""
    root = tree.getroot()
    header = root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    texts = list(root.iter(f"{TEI}text"))
    outer = [text for text in texts if next(text.iterancestors(f"{TEI}text"), None) is None]
    changed = Counter(
        each.get("cert", "") for text in outer for each in text.iter(*(f"{TEI}{name}" for name in CHANGED))
    )
    inferred = sum(1 for text in outer for date in text.iter(f"{TEI}date") if date.get("cert"))
    omitted = Counter(
        note.get("subtype", "") for note in find_all(header, "fileDesc/notesStmt/note") if note.get("type") == "omitted"
    )
    elements = Counter(filter(None, (local_name(each) for text in outer for each in text.iter())))
    return DecisionFacts(
        project=tuple(filter(None, map(plain_text, find_all(header, "encodingDesc/projectDesc/p")))),
        declarations=tuple(declarations(header)),
        conjectures=tuple(sorted(changed.items())),
        inferred_dates=inferred,
        omitted=tuple(sorted(omitted.items())),
        gaps=sum(1 for text in outer for _ in text.iter(f"{TEI}gap")),
        elements=tuple(sorted(elements.items())),
    )


def declarations(header: etree._Element) -> list[tuple[str, str]]:
    found = []
    for declaration in find_all(header, "encodingDesc/editorialDecl/*"):
        name = str(declaration.tag).removeprefix(TEI)
        paragraphs = [declaration] if name == "p" else declaration.iterchildren(f"{TEI}p")
        for paragraph in paragraphs:
            if paragraph.find(f"{TEI}list") is None and (text := plain_text(paragraph)):
                found.append((name, text))
    return found
