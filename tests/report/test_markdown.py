"""The summary: whatever files say is only text in it, and it is never larger than GitHub takes."""

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reporting import for_any, many, reports

from tei.diagnostic import Diagnostic, Severity
from tei.report.markdown import MOST, formatted, markdown
from tei.report.report import Report
from tei.report.unmarked import escaped

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
TAGS = ("h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td")
OURS = {"<br>", "<code>", "</code>"}


def inline(text: str) -> list[Token]:
    return [child for token in READER.parse(text) for child in token.children or ()]


@for_any
@given(reports())
def test_what_files_say_is_only_text(report: Report) -> None:
    made = markdown(report).text
    tokens = READER.parse(made)

    assert {token.tag for token in tokens if token.tag} <= {*TAGS}
    children = inline(made)
    assert {child.type for child in children} <= {
        "text",
        "text_special",
        "softbreak",
        "html_inline",
        "link_open",
        "link_close",
        "strong_open",
        "strong_close",
    }
    assert {child.content for child in children if child.type == "html_inline"} <= OURS
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    assert all(link.startswith("https://example.org/blob/main/") for link in links)
    rows = sum(token.type == "tr_open" for token in tokens)
    kinds = {(each.severity, each.code) for each in report.found}
    assert rows == (2 + len(kinds) + min(MOST, len(report.found)) if report.found else 0)
    assert sum(token.type == "td_open" for token in tokens) == 5 * len(kinds) + 4 * min(MOST, len(report.found))


@for_any
@given(reports())
def test_the_words_of_messages_are_there_as_they_were(report: Report) -> None:
    for each in report.found:
        read = "".join(child.content for child in inline(f"| {escaped(each.message)} |") if child.type != "html_inline")
        # What keeps a name from being a mention has no width.
        wanted = f"| {plain(each.message)} |"
        assert "".join(read.replace("\u200b", "").split()) == "".join(wanted.replace("\u200b", "").split())


def plain(text: str) -> str:
    from tei.report.text import inert

    return inert(text)[:600]


def test_names_between_backticks_and_of_attributes_are_code() -> None:
    assert formatted("@when of `date` is @ home") == ("<code>@when</code> of <code>date</code> is @ home")


def test_a_summary_is_cut_to_the_rows_and_the_size_there_is_room_for() -> None:
    made = markdown(Report(tuple(many(70)), elsewhere=("a.sarif",)))
    assert made.left_out == "Not listed here: errors: 20."
    assert made.text.endswith(f"{made.left_out} All of it: a.sarif.\n")
    small = markdown(Report(tuple(many(70))), largest=2000)
    assert len(small.text.encode()) <= 2000
    assert small.left_out == "Not listed here: errors: 45."


def test_hostile_names_and_long_texts_stay_below_the_size_of_a_step() -> None:
    long = "@[](|`<" * 2000
    found = [Diagnostic(f"X{n:03}", Severity.ERROR, long, f"{long}{n}", n + 1, help=long) for n in range(900)]
    made = markdown(Report(tuple(found), link="https://example.org"))
    assert len(made.text.encode()) < 1024 * 1024


def test_a_report_of_nothing() -> None:
    text = markdown(Report((), ("a.xml",))).text
    assert text == "## Check of TEI files\n\n🟢 Nothing was found. · files checked: 1 · files without a defect: 1\n"
