"""What changed between two versions of TEI files: in text, in markup, in metadata.

from tei.diff import compare_files, compare_revisions
for file in compare_revisions("main...HEAD"):
    print(file.name, len(file.difference.text), "passages changed")
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.diff.compare import compare
    from tei.diff.files import compare_bytes, compare_files
    from tei.diff.result import Difference, FileDifference
    from tei.diff.revisions import compare_revisions

__all__ = ["Difference", "FileDifference", "compare", "compare_bytes", "compare_files", "compare_revisions"]

_HOMES = {
    "Difference": "tei.diff.result",
    "FileDifference": "tei.diff.result",
    "compare": "tei.diff.compare",
    "compare_bytes": "tei.diff.files",
    "compare_files": "tei.diff.files",
    "compare_revisions": "tei.diff.revisions",
}


def __getattr__(name: str) -> object:
    """Import each name when it is first used, so that a part costs nothing where another is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tei.diff' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
