"""`Frame`: a source with its surroundings recognised, so that a converter reads only the body."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, doubtful_hyphens, read_content, reader_of
from tei.convert.head import Head, read_head, source_line
from tei.convert.notes import NoteRun, find_notes
from tei.convert.site import strip_site
from tei.convert.speakers import find_speakers
from tei.grammar.language import language_of
from tei.grammar.letters import is_salutation
from tei.grammar.marks import find_marks, style_of_marks
from tei.grammar.navigation import find_machine_translation
from tei.grammar.source_lines import find_source_line
from tei.grammar.speech import Label
from tei.model import Block, Content, Doubt, Mark, Metadata, Note, Omitted, Paragraph, SourceLine, Span
from tei.text.blocks import TextBlock, hidden_ends, split_blocks
from tei.text.source import Source


@dataclass(frozen=True, slots=True)
class Frame:
    source: Source
    language: str
    head: tuple[Block, ...]
    """Author, title, source lines, date line: what stands above the text."""
    body: tuple[TextBlock, ...]
    tail: tuple[SourceLine, ...]
    """Source lines that stand below the text, above the notes."""
    notes: tuple[Note | SourceLine, ...]
    notes_heading: Content
    metadata: Metadata
    reader: Reader
    labels: dict[int, Label]
    """Speaker labels by the offset of their block; their spans count from there."""
    omitted: tuple[Omitted, ...]
    doubts: tuple[Doubt, ...]

    @property
    def title(self) -> str:
        return self.source.slice(self.metadata.title) if self.metadata.title else ""


def read_frame(source: Source) -> Frame:
    """The frame of a source, or of that part of it that is its region."""
    stripped = strip_site(split_blocks(source))
    blocks = stripped.blocks
    run = find_notes(blocks)
    above = blocks[: run.first] if run else blocks
    marks = run.marks if run else _orphan_marks(above)
    reader = reader_of(source, marks, stripped.omitted)
    labels, doubts = find_speakers([block for block in above if not find_source_line(block.text)])

    head = read_head(reader, above, lambda block: block.span.start in labels or is_salutation(block.text))
    tail = _read_tail(reader, above[head.count :])
    body = above[head.count : len(above) - len(tail)]
    return Frame(
        source=source,
        language=language_of(" ".join(block.text for block in body) or source.slice(source.region)),
        head=head.blocks,
        body=body,
        tail=tail,
        notes=_read_notes(reader, run) if run else (),
        notes_heading=read_content(reader, run.heading) if run and run.heading else (),
        metadata=_metadata(source, head, stripped.omitted),
        reader=reader,
        labels=labels,
        omitted=stripped.omitted,
        doubts=(*stripped.doubts, *doubts, *_layout_doubts(reader, body)),
    )


def _orphan_marks(blocks: Sequence[TextBlock]) -> tuple[Mark, ...]:
    """Marks of a text whose notes are lost."""
    if not blocks:
        return ()
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    text = blocks[0].source.slice(span)
    style = style_of_marks(text)
    return tuple(mark.moved(span.start) for mark in find_marks(text, style, ())) if style else ()


def _read_tail(reader: Reader, blocks: Sequence[TextBlock]) -> tuple[SourceLine, ...]:
    tail: list[SourceLine] = []
    for block in reversed(blocks):
        line = source_line(reader, block)
        if line is None:
            break
        tail.insert(0, line)
    return tuple(tail)


def _read_notes(reader: Reader, run: NoteRun) -> tuple[Note | SourceLine, ...]:
    notes: list[Note | SourceLine] = []
    for label, blocks in run.notes:
        first, *more = blocks
        after: list[SourceLine] = []
        while more and (line := source_line(reader, more[-1])):
            after.insert(0, line)
            more.pop()
        sign = TextBlock(reader.source, Span(first.span.start, first.span.start + label.end))
        paragraphs = [Paragraph(read_content(reader, block)) for block in (first.part(label.end), *more)]
        notes += [Note(read_content(reader, sign), label.n, tuple(paragraphs)), *after]
    return tuple(notes)


def _metadata(source: Source, head: Head, omitted: Sequence[Omitted]) -> Metadata:
    above = (source.slice(piece.span) for piece in omitted)
    evidence = next((words for text in above for words in find_machine_translation(text)), "")
    return Metadata(title=head.title, author=head.author, machine_translation=evidence)


def _layout_doubts(reader: Reader, body: Sequence[TextBlock]) -> list[Doubt]:
    source = reader.source
    doubts = [
        Doubt(
            "R008",
            piece.span,
            f'the hyphen at the line end in "{_word_around(source, piece.span)}" may belong to the word or to the line',
            "look the word up; if the hyphen is the line's, add a correction to edition.toml",
        )
        for piece in doubtful_hyphens(reader)
    ]
    ends = [offset for block in body if "\n\n" in block.text for offset in hidden_ends(block)]
    if ends:
        lines = ", ".join(str(source.line(offset)) for offset in ends)
        doubts.append(
            Doubt(
                "R007",
                Span(ends[0], ends[0] + 1),
                f"a paragraph may begin at line {lines}: the line before is full and ends in a full stop",
                "compare with the original; the layout of the file cannot tell",
            )
        )
    return doubts


def _word_around(source: Source, span: Span) -> str:
    before = source.text[max(0, span.start - 20) : span.start].split()[-1:]
    after = source.text[span.end : span.end + 20].split()[:1]
    return "".join(before + after)
