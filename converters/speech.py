"""Speeches: what one person said to many, in paragraphs, sometimes with applause between."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import read_letter
from tei.convert.part import assemble
from tei.grammar.kinds import kind_word
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.headings, "speech", frame.language)
    if frame.labels:
        return Evidence(0.0, ("it has speaker labels",))
    return weigh((0.65 if word else 0, f'the title says "{word}"' if word else "no word for a speech in the title"))


def convert(frame: Frame) -> Part:
    speech = read_letter(frame)
    return assemble(frame, "speech", speech.blocks, speech.doubts)


CONVERTER = Converter("speech", "speeches and addresses", evidence, convert)
