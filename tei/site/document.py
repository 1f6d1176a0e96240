"""The files of one edition: its page, and the formats to take away."""

from collections.abc import Iterator

from lxml import etree

from tei.grammar.readable import readability
from tei.render import PageLinks, Surroundings, read_citation, render_epub, render_html, render_text
from tei.render.html import render_beside
from tei.render.markdown import render_markdown
from tei.render.metadata import citation_metadata
from tei.render.surroundings import Destination
from tei.site.assets import SCRIPT_HREF, STYLE_HREF
from tei.site.citing import citation_files, citation_forms
from tei.site.entry import SiteEntry
from tei.site.facts import stored_passages
from tei.site.file import SiteFile
from tei.site.menu import navigation, site_title
from tei.site.parts import part_file
from tei.site.settings import SiteSettings
from tei.text.source import Source


def document_files(tree: etree._ElementTree, entry: SiteEntry, settings: SiteSettings) -> Iterator[SiteFile]:
    """Everything of the site that one edition alone decides.

    Args:
        tree: the edition's TEI, as read from `entry.path`.
        settings: the same for every edition.
    """
    name = entry.name
    links = PageLinks(
        index="index.html",
        text=f"{name}.txt",
        tei=f"{name}.xml",
        epub=f"{name}.epub",
        page=f"{name}.html",
        source=f"{name}.source.html" if entry.source is not None else "",
    )
    citation = read_citation(tree, name, settings.address, site_title(settings))
    around = Surroundings(
        SCRIPT_HREF, menu(settings), citation_metadata(citation), tuple(citation_forms(citation, settings.language))
    )
    source = read_source(entry)
    xslt, language = settings.theme.xslt, settings.language
    yield from citation_files(citation)
    yield SiteFile(links.tei, entry.path.read_bytes())
    yield SiteFile(links.text, render_text(tree).encode())
    yield SiteFile(links.epub, render_epub(tree, name, settings.address, site_title(settings), language=language))
    yield SiteFile(f"{name}.md", render_markdown(tree).encode())
    yield part_file(f"text/{name}", [[each.id, each.start, each.text, each.language] for each in stored_passages(tree)])
    if source is None:
        page = render_html(tree, STYLE_HREF, links, xslt, around, language=language)
    else:
        page, beside = render_beside(tree, STYLE_HREF, links, xslt, around, source, language)
        yield SiteFile(links.source, beside.encode())
    yield SiteFile(links.page, page.encode())


def menu(settings: SiteSettings) -> tuple[Destination, ...]:
    """The site's menu, as on the pages around: its first entry, the start page, has the name of the site."""
    (_, start), *others = navigation(settings)
    return Destination(site_title(settings), start), *(Destination(label, href) for label, href in others)


def read_source(entry: SiteEntry) -> Source | None:
    """The text an edition was made from, in the encoding its decisions name."""
    return None if entry.source is None else Source.read(entry.source, readability, entry.encoding)
