"""What a page weighs: little, and none of it grows with the number of documents."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from sites import entries, write_edition

from tei.site import build_site

LIMIT = 100_000
"""Bytes of a page and all that it loads at once, without its text."""


def weight(page: Path) -> int:
    """Bytes of a page without the words a reader sees, with the style sheets, scripts and images it names."""
    data = page.read_bytes()
    shown = html.document_fromstring(data)
    words = sum(len(text.encode()) for text in shown.body.itertext())
    links = {str(each) for each in shown.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src")}
    loaded = [page.parent / unquote(each.partition("?")[0]) for each in links if not re.match(r"[a-z]+:", each)]
    assert all(each.is_file() for each in loaded if each.suffix != ".js")
    return len(data) - words + sum(each.stat().st_size for each in loaded if each.is_file())


def test_no_page_of_the_editions_weighs_much(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))
    heavy = {str(page.relative_to(built_site)): size for page in pages if (size := weight(page)) > LIMIT}

    assert len(pages) > 10
    assert heavy == {}


@pytest.mark.parametrize("number", [400])
def test_the_start_page_stays_light_with_many_documents(tmp_path: Path, number: int) -> None:
    for each in range(number):
        write_edition(tmp_path / "editions", f"letter-{each}", title=f"Letter {each}")
    build_site(entries(tmp_path / "editions"), tmp_path / "site")

    assert weight(tmp_path / "site" / "index.html") < LIMIT
