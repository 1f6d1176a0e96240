from itertools import pairwise
from pathlib import Path

from render.trees import SAMPLES, parse

from tei.site.entry import SiteEntry
from tei.site.facts import read_facts, stored_passages
from tei.site.search.index import browser_order, cut_parts, index_files, merged
from tei.site.search.packing import unpack
from tei.site.search.words import find_words, stems

TREES = [(path, parse(path)) for path in SAMPLES]
FACTS = [read_facts(tree, SiteEntry(path.stem, path)) for path, tree in TREES]


def read(postings: str) -> dict[int, list[int]]:
    """The places of a term by document, as the browser reads them."""
    numbers = iter(unpack(postings))
    found: dict[int, list[int]] = {}
    document = 0
    for step in numbers:
        document += step
        place, places = 0, []
        for _ in range(next(numbers)):
            place += next(numbers)
            places.append(place)
        found[document] = places
    return found


def test_every_word_is_found_where_it_stands() -> None:
    terms = {term: read(postings) for term, postings in merged(FACTS).items()}
    for document, (_, tree) in enumerate(TREES):
        for passage in stored_passages(tree):
            for place, word in enumerate(find_words(passage.text), passage.start):
                for stem in stems(word.group(), passage.language):
                    assert place in terms[stem][document]


def test_a_phrase_does_not_reach_from_one_passage_to_the_next() -> None:
    for _, tree in TREES:
        stored = stored_passages(tree)
        for each, following in pairwise(stored):
            assert each.start + len(list(find_words(each.text))) < following.start


def test_parts_are_in_the_order_of_the_browser_and_lose_nothing() -> None:
    terms = merged(FACTS)
    lines = [line for part in cut_parts(terms) for line in part]
    keys = [line.partition(" ")[0] for line in lines]

    assert dict(line.split(" ") for line in lines) == terms
    assert keys == sorted(keys, key=browser_order)
    assert browser_order("\U0001d400") < browser_order("\ufb01")


def test_the_index_is_the_same_for_the_same_editions() -> None:
    assert list(index_files(FACTS)) == list(index_files(FACTS))
    assert {Path(each.path).parts[:2] for each in index_files(FACTS)} == {("assets", "data")}


def test_an_index_of_nothing() -> None:
    assert [each.path for each in index_files([])] == ["assets/data/search.js"]
