"""The Schematron rules of a schema, as `tei validate` shows them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tei.cli import cli
from tei.diagnostic import Severity
from tei.errors import TeiError
from tei.explain import explanation_text
from tei.validate import validate

SCH = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">{}</schema>'
RNG = (
    '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">'
    '<optional><attribute name="n"/></optional>'
    '<zeroOrMore><element name="b"><empty/></element></zeroOrMore>{}</element>'
)
RULE = '<pattern><rule context="{}"><report test="{}" role="{}">{}</report></rule></pattern>'


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_alone(tmp_path: Path) -> None:
    rules = RULE.format("b", "@n", "", "Not <name/>.") + RULE.format("@n", ". = '2'", "warn", "two")
    schema = write(tmp_path / "a.sch", SCH.format(rules))
    file = write(tmp_path / "a.xml", '<a>\n  <c/><b n="1"/>\n<b\nn="2"/></a>')
    found = validate(file, schema)
    assert [(each.line, each.column, each.code, each.severity) for each in found] == [
        (2, 7, "X030", Severity.ERROR),
        (3, 1, "X030", Severity.ERROR),
        (3, 1, "X031", Severity.WARNING),
    ]
    assert [each.message for each in found] == ['`b` (@n "1"): Not b.', '`b` (@n "2"): Not b.', '@n "2" of `b`: two']


def test_rules_inside_a_grammar_are_run_after_it(tmp_path: Path) -> None:
    rule = '<sch:rule context="a"><sch:report test="@n = \'1\'">one</sch:report></sch:rule>'
    schema = write(tmp_path / "a.rng", RNG.format(rule))
    assert [each.code for each in validate(write(tmp_path / "a.xml", '<a n="1"><c/></a>'), schema)] == ["X030", "X002"]
    assert validate(write(tmp_path / "b.xml", '<a n="2"><b/></a>'), schema) == []


def test_a_changed_schema_is_read_again(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xml", "<a/>")
    schema = write(tmp_path / "a.sch", SCH.format(RULE.format("a", "true()", "", "one")))
    assert len(validate(file, schema)) == 1
    write(schema, SCH.format(RULE.format("a", "false()", "", "two or three")))
    assert validate(file, schema) == []


def test_what_is_not_checked_is_said_once_for_all_files(tmp_path: Path) -> None:
    schema = write(tmp_path / "a.sch", SCH.format(RULE.format("a", "doc('b.xml')", "", "x")))
    for name in ("a.xml", "b.xml"):
        write(tmp_path / name, "<a/>")
    result = CliRunner().invoke(cli, ["validate", str(tmp_path), "--schema", str(schema)], standalone_mode=False)
    assert result.return_value == 0
    assert result.stdout.count("X033") == 1
    assert f"{schema}:1: warning X033 rule (a.sch, line 1): `doc('b.xml')` was not checked" in result.stdout


def test_advice_is_no_defect(tmp_path: Path) -> None:
    schema = write(tmp_path / "a.sch", SCH.format(RULE.format("a", "true()", "info", "think of it")))
    file = write(tmp_path / "a.xml", "<a/>")
    result = CliRunner().invoke(cli, ["validate", str(file), "--schema", str(schema)], standalone_mode=False)
    assert ": info X032 `a`: think of it" in result.stdout
    assert result.return_value == 0


def test_a_schema_that_cannot_be_used(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xml", "<a/>")
    with pytest.raises(TeiError, match="there is no schema file"):
        validate(file, tmp_path / "none.sch")
    with pytest.raises(TeiError, match="is no ISO Schematron schema"):
        validate(file, write(tmp_path / "b.sch", "<b/>"))


@pytest.mark.parametrize("code", ["X030", "X031", "X032", "X033"])
def test_codes_are_explained(code: str) -> None:
    assert explanation_text(code).startswith(f"{code}  a rule of the schema")
