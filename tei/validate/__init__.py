"""Checking TEI files against a schema, with every defect said once, in plain words, at its line.

from tei.validate import validate
for diagnostic in validate("edition.xml"):
    print(diagnostic.line, diagnostic.message)
"""

from tei.validate.codes import Explanation, explanation
from tei.validate.paths import expand
from tei.validate.validator import validate, validate_bytes, validate_paths

__all__ = ["Explanation", "expand", "explanation", "validate", "validate_bytes", "validate_paths"]
