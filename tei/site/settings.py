"""What a project decides about its site, read from `editions/site.toml`."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath

from tei.errors import TeiError
from tei.site.interface import LANGUAGES
from tei.site.theme import NO_THEME, PUBLISHED, Theme


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The same for every page of a site; what is not decided is empty."""

    title: str = ""
    """Of the edition as a whole; a word for editions in the language of the interface, if empty."""
    subtitle: str = ""
    description: str = ""
    """A paragraph for the start page."""
    publisher: str = ""
    address: str = ""
    """Where the site will be: `https://archive.example.org/letters/`, with `/` at its end."""
    language: str = "en"
    """Of the interface: one of `tei.site.interface.LANGUAGES`."""
    logo: str = ""
    """A picture in the folder `assets` of the theme: `logo.svg`."""
    licence: str = ""
    """Of what the editors made."""
    licence_link: str = ""
    contact: str = ""
    """An e-mail address or a web address."""
    theme: Theme = NO_THEME


USUAL = SiteSettings()


def read_settings(path: Path, theme: Theme = NO_THEME) -> SiteSettings:
    """The settings of a project; the usual ones where the file does not exist.

    Raises:
        TeiError: the file is no TOML, has a key that is not known, or a value that cannot be used; with the remedy.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return replace(USUAL, theme=theme)
    except (OSError, UnicodeDecodeError) as error:
        raise TeiError(f"{path} cannot be read as UTF-8 text: {error}") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TeiError(f'{path} is not in the form of TOML: {error}; a line reads: title = "Letters"') from None
    values = dict(checked(table, path))
    logo = values.get("logo", "")
    if logo and f"{PUBLISHED}/{logo}" not in {each.path for each in theme.assets}:
        raise TeiError(f"{path}: there is no {logo} in theme/assets; put the picture there, or take the line logo out")
    return SiteSettings(**values, theme=theme)


def checked(table: dict[str, object], path: Path) -> list[tuple[str, str]]:
    known = [field.name for field in fields(SiteSettings) if field.name != "theme"]
    found = []
    for key, value in table.items():
        if key not in known:
            raise TeiError(f"{path}: nothing is called {key!r} here; write one of {', '.join(known)}")
        if not isinstance(value, str):
            raise TeiError(f'{path}: {key} is {value!r}, which is no text; write {key} = "…"')
        value = " ".join(value.split())
        if value and key in CHECKS and not CHECKS[key][0](value):
            raise TeiError(f"{path}: {key} is {value!r}; {CHECKS[key][1]}")
        found.append((key, f"{value.rstrip('/')}/" if key == "address" and value else value))
    return found


def is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s\"'<>?#\\]+", value))


def is_contact(value: str) -> bool:
    return is_address(value) or bool(re.fullmatch(r"[^\s@\"'<>:/?]+@[^\s@\"'<>:/?]+", value))


def is_picture(value: str) -> bool:
    path = PurePosixPath(value)
    plain = not path.is_absolute() and ".." not in path.parts and not re.search(r'[\\:?#%*"<>|]', value)
    return plain and path.suffix.lower() in (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")


CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "address": (is_address, "write the web address of the start page's folder: https://archive.example.org/letters/"),
    "language": (lambda value: value in LANGUAGES, f"the interface speaks {', '.join(LANGUAGES)}"),
    "logo": (is_picture, "write the path of a picture (svg, png, jpg, webp, gif) in theme/assets"),
    "licence_link": (is_address, "write a web address: https://creativecommons.org/licenses/by/4.0/"),
    "contact": (is_contact, "write an e-mail address or a web address"),
}
