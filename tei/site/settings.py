"""What a project decides about its site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The same for every page of a site."""

    title: str = "Editions"
    address: str = ""
    """Where the site will be: `https://archive.example.org/letters/`; empty where that is not known."""


USUAL = SiteSettings()
