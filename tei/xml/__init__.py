"""Reading XML safely, with the places of its elements; writing TEI in one canonical form.

The parser is in `tei.xml.parse`: who only needs a name pays nothing for lxml.
"""

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{TEI_NAMESPACE}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

__all__ = ["TEI", "TEI_NAMESPACE", "XML_ID"]
