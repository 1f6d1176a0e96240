"""From plain-text archival sources to TEI P5 editions.

    from pathlib import Path
    from tei import convert_file, parse, render_html
    from tei.validate import validate

    converted = convert_file(Path("letter.txt"))
    Path("letter.xml").write_bytes(converted.xml)
    for defect in validate("letter.xml"):
        print(defect.line, defect.message)
    page = render_html(parse(Path("letter.xml")).tree)

The names below are the library; they are imported when they are first used, so that `import tei` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from tei.version import VERSION

if TYPE_CHECKING:
    from tei.edition import Edition, read_edition
    from tei.editions import verify_edition
    from tei.errors import TeiError
    from tei.pipeline import Converted, convert_file
    from tei.pipeline import convert as convert_source
    from tei.project import build_editions
    from tei.render import render_html, render_text
    from tei.text.source import Source
    from tei.xml.parse import parse

__version__ = VERSION

__all__ = [
    "Converted",
    "Edition",
    "Source",
    "TeiError",
    "__version__",
    "build_editions",
    "convert_file",
    "convert_source",
    "parse",
    "read_edition",
    "render_html",
    "render_text",
    "verify_edition",
]

_HOMES = {
    "Converted": ("tei.pipeline", "Converted"),
    "Edition": ("tei.edition", "Edition"),
    "Source": ("tei.text.source", "Source"),
    "TeiError": ("tei.errors", "TeiError"),
    "build_editions": ("tei.project", "build_editions"),
    "convert_file": ("tei.pipeline", "convert_file"),
    "convert_source": ("tei.pipeline", "convert"),
    "parse": ("tei.xml.parse", "parse"),
    "read_edition": ("tei.edition", "read_edition"),
    "render_html": ("tei.render", "render_html"),
    "render_text": ("tei.render", "render_text"),
    "verify_edition": ("tei.editions", "verify_edition"),
}
"""Where each name lives, and what it is called there. No name is that of a subpackage: importing one would hide it."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'tei' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
