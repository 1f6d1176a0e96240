"""The pages around the editions: the start page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tei.render.html import policy
from tei.render.summary import Summary, display_dates
from tei.site.assets import STYLE_HREF
from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.settings import SiteSettings

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Row:
    """An edition as the start page shows it."""

    name: str
    title: str
    dates: str
    language: str
    summary: Summary
    review: int | None


def around_files(documents: Sequence[DocumentFacts], settings: SiteSettings) -> Iterator[SiteFile]:
    """Everything of the site that all editions decide together, the start page last.

    Args:
        documents: in any order; the files are the same.
    """
    rows = sorted((row(each) for each in documents), key=by_date)
    kinds = Counter(kind for each in rows for kind in each.summary.kinds)
    counts = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    page = environment().get_template("start.html.j2")
    shown = page.render(
        rows=rows, counts=counts, settings=settings, stylesheet=STYLE_HREF, policy=policy(STYLE_HREF, "")
    )
    yield SiteFile("index.html", shown.encode())


def by_date(each: Row) -> tuple[bool, str, str, str]:
    """Undated ones last."""
    return not each.summary.date, each.summary.date, each.title, each.name


def row(facts: DocumentFacts) -> Row:
    found = facts.summary
    language = found.languages[0] if len(found.languages) == 1 else ""
    return Row(facts.name, found.title, display_dates(found), language, found, facts.review)


@cache
def environment() -> "jinja2.Environment":
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
