"""A difference as GitHub-flavoured Markdown, for the comments and summaries of pull requests.

What files of strangers say is text in it and nothing else: no link, no picture, no tag, and nobody is mentioned.
"""

from collections.abc import Iterator, Sequence

from tei.diff.result import FileDifference
from tei.report.diff_counts import counts, title, totals
from tei.report.diff_phrase import Bit, Phrase, Role
from tei.report.diff_sections import Extent, sections
from tei.report.unmarked import escaped, escaped_code

_TAGS = {
    Role.OLD: ("<del>", "</del>"),
    Role.NEW: ("<ins>", "</ins>"),
    Role.CODE: ("<code>", "</code>"),
    Role.OLD_VALUE: ("<code>", "</code>"),
    Role.NEW_VALUE: ("<code>", "</code>"),
    Role.QUOTE: ("“", "”"),
    Role.PLACE: ("**", "**"),
}
_RESERVED = 300
"""Bytes kept for the words about what was cut."""


def diff_markdown(files: Sequence[FileDifference], extent: Extent, limit: int = 60_000) -> str:
    """The counts of all files first, then their changes.

    Args:
        limit: bytes that are not exceeded. GitHub takes 65,536 characters in a comment and 1 MiB in a step summary.
            What does not fit is left out from the end, and the last line says how much that is.
    """
    pieces: list[str] = []
    room = limit - _RESERVED
    left_out = 0
    for line, weight in _lines(files, extent):
        size = len(line.encode("utf-8", "backslashreplace")) + 1
        if left_out or size > room:
            left_out += weight
        else:
            room -= size
            pieces.append(f"{line}\n")
    if left_out:
        pieces.append(f"\n**Cut here: {left_out} more {'entry' if left_out == 1 else 'entries'} not shown.** ")
        pieces.append("`tei diff` on your own machine shows all.\n")
    return "".join(pieces)


def _lines(files: Sequence[FileDifference], extent: Extent) -> Iterator[tuple[str, int]]:
    """Lines, and how many entries each stands for."""
    if not files:
        yield "No TEI file differs.", 0
    elif len(files) > 1:
        yield f"**{totals(files)}**", 0
        yield "", 0
        for each in files:
            yield f"- <code>{escaped(title(each))}</code>: {counts(each, extent.only)}", 1
    for each in files:
        found = sections(each, extent)
        if len(files) > 1:
            if not (found or each.error):
                continue
            yield "", 0
        yield f"### <code>{escaped(title(each))}</code>", 0
        yield "", 0
        yield f"**Error** {escaped(each.error)}" if each.error else counts(each, extent.only), 1
        for section in found:
            yield "", 0
            yield f"**{section.heading[0].upper()}{section.heading[1:]}**", 0
            yield "", 0
            for phrase in section.phrases:
                yield f"- {phrase_markdown(phrase)}", 1


def phrase_markdown(phrase: Phrase) -> str:
    return "".join(_bit(bit) for bit in phrase)


def _bit(bit: Bit) -> str:
    if not bit.text:
        return ""
    start, end = _TAGS.get(bit.role, ("", ""))
    return f"{start}{escaped_code(bit.text) if start == '<code>' else escaped(bit.text)}{end}"
