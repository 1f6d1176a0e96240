"""The index of all editions, cut into parts by the alphabet."""

from collections.abc import Iterator, Sequence

from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.parts import part_file
from tei.site.search.packing import pack
from tei.site.search.words import STEMMED

SIZE = 24_000
"""Characters of a part, about; a term that has more is alone in its part."""


def index_files(documents: Sequence[DocumentFacts]) -> Iterator[SiteFile]:
    """The parts of the index, and the table of contents that a page loads first.

    Args:
        documents: in the order of the catalogue; their numbers are those of the table of documents.
    """
    firsts = []
    for number, lines in enumerate(cut_parts(merged(documents))):
        firsts.append(lines[0].partition(" ")[0])
        yield part_file(f"words/{number}", "\n" + "\n".join(lines) + "\n")
    languages = {language for each in documents for language in each.terms.languages}
    contents = {
        "firsts": firsts,
        "lengths": [each.terms.length for each in documents],
        "languages": [language for language in STEMMED if language in languages],
    }
    yield part_file("search", contents)


def merged(documents: Sequence[DocumentFacts]) -> dict[str, str]:
    """For each term: for each document that has it, the step from the one before, how often, and where."""
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, each in enumerate(documents):
        for line in each.terms.packed.splitlines():
            term, _, places = line.partition(" ")
            found.setdefault(term, []).append(pack(number - last.get(term, 0)) + places)
            last[term] = number
    return {term: "".join(pieces) for term, pieces in found.items()}


def cut_parts(terms: dict[str, str]) -> Iterator[list[str]]:
    """Lines in the order in which a browser compares strings."""
    part: list[str] = []
    size = 0
    for term in sorted(terms, key=browser_order):
        line = f"{term} {terms[term]}"
        if part and size + len(line) > SIZE:
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


def browser_order(term: str) -> bytes:
    return term.encode("utf-16-be")
