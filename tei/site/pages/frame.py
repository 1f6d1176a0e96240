"""What every page around the editions has: its frame, its language, its links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tei.site.assets import STYLE_HREF
from tei.site.catalogue import Catalogue
from tei.site.environment import environment
from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.interface import Interface
from tei.site.menu import navigation, site_title
from tei.site.paging import ListPage
from tei.site.settings import SiteSettings

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"


@dataclass(frozen=True)
class Site:
    """What every page is made from."""

    settings: SiteSettings
    words: Interface
    catalogue: Catalogue


@dataclass(frozen=True)
class DocumentLink:
    """A document as lists show it."""

    name: str
    href: str
    title: str
    language: str
    """BCP 47; empty where the document has several, or none is known."""
    author: str
    date: str
    """ISO 8601; empty if undated."""
    date_shown: str
    certainty: str
    kinds: str
    languages: str
    people: tuple[str, ...]
    excerpt: str
    review: int


def document_link(site: Site, facts: DocumentFacts) -> DocumentLink:
    found = facts.summary
    words = site.words
    return DocumentLink(
        name=facts.name,
        href=f"{quote(facts.name)}.html",
        title=found.title or facts.name,
        language=found.languages[0] if len(found.languages) == 1 else "",
        author=found.author,
        date=found.date,
        date_shown=words.dates(found.date, found.date_to),
        certainty=words.name("certainty", found.date_cert) if found.date_cert else "",
        kinds=", ".join(words.name("kinds", kind) for kind in found.kinds),
        languages=", ".join(
            words.name("languages", tag) if words.name("languages", tag) != tag else name
            for tag, name in zip(found.languages, found.language_names, strict=True)
        ),
        people=found.people,
        excerpt=facts.excerpt,
        review=facts.review or 0,
    )


def document_links(site: Site) -> dict[str, DocumentLink]:
    return {each.name: document_link(site, each) for each in site.catalogue.documents}


def render_page(
    site: Site,
    path: str,
    template: str,
    title: str,
    values: Mapping[str, object],
    scripts: Sequence[str] = (),
) -> SiteFile:
    """A page by its template.

    Args:
        path: of the page in the site's folder.
        template: its name in `templates/`.
        title: of this page; empty for the start page.
        values: what the template shows.
        scripts: their paths in the site's folder.
    """
    shown = (
        environment(site.settings.theme.templates)
        .get_template(template)
        .render(
            {
                "site_title": site_title(site.settings),
                "settings": site.settings,
                "words": site.words,
                "say": site.words.say,
                "menu": navigation(site.settings),
                "path": path,
                "root": "../" * path.count("/"),
                "page_title": title,
                "policy": POLICY,
                "stylesheet": STYLE_HREF,
                "scripts": scripts,
                **values,
            }
        )
    )
    return SiteFile(path, shown.encode())


def render_list(
    site: Site, pages: Sequence[ListPage[object]], template: str, title: str, values: Mapping[str, object]
) -> list[SiteFile]:
    """Every page of a long list."""
    files = []
    for number, page in enumerate(pages, 1):
        words = title if number == 1 else f"{title} – {site.words.say('page', n=number)}"
        files.append(render_page(site, page.path, template, words, {"page": page, "number": number, **values}))
    return files
