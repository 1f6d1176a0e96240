"""Where the text comes from: its source lines taken apart for the header."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tei.edition import Edition
from tei.grammar.archives import Archive, archives
from tei.grammar.bibliography import find_reference
from tei.grammar.dates import find_dates
from tei.grammar.vocabulary import normal, phrases
from tei.model import Citation, CitationPart, Credit, Dating, Held, Part, Printed, SourceLine, Span
from tei.text.source import Source
from tei.walk import pieces

_PRINTED = frozenset({"source", "reference", "published"})
_WORDS = frozenset({"title", "author", "publisher", "pubPlace"})
"""Parts given as printed; of the others only the bare value."""
_CREDITS = {
    "translator": "translation",
    "transcriber": "transcription",
    "markup": "transcription and markup",
    "author": "author",
}


def describe_sources(part: Part, edition: Edition, source: Source) -> Part:
    """The part with its printed sources, shelf marks, credits and licence in the metadata.

    Each is read from one line of the text; the line itself stays where it is. A line that names the publisher
    completes the source of the line above it.
    """
    printed: list[Printed] = []
    held: list[Held] = []
    credits: list[Credit] = []
    licence = ""
    for line in _source_lines(part):
        value = " ".join(source.slice(line.value).split())
        found = [_held(piece, edition, source) for piece in _shelfmarks(line)]
        if len(found) == 1 and line.key == "shelfmark" and not found[0].repository:
            found = [_named(found[0], value)]
        if found:
            held += found
        elif line.key in _PRINTED:
            printed.append(_printed(line, value))
        elif line.key == "publisher" and printed:
            printed[-1] = _completed(printed[-1], _printed(line, value))
        elif line.key in _CREDITS:
            credits.append(Credit(_CREDITS[line.key], value))
        elif line.key == "licence":
            licence = " ".join(source.slice(_whole(line)).split())
    if part.metadata.machine_translation:
        words = part.metadata.machine_translation
        credits.append(Credit("machine translation", f"not named; the source says “{words}”"))
    metadata = replace(part.metadata, printed=tuple(printed), held=tuple(held), credits=tuple(credits), licence=licence)
    return replace(part, metadata=metadata)


def _whole(line: SourceLine) -> Span:
    return Span(line.content[0].span.start, line.content[-1].span.end)


def _source_lines(part: Part) -> Iterator[SourceLine]:
    for block in (*part.blocks, *part.notes):
        if isinstance(block, SourceLine):
            yield block


def _shelfmarks(line: SourceLine) -> Iterator[Citation]:
    for piece in pieces(line.content):
        if isinstance(piece, Citation) and piece.kind == "archival":
            yield piece


def _printed(line: SourceLine, value: str) -> Printed:
    reference = find_reference(value)
    parts: dict[str, str] = {}
    for part in reference.content if reference else ():
        if isinstance(part, CitationPart):
            printed = value[part.span.start : part.span.end].strip(" ,;")
            parts[part.role] = printed if part.role in _WORDS else part.value or printed
    publisher, place = _publisher(value) if line.key == "publisher" else ("", "")
    return Printed(
        kind="firstPublished" if _is_first(line, value, parts) else "source",
        line=value,
        title=parts.get("title", ""),
        author=parts.get("author", ""),
        publisher=parts.get("publisher", "") or publisher,
        place=parts.get("pubPlace", "") or place,
        volume=parts.get("volume", ""),
        issue=parts.get("issue", ""),
        pages=parts.get("page", ""),
        date=_date(value, parts.get("title", "")),
    )


def _publisher(value: str) -> tuple[str, str]:
    """Name and place from the value of a publisher's line: `Hansen and Sons, Oslo, 1957`."""
    names = [part.strip() for part in value.split(",")]
    while len(names) > 1 and any(character.isdigit() for character in names[-1]):
        names.pop()
    if len(names) < 2 or len(names[-1].split()) > 3:
        return ", ".join(names), ""
    return ", ".join(names[:-1]), names[-1].strip(" .")


def _is_first(line: SourceLine, value: str, parts: Mapping[str, str]) -> bool:
    """Whether a line tells of the first printing: it says so, or it is the issue of a newspaper below the text."""
    if line.key == "published":
        return any(phrase in normal(value) for phrase in phrases("source", "first"))
    day = any(len(date.dating.when or "") == 10 for date in find_dates(value))
    return line.key == "reference" and "issue" in parts and day


def _date(value: str, title: str) -> Dating | None:
    """The date of publication: the last that is not part of the title."""
    dates = [date for date in find_dates(value) if value[date.span.start : date.span.end] not in title]
    full = [date.dating for date in dates if not (date.dating.when or "").startswith("--")]
    return full[-1] if full else None


def _completed(printed: Printed, more: Printed) -> Printed:
    return replace(
        printed,
        line=f"{printed.line}; {more.line}",
        publisher=printed.publisher or more.publisher or more.line,
        place=printed.place or more.place,
        date=_more_precise(printed.date, more.date),
    )


def _more_precise(one: Dating | None, other: Dating | None) -> Dating | None:
    """The first of two dates where it only says more exactly what the second says, else the second."""
    if one and other and one.words.startswith(other.words):
        return one
    return other or one


def _held(citation: Citation, edition: Edition, source: Source) -> Held:
    parts = [piece for piece in pieces(citation.content) if isinstance(piece, CitationPart)]
    keeper = next((part for part in parts if part.role == "repository"), None)
    key = keeper.value if keeper else ""
    known = archives().get(key)
    decided = next((archive for archive in edition.archives if archive.key == key), None)
    return Held(
        shelfmark=" ".join(source.slice(citation.span).split()),
        repository=key,
        name=(decided.name if decided else "") or _english(known) or (source.slice(keeper.span) if keeper else ""),
        place=(decided.place if decided else "") or (known.place if known else ""),
        country=(decided.country if decided else "") or (known.country if known else ""),
        link=(decided.link if decided else "") or (known.link if known else ""),
        parts=tuple((part.role, part.value) for part in parts if part.role not in ("repository", "ibid")),
        cert=keeper.cert if keeper else None,
        evidence=keeper.evidence if keeper else "",
    )


def _named(held: Held, line: str) -> Held:
    """A shelf mark of an archive we do not know, with the name that stands before it on its line."""
    name = line.partition(held.shelfmark)[0].strip(" .,;:")
    return replace(held, shelfmark=line, name=name or held.name)


def _english(archive: Archive | None) -> str:
    if archive is None:
        return ""
    return archive.names.get("en") or next(iter(archive.names.values()), "")
