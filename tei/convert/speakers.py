"""Which of the labels in a text name speakers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tei.grammar.speech import Label, find_label
from tei.grammar.vocabulary import normal, phrases
from tei.model import Doubt, Span
from tei.text.blocks import TextBlock


def find_speakers(blocks: Sequence[TextBlock]) -> tuple[dict[int, Label], tuple[Doubt, ...]]:
    """Labels that name speakers, by the offset of their block, and those that are doubtful.

    A name is a speaker if it stands before two speeches or more, or if it is made of such names (`A and B:`). A
    name that stands once is one only among others that do not: among several speeches it is taken, and reported.
    One label alone, such as the salutation of a letter, is none; question and answer alone are two.
    """
    found = _without_stops({block.span.start: label for block in blocks if (label := find_label(block.text))}, blocks)
    counts = Counter(normal(name) for label in found.values() for name in label.names)
    styles = Counter(label.style for label in found.values() if any(counts[normal(n)] > 1 for n in label.names))
    if not styles:
        return (found, ()) if _is_exchange(blocks, found) else ({}, ())
    speeches = sum(styles.values())
    present = _present(blocks, found)
    first = blocks[0].span.start  # a title may look like a label: `House of Commons: Policy`
    accepted: dict[int, Label] = {}
    doubts: list[Doubt] = []
    for start, label in found.items():
        if all(counts[normal(name)] > 1 for name in label.names):
            accepted[start] = label
        elif start > first and label.style in styles and speeches >= 3 and _may_be_present(label, present):
            accepted[start] = label
            once = [name for name in label.names if counts[normal(name)] == 1]
            doubts.append(_once(once[0], label.span.moved(start)))
    return accepted, tuple(doubts)


def _without_stops(found: dict[int, Label], blocks: Sequence[TextBlock]) -> dict[int, Label]:
    """The labels without those that only a full stop ends, where these are no labels but beginnings of sentences.

    They are labels if two voices at least speak in turn, three times or more, and these speeches are a good part of
    the text; a bare name only if it comes again. A text with labels of another kind has none of bare names.
    """
    stops = {start: label for start, label in found.items() if label.style == "stop"}
    counts = Counter(normal(name) for label in found.values() for name in label.names)
    other = sum(all(counts[normal(n)] > 1 for n in label.names) for label in found.values() if label.style == "colon")
    believed = {
        start: label
        for start, label in stops.items()
        if not label.weak or (not other and all(counts[normal(name)] > 1 for name in label.names))
    }
    again = {normal(n) for label in believed.values() for n in label.names if counts[normal(n)] > 1}
    first = min(believed, default=0)
    below = sum(block.span.start >= first for block in blocks)
    voices = {normal(name) for label in (*believed.values(),) for name in label.names}
    speeches = sum(1 for start in believed) + sum(label.style == "capitals" for label in found.values())
    weak = any(label.weak for label in believed.values())
    enough = speeches >= 3 and len(voices) >= 2 and len(again) >= (2 if weak else 1) and speeches >= 0.25 * below
    keep = believed if enough else {}
    return {start: label for start, label in found.items() if label.style != "stop" or start in keep}


def _present(blocks: Sequence[TextBlock], found: Mapping[int, Label]) -> str:
    """What stands above the first speech, folded, if it lists who was present; empty if it does not."""
    first = min(found)
    above = [block.text for block in blocks if block.span.start < first]
    fields = phrases("head", "fields")
    return normal(" ".join(above)) if any(normal(text) in fields for text in above) else ""


def _may_be_present(label: Label, present: str) -> bool:
    """Whether all whom a label names are among those present, a slip of the typewriter aside."""
    if not present:
        return True
    from difflib import get_close_matches  # few texts list who was present

    words = re.findall(r"[\w'\-]+", present)
    if all(normal(name) in phrases("speech", "roles") for name in label.names):
        return True
    surnames = [normal(name).split(" ")[-1] for name in label.names]
    return all(surname in words or get_close_matches(surname, words, 1, 0.75) for surname in surnames)


def _is_exchange(blocks: Sequence[TextBlock], found: Mapping[int, Label]) -> bool:
    """Whether a text is so short an exchange that nobody speaks twice.

    Every block from the first label to the last has a label, and the first asks, or all labels are such as `Question`;
    or the labels are set in italics, which nothing but a label is.
    """
    if len(found) >= 2 and all(label.style == "italic" for label in found.values()):
        return True
    places = [index for index, block in enumerate(blocks) if block.span.start in found]
    if len(places) < 2 or len(places) != places[-1] - places[0] + 1:
        return False
    roles = phrases("speech", "roles")
    named = all(normal(name) in roles for label in found.values() for name in label.names)
    return named or blocks[places[0]].text.rstrip("\"”»' ").endswith("?")


def _once(name: str, span: Span) -> Doubt:
    return Doubt(
        "R012",
        span,
        f'"{name}" stands before one speech only and was taken for a speaker',
        "if it is the same person as another speaker, give both labels under one person in edition.toml",
    )
