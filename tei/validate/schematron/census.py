"""The nodes of a file by kind and name, and which of them a rule is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tei.validate.schematron.code import CURRENT, Scope
from tei.validate.schematron.fast import compile_fast, run, select
from tei.validate.schematron.matching import Candidate, candidates, condition
from tei.validate.schematron.parser import parse_xpath
from tei.validate.schematron.syntax import UnreadableXPathError

TEXTS = "a pattern for texts, comments or instructions"


@dataclass(slots=True)
class Census:
    """The elements of a file, each list in the order of the file."""

    root: etree._Element
    all: list[etree._Element] = field(default_factory=list)
    named: dict[str, list[etree._Element]] = field(default_factory=dict)
    with_attribute: dict[str, list[etree._Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.root.iter(etree.Element):
            self.all.append(element)
            self.named.setdefault(str(element.tag), []).append(element)
            for name in element.keys():  # noqa: SIM118 - an element iterates over its children
                self.with_attribute.setdefault(str(name), []).append(element)

    def elements(self, name: str) -> list[etree._Element]:
        """Those of a name; `*` for all, `{namespace}*` for all of a namespace."""
        if not name.endswith("*"):
            return self.named.get(name, [])
        if name == "*":
            return self.all
        return [each for each in self.all if str(each.tag).startswith(name[:-1])]

    def owners(self, name: str) -> Iterator[tuple[str, list[etree._Element]]]:
        """The attributes of a name or a wildcard, each with the elements that have it."""
        if not name.endswith("*"):
            if name in self.with_attribute:
                yield name, self.with_attribute[name]
            return
        for each, elements in self.with_attribute.items():
            if each.startswith(name[:-1]):
                yield each, elements

    def candidates(self, candidate: Candidate) -> list[etree._Element]:
        """The elements among which the pattern looks."""
        if candidate.kind == "root":
            return [self.root]
        rarest: list[etree._Element] | None = None
        for name in candidate.attributes:
            having = self.with_attribute.get(name, [])
            if rarest is None or len(having) < len(rarest):
                rarest = having
        if rarest is None:
            return self.elements(candidate.name)
        return [each for each in rarest if is_named(str(each.tag), candidate.name)]


def is_named(tag: str, name: str) -> bool:
    return tag == name or (name.endswith("*") and tag.startswith(name[:-1]))


@dataclass(slots=True)
class Matcher:
    """The context of a rule, read once; its conditions are made when a candidate is first met."""

    pattern: str
    namespaces: dict[str, str]
    version: int
    candidates: list[Candidate] = field(default_factory=list)
    filters: dict[tuple[int, str], tuple[etree.XPath, bool] | None] = field(default_factory=dict)
    unread: str = ""
    """Why this cannot be matched here; empty when it can."""

    def __post_init__(self) -> None:
        pattern = "/" if self.pattern.strip() == "document-node()" else self.pattern
        try:
            self.candidates = list(candidates(parse_xpath(pattern), self.namespaces))
        except UnreadableXPathError as error:
            self.unread = str(error)
        if any(each.kind == "text" for each in self.candidates):
            self.unread = TEXTS

    def may_match(self, census: Census) -> bool:
        """Whether the file has any node of a kind and name the pattern may be about."""
        if self.unread and not self.candidates:
            return True
        return any(
            each.kind == "text"
            or (any(census.owners(each.name)) if each.kind == "attribute" else bool(census.candidates(each)))
            for each in self.candidates
        )

    def find(self, census: Census) -> Iterator[tuple[str, list[etree._Element]]]:
        """An attribute, `/` for the root or nothing, and the elements in question; one may come twice.

        Raises:
            UnreadableXPathError: the pattern cannot be matched here.
            NotComputableError: a condition has no value.
        """
        if self.unread:
            raise UnreadableXPathError(self.unread)
        for place, each in enumerate(self.candidates):
            if each.kind == "attribute":
                for name, owners in census.owners(each.name):
                    yield name, self.passing(place, reached(name), owners)
            else:
                elements = census.candidates(each)
                if elements:
                    yield "/" if each.kind == "root" else "", self.passing(place, "", elements)

    def passing(self, place: int, start: str, elements: list[etree._Element]) -> list[etree._Element]:
        """The elements that meet the condition of an alternative."""
        key = (place, start)
        if key not in self.filters:
            self.filters[key] = self.compile(self.candidates[place], start)
        compiled = self.filters[key]
        if compiled is None or not elements:
            return elements
        xpath, alone = compiled
        if alone:
            return [each for each in elements if run(xpath, each, {CURRENT: [each]})]
        return select(xpath, elements)

    def compile(self, candidate: Candidate, start: str) -> tuple[etree.XPath, bool] | None:
        """The condition, and whether it is asked of one element at a time; None when there is none."""
        scope = Scope(3 if self.version > 1 else 1)
        text = condition(candidate.path, scope, start.removeprefix("attribute::"))
        if not text:
            return None
        if scope.used - {CURRENT}:
            raise UnreadableXPathError("a variable in a pattern")
        if scope.used:
            return compile_fast(f"boolean({text})", self.namespaces), True
        return compile_fast(f"$n[{text}]", self.namespaces), False


def reached(name: str) -> str:
    """The step from an element to its attribute, by the attribute's name in lxml's form."""
    if not name.startswith("{"):
        return f"attribute::{name}"
    namespace, _, local = name[1:].partition("}")
    return f'attribute::*[local-name() = "{local}" and namespace-uri() = "{namespace}"]'
