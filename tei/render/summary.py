"""What the header of a TEI document says about it, in a few strings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from tei.render.wording import ENGLISH, wording
from tei.render.words import TEI, XML_ID, XML_LANG, plain_text


@dataclass(frozen=True, slots=True)
class Summary:
    """A value the header does not state is empty."""

    title: str
    author: str
    """Several authors are joined with `; `."""
    date: str
    """ISO 8601, as precise as the header: `1933`, `1933-12`, `1933-12-25`; the beginning of a range or period."""
    date_to: str
    """The end of a range or period; empty for a single date."""
    date_cert: str
    """@cert of an inferred date."""
    place: str
    place_cert: str
    """@cert of an inferred place."""
    kinds: tuple[str, ...]
    """Categories of the document, such as `letter`; a file with several texts may have several."""
    languages: tuple[str, ...]
    """BCP 47 tags of the texts, in their order."""
    language_names: tuple[str, ...]
    people: tuple[str, ...]
    """Who speaks, sends or receives, in the order of the header."""
    shelf_mark: str
    licence: str

    @property
    def kind(self) -> str:
        """The categories in one string, joined with `, `."""
        return ", ".join(self.kinds)


def summary(tree: etree._ElementTree) -> Summary:
    """What the header says, corrections applied and white space folded.

    The document's own date is that of creation, else of sending, else of the setting; the date of a printing is none.
    A file without a title in its header takes the first heading of the text. Any TEI document will do, also a corpus
    (its first header) or one without a header.
    """
    root = tree.getroot()
    header = root if root.tag == f"{TEI}teiHeader" else root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    dated = first_date(header)
    place = first_place(header)
    start, end = dating(dated)
    languages = unique(text_languages(root, header))
    return Summary(
        title=find_title(root, header),
        author="; ".join(words(header, "fileDesc/titleStmt/author")),
        date=start,
        date_to=end,
        date_cert="" if dated is None else dated.get("cert", ""),
        place="" if place is None else plain_text(place),
        place_cert="" if place is None else place.get("cert", ""),
        kinds=unique(kinds(root, header)),
        languages=languages,
        language_names=tuple(language_name(header, tag) for tag in languages),
        people=unique((*persons(header), *correspondents(header))),
        shelf_mark="; ".join(unique(shelf_marks(header))),
        licence=" ".join(words(header, "fileDesc/publicationStmt/availability/*")),
    )


def display_date(value: str) -> str:
    """An ISO 8601 date for readers, `25 December 1933`; any other string as it is."""
    return wording(ENGLISH).date(value)


def display_dates(found: Summary) -> str:
    """The date of a document for readers: one, or both ends with a dash."""
    return wording(ENGLISH).dates(found.date, found.date_to)


def marked(value: str, certainty: str) -> str:
    """A value for readers; one that was inferred says so."""
    return f"{value} (inferred)" if value and certainty else value


def find_all(header: etree._Element, path: str) -> list[etree._Element]:
    """Elements at a path whose steps are TEI names."""
    return header.findall(re.sub(r"(^|/)(?=[a-zA-Z])", rf"\1{TEI}", path))


def words(header: etree._Element, path: str) -> Iterator[str]:
    return (text for element in find_all(header, path) if (text := plain_text(element)))


def find_title(root: etree._Element, header: etree._Element) -> str:
    titles = find_all(header, "fileDesc/titleStmt/title")
    for title in sorted(titles, key=lambda title: title.get("type") == "sub"):
        if text := plain_text(title):
            return text
    head = next(root.iter(f"{TEI}head"), None)
    return "" if head is None else plain_text(head)


def first_date(header: etree._Element) -> etree._Element | None:
    paths = (
        "profileDesc/creation/date",
        "profileDesc//correspAction[@type='sent']/date",
        "profileDesc/settingDesc//date",
    )
    dates = (element for path in paths for element in find_all(header, path) if any(dating(element)))
    return next(dates, None)


def first_place(header: etree._Element) -> etree._Element | None:
    paths = ("profileDesc//correspAction[@type='sent']/placeName", "profileDesc/settingDesc//placeName")
    places = (element for path in paths for element in find_all(header, path) if plain_text(element))
    return next(places, None)


def dating(element: etree._Element | None) -> tuple[str, str]:
    if element is None:
        return "", ""
    if when := element.get("when"):
        return when, ""
    start = element.get("from") or element.get("notBefore") or ""
    end = element.get("to") or element.get("notAfter") or ""
    return (start, "" if end == start else end) if start else (end, "")


def kinds(root: etree._Element, header: etree._Element) -> Iterator[str]:
    categories = {f"#{category.get(XML_ID)}": plain_text(category) for category in header.iter(f"{TEI}category")}
    for reference in find_all(header, "profileDesc/textClass/catRef"):
        for target in reference.get("target", "").split():
            yield categories.get(target, "")
    for text in root.iter(f"{TEI}text"):
        if kind := text.get("type"):
            yield kind


def text_languages(root: etree._Element, header: etree._Element) -> Iterator[str]:
    for text in root.iter(f"{TEI}text"):
        if text.find(f"{TEI}group") is None:
            yield text.get(XML_LANG) or inherited_language(text)
    if not root.get(XML_LANG) and next(root.iter(f"{TEI}text"), None) is None:
        yield from (language.get("ident", "") for language in find_all(header, "profileDesc/langUsage/language"))


def inherited_language(element: etree._Element) -> str:
    return next((tag for parent in element.iterancestors() if (tag := parent.get(XML_LANG))), "")


def language_name(header: etree._Element, tag: str) -> str:
    for language in find_all(header, "profileDesc/langUsage/language"):
        if language.get("ident") == tag and (name := plain_text(language)):
            return name
    return wording(ENGLISH).names["languages"].get(tag.partition("-")[0], tag)


def persons(header: etree._Element) -> Iterator[str]:
    for person in find_all(header, "profileDesc/particDesc//person"):
        names = person.findall(f"{TEI}persName")
        if name := plain_text(names[0] if names else person):
            yield name


def correspondents(header: etree._Element) -> Iterator[str]:
    """Senders and recipients, but for those who are in the list of persons by another name."""
    listed = {f"#{person.get(XML_ID)}" for person in find_all(header, "profileDesc/particDesc//person")}
    for name in find_all(header, "profileDesc//correspAction/persName"):
        if name.get("ref") not in listed and (text := plain_text(name)):
            yield text


def shelf_marks(header: etree._Element) -> Iterator[str]:
    """Shelf marks as printed, with the archive's name; where the header has only their parts, these in order."""
    for identifier in find_all(header, "fileDesc/sourceDesc//msIdentifier"):
        printed = [plain_text(idno) for idno in identifier.iter(f"{TEI}idno") if idno.get("type") == "shelfmark"]
        parts = mark_parts(identifier, ("country", "settlement"))
        keeper = identifier.find(f"{TEI}repository")
        name = plain_text(keeper) if keeper is not None else ""
        marks = "; ".join(printed)
        yield f"{marks} ({name})" if marks and name and name not in marks else marks or " ".join(parts)


def mark_parts(identifier: etree._Element, skipped: tuple[str, ...]) -> list[str]:
    """What the elements of a `msIdentifier` say, but those of the names `skipped`."""
    parts = (part for part in identifier.iterchildren(tag=etree.Element) if part.tag.removeprefix(TEI) not in skipped)
    shown = (plain_text(part) or " ".join(filter(None, (part.get("type"), part.get("n")))) for part in parts)
    return [part for part in shown if part]


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
