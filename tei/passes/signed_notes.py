"""Notes that the editors of the source signed."""

import re
from dataclasses import replace
from functools import cache

from tei.grammar.fold import fold
from tei.grammar.note_words import one_of
from tei.model import Block, Note, Part, Speech
from tei.text.source import Source
from tei.walk import block_contents


def mark_signed_notes(part: Part, source: Source) -> Part:
    """The part with those notes marked that close with a sign such as `—Ed.` or `— Прим. ред.`."""

    def marked(block: Block) -> Block:
        match block:
            case Note() if _is_signed(block, source):
                return replace(block, signed=True)
            case Speech():
                return replace(block, content=tuple(map(marked, block.content)))
            case _:
                return block

    notes = tuple(
        replace(note, signed=True) if isinstance(note, Note) and _is_signed(note, source) else note
        for note in part.notes
    )
    return replace(part, blocks=tuple(map(marked, part.blocks)), notes=notes)


def _is_signed(note: Note, source: Source) -> bool:
    last = [content for content in block_contents(note) if content][-1:]
    text = source.text[last[0][0].span.start : last[0][-1].span.end] if last else ""
    return _sign().search(fold(text[-60:])) is not None


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?:-\s*|\[|\()(?:{one_of('editor')})\.?[)\]]?\s*$", re.IGNORECASE)
