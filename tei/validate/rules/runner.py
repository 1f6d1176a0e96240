"""Rules run over a file: what they find becomes diagnostics, less what the project or the editor leaves out."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.validate.rules import all_rules
from tei.validate.rules.file import File
from tei.validate.rules.ignoring import UNCLEAR, UNUSED, ignored, suppress
from tei.validate.rules.packages import rules_of
from tei.validate.rules.places import Places, path_of
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import Rule
from tei.validate.rules.settings import DEFAULT, Settings, check_settings, own_packages
from tei.xml.parse import ParsedXml

SOURCE, DECISIONS, EDITION = "source.txt", "edition.toml", "edition.xml"
VERIFIED = {"V001": "lost-text", "V002": "added-text", "V003": "changed-text", "V004": "left-out-text-not-there"}
"""What `tei verify` finds, as rules; it is looked for where the source lies beside the edition."""
INSTRUCTIONS = {UNUSED: "unused-ignore", UNCLEAR: "unclear-instruction"}
SAID_BY_SCHEMA = {
    "X005": {"S004"},
    "X002": {"T001"},
    "X006": {"T001"},
    "X007": {"D003", "L001"},
    "X009": {"I002"},
    "X010": {"P001", "P002", "P004"},
}
"""Codes of the schema, and of the rules that would say the same of the same line."""


@dataclass(frozen=True, slots=True)
class Found:
    """One problem of one file, with its place."""

    rule: Rule
    problem: Problem
    diagnostic: Diagnostic


def usable_rules() -> Mapping[str, Rule]:
    """Our rules, and those of packages that the user's own configuration names.

    Raises:
        TeiError: the configuration names a package that is not there.
    """
    ours = all_rules()
    return {**ours, **rules_of(own_packages(), ours.values())}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a project wants to be looked for."""

    rules: tuple[Rule, ...]
    settings: Settings
    compared: frozenset[str]
    """The codes of differences from the source."""


def choose(settings: Settings = DEFAULT, rules: Mapping[str, Rule] | None = None) -> Choice:
    """The rules that a project wants.

    Args:
        rules: those to choose among; `usable_rules()` if not given.

    Raises:
        TeiError: the settings name no rule.
    """
    usable = usable_rules() if rules is None else rules
    check_settings(settings, {**{code: each.name for code, each in usable.items()}, **VERIFIED, **INSTRUCTIONS})
    return Choice(
        tuple(each for code, each in usable.items() if settings.wants(code, each.name)),
        settings,
        frozenset(code for code, name in VERIFIED.items() if settings.wants(code, name)),
    )


def check_rules(
    parsed: ParsedXml,
    folder: Path | None = None,
    choice: Choice | None = None,
    from_schema: tuple[Diagnostic, ...] = (),
) -> list[Diagnostic]:
    """What the rules find in a file and what the schema does, without what is ignored, in the order of its lines.

    Args:
        parsed: the file.
        folder: where it lies: other files it leads into are looked up, and a source text beside it compared.
        choice: the rules to run; all if not given.
        from_schema: what the schema found; a rule that says the same says nothing.

    Raises:
        TeiError: the source text cannot be read.
    """
    choice = choice or choose()
    file = File(parsed, folder)
    places = Places(file)
    found: list[Diagnostic] = [each.diagnostic for each in find(file, places, choice.rules, choice.settings)]
    if from_schema:
        said = {(each.line, code) for each in from_schema for code in SAID_BY_SCHEMA.get(each.code, ())}
        found = [each for each in found if (each.line, each.code) not in said]
    differences = compared(parsed, folder, choice)
    instructions, unclear = ignored(file, places, parsed.name)
    left = [*from_schema, *found, *(differences or ())]
    if instructions:
        run = {each.code for each in choice.rules} | (choice.compared if differences is not None else set())
        left = suppress(left, instructions, places, run, parsed.name)
    left += unclear
    left = [each for each in left if each.code not in INSTRUCTIONS or choice.settings.wants(each.code)]
    return sorted(left, key=lambda each: (each.line, each.column or 0, each.code))


def find(file: File, places: Places, rules: Sequence[Rule], settings: Settings = DEFAULT) -> list[Found]:
    """What some rules find in a file, rule by rule, with what they offer to do about it."""
    return [
        Found(rule, problem, _diagnostic(rule, problem, file, places, settings))
        for rule in rules
        for problem in rule.check(file)
    ]


def _diagnostic(rule: Rule, problem: Problem, file: File, places: Places, settings: Settings) -> Diagnostic:
    offset = places.of(problem)
    line, column = places.line_and_column(offset)
    return Diagnostic(
        rule.code,
        settings.severity_of(rule.code, rule.name, rule.severity),
        problem.message,
        file.parsed.name,
        line,
        column,
        text=problem.text,
        help=problem.help,
        path=path_of(problem.element if problem.element is not None else places.element_at(offset)),
    )


def compared(parsed: ParsedXml, folder: Path | None, choice: Choice) -> list[Diagnostic] | None:
    """The differences of an edition from the source beside it; None where there is none."""
    if folder is None or not choice.compared or Path(parsed.name).name != EDITION or not (folder / SOURCE).is_file():
        return None
    from tei.grammar.readable import readability
    from tei.text.source import Source
    from tei.validate.verify import verify

    source = Source.read(folder / SOURCE, readability, _encoding(folder / DECISIONS))
    return [
        _graver(each, choice.settings.severity_of(each.code, VERIFIED[each.code], each.severity))
        for each in verify(parsed, source, parsed.name)
        if each.code in choice.compared
    ]


def _encoding(decisions: Path) -> str:
    """The encoding of the source that an edition names."""
    if not decisions.is_file():
        return ""
    try:
        with decisions.open("rb") as file:
            named = tomllib.load(file).get("encoding", "")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TeiError(f"{decisions}: cannot be read: {error}") from None
    return named if isinstance(named, str) else ""


def _graver(diagnostic: Diagnostic, severity: Severity) -> Diagnostic:
    if severity == diagnostic.severity:
        return diagnostic
    return replace(diagnostic, severity=severity)
