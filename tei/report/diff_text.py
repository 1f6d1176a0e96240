"""A difference as lines for a terminal or a plain text."""

from collections.abc import Iterator

from tei.diff.result import FileDifference
from tei.report.diff_counts import counts, title
from tei.report.diff_phrase import Bit, Role
from tei.report.diff_sections import Extent, sections
from tei.report.text import BOLD, DIM, PLAIN, inert

_COLOURS = {
    Role.OLD: "\033[31m",
    Role.NEW: "\033[32m",
    Role.OLD_VALUE: "\033[31m",
    Role.NEW_VALUE: "\033[32m",
    Role.CODE: "\033[36m",
    Role.PLACE: DIM,
    Role.FAINT: DIM,
}
_SIGNS = {Role.OLD: "[-{}-]", Role.NEW: "{{+{}+}}"} | dict.fromkeys(
    (Role.OLD_VALUE, Role.NEW_VALUE, Role.QUOTE), "“{}”"
)


def diff_text(file: FileDifference, extent: Extent, colour: bool = False) -> Iterator[str]:
    """The counts of a file in one line, and below each change in one."""
    name = inert(title(file))
    yield f"{BOLD}{name}:{PLAIN} {counts(file, extent.only)}" if colour else f"{name}: {counts(file, extent.only)}"
    if file.error:
        yield f"  {inert(file.error)}"
    for section in sections(file, extent):
        yield f"  {BOLD}{section.heading}{PLAIN}" if colour else f"  {section.heading}"
        for phrase in section.phrases:
            yield f"    {''.join(_bit(bit, colour) for bit in phrase)}"


def _bit(bit: Bit, colour: bool) -> str:
    text = _SIGNS.get(bit.role, "{}").format(inert(bit.text))
    code = _COLOURS.get(bit.role)
    return f"{code}{text}{PLAIN}" if colour and code and text else text
