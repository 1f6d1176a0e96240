"""What a datatype is before any parameter narrows it: how its text is read, measured and ordered.

Reading gives a value: texts that stand for the same thing (`1` and `01`, noon here and noon there) give equal values.
`None` says that the text is not of the type; no text stands for it.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Literal, NamedTuple

Context = Mapping[str, str] | None
"""The namespaces by prefix where a value stands, the default one under the empty prefix; None where none are known."""
Reader = Callable[[str, Context], Hashable | None]
IdKind = Literal["ID", "IDREF", "IDREFS", ""]

_SPACES = "[ \t\n\r]+"
_SPACE = str.maketrans("\t\n\r", "   ")


class Kind(NamedTuple):
    read: Reader
    space: Literal["preserve", "replace", "collapse"] = "collapse"
    """What becomes of white space before the text is read: XSD 1.0 Part 2, 4.3.6."""
    size: Callable[[Hashable], int] | None = None
    """What length counts: characters, octets or items; None where the type has no length."""
    before: Callable[[Hashable, Hashable], bool] | None = None
    """Whether one value is certainly less than another; None where the type has no order."""
    decimal: bool = False
    """Whether digits can be counted."""
    id_kind: IdKind = ""

    def normalise(self, text: str) -> str:
        if self.space == "collapse":
            return collapse(text)
        return text.translate(_SPACE) if self.space == "replace" else text


def collapse(text: str) -> str:
    """The text with each run of white space one space, and none at its ends; white space is XML's, not Python's."""
    spaces = compiled(_SPACES)
    return spaces.sub(" ", text).strip(" ") if spaces.search(text) else text


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Python's regular expression, compiled when it is first used: a run needs few of those the datatypes have."""
    return re.compile(pattern)


def split(text: str) -> list[str]:
    """The words of the text, by XML's white space."""
    collapsed = collapse(text)
    return collapsed.split(" ") if collapsed else []
