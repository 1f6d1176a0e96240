"""Diagnostics as people and programs read them: one module for each output format."""

from tei.report.defects import concise, defects
from tei.report.json import json
from tei.report.text import text

__all__ = ["concise", "defects", "json", "text"]
