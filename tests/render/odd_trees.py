"""Documents that are hostile, odd, or made of elements in each other without any rule; the same each time."""

import random

from lxml import etree

from .trees import SAMPLES, document, parse, title_statement

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def hostile_trees() -> list[etree._ElementTree]:
    trees = [parse(path) for path in SAMPLES]
    for tree in trees:
        for number, element in enumerate(tree.iter(etree.Element)):
            element.text = f"{element.text or ''}{HOSTILE}"
            for name in element.attrib:
                value = f"{element.get(name)}{HOSTILE}"
                element.set(name, f"{HOSTILE}{number % 7}" if str(name).endswith("}id") else value)
            element.set("n", HOSTILE)
    return trees


TARGETS = (
    *("javascript:alert(1)", "data:text/html,x", "//evil.example/x", "http://[x", "http://a b/", "HTTP://A.B"),
    *("https://exa mple.org", "http://", "http://x:y@z/", "https://example.org:99999/", "https://пример.рф/"),
    *("https://example.org/a%zz\\b|c", "https://example.org/путь?ключ=1", "mailto:", "mailto:a@b"),
    *("other.html#x", "../../x", "#nowhere", "#", "?"),
)
TABLE = "<table><row><cell>c</cell></row></table>"
ODD = (
    "".join(f'<p><ref target="{target}">here</ref></p>' for target in TARGETS),
    '<p xml:id="пристань">a <ref target="#пристань">b <ref target="#b">c</ref></ref></p><p xml:id="b">d</p>',
    '<p xml:lang="x y">a</p><p xml:lang="">b</p><p xml:lang="ru-Latn-x-old">c</p><p xml:lang="he">שלום</p>',
    f"<head><list><item>a</item></list>{TABLE}</head><p><head>c</head></p>",
    '<table><row><cell cols="0" rows="-1">a</cell><cell cols="99999">b</cell></row><p>c</p><row/></table><table/>',
    f'<table><head><p>a</p></head><pb n="1"/><row><note>b</note><cell>{TABLE}</cell></row></table>',
    "<p>a<note>b<note>c</note></note></p><note><p>d</p></note>",
    '<div type="notes"><note n="1"><list><item>e</item></list></note></div>',
    "<list/><list><head>a</head></list><list><label>b</label></list><list><p>c</p></list><sp/><lg/><quote/><head/>",
    '<date when="2020-02-30">a</date><p><date when="--12-25">b</date><date when="soon">c</date></p>',
    '<p><time when="25:00">d</time></p><pb n="1"/><pb n="1" xml:id="page-1"/><p><pb n="&quot;"/></p>',
    '<p><graphic url="file:///etc/passwd"/><figure><figDesc>a</figDesc></figure><formula>b</formula></p>',
    "<p><seg><p>a<seg><q><p>b</p></q></seg></p></seg><hi><list><item><p>c</p></item></list></hi></p>",
    "".join(f"<div{n}><head>{n}</head>" for n in range(1, 8)) + "".join(f"</div{n}>" for n in range(7, 0, -1)),
)


def odd_trees() -> list[etree._ElementTree]:
    whole = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<text xmlns="http://www.tei-c.org/ns/1.0"><body><p>words</p></body></text>',
        '<teiHeader xmlns="http://www.tei-c.org/ns/1.0"/>',
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><TEI><text><body><p>a</p></body></text></TEI></teiCorpus>',
        "<p>no TEI at all</p>",
    )
    roots = [etree.fromstring(xml) for xml in whole]
    return [*(etree.ElementTree(root) for root in roots), *map(document, ODD)]


NAMES = (
    *("p", "ab", "head", "div", "div1", "sp", "speaker", "stage", "list", "item", "label", "table", "row", "cell"),
    *("quote", "q", "said", "cit", "lg", "l", "note", "ref", "ptr", "hi", "emph", "foreign", "title", "date", "time"),
    *("choice", "sic", "corr", "orig", "reg", "abbr", "expan", "supplied", "surplus", "gap", "pb", "lb", "milestone"),
    *("fw", "pc", "opener", "closer", "dateline", "salute", "signed", "postscript", "trailer", "byline", "docAuthor"),
    *("bibl", "listBibl", "seg", "persName", "orgName", "floatingText", "body", "figure", "unknown"),
)
ATTRIBUTES = {
    "n": ("1", "12", "IV", ""),
    "type": ("notes", "noteMark", "section", "source-line", "archival"),
    "target": ("#a1", "#a2", "#text", "https://example.org/", "x.html"),
    "rend": ("bold", "sup", "small-caps"),
    "when": ("1921-03-14", "1921-13", "soon"),
    "cert": ("high", "low"),
    "unit": ("page", "cell"),
    "break": ("no", "maybe"),
    "role": ("label",),
    "cols": ("2", "0"),
    "{http://www.w3.org/XML/1998/namespace}id": ("a1", "a2", "a3", "a:b"),
    "{http://www.w3.org/XML/1998/namespace}lang": ("ru", "he", "??"),
}


def random_trees(count: int) -> list[etree._ElementTree]:
    """Elements in each other without any rule, the same each time."""
    dice = random.Random(20261122)
    return [document_of(dice) for _ in range(count)]


def document_of(dice: random.Random) -> etree._ElementTree:
    tree = document("<p>a</p>", title_statement("<title>Odd</title>"))
    places = [next(tree.iter("{*}body"))]
    for _ in range(dice.randrange(5, 60)):
        name = dice.choice(NAMES)
        child = etree.SubElement(dice.choice(places), f"{{http://www.tei-c.org/ns/1.0}}{name}")
        child.text, child.tail = dice.choice(("", "word", " ")), dice.choice(("", " tail "))
        for attribute in dice.sample(sorted(ATTRIBUTES), dice.randrange(4)):
            child.set(attribute, dice.choice(ATTRIBUTES[attribute]))
        places.append(child)
    return tree
