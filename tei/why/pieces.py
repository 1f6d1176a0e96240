"""The rule behind each piece of running text."""

from dataclasses import dataclass

from tei.grammar.archives import archives
from tei.grammar.dates.wording import date_form
from tei.model import (
    Certainty,
    Citation,
    CitationPart,
    Correction,
    Date,
    Foreign,
    Hyphen,
    Inline,
    InlineNote,
    LineBreak,
    Mark,
    Milestone,
    PageBreak,
    Rule,
    Segment,
)
from tei.text.source import Source
from tei.why.notes import NoteRules, mark_rule

_PRINT = {"title": "title", "author": "author", "publisher": "publisher", "pubPlace": "pubPlace"}
_SCOPES = frozenset({"volume", "issue", "page"})


@dataclass(frozen=True, slots=True)
class PieceRule:
    element: str
    rule: str
    cert: Certainty | None = None


def piece_rule(piece: Inline, source: Source, notes: NoteRules) -> PieceRule | None:
    """What a piece became and why; None for plain text."""
    match piece:
        case Date():
            return PieceRule("date", _date(piece, source), piece.dating.cert)
        case Mark():
            return PieceRule("ref", mark_rule(piece, source, notes)) if piece.id else None
        case Citation():
            return PieceRule("bibl", _citation(piece))
        case CitationPart():
            return PieceRule(_element(piece), _part(piece), piece.cert)
        case Correction():
            element = "supplied" if piece.kind == "supplied" else "choice"
            return PieceRule(element, f"decision in edition.toml ({piece.kind}): {piece.reason}", piece.cert)
        case Milestone():
            return PieceRule("milestone", f"decision in edition.toml (milestone): {piece.reason}", piece.cert)
        case Hyphen():
            return PieceRule("pc", "hyphen of a line end only: the word goes on in the next line in small letters")
        case Rule():
            return PieceRule("pc", "stroke between the columns of a table")
        case LineBreak(break_="maybe"):
            return PieceRule("lb", "line end after a hyphen that may belong to the word")
        case LineBreak():
            return PieceRule("lb", "line end that matters: in a title, or inside a word")
        case PageBreak():
            return PieceRule("pb", "page break: a form feed, or a page number on its own line")
        case InlineNote():
            number = f" {piece.n}" if piece.n else ""
            signed = ", signed by editors (notes.toml)" if piece.signed else ""
            return PieceRule("note", f"note{number} in running text: between brackets, or at a page's end{signed}")
        case Segment():
            return PieceRule("seg", f"{piece.type}, by its words (letters.toml)")
        case Foreign():
            return PieceRule("foreign", f"words in another language ({piece.language})")
        case _:
            return None


def _date(date: Date, source: Source) -> str:
    form = date_form(source.slice(date.span))
    language = form.split(" ")[0] if form[:1].isupper() and not form.startswith("Roman") else ""
    tables = {"English": "en", "Russian": "ru", "German": "de", "French": "fr"}
    table = f" (dates.{tables[language]}.toml)" if language in tables else ""
    value = f" is {date.dating.words}" if date.dating.words else " has no value"
    julian = "; Julian calendar" if date.dating.calendar == "julian" else ""
    evidence = f"; {date.dating.evidence}" if date.dating.evidence else ""
    return f"date, {form or 'by its words'}{table}{value}{julian}{evidence}"


def _citation(citation: Citation) -> str:
    roles = ", ".join(dict.fromkeys(part.role for part in citation.content if isinstance(part, CitationPart)))
    if citation.kind == "archival":
        return f"shelf mark (shelfmarks.toml): {roles}" if roles else "shelf mark (shelfmarks.toml)"
    return f"printed reference (bibliography.toml): {roles}" if roles else "printed reference (bibliography.toml)"


def _part(part: CitationPart) -> str:
    evidence = f"; {part.evidence}" if part.evidence else ""
    if part.role == "repository":
        known = archives().get(part.value)
        if known is None:
            return f"archive {part.value}, named before its shelf mark; not in archives.toml{evidence}"
        return f"archive {part.value} (archives.toml): {next(iter(known.names.values()))}{evidence}"
    return f"{part.role} of the reference: {part.value}{evidence}"


def _element(part: CitationPart) -> str:
    """The element it becomes; as `tei/encode` has it."""
    if part.role == "repository":
        return "orgName"
    if part.role == "listy":
        return "citedRange"
    if part.role in _SCOPES:
        return "biblScope"
    return _PRINT.get(part.role, "idno")
