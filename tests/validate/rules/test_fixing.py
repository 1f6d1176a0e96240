"""Fixes: the problem is gone, the file is valid, all else is byte for byte as it was, and no word is changed."""

from pathlib import Path

import pytest
from lxml import etree
from rule_examples import beside, whole

from tei.validate import validate_bytes
from tei.validate.rules import Rule, all_rules
from tei.validate.rules.file import File
from tei.validate.rules.fixing import TextChangedError, difference, fix_bytes, fix_file
from tei.validate.rules.problem import Fix, Problem, Replace
from tei.validate.rules.settings import Settings
from tei.xml.parse import parse

RULES = all_rules()
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
FOOT = "</body></text></TEI>"


def problems(rule: Rule, data: bytes, folder: Path | None = None) -> list[Problem]:
    return list(rule.check(File(parse(data, "example.xml"), folder)))


FIXED = [each for each in RULES.values() if any(problem.fix for problem in problems(each, whole(each.bad)))]


def test_there_are_fixes() -> None:
    assert {"P001", "D001", "L003", "S003", "C004", "T001", "I002", "N001"} <= {each.code for each in FIXED}


@pytest.mark.parametrize("rule", FIXED, ids=lambda each: each.code)
def test_a_fix_puts_the_bad_example_right(rule: Rule, tmp_path: Path) -> None:
    data = whole(beside(rule.bad, tmp_path))
    fixed = fix_bytes(data, "example.xml", unsafe=True, rules={rule.code: rule})

    assert {each.code for each in fixed.made} == {rule.code}
    assert [each.message for each in problems(rule, fixed.after) if each.fix] == []
    assert [each.message for each in validate_bytes(fixed.after, "example.xml")] == []
    again = fix_bytes(fixed.after, "example.xml", unsafe=True, rules={rule.code: rule})
    assert not again.changed


@pytest.mark.parametrize("rule", FIXED, ids=lambda each: each.code)
def test_what_is_safe_changes_no_letter(rule: Rule) -> None:
    data = whole(rule.bad)
    fixed = fix_bytes(data, "example.xml", rules={rule.code: rule})
    offered = [each.fix for each in problems(rule, data) if each.fix]

    assert fixed.changed == any(each.safe for each in offered)
    if fixed.changed and rule.code != "C004":
        before, after = (str(parse(each, "a.xml").tree.getroot().xpath("string()")) for each in (data, fixed.after))
        assert "".join(before.split()) == "".join(after.split())


@pytest.mark.parametrize("rule", FIXED, ids=lambda each: each.code)
def test_the_fixed_example_is_the_good_one(rule: Rule) -> None:
    """Where the good example is the bad one put right, and not another."""
    if rule.code in {"C003", "D003", "I002", "N001", "S002", "S004"}:
        pytest.skip("there is more than one way to put it right")
    fixed = fix_bytes(whole(rule.bad), "example.xml", unsafe=True, rules={rule.code: rule})
    assert etree.tostring(etree.fromstring(fixed.after), method="c14n") == etree.tostring(
        etree.fromstring(whole(rule.good)), method="c14n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_else_stays_byte_for_byte(encoding: str, line_end: str, tmp_path: Path) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = line_end.join(
        (
            f"<?xml  version='1.0' encoding='{declared}'?>",
            "<!-- <p who='lind'> -->",
            f"{HEAD}<listPerson><person   xml:id = 'lind' ><persName>é &#233; &amp;</persName></person></listPerson>",
            "<sp  n='&quot;>'",
            "     who = 'lind' rend=\"x\"  ><![CDATA[<sp who='lind'>]]><p/></sp >",
            f"\t<p\t>a <date >5 March 1962</date> b</p>{FOOT}",
        )
    )
    path = tmp_path / "file.xml"
    path.write_bytes(text.encode(encoding))
    path.chmod(0o640)

    fixed = fix_file(path)

    wanted = text.replace("who = 'lind' rend", "who = '#lind' rend").replace("<date >", '<date when="1962-03-05" >')
    assert path.read_bytes() == wanted.encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.code for each in fixed.made) == ["D001", "P001"]
    assert not fix_file(path).changed


def test_nothing_is_written_where_nothing_is_to_be() -> None:
    data = f"{HEAD}<p>right</p>{FOOT}".encode()
    fixed = fix_bytes(data, "a.xml")
    assert fixed.after is data
    assert difference(fixed) == ""


def test_the_difference_is_shown_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(f"{HEAD}\n<p lang='ru'>Да.</p>\n{FOOT}".encode())
    before = path.read_bytes()
    fixed = fix_file(path, write=False)
    assert path.read_bytes() == before
    assert difference(fixed) == (
        f"--- a/{path}\n+++ b/{path}\n@@ -1,3 +1,3 @@\n {HEAD}\n-<p lang='ru'>Да.</p>\n+<p xml:lang='ru'>Да.</p>\n"
        f" {FOOT}\n\\ No newline at end of file\n"
    )


def test_what_needs_eyes_is_left_without_unsafe() -> None:
    data = f"{HEAD}<p>In l931 they came to pеке.</p>{FOOT}".encode()
    assert not fix_bytes(data, "a.xml").changed
    assert "In 1931" in fix_bytes(data, "a.xml", unsafe=True).after.decode()


def test_what_is_ignored_is_not_fixed() -> None:
    data = f"{HEAD}<?tei ignore T001: an example of old forms?><p lang='ru'>Да.</p><p lang='en'>Yes.</p>{FOOT}".encode()
    fixed = fix_bytes(data, "a.xml").after.decode()
    assert "<p lang='ru'>" in fixed
    assert "<p xml:lang='en'>" in fixed


def test_settings_count(tmp_path: Path) -> None:
    data = f"{HEAD}<p lang='ru'>Да.</p>{FOOT}".encode()
    assert not fix_bytes(data, "a.xml", settings=Settings(ignore=("T",))).changed


def test_fixes_that_touch_are_made_one_after_the_other() -> None:
    data = f'{HEAD}<p lang="rus">1 <date>5 March 1962</date><date lang="rus">6 March 1962</date></p>{FOOT}'.encode()
    fixed = fix_bytes(data, "a.xml")
    assert fixed.after.decode() == (
        f'{HEAD}<p xml:lang="ru">1 <date when="1962-03-05">5 March 1962</date>'
        f'<date xml:lang="ru" when="1962-03-06">6 March 1962</date></p>{FOOT}'
    )


def test_prefixes_are_kept() -> None:
    data = (
        b'<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p><t:xref/></t:p></t:body></t:text></t:TEI>'
    )
    assert b"<t:ref/>" in fix_bytes(data, "a.xml").after


def test_a_sign_the_encoding_has_not_becomes_a_reference() -> None:
    data = f"<?xml version='1.0' encoding='us-ascii'?>{HEAD}<p>e&#x301; e\u0301</p>{FOOT}".encode()
    assert not fix_bytes(data.decode().encode("ascii", "xmlcharrefreplace"), "a.xml").changed


def test_an_edition_follows_its_source(tmp_path: Path) -> None:
    """What the source has in two characters stays in two."""
    text = "Le te\u0301le\u0301gramme."
    (tmp_path / "source.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "edition.xml"
    path.write_text(f"{HEAD}<p lang='fr'>{text}</p>{FOOT}", encoding="utf-8")
    assert [each.code for each in fix_file(path).made] == ["T001"]
    assert text in path.read_text(encoding="utf-8")


def test_a_safe_fix_that_changes_words_is_refused(tmp_path: Path) -> None:
    def wrong(file: File):  # type: ignore[no-untyped-def]
        place = file.text.index("Yes")
        yield Problem(None, "no", offset=place, fix=Fix("no", (Replace(place, place + 3, "No"),)))

    bad = RULES["C004"]
    rule = Rule("Z001", "wrong", bad.severity, wrong, "", "", "", "", "")
    path = tmp_path / "a.xml"
    path.write_text(f"{HEAD}<p>Yes.</p>{FOOT}")
    with pytest.raises(TextChangedError, match="Z001"):
        fix_bytes(path.read_bytes(), "a.xml", rules={"Z001": rule})


def test_our_editions_need_no_fix(root: Path) -> None:
    for path in sorted((root / "editions").glob("*/edition.xml")):
        assert [each.message for each in fix_file(path, write=False).made] == []
