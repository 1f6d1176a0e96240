"""What ISO Schematron says, feature by feature; each rule is written for the case."""

from pathlib import Path

import pytest
from lxml import etree

from tei.errors import TeiError
from tei.validate.schematron import Fired, compile_schematron

HEAD = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{}" {}>'
NS = '<ns prefix="t" uri="urn:t"/>'
DOCUMENT = (
    '<a xmlns="urn:t" n="1"><b n="2" ref="#one #two">one</b>\n<b n="3"><c kind="x"/></b>\n'
    '<c kind="y">two  words</c>\n<!-- note --><d xml:id="one"/></a>'
)


def check(
    path: Path, rules: str, document: str = DOCUMENT, binding: str = "xslt2", head: str = "", phase: str = "#DEFAULT"
) -> list[Fired]:
    schema = path / "rules.sch"
    schema.write_text(HEAD.format(binding, head) + NS + rules + "</schema>", encoding="utf-8")
    compiled = compile_schematron(schema, phase)
    assert compiled is not None
    return list(compiled.check(etree.fromstring(document).getroottree()))


def said(found: list[Fired]) -> list[str]:
    """The schema's own words, without what the message is about."""
    return [f"{each.code} {each.message.partition(': ')[2]}" for each in found]


def rule(context: str, *checks: str) -> str:
    return f'<rule context="{context}">{"".join(checks)}</rule>'


def pattern(*rules: str, attributes: str = "") -> str:
    return f"<pattern {attributes}>{''.join(rules)}</pattern>"


def report(test: str, words: str = "fires", attributes: str = "") -> str:
    return f'<report test="{test}" {attributes}>{words}</report>'


def test_an_assert_fires_where_its_test_fails_and_a_report_where_it_holds(tmp_path: Path) -> None:
    found = check(tmp_path, pattern(rule("t:b", '<assert test="@ref">no ref</assert>', report("@ref", "a ref"))))
    assert sorted((each.element.get("n"), each.message.partition(": ")[2]) for each in found) == [
        ("2", "a ref"),
        ("3", "no ref"),
    ]


def test_the_first_rule_of_a_pattern_that_matches_a_node_takes_it(tmp_path: Path) -> None:
    rules = [rule("t:b[@ref]", report("false()")), rule("t:b", report("true()", "second")), rule("*", report("true()"))]
    found = check(tmp_path, pattern(*rules))
    told = [(each.element.tag[7:], each.message.partition(": ")[2]) for each in found]
    assert told == [("b", "second"), ("a", "fires"), ("c", "fires"), ("c", "fires"), ("d", "fires")]


def test_each_pattern_looks_at_every_node(tmp_path: Path) -> None:
    assert len(check(tmp_path, pattern(rule("t:b", report("true()"))) * 2)) == 4


def test_lets_of_schema_pattern_and_rule(tmp_path: Path) -> None:
    rules = '<let name="all" value="count(//t:b)"/>' + pattern(
        '<let name="twice" value="$all * 2"/>',
        rule("t:b", '<let name="own" value="@n"/>', report("$twice = 4 and $own = '3'", '<value-of select="$twice"/>')),
    )
    found = check(tmp_path, rules)
    assert said(found) == ["X030 4"]
    assert found[0].element.get("n") == "3"


@pytest.mark.parametrize(
    ("value", "test"),
    [
        ("tokenize(@ref, ' ')", "$x[2] = '#two'"),
        ("tokenize(@ref, ' ')", "count($x) = 2"),
        ("name(.)", "preceding-sibling::*[name(.) = $x] or following-sibling::*[name(.) = $x]"),
        ("following-sibling::t:c", "$x/@kind = 'y' and @ref"),
        ("@ref", "$x and contains($x, '#one')"),
        ("if (@ref) then 1 else 2", "$x eq 1"),
        ("for $r in tokenize(@ref, ' ') return substring($r, 2)", "$x = //@xml:id"),
        ("xs:integer(@n)", "$x lt 3"),
    ],
)
def test_values_of_a_let(tmp_path: Path, value: str, test: str) -> None:
    found = check(tmp_path, pattern(rule("t:b", f'<let name="x" value="{value}"/>', report(test))))
    assert {each.code for each in found} == {"X030"}
    assert "2" in [each.element.get("n") for each in found]


def test_a_let_written_as_text(tmp_path: Path) -> None:
    assert said(check(tmp_path, f"<let name='x'>2</let>{pattern(rule('t:b', report('@n = $x')))}")) == ["X030 fires"]


def test_an_abstract_pattern(tmp_path: Path) -> None:
    rules = (
        '<pattern abstract="true" id="need">'
        '<rule context="$element"><assert test="$attribute">no <value-of select="\'$attribute\'"/></assert></rule>'
        "</pattern>"
        '<pattern is-a="need"><param name="element" value="t:b"/><param name="attribute" value="@ref"/></pattern>'
        '<pattern is-a="need"><param name="element" value="t:c"/><param name="attribute" value="@n"/></pattern>'
    )
    assert said(check(tmp_path, rules)) == ["X030 no @ref", "X030 no @n", "X030 no @n"]


def test_a_pattern_that_is_nothing_known(tmp_path: Path) -> None:
    (found,) = check(tmp_path, '<pattern is-a="none" id="p"/>')
    assert found.code == "X033"
    assert 'there is no abstract pattern "none"' in found.message


def test_an_abstract_rule(tmp_path: Path) -> None:
    rules = pattern(
        '<rule abstract="true" id="base"><let name="n" value="@n"/>' + report("$n = '2'", "base") + "</rule>",
        rule("t:b", '<extends rule="base"/>', report("$n = '3'", "own")),
    )
    assert said(check(tmp_path, rules)) == ["X030 base", "X030 own"]


def test_phases(tmp_path: Path) -> None:
    rules = (
        '<phase id="draft"><let name="x" value="2"/><active pattern="one"/></phase>'
        '<phase id="final"><active pattern="one"/><active pattern="two"/></phase>'
        + pattern(rule("/", report("true()", "one")), attributes='id="one"')
        + pattern(rule("/", report("true()", "two")), attributes='id="two"')
    )
    assert said(check(tmp_path, rules)) == ["X030 one", "X030 two"]
    assert said(check(tmp_path, rules, phase="draft")) == ["X030 one"]
    assert said(check(tmp_path, rules, head='defaultPhase="draft"')) == ["X030 one"]
    assert said(check(tmp_path, rules, head='defaultPhase="draft"', phase="#ALL")) == ["X030 one", "X030 two"]
    with pytest.raises(TeiError, match='no phase "press"; there are: draft, final'):
        check(tmp_path, rules, phase="press")


def test_words_and_values_in_a_message(tmp_path: Path) -> None:
    words = (
        'The <name/> in <name path=".."/>, <emph>n</emph> <dir value="rtl">is</dir> <span class="x">said</span> '
        'to be <value-of select="@n"/> of <value-of select="count(../t:b)"/>: <value-of select="../t:b/@n"/>'
        "<value-of select=\"string-join(for $i in ../t:b return name($i), '+')\"/>."
    )
    (found, _) = check(tmp_path, pattern(rule("t:b", report("true()", words))))
    assert found.message == '`b` "one": The b in a, n is said to be 2 of 2: 2 3b+b.'


def test_diagnostics_roles_flags_and_see(tmp_path: Path) -> None:
    rules = pattern(
        rule(
            "t:b[1]",
            report("1 = 1", "a", 'role="warning"'),
            report("2 = 2", "b", 'role="nonfatal" flag="later"'),
            report("3 = 3", "c", 'role="info" see="https://example.org/rules#c"'),
            report("4 = 4", "d", 'role="fatal" diagnostics="why none"'),
            report("5 = 5", "e", 'role="whatever"'),
        )
    )
    rules += '<diagnostics><diagnostic id="why">n is <value-of select="@n"/></diagnostic></diagnostics>'
    found = check(tmp_path, rules)
    assert said(found) == ["X031 a", "X031 b", "X032 c", "X030 d", "X030 e"]
    assert [each.role for each in found] == ["warning", "warning", "info", "error", "error"]
    assert found[1].flag == "later"
    assert found[2].help.endswith("see https://example.org/rules#c")
    assert found[3].help.startswith("n is 2; rule")


def test_a_role_of_the_rule_or_the_pattern(tmp_path: Path) -> None:
    rules = pattern('<rule context="t:a" role="warn">' + report("true()") + "</rule>")
    rules += pattern(rule("t:a", report("true()")), attributes='role="info"')
    assert [each.code for each in check(tmp_path, rules)] == ["X031", "X032"]


def test_quick_fixes_titles_and_paragraphs_are_passed_over(tmp_path: Path) -> None:
    rules = "<title>T</title><p>P</p>" + pattern(
        "<title>T</title><p>P</p>",
        rule(
            "t:a",
            report("true()", "x", 'sqf:fix="f" xmlns:sqf="http://www.schematron-quickfix.com/validator/process"'),
            '<sqf:fix id="f" xmlns:sqf="http://www.schematron-quickfix.com/validator/process"><sqf:delete/></sqf:fix>',
        ),
    )
    assert said(check(tmp_path, rules)) == ["X030 x"]


def test_what_a_message_tells(tmp_path: Path) -> None:
    (found,) = check(tmp_path, pattern(rule("t:b/@n", report(". = '3'", "odd", 'id="odd-n"'))))
    assert found.message == '@n "3" of `b`: odd'
    assert found.help == "rule \"odd-n\" (rules.sch, line 1): `. = '3'` must not hold"
    assert (found.text, found.attribute, found.test) == ("3", "n", ". = '3'")


def test_kinds_of_nodes(tmp_path: Path) -> None:
    rules = pattern(
        rule("/", report("true()", "root")),
        rule("comment()", report("contains(., 'note')", "comment")),
        rule("t:c/text()", report("contains(., 'two')", "text")),
        rule("@kind", report("../t:x or . = 'x'", "attribute")),
    )
    assert [each.message for each in check(tmp_path, rules)] == [
        "the document: root",
        'comment or instruction "note": comment',
        "the text of `c`: text",
        '@kind "x" of `c`: attribute',
    ]


@pytest.mark.parametrize("binding", ["", "xslt", "xslt1", "XSLT"])
def test_xpath_1(tmp_path: Path, binding: str) -> None:
    """A string of several nodes is the first one's; what is no number compares as nothing."""
    rules = pattern(rule("t:a", report("starts-with(t:b, 'one')", "<value-of select='t:b/@n'/>"), report("t:c &gt; 1")))
    assert said(check(tmp_path, rules, binding=binding)) == ["X030 2"]


@pytest.mark.parametrize("test", ["tokenize(@n, ' ')", "every $x in t:b satisfies $x/@n", "@n eq '1'"])
def test_xpath_2_in_a_schema_for_xpath_1(tmp_path: Path, test: str) -> None:
    (found,) = check(tmp_path, pattern(rule("t:a", report(test))), binding="xslt")
    assert found.code == "X033"


def test_another_query_language(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match='the query language "xquery"'):
        check(tmp_path, "", binding="xquery")


def test_another_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "no.sch").write_text("<a/>")
    with pytest.raises(TeiError, match="is no ISO Schematron schema"):
        compile_schematron(tmp_path / "no.sch")


def test_includes(tmp_path: Path) -> None:
    part = '<pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="p">{}</pattern>'
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.sch").write_text(part.format('\n<include href="rule.sch"/>'))
    (tmp_path / "parts" / "rule.sch").write_text(
        f'<rule xmlns="http://purl.oclc.org/dsdl/schematron" context="t:a">\n{report("true()", "inner")}</rule>'
    )
    (tmp_path / "all.sch").write_text(f"<x>{part.format(rule('t:a', report('true()', 'by id')))}</x>")
    (found, other) = check(tmp_path, '<include href="parts/one.sch"/><include href="all.sch#p"/>')
    assert said([found, other]) == ["X030 inner", "X030 by id"]
    assert (found.origin.file.name, found.origin.line) == ("rule.sch", 2)


def test_an_include_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match=r'rules.sch:1: include of "none.sch": there is no file'):
        check(tmp_path, '<include href="none.sch"/>')


def test_rules_in_a_grammar(tmp_path: Path) -> None:
    rng = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"'
        ' xmlns="urn:t">{}</grammar>'
    ).replace(' xmlns="urn:t"', "")
    (tmp_path / "more.rng").write_text(
        rng.format(
            '<define name="x"><sch:rule context="t:c"><sch:report test="@kind">kind</sch:report></sch:rule></define>'
        )
    )
    (tmp_path / "all.rng").write_text(
        rng.format(
            '<include href="more.rng"/><sch:ns prefix="t" uri="urn:t"/><start><element name="a">'
            '<sch:pattern id="p"><sch:rule context="t:b[@ref]"><sch:report test="false()">no</sch:report></sch:rule>'
            '<sch:rule context="t:b"><sch:report test="true()">b</sch:report></sch:rule></sch:pattern>'
            '<sch:rule context="t:b"><sch:assert test="@ref">ref</sch:assert></sch:rule>'
            '<sch:rule context="t:b"><sch:assert test="@ref">encore</sch:assert></sch:rule>'
            '<sch:assert test="@n">no context</sch:assert></element></start>'
        )
    )
    compiled = compile_schematron(tmp_path / "all.rng")
    assert compiled is not None
    found = said(list(compiled.check(etree.fromstring(DOCUMENT).getroottree())))
    assert found[0].startswith("X033")
    assert "outside a rule" in found[0] or "no context" in found[0]
    assert sorted(found[1:]) == ["X030 b", "X030 kind", "X030 kind", "X030 ref"]


def test_a_grammar_without_rules(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text('<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>')
    assert compile_schematron(tmp_path / "a.rng") is None
