"""Defects of attributes, of values and of ids, in words."""

from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.names import XML_NAMESPACE, local_of, namespace_of
from tei.validate.near import nearest
from tei.validate.words.advice import date_value, day_that_lacks
from tei.validate.words.names import clipped, shown
from tei.validate.words.telling import Telling, Told
from tei.validate.words.values import allowed_values, expected

MANY = 2000
"""Among how many ids the one that was meant is looked for."""


def wrong_text(defect: Defect, telling: Telling) -> Told:
    element = telling.name(defect.element)
    message = telling.words.message("wrong-text", element=element, text=clipped(defect.text))
    return Told("X007", message, value_help(defect, telling), defect.text)


def wrong_value(defect: Defect, telling: Telling) -> Told:
    attribute, element = telling.attribute(defect.attribute), telling.name(defect.element)
    text = clipped(defect.text)
    message = telling.words.message("wrong-value", attribute=attribute, element=element, text=text)
    return Told("X007", message, value_help(defect, telling), defect.text)


def value_help(defect: Defect, telling: Telling) -> tuple[str, ...]:
    """The value that was probably meant, and what may be written."""
    words = telling.words
    allowed = [expected(each) for each in defect.patterns]
    help: list[str] = []
    close = nearest(defect.text.strip(), [value for each in allowed for value in each.values])
    if any(each.dates for each in allowed):
        lacking = day_that_lacks(defect.text)
        if lacking is not None:
            return (words.help("no-such-day", month=lacking[0], days=lacking[1]),)
        meant = date_value(defect.text)
        if meant and defect.attribute:
            help.append(words.help("write-value", attribute=telling.shown(defect.attribute), value=meant))
    elif close is not None:
        help.append(words.help("meant", names=f'"{close}"'))
    return (*help, words.help("write", values=allowed_values(defect.patterns, words)))


def unknown_attribute(defect: Defect, telling: Telling) -> Told:
    words, element = telling.words, telling.name(defect.element)
    names = declared(defect, telling)
    close = meant_attribute(defect.attribute, defect, telling)
    allowed = sorted({f"@{shown(each, {})}" for each in names}, key=str.lower)
    help = [] if close is None else [words.help("meant", names=f"@{shown(close, {})}")]
    help += [] if names else [words.help("no-attributes", element=element)]
    attribute, text = telling.attribute(defect.attribute), clipped(defect.text)
    message = words.message("unknown-attribute", attribute=attribute, element=element, text=text)
    return Told("X006", message, tuple(help), defect.text, tuple(allowed))


def declared(defect: Defect, telling: Telling) -> list[str]:
    patterns = telling.schema.attributes(defect.definitions[0])
    return [name for each in patterns if each.names is not None for name in each.names.listed]


def meant_attribute(name: str, defect: Defect, telling: Telling) -> str | None:
    """The attribute that was meant by one that the element cannot have."""
    others = {shown(each, {}): each for each in declared(defect, telling) if each not in defect.more}
    close = nearest(telling.shown(name), others)
    if close is None and namespace_of(name) != XML_NAMESPACE and f"xml:{local_of(name)}" in others:
        close = f"xml:{local_of(name)}"
    return others[close] if close is not None else None


def conflicting_attribute(defect: Defect, telling: Telling) -> Told:
    attribute, element = telling.attribute(defect.attribute), telling.name(defect.element)
    text = clipped(defect.text)
    message = telling.words.message("conflicting-attribute", attribute=attribute, element=element, text=text)
    return Told("X006", message, (telling.words.help("one-out"),), defect.text)


def missing_attribute(defect: Defect, telling: Telling) -> Told | None:
    """What is missing, unless it was misspelt: that was said."""
    words = telling.words
    known = set(declared(defect, telling))
    meant = {meant_attribute(name, defect, telling) for name in defect.more if name not in known}
    names = [name for each in defect.patterns if each.names for name in sorted(each.names.listed)]
    if meant & set(names):
        return None
    listed = words.listed(f"@{shown(name, {})}" for name in names)
    message = words.message("missing-attribute", element=telling.name(defect.element), names=listed)
    if len(names) == 1:
        values = allowed_values(defect.patterns, words)
        return Told("X008", message, (words.help("add-attribute", names=listed, values=values),))
    return Told("X008", message, (words.help("add", names=listed),))


def id_twice(defect: Defect, telling: Telling) -> Told:
    message = telling.words.message("id-twice", text=defect.text, line=defect.first[0])
    return Told("X009", message, (telling.words.help("another-id"),), defect.text)


def no_such_id(defect: Defect, telling: Telling) -> Told:
    words = telling.words
    hash = "#" if defect.text.startswith("#") else ""
    id = defect.text.removeprefix("#")
    close = nearest(id, telling.ids) if telling.guesses and len(telling.ids) < MANY else None
    telling.guesses = max(0, telling.guesses - 1)
    help = [words.help("meant", names=f'"{hash}{close}"')] if close else []
    attribute, element = telling.attribute(defect.attribute), telling.name(defect.element)
    message = words.message("no-such-id", attribute=attribute, element=element, text=defect.text)
    return Told("X010", message, (*help, words.help("give-id", id=id)), defect.text)
