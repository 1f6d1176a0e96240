"""Persons in the header."""

from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Fix, Problem, Rename, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI


@rule("W001", Severity.WARNING)
def person_twice(file: File) -> Iterator[Problem]:
    """One person described twice, by the same name or with the same link.

    Why:
        What was said, sent and received by one person is then listed under two.

    Bad:
        <listPerson><person xml:id="a"><persName>A. Lind</persName></person>
        <person xml:id="b"><persName>A. Lind</persName></person></listPerson>

    Good:
        <listPerson><person xml:id="a"><persName>A. Lind</persName></person>
        <person xml:id="b"><persName>B. Lind</persName></person></listPerson>

    Fix:
        Keep one `person` and let all pointers lead there; if they are two, give them names that tell them apart.
    """
    seen: dict[str, str] = {}
    for person in file.elements("person"):
        name = person.find(f"{TEI}persName")
        keys = {words(name).casefold()} if name is not None and full(words(name)) else set()
        keys |= {words(each) for each in person.iterfind(f"{TEI}idno") if words(each)}
        known = next((key for key in sorted(keys) if key in seen), None)
        if known is not None:
            message = f'"{words(name) if name is not None else known}" is described twice, first as {seen[known]}'
            yield Problem(person, message, "keep one of the two, or give them names that tell them apart")
        shown = f'"{words(name)}"' if name is not None else "a person"
        seen.update((key, shown) for key in keys if key not in seen)


def full(name: str) -> bool:
    """Whether a name is more than one word: “the first worker” of one scene is not that of another."""
    return sum(word[0].isupper() for word in name.split()) > 1


@rule("W002", Severity.WARNING)
def speaker_not_named_as_the_person(file: File) -> Iterator[Problem]:
    """A speech whose label names another person than its @who.

    Why:
        Readers see the label, indexes follow @who: one of them ascribes the words to somebody who did not say them.

    Bad:
        <sp who="#lind"><speaker>Krebs:</speaker><p>It is.</p></sp>

    Good:
        <sp who="#krebs"><speaker>Krebs:</speaker><p>It is.</p></sp>

    Fix:
        Correct @who, or the label where it was mistyped.
    """
    if not speeches(file):
        return
    people = {id: person for id, person in file.ids.items() if person.tag == f"{TEI}person"}
    names = {id: words(person).casefold() for id, person in people.items()}
    for speech, said in speeches(file):
        ids = [part[1:] for part in speech.get("who", "").split() if part.startswith("#")]
        if len(ids) != 1 or ids[0] not in people or not said or said in names[ids[0]]:
            continue
        others = [id for id, name in names.items() if id != ids[0] and said in name]
        if len(others) == 1:
            yield Problem(
                speech,
                f'the label "{said}" is that of #{others[0]}, @who says #{ids[0]}',
                f'write who="#{others[0]}", or correct the label',
                attribute="who",
                text=speech.get("who", ""),
            )


@rule("W003", Severity.WARNING)
def speech_of_nobody(file: File) -> Iterator[Problem]:
    """A speech without @who, while others with the same label have one.

    Why:
        It is missing where the speeches of this person are listed, counted and searched.

    Bad:
        <sp who="#lind"><speaker>Lind:</speaker><p>Is it free?</p></sp>
        <sp><speaker>Lind:</speaker><p>Then I stay.</p></sp>

    Good:
        <sp who="#lind"><speaker>Lind:</speaker><p>Is it free?</p></sp>
        <sp who="#lind"><speaker>Lind:</speaker><p>Then I stay.</p></sp>

    Fix:
        Add the @who of the others.
    """
    loose = [each for each in speeches(file) if not each[0].get("who")]
    if not loose:
        return
    known: dict[str, set[str]] = {}
    for speech, label in speeches(file):
        if speech.get("who"):
            known.setdefault(label, set()).add(speech.get("who", ""))
    for speech, label in loose:
        whos = known.get(label, set())
        if label and len(whos) == 1:
            (who,) = whos
            yield Problem(
                speech,
                f'the speech of "{label}" has no @who; others of this label have "{who}"',
                f'write who="{who}"',
                fix=Fix(f'write who="{who}"', (SetAttribute(speech, "who", who),), safe=False),
            )


@rule("W004", Severity.WARNING)
def label_that_is_no_speaker(file: File) -> Iterator[Problem]:
    """A speech that begins with the label of its speaker as if it were spoken.

    Why:
        The label is counted and searched among the words of the speech, and the reader does not see who speaks.

    Bad:
        <sp who="#krebs"><speaker>Krebs:</speaker><p>It is.</p></sp>
        <sp who="#lind"><p>Lind:</p><p>Then I stay.</p></sp>

    Good:
        <sp who="#krebs"><speaker>Krebs:</speaker><p>It is.</p></sp>
        <sp who="#lind"><speaker>Lind:</speaker><p>Then I stay.</p></sp>

    Fix:
        Make the paragraph a `speaker`.
    """
    labels = {label for _, label in speeches(file)} - {""}
    for speech, label in speeches(file) if labels else ():
        first = next(speech.iterchildren(etree.Element), None) if not label else None
        if first is None or speech.find(f"{TEI}speaker") is not None:
            continue
        said = words(first)
        if said.casefold().strip(" :.") in labels or (said.endswith(":") and len(said.split()) < 4):
            yield Problem(
                speech,
                f'the speech begins with the label "{said}" in a `{local(first)}`',
                "make it a `speaker`",
                text=said,
                fix=Fix("make it a `speaker`", (Rename(first, "speaker"),), safe=False),
            )


def speeches(file: File) -> list[tuple[etree._Element, str]]:
    """All speeches with the names in their labels, empty where there is none."""
    return file.once(_speeches)


def _speeches(file: File) -> list[tuple[etree._Element, str]]:
    return [(each, label_of(each)) for each in file.elements("sp")]


def label_of(speech: etree._Element) -> str:
    label = next(speech.iterchildren(f"{TEI}speaker"), None)
    return words(label).casefold().strip(" :.") if label is not None else ""
