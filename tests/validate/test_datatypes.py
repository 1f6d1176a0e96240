"""Datatypes, by the specification, and beside jing."""

from pathlib import Path

import pytest
from asking_jing import XSD, jing_allows, jing_equals, patterns_jing_refuses
from datatype_cases import Case, all_cases, words
from lxml import etree

from tei.validate.datatypes import COMPATIBILITY, Datatype, DatatypeError, lookup

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI_WORD = r"[^\p{C}\p{Z}]+"


def xsd(name: str, **params: str) -> Datatype:
    return lookup(XSD, name, tuple(params.items()))


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("boolean", "true false 1 0", "TRUE yes 2 01"),
        ("decimal", "-1.23 12678967.543233 +100000.00 210 .5 5.", "1e3 INF . +"),
        ("float", "-1E4 1267.43233E12 12.78e-2 12 -0 0 INF -INF NaN", "+INF inf 1e 1,5"),
        ("duration", "P1347Y P1347M P1Y2MT2H -P1347M P0Y1347M0D", "P-1347M P1Y2MT P T2H P1.5Y"),
        (
            "dateTime",
            "2002-10-10T12:00:00-05:00 2002-10-10T17:00:00Z -0044-03-15T00:00:00",
            "2002-10-10 2002-10-10T12:00",
        ),
        ("time", "13:20:00-05:00 13:20:00 00:00:00.5Z", "24:00:00 13:20 13:20:61 13:20:00."),
        ("date", "2002-10-10 2002-10-10+13:00 2000-02-29 12000-01-01", "1900-02-29 2002-13-01 0000-01-01 02-10-10"),
        ("gYearMonth", "1999-05 -0001-12Z", "1999 1999-13 99-05"),
        ("gYear", "1999 -0001 12000+01:00", "0000 99 01999"),
        ("gMonthDay", "--05-31 --02-29", "--02-30 05-31"),
        ("gDay", "---31 ---01Z", "---32 --31"),
        ("gMonth", "--05 --12+14:00", "--13 --05-- 05 --12+14:01"),
        ("hexBinary", "0FB7 0fb7", "0FB 0G"),
        ("base64Binary", "YQ== YWI= YWJj", "YQ= YR== YWJ="),
        ("anyURI", "#n1 http://example.org/ü?a=b ../x", "%zz a#b#c 1a:b"),
        ("QName", "a p:a xml:lang", "q:a p: :a 1"),
        ("NOTATION", "a p:a", "q:a"),
        ("language", "en de-AT x-klingon", "abcdefghi en_US"),
        ("NMTOKEN", "a 1a -a a:b", "a,b"),
        ("Name", "a _a a:b :a", "1a -a a,b"),
        ("NCName", "a _a é名", "a:b 1a ·a \U00010400"),
        ("ID", "a", "1a"),
        ("IDREF", "a", "1a"),
        ("integer", "-1 0 +01 12678967543233", "1.0 1. 1e1"),
        ("nonPositiveInteger", "-1 0 -0", "1"),
        ("negativeInteger", "-1", "0 -0"),
        ("long", "9223372036854775807", "9223372036854775808"),
        ("int", "2147483647 -2147483648", "2147483648"),
        ("short", "32767 -32768", "32768 -32769"),
        ("byte", "127 -128", "128 -129"),
        ("nonNegativeInteger", "0 -0 1", "-1"),
        ("unsignedLong", "18446744073709551615", "18446744073709551616 -1"),
        ("unsignedInt", "4294967295", "4294967296"),
        ("unsignedShort", "65535", "65536"),
        ("unsignedByte", "255", "256"),
        ("positiveInteger", "1", "0"),
    ],
)
def test_each_type(name: str, right: str, wrong: str) -> None:
    datatype = xsd(name)
    context = {"p": "urn:p"}
    assert [text for text in right.split() if not datatype.allows(text, context)] == []
    assert [text for text in wrong.split() if datatype.allows(text, context)] == []
    assert name == "anyURI" or not datatype.allows("\u00a0" + right.split()[0], context)
    assert datatype.allows(f"\n\t {right.split()[0]}\r", context)


def test_white_space_is_that_of_xml() -> None:
    assert xsd("token", length="3").allows("\t a \n b ")
    assert xsd("token", length="3").allows("\u00a0a\u00a0")
    assert xsd("normalizedString", pattern="[^\n]+").allows("a\nb")
    assert not xsd("string", pattern="[^\n]+").allows("a\nb")
    assert xsd("NMTOKENS", length="2").allows(" a\n b ")
    assert not xsd("NMTOKENS").allows(" ")
    assert not xsd("NMTOKENS").allows("a\u00a0b")


def test_types_of_relax_ng_itself() -> None:
    assert lookup("", "string").equal("a b", "a b")
    assert not lookup("", "string").equal("a b", " a b")
    assert lookup("", "token").equal("a  b", " a\nb ")
    assert not lookup("", "token").equal("a", "a\u00a0")


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("decimal", "1.0", "+01"),
        ("integer", "-0", "0"),
        ("double", "1e1", "10"),
        ("double", "NaN", "NaN"),
        ("float", "16777216", "16777217"),
        ("boolean", "1", "true"),
        ("dateTime", "2002-10-10T12:00:00-05:00", "2002-10-10T17:00:00Z"),
        ("time", "12:00:00.50", "12:00:00.5"),
        ("duration", "P1Y", "P12M"),
        ("duration", "PT24H", "P1D"),
        ("hexBinary", "0f", "0F"),
        ("base64Binary", "Y Q = =", "YQ=="),
        ("NMTOKENS", "a b", " a  b"),
    ],
)
def test_texts_of_one_value(name: str, one: str, other: str) -> None:
    assert xsd(name).equal(one, other)
    assert xsd(name).value(one) == xsd(name).value(other)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("decimal", "1", "1.01"),
        ("string", "a", "a "),
        ("dateTime", "2002-10-10T12:00:00", "2002-10-10T12:00:00Z"),
        ("time", "23:59:59", "23:59:60"),
        ("duration", "P1M", "P30D"),
        ("double", "16777216", "16777217"),
        ("anyURI", "http://x", "http://X"),
        ("integer", "x", "x"),
    ],
)
def test_texts_of_two_values(name: str, one: str, other: str) -> None:
    assert not xsd(name).equal(one, other)


def test_names_are_compared_by_namespace() -> None:
    name = xsd("QName")
    assert name.equal("p:a", "q:a", {"p": "urn:x"}, {"q": "urn:x"})
    assert name.equal("a", "p:a", {"": "urn:x"}, {"p": "urn:x"})
    assert not name.equal("a", "p:a", {}, {"p": "urn:x"})
    assert not name.allows("p:a")
    assert name.allows("xml:a")


def test_ids() -> None:
    assert [xsd(name).id_kind for name in ("ID", "IDREF", "IDREFS", "NCName")] == ["ID", "IDREF", "IDREFS", ""]
    assert lookup(COMPATIBILITY, "IDREFS").id_kind == "IDREFS"
    assert xsd("ID", pattern="a.*").id_kind == "ID"


@pytest.mark.parametrize(
    ("library", "name", "params", "message"),
    [
        ("urn:x", "a", (), 'no datatype library "urn:x"'),
        (XSD, "strin", (), 'has no type "strin"'),
        ("", "integer", (), 'of RELAX NG itself has no type "integer"'),
        ("", "token", (("length", "1"),), "has no parameters"),
        (XSD, "string", (("size", "1"),), 'no parameter "size"'),
        (XSD, "string", (("enumeration", "1"),), "a choice of values instead"),
        (XSD, "string", (("whiteSpace", "collapse"),), "choose between the types"),
        (XSD, "string", (("length", "-1"),), "a whole number from 0"),
        (XSD, "string", (("length", "x"),), "a whole number from 0"),
        (XSD, "double", (("length", "1"),), "has no length"),
        (XSD, "string", (("minInclusive", "a"),), "has no order"),
        (XSD, "int", (("minInclusive", "a"),), '"a" is not allowed by the type "int"'),
        (XSD, "int", (("maxInclusive", "5"), ("minInclusive", "6")), '"6" is not allowed by the type "int"'),
        (XSD, "double", (("totalDigits", "1"),), "only decimal numbers"),
        (XSD, "decimal", (("totalDigits", "0"),), "at least 1"),
        (XSD, "string", (("pattern", "a("),), '"(", character 2 of "a(", is not closed'),
    ],
)
def test_what_cannot_be(library: str, name: str, params: tuple[tuple[str, str], ...], message: str) -> None:
    with pytest.raises(DatatypeError) as caught:
        lookup(library, name, params)
    assert message in str(caught.value)


BAD_PATTERNS = words(r"""a{ } ] a{,3} a** a{2}{3} [a-z-+] [^] [] [[] \p{Cs} \p{IsGreekandCoptic} \p{Is} \p{l} \p \pL
    \$ \u0041 (?:a) ( (( a) \1 [\d-a] [z-a] a{3,2} [a-\d] [a-z-[b]c] [a-c-e] * +a ? \ [a [a- [\ a{1 a{1,2 a|* (*)
    [--a] [!--] [+--] [a-z--[b]] [-""")


@pytest.mark.parametrize("pattern", BAD_PATTERNS)
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(DatatypeError, match="is not a regular expression of XSD"):
        xsd("string", pattern=pattern)


def test_jing_refuses_them_too(jing: str, tmp_path: Path) -> None:
    assert patterns_jing_refuses(jing, [*BAD_PATTERNS, "|", "^", "a||b"], tmp_path) == BAD_PATTERNS


def test_hyphens_at_the_ends_of_a_class() -> None:
    """Appendix F allows them; jing wants them escaped."""
    for pattern in ("[-a]", "[a-]", "[^-a]", "[a-z-]"):
        found = xsd("string", pattern=pattern)
        assert found.allows("-") is (pattern != "[^-a]")
        assert found.allows("a") is (pattern != "[^-a]")
    assert xsd("string", pattern="[-]").allows("-")


def test_a_pattern_meets_characters_one_by_one() -> None:
    """What was met before does not change what is said of a character."""
    word = xsd("string", pattern=r"[\p{Lu}б-д]é[^\p{C}\p{Z}]*")
    assert word.allows("Aé")
    assert word.allows("Гé—名")
    assert not word.allows("жé")
    assert word.allows("вé")
    assert not word.allows("вё")
    assert not word.allows("вéx\u200b")
    assert word.allows("Ж\u00e9x")


def test_words_of_tei_have_no_invisible_signs() -> None:
    """jing's own tables let these through: soft hyphen, zero-width space, private use, not assigned, tab."""
    word = xsd("token", pattern=TEI_WORD)
    assert [sign for sign in "\u00ad\u200b\ue000\u0378\u00a0\u2028 " if word.allows(f"a{sign}b")] == []
    assert word.allows("письмо-名é\U0001f600")


def test_long_numbers_cost_no_more_than_their_digits() -> None:
    digits = "9" * 1_000_000
    assert xsd("integer").allows(digits)
    assert not xsd("long").allows(digits)
    assert xsd("decimal", minInclusive="0").allows(f"0.{digits}")
    assert not xsd("gYear").allows(digits)
    assert not xsd("duration").allows(f"P{digits}Y")


def deliberate(case: Case, ours: bool) -> bool:
    """Whether the specification is followed here, and not jing."""
    name, params, text = case
    match params:
        case (("pattern", pattern),):
            # Negated unions, \p{C} and \p{P} are not what they should be in jing's tables.
            unions = (r"[^\p{L}\p{N}]", TEI_WORD)
            return not ours and (pattern in unions or (pattern == r"\P{P}" and text in "«»") or pattern == r"\P{C}")
        case ((("totalDigits" | "fractionDigits"), _),):
            # jing counts the digits as written, the specification those of the number.
            return name == "decimal" and "." in text
        case ((("minInclusive" | "maxInclusive"), limit),) if name == "duration":
            # jing takes a year and twelve months for different lengths of time.
            return ours and text != limit and lookup(XSD, name).equal(text, limit)
    return False


def test_verdicts_are_those_of_jing(jing: str, tmp_path: Path) -> None:
    cases = list(all_cases())
    said = jing_allows(jing, cases, tmp_path)
    ours = [lookup(XSD, name, params).allows(text, {}) for name, params, text in cases]
    different = [case for case, one, other in zip(cases, ours, said, strict=True) if one is not other]
    assert [case for case in different if not deliberate(case, ours[cases.index(case)])] == []
    assert len(cases) > 10_000
    assert len(different) < 60
    assert 0.2 < sum(ours) / len(ours) < 0.8


def test_time_zones_and_years_have_no_limits_of_java() -> None:
    """jing refuses what its calendar cannot count: zones west of -13:00, years after 292278994."""
    assert xsd("date").allows("2002-05-05-14:00")
    assert xsd("gYear").allows("300000000")


def test_values_are_equal_where_jing_says_so(jing: str, tmp_path: Path) -> None:
    texts = {
        "decimal": "1 1.0 01 +1 -1 0 -0 .5 0.5",
        "integer": "1 01 +1 0 -0",
        "double": "1 1.0 1e0 0 -0 NaN INF -INF",
        "float": "16777216 16777217 1 1.0 NaN",
        "boolean": "true 1 false 0",
        "string": "a b",
        "dateTime": "2002-10-10T12:00:00 2002-10-10T12:00:00Z 2002-10-10T07:00:00-05:00 2002-10-10T12:00:00.0Z",
        "date": "2002-10-10 2002-10-10Z 2002-10-10+00:00 2002-10-10-01:00",
        "time": "12:00:00 12:00:00.0 12:00:00Z 13:00:00+01:00",
        "hexBinary": "0f 0F 0E",
        "base64Binary": "YQ== YWI= YWJj",
        "anyURI": "a A",
        "NMTOKENS": "a b",
        "gYear": "2002 2002Z 2002+00:00",
        "duration": "P1Y P2Y P1D",
    }
    triples = [(name, one, other) for name, all_ in texts.items() for one in all_.split() for other in all_.split()]
    said = jing_equals(jing, triples, tmp_path)
    assert [
        triple for triple, equal in zip(triples, said, strict=True) if xsd(triple[0]).equal(*triple[1:]) is not equal
    ] == []


def test_every_pattern_of_tei_all(tei_all: Path, jing: str, tmp_path: Path) -> None:
    types = {
        (
            data.get("type", ""),
            tuple((param.get("name", ""), param.text or "") for param in data.iterchildren(f"{RNG}param")),
        )
        for data in etree.parse(tei_all).iter(f"{RNG}data")
    }
    texts = words("""a abc письмо é 1 12 1.5 1/2 -1/2 1.5,2 0 0.5 1.2 2002 2002-05-05 P1D 12:00:00 5em +5.5% 1990
        1962 1962x http://x x: a:b a/b:c #x true unknown en en-US --05 1.2.3 1a2.3 x-y
        a+b.c T []{} a,b 20- 10000 _:a a:b:c
        NaN 名""")
    texts += ["", "a b", "\u00a0", "a\u00a0b", " a ", "\u2029", "\U0001f600", "1990\n"]
    cases = [(name, params, text) for name, params in sorted(types) for text in texts]
    assert len(types) > 30
    ours = [lookup(XSD, name, params).allows(text, {}) for name, params, text in cases]
    said = jing_allows(jing, cases, tmp_path)
    assert [case for case, one, other in zip(cases, ours, said, strict=True) if one is not other] == []
