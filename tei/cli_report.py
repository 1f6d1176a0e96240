"""What a check found, put out: in the format asked for, and in other formats into files beside it."""

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.terminal import has_colour

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic
    from tei.report.report import Kind, Made, Report
    from tei.validate.codes import Explanation

SHORTENED = ("github", "junit", "markdown")
"""Formats that leave things out even where there are not very many."""
NOTHING_HELD: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How, and where, the user wants to read what was found."""

    form: str = "text"
    output: Path | None = None
    """For the format; None is standard output."""
    reports: tuple[tuple[str, Path], ...] = ()
    """Formats and the files for them, beside that one."""
    language: str = "en"
    verbose: bool = False
    link: str = ""
    """Where the files can be looked at: an address before their paths."""
    notes: tuple[str, ...] = ()
    """What is to be said of the check beside what was found."""


def reports_of(words: Sequence[str], output: Path | None) -> tuple[tuple[str, Path], ...]:
    """`FORMAT=FILE` taken apart.

    Raises:
        UsageError: a word is no such, two reports would be one file, or there is no folder for one.
    """
    from tei.report.formats import FORMATTED, PLAIN

    reports = []
    for word in words:
        form, equals, name = word.partition("=")
        if form not in {*PLAIN, *FORMATTED} or not equals or not name:
            raise click.UsageError(f'--report takes FORMAT=FILE, such as sarif=report.sarif, and not "{word}"')
        reports.append((form, Path(name)))
    places = [os.path.abspath(path) for _, path in reports] + ([os.path.abspath(output)] if output else [])  # noqa: PTH100
    if len(set(places)) < len(places):
        raise click.UsageError("two reports would be written to one file")
    for place in places:
        if not os.path.isdir(os.path.dirname(place)):  # noqa: PTH112, PTH120
            raise click.UsageError(f'there is no folder "{os.path.dirname(place)}" for a report')  # noqa: PTH120
    return tuple(reports)


def show(
    found: "Sequence[Diagnostic]",
    files: Sequence[str],
    wanted: Wanted,
    held: Mapping[str, bytes] = NOTHING_HELD,
) -> None:
    """Write the reports into their files, then print; lines are read from the files, or are in `held` by file name.

    Raises:
        TeiError: a file cannot be written.
    """
    from tei.output import write_atomically
    from tei.report.runner_log import harmless

    report = report_of(found, files, wanted, held)
    for form, path in (*wanted.reports, *([(wanted.form, wanted.output)] if wanted.output else [])):
        made = make(form, report, wanted.verbose)
        if made.left_out:
            click.echo(f"{path}: {made.left_out}", err=True)
        write_atomically(path, made.text.encode("utf-8", "backslashreplace"))
    if wanted.output is None:
        made = make(wanted.form, report, wanted.verbose, has_colour(sys.stdout))
        if made.left_out and wanted.form != "github":
            click.echo(made.left_out, err=True)
        click.echo(harmless(made.text, wanted.form) if os.environ.get("GITHUB_ACTIONS") else made.text, nl=False)


def make(form: str, report: "Report", verbose: bool, colour: bool = False) -> "Made":
    """The report in a format."""
    from tei.report.formats import FORMATTED
    from tei.report.report import Made

    if form == "json":
        from tei.report.json import json

        return Made(f"{json(report.found)}\n")
    if form in FORMATTED:
        return FORMATTED[form](report)
    from tei.report.defects import concise, defects

    def why(code: str) -> str:
        from tei.validate.codes import why

        return why(code, report.language)

    lines = concise(report.found) if form == "concise" else defects(report.found, report.lines, why, colour, verbose)
    return Made("".join(f"{line}\n" for line in lines))


def report_of(
    found: "Sequence[Diagnostic]", files: Sequence[str], wanted: Wanted, held: Mapping[str, bytes]
) -> "Report":
    """What was found with all that the formats asked for say of it."""
    from tei.report.formats import PLAIN
    from tei.report.report import Report
    from tei.validate.file_lines import lines_of, read_lines
    from tei.version import VERSION

    def lines(file: str, numbers: Collection[int]) -> dict[int, str]:
        return lines_of(held[file], numbers) if file in held else read_lines(Path(file), numbers)

    home = root()
    explained = {wanted.form, *(form for form, _ in wanted.reports)} - PLAIN
    return Report(
        tuple(found),
        tuple(files),
        kinds({each.code for each in found}, wanted.language) if explained else {},
        lines,
        home,
        VERSION,
        wanted.language,
        wanted.link or link(),
        tuple(
            str(path)
            for form, path in wanted.reports
            if form not in SHORTENED and Path(path).absolute().is_relative_to(home)
        ),
        wanted.notes,
    )


def kinds(codes: AbstractSet[str], language: str) -> "dict[str, Kind]":
    """What stands behind the codes; reasons in the language where there are words for them."""
    from tei.validate.codes import explanations

    # The rules are imported only where something else than a schema was the judge.
    of_rules = rule_kinds() if not codes <= explanations().keys() else {}
    every = of_rules | {code: kind(each, language) for code, each in explanations().items()}
    return {code: every[code] for code in codes if code in every}


def rule_kinds() -> "dict[str, Kind]":
    """What stands behind the codes of rules, also those of packages, and of all that is no schema."""
    from tei.explain import all_explanations
    from tei.report.report import Kind
    from tei.validate.rules.runner import usable_rules

    known = {code: kind(each, "en") for code, each in all_explanations().items()}
    for code, rule in usable_rules().items():
        why, do = (" ".join(text.split()) for text in (rule.why, rule.fix))
        known[code] = Kind(code, rule.name, begun(rule.title), why, do, rule.bad, rule.good, rule.severity)
    return known


def kind(each: "Explanation", language: str) -> "Kind":
    from tei.report.report import Kind
    from tei.validate.codes import why

    return Kind(each.code, "", begun(each.title), why(each.code, language) or each.why, each.do, each.bad, each.good)


def begun(title: str) -> str:
    """A title as a line of its own begins."""
    return title[:1].upper() + title[1:]


def root() -> str:
    """The folder that platforms see paths from: what a runner says, else that of the repository, else this one."""
    here = Path.cwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        said = os.environ.get(name)
        if said and here.is_relative_to(said):
            return os.path.abspath(said)  # noqa: PTH100
    return str(next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here))


def link() -> str:
    """Where a platform shows the files of the commit that is checked; empty where we do not run on one."""
    github = [os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")]
    gitlab = [os.environ.get(name, "") for name in ("CI_PROJECT_URL", "CI_COMMIT_SHA")]
    if all(github):
        return f"{github[0]}/{github[1]}/blob/{github[2]}"
    return f"{gitlab[0]}/-/blob/{gitlab[1]}" if all(gitlab) else ""
