"""Schematron: the rules of a schema that no grammar can say, run by libxml2 and, where it must be, by `elementpath`.

from tei.validate.schematron import compile_schematron
for fired in compile_schematron(path).check(tree):
    print(fired.element.sourceline, fired.message)
"""

from tei.validate.schematron.fired import Fired
from tei.validate.schematron.run import Schematron, compile_schematron

__all__ = ["Fired", "Schematron", "compile_schematron"]
