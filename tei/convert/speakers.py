"""Which of the labels in a text name speakers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tei.grammar.labels import Label, find_label, initials_of, is_initials, is_strong, is_titled
from tei.grammar.vocabulary import normal, phrases
from tei.model import Doubt, Span
from tei.text.blocks import TextBlock


def find_speakers(blocks: Sequence[TextBlock]) -> tuple[dict[int, Label], tuple[Doubt, ...]]:
    """Labels that name speakers, by the offset of their block, and those that are doubtful.

    A name is a speaker if it stands before two speeches or more, or if it is made of such names (`A and B:`). A
    name that stands once is one only among others that do not: among several speeches it is taken, and reported
    unless a title shows that it names a person. One label alone, such as the salutation of a letter, is none;
    question and answer alone are two.
    """
    possible = {block.span.start: label for block in blocks if (label := find_label(block.text))}
    keys = _keys(possible)
    found = _without_stops(_without_signs(possible, blocks, keys), blocks, keys)
    counts = Counter(keys[name] for label in found.values() for name in label.names)
    sure = {start: label for start, label in found.items() if all(counts[keys[name]] > 1 for name in label.names)}
    styles = {label.style for label in sure.values()}
    styles |= {label.style for label in found.values() if any(counts[keys[name]] > 1 for name in label.names)}
    if not styles:
        return (found, ()) if _is_exchange(blocks, found) else ({}, ())
    titled = {start for start, label in found.items() if label.names and all(map(is_titled, label.names))}
    speeches = len(sure.keys() | titled)
    listed, fields = _listed(blocks), phrases("head", "fields")
    present = _present(blocks, min(sure, default=min(found)))
    first = blocks[0].span.start  # a title may look like a label: `House of Commons: Policy`
    accepted: dict[int, Label] = {}
    doubts: list[Doubt] = []
    for start, label in found.items():
        if start in sure:
            accepted[start] = label
            continue
        styled = label.style in styles or start in titled
        letters = any(map(is_initials, label.names))
        field = start < min(sure, default=start) and all(normal(name) in fields for name in label.names)
        if start > first and start not in listed and styled and speeches >= 3 and not letters and not field:
            known = _may_be_present(label, present)
            if known:
                accepted[start] = label
            if known and start not in titled:
                once = [name for name in label.names if counts[keys[name]] == 1]
                doubts.append(_once(once[0], label.span.moved(start)))
    return accepted, tuple(doubts)


def _keys(found: Mapping[int, Label]) -> dict[str, str]:
    """What to count each name as: folded, and initials as the one name that has them (`M. C.`, `Marie Coste`)."""
    names = {name for label in found.values() for name in label.names}
    full: dict[str, set[str]] = {}
    for name in names:
        if not is_initials(name) and len(name.split()) > 1:
            full.setdefault(initials_of(name), set()).add(normal(name))
    keys = {name: normal(name) for name in names}
    for name in names:
        meant = full.get(initials_of(name), set()) if is_initials(name) else set()
        if len(meant) == 1:
            keys[name] = next(iter(meant))
    return keys


def _without_signs(
    found: Mapping[int, Label], blocks: Sequence[TextBlock], keys: Mapping[str, str]
) -> dict[int, Label]:
    """The labels without those whose sign is rarely one: letters, brackets and dashes, where they do not alternate.

    Such labels are believed if two voices speak with them, each twice or more, and they begin a good part of the
    blocks; letters without a stop are only `Q` and `A`, or two blanks set them apart.
    """
    kept = dict(found)
    for style in ("letter", "bracket", "dash"):
        these = {start: label for start, label in found.items() if label.style == style}
        if not these:
            continue
        counts = Counter(keys[name] for label in these.values() for name in label.names)
        again = {name for name, count in counts.items() if count > 1}
        below = [block for block in blocks if block.span.start >= min(these)]
        enough = len(again) >= 2 and len(these) >= 0.4 * len(below)
        if style == "bracket":
            enough = enough and any(is_strong(name) for label in these.values() for name in label.names)
        if not enough:
            kept = {start: label for start, label in kept.items() if label.style != style}
    return kept


def _without_stops(found: dict[int, Label], blocks: Sequence[TextBlock], keys: Mapping[str, str]) -> dict[int, Label]:
    """The labels without those that only a full stop ends, where these are no labels but beginnings of sentences.

    They are labels if two voices at least speak in turn, three times or more, and these speeches are a good part of
    the text; a bare name only if it comes again, or if nearly every block has a label, as in a verbatim record. A
    text with labels of another kind has none of bare names.
    """
    stops = {start: label for start, label in found.items() if label.style == "stop"}
    counts = Counter(keys[name] for label in found.values() for name in label.names)
    other = sum(all(counts[keys[n]] > 1 for n in label.names) for label in found.values() if label.style == "colon")
    believed = {
        start: label
        for start, label in stops.items()
        if not label.weak or (not other and all(counts[keys[name]] > 1 for name in label.names))
    }
    capitals = [label for label in found.values() if label.style == "capitals"]
    again = {keys[n] for label in (*believed.values(), *capitals) for n in label.names if counts[keys[n]] > 1}
    first = min(believed, default=0)
    below = [block for block in blocks if block.span.start >= first]
    voices = {keys[name] for label in (*believed.values(), *capitals) for name in label.names}
    speeches = len(believed) + len(capitals)
    weak = any(label.weak for label in believed.values())
    enough = speeches >= 3 and len(voices) >= 2 and len(again) >= (2 if weak else 1) and speeches >= 0.25 * len(below)
    keep = believed if enough else {}
    spoken = [block for block in below if not block.text.startswith(("(", "["))]
    if enough and speeches >= 4 and speeches >= 0.7 * len(spoken):
        keep = {start: label for start, label in stops.items() if start >= first}
    return {start: label for start, label in found.items() if label.style != "stop" or start in keep}


def _listed(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Offsets of the lines below a word such as `PRESENT`: what stands before a colon there is no speaker."""
    fields = phrases("head", "fields")
    found: set[int] = set()
    below = False
    for before, block in pairwise(blocks):
        gap = block.source.text.count("\n", before.span.end, block.span.start)
        is_field = normal(before.text) in fields
        below = is_field or (below and gap == 1)
        if below:
            found.add(block.span.start)
    return frozenset(found)


def _present(blocks: Sequence[TextBlock], first: int) -> str:
    """What stands above the first speech, folded, if it lists who was present; empty if it does not."""
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
