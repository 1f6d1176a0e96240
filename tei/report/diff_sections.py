"""The changes of a file as phrases, under headings."""

from collections.abc import Collection
from dataclasses import dataclass

from tei.diff.result import FileDifference
from tei.report.diff_changes import aside_phrase, metadata_phrase, reading_phrase, text_phrase
from tei.report.diff_counts import PARTS
from tei.report.diff_markup import markup_phrases
from tei.report.diff_phrase import Phrase


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a change is shown."""

    only: tuple[str, ...] = PARTS
    context: int = 40
    """Characters that both versions have, on each side of a change."""
    longest: int = 240
    """Characters of what only one of them has."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    phrases: tuple[Phrase, ...]


def sections(file: FileDifference, extent: Extent) -> list[Section]:
    """What there is to say of a file, without headings that have nothing below them."""
    found, context, longest = file.difference, extent.context, extent.longest
    all_of_them: list[tuple[str, str, Collection[Phrase]]] = [
        ("text", "text", [text_phrase(each, context, longest) for each in found.text]),
        (
            "text",
            "readings beside the source text",
            [reading_phrase(each) for each in found.readings],
        ),
        ("markup", "markup", markup_phrases(found.markup)),
        ("metadata", "metadata", [metadata_phrase(each, context, longest) for each in found.metadata]),
        ("beside", "comments and instructions", [aside_phrase(each) for each in found.asides]),
    ]
    wanted = (*extent.only, "beside") if set(extent.only) == set(PARTS) else extent.only
    return [Section(heading, tuple(phrases)) for part, heading, phrases in all_of_them if phrases and part in wanted]
