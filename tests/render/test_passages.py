from collections import Counter

from lxml import etree

from render.trees import SAMPLES, TEI, document, reading_words, words
from tei.render.passages import passage_ids, read_passages, with_passage_ids
from tei.render.words import XML_ID
from tei.xml.parse import parse


def ids(body: str) -> list[str]:
    return list(passage_ids(document(body)).values())


def test_a_passage_is_called_by_its_element_and_number() -> None:
    assert ids("<p>a</p><sp><speaker>A:</speaker><p>b</p></sp><ab>c</ab>") == ["p1", "sp1", "p2", "p3"]


def test_an_id_of_its_own_is_kept_and_changes_no_other() -> None:
    assert ids('<p>a</p><p xml:id="oath">b</p><p>c</p>') == ["p1", "oath", "p3"]


def test_an_id_that_is_taken_is_not_given_twice() -> None:
    assert ids('<p>a</p><p xml:id="p1">b</p>') == ["p1_", "p1"]


def test_a_quotation_is_a_passage_only_where_it_is_a_block() -> None:
    assert ids("<p>a <quote>b</quote></p><quote><p>c</p></quote>") == ["p1", "quote1", "p2"]


def test_the_header_has_no_passages() -> None:
    for sample in SAMPLES:
        tree = parse(sample).tree
        assert not any("teiHeader" in str(parent.tag) for each in passage_ids(tree) for parent in each.iterancestors())


def test_the_passages_together_have_every_word_once() -> None:
    for sample in SAMPLES:
        tree = parse(sample).tree
        found = sum((words(each.text) for each in read_passages(tree)), Counter[str]())
        for mark in list(tree.iter(f"{TEI}ref")):
            if mark.get("type") == "noteMark":
                mark.text = ""
        assert found == reading_words(tree), sample.name


def test_a_word_that_a_line_end_divides_is_one() -> None:
    tree = document('<p>the har<pc force="weak">-</pc>\n<lb break="no"/>bour<note>deep</note> of Salm</p>')

    assert [(each.id, each.text) for each in read_passages(tree)] == [("p1", "the harbour of Salm"), ("note1", "deep")]


def test_ids_are_unique_and_the_tree_given_is_not_changed() -> None:
    for sample in SAMPLES:
        tree = parse(sample).tree
        before = etree.tostring(tree)
        numbered = with_passage_ids(tree)
        found = [each.get(XML_ID) for each in numbered.iter(etree.Element) if each.get(XML_ID)]
        assert len(set(found)) == len(found)
        assert etree.tostring(tree) == before
