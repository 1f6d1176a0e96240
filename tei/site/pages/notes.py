"""The index of notes: every note of every document, its sign leading to it."""

from collections.abc import Iterator

from tei.site.file import SiteFile
from tei.site.pages.frame import DocumentLink, Site, document_links, render_list
from tei.site.paging import Section, cut_pages
from tei.site.reading.notes import NoteFact
from tei.site.slugs import slugs


def notes_pages(site: Site) -> Iterator[SiteFile]:
    links = document_links(site)
    noted = [each for each in site.catalogue.documents if each.notes]
    ids = slugs(each.name for each in noted)
    sections: list[Section[tuple[DocumentLink, NoteFact]]] = [
        Section(links[each.name].title, f"d-{made}", tuple((links[each.name], note) for note in each.notes))
        for each, made in zip(noted, ids, strict=True)
    ]
    number = sum(len(each.notes) for each in noted)
    values = {"count": site.words.count("notes", number) if number else ""}
    yield from render_list(
        site, cut_pages("notes.html", sections, size=120), "notes.html.j2", site.words.say("notes"), values
    )
