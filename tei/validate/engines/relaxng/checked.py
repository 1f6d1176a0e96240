"""One attribute whose values are looked at."""

import re

from tei.validate.engines.relaxng.pattern import Pattern
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.engines.relaxng.sure import expression
from tei.validate.engines.relaxng.values import Context, allows, is_contextual

MOST_VALUES = 4000
LONGEST_VALUE = 200
"""Values that are kept as known to be right: how many of an attribute, and how long."""
POINTER = "#"
"""The kind of an attribute that may point to an id, as `#id`."""
KEPT = frozenset(("", POINTER))


class Checked:
    """What is known of the values of an `attribute` pattern."""

    __slots__ = ("attribute", "contextual", "good", "kind", "row", "schema", "seen", "sure")

    def __init__(self, schema: Schema, row: int, kind: str) -> None:
        self.schema = schema
        self.row = row
        self.kind = kind
        """ID, IDREF or IDREFS; # for a pointer; nothing for others."""
        self.good: set[str] = set()
        """Values known to be right."""
        self.seen = self.good if kind == "" else set()
        """Values that need not be looked at again: none, where each is an id or may name one."""
        self.attribute: Pattern | None = None
        self.sure: re.Pattern[str] | None = None
        self.contextual = False

    def read(self) -> Pattern:
        """The pattern, read from the tables when it is first asked for."""
        if self.attribute is None:
            self.attribute = self.schema.reader.pattern(self.row)
            self.sure = expression(self.attribute.parts[0])
            self.contextual = is_contextual(self.attribute)
        return self.attribute

    def allows(self, value: str, context: Context) -> bool:
        if value in self.good:
            return True
        attribute = self.attribute or self.read()
        if (self.sure is None or not self.sure.fullmatch(value)) and not allows(
            self.schema.patterns, attribute.parts[0], value, context
        ):
            return False
        if self.kind in KEPT and not self.contextual and len(value) <= LONGEST_VALUE:
            if len(self.good) >= MOST_VALUES:
                self.good.clear()
            self.good.add(value)
        return True
