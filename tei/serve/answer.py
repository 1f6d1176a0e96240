"""What the server answers to a path: a file of the site, and on its pages what is wrong."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from tei.errors import TeiError
from tei.project.folders import TEI_FILE
from tei.serve.board import Board, Shown
from tei.serve.defects import Placed, find_defects, place
from tei.serve.page import SCRIPT, STYLE, defects_notice, plain_page, served, start_notice
from tei.site.state import is_inside

ASSETS = Path(__file__).parent / "assets"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "text/plain; charset=utf-8",
    ".cff": "text/plain; charset=utf-8",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}
"""By the end of the name; the tables of systems differ, and a wrong kind keeps a browser from using a file."""
HTML = KINDS[".html"]
START, ICON = "index.html", "favicon.ico"
_PATIENCE = 3.0
"""Seconds a page waits for the validator; then it is shown with what the build found."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: HTTPStatus
    kind: str
    content: bytes
    location: str = ""


def answer(path: str, board: Board, editions: Path) -> Answer:
    """The answer to a path, decoded: `/letter.html`."""
    if path in (SCRIPT, STYLE):
        own = ASSETS / PurePosixPath(path).name
        return Answer(HTTPStatus.OK, KINDS[own.suffix], own.read_bytes())
    name = path.lstrip("/") or START
    shown = board.shown
    file = find_file(shown.out, name)
    if file is None and name == ICON:
        return Answer(HTTPStatus.NO_CONTENT, KINDS[".ico"], b"")
    if file is None:
        return missing(path, shown)
    kind = KINDS.get(file.suffix.lower(), "application/octet-stream")
    try:
        content = file.read_bytes()
    except OSError:
        return missing(path, shown)
    if kind == HTML:
        page = content.decode("utf-8", "replace")
        content = served(page, shown.version, notice_for(name, board, editions)).encode()
    return Answer(HTTPStatus.OK, kind, content)


def find_file(out: Path, name: str) -> Path | None:
    """The file of the site with this path; None where there is none, or where it leads out of the site."""
    name = f"{name}{START}" if name.endswith("/") else name
    if not is_inside(name) or any(part.startswith(".") for part in PurePosixPath(name).parts):
        return None
    try:
        file = (out / name).resolve()
        return file if file.is_relative_to(out.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None


def missing(path: str, shown: Shown) -> Answer:
    """Also before the first build came to an end: the page waits for it."""
    reasons = [(name, reason) for name, found in shown.failures.items() for reason in found]
    page = plain_page("There is no such page", f"The site has nothing at {path}.")
    return Answer(HTTPStatus.NOT_FOUND, HTML, served(page, shown.version, start_notice([], reasons)).encode())


def notice_for(name: str, board: Board, editions: Path) -> str:
    """What is wrong with the edition of a page; on the start page, with all."""
    shown = board.shown
    if name == START:
        counts = [(each, f"{quote(each)}.html", len(found)) for each, found in sorted(shown.defects.items())]
        return start_notice(counts, [(each, why) for each, found in shown.failures.items() for why in found])
    edition = edition_of(name, editions)
    if edition is None:
        return start_notice([], [("", why) for why in shown.failures.get("", ())])
    return defects_notice(*wrong_with(edition, board))


def edition_of(name: str, editions: Path) -> Path | None:
    """The folder of the edition a page is of: `letter.html`, `letter.source.html`."""
    if "/" in name:
        return None
    parts = name.removesuffix(".html")
    for each in (parts, parts.rpartition(".")[0]):
        if each and (editions / each / TEI_FILE).is_file():
            return editions / each
    return None


def wrong_with(edition: Path, board: Board) -> tuple[list[Placed], tuple[str, ...]]:
    """The defects of an edition, and why it could not be built."""
    shown = board.shown
    known = shown.defects.get(edition.name, ())
    failures = (*shown.failures.get(edition.name, ()), *shown.failures.get("", ()))
    tei = edition / TEI_FILE
    if not board.checking.acquire(timeout=_PATIENCE):
        return place(known, tei), failures
    try:
        return find_defects(tei, known), failures
    except TeiError as error:
        return [], tuple(dict.fromkeys((*failures, str(error))))
    finally:
        board.checking.release()
