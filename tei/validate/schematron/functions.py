"""The functions that libxml2 lacks, called by the expressions made in `translate.py`."""

import re
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache

from lxml import etree

from tei.validate.schematron.code import EXTENSION

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
NAMESPACE = "urn:x-schematron"
DOUBLE = re.compile(r"[ \t\n\r]*([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)[ \t\n\r]*")
SPACES = re.compile(r"[ \t\n\r]+")
Item = etree._Element | str


class NotComputableError(Exception):
    """An expression has no value for this node; the text says why."""


class NotRunnableError(NotComputableError):
    """An expression cannot be run for any node."""


class File(threading.local):
    """What the functions have to know of the file that is being checked."""

    ids: dict[str, etree._Element] | None = None
    root: etree._Element | None = None
    numbers: dict[etree._Element, int] | None = None

    def begin(self, root: etree._Element) -> None:
        if self.root is not root:
            self.root, self.ids, self.numbers = root, None, None


FILE = File()


def strings(values: Iterable[str]) -> list[etree._Element]:
    """A list of strings in the only form in which libxml2 can have one: as nodes."""
    holder = etree.Element("strings")
    for value in values:
        etree.SubElement(holder, "string").text = value
    return list(holder)


@lru_cache(256)
def compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def words(text: str) -> list[str]:
    """The parts between white space; a space that does not break is none in XML."""
    return [part for part in SPACES.split(text) if part]


def string_value(item: Item) -> str:
    return item if isinstance(item, str) else str(_STRING(item))


_STRING = etree.XPath("string()", smart_strings=False)


def matches(_context: object, text: str, regex: str) -> bool:
    return compiled(regex).search(text) is not None


def tokenize(_context: object, text: str, regex: str) -> list[etree._Element]:
    if not regex:
        return strings(words(text))
    return strings(compiled(regex).sub("\0", text).split("\0") if text else ())


def replace(_context: object, text: str, regex: str, new: str) -> str:
    return compiled(regex).sub(lambda _: new, text)


def lower_case(_context: object, text: str) -> str:
    return text.lower()


def upper_case(_context: object, text: str) -> str:
    return text.upper()


def ends_with(_context: object, text: str, end: str) -> bool:
    return text.endswith(end)


def string_join(_context: object, items: list[Item], between: str) -> str:
    return between.join(string_value(item) for item in items)


def distinct_values(_context: object, items: list[Item]) -> list[etree._Element]:
    return strings(dict.fromkeys(string_value(item) for item in items))


def double(_context: object, text: str) -> float:
    if not DOUBLE.fullmatch(text):
        raise NotComputableError(f'"{text}" is compared with a number and is none')
    return float(text)


def by_id(_context: object, items: list[Item] | str) -> list[etree._Element]:
    if FILE.ids is None:
        FILE.ids = {}
        for element in FILE.root.iter(etree.Element) if FILE.root is not None else ():
            name = element.get(XML_ID)
            if name:
                FILE.ids.setdefault(" ".join(words(name)), element)
    given = [items] if isinstance(items, str) else [string_value(item) for item in items]
    names = dict.fromkeys(name for text in given for name in words(text))
    return [FILE.ids[name] for name in names if name in FILE.ids]


def generate_id(_context: object, items: list[Item]) -> str:
    if not items:
        return ""
    if FILE.numbers is None:
        FILE.numbers = {}
    if isinstance(items[0], str):
        raise NotComputableError("generate-id() of an attribute or a text")
    return f"n{FILE.numbers.setdefault(items[0], len(FILE.numbers))}"


FUNCTIONS: dict[tuple[str, str], Callable[..., object]] = {
    (NAMESPACE, "matches"): matches,
    (NAMESPACE, "tokenize"): tokenize,
    (NAMESPACE, "replace"): replace,
    (NAMESPACE, "lower-case"): lower_case,
    (NAMESPACE, "upper-case"): upper_case,
    (NAMESPACE, "ends-with"): ends_with,
    (NAMESPACE, "string-join"): string_join,
    (NAMESPACE, "distinct-values"): distinct_values,
    (NAMESPACE, "double"): double,
    (NAMESPACE, "id"): by_id,
    (NAMESPACE, "generate-id"): generate_id,
}


def compile_xpath(text: str, namespaces: dict[str, str]) -> etree.XPath:
    """An expression of libxml2 with these functions."""
    own = f"{EXTENSION}:" in text
    return etree.XPath(
        text,
        namespaces={**namespaces, EXTENSION: NAMESPACE} if own else namespaces,
        extensions=FUNCTIONS if own else None,
        smart_strings=False,
    )
