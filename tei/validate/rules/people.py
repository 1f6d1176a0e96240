"""Persons in the header."""

from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File, words
from tei.validate.rules.problem import Problem
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
    if not file.by_name.get(f"{TEI}sp"):
        return
    people = {id: person for id, person in file.ids.items() if person.tag == f"{TEI}person"}
    names = {id: words(person).casefold() for id, person in people.items()}
    for speech in file.elements("sp"):
        label = speech.find(f"{TEI}speaker")
        ids = [part[1:] for part in speech.get("who", "").split() if part.startswith("#")]
        said = words(label).casefold().strip(" :.") if label is not None else ""
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
