"""`Frame`: a source with its surroundings recognised, so that a converter reads only the body."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tei.convert.content import Reader, doubtful_hyphens, read_content, reader_of
from tei.convert.furniture import find_furniture, with_site
from tei.convert.head import Head, read_head
from tei.convert.lines import names_source, source_line
from tei.convert.notes import NoteText, find_notes, read_inline_notes, signs_apart, without_notes
from tei.convert.set_apart import is_set_apart, table_rules
from tei.convert.site import strip_site
from tei.convert.speakers import find_speakers
from tei.grammar.archives import Archive
from tei.grammar.labels import Label
from tei.grammar.language import language_of
from tei.grammar.marks import orphan_marks
from tei.grammar.navigation import find_machine_translation
from tei.model import Block, Byline, Content, Doubt, Heading, Mark, Metadata, Note, Omitted, Paragraph, SourceLine, Span
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
    """Notes that stand below the text, and source lines among them."""
    notes_heading: Content
    notes_in_text: Mapping[int, Note]
    """Notes with text below them, by the offset at which they begin; `assemble` puts them back."""
    metadata: Metadata
    reader: Reader
    labels: dict[int, Label]
    """Speaker labels by the offset of their block; their spans count from there."""
    omitted: tuple[Omitted, ...]
    doubts: tuple[Doubt, ...]

    @property
    def above(self) -> tuple[str, ...]:
        """The lines of the head but for the title, and those with which the body begins."""
        start, end = self.source.region.start, self.body[0].span.start if self.body else self.source.region.end
        lines = self.source.text[start:end].splitlines() + [block.text for block in self.body[:6]]
        titles = self.title.splitlines()
        return tuple(line.strip() for line in lines if line.strip() and line.strip() not in titles)

    @property
    def headings(self) -> str:
        """The lines of headings and bylines above the text: which of them names the kind of document is not certain."""
        spans = [block.content for block in self.head if isinstance(block, Heading | Byline) and block.content]
        return "\n".join(self.source.text[content[0].span.start : content[-1].span.end] for content in spans)

    @property
    def title(self) -> str:
        return self.source.slice(self.metadata.title) if self.metadata.title else ""


def read_frame(source: Source, archives: tuple[Archive, ...] = ()) -> Frame:
    """The frame of a source, or of that part of it that is its region; `archives` are those an edition adds."""
    furniture = find_furniture(source)
    stripped = strip_site(split_blocks(source, furniture.spans))
    blocks = stripped.blocks
    found = find_notes(blocks, (piece.span for piece in furniture.omitted))
    signs = [sign for note in (*found.in_text, *found.at_end) for sign in signs_apart(note)]
    inline = read_inline_notes(found.blocks)
    rules = table_rules(found.body)
    omitted = tuple(
        sorted((*with_site(furniture, stripped.omitted), *signs, *inline.signs, *rules), key=lambda piece: piece.span)
    )
    above = found.body
    marks = found.marks if found.in_text or found.at_end else _orphan_marks(above)
    note_reader = reader_of(source, (*marks, *inline.notes), stripped.omitted, furniture, archives)
    reader = without_notes(note_reader, found.in_text)
    labels, doubts = find_speakers([block for block in above if not names_source(block.text, archives)])

    head = read_head(reader, above, lambda block: block.span.start in labels or is_set_apart(block))
    tail = _read_tail(reader, above[head.count :])
    body = above[head.count : len(above) - len(tail)]
    return Frame(
        source=source,
        language=language_of(" ".join(block.text for block in body) or source.slice(source.region)),
        head=head.blocks,
        body=body,
        tail=tail,
        notes=tuple(piece for note in found.at_end for piece in _read_note(note_reader, note)),
        notes_heading=read_content(note_reader, found.heading) if found.heading else (),
        notes_in_text={note.start: _note(note_reader, note, note.blocks) for note in found.in_text},
        metadata=_metadata(source, head, omitted),
        reader=reader,
        labels=labels,
        omitted=omitted,
        doubts=(*stripped.doubts, *doubts, *_layout_doubts(reader, body)),
    )


def _orphan_marks(blocks: Sequence[TextBlock]) -> tuple[Mark, ...]:
    """Marks of a text whose notes are lost."""
    if not blocks:
        return ()
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    return tuple(mark.moved(span.start) for mark in orphan_marks(blocks[0].source.slice(span)))


def _read_tail(reader: Reader, blocks: Sequence[TextBlock]) -> tuple[SourceLine, ...]:
    tail: list[SourceLine] = []
    for block in reversed(blocks):
        line = source_line(reader, block)
        if line is None:
            break
        tail.insert(0, line)
    return tuple(tail)


def _read_note(reader: Reader, note: NoteText) -> Iterator[Note | SourceLine]:
    """A note at the end, and the source lines that stand below it."""
    first, *more = note.blocks
    after: list[SourceLine] = []
    while more and (line := source_line(reader, more[-1])):
        after.insert(0, line)
        more.pop()
    line = None if note.label else source_line(reader, first)
    yield _note(reader, note, (first, *more)) if line is None or more else line
    yield from after


def _note(reader: Reader, note: NoteText, blocks: Sequence[TextBlock]) -> Note:
    first, *more = blocks
    end = note.label.end if note.label else 0
    sign = TextBlock(reader.source, Span(first.span.start, first.span.start + end))
    apart = {piece.span.start for piece in signs_apart(note)}
    texts = [first.part(end), *more]
    if len(apart) > 1:
        texts[-1] = texts[-1].part(0, len(texts[-1].text) - 1)
    label = read_content(reader, sign) if end and not apart else ()
    paragraphs = tuple(Paragraph(read_content(reader, text)) for text in texts)
    return Note(label, note.label.n if note.label else "", paragraphs)


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
