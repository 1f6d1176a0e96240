"""References to unpublished material, found by their shelf marks."""

from tei.grammar.citations.find import find_citations
from tei.grammar.citations.ibid import is_ibid, resolve_ibid

__all__ = ["find_citations", "is_ibid", "resolve_ibid"]
