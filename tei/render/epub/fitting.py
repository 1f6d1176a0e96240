"""What a page may hold and a book may not, put right: every word stays, what cannot be kept is its box or its link.

A page is read by browsers, which forgive; a book is refused by shops and readers when it breaks a rule of XHTML.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from lxml import etree

from tei.render.when import parts

DROPPED = frozenset(
    {"script", "style", "template", "button", "input", "select", "form", "dialog", "nav", "link", "meta", "noscript"}
)
"""Elements that need a browser."""
KEPT_ATTRIBUTES = frozenset(
    {"id", "class", "lang", "dir", "title", "href", "rel", "role", "aria-label", "datetime", "colspan", "rowspan"}
) | {"scope", "data-n", "hidden"}
PHRASING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "span", "i", "b", "em", "strong", "cite", "sup", "sub"}) | {
    "time", "small", "code", "abbr", "dfn", "q", "bdi", "bdo", "u", "s", "mark", "summary"
}  # fmt: skip
"""Elements that hold no block."""
INLINE = PHRASING - {"h1", "h2", "h3", "h4", "h5", "h6", "summary"} | {"a", "ins", "del", "br", "wbr"}
SECTIONS = frozenset(
    {"article", "section", "nav", "aside", "header", "footer", "main", "h1", "h2", "h3", "h4", "h5", "h6"}
)
NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
TIME = re.compile(r"--\d\d-\d\d|\d\d:\d\d(:\d\d)?")


def fit(main: etree._Element, chapter_of: Callable[[str], str]) -> None:
    """Change the content of a page, elements without a namespace, into what XHTML and EPUB allow.

    Args:
        chapter_of: for a relative link of the page, its target in the book, or an address of the web; empty for none.
    """
    drop(main)
    for element in main.iter(etree.Element):
        keep_attributes(element)
    rename_ids(main)
    settle_links(main, chapter_of)
    settle_parts(main)
    settle_boxes(main)


def drop(main: etree._Element) -> None:
    for element in [*main.iter(*DROPPED), *(each for each in main.iter() if not isinstance(each.tag, str))]:
        remove(element)
    for image in [*main.iter("img", "picture", "video", "audio", "svg", "object", "iframe")]:
        image.tag = "span"
        image.text = image.get("alt") or image.text


def remove(element: etree._Element) -> None:
    """Take an element out, and leave what follows it."""
    parent = element.getparent()
    if parent is not None:
        leave_text(element, element.tail or "")
        element.tail = None
        parent.remove(element)


def leave_text(element: etree._Element, text: str) -> None:
    """Put text before an element."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def keep_attributes(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        if name not in KEPT_ATTRIBUTES or not allowed(name, str(value)):
            del element.attrib[name]
    if element.get("hidden") is not None:
        del element.attrib["hidden"]
    if element.tag == "time" and element.get("datetime") is None:
        element.tag = "span"


def allowed(name: str, value: str) -> bool:
    if name == "datetime":
        return bool(parts(value) or TIME.fullmatch(value))
    if name in ("colspan", "rowspan"):
        return value.isascii() and value.isdigit() and 1 <= int(value) <= 1000
    if name == "lang":
        return bool(TAG.fullmatch(value))
    return name not in ("id", "class", "title", "data-n", "aria-label", "rel") or bool(value.strip())


def rename_ids(main: etree._Element) -> None:
    """Ids become names of XML, each once, and the links within the page follow them."""
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for element in main.iter(etree.Element):
        if (old := element.get("id")) is not None:
            new = old if NAME.fullmatch(old) else f"id-{re.sub(r'[^A-Za-z0-9_.-]+', '-', old)}"
            while new in taken:
                new += "-"
            taken.add(new)
            element.set("id", new)
            renamed.setdefault(old, new)
    for link in main.iter("a"):
        if (target := link.get("href", "")).startswith("#"):
            link.set("href", f"#{renamed.get(target[1:], '')}")


def settle_links(main: etree._Element, chapter_of: Callable[[str], str]) -> None:
    """Links that lead somewhere stay; one inside another, or to nowhere, is text."""
    ids = {element.get("id") for element in main.iter(etree.Element)}
    for link in list(main.iter("a")):
        href = link.get("href", "")
        if not href.startswith("#"):
            href = web_link(href) or web_link(chapter_of(href), relative=True)
        inside = any(each.tag == "a" for each in link.iterancestors())
        if inside or not href or (href.startswith("#") and href[1:] not in ids):
            link.tag = "span"
            for name in ("href", "rel", "role"):
                link.attrib.pop(name, "")
        else:
            link.set("href", href)


def web_link(href: str, relative: bool = False) -> str:
    """An address as a reader program takes it: http, https or mailto, with signs escaped that a URL lacks."""
    try:
        address = urlsplit(href)
        host = address.hostname or ""
        _ = address.port
    except ValueError:
        return ""
    whole = (
        address.scheme in ("http", "https") and re.fullmatch(r"[\w.-]+", host, re.ASCII) and "@" not in address.netloc
    )
    if not (whole or (address.scheme == "mailto" and "@" in address.path) or (relative and not address.scheme)):
        return ""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", href), safe="/:?#@!$&'()*+,;=%~._-")


PARTS = {
    **dict.fromkeys(("td", "th"), ("tr",)),
    "tr": ("tbody", "thead", "table"),
    **dict.fromkeys(("tbody", "thead", "caption"), ("table",)),
    "li": ("ul", "ol"),
    **dict.fromkeys(("dt", "dd"), ("dl", "div")),
}
"""Elements that stand in certain others alone."""
WRAPPED = {"tr": ("td", ("td", "th")), "ul": ("li", ("li",)), "ol": ("li", ("li",))}
"""Elements that hold certain others alone, and what anything else in them is put into."""


def settle_parts(main: etree._Element) -> None:
    """Cells stand in rows and items in lists, and nothing else does."""
    for element in list(main.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and str(parent.tag) not in PARTS.get(str(element.tag), (str(parent.tag),)):
            element.tag = "div"
            for name in ("colspan", "rowspan", "scope"):
                element.attrib.pop(name, "")
        wrapper, kept = WRAPPED.get(str(element.tag), ("", ()))
        for child in [child for child in element if wrapper and str(child.tag) not in kept]:
            wrapped = etree.Element(wrapper)
            child.addprevious(wrapped)
            wrapped.append(child)


def settle_boxes(main: etree._Element) -> None:
    """A block in a place for running text becomes running text; a paragraph with blocks in it becomes a division."""
    for element in list(main.iter(etree.Element)):
        tag = str(element.tag)
        if tag not in INLINE and tag not in PARTS and flows_in(element):
            flatten(element)
    for paragraph in list(main.iter("p")):
        if any(str(each.tag) not in INLINE for each in inner(paragraph)):
            paragraph.tag = "div"
            paragraph.set("class", " ".join(filter(None, (paragraph.get("class"), "p"))))
    for term in list(main.iter("dt")):
        for inside in list(inner(term)):
            if str(inside.tag) in SECTIONS:
                inside.tag = "div"


def flows_in(element: etree._Element) -> bool:
    """Whether an element around holds running text alone."""
    return any(str(each.tag) in PHRASING for each in element.iterancestors())


def flatten(element: etree._Element) -> None:
    """A box and its inner boxes as spans."""
    for each in (element, *inner(element)):
        if str(each.tag) not in INLINE:
            each.tag = "span"
            for name in ("colspan", "rowspan", "scope", "role"):
                each.attrib.pop(name, "")
            each.set("class", " ".join(filter(None, (each.get("class"), "block"))))


def inner(element: etree._Element) -> Iterator[etree._Element]:
    return (each for each in element.iterdescendants(etree.Element))
