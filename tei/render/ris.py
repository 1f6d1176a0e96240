"""A citation as a record of RIS, the format of reference managers."""

from collections.abc import Iterator

from tei.render.citation import Citation, Name, creators, remarks
from tei.render.genres import genre
from tei.render.reference import held
from tei.render.when import edtf, parts, year


def ris(citation: Citation) -> str:
    """A record, UTF-8, with line ends as the format demands them: carriage return and line feed."""
    return "".join(
        f"{tag}  - {' '.join(value.splitlines())}\r\n" for tag, value in fields(citation) if value or tag == "ER"
    )


def fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", genre(citation.kind, bool(citation.shelf_mark)).ris
    yield "ID", citation.name
    yield from (("AU", inverted(name)) for name in creators(citation))
    yield "TI", citation.title
    yield from (("A2", inverted(name)) for name in citation.recipients or citation.interviewers)
    yield from (("ED", inverted(name)) for name in citation.editors)
    yield from (("A4", inverted(name)) for name in citation.translators)
    if citation.written:
        numbers = parts(citation.written.start) if citation.written.form == "date" else ()
        yield "PY", year(citation.written)
        yield "DA", "/".join(f"{number:02}" for number in numbers) + "/" * (4 - len(numbers)) if numbers else ""
        yield "N1", "" if numbers and not citation.written.uncertain else f"Date: {edtf(citation.written)}"
    yield "M3", citation.kind
    yield "PB", citation.publisher
    yield "CY", citation.publisher_place
    yield "ET", citation.version
    yield "T2", citation.collection
    yield "AV", held(citation)
    yield "DB", citation.archive.text if citation.archive else ""
    yield from (("N1", f"Source: {source}") for source in citation.sources)
    yield from (("N1", remark) for remark in remarks(citation))
    yield "SP", citation.passage_label
    yield from (("LA", language) for language in citation.languages[:1])
    yield "C4", citation.licence_link or citation.licence
    yield "UR", citation.address
    yield "ER", ""


def inverted(name: Name) -> str:
    """`Vogel, Klara` where the header says which is which; else as the header has it."""
    return ", ".join(filter(None, (name.family, name.given))) or name.text
