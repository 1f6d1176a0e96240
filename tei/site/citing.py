"""A document cited on its page, and as files for reference managers."""

from collections.abc import Iterator
from urllib.parse import quote

from tei.render import Citation, bibtex, cite, csl_json, plain_reference, ris
from tei.render.surroundings import PASSAGE_ID, PASSAGE_NUMBER, Cited
from tei.site.file import SiteFile


def citation_forms(citation: Citation, language: str) -> Iterator[Cited]:
    """The document cited for people, then for programs; the latter are files too.

    Args:
        language: of the former, one of `tei.render.wording.LANGUAGES`.
    """
    passage = plain_reference(cite(citation, PASSAGE_ID, f"¶ {PASSAGE_NUMBER}"), language)
    yield Cited(
        "Reference", plain_reference(citation, language), of_passage=passage.replace(quote(PASSAGE_ID), PASSAGE_ID)
    )
    yield Cited("BibTeX", bibtex(citation), f"{citation.name}.bib")
    yield Cited("RIS", "\n".join(ris(citation).splitlines()), f"{citation.name}.ris")
    yield Cited("CSL-JSON", csl_json(citation), f"{citation.name}.csl.json")


def citation_files(citation: Citation) -> Iterator[SiteFile]:
    """The files that the forms lead to."""
    yield SiteFile(f"{citation.name}.bib", f"{bibtex(citation)}\n".encode())
    yield SiteFile(f"{citation.name}.ris", ris(citation).encode())
    yield SiteFile(f"{citation.name}.csl.json", f"{csl_json(citation)}\n".encode())
