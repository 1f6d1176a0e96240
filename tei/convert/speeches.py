"""Reading a body of speeches: interviews, records of conversation, minutes."""

from collections import Counter
from dataclasses import dataclass

from tei.convert.closing import NO_CLOSING, Closing, find_closing
from tei.convert.content import read_content, read_phrases
from tei.convert.frame import Frame
from tei.convert.paragraphs import add_block, join_cut, read_paragraphs
from tei.convert.sections import find_sections, heading
from tei.convert.set_apart import find_quotations
from tei.grammar.letters import has_signer, is_office, is_signature, is_signed
from tei.grammar.lists import item_label
from tei.grammar.section_labels import division_head, division_opening
from tei.grammar.speech import is_narration
from tei.grammar.vocabulary import normal
from tei.model import Block, Closer, Division, Doubt, Paragraph, Span, Speech, Stage
from tei.text.blocks import TextBlock


def read_speeches(frame: Frame) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The body as speeches and narration.

    A paragraph without a label goes on with the speech above it, unless it narrates; narration ends the speech.
    """
    speakers = frozenset(name for label in frame.labels.values() for name in label.names)
    closing = _closing(frame)
    body = frame.body[: len(frame.body) - closing.count]
    heads = find_sections(body, lambda block: block.span.start in frame.labels, plain=not frame.labels)
    joined = join_cut(
        body,
        frame.language,
        lambda block: (
            block.span.start in frame.labels or block.span.start in heads or is_narration(block.text, speakers)
        ),
    )
    found: list[Block] = []
    quotations = find_quotations(joined.blocks)
    doubts = list(joined.doubts)
    place = _NOWHERE
    speaking = spoken = False
    for block in joined.blocks:
        opened = _open(block, place) if block.span.start not in heads.keys() | frame.labels.keys() else None
        if opened:
            place = opened
            found.append(Division(place.division, place.level))
        if block.span.start in heads:
            division = division_head(block.text) if division_head(block.text) in _MEETING else None
            place = _Place(heads[block.span.start])
            found.append(heading(frame.reader, block, place.level, division or ""))
            speaking = False
        elif opened and place.division in _MEETING:
            add_block(frame.reader, found, block, quoted=False)
            speaking = False
        elif block.span.start in frame.labels:
            found.append(_speech(frame, block))
            speaking = spoken = True
        elif is_narration(block.text, speakers, before_speech=not spoken):
            found.append(Stage(read_content(frame.reader, block)))
            speaking = False
        elif speaking and isinstance(speech := found[-1], Speech):
            said = list(speech.content)
            add_block(frame.reader, said, block, block.span.start in quotations)
            found[-1] = Speech(speech.label, speech.names, tuple(said))
        else:
            add_block(frame.reader, found, block, block.span.start in quotations)
            if found[:-1] and isinstance(found[-2], Stage):
                doubts.append(_unattributed(block))
    return (*found, *closing.blocks), tuple(doubts)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a record of a meeting a block stands."""

    level: int
    division: str = ""
    """Of the division without heading it stands in."""
    agenda: int = 0
    """The level of the point of the agenda that such a division opened."""


_NOWHERE = _Place(0)
_MEETING = ("agenda", "decisions")


def _open(block: TextBlock, place: _Place) -> _Place | None:
    """The division that a block opens without a heading: what was dealt with, what was decided, and what follows.

    The points of a decision belong to it; a paragraph without a number does not.
    """
    above = place.agenda or (place.level - 1 if place.division else place.level)
    match division_opening(block.text):
        case "agenda":
            level = place.agenda or above + 1
            return _Place(level, "agenda", level)
        case "decisions":
            return _Place(above + 1, "decisions", place.agenda)
        case _ if place.division == "decisions" and not item_label(block.text):
            return _Place(above + 1, "section", place.agenda)
        case _:
            return None


def _closing(frame: Frame) -> Closing:
    """The signatures below a record; below speeches only those that a form of words or initials show to be some."""
    closing = find_closing(frame.reader, frame.body)
    last = frame.body[len(frame.body) - closing.count :]
    lines = [line for block in closing.blocks if isinstance(block, Closer) for line in block.lines]
    told = any(
        is_narration(text, ()) and not (text[0] == "(" and is_signature(text)) for text in (b.text for b in last)
    )
    said = any(block.span.start in frame.labels for block in last)
    if told or said or not any(line.kind in ("signed", "dateline") for line in lines):
        return NO_CLOSING
    if not any(line.kind == "signed" for line in lines):
        return closing if not frame.labels else NO_CLOSING
    sure = any(is_signed(block.text) or has_signer(block.text) or is_office(block.text) for block in last)
    return closing if sure or (not frame.labels and len(lines) > 1) else NO_CLOSING


def read_one_voice(frame: Frame, name: str) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The body as one speech of somebody whom the head names and no label; the doubt says so."""
    joined = join_cut(frame.body, frame.language)
    if not joined.blocks:
        return (), ()
    speech = Speech((), (name,), read_paragraphs(frame.reader, joined.blocks))
    first = joined.blocks[0].span
    doubt = Doubt(
        "R013",
        first,
        f'the text has no speaker labels; all of it was taken for what "{name}" said, whom a line above the text names',
        "take the speech apart in edition.xml where somebody else speaks",
    )
    return (speech,), (*joined.doubts, doubt)


def speeches_by_speaker(frame: Frame) -> Counter[str]:
    """How many labels name each speaker."""
    return Counter(normal(name) for label in frame.labels.values() for name in label.names)


def questions_by_speaker(frame: Frame) -> Counter[str]:
    """How many speeches of each speaker end in a question mark."""
    asked: Counter[str] = Counter()
    for block in frame.body:
        label = frame.labels.get(block.span.start)
        if label and block.text.rstrip("\"”»' )]").endswith("?"):
            asked.update(normal(name) for name in label.names)
    return asked


def _speech(frame: Frame, block: TextBlock) -> Speech:
    label = frame.labels[block.span.start]
    sign = TextBlock(block.source, Span(block.span.start, block.span.start + label.span.end))
    said = block.part(label.span.end)
    content = (Paragraph(read_content(frame.reader, said)),) if len(said.span) else ()
    return Speech(read_phrases(frame.reader, sign), label.names, content)


def _unattributed(block: TextBlock) -> Doubt:
    return Doubt(
        "R013",
        block.span,
        f'"{" ".join(block.text.split())[:60]}" follows narration without a speaker\'s name',
        "if somebody says it, add the speaker to the TEI",
    )
