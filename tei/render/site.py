"""The site around the pages: an index, and for each edition its page, its plain text and its TEI."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tei.render.html import FOLDER, STYLE, PageLinks, policy, render_html
from tei.render.summary import Summary, display_dates, summary
from tei.render.text import render_text

if TYPE_CHECKING:
    import jinja2

STYLE_HREF = "assets/edition.css"


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One edition of a site."""

    name: str
    """The name of its files: `1933-12-25-interview`."""
    tree: etree._ElementTree
    source_path: Path | None = None
    """The TEI file, copied byte for byte; without it the tree is written out."""
    review: int | None = None
    """Places on its review list; None when they were not counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """An edition as the index shows it."""

    name: str
    title: str
    dates: str
    language: str
    summary: Summary
    review: int | None


def build_site(editions: Sequence[SiteEntry], out: Path) -> None:
    """Write `index.html`, `<name>.html`, `<name>.txt`, `<name>.xml` for each edition, and `assets/edition.css`.

    The pages open from a disk, need no script and no network, and are the same for the same input. Each file appears
    whole or not at all; the index comes last. Files of editions that are no longer given stay.

    Raises:
        ValueError: a name that is no plain file name, that is `index`, or that two editions share.
    """
    check_names(editions)
    (out / "assets").mkdir(parents=True, exist_ok=True)
    write(out / STYLE_HREF, STYLE.read_bytes())
    rows = []
    for edition in editions:
        links = PageLinks(index="index.html", text=f"{edition.name}.txt", tei=f"{edition.name}.xml")
        write(out / links.tei, tei_bytes(edition))
        write(out / links.text, render_text(edition.tree).encode())
        write(out / f"{edition.name}.html", render_html(edition.tree, STYLE_HREF, links).encode())
        rows.append(row(edition))
    rows.sort(key=lambda row: (not row.summary.date, row.summary.date, row.title, row.name))
    write(out / "index.html", render_index(rows).encode())


def check_names(editions: Sequence[SiteEntry]) -> None:
    seen: set[str] = set()
    for edition in editions:
        name = edition.name
        if not name or name.startswith(".") or any(sign in '/\\:?#%*"<>|' or sign < " " for sign in name):
            raise ValueError(f"an edition needs a plain file name, not {name!r}")
        if name.casefold() in seen | {"index"}:
            raise ValueError(f"two files of the site would be called {name!r}")
        seen.add(name.casefold())


def tei_bytes(edition: SiteEntry) -> bytes:
    if edition.source_path is not None:
        return edition.source_path.read_bytes()
    return etree.tostring(edition.tree, xml_declaration=True, encoding="UTF-8")


def row(edition: SiteEntry) -> Row:
    found = summary(edition.tree)
    language = found.languages[0] if len(found.languages) == 1 else ""
    return Row(edition.name, found.title, display_dates(found), language, found, edition.review)


def render_index(rows: Sequence[Row]) -> str:
    kinds = Counter(kind for row in rows for kind in row.summary.kinds)
    counts = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    template = environment().get_template("index.html.j2")
    return template.render(rows=rows, counts=counts, stylesheet=STYLE_HREF, policy=policy(STYLE_HREF, ""))


@cache
def environment() -> "jinja2.Environment":
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def write(path: Path, content: bytes) -> None:
    """Replace a file as a whole; after an error the file before is still there."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
