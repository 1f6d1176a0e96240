"""The archives: a list of them, and for each the tree of its files with the documents in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from tei.site.catalogue.archives import Archive, ArchiveFile, Held
from tei.site.file import SiteFile
from tei.site.interface import Interface
from tei.site.pages.frame import DocumentLink, Site, document_links, render_list, render_page
from tei.site.paging import Section, cut_pages
from tei.site.slugs import slugs


@dataclass(frozen=True)
class HeldLink:
    document: DocumentLink
    leaves: str
    printed: str
    passage: str


@dataclass(frozen=True)
class FileRow:
    id: str
    label: str
    own: tuple[HeldLink, ...]
    cited: tuple[HeldLink, ...]


def archive_pages(site: Site) -> Iterator[SiteFile]:
    links = document_links(site)
    words = site.words
    rows = [(f"archives/{quote(each.slug)}.html", each, files_of(words, each)) for each in site.catalogue.archives]
    kept = {held.document for each in site.catalogue.archives for file in each.files for held in file.own}
    without = [links[each.name] for each in site.catalogue.documents if each.name not in kept]
    values = {"rows": rows, "without": len(without), "total": len(site.catalogue.documents)}
    yield render_page(site, "archives.html", "archives.html.j2", words.say("archives"), values)
    for each in site.catalogue.archives:
        cut = cut_pages(f"archives/{each.slug}.html", archive_sections(words, each, links))
        title = f"{each.name} ({each.key})" if each.name and each.name != each.key else each.key
        yield from render_list(site, cut, "archive.html.j2", title, {"archive": each})


def files_of(words: Interface, archive: Archive) -> str:
    return words.count("files", len([each for each in archive.files if each.steps]))


def archive_sections(words: Interface, archive: Archive, links: dict[str, DocumentLink]) -> list[Section[FileRow]]:
    """A section for each inventory, or whatever the last step but one is, with its files."""
    groups = [(key, list(files)) for key, files in groupby(archive.files, lambda file: file.steps[:-1])]
    ids = slugs(" ".join(number for _, number in (*key, ("", archive.slug if not key else ""))) for key, _ in groups)
    sections = []
    for (key, files), made in zip(groups, ids, strict=True):
        heading = " › ".join(step(words, kind, number) for kind, number in key) or archive.key
        named = slugs(" ".join(number for _, number in file.steps) or "all" for file in files)
        rows = tuple(
            row for file, name in zip(files, named, strict=True) for row in file_rows(words, file, f"f-{name}", links)
        )
        sections.append(Section(heading, f"s-{made}", rows))
    return sections


FOLDED = 100
"""Documents of one file that stand in one row; a fuller file goes on in further rows."""


def file_rows(words: Interface, file: ArchiveFile, id: str, links: dict[str, DocumentLink]) -> Iterator[FileRow]:
    label = step(words, *file.steps[-1]) if file.steps else words.say("archive")
    own, cited = (tuple(held_link(each, links) for each in held) for held in (file.own, file.cited))
    yield FileRow(id, label, own[:FOLDED], cited[:FOLDED])
    for start in range(FOLDED, max(len(own), len(cited)), FOLDED):
        yield FileRow(f"{id}-{start}", label, own[start : start + FOLDED], cited[start : start + FOLDED])


def held_link(held: Held, links: dict[str, DocumentLink]) -> HeldLink:
    return HeldLink(links[held.document], held.holding.leaves, held.holding.printed, held.holding.passage)


def step(words: Interface, kind: str, number: str) -> str:
    return f"{words.name('steps', kind)} {number}"
