"""The search page."""

import json
from collections.abc import Iterator

from tei.site.file import SiteFile
from tei.site.menu import MENU
from tei.site.pages.frame import Site, render_page

SCRIPTS = tuple(f"assets/site/{name}.js" for name in ("parts", "words", "query", "find", "search"))
TEXTS = (
    "results_none",
    "results_none_help",
    "results_alone",
    "results_nearest",
    "results_for",
    "results_unknown_field",
    "search_failed",
    "more_hits",
    "undated",
)
HELP = ("search_all_words", "search_phrase", "search_or", "search_prefix", "search_fields")


def search_pages(site: Site) -> Iterator[SiteFile]:
    """The page that searches the index; without JavaScript it says where else to look."""
    words = site.words
    texts = {
        **{key: words.texts[key] for key in TEXTS},
        **{key: words.counted[key] for key in ("results", "passages", "documents")},
        "fields": words.names["fields"],
        "language": words.language,
    }
    values = {
        "scripts": SCRIPTS,
        "texts": json.dumps(texts, ensure_ascii=False),
        "help": [words.say(key) for key in HELP],
        "indices": [(words.say(key), href) for key, href in MENU if key not in ("home", "search", "about")],
    }
    yield render_page(site, "search.html", "search.html.j2", words.say("search"), values, SCRIPTS)
