"""Names of persons, places and organisations, compared with each other."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.people import speeches
from tei.validate.rules.problem import Fix, Problem, Rename, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI

KINDS = ("persName", "orgName", "placeName")
KEEPERS = frozenset({"repository", "archive", "library", "institution"})
"""Values of @type that only an organisation has."""
LISTED = 50
"""Names in running text against which one in a list of the header counts."""
SIGNING = ("signed", "docAuthor", "author")


@rule("W005", Severity.WARNING)
def name_of_another_person(file: File) -> Iterator[Problem]:
    """A name whose pointer leads to a person of another name, while somebody else of the list has it.

    Why:
        Readers see the name, indexes follow the pointer: a letter is listed among those of somebody who did not write
        it.

    Bad:
        <p>Dear <persName ref="#krebs">Lind</persName>, I am well.</p>

    Good:
        <p>Dear <persName ref="#lind">Lind</persName>, I am well.</p>

    Fix:
        Correct the pointer, or the name where it was mistyped.
    """
    people = file.once(_people)
    for element in file.elements("persName", "name", "author", "docAuthor", "signed") if people else ():
        own = element.get("ref", "").removeprefix("#")
        names = people.get(own)
        said = words(element).casefold()
        if names is None or not said or said in names or parent_of(element) == "person":
            continue
        others = [id for id, known in people.items() if said in known]
        if len(others) == 1:
            yield Problem(
                element,
                f'"{words(element)}" is the name of #{others[0]}, @ref leads to #{own}',
                f'write ref="#{others[0]}", or correct the name',
                attribute="ref",
                text=element.get("ref", ""),
                fix=Fix(f'write ref="#{others[0]}"', (SetAttribute(element, "ref", f"#{others[0]}"),), safe=False),
            )


def _people(file: File) -> dict[str, set[str]]:
    """The names of each described person, by the id."""
    found: dict[str, set[str]] = {}
    for id, person in file.ids.items():
        if person.tag == f"{TEI}person":
            found[id] = {words(each).casefold() for each in person.iter(f"{TEI}persName")} - {""}
    return found


@rule("W006", Severity.WARNING)
def name_tagged_in_two_ways(file: File) -> Iterator[Problem]:
    """A name that is tagged as one kind of thing here and as another elsewhere in the file.

    Why:
        Indexes list it under persons and under places, and neither list has all of it.

    Bad:
        <p>Dear <placeName>Lind</placeName>, I am well.</p>

    Good:
        <p>Dear <persName>Lind</persName>, I am well.</p>

    Fix:
        Decide what it is, and tag it so wherever it stands. If it is a person in one place and a town in another,
        suppress the warning with that reason.
    """
    known = file.once(_known) if file.elements(*KINDS) else {}
    for kind in KINDS:
        for element in file.elements(kind):
            said = words(element).casefold()
            others = [each for each in KINDS if each != kind and known[each].get(said, 0) > known[kind].get(said, 0)]
            # A theatre, a town hall or a country is a place and an organisation.
            if not others or "persName" not in (kind, others[0]):
                continue
            yield Problem(
                element,
                f'"{words(element)}" is tagged as `{kind}`, elsewhere in the file it is a `{others[0]}`',
                f"make it a `{others[0]}` too, if it is the same",
                fix=Fix(f"make it a `{others[0]}`", (Rename(element, others[0]),), safe=False),
            )


def _known(file: File) -> dict[str, Counter[str]]:
    """For each kind of name how often words are one; the lists of the header count for many."""
    known: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for kind in KINDS:
        for element in file.elements(kind):
            listed = parent_of(element) in ("person", "org", "place")
            known[kind][words(element).casefold()] += LISTED if listed else 1
    if any(known.values()):
        signed = [words(element).strip(" .,").casefold() for element in file.elements(*SIGNING) if not len(element)]
        known["persName"].update([*signed, *signed, *{label for _, label in speeches(file)}])
    for kind in KINDS:
        known[kind].pop("", None)
    return known


@rule("A004", Severity.WARNING)
def archive_that_is_no_organisation(file: File) -> Iterator[Problem]:
    """An archive or library that is tagged as a person or a place.

    Why:
        The index of archives, which shows whose papers an edition uses, goes by `orgName`; it misses this one.

    Bad:
        <p><bibl type="archival"><placeName type="repository">RGASPI</placeName> <idno>F. 74.</idno></bibl></p>

    Good:
        <p><bibl type="archival"><orgName type="repository">RGASPI</orgName> <idno>F. 74.</idno></bibl></p>

    Fix:
        Make it an `orgName`.
    """
    for element in file.elements("persName", "placeName"):
        kind = element.get("type", "")
        if kind in KEEPERS:
            yield Problem(
                element,
                f'`{local(element)}` "{words(element)}" is of the type "{kind}", which an organisation is',
                "make it an `orgName`",
                fix=Fix("make it an `orgName`", (Rename(element, "orgName"),), safe=False),
            )


def parent_of(element: etree._Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""
