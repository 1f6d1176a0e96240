"""A RELAX NG schema in the XML syntax as what it says, so that two ways of writing it are one.

Annotations are left out; names, namespaces and datatype libraries are written out where they apply; what stands side
by side is a group; operators of one kind inside each other are one (4.2 to 4.12 of the specification, by halves).
"""

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
JOINS = ("group", "choice", "interleave")
HOLD_ONE = ("element", "attribute", "define", "start", "list", "mixed", "oneOrMore", "zeroOrMore", "optional")

Form = tuple[object, ...]


def form(root: etree._Element) -> Form:
    return written(root, "", "")


def written(element: etree._Element, namespace: str, library: str) -> Form:
    kind = etree.QName(element).localname
    namespace = element.get("ns", namespace)
    library = element.get("datatypeLibrary", library).strip()
    if kind == "name":
        return name_form((element.text or "").strip(), namespace, element)
    parts = [written(part, namespace, library) for part in element.iterchildren(f"{RNG}*")]
    if kind in ("element", "attribute") and (name := element.get("name")):
        of_attribute = kind == "attribute" and "ns" not in element.attrib
        parts.insert(0, name_form(name.strip(), "" if of_attribute else namespace, element))
    match kind:
        case "choice" | "group" | "interleave":
            return joined(kind, parts)
        case "element" | "attribute":
            contents = parts[1:] or [("text",)]
            return (kind, parts[0], joined("group", contents))
        case "data":
            params = tuple(part for part in parts if part[0] == "param")
            return (kind, element.get("type"), library, params, *parts[len(params) :])
        case "param":
            return (kind, element.get("name"), element.text or "")
        case "value":
            type_ = element.get("type")
            return (
                kind,
                type_ or "token",
                library if type_ else "",
                element.text or "",
                namespace if type_ == "QName" else "",
            )
        case "except" | "anyName":
            return (kind, joined("choice", parts) if parts else ())
        case "nsName":
            return (kind, namespace, *parts)
        case "externalRef" | "include":
            href = element.get("href", "").removesuffix(".rnc").removesuffix(".rng")
            return (kind, href, namespace, *parts)
        case "grammar" | "div":
            return (kind, *parts)
        case "ref" | "parentRef":
            return (kind, (element.get("name") or "").strip())
        case _ if kind in HOLD_ONE:
            named = (element.get("name"), element.get("combine"))
            return (kind, *named, joined("group", parts))
    return (kind,)


def name_form(name: str, namespace: str, element: etree._Element) -> Form:
    prefix, _, local = name.rpartition(":")
    if prefix:
        namespace = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else element.nsmap[prefix]
    return ("name", namespace, local)


def joined(kind: str, parts: list[Form]) -> Form:
    flat: list[Form] = []
    for part in parts:
        flat += part[1:] if part[0] == kind else [part]  # type: ignore[list-item]
    return flat[0] if len(flat) == 1 else (kind, *flat)


def difference(one: Form, other: Form, path: str = "") -> str:
    """Where the forms differ first; empty if they do not."""
    if one == other:
        return ""
    if not (isinstance(one, tuple) and isinstance(other, tuple)) or one[:1] != other[:1] or len(one) != len(other):
        return f"{path}: {str(one)[:300]} is not {str(other)[:300]}"
    pairs = enumerate(zip(one, other, strict=True))
    return next(
        difference(left, right, f"{path}/{one[0]}[{number}]") for number, (left, right) in pairs if left != right
    )
