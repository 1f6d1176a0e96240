"""Small sites for tests: editions in a folder, and whether what a start page leads to is there."""

import re
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from tei.site import SiteEntry

PAGE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>{title}</title>
</titleStmt></fileDesc></teiHeader><text><body><p>{text}</p></body></text></TEI>
"""


def write_edition(folder: Path, name: str, text: str = "A text.", title: str = "") -> SiteEntry:
    path = folder / name / "edition.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title or name.title(), text=text), encoding="utf-8")
    return SiteEntry(name, path)


def entries(folder: Path) -> list[SiteEntry]:
    return [SiteEntry(path.parent.name, path) for path in sorted(folder.glob("*/edition.xml"))]


def site_files(folder: Path) -> dict[str, bytes]:
    """What is published: all but what is kept for the next build."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if ".tei" not in path.parts}


def written_at(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_mtime_ns for path in site_files(folder)}


def lost_links(folder: Path) -> set[str]:
    """Links that lead nowhere, on all the pages that can be reached from the start page."""
    start = folder / "index.html"
    if not start.is_file():
        return set()
    seen, left, lost = {start}, [start], set()
    while left:
        page = left.pop()
        for target in targets(page):
            if not target.is_file():
                lost.add(f"{page.name} -> {target.name}")
            elif target.is_file() and target.suffix == ".html" and target not in seen:
                seen.add(target)
                left.append(target)
    return lost


def targets(page: Path) -> set[Path]:
    shown = html.document_fromstring(page.read_bytes())
    links = {str(link).partition("#")[0] for link in shown.xpath("//@href | //@src")}
    local = {unquote(link) for link in links if link and not re.match(r"[a-z]+:", link)}
    return {(page.parent / link).resolve() for link in local}
