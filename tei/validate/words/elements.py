"""Defects of elements and of the text between them, in words."""

from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.names import local_of, namespace_of
from tei.validate.words.advice import containers, fits_at_beginning, fits_in, wrappers
from tei.validate.words.names import clipped
from tei.validate.words.telling import Telling, Told
from tei.xml import TEI_NAMESPACE


def unknown_element(defect: Defect, telling: Telling) -> Told:
    help = (telling.words.help("meant", names=defect.meant),) if defect.meant else ()
    message = telling.words.message("unknown-element", element=telling.name(defect.element))
    return Told("X002", message, help, allowed=telling.allowed(defect))


def foreign_element(defect: Defect, telling: Telling) -> Told:
    message = telling.words.message("foreign-element", element=telling.name(defect.element))
    return Told("X002", message, (telling.words.help("take-out"),), allowed=telling.allowed(defect))


def other_namespace(defect: Defect, telling: Telling) -> Told:
    namespace, element = namespace_of(defect.element), f"`{local_of(defect.element)}`"
    key = "other-namespace" if namespace else "no-namespace"
    message = telling.words.message(key, element=element, namespace=namespace)
    return Told("X002", message, (telling.words.help("write-namespace", namespace=TEI_NAMESPACE),))


def wrong_root(defect: Defect, telling: Telling) -> Told:
    message = telling.words.message("wrong-root", element=telling.name(defect.element))
    names = telling.words.names(telling.allowed(defect))
    return Told("X003", message, (telling.words.help("root", names=names),))


def misplaced(defect: Defect, telling: Telling) -> Told:
    words, parent, element = telling.words, telling.name(defect.parent), telling.name(defect.element)
    key = "misplaced-after" if defect.previous and defect.elsewhere else "misplaced"
    key = "misplaced-here" if defect.elsewhere and not defect.previous else key
    message = words.message(key, element=element, parent=parent, previous=telling.name(defect.previous))
    if defect.more:
        names = telling.words.names(dict.fromkeys(map(telling.shown, defect.more)), "and")
        message = words.message("followers", message=message, count=len(defect.more), names=names)
    allowed = telling.allowed(defect)
    help = where_it_fits(defect, telling)
    if not help:
        empty = "take-out-empty" if defect.empty else "take-out-end" if defect.previous else "take-out-text"
        help = (words.help(empty if not allowed else "take-out", parent=parent, element=element),)
    return Told("X003", message, help, allowed=allowed)


def where_it_fits(defect: Defect, telling: Telling) -> tuple[str, ...]:
    """Where the element could go: to the beginning, out of its parent, into something made to hold it."""
    words, schema, parent = telling.words, telling.schema, telling.name(defect.parent)
    if defect.elsewhere and defect.previous and fits_at_beginning(schema, defect.parent, defect.element):
        return (words.help("move-to-beginning", parent=parent),)
    help: list[str] = []
    outer = defect.path[-3] if len(defect.path) > 2 else ""
    if outer and fits_in(schema, outer, defect.element):
        help.append(words.help("move-up", parent=parent, outer=telling.name(outer)))
    elif names := wrappers(schema, defect):
        help.append(words.help("wrap", names=words.names(map(telling.shown, names))))
    return tuple(help)


def too_early(defect: Defect, telling: Telling) -> Told:
    late = telling.name(defect.previous)
    names = {"element": telling.name(defect.element), "parent": telling.name(defect.parent), "late": late}
    return Told("X003", telling.words.message("too-early", **names), (telling.words.help("move-before", late=late),))


def missing_before(defect: Defect, telling: Telling) -> Told:
    listed = telling.words.listed((telling.names(step) for step in defect.absent), "and")
    key = "missing-before-several" if len(defect.absent) > 1 else "missing-before"
    element, parent = telling.name(defect.element), telling.name(defect.parent)
    message = telling.words.message(key, names=listed, element=element, parent=parent)
    return Told("X004", message, (telling.words.help("add", names=listed),))


def incomplete(defect: Defect, telling: Telling) -> Told:
    words = telling.words
    listed = telling.names(name for step in defect.absent for name in step)
    key = "incomplete-after" if defect.previous else "incomplete"
    names = {"element": telling.name(defect.element), "previous": telling.name(defect.previous)}
    message = words.message(key, names=listed or words.value("text"), **names)
    return Told("X004", message, (words.help("add", names=listed) if listed else words.help("add-text"),))


def stray_text(defect: Defect, telling: Telling) -> Told:
    words, text = telling.words, clipped(defect.text)
    local = {name: local_of(name) for each in telling.schema.definitions for name in each.names.listed}
    into = containers(telling.schema, defect.expected, local)
    message = words.message("stray-text", element=telling.name(defect.element), text=text)
    help = words.help("text-into", names=telling.names(into)) if into else words.help("text-out")
    return Told("X005", message, (help,), text, telling.allowed(defect))


def never_allowed(defect: Defect, telling: Telling) -> Told:
    message = telling.words.message("never-allowed", element=telling.name(defect.element))
    return Told("X003", message, (telling.words.help("change-attributes"),))
