"""The words a paper is indexed under, from the paragraph that lists them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tei.grammar.section_labels import keywords_label
from tei.model import Paragraph, Part, Span
from tei.text.source import Source

_KINDS = ("article", "document")
_DEEPEST = 40
"""Blocks at the top among which the keywords are looked for."""
_LONGEST_TERM = 80


def find_keywords(part: Part, source: Source) -> Part:
    """The part with its keywords in its metadata; they stay in the text too."""
    if part.kind not in _KINDS:
        return part
    for block in part.blocks[:_DEEPEST]:
        if isinstance(block, Paragraph) and block.content:
            span = Span(block.content[0].span.start, block.content[-1].span.end)
            if end := keywords_label(source.text[span.start : min(span.end, span.start + 60)]):
                terms = tuple(_terms(source, Span(span.start + end, span.end)))
                return replace(part, metadata=replace(part.metadata, keywords=terms))
    return part


def _terms(source: Source, span: Span) -> Iterator[Span]:
    """The terms between semicolons; where there are none, between commas."""
    text = source.slice(span)
    sign = ";" if ";" in text else ","
    for match in re.finditer(rf"[^{sign}]+", text):
        words = match[0].rstrip(" \t\n._*")
        start = match.start() + len(words) - len(words.lstrip())
        term = Span(start, match.start() + len(words))
        if 0 < len(term) <= _LONGEST_TERM:
            yield term.moved(span.start)
