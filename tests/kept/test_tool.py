"""What the fingerprint of the tool has to take in."""

import ast
import sys
from pathlib import Path

from tei.kept import tool


def imported(folder: Path) -> set[str]:
    """The modules of others that a folder's files import."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"tei"}


def test_every_library_that_makes_pages_counts() -> None:
    """Another version of the stemmer left the old stems in the index of a site."""
    libraries = imported(tool.OURS / "render") | imported(tool.OURS / "site")
    assert "lxml" in libraries
    assert libraries <= set(tool._LIBRARIES)
