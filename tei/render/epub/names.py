"""Names of XHTML and EPUB, and elements made of them."""

from typing import cast

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMESPACES = cast("dict[str, str]", {None: XHTML[1:-1], "epub": EPUB_TYPE[1:].partition("}")[0]})
"""Prefixes; the default namespace has none, which lxml writes as None and its types do not know."""
STYLE = "style.css"


def xhtml(name: str, *content: "str | etree._Element", **attributes: str) -> etree._Element:
    """An element of XHTML; `epub_type` and `class_` are the attributes with a colon and of a word Python keeps."""
    made = etree.Element(f"{XHTML}{name}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set({"epub_type": EPUB_TYPE, "class_": "class"}.get(key, key.replace("_", "-")), value)
    for piece in content:
        if isinstance(piece, str):
            add_text(made, piece)
        else:
            made.append(piece)
    return made


def add_text(element: etree._Element, text: str) -> None:
    """Put text behind what the element has."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def document(title: str, language: str, *content: etree._Element, body_type: str = "") -> bytes:
    """A whole XHTML file."""
    body = xhtml("body", *content)
    if body_type:
        body.set(EPUB_TYPE, body_type)
    link = xhtml("link", rel="stylesheet", type="text/css", href=STYLE)
    head = xhtml("head", xhtml("meta", charset="utf-8"), xhtml("title", title), link)
    html = xhtml("html", head, body)
    html.set("lang", language)
    html.set(XML_LANG, language)
    return serialise(html)


def serialise(root: etree._Element) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'.encode()
