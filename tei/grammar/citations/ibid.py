"""`ibid.`, `там же`, `ebd.`: which archive and which higher parts they stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tei.grammar.citations.reading import parts_of, words
from tei.grammar.fold import fold
from tei.model import Citation, CitationPart, Inline

_LONGEST = 40
_ORDER = (
    "collection",
    "recordgroup",
    "series",
    "fond",
    "entry",
    "lot",
    "opis",
    "papka",
    "box",
    "delo",
    "volume",
    "file",
    "piece",
    "reel",
    "part",
    "item",
    "folder",
    "listy",
)


def is_ibid(text: str) -> bool:
    """Whether the whole of a text is `Ibid.`, `Там же`, `Ebd.`"""
    return len(text) < _LONGEST and fold(text).strip().rstrip(".") in _bare()


@cache
def _bare() -> frozenset[str]:
    return frozenset(word.rstrip(".") for key in ("words", "cited") for word in words("ibid", key))


def resolve_ibid(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The references with each `ibid` part given the archive it stands for.

    `value` becomes the key of the archive of the nearest reference before that has one, and `evidence` names, in
    words, every part that is taken over: all those above the first part the reference prints itself. Where no
    reference stands before, or none names an archive, the part stays without a value. Printed references are passed
    over. References must be in the order of the text; the result has the same order and length.
    """
    resolved: list[Citation] = []
    known: tuple[CitationPart, ...] = ()
    for citation in citations:
        parts = parts_of(citation)
        if citation.kind != "archival":
            resolved.append(citation)
            continue
        if any(part.role == "ibid" for part in parts):
            inherited = tuple(_inherited(parts, known))
            content = tuple(_resolved(piece, inherited) for piece in citation.content)
            citation = replace(citation, content=content)
            known = (*inherited, *(part for part in parts if part.role != "ibid"))
        elif any(part.role in ("repository", "fond", "recordgroup") for part in parts):
            known = parts
        elif known:
            known = (*_inherited(parts, known), *parts)
        resolved.append(citation)
    return tuple(resolved)


def _inherited(parts: Iterable[CitationPart], known: Iterable[CitationPart]) -> Iterable[CitationPart]:
    """The parts of the reference before that this one does not print, down to the first one it does."""
    printed = {part.role for part in parts}
    highest = min((_ORDER.index(role) for role in printed if role in _ORDER), default=len(_ORDER))
    for part in known:
        if part.role in printed:
            continue
        if part.role == "repository" or (part.role in _ORDER and _ORDER.index(part.role) < highest):
            yield part


def _resolved(piece: Inline, inherited: tuple[CitationPart, ...]) -> Inline:
    if not isinstance(piece, CitationPart) or piece.role != "ibid" or not inherited:
        return piece
    key = next((part.value for part in inherited if part.role == "repository"), "")
    named = ", ".join(part.value if part.role == "repository" else f"{part.role} {part.value}" for part in inherited)
    return replace(piece, value=key, cert="high", evidence=f"stands for {named} of the reference before")
