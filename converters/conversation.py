"""Records of conversation: speeches with names, and between them what was done, told in the third person."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.part import assemble
from tei.convert.speeches import read_speeches, speeches_by_speaker
from tei.grammar.kinds import kind_word
from tei.grammar.speech import is_narration
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    speeches = speeches_by_speaker(frame)
    word = kind_word(frame.headings, "conversation", frame.language)
    unlabelled = [block for block in frame.body if block.span.start not in frame.labels]
    speakers = frozenset(speeches)
    told = sum(is_narration(block.text, speakers) for block in unlabelled) if speakers else 0
    return weigh(
        (
            0.75 if word else 0,
            f'the title says "{word}"' if word else "no word for a record of conversation in the title",
        ),
        (0.25 if speeches else 0, f"{len(frame.labels)} speeches with labels, {len(speeches)} speakers"),
        (0.3 if len(speeches) > 2 else 0, "more than two speakers"),
        (0.3 if told else 0, f"{told} lines of narration between the speeches"),
    )


def convert(frame: Frame) -> Part:
    blocks, doubts = read_speeches(frame)
    return assemble(frame, "conversation", blocks, doubts)


CONVERTER = Converter("conversation", "records of conversation, with narration between the speeches", evidence, convert)
