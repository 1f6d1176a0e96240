"""Documents changed at random, so that the rules of the TEI fire; the same for the same seed."""

import random

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
NAMES = (
    *("p", "l", "lg", "s", "span", "div", "ab", "list", "quotation", "relatedItem", "subst", "rdgGrp", "lem", "add"),
    *("desc", "rt", "ptr", "ref", "citeStructure", "shift", "msContents", "physDesc", "history", "catchwords"),
    *("dimensions", "width", "secFol", "signatures", "msIdentifier", "idno", "facsimile", "zone", "line", "path"),
    *("addSpan", "delSpan", "damageSpan", "variantEncoding", "relation", "link", "join", "standOff", "elementSpec"),
    *("classSpec", "moduleRef", "elementRef", "content", "dataSpec", "listRef", "model", "modelSequence", "sequence"),
    *("alternate", "constraintSpec", "constraint", "attDef", "datatype", "valList", "valItem", "defaultVal", "dataRef"),
    *("dataFacet", "superEntry", "re", "param", "schemaSpec", "floatingText", "note", "figure", "post", "msDesc"),
)
ATTRIBUTES = {
    "when": ("1900", "1901-02"),
    "notBefore": ("1900",),
    "notAfter": ("1901",),
    "from": ("1900", "#a"),
    "to": ("1901", "#a #b"),
    "subtype": ("x",),
    "type": ("gloss", "deprecationInfo", "closed", "x", ""),
    "targetLang": ("en",),
    "target": ("#a", "#a #b", " #a "),
    "cRef": ("Matt 5",),
    "spanTo": ("#a", "#late", "#nowhere"),
    "schemeVersion": ("2",),
    "scheme": ("free", "schematron", "isoschematron"),
    "calendar": ("#julian",),
    "unit": ("cm",),
    "unitRef": ("#cm",),
    "generatedBy": ("human",),
    "validUntil": ("2020-01-01", "2999-12-31"),
    "minOccurs": ("0", "1", "2"),
    "maxOccurs": ("1", "3", "unbounded"),
    "source": ("a", "a b"),
    "points": ("1,1 2,2 1,1", "1,1 2,2"),
    "new": ("normal",),
    "match": ("/a", "a"),
    "location": ("external", "internal"),
    "method": ("parallel-segmentation",),
    "ref": ("#a",),
    "name": ("default", "content", "x"),
    "key": ("core", "x"),
    "active": ("#a",),
    "mutual": ("#a",),
    "passive": ("#b",),
    "module": ("core", "x"),
    "mode": ("add", "change", "delete", "replace"),
    "ident": ("a", "b"),
    "prefix": ("x_", "y_"),
    "except": ("p",),
    "include": ("p",),
    "output": ("web", " web "),
    "predicate": ("a", "b"),
    "behaviour": ("anchor", "list", "block"),
    "restriction": (".+",),
    "usage": ("req", "opt"),
    "marks": ("all",),
}


def mutated(document: bytes, seed: int) -> bytes:
    """The document with some ten changes: elements renamed, put in and wrapped, attributes added and taken away."""
    chance = random.Random(seed)
    root = etree.fromstring(document, etree.XMLParser(collect_ids=False))
    for _ in range(chance.randint(5, 15)):
        elements = list(root.iter(etree.Element))[1:]
        if not elements:
            break
        change = chance.choice((rename, insert, insert, wrap, attributes, attributes, take_away))
        change(chance.choice(elements), chance)
    return etree.tostring(root, encoding="utf-8")


def rename(element: etree._Element, chance: random.Random) -> None:
    element.tag = TEI + chance.choice(NAMES)
    attributes(element, chance)


def insert(element: etree._Element, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        name = chance.choice((chance.choice(NAMES), str(element.tag).rpartition("}")[2]))
        new = etree.SubElement(element, TEI + name)
        new.text = chance.choice(("", "words", " "))
        attributes(new, chance)


def wrap(element: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    holder = etree.Element(TEI + chance.choice(NAMES))
    attributes(holder, chance)
    parent.replace(element, holder)
    holder.append(element)


def attributes(element: etree._Element, chance: random.Random) -> None:
    for name in chance.sample(sorted(ATTRIBUTES), chance.randint(0, 4)):
        element.set(name, chance.choice(ATTRIBUTES[name]))
    if not chance.randrange(6):
        element.set("{http://www.w3.org/XML/1998/namespace}id", chance.choice(("a", "b", "late")))


def take_away(element: etree._Element, chance: random.Random) -> None:
    for name in list(element.attrib)[:2]:
        del element.attrib[name]
