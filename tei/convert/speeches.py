"""Reading a body of speeches: interviews, records of conversation, minutes."""

from collections import Counter

from tei.convert.content import read_content, read_phrases
from tei.convert.frame import Frame
from tei.convert.paragraphs import join_cut, read_paragraphs
from tei.grammar.speech import is_narration
from tei.grammar.vocabulary import normal
from tei.model import Block, Doubt, Paragraph, Span, Speech, Stage
from tei.text.blocks import TextBlock


def read_speeches(frame: Frame) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The body as speeches and narration.

    A paragraph without a label goes on with the speech above it, unless it narrates; narration ends the speech.
    """
    speakers = frozenset(name for label in frame.labels.values() for name in label.names)
    joined = join_cut(
        frame.body,
        frame.language,
        lambda block: block.span.start in frame.labels or is_narration(block.text, speakers),
    )
    found: list[Block] = []
    doubts = list(joined.doubts)
    speaking = spoken = False
    for block in joined.blocks:
        if block.span.start in frame.labels:
            found.append(_speech(frame, block))
            speaking = spoken = True
        elif is_narration(block.text, speakers, before_speech=not spoken):
            found.append(Stage(read_content(frame.reader, block)))
            speaking = False
        elif speaking and isinstance(speech := found[-1], Speech):
            paragraph = Paragraph(read_content(frame.reader, block))
            found[-1] = Speech(speech.label, speech.names, (*speech.content, paragraph))
        else:
            found.append(Paragraph(read_content(frame.reader, block)))
            if found[:-1] and isinstance(found[-2], Stage):
                doubts.append(_unattributed(block))
    return tuple(found), tuple(doubts)


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
