"""Ids that stand twice."""

from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.pointers import pointers
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import XML_ID


@rule("I002", Severity.ERROR)
def id_twice(file: File) -> Iterator[Problem]:
    """An id that two elements of the file have.

    Why:
        A pointer leads to the first of the two, and the second cannot be pointed to; XML forbids it.

    Bad:
        <p xml:id="p-1">He came.</p><p xml:id="p-1">He left.</p>

    Good:
        <p xml:id="p-1">He came.</p><p xml:id="p-1-2">He left.</p>

    Fix:
        Give the second another id, and correct the pointers that mean it.
    """
    if len(file.ids) == len(file.having(XML_ID)):
        return
    pointed = {part[1:] for _, _, value in pointers(file) for part in value.split() if part[:1] == "#"}
    taken = set(file.ids)
    for element, id in file.having(XML_ID):
        first = file.ids[id]
        if first is element:
            continue
        number = 2
        while f"{id}-{number}" in taken:
            number += 1
        new = f"{id}-{number}"
        taken.add(new)
        # Where nothing points to the id, nothing can lead astray.
        yield Problem(
            element,
            f'the id "{id}" of `{local(element)}` is that of a `{local(first)}` before it',
            f'give one of the two another id, such as "{new}"',
            attribute="xml:id",
            text=id,
            fix=Fix(f'write xml:id="{new}"', (SetAttribute(element, "xml:id", new),), safe=id not in pointed),
        )
