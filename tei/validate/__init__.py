"""Checking TEI files against a schema, with every defect said once, in plain words, at its line.

from tei.validate import validate
for diagnostic in validate("edition.xml"):
    print(diagnostic.line, diagnostic.message)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.validate.codes import Explanation, explanation
    from tei.validate.governed import Options
    from tei.validate.paths import expand
    from tei.validate.validator import (
        check_by_schema,
        check_bytes,
        validate,
        validate_bytes,
        validate_files,
        validate_paths,
    )

__all__ = [
    "Explanation",
    "Options",
    "check_by_schema",
    "check_bytes",
    "expand",
    "explanation",
    "validate",
    "validate_bytes",
    "validate_files",
    "validate_paths",
]

_HOMES = {
    "Explanation": "tei.validate.codes",
    "Options": "tei.validate.governed",
    "check_by_schema": "tei.validate.validator",
    "check_bytes": "tei.validate.validator",
    "expand": "tei.validate.paths",
    "explanation": "tei.validate.codes",
    "validate": "tei.validate.validator",
    "validate_bytes": "tei.validate.validator",
    "validate_files": "tei.validate.validator",
    "validate_paths": "tei.validate.validator",
}


def __getattr__(name: str) -> object:
    """Import each name when it is first used, so that a part costs nothing where another is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tei.validate' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
