"""Ids and the references to them in one file, as they are read."""

from collections.abc import Iterator
from dataclasses import dataclass

from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.names import XML_ID
from tei.validate.engines.relaxng.recover import Place
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.values import words


@dataclass(frozen=True, slots=True)
class Reference:
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
        self.found: list[Defect] = []

    def see(self, kind: str, element: str, attribute: str, value: str, place: Place) -> None:
        if kind == "ID" or attribute == XML_ID:
            self.define(element, attribute, value.strip(" \t\r\n"), place)
        elif kind:
            for word in words(value):
                self.refer(word, word, element, attribute, place)
        else:
            for word in dict.fromkeys(words(value)):
                if word[0] == "#":
                    self.refer(word[1:], word, element, attribute, place)

    def define(self, element: str, attribute: str, name: str, place: Place) -> None:
        if name in self.owners:
            defect = Defect("id twice", place.line, place.column, (), element, attribute=attribute, text=name)
            defect.first = self.owners[name]
            self.found.append(defect)
            return
        self.owners[name] = (place.line, place.column)
        self.open.pop(name, None)
        self.open.pop(f"#{name}", None)

    def refer(self, name: str, written: str, element: str, attribute: str, place: Place) -> None:
        if name not in self.owners:
            reference = Reference(element, attribute, place.line, place.column)
            self.open.setdefault(written, []).append(reference)

    def defects(self) -> Iterator[Defect]:
        yield from self.found
        for written, references in self.open.items():
            for each in references:
                yield Defect(
                    "no such id", each.line, each.column, (), each.element, attribute=each.attribute, text=written
                )
