"""Every rule finds its bad example, and nothing in its good one, which is valid; and no more than it should."""

from pathlib import Path

import pytest
from rule_examples import beside, whole

from tei.diagnostic import Severity
from tei.validate import validate_bytes
from tei.validate.rules import Rule, all_rules
from tei.validate.rules.file import File
from tei.validate.rules.rule import rule
from tei.xml.parse import parse

RULES = all_rules()


def found(each: Rule, data: bytes, folder: Path | None = None) -> list[str]:
    return [problem.message for problem in each.check(File(parse(data, "example.xml"), folder))]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_bad_example_is_found(rule: Rule, tmp_path: Path) -> None:
    assert found(rule, whole(beside(rule.bad, tmp_path)), tmp_path)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_nothing_is_found_in_the_good_example_and_it_is_valid(rule: Rule, tmp_path: Path) -> None:
    data = whole(beside(rule.good, tmp_path))
    assert {code: said for code, each in RULES.items() if (said := found(each, data, tmp_path))} == {}
    assert [each.message for each in validate_bytes(data, "example.xml")] == []


# What is right, though it looks like what a rule finds.

RIGHT = {
    "A001": [
        "<msDesc><msIdentifier><repository>A</repository></msIdentifier><msPart><msIdentifier><idno>1</idno>"
        "</msIdentifier></msPart></msDesc>"
    ],
    "A002": ['<p><bibl><citedRange from="248" to="251">248–51</citedRange></bibl></p>', "<p><idno>F. 74</idno></p>"],
    "C001": ["<p>XVII век, «Известия», 5 μm</p>", "<p>Windows-программа</p>", "<p>SOS, СОС</p>"],
    "C002": ["<p>Ça, naïve, Übergröße, «да»</p>", "<p>Ангела, Это, “right”</p>"],
    "C004": ["<p>&#x301; alone, б́</p>"],
    "C005": ['<p n="1O1">the 1OO and 3rd, 10l, No. l9</p>', "<p>I900a, H2O, 12О</p>"],
    "D001": [
        "<p><date>1931-11-27</date>, <date>long ago</date>, <date>5 May</date></p>",
        '<p><date notBefore="1931">5 March 1962</date></p>',
    ],
    "D002": [
        '<p><date when="1962-03-05">March 1962</date>, <date when="1962-03">5 March 1962</date></p>',
        '<p><date when="1962-03-05">5 March</date></p>',
        '<p><date when="1918-03-13" calendar="#julian">28 February 1918</date></p>',
        '<p><date when="1962-03-05"><choice><sic>5 March 1926</sic><corr>5 March 1962</corr></choice></date></p>',
    ],
    "D005": ['<p><date cert="high" notBefore="1931">after 1931</date>, <date>then</date></p>'],
    "W003": [
        '<sp who="#lind"><speaker>A:</speaker><p>A</p></sp><sp who="#krebs"><speaker>A:</speaker><p>A</p></sp>'
        "<sp><speaker>A:</speaker><p>A</p></sp>"
    ],
    "W004": [
        '<sp who="#lind"><speaker>A:</speaker><p>A</p></sp><sp who="#krebs"><stage>(Lachend).</stage><p>Ha!</p></sp>'
    ],
    "D003": ['<p><date from="1931" to="1931">1931</date>, <date notBefore="1931-02" to="1931">1931</date></p>'],
    "L001": ['<p xml:lang="sr-Latn-RS">Da.</p><p xml:lang="x-klingon">Qapla</p><p xml:lang="grc">λόγος</p>'],
    "L002": ['<p xml:lang="ru-Latn">Parokhod prishyol na rassvete i ushyol.</p>', '<p xml:lang="ru">OK</p>'],
    "N002": [
        '<p><ref type="noteMark" n="7" target="#a">7</ref><ref type="noteMark" n="8" target="#b">8</ref>'
        '<ref type="noteMark" n="7" target="#a">7</ref></p>',
        '<p><ref type="noteMark" n="1" target="#a">1</ref><ref type="noteMark" n="2" target="#b">2</ref></p>'
        '<p><ref type="noteMark" n="1" target="#c">1</ref><ref type="noteMark" n="2" target="#d">2</ref></p>',
    ],
    "P001": ['<p><ref target="https://lind.example/#krebs">text</ref><ref target="text.html">x</ref></p>'],
    "P002": ['<sp who="https://viaf.org/1"><p>A</p></sp>', '<sp who="people.xml#lind"><p>A</p></sp>'],
    "P003": [
        '<p><persName ref="#lind">Lind</persName> <ref target="#text">see</ref></p>',
    ],
    "S001": ['<sp who="#lind"><speaker>Lind:</speaker><p/></sp>', '<p><bibl n="Col. I, 15"/><date when="1931"/></p>'],
    "S002": ["<p><title>Pravda</title>’s and <persName>Lind</persName>s, l’<placeName>Oise</placeName></p>"],
    "S003": ["<p>\n  <persName>\n    Lind\n  </persName>\n  <hi>a </hi>b</p>"],
    "W001": [
        '<listPerson><person xml:id="a"><persName>First worker</persName></person>'
        '<person xml:id="b"><persName>First worker</persName></person></listPerson>'
    ],
    "T001": ['<figure><svg xmlns="http://www.w3.org/2000/svg" id="a" lang="en"/></figure>'],
}


@pytest.mark.parametrize(("code", "example"), [(code, each) for code, all in RIGHT.items() for each in all])
def test_nothing_is_found_where_nothing_is_wrong(code: str, example: str) -> None:
    assert found(RULES[code], whole(example)) == []


WRONG = {
    "D002": {
        '<p><date when="1912">1932</date></p>': "say 1932",
        '<p><date from="1929" to="1941">1929–1931</date></p>': "say 1929–1931",
    },
    "L002": {'<p xml:lang="ru">The steamer came at dawn and left in the evening.</p>': "of another script"},
    "C001": {"<p>ССCР</p>": '"ССCР" is Cyrillic', "<p>Αthens</p>": '"Αthens" is Latin', "<p>ХVII</p>": "is Latin"},
    "C005": {"<p>in 19З1</p>": '"19З1"', "<p>1O5 men</p>": '"1O5"'},
    "D003": {'<p><date when="1931-02-30">30 February</date></p>': 'there is no day "1931-02-30"'},
    "L001": {'<p xml:lang="cz">A</p>': '"cz"', '<p xml:lang="zz">A</p>': '"zz"'},
    "N002": {
        '<p><ref type="noteMark" n="1" target="#a">1</ref><ref type="noteMark" n="5" target="#b">5</ref>'
        '<ref type="noteMark" n="2" target="#c">2</ref><ref type="noteMark" n="3" target="#d">3</ref></p>': "does not",
        '<p><ref type="noteMark" n="2" target="#a">2</ref><ref type="noteMark" n="2" target="#b">2</ref></p>': "twice",
        '<p><ref type="noteMark" n="1" target="#a">1</ref><ref type="noteMark" n="3" target="#b">3</ref></p>': "comes",
    },
    "P003": {'<p xml:id="a"><placeName ref="#lind">Lind</placeName></p>': "points to a `person`"},
    "T001": {'<p id="a">A</p>': "@id of `p` is now @xml:id"},
}


@pytest.mark.parametrize(
    ("code", "example", "said"), [(code, example, said) for code, all in WRONG.items() for example, said in all.items()]
)
def test_more_that_is_wrong(code: str, example: str, said: str) -> None:
    messages = found(RULES[code], whole(example))
    assert len(messages) == 1
    assert said in messages[0]


def test_no_error_in_a_file_that_has_everything(root: Path) -> None:
    data = (root / "tests" / "fixtures" / "everything.xml").read_bytes()
    assert [code for code, each in RULES.items() if each.severity is Severity.ERROR and found(each, data)] == []


def test_no_false_alarm_in_our_editions(root: Path) -> None:
    for path in sorted((root / "editions").glob("*/edition.xml")):
        file = File(parse(path), path.parent)
        errors = [
            each.message for rule in RULES.values() if rule.severity is Severity.ERROR for each in rule.check(file)
        ]
        assert errors == []


def test_a_rule_says_all_it_has_to() -> None:
    with pytest.raises(ValueError, match="is not a letter"):
        rule("D1", Severity.ERROR)

    def no_words(file: File):  # type: ignore[no-untyped-def]
        """A thing."""

    with pytest.raises(ValueError, match="no Why and no Bad"):
        rule("D999", Severity.ERROR)(no_words)


@pytest.mark.parametrize("without", ['target="note-1"', 'target="mark-1"'])
def test_a_missing_sign_at_a_mark_is_said_once(without: str) -> None:
    """The mark without its `#` was said to lead nowhere as well."""
    good = RULES["N001"].good
    data = whole(good.replace(without.replace('"', '"#', 1), without))
    assert [code for code, each in RULES.items() if found(each, data)] == ["P001"]
