"""A citation as an entry of BibTeX, readable by biblatex too; UTF-8."""

import re
import unicodedata
from collections.abc import Iterator

from tei.render.citation import Citation, Name, creators, remarks
from tei.render.reference import held
from tei.render.when import interval, parts, year

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "la": "latin",
    "pl": "polish",
    "ru": "russian",
    "uk": "ukrainian",
}
"""Names that babel and polyglossia share."""


def bibtex(citation: Citation) -> str:
    """An `@misc` entry, one field a line; `month` is a macro of BibTeX, all else stands in braces."""
    lines = (f"  {name} = {value},\n" for name, value in fields(citation) if value not in ("", "{}"))
    return f"@misc{{{key(citation)},\n{''.join(lines)}}}\n"


def fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "author", people(creators(citation))
    yield "title", f"{{{braced(citation.title)}}}"
    yield "editor", people(citation.editors)
    yield "translator", people(citation.translators)
    if citation.written:
        numbers = parts(citation.written.start) if citation.written.form == "date" else ()
        doubt = "?" if citation.written.uncertain else ""
        yield "date", braced("/".join(f"{each}{doubt}" for each in interval(citation.written).split("/")))
        yield "year", braced(year(citation.written))
        yield "month", MONTHS[numbers[1] - 1] if len(numbers) > 1 else ""
    yield "type", braced(citation.kind)
    yield "publisher", braced(citation.publisher)
    yield "address", braced(citation.publisher_place)
    yield "version", braced(citation.version)
    yield "library", braced(held(citation))
    yield "howpublished", braced(citation.collection)
    yield "note", braced("; ".join(notes(citation)))
    yield "langid", braced(LANGUAGES.get(citation.languages[0].partition("-")[0], "") if citation.languages else "")
    yield "url", f"{{{url(citation.address)}}}"


def notes(citation: Citation) -> Iterator[str]:
    """What BibTeX has no field for."""
    if citation.recipients:
        yield f"to {' and '.join(name.text for name in citation.recipients)}"
    if citation.interviewers:
        yield f"interview by {' and '.join(name.text for name in citation.interviewers)}"
    yield from remarks(citation)
    yield from (source.rstrip(".") for source in citation.sources)
    if citation.passage_label:
        yield citation.passage_label


def people(names: tuple[Name, ...]) -> str:
    return braced_list(" and ".join(map(person, names)))


def person(name: Name) -> str:
    """`Vogel, Klara` where the header says which is which; in braces what BibTeX would take apart wrongly."""
    if name.family and name.given:
        return f"{guarded(name.family)}, {guarded(name.given)}"
    return guarded(name.text, whole=name.institution or bool(name.family))


def guarded(text: str, whole: bool = False) -> str:
    escaped = escape(text)
    return f"{{{escaped}}}" if whole or "," in text or re.search(r"\band\b", text, re.IGNORECASE) else escaped


def braced(text: str) -> str:
    return f"{{{escape(text)}}}"


def braced_list(escaped: str) -> str:
    return f"{{{escaped}}}"


def escape(text: str) -> str:
    return "".join(ESCAPES.get(sign, sign) for sign in text)


def url(address: str) -> str:
    """An address has no braces and no blanks; biblatex reads it letter by letter."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def key(citation: Citation) -> str:
    """ASCII letters, digits and hyphens: the name of the document's files, else writer, year and title."""
    written = year(citation.written) if citation.written else ""
    first = next((name.family or name.text.split()[-1] for name in creators(citation)), "")
    made = citation.name or " ".join(filter(None, (first, written, *citation.title.split()[:4])))
    return slug(made) or "document"


def slug(text: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
