"""The files of one edition: its page, and the formats to take away."""

from collections.abc import Iterator

from lxml import etree

from tei.render import PageLinks, render_html, render_text
from tei.site.assets import STYLE_HREF
from tei.site.entry import SiteEntry
from tei.site.file import SiteFile
from tei.site.settings import SiteSettings


def document_files(tree: etree._ElementTree, entry: SiteEntry, settings: SiteSettings) -> Iterator[SiteFile]:
    """Everything of the site that one edition alone decides.

    Args:
        tree: the edition's TEI, as read from `entry.path`.
        settings: the same for every edition.
    """
    name = entry.name
    links = PageLinks(index="index.html", text=f"{name}.txt", tei=f"{name}.xml")
    yield SiteFile(links.tei, entry.path.read_bytes())
    yield SiteFile(links.text, render_text(tree).encode())
    yield SiteFile(f"{name}.html", render_html(tree, STYLE_HREF, links).encode())
