"""A schema that cannot be used, with the place where it is wrong."""

from dataclasses import dataclass

from tei.errors import TeiError


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a schema file, from 1."""

    file: str
    line: int


class SchemaError(TeiError):
    """A RELAX NG schema that is not correct; as text it is one line the command line can print."""

    def __init__(self, place: Place, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"{place.file}:{place.line}: this is not a correct RELAX NG schema: {reason}")
