"""Jinja2 as our templates and those of a theme need it: what a theme brings can show, and do nothing else."""

from functools import cache
from pathlib import Path, PurePath
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"
OURS = "tei/"
"""A template of a theme extends the one it stands in for by this name: `{% extends "tei/start.html.j2" %}`."""


@cache
def environment(theme: Path | None = None) -> "jinja2.Environment":
    """Where templates are found, a theme's before ours; values are escaped.

    Args:
        theme: a folder of templates, whose author may be a stranger: they run in a sandbox, and can reach no file,
            no module and nothing private of a value.
    """
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            if isinstance(obj, PurePath | ModuleType | type):
                return False
            return super().is_safe_attribute(obj, attr, value)

    ours = jinja2.FileSystemLoader(TEMPLATES)
    found = [jinja2.FileSystemLoader(theme)] if theme else []
    loader = jinja2.ChoiceLoader([*found, ours, jinja2.PrefixLoader({OURS.rstrip("/"): ours})])
    return Sandbox(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
