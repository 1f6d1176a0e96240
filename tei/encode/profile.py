"""`profileDesc`: when, in which languages, who wrote to whom, who speaks, what kind of text."""

from lxml import etree

from tei.encode.ids import prefix
from tei.encode.inlines import dating_attributes
from tei.grammar.vocabulary import language_name
from tei.model import Correspondent, Date, Dating, Document, Part, Person
from tei.text.source import Source
from tei.walk import contents, pieces
from tei.xml.build import element

_CORRESPONDENCE = frozenset({"letter", "telegram"})
_MEETINGS = frozenset({"interview", "conversation", "minutes"})


def encode_profile(document: Document, source: Source) -> etree._Element:
    """The `profileDesc`."""
    first = document.parts[0]
    people = {person.id: person for part in document.parts for person in part.people}
    several = len(document.parts) > 1
    letters = [
        (part, f"#{prefix(index)}text" if several else "")
        for index, part in enumerate(document.parts)
        if part.kind in _CORRESPONDENCE and (part.metadata.sender or part.metadata.recipient)
    ]
    return element(
        "profileDesc",
        *([_creation(first.metadata.date)] if first.metadata.date else []),
        _languages(document),
        *(_correspondence(part, corresp) for part, corresp in letters),
        *([_people(list(people.values()))] if people else []),
        *_calendars(document),
        *_setting(first),
        _class(first, source),
    )


def date_element(dating: Dating) -> etree._Element:
    """A date of the header: its value as text, and what it was inferred from."""
    attributes = dating_attributes(dating)
    return element("date", dating.words, attributes={**attributes, "evidence": "internal" if dating.cert else ""})


def _creation(dating: Dating) -> etree._Element:
    return element("creation", date_element(dating), f" ({dating.evidence})" if dating.evidence else "")


def _languages(document: Document) -> etree._Element:
    codes = dict.fromkeys(part.language for part in document.parts)
    names = {"und": "undetermined"}
    return element(
        "langUsage",
        *(element("language", names.get(code) or language_name(code), attributes={"ident": code}) for code in codes),
    )


def _correspondence(part: Part, corresp: str) -> etree._Element:
    metadata = part.metadata
    date = [date_element(metadata.date)] if metadata.date else []
    sent = _action("sent", metadata.sender, date)
    received = _action("received", metadata.recipient, [])
    notes = [
        element("note", element("p", f"{role}: {who.evidence}."), attributes={"resp": f"#{who.resp}"})
        for role, who in (("Sender", metadata.sender), ("Recipient", metadata.recipient))
        if who and who.evidence and (who.cert or who.place_cert)
    ]
    return element("correspDesc", *sent, *received, *notes, attributes={"corresp": corresp})


def _action(type: str, who: Correspondent | None, date: list[etree._Element]) -> list[etree._Element]:
    if who is None and not date:
        return []
    children: list[etree._Element] = []
    if who:
        attributes = {
            "ref": f"#{who.person}" if who.person else "",
            "cert": who.cert or "",
            "evidence": "internal" if who.cert else "",
            "resp": f"#{who.resp}" if who.cert else "",
        }
        children.append(element("persName", who.name, attributes=attributes))
        if who.place:
            sure = who.place_cert
            place = {"cert": sure or "", "evidence": "internal" if sure else "", "resp": "#editor" if sure else ""}
            children.append(element("placeName", who.place, attributes=place))
    return [element("correspAction", *children, *date, attributes={"type": type})]


def _people(people: list[Person]) -> etree._Element:
    return element("particDesc", element("listPerson", *(_person(person) for person in people)))


def _person(person: Person) -> etree._Element:
    link = [element("idno", person.link, attributes={"type": "URI"})] if person.link else []
    note = [element("note", element("p", person.note))] if person.note else []
    return element(
        "person",
        element("persName", person.name),
        *link,
        *note,
        attributes={"xml:id": person.id, "role": person.role},
    )


def _calendars(document: Document) -> list[etree._Element]:
    """The calendars that @datingMethod points to."""
    dates = (piece for part in document.parts for content in contents(part) for piece in pieces(content))
    if not any(isinstance(piece, Date) and piece.dating.calendar == "julian" for piece in dates):
        return []
    about = element("p", "Julian calendar, “old style”: when-custom has its dates, when those of the Gregorian.")
    return [element("calendarDesc", element("calendar", about, attributes={"xml:id": "julian"}))]


def _class(part: Part, source: Source) -> etree._Element:
    kind = element("catRef", attributes={"target": f"#kind-{part.kind}"})
    terms = [element("term", " ".join(source.slice(span).split())) for span in part.metadata.keywords]
    return element("textClass", kind, *([element("keywords", *terms)] if terms else []))


def _setting(part: Part) -> list[etree._Element]:
    if part.kind not in _MEETINGS or part.metadata.date is None:
        return []
    return [element("settingDesc", element("setting", date_element(part.metadata.date)))]
