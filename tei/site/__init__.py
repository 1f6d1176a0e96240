"""The site of a project: a page and other formats for each edition, and the pages around them."""

from tei.site.build import build_site
from tei.site.entry import SiteEntry
from tei.site.settings import SiteSettings

__all__ = ["SiteEntry", "SiteSettings", "build_site"]
