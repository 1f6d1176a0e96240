"""A citation, read from the header of a document alone: what the header does not state is absent."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lxml import etree

from tei.render.citation import Citation, Name, Place
from tei.render.summary import find_all, mark_parts, summary, unique, words
from tei.render.text import describe_sources
from tei.render.when import When, read_when
from tei.render.words import TEI, XML_ID, plain_text

NOBODY = re.compile(r"(not|un)[ -]?(named|stated|known)\b|the editors? of (this edition|the source)$", re.IGNORECASE)
"""How a header says that it names nobody; ours says so where TEI demands an element and there is no name."""
ROLES = {
    "interviewer": re.compile(r"interview(er|ed by)?\b", re.IGNORECASE),
    "translator": re.compile(r"(?<!machine )translat", re.IGNORECASE),
    "transcriber": re.compile(r"transcri|markup|encod", re.IGNORECASE),
    "editor": re.compile(r"edit(or|ion|ing|ed)\b(?!\.toml)", re.IGNORECASE),
}
"""Words of `resp` for what somebody did."""


def read_citation(tree: etree._ElementTree, name: str = "", site_address: str = "", collection: str = "") -> Citation:
    """What the header says. Of several texts in one file the first is the one that is cited.

    Args:
        tree: any TEI document; it is not changed.
        name: of the document's files, without ending.
        site_address: where the site is; the address of the page follows from it and `name`.
        collection: title of the site.
    """
    root = tree.getroot()
    header = root if root.tag == f"{TEI}teiHeader" else root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    found = summary(tree)
    title = next(iter(find_all(header, "fileDesc/titleStmt/title")), None)
    sent, received = correspondents(header, "sent"), correspondents(header, "received")
    source = first_source(header)
    responsible = tuple(responsibilities(header))
    archive, archive_place, shelf_mark = holding(source)
    publication = next(iter(find_all(header, "fileDesc/publicationStmt")), etree.Element(f"{TEI}publicationStmt"))
    licence = next(iter(find_all(publication, "availability/licence")), None)
    site = web_address(site_address)
    return Citation(
        title=found.title,
        supplied_title=title is not None and title.get("type") == "supplied",
        kind=found.kinds[0] if found.kinds else "",
        authors=names(find_all(header, "fileDesc/titleStmt/author")),
        senders=names(people(sent)),
        recipients=names(people(received)),
        interviewers=credited(responsible, "interviewer"),
        translators=credited(responsible, "translator"),
        machine_translated=any("machine translat" in role.lower() for role, _ in responsible),
        transcribers=credited(responsible, "transcriber"),
        editors=unique_names((*names(find_all(header, "fileDesc/titleStmt/editor")), *credited(responsible, "editor"))),
        written=document_date(header),
        place=place_of(sent),
        languages=found.languages,
        archive=archive,
        archive_place=archive_place,
        shelf_mark=shelf_mark,
        sources=unique(printed_sources(source)),
        first_published=first_printing(source),
        publisher=next(stated(publication, ("publisher", "authority", "distributor")), ""),
        publisher_place=next(stated(publication, ("pubPlace",)), ""),
        published=next(filter(None, map(read_when, find_all(publication, "date"))), None),
        version=edition_version(header),
        revised=last_change(header),
        licence="" if licence is None else plain_text(licence),
        licence_link="" if licence is None else web_address(licence.get("target", "")),
        collection=collection,
        collection_address=site,
        address=f"{site.rstrip('/')}/{quote(name)}.html" if site and name else "",
        name=name,
    )


def web_address(target: str) -> str:
    """An http or https address, else nothing."""
    try:
        address = urlsplit(target.strip())
    except ValueError:
        return ""
    safe = address.scheme in ("http", "https") and address.netloc and not re.search(r"[\s<>\"]", target.strip())
    return target.strip() if safe else ""


def correspondents(header: etree._Element, kind: str) -> list[etree._Element]:
    """The `correspAction` of a kind, of the first exchange that the header describes."""
    described = next(iter(find_all(header, "profileDesc/correspDesc")), None)
    return [] if described is None else find_all(described, f"correspAction[@type='{kind}']")


def people(actions: list[etree._Element]) -> list[etree._Element]:
    tags = {f"{TEI}{name}" for name in ("persName", "orgName", "name")}
    return [child for action in actions for child in action.iterchildren(*tags)]


def place_of(actions: list[etree._Element]) -> Place | None:
    places = (place for action in actions for place in action.iterchildren(f"{TEI}placeName", f"{TEI}settlement"))
    return next((Place(text, *doubt(place)) for place in places if (text := plain_text(place))), None)


def names(elements: list[etree._Element]) -> tuple[Name, ...]:
    return unique_names(tuple(name for element in elements if (name := read_name(element))))


def unique_names(found: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple({name.text: name for name in reversed(found)}.values())[::-1]


def read_name(element: etree._Element) -> Name | None:
    """A name; None where the element says that it names nobody."""
    text = plain_text(element)
    if not text or NOBODY.match(text):
        return None
    inner = next((each for each in (element, *element.iterchildren()) if each.find(f"{TEI}surname") is not None), None)
    family, given = ("", "") if inner is None else (joined(inner, "surname"), joined(inner, "forename"))
    return Name(
        text,
        family,
        given if family else "",
        web_address(element.get("ref", "")) or authority_record(element),
        any(each.tag == f"{TEI}orgName" for each in (element, *element.iterchildren())),
        *doubt(element),
    )


def doubt(element: etree._Element) -> tuple[bool, bool]:
    """Whether a value was inferred, and whether with less than high certainty."""
    cert = element.get("cert", "")
    return bool(cert or element.get("evidence")), cert not in ("", "high")


def joined(element: etree._Element, name: str) -> str:
    return " ".join(filter(None, map(plain_text, element.iterfind(f"{TEI}{name}"))))


def authority_record(element: etree._Element) -> str:
    """The address in the entry of the list of people that `element` points to."""
    target = element.get("ref", "").removeprefix("#")
    root = element.getroottree().getroot()
    entries = (each for each in root.iter(f"{TEI}person", f"{TEI}org") if target and each.get(XML_ID) == target)
    records = (web_address(plain_text(record)) for entry in entries for record in entry.iterfind(f"{TEI}idno"))
    return next(filter(None, records), "")


def responsibilities(header: etree._Element) -> Iterator[tuple[str, tuple[Name, ...]]]:
    """What was done, and by whom."""
    tags = {f"{TEI}{name}" for name in ("name", "persName", "orgName")}
    for statement in find_all(header, "fileDesc/titleStmt/respStmt"):
        role = " ".join(map(plain_text, statement.iterfind(f"{TEI}resp")))
        if statement.get(XML_ID) == "editor":
            role = "editor"
        yield role, names(list(statement.iterchildren(*tags)))


def credited(found: tuple[tuple[str, tuple[Name, ...]], ...], role: str) -> tuple[Name, ...]:
    return unique_names(tuple(name for words, people in found if ROLES[role].search(words) for name in people))


def document_date(header: etree._Element) -> When | None:
    """The date of creation, else of sending, else of the setting, as `summary` takes it."""
    sending = [date for action in correspondents(header, "sent") for date in action.iterchildren(f"{TEI}date")]
    dates = (
        *find_all(header, "profileDesc/creation/date"),
        *sending,
        *find_all(header, "profileDesc/settingDesc//date"),
    )
    return next(filter(None, map(read_when, dates)), None)


def first_source(header: etree._Element) -> etree._Element:
    """`sourceDesc` of the first text."""
    return next(iter(find_all(header, "fileDesc/sourceDesc")), etree.Element(f"{TEI}sourceDesc"))


def holding(source: etree._Element) -> tuple[Name | None, str, str]:
    """The archive, its town and country, and the shelf mark."""
    identifier = next(source.iter(f"{TEI}msIdentifier"), None)
    if identifier is None:
        return None, "", ""
    keeper = identifier.find(f"{TEI}repository")
    archive = None if keeper is None else read_name(keeper)
    town, country = joined(identifier, "settlement"), joined(identifier, "country")
    printed = (plain_text(idno) for idno in identifier.iter(f"{TEI}idno") if idno.get("type") == "shelfmark")
    mark = "; ".join(filter(None, printed)) or " ".join(mark_parts(identifier, ("country", "settlement", "repository")))
    return archive, ", ".join(filter(None, (town, country))), mark


def printed_sources(source: etree._Element) -> Iterator[str]:
    """Books and journals, records with their parts named first."""
    for tag in (f"{TEI}biblStruct", f"{TEI}biblFull", f"{TEI}bibl"):
        described = (each for each in source.iterchildren(tag) if each.get("type") != "firstPublished")
        yield from (text.removeprefix("Source:").strip() for text in describe_sources(described))


def first_printing(source: etree._Element) -> str:
    printings = (each for each in source.iterchildren(f"{TEI}bibl") if each.get("type") == "firstPublished")
    return next(filter(None, map(plain_text, printings)), "")


def stated(publication: etree._Element, tags: tuple[str, ...]) -> Iterator[str]:
    return (text for tag in tags for text in words(publication, tag) if not NOBODY.match(text))


def edition_version(header: etree._Element) -> str:
    edition = next(iter(find_all(header, "fileDesc/editionStmt/edition")), None)
    return "" if edition is None else edition.get("n") or plain_text(edition)


def last_change(header: etree._Element) -> When | None:
    changes = (read_when(change) for change in header.iterfind(f"{TEI}revisionDesc//{TEI}change"))
    return max(filter(None, changes), key=lambda when: when.end or when.start, default=None)
