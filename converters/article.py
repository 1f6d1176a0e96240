"""Articles: a title, paragraphs of prose, section headings, note marks."""

from collections.abc import Sequence
from itertools import pairwise

from tei.convert.closing import find_closing
from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.divisions import read_sections
from tei.convert.frame import Frame
from tei.convert.letters import has_salutation
from tei.convert.lines import is_heading
from tei.convert.paragraphs import join_cut
from tei.convert.part import assemble
from tei.convert.sections import find_sections, is_bibliography
from tei.grammar.section_labels import division_head, division_opening, keywords_label
from tei.model import Mark, Part
from tei.text.blocks import TextBlock


def evidence(frame: Frame) -> Evidence:
    if frame.labels or has_salutation(frame.body):
        return Evidence(0.0, ("it has speaker labels or a salutation",))
    if find_closing(frame.reader, frame.body).signature:
        return Evidence(0.0, ("it ends with a signature",))
    marks = sum(isinstance(piece, Mark) for piece in frame.reader.placed)
    headings = len(_headings(frame.body))
    parts = sorted(_parts(frame.body))
    length = sum(len(block.text) for block in frame.body)
    return weigh(
        (0.3 if marks >= 3 else 0, f"{marks} note marks"),
        (0.3 if headings >= 2 else 0, f"{headings} section headings"),
        (0.4 if frame.metadata.author and marks else 0, "the author's name below the title, and note marks"),
        (0.4 if len(parts) > 1 else 0.3 if parts else 0, " and ".join(parts) or "no abstract, no bibliography"),
        (0.3 if length > 5000 and frame.title else 0, f"a title and {length} characters of prose"),
    )


def convert(frame: Frame) -> Part:
    headings = _headings(frame.body)
    joined = join_cut(frame.body, frame.language, lambda block: block.span.start in headings)
    blocks = read_sections(frame.reader, joined.blocks, paper=True, also=_above_prose(joined.blocks))
    return assemble(frame, "article", blocks, joined.doubts)


def _headings(blocks: Sequence[TextBlock]) -> dict[int, int]:
    return find_sections(blocks, also=_above_prose(blocks))


def _above_prose(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Offsets of the blocks of a heading's form with prose below."""
    return frozenset(
        block.span.start
        for block, after in pairwise(blocks)
        if is_heading(block.text)
        and len(after.text) > 2 * len(block.text)
        and not is_heading(after.text)
        and division_opening(after.text) != "abstract"
        and not keywords_label(block.text[:60])
    )


def _parts(blocks: Sequence[TextBlock]) -> set[str]:
    """Which parts of a paper a text has: an abstract, words it is indexed under, a bibliography at its end."""
    found = {
        "abstract" for block in blocks[:8] if "abstract" in (division_head(block.text), division_opening(block.text))
    }
    found |= {"keywords" for block in blocks[:12] if keywords_label(block.text[:60])}
    ends = [index for index, block in enumerate(blocks) if division_head(block.text) == "bibliography"]
    return found | {"bibliography" for index in ends[-1:] if is_bibliography(blocks[index + 1 :])}


CONVERTER = Converter("article", "articles and papers with headings and notes", evidence, convert)
