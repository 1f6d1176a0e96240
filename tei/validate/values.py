"""The values of attributes: whether one is right, and which would be."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache

from lxml import etree

from tei.errors import TeiError
from tei.validate.grammar import Attribute, Grammar
from tei.validate.source import RNG, contents, inherited, kind

XSD_TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
WORDS = {
    "anyURI": "a pointer such as #note-1, or a web address",
    "NCName": "a name that begins with a letter, without spaces or colons",
    "ID": "a name that begins with a letter, without spaces or colons, that no other element has",
    "NMTOKEN": "one word of letters, digits, - . _",
    "language": "a language tag such as en, ru, de, fr",
    "decimal": "a number",
    "double": "a number",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "boolean": "true or false",
    "duration": "a duration such as P3D",
}
VALUES = tuple(f"{RNG}{name}" for name in ("data", "value", "list", "text"))
ONE_WORD = r"[^\p{C}\p{Z}]+"
"""How the TEI's own schemas say that a value is one word."""
DATES = frozenset({"date", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "time", "dateTime"})
DATE_WORDS = "a date such as 1962, 1962-03, 1962-03-05, --03-05, or a time such as 14:30:00"


@dataclass(frozen=True, slots=True)
class Expected:
    """What an attribute may be: words from a list, something of a form, or either."""

    values: tuple[str, ...]
    forms: tuple[str, ...]
    several: bool
    """Whether it may be several, with spaces between."""


@cache
def standalone(grammar: Grammar, attribute: Attribute) -> etree._Element:
    """The `attribute` pattern of the schema with every reference in it written out, under the name `v`."""
    whole = etree.Element(f"{RNG}attribute", name="v")
    for part in contents(attribute.value):
        written = written_out(grammar, part)
        if kind(attribute.value) == "attribute" or next(written.iter(*VALUES), None) is not None:
            whole.append(written)
    return whole


def written_out(grammar: Grammar, source: etree._Element) -> etree._Element:
    if kind(source) == "ref":
        definitions = grammar.definitions.get(source.get("name", ""), [])
        copy = etree.Element(f"{RNG}choice")
        for definition in definitions:
            whole = etree.SubElement(copy, f"{RNG}group")
            for part in definition.iterchildren(f"{RNG}*"):
                whole.append(written_out(grammar, part))
        return copy
    if kind(source) == "attribute":
        return etree.Element(f"{RNG}empty")
    copy = deepcopy(source)
    copy.tail = None
    if kind(source) in ("data", "value"):
        copy.set("datatypeLibrary", inherited(source, "datatypeLibrary"))
        return copy
    for part in list(copy):
        copy.remove(part)
    for part in source.iterchildren(f"{RNG}*"):
        copy.append(written_out(grammar, part))
    return copy


@cache
def checker(grammar: Grammar, attribute: Attribute) -> etree.RelaxNG | None:
    """A schema for this attribute alone; None where any text will do."""
    value = standalone(grammar, attribute)
    if not len(value) or value.find(f"{RNG}text") is not None:
        return None
    root = etree.Element(f"{RNG}element", name="v")
    root.append(deepcopy(value))
    try:
        return etree.RelaxNG(root)
    except etree.RelaxNGParseError as error:
        raise TeiError(f"the schema is not correct: it has an unusable value, {error}") from None


@cache
def accepts(grammar: Grammar, attribute: Attribute, value: str) -> bool:
    """Whether the schema allows the value, in the judgement of the schema engine."""
    engine = checker(grammar, attribute)
    return engine is None or bool(engine.validate(etree.Element("v", v=value)))


@cache
def expected(grammar: Grammar, attribute: Attribute) -> Expected:
    pattern = standalone(grammar, attribute)
    types = list(dict.fromkeys(data.get("type", "") for data in pattern.iter(f"{RNG}data")))
    forms = [DATE_WORDS] if DATES & set(types) else []
    forms += [form(data) for data in pattern.iter(f"{RNG}data") if data.get("type") not in DATES]
    values = tuple(dict.fromkeys(value.text or "" for value in pattern.iter(f"{RNG}value")))
    return Expected(values, tuple(dict.fromkeys(forms)), pattern.find(f".//{RNG}list") is not None)


def form(data: etree._Element) -> str:
    """A datatype in words; a pattern the schema gives for it is quoted as it stands."""
    if (words := WORDS.get(data.get("type", ""))) is not None:
        return words
    pattern = data.find(f"{RNG}param[@name='pattern']")
    if pattern is None or not pattern.text:
        return "any text"
    return "one word without spaces" if pattern.text == ONE_WORD else f"text of the form {pattern.text}"
