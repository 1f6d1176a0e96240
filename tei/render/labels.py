"""The words of a page as a stylesheet, which the others import: what a project's stylesheet sets itself wins."""

from functools import cache

from lxml import etree

from tei.render.wording import wording

HREF = "tei:labels.xsl"
"""Where the stylesheets import it from."""
XSL = "{http://www.w3.org/1999/XSL/Transform}"


@cache
def labels_stylesheet(language: str) -> str:
    """A parameter `label-…` for each word, of lower precedence than any of a stylesheet that imports it.

    Values handed over from outside would beat those of a project's stylesheet.
    """
    sheet = etree.Element(f"{XSL}stylesheet", nsmap={"xsl": XSL[1:-1]}, attrib={"version": "1.0"})
    for name, words in wording(language).labels.items():
        etree.SubElement(sheet, f"{XSL}param", name=f"label-{name}").text = words
    return etree.tostring(sheet, encoding="unicode")
