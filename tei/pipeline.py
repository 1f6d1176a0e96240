"""The whole flow from a source text to TEI, on one screen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tei.convert.frame import read_frame
from tei.convert.registry import Choice, choose, named
from tei.diagnostic import Diagnostic
from tei.edition import NO_EDITION, Edition, read_edition
from tei.encode.ids import prefix
from tei.encode.tei import encode
from tei.grammar.language import language_of, script
from tei.grammar.readable import readability
from tei.model import Citation, Date, Document, Mark, Part, Speech
from tei.passes.archives import edition_archives
from tei.passes.correspondence import find_correspondents
from tei.passes.decisions import check_decisions, decide
from tei.passes.keywords import find_keywords
from tei.passes.notes import link_notes
from tei.passes.outliers import question_years
from tei.passes.own_date import date_document
from tei.passes.people import name_people
from tei.passes.references import resolve_references
from tei.passes.review import review
from tei.passes.signed_notes import mark_signed_notes
from tei.passes.sources import describe_sources
from tei.passes.years import infer_years
from tei.text.documents import split_documents
from tei.text.source import Source
from tei.walk import contents, notes_among, pieces
from tei.xml.serialise import serialise


@dataclass(frozen=True, slots=True)
class Found:
    """What was recognised in one document, for the summary."""

    kind: str
    reasons: tuple[str, ...]
    title: str
    language: str
    speakers: tuple[tuple[str, int], ...]
    """Name and number of speeches, most frequent first."""
    dates: int
    shelfmarks: tuple[str, ...]
    notes_paired: int
    notes_unpaired: int
    marks_unpaired: int


@dataclass(frozen=True, slots=True)
class Converted:
    xml: bytes
    """The TEI file, UTF-8."""
    source: Source
    document: Document
    found: tuple[Found, ...]
    """One for each document in the file."""
    review: tuple[Diagnostic, ...]
    """Doubtful places, most consequential first."""


def convert(source: Source, edition: Edition = NO_EDITION, converter: str = "") -> Converted:
    """The TEI of a source text.

    Args:
        source: the text, as `Source.read(path)` or `Source.of(text)` gives it.
        edition: an editor's decisions, as `read_edition(path)` gives them.
        converter: the kind of document; found from the text when empty.

    Raises:
        TeiError: there is no such converter.
        EditionError: a decision does not apply to the source.
    """
    check_decisions(edition, source)
    read = [_read(part, edition, converter or edition.converter, index) for index, part in enumerate(_parts(source))]
    document = Document(tuple(part for part, _ in read))
    xml = serialise(encode(document, source, edition))
    found = tuple(_found(part, choice, source) for part, choice in read)
    return Converted(xml, source, document, found, review(document, edition, source))


def convert_file(path: Path, edition: Path | None = None, converter: str = "", encoding: str = "") -> Converted:
    """The TEI of a file; `edition` names an `edition.toml`. Raises as `convert`, and SourceError, EditionError.

    The encoding is found when empty; where it is not certain, SourceError shows how the candidates read.
    """
    decisions = read_edition(edition) if edition else NO_EDITION
    return convert(read_source(path, encoding or decisions.encoding), decisions, converter)


def read_source(path: Path, encoding: str = "") -> Source:
    """A source from a file, in an encoding that is named, declared or found. Raises SourceError."""
    return Source.read(path, readability, encoding)


def _parts(source: Source) -> tuple[Source, ...]:
    return split_documents(source, script, language_of)


def _read(source: Source, edition: Edition, converter: str, index: int) -> tuple[Part, Choice]:
    frame = read_frame(source, edition_archives(edition))
    choice = Choice(named(converter), ("named by the user",)) if converter and not index else choose(frame)
    part = choice.converter.convert(frame)
    part = decide(part, edition, source)
    part = link_notes(part, source, prefix(index))
    part = mark_signed_notes(part, source)
    part = find_keywords(part, source)
    part = resolve_references(part, source, prefix(index))
    part = name_people(part, edition if not index else replace(edition, people=()), source)
    part = date_document(part, edition if not index else NO_EDITION, source)
    part = question_years(part, source)
    part = infer_years(part, source)
    part = describe_sources(part, edition, source)
    part = find_correspondents(part, edition if not index else replace(NO_EDITION, people=edition.people), source)
    return replace(part, doubts=(*choice.doubts, *part.doubts)), choice


def _found(part: Part, choice: Choice, source: Source) -> Found:
    everything = list(_pieces(part))
    speeches = Counter(id for block in part.blocks if isinstance(block, Speech) for id in block.who)
    names = {person.id: person.name for person in part.people}
    marks = [piece for piece in everything if isinstance(piece, Mark)]
    notes = list(notes_among((*part.blocks, *part.notes)))
    paired = sum(bool(mark.target) for mark in marks)
    return Found(
        kind=part.kind,
        reasons=choice.reasons,
        title=" ".join(source.slice(part.metadata.title).split()) if part.metadata.title else "",
        language=part.language,
        speakers=tuple((names[id], count) for id, count in speeches.most_common()),
        dates=sum(isinstance(piece, Date) for piece in everything),
        shelfmarks=tuple(
            " ".join(source.slice(piece.span).split())
            for piece in everything
            if isinstance(piece, Citation) and piece.kind == "archival"
        ),
        notes_paired=paired,
        notes_unpaired=sum(bool(note.n) and note.target.endswith("text") for note in notes),
        marks_unpaired=len(marks) - paired,
    )


def _pieces(part: Part) -> Iterator[object]:
    for content in contents(part):
        yield from pieces(content)
