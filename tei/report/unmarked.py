"""Text of strangers in Markdown, where it is text and nothing else: no link, no tag, and nobody is mentioned."""

import re

from tei.report.text import inert

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$^\u200b]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
"""Signs that are more than themselves somewhere in a line; those that are so only where a line begins are not."""
_MENTION = re.compile(r"([@~%](?=\w)|(?:[#!$]|\bGH-)(?=\d))", re.IGNORECASE)
"""People, labels and milestones by name; issues and merge requests by number. `#vogel` stays as it can be copied."""
_BREAK = "\u200b"
"""A blank without width: behind it no name is a mention and no number an issue; an escaped sign would not do."""


def escaped(text: str) -> str:
    """A text as Markdown that shows just it, not at the beginning of a line.

    Signs that could mean something are character references; where names and numbers become links after that,
    they are kept apart from the sign before them.
    """
    return escaped_code(_MENTION.sub(rf"\1{_BREAK}", text))


def escaped_code(text: str) -> str:
    """The same for text in `code`, where no platform looks for names."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", inert(text))
