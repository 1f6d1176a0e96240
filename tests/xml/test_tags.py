"""Places of tags, and edits that leave all else as it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.xml.tags import Edit, Tags, attributes, edited, escaped, name_ranges, read_tags, start_tags

TEXT = """<?xml version="1.0"?>
<!-- <not a="tag"> -->
<a xml:id = "x"
   b='1 > 0' c="">one<b/> two<![CDATA[<c>]]><!-- <d> --><?e <f>?><g>three</g >four</a>
"""


def piece(text: str, place: tuple[int, int]) -> str:
    return text[slice(*place)]


def test_tags_and_what_is_between_them() -> None:
    a, b, g = read_tags(TEXT)
    assert piece(TEXT, b.whole) == "<b/>"
    assert piece(TEXT, g.whole) == "<g>three</g >"
    assert [piece(TEXT, node) for node in a.nodes] == ["<b/>", "<!-- <d> -->", "<?e <f>?>", "<g>three</g >"]
    assert [piece(TEXT, a.gap(index)) for index in range(5)] == ["one", " two<![CDATA[<c>]]>", "", "", "four"]
    assert piece(TEXT, g.gap(0)) == "three"
    assert piece(TEXT, b.gap(0)) == ""


def test_attributes() -> None:
    a, *_ = read_tags(TEXT)
    found = attributes(TEXT, a.start)
    assert {name: piece(TEXT, value) for name, (_, value) in found.items()} == {"xml:id": "x", "b": "1 > 0", "c": ""}
    assert piece(TEXT, found["b"][0]) == "\n   b='1 > 0'"


def test_names() -> None:
    a, b, g = read_tags(TEXT)
    assert [[piece(TEXT, place) for place in name_ranges(TEXT, each)] for each in (a, b, g)] == [
        ["a", "a"],
        ["b"],
        ["g", "g"],
    ]


def test_edits() -> None:
    assert edited("abcdef", [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(4, 5, "E"), Edit(6, 6, "!")]) == "bcdEf!"
    with pytest.raises(ValueError, match="overlap at 2"):
        edited("abcdef", [Edit(0, 3, ""), Edit(2, 4, "")])


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20))
def test_escaped_values_are_read_as_they_were(value: str) -> None:
    for quote in "\"'":
        assert etree.fromstring(f"<a b={quote}{escaped(value)}{quote}/>").get("b") == value


def test_the_same_elements_as_lxml(root: Path) -> None:
    for path in (root / "tests" / "fixtures" / "everything.xml", *sorted((root / "editions").glob("*/edition.xml"))):
        text = path.read_bytes().decode("utf-8")
        elements = list(etree.fromstring(text.encode()).iter(etree.Element))
        tags = read_tags(text)
        assert len(tags) == len(elements)
        for element, place in zip(elements, tags, strict=True):
            assert len(place.nodes) == len(element)
            assert [name for name in attributes(text, place.start) if name != "xmlns"] == [
                str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for name in element.attrib
            ]


elements = st.recursive(
    st.sampled_from(["", "x", " y ", "<!--<-->", "<?p >?>", "<![CDATA[<&>]]>", "&lt;"]),
    lambda inner: st.builds(
        lambda name, attribute, parts: (
            f"<{name}{attribute}>{''.join(parts)}</{name}>" if parts else f"<{name}{attribute}/>"
        ),
        st.sampled_from(["a", "b-1", "é"]),
        st.sampled_from(["", ' k="v"', " k='>' l = \"'\"", '\n\tk="/"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(elements)
@settings(max_examples=100)
def test_any_document(inner: str) -> None:
    text = f"<r>{inner}</r>"
    tags = read_tags(text)
    assert list(start_tags(text)) == [each.start for each in tags]
    found = list(etree.fromstring(text.encode()).iter(etree.Element))
    assert len(tags) == len(found)
    for element, place in zip(found, tags, strict=True):
        assert isinstance(place, Tags)
        assert etree.fromstring(piece(text, place.whole).encode()).tag == element.tag
        assert len(attributes(text, place.start)) == len(element.attrib)
