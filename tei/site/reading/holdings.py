"""Where one file says that papers lie: archive, and the steps down to the file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from tei.render.summary import find_all
from tei.render.words import TEI, XML_ID, plain_text
from tei.site.reading.identity import safe_link
from tei.site.reading.places_in_text import Places

NOT_STEPS = frozenset({"shelfmark", "ibid", "repository"})


@dataclass(frozen=True, slots=True)
class HoldingFact:
    """One reference to a file of an archive: the document's own, or one in the text."""

    key: str
    """The archive's key, such as `RGASPI`; its name where there is none."""
    name: str
    """The archive as the header names it; empty in a reference that has the key only."""
    authority: str
    place: str
    steps: tuple[tuple[str, str], ...]
    """Kind and number of each step from the archive down: fond, opis, file."""
    printed: str
    """The reference as it is written."""
    leaves: str
    passage: str
    """Where it is cited; empty for the document's own."""
    own: bool
    """Whether the document itself lies there."""


def read_holdings(tree: etree._ElementTree, places: Places) -> tuple[HoldingFact, ...]:
    """The document's own papers first, then what its texts cite, in order; a reference without an archive is none."""
    root = tree.getroot()
    header = root.find(f"{TEI}teiHeader")
    own = [] if header is None else list(map(identified, find_all(header, "fileDesc/sourceDesc//msIdentifier")))
    cited: dict[str, HoldingFact] = {}
    found = []
    for text in root.iter(f"{TEI}text"):
        if next(text.iterancestors(f"{TEI}text"), None) is None:
            for reference in text.iter(f"{TEI}bibl"):
                if reference.get("type") == "archival":
                    each = read_reference(reference, cited, places)
                    cited[f"#{reference.get(XML_ID)}"] = each
                    found.append(each)
    return tuple(dict.fromkeys(each for each in (*own, *found) if each.key))


def identified(element: etree._Element) -> HoldingFact:
    keeper = element.find(f"{TEI}repository")
    name = "" if keeper is None else plain_text(keeper)
    printed = [plain_text(idno) for idno in element.iter(f"{TEI}idno") if idno.get("type") == "shelfmark"]
    where = [plain_text(each) for each in element.iterchildren(f"{TEI}settlement", f"{TEI}country")]
    description = element.getparent()
    locus = None if description is None else description.find(f".//{TEI}locus")
    return HoldingFact(
        key=name if keeper is None else keeper.get("key", name),
        name=name,
        authority="" if keeper is None else safe_link(keeper.get("ref", "")),
        place=", ".join(reversed([each for each in where if each])),
        steps=tuple(steps(element)),
        printed="; ".join(printed),
        leaves="" if locus is None else plain_text(locus),
        passage="",
        own=True,
    )


def steps(element: etree._Element) -> Iterator[tuple[str, str]]:
    for each in element.iterchildren(f"{TEI}collection", f"{TEI}idno"):
        number = each.get("n") or plain_text(each)
        kind = each.get("type", "collection" if each.tag == f"{TEI}collection" else "")
        if number and kind and kind not in NOT_STEPS:
            yield kind, number


def read_reference(element: etree._Element, cited: dict[str, HoldingFact], places: Places) -> HoldingFact:
    """A reference in the text; `ibid.` takes from the one it stands for what it does not say itself."""
    keeper = next((each for each in element.iter(f"{TEI}orgName") if each.get("type") == "repository"), None)
    ibid = next((each for each in element.iterchildren(f"{TEI}idno") if each.get("type") == "ibid"), None)
    leaves = element.find(f"{TEI}citedRange")
    own = tuple(steps(element))
    name = "" if keeper is None else plain_text(keeper)
    found = HoldingFact(
        key="" if keeper is None else keeper.get("key", name),
        name="",
        authority="" if keeper is None else safe_link(keeper.get("ref", "")),
        place="",
        steps=own,
        printed=plain_text(element),
        leaves="" if leaves is None else plain_text(leaves),
        passage=places.of(element),
        own=False,
    )
    before = None if ibid is None else cited.get(ibid.get("corresp", ""))
    if before is not None:
        kinds = [kind for kind, _ in before.steps]
        kept = kinds.index(own[0][0]) if own and own[0][0] in kinds else len(kinds)
        found = replace(found, key=before.key, authority=before.authority, steps=(*before.steps[:kept], *own))
    elif ibid is not None and not found.key:
        found = replace(found, key=ibid.get("n", ""))
    return found
