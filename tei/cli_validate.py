"""The commands that check: files against their schemas, editions against their sources."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.terminal import DEFECTS_FOUND, NOTHING_FOUND, count

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic
    from tei.validate.governed import Options
    from tei.validate.validator import Checked

Files = click.Path(path_type=Path)
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "html", "markdown")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--schema", type=Files, metavar="FILE", help="A .rng, .rnc, .xsd or .sch file; else what a file names.")
@click.option("--catalog", type=Files, metavar="FILE", help="An XML catalog, in place of the repository's catalog.xml.")
@click.option(
    "--engine", type=click.Choice(["own", "lxml", "jing"]), default="own", help="Who judges by a RELAX NG schema."
)
@click.option("--no-schematron", is_flag=True, help="Leave aside the Schematron rules inside a RELAX NG schema.")
@click.option("--no-rules", is_flag=True, help="Leave aside the rules that find what a schema cannot say.")
@click.option(
    "--changed", is_flag=False, flag_value="", metavar="[BASE]", help="Only what a branch changed since it left BASE."
)
@click.option("--baseline", type=Files, metavar="FILE", help="Do not show the known defects that FILE lists.")
@click.option("--update-baseline", is_flag=True, help="Take off the baseline what is fixed.")
@click.option("--write-baseline", is_flag=True, help="Take all that is found as known, and write the baseline.")
@click.option("--watch", "watched", is_flag=True, help="Go on, and check again what changes.")
@click.option("--fix", is_flag=True, help="First put right in the files what is safe to put right.")
@click.option("--unsafe", is_flag=True, help="With --fix: also what somebody has to look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="How to report; text is some lines for each defect, concise one.",
)
@click.option("-o", "--output", type=Files, metavar="FILE", help="Write the report to this file.")
@click.option("--report", "more", multiple=True, metavar="FORMAT=FILE", help="Also report in this format to this file.")
@click.option("--link-base", default="", metavar="URL", help="Where the files can be looked at; else as CI says.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--lang", "language", type=click.Choice(["en", "de", "fr", "ru"]), default="en", help="Of the messages.")
@click.option("--verbose", is_flag=True, help="List all that could stand at a place.")
@click.option(
    "--stdin", "name", is_flag=False, flag_value="<stdin>", metavar="[NAME]", help="Check standard input, called NAME."
)
def validate(
    paths: tuple[str, ...],
    schema: Path | None,
    catalog: Path | None,
    engine: str,
    no_schematron: bool,
    no_rules: bool,
    changed: str | None,
    baseline: Path | None,
    update_baseline: bool,
    write_baseline: bool,
    watched: bool,
    fix: bool,
    unsafe: bool,
    diff: bool,
    form: str,
    output: Path | None,
    more: tuple[str, ...],
    link_base: str,
    as_json: bool,
    language: str,
    verbose: bool,
    name: str | None,
) -> int:
    """Check TEI files against the schema they name, the schema of editions, or another.

    PATH is a file, a folder, or a pattern such as "editions/*/edition.xml". What a file names in xml-model is looked
    up in the catalog, the lock file and the store of `tei schema`; nothing is fetched. The status is 1 where there is
    an error; warnings alone do not change it.
    """
    from tei.cli_baseline import changes_of, keep_new, known_defects
    from tei.cli_report import Wanted, reports_of, show
    from tei.cli_selection import meant, select
    from tei.cli_watch import watch
    from tei.report.schemas import ruled_text
    from tei.validate import Options, expand

    paths, changed = meant(paths, changed)
    if bool(paths) == (name is not None):
        raise click.UsageError("give files to check, or --stdin")
    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe goes with --fix or --diff")
    if name is not None and (fix or diff or changed is not None):
        raise click.UsageError("--changed, --fix and --diff are for files")
    if watched and (fix or diff or update_baseline or write_baseline or output or more or name is not None):
        raise click.UsageError("--watch only shows what is found in files; call for what is to be written without it")
    if watched and (as_json or form not in ("text", "concise")):
        raise click.UsageError("--watch shows text or concise lines")
    if link_base and not link_base.startswith(("https://", "http://")):
        raise click.UsageError("--link-base is an address that begins with https:// or http://")
    known = known_defects(baseline, update_baseline, write_baseline, name is None and not diff)
    wanted = Wanted("json" if as_json else form, output, reports_of(more, output), language, verbose, link_base)
    options = Options(schema, catalog, engine, language, not no_schematron)
    rules = not no_rules
    asked = partial(was_asked, rules=rules, schematron=not no_schematron)
    data = sys.stdin.buffer.read() if name is not None else b""
    files: list[Path] = []
    notes: tuple[str, ...] = ()
    if name is not None:
        names = [name]
        checked = [check_data(data, name, options, rules)]
        summary = f"{name} checked"
    else:
        from tei.progress import counted

        selected = select(paths, changed, [each for each in (schema, catalog) if each])
        files, notes = selected.files, selected.notes
        if known and selected.base:
            notes += changes_of(known, selected.base)
        note(notes)
        names = list(map(str, files))
        if diff:
            return show_difference(files, unsafe)
        if watched:
            check_again = partial(check, options=options, rules=rules)

            def show_again(found: "list[Diagnostic]", some: Sequence[Path]) -> "list[Diagnostic]":
                left, said_of_known = keep_new(found, some, known, asked) if known else (found, ())
                note(said_of_known)
                show(left, list(map(str, some)), wanted)
                return left

            return watch(lambda: expand(paths), files, check_again, show_again, said, schema)
        if fix:
            put_right(files, unsafe)
        checked = list(counted(check(files, options, rules), len(files), "validating"))
        summary = f"{count(len(files), 'file')} checked"
    # What of a schema could not be checked is the same for every file, and is said once.
    found = list(dict.fromkeys(defect for each in checked for defect in each.found))
    if known:
        found, said_of_known = keep_new(found, files, known, asked)
        note(said_of_known)
        notes += said_of_known
    wanted = replace(wanted, notes=notes)
    show(found, names, wanted, {name: data} if name is not None else {})
    say(found, summary)
    for line in ruled_text(each.governing for each in checked):
        click.echo(line, err=True)
    return DEFECTS_FOUND if any(each.severity == "error" for each in found) else NOTHING_FOUND


def check(files: Sequence[Path], options: "Options", rules: bool) -> "Iterator[Checked]":
    """What is found in each of the files, by rules too or by their schemas alone."""
    if not rules:
        from tei.validate import check_by_schema

        return check_by_schema(files, options)
    from tei.validate.checking import check_files

    return check_files(files, options)


def check_data(data: bytes, name: str, options: "Options", rules: bool) -> "Checked":
    """The same for the bytes of a file that is called so."""
    if not rules:
        from tei.validate import check_bytes

        return check_bytes(data, name, options)
    from tei.validate.checking import check_file_data

    return check_file_data(data, name, options)


def was_asked(code: str, rules: bool, schematron: bool) -> bool:
    """Whether what has this code was looked for."""
    return schematron or not code.startswith("X03") if code.startswith("X") else rules


def put_right(files: Sequence[Path], unsafe: bool) -> None:
    """Put right what can be, and say in which files."""
    from tei.validate.checking import fix_files

    for fixed in fix_files(files, unsafe):
        if fixed.made:
            click.echo(f"{fixed.name}: {count(len(fixed.made), 'place')} put right", err=True)


def show_difference(files: Sequence[Path], unsafe: bool) -> int:
    """Print what would be put right, as a unified difference."""
    from tei.validate.checking import fix_files
    from tei.validate.rules.fixing import difference

    changes = [difference(fixed) for fixed in fix_files(files, unsafe, write=False)]
    click.echo("".join(changes), nl=False)
    return DEFECTS_FOUND if any(changes) else NOTHING_FOUND


@click.command()
@click.argument("edition", type=Files)
@click.option("--source", type=Files, metavar="FILE", help="The source text; source.txt beside the TEI if not given.")
@click.option("--json", "as_json", is_flag=True, help="Report for machines instead of for people.")
def verify(edition: Path, source: Path | None, as_json: bool) -> int:
    """Prove that nothing is lost: compare the text of EDITION with its source.

    EDITION is a TEI file, or the folder of an edition. Corrections are undone and what was left out is put back;
    what then is missing, added or changed is named with its line.
    """
    from tei.cli_report import Wanted, show
    from tei.editions import verify_edition

    found = verify_edition(edition, source)
    show(found, [], Wanted("json" if as_json else "text"))
    say(found, f"{edition}: the text is that of its source, letter by letter")
    return DEFECTS_FOUND if found else NOTHING_FOUND


def note(notes: Sequence[str]) -> None:
    """Say what belongs to a check beside what was found."""
    from tei.report.text import visible

    for line in notes:
        click.echo(visible(line), err=True)


def say(found: "Sequence[Diagnostic]", all_well: str) -> None:
    click.echo(f"{said(found)} found" if said(found) else all_well, err=True)


def said(found: "Sequence[Diagnostic]") -> str:
    """How many defects and warnings there are; empty where there are none."""
    numbers = [sum(each.severity == severity for each in found) for severity in ("error", "warning")]
    return " and ".join(
        count(number, noun) for number, noun in zip(numbers, ("defect", "warning"), strict=True) if number
    )
