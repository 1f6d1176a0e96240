"""Ids and the references to them in one file, as they are read."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tei.validate.engines.relaxng.checked import POINTER
from tei.validate.engines.relaxng.recover import Place
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.values import words

if TYPE_CHECKING:
    from tei.validate.engines.relaxng.defect import Defect


class Reference(NamedTuple):
    """An attribute that names an id: `#a` in a pointer, `a` in an IDREF."""

    element: str
    attribute: str
    line: int
    column: int


class Ids:
    """All ids of a file, and the references to ids that did not come yet."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.owners: dict[str, tuple[int, int]] = {}
        """Line and column of the element that has each id."""
        self.open: dict[str, list[Reference]] = {}
        """References to ids that were not read yet, as they are written."""
        self.twice: list[tuple[str, Reference, tuple[int, int]]] = []
        """Ids that were there before, and where."""

    def see(self, kind: str, element: str, attribute: str, value: str, where: Callable[[], Place]) -> None:
        if kind == "ID":
            self.define(element, attribute, value.strip(" \t\r\n"), where())
        elif kind != POINTER:
            for word in words(value):
                self.refer(word, word, element, attribute, where)
        else:
            for word in words(value) if "#" in value else ():
                if word[0] == "#":
                    self.refer(word[1:], word, element, attribute, where)

    def define(self, element: str, attribute: str, name: str, place: Place) -> None:
        if name in self.owners:
            self.twice.append((name, Reference(element, attribute, place.line, place.column), self.owners[name]))
            return
        self.owners[name] = (place.line, place.column)
        self.open.pop(name, None)
        self.open.pop(f"#{name}", None)

    def refer(self, name: str, written: str, element: str, attribute: str, where: Callable[[], Place]) -> None:
        if name not in self.owners:
            reference = Reference(element, attribute, *where())
            known = self.open.setdefault(written, [])
            if reference not in known[-1:]:
                known.append(reference)

    def defects(self) -> "Iterator[Defect]":
        if not self.twice and not self.open:
            return
        from tei.validate.engines.relaxng.defect import Defect

        for name, each, first in self.twice:
            yield Defect(
                "id twice", each.line, each.column, (), each.element, attribute=each.attribute, text=name, first=first
            )
        for written, references in self.open.items():
            for each in references:
                yield Defect(
                    "no such id", each.line, each.column, (), each.element, attribute=each.attribute, text=written
                )
