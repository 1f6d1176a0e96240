"""The site of a project: a page and other formats for each edition, and the pages around them."""

from tei.site.build import SiteBuilt, build_site
from tei.site.entry import SiteEntry
from tei.site.settings import SiteSettings, read_settings
from tei.site.theme import Theme, read_theme

__all__ = ["SiteBuilt", "SiteEntry", "SiteSettings", "Theme", "build_site", "read_settings", "read_theme"]
