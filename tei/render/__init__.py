"""TEI → reading formats: HTML pages, plain text, citations."""

from tei.render.bibtex import bibtex
from tei.render.citation import Citation, cite
from tei.render.citation_header import read_citation
from tei.render.csl import csl_json
from tei.render.epub import render_epub
from tei.render.html import render_html
from tei.render.metadata import head_metadata
from tei.render.reference import plain_reference
from tei.render.ris import ris
from tei.render.summary import Summary, summary
from tei.render.surroundings import PageLinks, Surroundings
from tei.render.text import TextForm, render_text

__all__ = [
    "Citation",
    "PageLinks",
    "Summary",
    "Surroundings",
    "TextForm",
    "bibtex",
    "cite",
    "csl_json",
    "head_metadata",
    "plain_reference",
    "read_citation",
    "render_epub",
    "render_html",
    "render_text",
    "ris",
    "summary",
]
