"""The formats that `tei validate` can report in, by name."""

from collections.abc import Callable, Mapping

from tei.report.github import github
from tei.report.gitlab import gitlab
from tei.report.html import html
from tei.report.junit import junit
from tei.report.markdown import markdown
from tei.report.report import Made, Report
from tei.report.sarif import sarif

PLAIN = frozenset({"text", "concise", "json"})
"""Those that need no explanations of codes."""
FORMATTED: Mapping[str, Callable[[Report], Made]] = {
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "html": html,
    "markdown": markdown,
}
