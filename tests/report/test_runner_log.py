"""Nothing a file says is a command for the runner of GitHub that reads along, whatever is printed."""

import json
import re

import pytest
from hypothesis import given
from reporting import for_any, reports

from tei.cli_report import make
from tei.report.report import Report
from tei.report.runner_log import harmless

FORMS = ("text", "concise", "json", "sarif", "gitlab", "junit", "html", "markdown")


@for_any
@given(reports())
def test_no_line_is_a_command(report: Report) -> None:
    for form in FORMS:
        printed = harmless(make(form, report, True).text, form)
        assert "##[" not in printed
        assert not [line for line in re.split(r"[\r\n]", printed) if line.lstrip().startswith("::")]


@for_any
@given(reports())
def test_json_says_the_same(report: Report) -> None:
    for form in ("json", "sarif", "gitlab"):
        text = make(form, report, False).text
        assert json.loads(harmless(text, form)) == json.loads(text)


@pytest.mark.parametrize(
    ("form", "text"),
    [("concise", "# #[error]"), ("json", "\\u0023#[error]"), ("junit", "&#35;#[error]")],
)
def test_the_signs_of_a_command_are_written_otherwise(form: str, text: str) -> None:
    assert harmless("##[error]", form) == text
    assert harmless(" ::error::x", form) == " : :error::x"


def test_annotations_stay() -> None:
    assert harmless("::error::##[x]\n", "github") == "::error::##[x]\n"
