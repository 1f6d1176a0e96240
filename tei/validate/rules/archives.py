"""Shelf marks: parts that are missing or contradict the printed form."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI

_NUMBER = re.compile(r"\d+")
_TWO = re.compile(r"(\d+)\s*[-\u2010-\u2014]\s*(\d+)")


@rule("A001", Severity.WARNING)
def shelf_mark_without_repository(file: File) -> Iterator[Problem]:
    """A shelf mark in the header that does not say which archive it is of.

    Why:
        Fond 74 is in every archive; without its name nobody can order the file, and an index of archives misses it.

    Bad:
        <msDesc><msIdentifier><collection type="fond" n="74">74</collection><idno type="delo">38</idno>
        </msIdentifier></msDesc>

    Good:
        <msDesc><msIdentifier><repository key="RGASPI">RGASPI</repository><collection type="fond" n="74">74</collection>
        <idno type="delo">38</idno></msIdentifier></msDesc>

    Fix:
        Add `repository` with the name of the archive, if the source states it or you know it.
    """
    for identifier in file.elements("msIdentifier"):
        names = {local(each) for each in identifier.iterchildren(etree.Element)}
        parent = identifier.getparent()
        # A part or a fragment lies where its manuscript does, and one that is an example of a schema lies nowhere.
        if parent is None or local(parent) != "msDesc" or not {"collection", "idno"} & names:
            continue
        if not {"repository", "institution", "msName"} & names:
            yield Problem(identifier, "the shelf mark names no archive", "add `repository` with its name")


@rule("A002", Severity.ERROR)
def part_of_a_shelf_mark_not_as_printed(file: File) -> Iterator[Problem]:
    """A part of a shelf mark whose value and words disagree.

    Why:
        The words are what the reader orders, the value is what the index lists: one leads to another file.

    Bad:
        <p><bibl type="archival"><idno type="fond" n="47">F. 74.</idno> <idno n="38">D. 38.</idno></bibl></p>

    Good:
        <p><bibl type="archival"><idno type="fond" n="74">F. 74.</idno> <idno n="38">D. 38.</idno></bibl></p>

    Fix:
        Compare with the source and correct @n, or the words.
    """
    for element in file.elements("idno", "collection", "citedRange", "locus"):
        own = _NUMBER.findall(words(element))
        if not own or (local(element) == "idno" and element.get("n") is None):
            continue
        for name in ("n", "from", "to"):
            value = element.get(name)
            numbers = _NUMBER.findall(value) if value else []
            if not numbers or all(number in own for number in numbers):
                continue
            if name == "to" and own[-1] and numbers[-1].endswith(own[-1]):
                continue  # 248–51 ends at 251
            fix = None
            if name == "n" and len(numbers) == len(own) == 1 and value == numbers[0]:
                fix = Fix(f'write n="{own[0]}"', (SetAttribute(element, "n", own[0]),), safe=False)
            yield Problem(
                element,
                f'@{name} of `{local(element)}` is "{value}", its words are "{words(element)}"',
                "compare with the source, and correct the one that is wrong",
                attribute=name,
                text=value or "",
                fix=fix,
            )


@rule("A003", Severity.ERROR)
def shelf_mark_not_that_of_its_parts(file: File) -> Iterator[Problem]:
    """A header whose shelf mark as printed has other numbers than its parts.

    Why:
        Platforms read the parts, people the printed form; the two must lead to the same leaves.

    Bad:
        <msDesc><msIdentifier><repository>RGASPI</repository><collection type="fond" n="47">47</collection>
        <idno type="shelfmark">RGASPI F. 74. Op. 2. D. 38.</idno></msIdentifier></msDesc>

    Good:
        <msDesc><msIdentifier><repository>RGASPI</repository><collection type="fond" n="74">74</collection>
        <idno type="shelfmark">RGASPI F. 74. Op. 2. D. 38.</idno></msIdentifier></msDesc>

    Fix:
        Compare with the source and correct the part, or the printed form.
    """
    for printed in file.elements("idno"):
        parent = printed.getparent()
        if printed.get("type") != "shelfmark" or parent is None:
            continue
        numbers = set(_NUMBER.findall(words(printed)))
        for part in parent.iterchildren(f"{TEI}collection", f"{TEI}idno"):
            value = part.get("n") or words(part)
            own = _NUMBER.findall(value)
            if part is not printed and len(value) <= 12 and own and not set(own) <= numbers:
                kind = part.get("type", local(part))
                message = f'the {kind} is "{value}", but the shelf mark as printed is "{words(printed)}"'
                yield Problem(part, message, "compare with the source, and correct the one that is wrong", text=value)


@rule("A005", Severity.WARNING)
def leaves_without_the_last(file: File) -> Iterator[Problem]:
    """Leaves or pages whose words name a first and a last, while the value has only one of the two.

    Why:
        Who looks for what stands on the last of them does not find it.

    Bad:
        <p><bibl type="archival"><citedRange unit="leaf" from="48">L. 48-51.</citedRange></bibl></p>

    Good:
        <p><bibl type="archival"><citedRange unit="leaf" from="48" to="51">L. 48-51.</citedRange></bibl></p>

    Fix:
        Add @to, or @from.
    """
    for element in file.elements("citedRange", "locus", "biblScope"):
        ends = element.get("from"), element.get("to")
        stated = _TWO.search(words(element)) if (ends[0] is None) != (ends[1] is None) else None
        if stated is None:
            continue
        own, other = ("from", "to") if ends[0] is not None else ("to", "from")
        if element.get(own) == stated[1 if own == "from" else 2]:
            value = stated[2 if own == "from" else 1]
            yield Problem(
                element,
                f'`{local(element)}` "{words(element)}" has only @{own}',
                f'add {other}="{value}"',
                attribute=own,
                text=element.get(own, ""),
                fix=Fix(f'add {other}="{value}"', (SetAttribute(element, other, value),), safe=False),
            )
