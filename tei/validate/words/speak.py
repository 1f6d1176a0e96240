"""One defect in words: its code, what is there and what was expected, and what to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tei.diagnostic import Diagnostic, Severity
from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.names import XML_NAMESPACE, local_of, namespace_of
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.near import nearest
from tei.validate.words.lists import clipped, element_names, quoted, shown
from tei.validate.words.values import allowed_values, expected
from tei.xml import TEI_NAMESPACE

MANY = 2000
GUESSES = 50
"""For how many pointers, among how many ids, the one that was meant is looked for: it takes time."""


@dataclass(slots=True)
class Told:
    """A defect in words."""

    code: str
    message: str
    help: str = ""
    text: str = ""


@dataclass(slots=True)
class Telling:
    """What is needed to put the defects of one file into words."""

    schema: Schema
    prefixes: Mapping[str, str]
    ids: frozenset[str]
    guesses: int = GUESSES

    def shown(self, name: str) -> str:
        return shown(name, self.prefixes)


def speak(
    defects: Iterable[Defect],
    schema: Schema,
    prefixes: Mapping[str, str],
    ids: Iterable[str],
    name: str,
    warnings: frozenset[str] = frozenset(),
) -> list[Diagnostic]:
    """The defects of one file as diagnostics, in the order of its lines.

    Args:
        name: what messages call the file.
        warnings: codes that are only warnings.
    """
    telling = Telling(schema, prefixes, frozenset(ids))
    found = []
    for defect in defects:
        told = TELLERS[defect.kind](defect, telling)
        if told is not None:
            severity = Severity.WARNING if told.code in warnings else Severity.ERROR
            found.append(
                Diagnostic(
                    told.code, severity, told.message, name, defect.line, defect.column, text=told.text, help=told.help
                )
            )
    return sorted(found, key=lambda each: (each.line, each.column or 0, each.code))


def allowed_here(defect: Defect, telling: Telling) -> str:
    names = element_names(telling.schema, defect.expected)
    return f"allowed here: {quoted(names)}" if names else ""


def unknown_element(defect: Defect, telling: Telling) -> Told:
    help = allowed_here(defect, telling)
    if defect.meant:
        help = f"did you mean {defect.meant}? {help}".strip()
    return Told("X002", f"`{telling.shown(defect.element)}` is not an element of the schema", help)


def foreign_element(defect: Defect, telling: Telling) -> Told:
    message = f"`{telling.shown(defect.element)}` is of another vocabulary, which the schema does not know"
    return Told("X002", message, allowed_here(defect, telling))


def other_namespace(defect: Defect, telling: Telling) -> Told:
    namespace = namespace_of(defect.element)
    where = f'in the namespace "{namespace}"' if namespace else "in no namespace"
    message = f"`{local_of(defect.element)}` is {where}, not in that of TEI"
    return Told("X002", message, f'write xmlns="{TEI_NAMESPACE}" on the root element')


def wrong_root(defect: Defect, telling: Telling) -> Told:
    names = quoted(element_names(telling.schema, defect.expected))
    return Told("X003", f"the root element is `{telling.shown(defect.element)}`", f"it has to be {names}")


def misplaced(defect: Defect, telling: Telling) -> Told:
    here, called = telling.shown(defect.parent), telling.shown(defect.element)
    after = f", after `{telling.shown(defect.previous)}`" if defect.previous and defect.elsewhere else ""
    message = f"`{called}` is not allowed {'at this place ' if defect.elsewhere else ''}in `{here}`{after}"
    if defect.more:
        names = quoted(dict.fromkeys(map(telling.shown, defect.more)), "and")
        message += f" (and {len(defect.more)} more after it: {names})"
    if help := allowed_here(defect, telling):
        return Told("X003", message, help)
    whole = "is always empty" if defect.empty else "ends here" if defect.previous else "holds no elements"
    return Told("X003", message, f"`{here}` {whole}; move `{called}` out of it")


def too_early(defect: Defect, telling: Telling) -> Told:
    here, called, late = map(telling.shown, (defect.parent, defect.element, defect.previous))
    return Told("X003", f"`{called}` stands before `{late}` in `{here}`", f"move `{late}` before it")


def missing_before(defect: Defect, telling: Telling) -> Told:
    words = " and ".join(quoted(map(telling.shown, names)) for names in defect.absent)
    verb = "are" if len(defect.absent) > 1 else "is"
    here, called = telling.shown(defect.parent), telling.shown(defect.element)
    return Told("X004", f"{words} {verb} missing before `{called}` in `{here}`", f"add {words}")


def incomplete(defect: Defect, telling: Telling) -> Told:
    names = [shown(each, telling.prefixes) for step in defect.absent for each in step]
    words = quoted(sorted(set(names), key=str.lower)) or "text"
    after = f" after `{telling.shown(defect.previous)}`" if defect.previous else ""
    here = telling.shown(defect.element)
    return Told("X004", f"`{here}` is not complete: {words} is missing{after}", f"add {words}")


def stray_text(defect: Defect, telling: Telling) -> Told:
    words = clipped(defect.text)
    names = element_names(telling.schema, defect.expected)
    help = f"put it into an element; allowed here: {quoted(names)}" if names else "take it out, or move it"
    message = f'text may not stand directly in `{telling.shown(defect.element)}`: "{words}"'
    return Told("X005", message, help, words)


def wrong_text(defect: Defect, telling: Telling) -> Told:
    message = f'the text of `{telling.shown(defect.element)}` cannot be "{clipped(defect.text)}"'
    return Told("X007", message, f"write {allowed_values(defect.patterns)}", defect.text)


def unknown_attribute(defect: Defect, telling: Telling) -> Told:
    here, called = telling.shown(defect.element), telling.shown(defect.attribute)
    names = declared(defect, telling)
    close = meant_attribute(defect.attribute, defect, telling)
    words = sorted({f"@{shown(each, {})}" for each in names}, key=str.lower)
    help = f"`{here}` may have {quoted(words, 'and').replace('`', '')}" if names else f"`{here}` has no attributes"
    if close is not None:
        help = f"did you mean @{shown(close, {})}? {help}"
    return Told("X006", f'@{called} "{clipped(defect.text)}" is not allowed on `{here}`', help, defect.text)


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
    here, called = telling.shown(defect.element), telling.shown(defect.attribute)
    message = f'@{called} "{clipped(defect.text)}" of `{here}` does not go with its other attributes'
    return Told("X006", message, "take it or one of the others out", defect.text)


def wrong_value(defect: Defect, telling: Telling) -> Told:
    here, called = telling.shown(defect.element), telling.shown(defect.attribute)
    help = f"write {allowed_values(defect.patterns)}"
    values = [value for each in defect.patterns for value in expected(each).values]
    if (close := nearest(defect.text.strip(), values)) is not None:
        help = f'did you mean "{close}"? {help}'
    return Told("X007", f'@{called} of `{here}` cannot be "{clipped(defect.text)}"', help, defect.text)


def missing_attribute(defect: Defect, telling: Telling) -> Told | None:
    """What is missing, unless it was misspelt: that was said."""
    known = set(declared(defect, telling))
    meant = {meant_attribute(name, defect, telling) for name in defect.more if name not in known}
    names = [name for each in defect.patterns if each.names for name in sorted(each.names.listed)]
    if meant & set(names):
        return None
    here = telling.shown(defect.element)
    words = " or ".join(f"@{shown(name, {})}" for name in names)
    help = f"add {words}" + (f": {allowed_values(defect.patterns)}" if len(names) == 1 else "")
    return Told("X008", f"`{here}` has no {words}, which the schema requires", help)


def id_twice(defect: Defect, telling: Telling) -> Told:
    help = "give one of the two another id, and change the pointers that mean it"
    message = f'the id "{defect.text}" is used twice, first in line {defect.first[0]}'
    return Told("X009", message, help, defect.text)


def no_such_id(defect: Defect, telling: Telling) -> Told:
    hash = "#" if defect.text.startswith("#") else ""
    name = defect.text.removeprefix("#")
    close = nearest(name, telling.ids) if telling.guesses and len(telling.ids) < MANY else None
    telling.guesses = max(0, telling.guesses - 1)
    help = f'did you mean "{hash}{close}"? ' if close else ""
    help += f'give the element it means xml:id="{name}", or correct the pointer'
    called = telling.shown(defect.attribute)
    message = f'@{called} of `{telling.shown(defect.element)}` points to "{defect.text}", which is no id in this file'
    return Told("X010", message, help, defect.text)


def never_allowed(defect: Defect, telling: Telling) -> Told:
    message = f"the schema allows no `{telling.shown(defect.element)}` with these attributes"
    return Told("X003", message, "take it out, or change its attributes")


TELLERS: Mapping[str, Callable[[Defect, Telling], Told | None]] = {
    "unknown element": unknown_element,
    "foreign element": foreign_element,
    "other namespace": other_namespace,
    "wrong root": wrong_root,
    "misplaced": misplaced,
    "too early": too_early,
    "missing before": missing_before,
    "incomplete": incomplete,
    "text": stray_text,
    "wrong text": wrong_text,
    "unknown attribute": unknown_attribute,
    "conflicting attribute": conflicting_attribute,
    "wrong value": wrong_value,
    "missing attribute": missing_attribute,
    "id twice": id_twice,
    "no such id": no_such_id,
    "never allowed": never_allowed,
}
