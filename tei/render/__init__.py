"""TEI → reading formats: HTML pages, plain text, a site of both."""

from tei.render.html import PageLinks, render_html
from tei.render.site import SiteEntry, build_site
from tei.render.summary import Summary, summary
from tei.render.text import render_text

__all__ = ["PageLinks", "SiteEntry", "Summary", "build_site", "render_html", "render_text", "summary"]
