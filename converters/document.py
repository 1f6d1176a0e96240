"""Anything else: a title if there is one, paragraphs, and what stands below them as below a letter."""

from tei.convert.converter import Converter, Evidence
from tei.convert.frame import Frame
from tei.convert.letters import read_letter
from tei.convert.part import assemble
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    return Evidence(0.15, ("nothing speaks for another kind",))


def convert(frame: Frame) -> Part:
    text = read_letter(frame, paper=True)
    signature = text.signature.span if text.signature else None
    return assemble(frame, "document", text.blocks, text.doubts, signature=signature)


CONVERTER = Converter("document", "any other text: a title and paragraphs", evidence, convert)
