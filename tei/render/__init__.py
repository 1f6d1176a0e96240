"""TEI → reading formats: HTML pages and plain text."""

from tei.render.html import PageLinks, render_html
from tei.render.summary import Summary, summary
from tei.render.text import render_text

__all__ = ["PageLinks", "Summary", "render_html", "render_text", "summary"]
