"""The search as readers have it, from a disk: word forms in four languages, phrases, fields, nothing found."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from render.trees import SAMPLES

from tei.site import SiteEntry, build_site
from tei.site.search.words import STEMMED, find_words, fold, stemmer, stems

pytest.importorskip("browser")
Visit = Callable[..., Any]

PAGE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}"><teiHeader><fileDesc><titleStmt>
<title>{title}</title></titleStmt><sourceDesc>{source}</sourceDesc></fileDesc><profileDesc><creation>
<date when="{date}"/></creation><particDesc><listPerson><person xml:id="a"><persName>{person}</persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text type="{kind}"><body>{body}</body></text></TEI>"""
EDITIONS = {
    "quay": {
        "language": "en",
        "title": "On the quay",
        "kind": "letter",
        "date": "1921-05-02",
        "person": "Anna Brandt",
        "body": "<p>The negotiations about the new harbour failed.</p>"
        "<p>Grain was dear.<note n='1'>In gold.</note></p>",
        "source": "<msDesc><msIdentifier><repository key='SALM'>City Archive</repository><idno type='delo'>7</idno>"
        "</msIdentifier></msDesc>",
    },
    "hafen": {
        "language": "de",
        "title": "Vom Hafen",
        "kind": "minutes",
        "date": "1925",
        "person": "Paul Weiß",
        "body": "<sp who='#a'><speaker>Weiß:</speaker><p>Die Schiffe liegen in den Häfen und warten.</p></sp>",
        "source": "<p/>",
    },
    "conseil": {
        "language": "fr",
        "title": "Au conseil",
        "kind": "letter",
        "date": "1931-01-01",
        "person": "Jean Lenoir",
        "body": "<p>Les décisions ont été prises par l’assemblée du port.</p>",
        "source": "<p/>",
    },
    "pismo": {
        "language": "ru",
        "title": "О пристани",
        "kind": "telegram",
        "date": "1935-02",
        "person": "Иван Орлов",
        "body": "<p>Письмо о новой пристани получено, всё идёт хорошо. &lt;img src=x onerror=alert(1)&gt;</p>",
        "source": "<p/>",
    },
}


@pytest.fixture(scope="module")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sea")
    for name, values in EDITIONS.items():
        (folder / f"{name}.xml").write_text(PAGE.format(**values), encoding="utf-8")
    build_site([SiteEntry(name, folder / f"{name}.xml") for name in EDITIONS], folder / "site")
    return folder / "site"


@pytest.fixture
def ask(visit: Visit, sea: Path) -> Callable[[str], list[str]]:
    watched = visit(sea / "search.html")

    def search(query: str) -> list[str]:
        """The names of the documents found, best first."""
        watched.page.fill("#q", query)
        watched.page.press("#q", "Enter")
        watched.page.wait_for_function(
            "query => document.getElementById('status').textContent.includes(query)", arg=query
        )
        links = watched.page.eval_on_selector_all("#results h2 a", "found => found.map(each => each.href)")
        assert watched.quiet()
        return [link.rpartition("/")[2].removesuffix(".html") for link in links]

    return search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("negotiation", ["quay"]),
        ("HARBOURS", ["quay"]),
        ("hafen", ["hafen"]),
        ("Schiff", ["hafen"]),
        ("décision", ["conseil"]),
        ("decisions assemblee", ["conseil"]),
        ("письмами", ["pismo"]),
        ("все идет", ["pismo"]),
        ("weiss", ["hafen"]),
        ('"new harbour"', ["quay"]),
        ('"harbour new"', []),
        ('"failed grain"', []),
        ("harbour grain", ["quay"]),
        ("harbour schiffe", []),
        ("harbour OR schiffe", ["hafen", "quay"]),
        ("harbour -grain", []),
        ("grain -schiffe", ["quay"]),
        ("-grain -schiffe -port", ["pismo"]),
        ("harb*", ["quay"]),
        ("title:hafen", ["hafen"]),
        ("title:schiffe", []),
        ("person:brandt", ["quay"]),
        ("person:Ивана", ["pismo"]),
        ("speaker:weiß", ["hafen"]),
        ("speaker:brandt", []),
        ("archive:salm", ["quay"]),
        ('archive:"city archive"', ["quay"]),
        ("note:gold", ["quay"]),
        ("note:grain", []),
        ("kind:letter", ["conseil", "quay"]),
        ("kind:letter year:1930..", ["conseil"]),
        ("year:1925", ["hafen"]),
        ("year:1921..1925", ["hafen", "quay"]),
        ("year:..1922 harbour", ["quay"]),
        ("xyzzy", []),
    ],
)
def test_what_is_found(ask: Callable[[str], list[str]], query: str, found: list[str]) -> None:
    assert sorted(ask(query)) == found


def test_a_word_of_the_title_weighs_more(ask: Callable[[str], list[str]]) -> None:
    assert ask("hafen OR harbour")[0] == "hafen"


@pytest.mark.parametrize(
    "query", ['"', "-", ":", "(((", "a:b:c", "*", "year:", "year:x", "<b>", "\\", "-*", "year:99999", '""']
)
def test_no_query_breaks_the_page(ask: Callable[[str], list[str]], query: str) -> None:
    ask(query)


def test_hits_are_shown_and_lead_to_their_passage(visit: Visit, sea: Path) -> None:
    watched = visit(sea / "search.html#q=harbours")
    link = watched.page.locator(".snippet a")
    assert link.inner_text() == "The negotiations about the new harbour failed."
    assert link.locator("mark").all_inner_texts() == ["harbour"]
    link.click()
    watched.page.wait_for_selector("article mark")
    assert watched.page.locator("article mark").all_inner_texts() == ["harbour"]
    assert watched.page.evaluate("decodeURIComponent(location.hash)") == "#p1"
    assert watched.quiet()


def test_markup_in_a_text_stays_text(visit: Visit, sea: Path) -> None:
    watched = visit(sea / "search.html#q=img")
    watched.page.wait_for_selector(".snippet")
    assert "<img src=x onerror=alert(1)>" in watched.page.inner_text(".snippet")
    assert watched.page.locator("#results img").count() == 0
    assert watched.quiet()


def test_where_nothing_is_found_there_is_something_to_do(visit: Visit, sea: Path) -> None:
    page = visit(sea / "search.html#q=harbour+schiffe").page
    page.wait_for_selector("#advice li")
    assert page.locator("#advice li").all_inner_texts() == ["harbour 1 document", "schiffe 1 document"]
    page.fill("#q", "harbor")
    page.wait_for_function("() => document.getElementById('advice').textContent.includes('harbour*')")
    page.click("#advice li a")
    page.wait_for_selector("#results li")
    assert page.input_value("#q") == "harbour*"


def test_the_address_keeps_the_query_and_the_start_page_leads_here(visit: Visit, sea: Path) -> None:
    page = visit(sea / "index.html").page
    page.fill("#q", "Häfen warten")
    page.press("#q", "Enter")
    page.wait_for_selector("#results li")
    assert page.input_value("#q") == "Häfen warten"
    page.reload()
    page.wait_for_selector("#results li")


def test_without_script_the_indices_are_named(visit: Visit, sea: Path) -> None:
    page = visit(sea / "search.html", script=False).page
    assert page.is_visible("noscript .notice") or page.is_visible(".notice")
    assert page.locator(".notice a").count() == 6


def test_the_results_move_nothing_else(visit: Visit, sea: Path) -> None:
    page = visit(sea / "search.html").page
    before = page.locator("#q").bounding_box()
    page.fill("#q", "harbour")
    page.wait_for_selector("#results li")
    assert page.locator("#q").bounding_box() == before


@pytest.mark.parametrize("language", STEMMED)
def test_python_and_javascript_stem_alike(visit: Visit, sea: Path, language: str) -> None:
    """Words of the samples, and words made of the pieces that the algorithms look for."""
    page = visit(sea / "search.html").page
    words = word_list(language)
    page.evaluate("() => teiSite.search.open()")
    made = page.evaluate(
        "([words, language]) => words.map(each => [teiSite.words.fold(each), teiSite.words.stems(each, language)])",
        [words, language],
    )
    assert [(folded, tuple(found)) for folded, found in made] == [(fold(word), stems(word, language)) for word in words]


def test_python_and_javascript_see_the_same_words(visit: Visit, sea: Path) -> None:
    page = visit(sea / "search.html").page
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    texts += ["L’homme; 8‐10 (1½) peopleʹs за́мок 東京 har\u00adbour किताब שָׁלוֹם \U0001d400b ﬁn _a_ Ⅻ ²"]
    made = page.evaluate("texts => texts.map(text => teiSite.words.find(text).map(each => each.word))", texts)
    assert made == [[each.group() for each in find_words(text)] for text in texts]


def word_list(language: str) -> list[str]:
    tables = vars(type(stemmer(language)))
    endings = sorted({each.s for name, table in tables.items() if name.startswith("a_") for each in table})
    letters = sorted({sign for ending in endings for sign in ending if sign.isalpha()})
    chance = random.Random(language)
    found = {word.group() for path in SAMPLES for word in find_words(path.read_text(encoding="utf-8"))}
    for _ in range(6000):
        stem = "".join(chance.choices(letters, k=chance.randint(1, 6)))
        found.add(stem + "".join(chance.choices(endings, k=chance.randint(0, 3))).replace("'", ""))
    return sorted(found)
