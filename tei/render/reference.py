"""A reference as it stands in a footnote.

In this order, each part only where the header states it: who wrote it; the title, in quotation marks unless an editor
gave it; what it is, to whom or by what interviewer; where; when; translator; shelf mark and archive, else the book the
text was taken from; who edited it; the collection; the publisher and when; the version; the passage; the address.
What is inferred stands in brackets, with a mark where it is doubtful, as in archives and libraries. There is no day of
access: pages that are the same whenever they are made do not know it, and the version says more.
"""

from collections.abc import Iterator

from tei.render.citation import Citation, Name, Place, creators
from tei.render.when import show


def plain_reference(citation: Citation) -> str:
    """One line, ending in a full stop unless an address ends it."""
    reference = ", ".join(filter(None, parts(citation)))
    return f"{reference}." if reference and not citation.address and not reference.endswith(".") else reference


def parts(citation: Citation) -> Iterator[str]:
    yield show_names(creators(citation))
    yield quoted(citation)
    yield described(citation)
    if citation.place:
        yield bracketed(citation.place)
    if citation.written:
        yield show(citation.written)
    yield credit("translated by", citation.translators)
    if citation.machine_translated:
        yield "machine translation"
    yield held(citation) or next(iter(citation.sources), "").rstrip(".")
    yield credit("edited by", citation.editors)
    yield from published(citation)
    yield citation.passage_label
    yield citation.address


def quoted(citation: Citation) -> str:
    if not citation.title:
        return "[untitled]"
    if citation.supplied_title:
        return citation.title if citation.title.startswith("[") else f"[{citation.title}]"
    return f"‘{citation.title}’" if {"“", "”", '"'} & set(citation.title) else f"“{citation.title}”"


def described(citation: Citation) -> str:
    """`letter to Klara Vogel`, `interview by Ida Stern`."""
    if citation.interviewers:
        return credit("interview by", citation.interviewers)
    if not citation.recipients:
        return citation.kind
    return f"{citation.kind or 'addressed'} to {show_names(citation.recipients)}"


def held(citation: Citation) -> str:
    """`GARF. F. 12. Op. 3. D. 77 (State Archive, Moscow)`."""
    keeper = show_names((citation.archive,)) if citation.archive else ""
    place = "" if citation.archive_place in keeper else citation.archive_place
    where = ", ".join(filter(None, (keeper, place)))
    mark = citation.shelf_mark.rstrip(".")
    return f"{mark} ({where})" if mark and where else mark or where


def published(citation: Citation) -> Iterator[str]:
    yield f"in {citation.collection}" if citation.collection else ""
    yield citation.publisher
    yield citation.publisher_place
    if citation.published:
        yield show(citation.published)
    version = citation.version
    yield f"version {version}" if version[:1].isdigit() else version
    if citation.revised:
        yield f"revised {show(citation.revised)}"


def credit(words: str, people: tuple[Name, ...]) -> str:
    return f"{words} {show_names(people)}" if people else ""


def show_names(people: tuple[Name, ...]) -> str:
    """`A`, `A and B`, `A, B and C`; an inferred name in brackets."""
    shown = [bracketed(name) for name in people]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def bracketed(found: Name | Place) -> str:
    text = f"{found.text}?" if found.uncertain else found.text
    return f"[{text}]" if found.inferred else text
