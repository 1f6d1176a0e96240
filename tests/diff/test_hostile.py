"""What strangers write into files and their names is text in every format, and nothing else."""

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.diff import FileDifference, compare_bytes
from tei.report.diff_html import diff_html
from tei.report.diff_json import diff_json
from tei.report.diff_markdown import diff_markdown
from tei.report.diff_sections import Extent
from tei.report.diff_text import diff_text
from tei.report.unmarked import escaped

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://example.org/track.png)",
    "[click](javascript:alert(1))",
    "https://example.org/x www.example.org mail@example.org",
    "@octocat #1 GH-2 !3 ~bug $x$ :smile: octo/repo#5",
    "`code` ``` | a | b | **bold** __x__ ~~gone~~ \\*",
    "</details></li></ul><h1>x",
    "\u202edesrever \u2066x",
    "&lt;b&gt; &amp; &#64;",
    "-->",
)


def compared(words: str, name: str = "x.xml") -> FileDifference:
    inner = html.escape(words)
    old = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><p>one</p><p>same</p></text></TEI>"
    new = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>"
        f"<title type='{inner}'>{inner}</title>"
        f"</titleStmt></fileDesc></teiHeader><text><p>one {inner}</p><p n='{inner}'>same</p></text></TEI>"
    )
    return compare_bytes(old.encode(), new.encode(), name)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_page_shows_what_strangers_wrote_as_text(words: str) -> None:
    page = diff_html([compared(words, words), compared("x")], Extent(longest=1000))

    tags = Tags()
    tags.feed(page)
    known = {"html", "head", "meta", "title", "style", "body", "main", "section", "nav", "h1", "h2", "h3"}
    assert tags.found <= known | {"p", "ul", "li", "a", "ins", "del", "span", "code", "q"}
    assert tags.attributes <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-label", "aria-labelledby")
    }
    shown = "".join(tags.words)
    assert re.sub("[\u202e\u2066]", "\ufffd", words) in shown
    assert "http" not in re.sub(r">[^<]*<", "><", page).replace('http-equiv="', "")


def test_a_page_forbids_everything_but_its_style() -> None:
    page = diff_html([compared("x")], Extent())

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy is not None
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "<script" not in page
    assert " style=" not in page


def test_what_came_and_went_is_said_in_words_too() -> None:
    page = diff_html([compared("word")], Extent())

    assert '<ins><span class="said">put in: </span>word<span class="said"> (end)</span></ins>' in page


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_says_what_strangers_wrote_as_text(words: str) -> None:
    said = diff_markdown([compared(words, words), compared("x")], Extent(longest=1000))

    raw = re.sub(r"</?(?:del|ins|code)>|\*\*|^- |^### ", "", said, flags=re.MULTILINE)
    assert not re.search(r"[][<>`|~\\$]", raw)
    # Before what would be linked stands a blank without width, but in code, where nobody looks for links.
    outside = re.sub(r"<code>.*?</code>", "", said)
    assert not re.search(r"@\w|#\d+\b(?!;)|\bGH-\d|:\w+:|://|www\.", outside.replace("&#", "&"))
    assert re.sub("[\u202e\u2066]", "\ufffd", words) in html.unescape(said).replace("\u200b", "")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"])))
def test_escaped_markdown_reads_as_the_text(text: str) -> None:
    made = escaped(text)

    assert html.unescape(made).replace("\u200b", "") == text
    assert not re.search(r"[][<>`|~\\$*_]", made)


@pytest.mark.parametrize("words", ["\u202edesrever", "\u2067x"])
def test_a_terminal_is_not_turned_around(words: str) -> None:
    said = "".join(diff_text(compared(words, f"{words}\x1b[31m"), Extent(), colour=False))

    assert not set(said) & set("\u202e\u2067\x1b")


def test_markdown_keeps_to_its_limit_and_says_what_is_cut() -> None:
    files = [compared(" ".join(f"word{number}" for number in range(40)), f"letters/{name}.xml") for name in range(200)]

    whole = diff_markdown(files, Extent(), 1_000_000)
    assert "Cut here" not in whole
    for limit in (1_000, 5_000, 20_000):
        said = diff_markdown(files, Extent(), limit)
        assert len(said.encode()) <= limit
        cut = re.search(r"\*\*Cut here: (\d+) more entries not shown", said)
        assert cut is not None
        shown = re.findall(r"^- |^text: ", said, re.MULTILINE)
        assert int(cut[1]) + len(shown) == len(re.findall(r"^- |^text: ", whole, re.MULTILINE))


def test_json_is_json_for_any_name() -> None:
    assert (
        '"name": "\\udcff.xml"' in diff_json([compared("x", "\udcff.xml")]).encode("utf-8", "backslashreplace").decode()
    )
