"""Reports for tests: any diagnostics at all, and those of some letters with mistakes."""

from collections.abc import Collection
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tei.diagnostic import Diagnostic, Severity
from tei.report.report import Kind, Report

FIXTURES = Path(__file__).parent / "fixtures" / "report"
NASTY = (
    "::error file=x::y",
    "##[error]z",
    "\r\n::warning::w",
    "]]>",
    "-->",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "| a | b |",
    "[click](https://evil.example)",
    "![](https://evil.example/x.png)",
    "`code`",
    "``",
    "@somebody",
    "https://evil.example",
    "www.evil.example",
    "\x00\x1b[2J\x85\u2028\u202e\ufffe\ud800\udc80",
    "{0} {{1}} ${x} %0A %s",
    "\\",
    "&lt;&#10;",
    "../..",
    "C:\\x",
    "# h",
    "~~~",
    ":tada:",
    "$x$",
)
"""What strangers would write into a file, or call it, so that a report says or does something else."""
for_any = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=12)), max_size=4).map("".join)
names = texts.filter(lambda text: "\0" not in text).map(lambda text: text or "a.xml")
diagnostics = st.builds(
    Diagnostic,
    st.one_of(st.sampled_from(["X001", "X007", "D001"]), texts.filter(bool)),
    st.sampled_from(list(Severity)),
    texts.filter(bool),
    names,
    st.integers(1, 10_000_000),
    st.one_of(st.none(), st.integers(1, 300)),
    texts,
    texts,
    texts,
    st.lists(texts, max_size=3).map(tuple),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports of any diagnostics; some of the files are without, and lines are anything too."""
    found = tuple(draw(st.lists(diagnostics, max_size=30)))
    files = [each.file for each in found] + draw(st.lists(names, max_size=3))
    text = draw(texts)
    codes = {each.code for each in found}
    return Report(
        found,
        tuple(dict.fromkeys(files)),
        {code: Kind(code, draw(texts), draw(texts), draw(texts), draw(texts), draw(texts)) for code in codes},
        lambda file, numbers: dict.fromkeys(numbers, text),
        draw(st.sampled_from(["", str(Path.cwd()), str(Path("/").absolute())])),
        "1.0",
        draw(st.sampled_from(["en", "de", "fr", "ru"])),
        draw(st.sampled_from(["", "https://example.org/blob/main/"])),
        tuple(draw(st.lists(names, max_size=1))),
    )


def many(number: int, severity: Severity = Severity.ERROR, code: str = "X007", file: str = "a.xml") -> list[Diagnostic]:
    """So many defects of one kind."""
    return [Diagnostic(code, severity, f"wrong {line}", file, line, 1, f"text {line}") for line in range(1, number + 1)]


def lines_of(text: str) -> dict[int, str]:
    return dict(enumerate(text.split("\n"), 1))


def reading(text: str) -> Report:
    """A report that reads the lines of its one file from a text."""

    def lines(file: str, numbers: Collection[int]) -> dict[int, str]:
        return {number: line for number, line in lines_of(text).items() if number in numbers}

    return Report((), ("a.xml",), lines=lines)
