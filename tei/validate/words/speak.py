"""Defects in words: for each its code, what is there and what was expected, and what to do."""

from collections.abc import Callable, Iterable, Mapping

from tei.diagnostic import Diagnostic, Severity
from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.words import attributes, elements
from tei.validate.words.telling import Telling, Told
from tei.validate.words.wording import wording

TELLERS: Mapping[str, Callable[[Defect, Telling], Told | None]] = {
    "unknown element": elements.unknown_element,
    "foreign element": elements.foreign_element,
    "other namespace": elements.other_namespace,
    "wrong root": elements.wrong_root,
    "misplaced": elements.misplaced,
    "too early": elements.too_early,
    "missing before": elements.missing_before,
    "incomplete": elements.incomplete,
    "text": elements.stray_text,
    "never allowed": elements.never_allowed,
    "wrong text": attributes.wrong_text,
    "unknown attribute": attributes.unknown_attribute,
    "conflicting attribute": attributes.conflicting_attribute,
    "wrong value": attributes.wrong_value,
    "missing attribute": attributes.missing_attribute,
    "id twice": attributes.id_twice,
    "no such id": attributes.no_such_id,
}
NO_USE: Mapping[str, int] = {}


def speak(
    defects: Iterable[Defect],
    schema: Schema,
    prefixes: Mapping[str, str],
    ids: Iterable[str],
    name: str,
    warnings: frozenset[str] = frozenset(),
    language: str = "en",
    used: Mapping[str, int] = NO_USE,
) -> list[Diagnostic]:
    """The defects of one file as diagnostics, in the order of its lines.

    Args:
        prefixes: for name spaces the prefix that the file uses.
        ids: all ids of the file.
        name: what messages call the file.
        warnings: codes that are only warnings.
        language: one of those there is a table for.
        used: how often the file has each element: what it uses is likelier to have been meant.

    Raises:
        TeiError: there are no messages in that language.
    """
    telling = Telling(schema, prefixes, frozenset(ids), wording(language), used)
    found = []
    for defect in defects:
        told = TELLERS[defect.kind](defect, telling)
        if told is not None:
            severity = Severity.WARNING if told.code in warnings else Severity.ERROR
            found.append(diagnostic(defect, told, telling, name, severity))
    return sorted(found, key=lambda each: (each.line, each.column or 0, each.code))


def diagnostic(defect: Defect, told: Told, telling: Telling, name: str, severity: Severity) -> Diagnostic:
    return Diagnostic(
        told.code,
        severity,
        told.message,
        name,
        defect.line,
        defect.column,
        text=told.text,
        help=joined(told.help),
        path="/".join(map(telling.shown, defect.path)),
        allowed=told.allowed,
    )


def joined(sentences: tuple[str, ...]) -> str:
    """What to do, in one line: after a question the next begins without a sign."""
    line = ""
    for each in sentences:
        line += each if not line else f" {each}" if line.endswith("?") else f"; {each}"
    return line
