"""A test suite for RELAX NG, written from the specification: schemas with documents that are valid or not by them."""

# ruff: noqa: E501  a schema stands on one line

from dataclasses import dataclass

XMLNS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
XSD = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


@dataclass(frozen=True)
class Case:
    section: str
    schema: str
    valid: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The schema, with the namespace declared on its root."""
        end = min(place for sign in " />" if (place := self.schema.find(sign)) > 0)
        return f"{self.schema[:end]} {XMLNS} {XSD}{self.schema[end:]}"


def element(content: str, name: str = "a") -> str:
    return f'<element name="{name}">{content}</element>'


def grammar(*parts: str) -> str:
    return f"<grammar>{''.join(parts)}</grammar>"


def start(content: str) -> str:
    return f"<start>{content}</start>"


def define(name: str, content: str, combine: str = "") -> str:
    said = f' combine="{combine}"' if combine else ""
    return f'<define name="{name}"{said}>{content}</define>'


B, C, D = (f'<element name="{name}"><empty/></element>' for name in "bcd")
ONE, ANY = '<attribute name="t"><value>1</value></attribute>', '<attribute name="t"/>'
INTEGER = '<data type="integer"/>'

CASES = [
    # 4.2 white space around names; 4.3 and 4.4 datatypes of values
    Case("4.2", '<element name=" a "><text/></element>', ("<a/>", "<a>x</a>"), ("<b/>",)),
    Case("4.2", "<element><name> a </name><empty/></element>", ("<a/>", "<a> </a>"), ("<a>x</a>",)),
    Case("4.4", element("<value>x y</value>"), ("<a>x y</a>", "<a> x \n y </a>"), ("<a>xy</a>", "<a/>")),
    Case("4.4", element('<value type="string">x</value>'), ("<a>x</a>",), ("<a> x</a>", "<a>x </a>")),
    Case("4.4", element('<value type="integer">07</value>'), ("<a>7</a>", "<a> +7 </a>"), ("<a>70</a>",)),
    Case("4.4", element("<value> </value>"), ("<a/>", "<a> </a>"), ("<a>x</a>",)),
    # 4.8 to 4.10 names
    Case("4.8", '<element name="a" ns="u"><empty/></element>', ('<a xmlns="u"/>', '<p:a xmlns:p="u"/>'), ("<a/>",)),
    Case(
        "4.8", f'<element name="a" ns="u">{B}</element>', ('<a xmlns="u"><b/></a>',), ('<p:a xmlns:p="u"><b/></p:a>',)
    ),
    Case(
        "4.8",
        '<element name="a" ns="u"><attribute name="x"/></element>',
        ('<a xmlns="u" x=""/>',),
        ('<a xmlns="u" xmlns:p="u" p:x=""/>', '<a xmlns="u"/>'),
    ),
    Case(
        "4.8",
        '<element name="a" ns="u"><attribute><name>x</name></attribute></element>',
        ('<p:a xmlns:p="u" p:x=""/>',),
        ('<p:a xmlns:p="u" x=""/>',),
    ),
    Case(
        "4.9",
        '<element ns="u" name="a"><element ns="" name="b"><empty/></element></element>',
        ('<p:a xmlns:p="u"><b/></p:a>',),
        ('<a xmlns="u"><b/></a>',),
    ),
    Case(
        "4.10",
        '<element xmlns:q="u" name="q:a"><attribute name="q:x"/></element>',
        ('<p:a xmlns:p="u" p:x=""/>',),
        ('<p:a xmlns:p="u" x=""/>', "<a/>"),
    ),
    Case("4.10", element('<attribute name="xml:lang"/>'), ('<a xml:lang="en"/>',), ('<a lang="en"/>',)),
    # 4.11 div, 4.12 number of children, 4.13 mixed, 4.14 and 4.15 optional and zeroOrMore
    Case(
        "4.11",
        grammar("<div>", start('<ref name="a"/>'), "<div>", define("a", element("<empty/>")), "</div></div>"),
        ("<a/>",),
        ("<b/>",),
    ),
    Case("4.12", element(f"{B}{C}"), ("<a><b/><c/></a>",), ("<a><c/><b/></a>", "<a><b/></a>", "<a><b/><c/><c/></a>")),
    Case(
        "4.12", element(f"<oneOrMore>{B}{C}</oneOrMore>"), ("<a><b/><c/><b/><c/></a>",), ("<a/>", "<a><b/><c/><b/></a>")
    ),
    Case("4.12", element('<attribute name="x"/>'), ('<a x="anything"/>', '<a x=""/>'), ("<a/>", '<a y=""/>')),
    Case("4.13", element(f"<mixed>{B}{C}</mixed>"), ("<a>x<b/>y<c/>z</a>", "<a><b/><c/></a>"), ("<a>x<c/><b/></a>",)),
    Case("4.14", element(f"<optional>{B}{C}</optional>"), ("<a/>", "<a><b/><c/></a>"), ("<a><b/></a>",)),
    Case("4.15", element(f"<zeroOrMore>{B}</zeroOrMore>"), ("<a/>", "<a><b/><b/><b/></a>"), ("<a><b/><c/></a>",)),
    # 4.17 combine, 4.18 grammars in grammars
    Case(
        "4.17",
        grammar(
            start('<ref name="x"/>'), define("x", element("<empty/>")), define("x", element("<text/>", "b"), "choice")
        ),
        ("<a/>", "<b>x</b>"),
        ("<a>x</a>",),
    ),
    Case(
        "4.17",
        grammar(start(element('<ref name="x"/>')), define("x", B, "interleave"), define("x", C, "interleave")),
        ("<a><b/><c/></a>", "<a><c/><b/></a>"),
        ("<a><b/></a>",),
    ),
    Case(
        "4.17",
        grammar('<start combine="choice">', B, "</start>", '<start combine="choice">', C, "</start>"),
        ("<b/>", "<c/>"),
        ("<d/>",),
    ),
    Case(
        "4.18",
        grammar(
            start(
                element(
                    grammar(start('<ref name="x"/><parentRef name="x"/>'.join(("<group>", "</group>"))), define("x", B))
                )
            ),
            define("x", C),
        ),
        ("<a><b/><c/></a>",),
        ("<a><c/><c/></a>", "<a><b/><b/></a>", "<a><b/></a>"),
    ),
    # 4.20 and 4.21 notAllowed and empty
    Case("4.20", element(f"<choice>{B}<notAllowed/></choice>"), ("<a><b/></a>",), ("<a/>",)),
    Case("4.20", element("<notAllowed/>"), (), ("<a/>", "<a><b/></a>")),
    Case(
        "4.20",
        element(f'<optional><attribute name="x"><notAllowed/></attribute></optional>{B}'),
        ("<a><b/></a>",),
        ('<a x=""><b/></a>',),
    ),
    Case("4.20", element(f"<optional><group>{B}<notAllowed/></group></optional>"), ("<a/>",), ("<a><b/></a>",)),
    Case("4.21", element(f"<group><empty/>{B}<empty/></group>"), ("<a><b/></a>",), ("<a/>",)),
    Case(
        "4.21", element("<oneOrMore><empty/></oneOrMore>"), ("<a/>", "<a> </a>", "<a><!-- x --></a>"), ("<a><b/></a>",)
    ),
    # 6.2.1 choice, 6.2.2 group, 6.2.3 empty, 6.2.4 text, 6.2.5 oneOrMore, 6.2.6 interleave
    Case(
        "6.2.1",
        element(f"<choice>{B}<group>{C}{D}</group></choice>"),
        ("<a><b/></a>", "<a><c/><d/></a>"),
        ("<a><c/></a>", "<a><b/><d/></a>"),
    ),
    Case(
        "6.2.2",
        element(f"<group><optional>{B}</optional><optional>{C}</optional></group>"),
        ("<a/>", "<a><b/></a>", "<a><c/></a>", "<a><b/><c/></a>"),
        ("<a><c/><b/></a>",),
    ),
    Case(
        "6.2.3",
        element("<empty/>"),
        ("<a/>", "<a>\n\t </a>", "<a><?x y?></a>"),
        ("<a>\u00a0</a>", "<a><b/></a>", '<a x=""/>'),
    ),
    Case("6.2.4", element("<text/>"), ("<a/>", "<a>x</a>", "<a>x<!-- y -->z<![CDATA[<]]></a>"), ("<a><b/></a>",)),
    Case(
        "6.2.5",
        element(f"<oneOrMore><choice>{B}{C}</choice></oneOrMore>"),
        ("<a><b/></a>", "<a><c/><b/><c/></a>"),
        ("<a/>", "<a><b/><d/></a>"),
    ),
    Case(
        "6.2.6",
        element(f"<interleave>{B}<group>{C}{D}</group></interleave>"),
        ("<a><b/><c/><d/></a>", "<a><c/><b/><d/></a>", "<a><c/><d/><b/></a>"),
        ("<a><d/><c/><b/></a>", "<a><c/><d/></a>"),
    ),
    Case(
        "6.2.6",
        element(f"<interleave><oneOrMore>{B}</oneOrMore><zeroOrMore>{C}</zeroOrMore><text/></interleave>"),
        ("<a><b/></a>", "<a>x<c/>y<b/>z<c/><b/></a>"),
        ("<a>x<c/></a>", "<a><b/><d/></a>"),
    ),
    Case(
        "6.2.6",
        element(f"<interleave><group>{B}<optional>{C}</optional></group>{D}</interleave>"),
        ("<a><b/><d/><c/></a>", "<a><d/><b/></a>"),
        ("<a><c/><b/><d/></a>", "<a><b/><c/></a>"),
    ),
    # 6.2.7 elements and attributes
    Case(
        "6.2.7",
        element(f'<attribute name="x">{INTEGER}</attribute>{B}'),
        ('<a x="1"><b/></a>', '<a x=" 1 "> <b/> </a>'),
        ('<a x="y"><b/></a>', '<a x="1"/>', '<a x="1">y<b/></a>'),
    ),
    Case(
        "6.2.7",
        element('<attribute name="x"/><attribute name="y"/>'),
        ('<a y="" x=""/>', '<a x="" y=""/>'),
        ('<a x=""/>',),
    ),
    Case(
        "6.2.7",
        element('<choice><attribute name="x"/><attribute name="y"/></choice>'),
        ('<a x=""/>', '<a y=""/>'),
        ("<a/>", '<a x="" y=""/>'),
    ),
    Case("6.2.7", element('<attribute name="x"><empty/></attribute>'), ('<a x=""/>', '<a x=" "/>'), ('<a x="y"/>',)),
    Case(
        "6.2.7",
        element('<attribute name="x"><choice><value>y</value><empty/></choice></attribute>'),
        ('<a x=""/>', '<a x="y"/>'),
        ('<a x="z"/>',),
    ),
    Case(
        "6.2.7",
        element("<attribute><choice><name>x</name><name>y</name></choice></attribute>"),
        ('<a x=""/>', '<a y=""/>'),
        ('<a z=""/>', '<a x="" y=""/>'),
    ),
    Case(
        "6.2.7",
        element(
            f'<choice><group><attribute name="t"><value>1</value></attribute>{B}</group><group><attribute name="t"><value>2</value></attribute>{C}</group></choice>'
        ),
        ('<a t="1"><b/></a>', '<a t="2"><c/></a>'),
        ('<a t="1"><c/></a>', '<a t="2"><b/></a>', '<a t="3"><b/></a>', "<a><b/></a>"),
    ),
    Case(
        "6.2.7",
        element(f'<choice><attribute name="x"/>{B}</choice>'),
        ('<a x=""/>', "<a><b/></a>"),
        ('<a x=""><b/></a>', "<a/>"),
    ),
    Case(
        "6.2.7",
        element(f'<interleave><optional><attribute name="x"/></optional>{B}<attribute name="y"/>{C}</interleave>'),
        ('<a y=""><c/><b/></a>', '<a y="" x=""><b/><c/></a>'),
        ('<a x=""><c/><b/></a>',),
    ),
    Case(
        "6.2.7",
        element('<group><optional><attribute name="x"/></optional><text/></group>'),
        ('<a x="">y</a>', "<a/>"),
        ('<a z="">y</a>',),
    ),
    # white space
    Case("6.2.7", element(B), ("<a> <b/>\n</a>",), ("<a>x<b/></a>", "<a><b/>\u00a0</a>", "<a>\u2003<b/></a>")),
    Case("6.2.7", element('<data type="string"/>'), ("<a/>", "<a> </a>", "<a>x</a>"), ("<a><b/></a>",)),
    Case(
        "6.2.7",
        element('<data type="string"><param name="length">2</param></data>'),
        ("<a>  </a>", "<a>xy</a>"),
        ("<a/>", "<a> </a>"),
    ),
    Case(
        "6.2.7",
        element(f"<choice>{INTEGER}<oneOrMore>{B}</oneOrMore></choice>"),
        ("<a>1</a>", "<a> <b/> <b/> </a>"),
        ("<a/>", "<a> </a>", "<a>1<b/></a>", "<a>x</a>"),
    ),
    Case("6.2.7", element(f"<choice>{INTEGER}<empty/></choice>"), ("<a/>", "<a> </a>", "<a>1</a>"), ("<a>x</a>",)),
    # 6.2.8 data and value, 6.2.9 list
    Case(
        "6.2.8",
        element('<data type="integer"><except><value type="integer">1</value></except></data>'),
        ("<a>2</a>",),
        ("<a>1</a>", "<a>01</a>", "<a>x</a>"),
    ),
    Case(
        "6.2.8",
        element('<data type="token"><except><choice><value>x</value><value>y</value></choice></except></data>'),
        ("<a>z</a>", "<a/>"),
        ("<a>x</a>", "<a> y </a>"),
    ),
    Case(
        "6.2.8",
        element('<data type="NCName"><param name="pattern">[a-c]+</param><param name="maxLength">2</param></data>'),
        ("<a>ab</a>",),
        ("<a>abc</a>", "<a>d</a>"),
    ),
    Case(
        "6.2.8",
        element('<data type="decimal"><param name="minInclusive">1.5</param></data>'),
        ("<a>1.50</a>", "<a>2</a>"),
        ("<a>1.4</a>", "<a>1e1</a>"),
    ),
    Case("6.2.8", element('<data type="token" datatypeLibrary=""/>'), ("<a/>", "<a>x  y</a>"), ("<a><b/></a>",)),
    Case(
        "6.2.8",
        '<element xmlns:p="u" name="a"><value type="QName">p:x</value></element>',
        ('<a xmlns:q="u">q:x</a>', '<a xmlns:p="u"> p:x </a>'),
        ('<a xmlns:p="v">p:x</a>', "<a>x</a>", "<a>p:x</a>"),
    ),
    Case(
        "6.2.8",
        '<element name="a"><attribute name="t"><value type="QName" ns="u">x</value></attribute></element>',
        ('<a xmlns="" xmlns:q="u" t="q:x"/>',),
        ('<a t="x"/>',),
    ),
    Case("6.2.8", element('<data type="QName"/>'), ('<a xmlns:p="u">p:x</a>', "<a>x</a>"), ("<a>p:x</a>", "<a>1</a>")),
    Case(
        "6.2.9",
        element(f"<list><oneOrMore>{INTEGER}</oneOrMore></list>"),
        ("<a>1</a>", "<a> 1 2\n3 </a>"),
        ("<a/>", "<a>1 x</a>", "<a>1\u00a02</a>"),
    ),
    Case(
        "6.2.9",
        element("<list><value>x</value><optional><value>y</value></optional></list>"),
        ("<a>x</a>", "<a>x y</a>"),
        ("<a>y</a>", "<a>x y y</a>", "<a/>"),
    ),
    Case("6.2.9", element("<list><empty/></list>"), ("<a/>", "<a> </a>"), ("<a>x</a>",)),
    Case(
        "6.2.9",
        element(
            f'<attribute name="x"><list><zeroOrMore><choice>{INTEGER}<value>inf</value></choice></zeroOrMore></list></attribute>'
        ),
        ('<a x=""/>', '<a x="1 inf 2"/>'),
        ('<a x="1,2"/>',),
    ),
    Case(
        "6.2.9",
        element(f"<list>{INTEGER}<group><value>to</value>{INTEGER}</group></list>"),
        ("<a>1 to 2</a>",),
        ("<a>1 2</a>", "<a>1 to</a>"),
    ),
    # 6.1 name classes
    Case("6.1", "<element><anyName/><empty/></element>", ("<a/>", '<a xmlns="u"/>'), ("<a>x</a>",)),
    Case(
        "6.1",
        "<element><anyName><except><name>a</name></except></anyName><empty/></element>",
        ("<b/>", '<a xmlns="u"/>'),
        ("<a/>",),
    ),
    Case("6.1", '<element><nsName ns="u"/><empty/></element>', ('<a xmlns="u"/>',), ("<a/>", '<a xmlns="v"/>')),
    Case(
        "6.1",
        '<element><nsName ns="u"><except><name ns="u">a</name></except></nsName><empty/></element>',
        ('<b xmlns="u"/>',),
        ('<a xmlns="u"/>', "<b/>"),
    ),
    Case("6.1", '<element><nsName ns=""/><empty/></element>', ("<a/>",), ('<a xmlns="u"/>',)),
    Case(
        "6.1",
        '<element><anyName><except><nsName ns="u"/><nsName ns=""/></except></anyName><empty/></element>',
        ('<a xmlns="v"/>',),
        ("<a/>", '<a xmlns="u"/>'),
    ),
    Case(
        "6.1", "<element><choice><name>a</name><name>b</name></choice><empty/></element>", ("<a/>", "<b/>"), ("<c/>",)
    ),
    Case(
        "6.1",
        element("<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>"),
        ("<a/>", '<a x="" xml:id="i"/>'),
        ("<a>x</a>",),
    ),
    Case(
        "6.1",
        element('<oneOrMore><attribute><anyName><except><nsName ns=""/></except></anyName></attribute></oneOrMore>'),
        ('<a xml:lang=""/>',),
        ("<a/>", '<a x=""/>'),
    ),
    Case(
        "6.1",
        element(
            '<attribute name="x"/><zeroOrMore><attribute><anyName><except><name>x</name></except></anyName><text/></attribute></zeroOrMore>'
        ),
        ('<a x=""/>', '<a y="" x="" z=""/>'),
        ('<a y=""/>',),
    ),
    # ambiguous content: one name, several definitions
    Case(
        "ambiguous",
        element(f"<choice>{element(B, 'x')}{element(C, 'x')}</choice>"),
        ("<a><x><b/></x></a>", "<a><x><c/></x></a>"),
        ("<a><x/></a>", "<a><x><d/></x></a>", "<a><x><b/><c/></x></a>"),
    ),
    Case(
        "ambiguous",
        element(f"<choice><group>{element(B, 'x')}{C}</group><group>{element(D, 'x')}{D}</group></choice>"),
        ("<a><x><b/></x><c/></a>", "<a><x><d/></x><d/></a>"),
        ("<a><x><b/></x><d/></a>", "<a><x><d/></x><c/></a>"),
    ),
    Case(
        "ambiguous",
        element(
            f"<choice><group>{element('<text/>', 'x')}{C}</group><group>{element(INTEGER, 'x')}{D}</group></choice>"
        ),
        ("<a><x>1</x><c/></a>", "<a><x>1</x><d/></a>", "<a><x>y</x><c/></a>"),
        ("<a><x>y</x><d/></a>",),
    ),
    Case("ambiguous", element(f"<zeroOrMore>{B}</zeroOrMore>{B}"), ("<a><b/></a>", "<a><b/><b/><b/></a>"), ("<a/>",)),
    Case(
        "ambiguous",
        element(f"<optional>{B}</optional><optional>{B}</optional>{C}"),
        ("<a><c/></a>", "<a><b/><b/><c/></a>"),
        ("<a><b/><b/><b/><c/></a>",),
    ),
    Case(
        "ambiguous",
        element(f"<choice><element><anyName/>{B}</element>{element(C, 'x')}</choice>"),
        ("<a><x><b/></x></a>", "<a><x><c/></x></a>", "<a><y><b/></y></a>"),
        ("<a><y><c/></y></a>",),
    ),
    Case(
        "ambiguous",
        element(f"<oneOrMore><choice>{element(ONE + B, 'x')}{element(ANY + C, 'x')}</choice></oneOrMore>"),
        ('<a><x t="1"><b/></x><x t="1"><c/></x><x t="2"><c/></x></a>',),
        ('<a><x t="2"><b/></x></a>', "<a><x><c/></x></a>"),
    ),
    Case(
        "4.19",
        grammar(start(B), define("x", '<optional><ref name="y"/></optional>'), define("y", '<ref name="x"/>')),
        ("<b/>",),
        ("<a/>",),
    ),
    Case(
        "6.2.7",
        element(f"<oneOrMore><attribute><anyName/>{INTEGER}</attribute></oneOrMore>"),
        ('<a x="1" y="2"/>',),
        ("<a/>", '<a x="1" y="z"/>'),
    ),
    Case(
        "recursive",
        grammar(start('<ref name="x"/>'), define("x", element('<optional><ref name="x"/></optional>'))),
        ("<a/>", "<a><a><a/></a></a>"),
        ("<a><a/><a/></a>",),
    ),
    Case(
        "recursive",
        grammar(
            start('<ref name="any"/>'),
            define(
                "any",
                '<element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element>',
            ),
        ),
        ("<a/>", '<a x="1">y<b xmlns="u"/>z</a>'),
        (),
    ),
]

WRONG = [
    # 3 syntax
    ("3", "<element><empty/></element>"),
    ("3", '<element name="a"/>'),
    ("3", '<element name="a"><empty/>x</element>'),
    ("3", '<element name="a" foo="x"><empty/></element>'),
    ("3", "<foo/>"),
    ("3", element("<foo/>")),
    ("3", element("<oneOrMore/>")),
    ("3", element("<data/>")),
    ("3", element('<ref name="x"/>')),
    ("3", grammar(define("a", "<empty/>"))),
    ("3", grammar(start(element('<ref name="x"/>')))),
    ("3", grammar(start("<empty/><empty/>"))),
    ("3", element('<attribute name="x"><text/><text/></attribute>')),
    ("3", '<element name="1"><empty/></element>'),
    ("3", '<element name="p:a"><empty/></element>'),
    # 4.16 constraints
    ("4.16", "<element><anyName><except><anyName/></except></anyName><empty/></element>"),
    ("4.16", '<element><nsName ns="u"><except><nsName ns="v"/></except></nsName><empty/></element>'),
    ("4.16", '<element><nsName ns="u"><except><anyName/></except></nsName><empty/></element>'),
    ("4.16", element('<attribute name="xmlns"/>')),
    ("4.16", element('<attribute name="x" ns="http://www.w3.org/2000/xmlns"/>')),
    ("4.16", element('<data type="nothing"/>')),
    ("4.16", element('<data type="integer"><param name="foo">1</param></data>')),
    ("4.16", element('<value type="integer">x</value>')),
    ("4.16", element('<data type="token" datatypeLibrary="urn:unknown"/>')),
    # 4.17 and 4.18, 4.19
    ("4.17", grammar(start(B), define("x", B), define("x", C))),
    ("4.17", grammar(start(B), define("x", B, "choice"), define("x", C, "interleave"))),
    ("4.18", element('<parentRef name="x"/>')),
    ("4.19", grammar(start('<ref name="x"/>'), define("x", '<ref name="x"/>'))),
    # 7.1.1 attribute, 7.1.2 oneOrMore
    ("7.1.1", element('<attribute name="x"><attribute name="y"/></attribute>')),
    ("7.1.1", element(f'<attribute name="x">{B}</attribute>')),
    ("7.1.2", element('<oneOrMore><group><attribute name="x"/><text/></group></oneOrMore>')),
    ("7.1.2", element(f'<oneOrMore><interleave><attribute name="x"/>{B}</interleave></oneOrMore>')),
    # 7.1.3 list
    ("7.1.3", element("<list><list><text/></list></list>")),
    ("7.1.3", element(f"<list>{B}</list>")),
    ("7.1.3", element('<list><attribute name="x"/></list>')),
    ("7.1.3", element("<list><text/></list>")),
    ("7.1.3", element(f"<list><interleave>{INTEGER}<value>x</value></interleave></list>")),
    # 7.1.4 except
    ("7.1.4", element('<data type="integer"><except><text/></except></data>')),
    ("7.1.4", element(f'<data type="integer"><except>{B}</except></data>')),
    ("7.1.4", element('<data type="integer"><except><list><value>1</value></list></except></data>')),
    ("7.1.4", element('<data type="integer"><except><empty/></except></data>')),
    # 7.1.5 start
    ("7.1.5", grammar(start("<text/>"))),
    ("7.1.5", grammar(start('<attribute name="x"/>'))),
    ("7.1.5", grammar(start(f"<group>{B}{C}</group>"))),
    ("7.1.5", grammar(start(f"<oneOrMore>{B}</oneOrMore>"))),
    ("7.1.5", grammar(start("<empty/>"))),
    # 7.2 string sequences
    ("7.2", element(f"<group>{INTEGER}{B}</group>")),
    ("7.2", element(f"<group>{INTEGER}{INTEGER}</group>")),
    ("7.2", element(f"<interleave>{INTEGER}<text/></interleave>")),
    ("7.2", element(f"<oneOrMore>{INTEGER}</oneOrMore>")),
    ("7.2", element(f"<group><list>{INTEGER}</list><value>x</value></group>")),
    # 7.3 attributes
    ("7.3", element('<attribute name="x"/><attribute name="x"/>')),
    ("7.3", element('<attribute name="x"/><optional><attribute name="x"><value>1</value></attribute></optional>')),
    ("7.3", element("<attribute><anyName/></attribute>")),
    ("7.3", element('<attribute name="x"/><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>')),
    # 7.4 interleave
    ("7.4", element("<interleave><text/><text/></interleave>")),
    ("7.4", element(f"<interleave>{B}<group>{C}{B}</group></interleave>")),
    ("7.4", element(f"<interleave>{B}<element><anyName/><empty/></element></interleave>")),
    ("7.4", element(f"<mixed><text/>{B}</mixed>")),
]
