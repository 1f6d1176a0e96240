"""Diagnostics as people and programs read them: one module for each output format."""

from tei.report.json import json
from tei.report.text import text

__all__ = ["json", "text"]
