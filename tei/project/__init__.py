"""A project as a whole: its editions converted, checked and published, and only what changed done again."""

from tei.project.build import Built, Failure, build_editions
from tei.project.outcome import BuiltEdition

__all__ = ["Built", "BuiltEdition", "Failure", "build_editions"]
