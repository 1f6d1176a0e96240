"""What is not run is named, once; nothing is read, called or waited for that a schema has no business with."""

import threading
import time
from pathlib import Path

import pytest
from lxml import etree

from tei.errors import TeiError
from tei.validate.schematron import Fired, compile_schematron

HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'queryBinding="xslt2"><ns prefix="t" uri="urn:t"/><ns prefix="f" uri="urn:f"/>'
)
DOCUMENT = '<a xmlns="urn:t"><b n="1">x</b><b n="x"/><b n="3"/></a>'
RULE = '<pattern><rule context="t:b"><report test="{}">fires</report></rule></pattern>'


def check(path: Path, rules: str, document: str = DOCUMENT, seconds: float = 60) -> list[Fired]:
    schema = path / "rules.sch"
    schema.write_text(f"{HEAD}{rules}</schema>", encoding="utf-8")
    compiled = compile_schematron(schema)
    assert compiled is not None
    compiled.seconds = seconds
    return list(compiled.check(etree.fromstring(document).getroottree()))


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("doc('file:///etc/passwd')", "doc() is not called: it reads other files"),
        ("doc-available('http://example.org/a.xml')", "doc-available() is not called"),
        ("document('a.xml')", "document() is not called"),
        ("fn:doc('a.xml')", "doc() is not called"),
        ("Q{http://www.w3.org/2005/xpath-functions}doc('a.xml')", "doc() is not called"),
        ("for-each(('a.xml'), doc#1)", "doc() is not called"),
        ("'a.xml' =&gt; doc()", "doc() is not called"),
        ("doc (: x :) ('a.xml')", "doc() is not called"),
        ("function-lookup(xs:QName('fn:doc'), 1)", "function-lookup() is not called"),
        ("unparsed-text('/etc/passwd')", "unparsed-text() is not called"),
        ("collection('/etc')", "collection() is not called"),
        ("json-doc('a.json')", "json-doc() is not called"),
        ("environment-variable('HOME')", "environment-variable() is not called: it reads the environment"),
        ("parse-xml('&lt;a/&gt;')", "parse-xml() is not called"),
        ("key('by-n', @n)", "key() is not called: no XSLT is run"),
        ("f:valid(@n)", "unknown function"),
        ("contains(@n, 'a', 'http://www.w3.org/2013/collation/UCA?lang=de')", "contains() is not called with a coll"),
        ("max(('a', 'b'), 'de_DE.UTF-8')", "max() is not called with a collation"),
        ("position() = last()", "position() outside a predicate"),
        ("@n = $none", "unknown variable"),
        ("@n = ", ""),
        ("x:y", ""),
        ("“@n”", 'nothing can begin with "“"'),
    ],
)
def test_what_cannot_be_run_is_said_once(tmp_path: Path, test: str, why: str) -> None:
    found = check(tmp_path, RULE.format(test) + RULE.format("@n = '1'"))
    assert [each.code for each in found] == ["X033", "X030"]
    assert why in found[0].message
    assert found[0].in_schema


@pytest.mark.parametrize(
    "part",
    [
        '<xsl:function name="f:valid"><xsl:param name="n"/><xsl:sequence select="$n"/></xsl:function>',
        '<xsl:key name="by-n" match="t:b" use="@n"/>',
        '<xsl:include href="more.xsl"/>',
        '<group id="g"/>',
        '<pattern id="other" documents="a.xml"><rule context="/"><report test="true()">x</report></rule></pattern>',
        '<pattern><rule context="t:a"><extends rule="none"/></rule></pattern>',
        '<ns prefix="" uri="urn:x"/>',
    ],
)
def test_parts_of_a_schema(tmp_path: Path, part: str) -> None:
    found = check(tmp_path, part + RULE.format("@n = '1'"))
    assert [each.code for each in found] == ["X033", "X030"]


def test_a_let_written_as_elements(tmp_path: Path) -> None:
    found = check(tmp_path, '<let name="x"><one/></let>' + RULE.format("$x/one") + RULE.format("@n = '1'"))
    assert [each.code for each in found] == ["X033", "X030"]
    assert "the variable $x is written as elements" in found[0].message


def test_a_context_that_is_not_run_stops_the_rules_after_it(tmp_path: Path) -> None:
    """They might take nodes that are not theirs."""
    rules = (
        '<pattern><rule context="t:b[doc(@n)]"><report test="true()">a</report></rule>'
        '<rule context="t:b"><report test="true()">b</report></rule></pattern>'
    )
    (found,) = check(tmp_path, rules)
    assert found.code == "X033"
    assert "and the 1 after it was not checked: doc() is not called" in found.message


def test_a_rule_about_other_elements_says_nothing(tmp_path: Path) -> None:
    assert check(tmp_path, RULE.replace("t:b", "t:z").format("doc(@n)")) == []
    assert check(tmp_path, RULE.replace("t:b", "t:z[doc(@n)]").format("true()")) == []


def test_a_value_that_a_test_cannot_take(tmp_path: Path) -> None:
    found = check(tmp_path, RULE.format("xs:integer(@n) gt 2"))
    assert [each.code for each in found] == ["X033"]
    assert not found[0].in_schema
    assert found[0].element.get("n") == "x"


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("http://example.org/more.sch", "nothing from the network"),
        ("//example.org/more.sch", "nothing from the network"),
        ("file:///etc/passwd", "nothing from the network"),
        ("../outside.sch", "it is outside the folder of the schema"),
        ("/etc/passwd", "it is outside the folder of the schema"),
        ("%2e%2e/outside.sch", "it is outside the folder of the schema"),
        ("link.sch", "it is outside the folder of the schema"),
        ("rules.sch", "it includes itself"),
    ],
)
def test_includes_stay_in_the_folder(tmp_path: Path, href: str, why: str) -> None:
    (tmp_path / "outside.sch").write_text(RULE.format("true()"))
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "link.sch").symlink_to(tmp_path / "outside.sch")
    found = check(folder, f'<include href="{href}"/>' + RULE.format("@n = '1'"))
    assert [each.code for each in found] == ["X033", "X030"]
    assert why in found[0].message


def test_a_schema_with_a_doctype_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.sch").write_text('<!DOCTYPE schema [<!ENTITY a "a">]><schema>&a;</schema>')
    with pytest.raises(TeiError, match="DOCTYPE"):
        compile_schematron(tmp_path / "a.sch")


@pytest.mark.parametrize(
    "test",
    [
        "matches(., '^(a+)+$')",
        "some $i in (1 to 3000), $j in (1 to 3000), $k in (1 to 3000) satisfies $i + $j + $k = -1",
        "count(for $i in 1 to 100000, $j in 1 to 100000 return $i) = 0",
    ],
)
def test_time_is_limited(tmp_path: Path, test: str) -> None:
    began = time.monotonic()
    found = check(tmp_path, RULE.format(test), f'<a xmlns="urn:t"><b>{"a" * 40}!</b></a>', seconds=0.5)
    assert [each.code for each in found] == ["X033"]
    assert "the rules take longer than 0.5 seconds for this file" in found[0].message
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("test", ["count(1 to 1000000000000) = 0", "1 to string-length(.) * 10000000000"])
def test_lists_are_limited(tmp_path: Path, test: str) -> None:
    (found,) = check(tmp_path, RULE.replace("t:b", "t:a").format(test))
    assert "a range of more than 1,000,000 numbers" in found.message


@pytest.mark.parametrize(
    "test", ["(" * 5000 + "1" + ")" * 5000, "@n" + "[@n" * 3000 + "]" * 3000, "not(" * 400 + "1" + ")" * 400]
)
def test_depth_is_limited(tmp_path: Path, test: str) -> None:
    assert {each.code for each in check(tmp_path, RULE.format(test))} <= {"X033", "X030"}


def test_a_thread_has_no_alarm_and_runs_all_the_same(tmp_path: Path) -> None:
    found: list[Fired] = []
    thread = threading.Thread(target=lambda: found.extend(check(tmp_path, RULE.format("matches(@n, '1')"))))
    thread.start()
    thread.join()
    assert [each.code for each in found] == ["X030"]


def test_searches_in_searches_are_left_to_where_time_is_limited(tmp_path: Path) -> None:
    document = f'<a xmlns="urn:t">{"<b/>" * 2000}</a>'
    began = time.monotonic()
    found = check(tmp_path, RULE.replace("t:b", "t:a").format("//*[//*[//*[//*[@z]]]]"), document, seconds=1)
    assert [each.code for each in found] == ["X033"]
    assert time.monotonic() - began < 20


def test_a_space_that_does_not_break_is_no_white_space(tmp_path: Path) -> None:
    document = '<a xmlns="urn:t"><b>\u00a0</b></a>'
    for test in ("normalize-space(.) = ''", "normalize-space(string-join(text(), '')) = ''", "tokenize(.) = ()"):
        assert [each.code for each in check(tmp_path, RULE.format(test), document)] == [], test


@pytest.mark.parametrize("name", ["head", "tail", "name", "date", "filter", "sort", "text", "div", "size"])
def test_elements_that_are_called_like_functions(tmp_path: Path, name: str) -> None:
    document = f'<a xmlns="urn:t"><b><{name}/></b></a>'
    assert len(check(tmp_path, RULE.format(f"count(for $x in t:{name} return $x) = 1"), document)) == 1


def test_time_grows_with_the_length_of_the_file(tmp_path: Path) -> None:
    """Forty thousand elements with a rule for each, and a list of as many ids."""
    rules = (
        '<let name="ids" value="//t:b/@xml:id"/>'
        '<pattern><rule context="t:b[@n]"><assert test="@xml:id">id</assert>'
        "</rule></pattern>"
        '<pattern><rule context="t:c"><assert test="@n = $ids">ref</assert></rule></pattern>'
    )
    elements = "".join(f'<b n="{number}" xml:id="i{number}"/>' for number in range(40_000))
    began = time.process_time()
    found = check(tmp_path, rules, f'<a xmlns="urn:t">{elements}<c n="i7"/><c n="none"/></a>')
    assert [each.message for each in found] == ['`c` (@n "none"): ref']
    assert time.process_time() - began < 5


def test_a_rule_that_doubles_with_each_rule_it_extends(tmp_path: Path) -> None:
    twice = '<extends rule="r{0}"/><extends rule="r{0}"/>'
    rules = "".join(f'<rule abstract="true" id="r{n}">{twice.format(n + 1)}</rule>' for n in range(40))
    last = '<rule abstract="true" id="r40"><report test="true()">x</report></rule>'
    with pytest.raises(TeiError, match="more than 10,000 parts"):
        check(tmp_path, f'<pattern><rule context="t:a"><extends rule="r0"/></rule>{rules}{last}</pattern>')


def test_a_schema_that_is_nested_too_deeply(tmp_path: Path) -> None:
    words = "<emph>" * 1500 + "x" + "</emph>" * 1500
    with pytest.raises(TeiError, match="nested too deeply"):
        check(tmp_path, RULE.format("true()").replace("fires", words))
