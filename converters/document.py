"""Anything else: a title if there is one, and paragraphs."""

from tei.convert.converter import Converter, Evidence
from tei.convert.divisions import read_sections
from tei.convert.frame import Frame
from tei.convert.paragraphs import join_cut
from tei.convert.part import assemble
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    return Evidence(0.15, ("nothing speaks for another kind",))


def convert(frame: Frame) -> Part:
    joined = join_cut(frame.body, frame.language)
    blocks = read_sections(frame.reader, joined.blocks, paper=True)
    return assemble(frame, "document", blocks, joined.doubts)


CONVERTER = Converter("document", "any other text: a title and paragraphs", evidence, convert)
