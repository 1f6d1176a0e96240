"""Articles: a title, paragraphs of prose, section headings, note marks."""

from tei.convert.closing import find_closing
from tei.convert.content import find_line_ends, read_content
from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import has_salutation
from tei.convert.lines import is_heading
from tei.convert.paragraphs import join_cut, read_paragraphs
from tei.convert.part import assemble
from tei.convert.sections import find_sections
from tei.model import Block, Heading, Mark, Part
from tei.text.blocks import TextBlock


def evidence(frame: Frame) -> Evidence:
    if frame.labels or has_salutation(frame.body):
        return Evidence(0.0, ("it has speaker labels or a salutation",))
    if find_closing(frame.reader, frame.body).signature:
        return Evidence(0.0, ("it ends with a signature",))
    marks = sum(isinstance(piece, Mark) for piece in frame.reader.placed)
    headings = len(_headings(frame))
    length = sum(len(block.text) for block in frame.body)
    return weigh(
        (0.3 if marks >= 3 else 0, f"{marks} note marks"),
        (0.3 if headings >= 2 else 0, f"{headings} section headings"),
        (0.4 if frame.metadata.author and marks else 0, "the author's name below the title, and note marks"),
        (0.3 if length > 5000 and frame.title else 0, f"a title and {length} characters of prose"),
    )


def convert(frame: Frame) -> Part:
    headings = _headings(frame)
    joined = join_cut(frame.body, frame.language, lambda block: block.span.start in headings)
    found: list[Block] = []
    run: list[TextBlock] = []
    for block in joined.blocks:
        if block.span.start in headings:
            found += read_paragraphs(frame.reader, run)
            found.append(Heading(read_content(frame.reader, block, find_line_ends), 1))
            run = []
        else:
            run.append(block)
    found += read_paragraphs(frame.reader, run)
    return assemble(frame, "article", found, joined.doubts)


def _headings(frame: Frame) -> frozenset[int]:
    """Offsets of the blocks that head a section: those of a heading's form with prose below."""
    above_prose = frozenset(
        block.span.start
        for block, after in zip(frame.body, frame.body[1:], strict=False)
        if is_heading(block.text) and len(after.text) > 2 * len(block.text) and not is_heading(after.text)
    )
    return above_prose | find_sections(frame.body)


CONVERTER = Converter("article", "articles and papers with headings and notes", evidence, convert)
