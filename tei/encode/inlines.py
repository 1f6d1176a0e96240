"""Running text as TEI phrases."""

import re
from collections.abc import Iterator

from lxml import etree

from tei.model import (
    Citation,
    CitationPart,
    Content,
    Correction,
    Date,
    Dating,
    Foreign,
    Hyphen,
    Inline,
    InlineNote,
    LeftOut,
    LineBreak,
    Mark,
    Milestone,
    NotePart,
    PageBreak,
    Rule,
    Segment,
    Text,
)
from tei.text.source import Source
from tei.xml.build import Child, element

_LINE_END = re.compile(r"(?<![^\S\n\f])[^\S\n\f]*[\n\f]\s*")
_LEAVES = re.compile(r"(?P<from>\d+)(?:\s*(?:об|ob)\.?)?(?:\s*[-‐–—]\s*(?P<to>\d+))?")
_SCOPES = {"volume": "volume", "issue": "issue", "page": "page"}


def encode_content(content: Content, source: Source) -> list[Child]:
    """The content as text and elements. A line end of the source becomes one blank."""
    return [child for piece in content for child in _encode(piece, source)]


def plain(content: Content, source: Source) -> str:
    """The text of a content on one line."""
    if not content:
        return ""
    return " ".join(source.text[content[0].span.start : content[-1].span.end].split())


def _encode(piece: Inline, source: Source) -> Iterator[Child]:
    match piece:
        case Text():
            text = source.slice(piece.span)
            yield _LINE_END.sub(" ", text) if "\n" in text or "\f" in text else text
        case Date():
            yield _date(piece, source)
        case Mark():
            yield _mark(piece, source)
        case Hyphen():
            yield element("pc", source.slice(piece.span), attributes={"force": "weak"})
        case Rule():
            yield element("pc", source.slice(piece.span), attributes={"unit": "cell"})
        case LineBreak():
            if piece.break_ == "yes":
                yield " "
            yield element("lb", attributes={"break": "" if piece.break_ == "yes" else piece.break_})
        case LeftOut():
            return
        case PageBreak():
            yield element("pb", attributes={"n": piece.n or ""})
        case Milestone():
            yield element("milestone", attributes={"unit": piece.unit, "cert": piece.cert or "", "resp": "#editor"})
        case Citation():
            identity = {"xml:id": piece.id, "type": piece.kind}
            yield element("bibl", *encode_content(piece.content, source), attributes=identity)
        case CitationPart():
            yield _part(piece, source)
        case Correction():
            yield _correction(piece, source)
        case Segment():
            yield element("seg", *encode_content(piece.content, source), attributes={"type": piece.type})
        case Foreign():
            yield element("foreign", *encode_content(piece.content, source), attributes={"xml:lang": piece.language})
        case InlineNote():
            yield _note(piece, source)
        case NotePart():
            yield element("label" if piece.role == "label" else "p", *encode_content(piece.content, source))
        case _:
            raise TypeError(f"no TEI for {type(piece).__name__}")


def dating_attributes(dating: Dating) -> dict[str, str]:
    """A dating as attributes of att.datable; who inferred it and how sure that is where it was inferred."""
    return {
        "when": _complete(dating.when),
        "from": dating.from_ or "",
        "to": dating.to or "",
        "notBefore": dating.not_before or "",
        "notAfter": dating.not_after or "",
        "when-custom": dating.custom or "",
        "datingMethod": f"#{dating.calendar}" if dating.custom and dating.calendar else "",
        "cert": dating.cert or "",
        "resp": f"#{dating.resp}" if dating.cert else "",
    }


def _complete(when: str | None) -> str:
    """A value without a year says nothing a machine could sort; it is left out."""
    return "" if when is None or when.startswith("--") else when


def _date(piece: Date, source: Source) -> etree._Element:
    return element("date", *encode_content(piece.content, source), attributes=dating_attributes(piece.dating))


def _mark(piece: Mark, source: Source) -> etree._Element:
    return element(
        "ref",
        source.slice(piece.span),
        attributes={
            "type": "noteMark",
            "n": piece.label,
            "xml:id": piece.id,
            "target": f"#{piece.target}" if piece.target else "",
        },
    )


def _note(piece: InlineNote, source: Source) -> etree._Element:
    attributes = {
        "n": piece.n,
        "xml:id": piece.id,
        "target": f"#{piece.target}" if piece.target else "",
        "resp": "#editors" if piece.signed else "",
    }
    return element("note", *_trimmed(encode_content(piece.content, source)), attributes=attributes)


def _trimmed(children: list[Child]) -> list[Child]:
    """Children without the white space that a bracket left out beside them leaves."""
    if children and isinstance(first := children[0], str):
        children[0] = first.lstrip()
    if children and isinstance(last := children[-1], str):
        children[-1] = last.rstrip()
    return children


def _part(piece: CitationPart, source: Source) -> etree._Element:
    children = encode_content(piece.content, source)
    sure = {"cert": piece.cert or "", "resp": "#tool" if piece.cert else ""}
    match piece.role:
        case "repository":
            return element("orgName", *children, attributes={"type": "repository", "key": piece.value, **sure})
        case "listy":
            match = _LEAVES.search(piece.value)
            leaves = {"from": match["from"], "to": match["to"] or match["from"]} if match else {"n": piece.value}
            return element("citedRange", *children, attributes={"unit": "leaf", **leaves})
        case "title" | "author" | "publisher" | "pubPlace":
            return element(piece.role, *children)
        case "volume" | "issue" | "page":
            return element("biblScope", *children, attributes={"unit": piece.role, "n": piece.value})
        case _:
            name = "idno" if all(isinstance(child, str) for child in children) else "seg"
            target = f"#{piece.refers}" if piece.refers else ""
            return element(
                name, *children, attributes={"type": piece.role, "n": piece.value, "corresp": target, **sure}
            )


def _correction(piece: Correction, source: Source) -> etree._Element:
    found = encode_content(piece.content, source)
    sure = {"cert": piece.cert, "resp": f"#{piece.resp}"}
    id = {"xml:id": piece.id}
    match piece.kind:
        case "corr":
            corr = element("corr", piece.corr, attributes=sure)
            return element("choice", element("sic", *found), corr, attributes=id)
        case "reg":
            reg = element("reg", piece.corr, attributes=sure)
            return element("choice", element("orig", *found), reg, attributes=id)
        case "gap":
            corr = element("corr", element("gap", attributes={"reason": "editorial"}), attributes=sure)
            return element("choice", element("sic", *found), corr, attributes=id)
        case "supplied":
            return element("supplied", piece.corr, attributes={**id, **sure})
