"""All families of shelf marks together."""

import re
from collections.abc import Iterator

from tei.grammar.archives import Archive
from tei.grammar.citations.american import find_american
from tei.grammar.citations.british import find_british
from tei.grammar.citations.fonds import find_fonds
from tei.grammar.citations.reading import readable
from tei.grammar.citations.signatures import find_signatures
from tei.model import Citation

_FIGURE = re.compile(r"\d")


def find_citations(text: str, extra: tuple[Archive, ...] = ()) -> Iterator[Citation]:
    """References to unpublished material by their shelf marks, from left to right, never overlapping.

    A reference runs from the repository, or from its first part where the repository is not named, to the last part
    of the shelf mark; a classification or remark after it is outside. Its content is its parts alone, in order;
    the characters between them are left to the caller. Where two grammars read the same words the one that begins
    first, then the longer one, wins.

    Args:
        text: any string; a blank line or the end of a short line ends a reference.
        extra: archives an edition adds to the table or puts in place of an entry.
    """
    plain = readable(text)
    numbered = (
        _FIGURE.search(plain) is not None
    )  # fonds and pieces have numbers; folders and manuscripts may have names
    found = [
        *(find_fonds(plain, extra) if numbered else ()),
        *find_american(plain, extra),
        *(find_british(plain, extra) if numbered else ()),
        *find_signatures(plain, extra),
    ]
    end = 0
    for citation in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if citation.span.start >= end:
            yield citation
            end = citation.span.end
