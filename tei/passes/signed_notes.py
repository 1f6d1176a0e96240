"""Notes that the editors of the source signed."""

import re
from dataclasses import replace
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.vocabulary import phrases
from tei.model import Note, Part
from tei.text.source import Source
from tei.walk import block_contents


def mark_signed_notes(part: Part, source: Source) -> Part:
    """The part with those notes at the end marked that close with a sign such as `—Ed.` or `— Прим. ред.`."""
    notes = tuple(
        replace(note, signed=True) if isinstance(note, Note) and _is_signed(note, source) else note
        for note in part.notes
    )
    return replace(part, notes=notes)


def _is_signed(note: Note, source: Source) -> bool:
    last = [content for content in block_contents(note) if content][-1:]
    text = source.text[last[0][0].span.start : last[0][-1].span.end] if last else ""
    return _sign().search(fold(text[-40:]).lower()) is not None


@cache
def _sign() -> re.Pattern[str]:
    words = sorted((re.escape(word) for word in phrases("note", "editor")), key=len, reverse=True)
    return re.compile(rf"(?:-\s*|\[|\()(?:{'|'.join(words)})\.?[)\]]?\s*$")
