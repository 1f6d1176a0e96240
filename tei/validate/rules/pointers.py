"""Pointers: attributes that name other elements."""

import re
from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule

POINTERS = (
    *("who", "toWhom", "target", "corresp", "ref", "resp", "decls", "scheme", "calendar", "datingMethod"),
    *("next", "prev", "sameAs", "copyOf", "hand", "ana", "synch", "source", "change"),
)
NAMES_ONLY = frozenset({"who", "toWhom", "resp", "decls", "calendar", "datingMethod"})
"""Pointers that never mean a file."""
AGENTS = frozenset(
    (
        *("person", "personGrp", "persona", "org", "role", "castItem", "name", "persName", "orgName", "author"),
        *("editor", "respStmt", "handNote", "application", "principal", "sponsor", "funder", "roleName", "listPerson"),
    )
)
KINDS: dict[str, frozenset[str]] = {
    "who": AGENTS - {"application", "respStmt"},
    "toWhom": AGENTS,
    "resp": AGENTS | {"change"},
    "calendar": frozenset({"calendar"}),
    "datingMethod": frozenset({"calendar"}),
    "hand": frozenset({"handNote", "handNotes", "person"}),
}
"""What an attribute can point to (TEI P5, the remarks on each attribute)."""
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
    for attribute in POINTERS:
        for element, value in file.having(attribute):
            parts = value.split()
            missing = [part for part in parts if part in file.ids and "#" not in part]
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
    for attribute in NAMES_ONLY:
        for element, value in file.having(attribute):
            wrong = [
                part for part in value.split() if _WORD.fullmatch(part) and part not in file.ids and "." not in part
            ]
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
            for part in value.split():
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
    return "a " + " or ".join(f"`{kind}`" for kind in sorted(kinds)[:4])
