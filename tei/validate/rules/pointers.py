"""Pointers: attributes that name other elements."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

POINTERS = (
    *("who", "toWhom", "target", "corresp", "ref", "resp", "decls", "scheme", "calendar", "datingMethod"),
    *("next", "prev", "sameAs", "copyOf", "hand", "ana", "synch", "source", "change"),
)
SPEAKING = ("who", "toWhom")
DESCRIBING = ("resp", "decls", "calendar", "datingMethod", "hand")
"""Pointers that never mean a file, besides those to who speaks."""
AGENTS = frozenset(
    (
        *("person", "personGrp", "persona", "org", "role", "castItem", "name", "persName", "orgName", "author"),
        *("editor", "respStmt", "handNote", "application", "principal", "sponsor", "funder", "roleName", "listPerson"),
    )
)
KINDS: dict[str, frozenset[str]] = {
    "who": AGENTS - {"application", "respStmt"} | {"rs", "listOrg", "castGroup"},
    "toWhom": AGENTS | {"rs", "listOrg", "castGroup"},
    "resp": AGENTS | {"change", "bibl", "biblStruct", "biblFull", "listBibl", "witness", "rs"},
    "calendar": frozenset({"calendar"}),
    "datingMethod": frozenset({"calendar"}),
    "hand": frozenset({"handNote", "scriptNote", "person"}),
}
"""What an attribute can point to (TEI P5, the remarks on each attribute)."""
LIKELY = ("person", "org", "place", "respStmt", "calendar", "handNote", "note")
_PLACES = frozenset(
    (
        *("place", "placeName", "country", "region", "settlement", "district", "bloc", "geogName", "listPlace", "org"),
        *("geo", "location", "object", "nym"),
    )
)
NAMED: dict[str, frozenset[str]] = {
    "persName": AGENTS | {"nym", "personGrp", "listOrg"},
    "placeName": _PLACES,
    "settlement": _PLACES,
    "country": _PLACES,
    "orgName": AGENTS | _PLACES | {"listOrg"},
}
"""What @ref of a name can point to."""
_WORD = re.compile(r"[^\W\d][\w.\-]*")


@rule("P001", Severity.ERROR)
def pointer_without_hash(file: File) -> Iterator[Problem]:
    """A pointer to an element of the file that lacks its `#`.

    Why:
        Without `#` it is the address of another file, which does not exist: the speech loses its speaker, the mark its
        note. No schema notices, since the name of a file may be anything.

    Bad:
        <sp who="lind"><speaker>Lind:</speaker><p>Is it free?</p></sp>

    Good:
        <sp who="#lind"><speaker>Lind:</speaker><p>Is it free?</p></sp>

    Fix:
        Write `#` before the id.

    Source:
        TEI P5 Guidelines, chapter 16, Pointing Mechanisms.
    """
    for attribute, element, value in pointers(file):
        parts = value.split()
        missing = [part for part in parts if part in file.ids]
        if missing:
            right = " ".join(f"#{part}" if part in missing else part for part in parts)
            yield Problem(
                element,
                f'@{attribute} of `{local(element)}` is "{value}": the id {quoted(missing)} needs # before it',
                f'write {attribute}="{right}"',
                attribute=attribute,
                text=value,
                fix=Fix(f'write {attribute}="{right}"', (SetAttribute(element, attribute, right),)),
            )


@rule("P002", Severity.ERROR)
def pointer_to_nobody(file: File) -> Iterator[Problem]:
    """A name where a pointer to a person or a description has to be.

    Why:
        It is read as the address of a file, and there is none: nobody is named.

    Bad:
        <sp who="Krebs"><speaker>Krebs:</speaker><p>It is.</p></sp>

    Good:
        <sp who="#krebs"><speaker>Krebs:</speaker><p>It is.</p></sp>

    Fix:
        Describe the person in `particDesc/listPerson/person` with an xml:id, and write `#` and that id.
    """
    for attribute in SPEAKING:
        for element, value in file.having(attribute):
            if local(element) != "change":
                yield from names_nothing(file, element, attribute, value)


@rule("P004", Severity.WARNING)
def pointer_to_nothing_described(file: File) -> Iterator[Problem]:
    """A word in place of a pointer to who is responsible, a hand or a calendar, without a description it could mean.

    Why:
        Only who wrote it knows what it means; for a program it is the address of a file that is not there.

    Bad:
        <p>He <supplied resp="CS">came</supplied> back.</p>

    Good:
        <p>He <supplied resp="#lind">came</supplied> back.</p>

    Fix:
        Describe what is meant in the header, with an xml:id, and write `#` and that id.
    """
    for attribute in DESCRIBING:
        for element, value in file.having(attribute):
            yield from names_nothing(file, element, attribute, value)
    for element, value in file.having("who"):
        if local(element) == "change":
            yield from names_nothing(file, element, "who", value)


def pointers(file: File) -> list[tuple[str, etree._Element, str]]:
    """All pointers of a file: the attribute, its element and its value."""
    return file.once(_pointers)


def _pointers(file: File) -> list[tuple[str, etree._Element, str]]:
    return [(name, element, value) for name in POINTERS for element, value in file.having(name)]


def names_nothing(file: File, element: etree._Element, attribute: str, value: str) -> Iterator[Problem]:
    if value.startswith("#") and " " not in value:
        return
    wrong = [part for part in value.split() if _WORD.fullmatch(part) and part not in file.ids and "." not in part]
    if wrong:
        yield Problem(
            element,
            f"@{attribute} of `{local(element)}` names {quoted(wrong)}, which is no id in this file",
            f'give what it means an xml:id, and write {attribute}="#…"',
            attribute=attribute,
            text=value,
        )


@rule("P003", Severity.ERROR)
def pointer_to_the_wrong_kind(file: File) -> Iterator[Problem]:
    """A pointer that leads to something that cannot be meant.

    Why:
        A speech said by a paragraph has no speaker: indexes list it under nobody, and programs stop at it.

    Bad:
        <sp who="#p-1"><speaker>Lind:</speaker><p xml:id="p-1">Is it free?</p></sp>

    Good:
        <sp who="#lind"><speaker>Lind:</speaker><p xml:id="p-1">Is it free?</p></sp>

    Fix:
        Point to the `person`, the `respStmt` or the `calendar` that is meant.
    """
    for attribute, kinds in KINDS.items():
        for element, value in file.having(attribute):
            # Who made a change of the file may stand in its list of the responsible.
            right = AGENTS if local(element) == "change" else kinds
            yield from of_another_kind(file, element, attribute, value, right)
    for name, kinds in NAMED.items():
        for element in file.elements(name):
            yield from of_another_kind(file, element, "ref", element.get("ref", ""), kinds)
    for element in file.elements("ref"):
        if element.get("type") == "noteMark":
            yield from of_another_kind(file, element, "target", element.get("target", ""), frozenset({"note"}))


def of_another_kind(
    file: File, element: etree._Element, attribute: str, value: str, kinds: frozenset[str]
) -> Iterator[Problem]:
    for part in value.split() if "#" in value else ():
        target = file.ids.get(part[1:]) if part.startswith("#") else None
        if target is not None and local(target) not in kinds:
            yield Problem(
                element,
                f'@{attribute} of `{local(element)}` points to a `{local(target)}` ("{part}")',
                f"point to {listed(kinds)}",
                attribute=attribute,
                text=value,
            )


def quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def listed(kinds: frozenset[str]) -> str:
    """The likeliest of the elements that could be meant."""
    return "a " + " or ".join(f"`{kind}`" for kind in LIKELY if kind in kinds)
