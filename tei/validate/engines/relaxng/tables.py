"""A compiled schema as plain lists of numbers and strings, which can be written to a file and read back.

A pattern is a row: its kind, and the rows of its parts, which stand before it; or its row in the other tables.
"""

from dataclasses import dataclass, field

from tei.validate.engines.relaxng.names import Names, Wild
from tei.validate.engines.relaxng.pattern import EMPTY, NOT_ALLOWED, TEXT, Pattern, Patterns
from tei.validate.engines.relaxng.types import Type

NamesRow = list[object]
"""The names, sorted; then for each wildcard its namespace, or None, and the names it leaves out."""
Row = list[object]
FIXED = {"empty": EMPTY, "notAllowed": NOT_ALLOWED, "text": TEXT}


@dataclass(slots=True)
class Tables:
    names: list[NamesRow] = field(default_factory=list)
    types: list[list[object]] = field(default_factory=list)
    patterns: list[Row] = field(default_factory=list)
    definitions: list[list[int]] = field(default_factory=list)
    """Of each element definition: names, pattern, and the file and line it stands in."""
    files: list[str] = field(default_factory=list)
    start: int = 0
    sound: bool = True
    """Whether ids can be checked by the schema (RELAX NG DTD Compatibility, section 5)."""
    contextual: bool = False
    """Whether a value can mean something else where other prefixes are declared."""


class Writer:
    """Patterns into rows, each once."""

    def __init__(self, tables: Tables, rows: dict[Pattern, int] | None = None) -> None:
        self.tables = tables
        self.rows = {} if rows is None else rows
        self.names: dict[Names, int] = {}
        self.types: dict[Type, int] = {}

    def row(self, pattern: Pattern) -> int:
        found = self.rows.get(pattern)
        if found is None:
            made = self.made(pattern)
            found = self.rows[pattern] = len(self.tables.patterns)
            self.tables.patterns.append(made)
        return found

    def made(self, pattern: Pattern) -> Row:
        kind = pattern.kind
        parts = map(self.row, pattern.parts)
        match kind:
            case "element":
                return [kind, pattern.definition]
            case "attribute":
                assert pattern.names is not None
                return [kind, self.names_row(pattern.names), *parts]
            case "data":
                assert pattern.type is not None
                return [kind, self.type_row(pattern.type), *parts]
            case "value":
                assert pattern.type is not None
                return [kind, self.type_row(pattern.type), pattern.value]
            case _:
                return [kind, *parts]

    def names_row(self, names: Names) -> int:
        found = self.names.get(names)
        if found is None:
            found = self.names[names] = len(self.tables.names)
            self.tables.names.append(written(names))
        return found

    def type_row(self, type: Type) -> int:
        found = self.types.get(type)
        if found is None:
            found = self.types[type] = len(self.tables.types)
            lists = [list(pair) for pair in type.params], [list(pair) for pair in type.prefixes]
            self.tables.types.append([type.library, type.name, lists[0], type.namespace, lists[1]])
        return found


def written(names: Names) -> NamesRow:
    return [sorted(names.listed), [[wild.namespace, written(wild.but)] for wild in names.wild]]


class Reader:
    """Rows into patterns, as they are asked for."""

    def __init__(self, tables: Tables, patterns: Patterns) -> None:
        self.tables = tables
        self.patterns = patterns
        self.known: dict[int, Pattern] = {}
        self.rows: dict[Pattern, int] = {}
        """The other way round, to write what was learned."""

    def pattern(self, row: int) -> Pattern:
        found = self.known.get(row)
        if found is None:
            found = self.known[row] = self.made(self.tables.patterns[row])
            self.rows.setdefault(found, row)
        return found

    def made(self, row: Row) -> Pattern:
        patterns = self.patterns
        match row:
            case ["choice", *parts]:
                return patterns.choice(self.pattern(number(part)) for part in parts)
            case ["group", one, other]:
                return patterns.group(self.pattern(number(one)), self.pattern(number(other)))
            case ["interleave", one, other]:
                return patterns.interleave(self.pattern(number(one)), self.pattern(number(other)))
            case ["oneOrMore", part]:
                return patterns.one_or_more(self.pattern(number(part)))
            case ["element", definition]:
                return patterns.element(number(definition))
            case ["attribute", names, value]:
                return patterns.attribute(self.names(number(names)), self.pattern(number(value)))
            case ["data", type, *but]:
                return patterns.data(self.type(number(type)), self.pattern(number(but[0])) if but else None)
            case ["value", type, str(value)]:
                return patterns.value(self.type(number(type)), value)
            case ["list", part]:
                return patterns.list(self.pattern(number(part)))
            case ["empty" | "notAllowed" | "text" as kind]:
                return FIXED[kind]
            case _:
                raise ValueError(row)

    def names(self, row: int) -> Names:
        return names_of(self.tables.names[row])

    def type(self, row: int) -> Type:
        match self.tables.types[row]:
            case [str(library), str(name), list(params), str(namespace), list(prefixes)]:
                return Type(library, name, pairs(params), namespace, pairs(prefixes))
            case other:
                raise ValueError(other)


def number(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(value)
    return value


def pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in rows)


def names_of(row: NamesRow) -> Names:
    match row:
        case [list(listed), list(wild)]:
            return Names(frozenset(listed), tuple(Wild(namespace, names_of(but)) for namespace, but in wild))
        case _:
            raise ValueError(row)
