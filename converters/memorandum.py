"""Memoranda: a title that says so, numbered points, perhaps a signature; now and then what was said, with names."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import read_letter
from tei.convert.part import assemble
from tei.convert.speeches import read_speeches
from tei.grammar.kinds import kind_word
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.headings, "memorandum", frame.language)
    if word and word in kind_word(frame.headings, "conversation", frame.language):
        return Evidence(0.0, ("the title names a record of conversation",))
    return weigh((0.7 if word else 0, f'the title says "{word}"' if word else "no word for a memorandum in the title"))


def convert(frame: Frame) -> Part:
    if frame.labels:
        blocks, doubts = read_speeches(frame)
        return assemble(frame, "memorandum", blocks, doubts)
    memorandum = read_letter(frame)
    signature = memorandum.signature.span if memorandum.signature else None
    return assemble(frame, "memorandum", memorandum.blocks, memorandum.doubts, signature=signature)


CONVERTER = Converter("memorandum", "memoranda, notes for the record, aide-mémoires", evidence, convert)
