"""What is needed to put the defects of one file into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tei.validate.engines.relaxng.defect import Defect
from tei.validate.engines.relaxng.schema import Schema
from tei.validate.words.advice import likeliest_first
from tei.validate.words.names import element_names, shown
from tei.validate.words.wording import Wording

GUESSES = 50
"""For how many pointers of a file the one that was meant is looked for: it takes time."""


@dataclass(frozen=True, slots=True)
class Told:
    """A defect in words."""

    code: str
    message: str
    help: tuple[str, ...] = ()
    """What to do, likeliest first."""
    text: str = ""
    """What stands there, as found."""
    allowed: tuple[str, ...] = ()
    """What could stand there."""


@dataclass(slots=True)
class Telling:
    schema: Schema
    prefixes: Mapping[str, str]
    ids: frozenset[str]
    words: Wording
    used: Mapping[str, int]
    """How often the file has each element."""
    guesses: int = GUESSES

    def shown(self, name: str) -> str:
        return shown(name, self.prefixes)

    def name(self, name: str) -> str:
        """The name of an element in a message."""
        return f"`{self.shown(name)}`"

    def attribute(self, name: str) -> str:
        """The name of an attribute in a message."""
        return f"@{self.shown(name)}"

    def names(self, names: Iterable[str], last: str = "or") -> str:
        """Names of elements in a message, each once, sorted."""
        return self.words.names(sorted({self.shown(name) for name in names}, key=str.lower), last)

    def allowed(self, defect: Defect) -> tuple[str, ...]:
        """The elements that could stand at a place, likeliest first."""
        names = element_names(self.schema, defect.expected, self.words.value("other-vocabulary"))
        return tuple(likeliest_first(names, self.shown(defect.element), self.used, defect.meant))
