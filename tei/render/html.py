"""A TEI document as one HTML page, by the XSLT stylesheets in `xslt/`."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import shorten as cut
from urllib.parse import urlsplit

from lxml import etree

from tei.render.labels import HREF, labels_stylesheet
from tei.render.prepared import prepare
from tei.render.summary import Summary, summary
from tei.render.surroundings import ALONE, PageLinks, Surroundings
from tei.render.wording import ENGLISH, Wording, wording
from tei.text.source import Source

FOLDER = Path(__file__).parent
XSLT = FOLDER / "xslt"
PARTS = ("page.css", "document.css", "site.css", "screens.css", "print.css")
STYLES = tuple(
    FOLDER / "assets" / "styles" / f"{part}.css" for part in ("page", "document", "site", "screens", "print")
)
"""The parts of the one style sheet, in the order of the cascade."""


RUNNING_TITLE, RUNNING_MARK = 95, 140
"""Longest running heads, in characters: a line, two lines."""
SCRIPTS = tuple(
    FOLDER / "assets" / "scripts" / f"{part}.js" for part in ("popover", "notes", "views", "passages", "beside", "hits")
)
"""The parts of the one script, in the order in which they run."""


def render_html(
    tree: etree._ElementTree,
    stylesheet: str | None = None,
    links: PageLinks | None = None,
    xslt: Path | None = None,
    around: Surroundings = ALONE,
    source: Source | None = None,
    beside: bool = False,
    language: str = ENGLISH,
) -> str:
    """The complete page of a document, HTML5, the same for the same input.

    Args:
        tree: any TEI document; it is not changed. Elements we do not know show their text.
        stylesheet: URL of the style sheet; None puts ours into the page.
        links: shown as navigation and downloads at the top.
        xslt: a project's own stylesheet, which begins with `<xsl:import href="tei:html.xsl"/>` and overrides what it
            wants. It may import files of its own folder, and read or write nothing.
        around: what the site adds; nothing if not given, and then the page has no script.
        source: the text the TEI was made from; paragraphs then lead to their lines in `links.source`.
        beside: make that page: the text beside its source.
        language: of the words around the text, one of `tei.render.wording.LANGUAGES`.

    The page works without its script, asks for nothing but that and its style sheet, and forbids all else by its
    Content-Security-Policy.
    """
    return written(make_page(tree, stylesheet, links, xslt, around, source, beside, language))


def render_beside(
    tree: etree._ElementTree,
    stylesheet: str,
    links: PageLinks,
    xslt: Path | None,
    around: Surroundings,
    source: Source,
    language: str = ENGLISH,
) -> tuple[str, str]:
    """The page of a document and the one beside its source, as `render_html` makes each, from one preparation."""
    prepared = prepare(tree, around, source, True, language)
    values = parameters(summary(tree), stylesheet, links, around.script, wording(language))
    page, beside = (transformed(prepared, xslt, language, values, each) for each in (False, True))
    return written(page), written(beside)


def written(page: etree._ElementTree) -> str:
    return "<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="unicode") + "\n"


def make_page(
    tree: etree._ElementTree,
    stylesheet: str | None = None,
    links: PageLinks | None = None,
    xslt: Path | None = None,
    around: Surroundings = ALONE,
    source: Source | None = None,
    beside: bool = False,
    language: str = ENGLISH,
) -> etree._ElementTree:
    """The page of `render_html` as a tree, its elements without a namespace; a new one each time."""
    values = parameters(summary(tree), stylesheet, links or PageLinks(), around.script, wording(language))
    return transformed(prepare(tree, around, source, beside, language), xslt, language, values, beside)


Parameters = Mapping[str, "etree._XSLTQuotedStringParam"]


def transformed(
    prepared: etree._ElementTree, xslt: Path | None, language: str, values: Parameters, beside: bool
) -> etree._ElementTree:
    shown = etree.XSLT.strparam("yes" if beside else "")
    made = compiled(xslt, language)(prepared, profile_run=False, **values, beside=shown)
    return etree.ElementTree(made.getroot())


def parameters(found: Summary, stylesheet: str | None, links: PageLinks, script: str, words: Wording) -> Parameters:
    style = "" if stylesheet is not None else read_style()
    values = {
        "stylesheet": stylesheet or "",
        "style": style,
        "script": script,
        "policy": policy(stylesheet, style, script),
        "index-href": links.index,
        "text-href": links.text,
        "tei-href": links.tei,
        "epub-href": links.epub,
        "page-href": links.page,
        "source-href": links.source,
        "title": found.title,
        "author": found.author,
        "running-title": shorten(found.title, RUNNING_TITLE),
        "running-mark": shorten(found.shelf_mark, RUNNING_MARK),
        "fact-date": found.date,
        "fact-date-shown": words.dates(found.date, found.date_to),
        "fact-date-certainty": found.date_cert,
        "fact-place": found.place,
        "fact-place-certainty": found.place_cert,
        "fact-kind": ", ".join(words.name("kinds", kind) for kind in found.kinds),
        "fact-people": "; ".join(found.people),
        "fact-languages": ", ".join(map(words.language_name, found.languages, found.language_names)),
        "fact-shelf-mark": found.shelf_mark,
        "fact-licence": found.licence,
    }
    return {name: etree.XSLT.strparam(value) for name, value in values.items()}


def shorten(text: str, length: int) -> str:
    """Whole words of `text`, with an ellipsis where some are left out."""
    return text if len(text) <= length else cut(text, length, placeholder=" …")


def policy(stylesheet: str | None, style: str, script: str = "") -> str:
    """The Content-Security-Policy of a page: its style sheet and script, images beside it, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    styles = origin(stylesheet) if stylesheet is not None else f"'sha256-{digest}'"
    scripts = f"script-src {origin(script)}; " if script else ""
    return f"default-src 'none'; {scripts}style-src {styles}; img-src 'self'; base-uri 'none'; form-action 'none'"


def origin(url: str) -> str:
    """The origin of a URL as a policy names it; that of the page itself for a relative one."""
    address = urlsplit(url)
    return f"{address.scheme}://{address.netloc}" if address.scheme and address.netloc else "'self'"


@cache
def read_style() -> str:
    """The style sheet of all pages."""
    return "\n".join(part.read_text(encoding="utf-8") for part in STYLES)


@cache
def read_script() -> str:
    """The script of all pages."""
    return "\n".join(part.read_text(encoding="utf-8") for part in SCRIPTS)


@cache
def compiled(xslt: Path | None, language: str = ENGLISH) -> etree.XSLT:
    """The stylesheet, compiled once per process and language; it can neither read, write nor ask the network."""
    path = XSLT / "html.xsl" if xslt is None else xslt.resolve()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.resolvers.add(StylesheetResolver(path.parent, language))
    document = etree.fromstring(path.read_bytes(), parser, base_url=str(path)).getroottree()
    denied = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]
    return etree.XSLT(document, access_control=denied)


class StylesheetResolver(etree.Resolver):
    """Finds imported stylesheets: `tei:html.xsl` and its parts among ours, all others in the project's folder only;
    `tei:labels.xsl` is made of the words of a language."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = folder
        self.language = language

    def resolve(self, system_url: str, public_id: str, context: object = None) -> object:
        url = system_url
        if url == HREF:
            return self.resolve_string(labels_stylesheet(self.language), context, base_url=url)
        path = XSLT / url.removeprefix("tei:") if url.startswith("tei:") else Path(url)
        path = path.resolve()
        if path.suffix not in (".xsl", ".xslt") or not (
            path.is_relative_to(XSLT.resolve()) or path.is_relative_to(self.folder)
        ):
            raise PermissionError(f"a stylesheet may import files of its own folder and of tei, not {url}")
        return self.resolve_filename(str(path), context)  # type: ignore[attr-defined]
