"""The menu that every page of a site shows."""

from tei.site.interface import interface
from tei.site.settings import SiteSettings

MENU = (
    ("home", "index.html"),
    ("documents", "documents.html"),
    ("people", "people.html"),
    ("places", "places.html"),
    ("archives", "archives.html"),
    ("timeline", "timeline.html"),
    ("notes", "notes.html"),
    ("search", "search.html"),
    ("about", "about.html"),
)


def navigation(settings: SiteSettings) -> tuple[tuple[str, str], ...]:
    """Label and link of each entry, the links seen from the site's folder; the start page, by its title, first."""
    words = interface(settings.language)
    return ((site_title(settings), MENU[0][1]), *((words.say(key), path) for key, path in MENU[1:]))


def site_title(settings: SiteSettings) -> str:
    return settings.title or interface(settings.language).say("editions")
