"""Names that TEI has given up, for which there is another."""

from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.problem import Change, Fix, Problem, Rename, RenameAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI, XML_ID

ELEMENTS = {
    "xref": "ref",
    "xptr": "ptr",
    "dateRange": "date",
    "handList": "handNotes",
    "hand": "handNote",
    "re": "entry",
}
"""Elements that were renamed with what they hold and their attributes kept."""
EVERYWHERE = {"lang": "xml:lang", "id": "xml:id"}
"""Attributes that were renamed on every element."""
ATTRIBUTES = {("date", "value"): "when", ("time", "value"): "when", ("language", "id"): "ident"}


@rule("T001", Severity.WARNING)
def outdated_form(file: File) -> Iterator[Problem]:
    """An element or attribute that TEI has replaced by another.

    Why:
        Schemas of today refuse it, and programs do not know it: an `id` without `xml:` is no id, and nothing can point
        to it.

    Bad:
        <p lang="ru">Да.</p>

    Good:
        <p xml:lang="ru">Да.</p>

    Fix:
        Write the name of today; `tei validate --fix` does.

    Source:
        TEI P5 Guidelines, chapter "Migration from P4"; the specifications that name an end of validity.
    """
    for old, new in ELEMENTS.items():
        for element in file.elements(old):
            yield Problem(
                element,
                f"`{old}` is now `{new}`",
                f"write `{new}`",
                text=old,
                fix=Fix(f"write `{new}`", (Rename(element, new),)),
            )
    for old, new in EVERYWHERE.items():
        for element, value in file.having(old):
            if not str(element.tag).startswith(TEI):
                continue
            name = ATTRIBUTES.get((local(element), old), new)
            other = XML_ID if name == "xml:id" else name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
            change: Change = RenameAttribute(element, old, name)
            taken = other in element.attrib or (name == "xml:id" and value in file.ids)
            yield Problem(
                element,
                f"@{old} of `{local(element)}` is now @{name}",
                f'write {name}="{value}"',
                attribute=old,
                text=value,
                fix=None if taken else Fix(f"write {name}", (change,)),
            )
    for (owner, old), new in ATTRIBUTES.items():
        for element in file.elements(owner) if old not in EVERYWHERE else ():
            if old in element.attrib:
                taken = new in element.attrib
                yield Problem(
                    element,
                    f"@{old} of `{owner}` is now @{new}",
                    f'write {new}="{element.get(old)}"',
                    attribute=old,
                    text=element.get(old, ""),
                    fix=None if taken else Fix(f"write {new}", (RenameAttribute(element, old, new),)),
                )
