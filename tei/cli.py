"""The command line: parse, one call, print, exit status.

Results go to standard output, everything else to standard error. Exit status: 0 nothing found, 1 defects found,
2 could not run. Heavy imports stand inside the commands, so that `tei --version` answers at once.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from tei.errors import TeiError
from tei.version import VERSION

if TYPE_CHECKING:
    from tei.diagnostic import Diagnostic

NOTHING_FOUND, DEFECTS_FOUND, COULD_NOT_RUN = 0, 1, 2

Sources = click.Path(path_type=Path)


def main() -> NoReturn:
    """Run the command line and leave the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit status of one call; what cannot be carried out is one line on standard error."""
    try:
        status = cli.main(arguments, prog_name="tei", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:
        # click leaves this way when whoever read our output has gone, as `head` does.
        return COULD_NOT_RUN
    except TeiError as error:
        return _refuse(str(error))
    except click.UsageError as error:
        error.show()
        return COULD_NOT_RUN
    except click.ClickException as error:
        return _refuse(error.format_message())
    except click.Abort:
        return _refuse("stopped; files that were not finished were left as they were")
    except BrokenPipeError:
        # Who read our output has gone, as `head` does; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _refuse(f"{error.filename or 'standard output'}: cannot be written: {error.strerror}")
    return status if isinstance(status, int) else NOTHING_FOUND


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, "-V", "--version", prog_name="tei")
def cli() -> None:
    """Turn plain-text archival sources into TEI P5 editions, check them and publish them."""


@cli.command()
@click.argument("source", type=Sources)
@click.option("-o", "--output", type=Sources, help="Write the TEI to this file instead of standard output.")
@click.option("--converter", default="", metavar="NAME", help="The kind of document; see `tei converters`.")
@click.option("--edition", type=Sources, metavar="FILE", help="An edition.toml with an editor's decisions.")
@click.option(
    "--encoding", default="", metavar="NAME", help="The encoding of SOURCE, such as cp1251; else it is found."
)
@click.option("--why", is_flag=True, help="List each thing encoded with its place and rule, to standard output.")
@click.option("--keep", is_flag=True, help="Where you and the tool changed the same place, take what you have.")
@click.option("--overwrite", is_flag=True, help="Replace the output even if it was changed by hand.")
@click.option("--json", "as_json", is_flag=True, help="Report for machines instead of for people.")
def convert(
    source: Path,
    output: Path | None,
    converter: str,
    edition: Path | None,
    encoding: str,
    why: bool,
    keep: bool,
    overwrite: bool,
    as_json: bool,
) -> int:
    """Encode the text in SOURCE as TEI.

    The TEI goes to standard output or to a file. What was found, and the list of places to review, goes to standard
    error; with --json and -o it goes to standard output. What was changed by hand in the file stays, and what the tool
    now reads better comes in; where both touched the same place nothing is written. With --why the list of what was
    encoded goes to standard output, and the TEI to a file only.
    """
    from tei.pipeline import convert_file
    from tei.report.conversion import conversion_json, conversion_text
    from tei.report.updating import updating_text
    from tei.report.why import why_text
    from tei.update import update
    from tei.why import explain_document

    converted = convert_file(source, edition, converter, encoding)
    updated = update(output, converted.xml, converted.source, overwrite, keep) if output else None
    if output is None and not why:
        sys.stdout.buffer.write(converted.xml)
        sys.stdout.flush()
    kinds = [found.reasons for found in converted.found]
    reasons = explain_document(converted.document, converted.source, kinds) if why else None
    if as_json:
        report = conversion_json(
            str(source), converted.found, converted.review, updated, reasons, converted.source.place
        )
        click.echo(report, err=output is None and not why)
    else:
        for line in why_text(reasons or (), converted.source.place):
            click.echo(line)
        for line in conversion_text(str(source), converted.found, converted.review, _colour(sys.stderr)):
            click.echo(line, err=True)
        for line in updating_text(str(output), updated, _colour(sys.stderr)) if updated else ():
            click.echo(line, err=True)
    return DEFECTS_FOUND if updated and updated.conflicts else NOTHING_FOUND


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", type=Sources, metavar="FILE", help="A .rng or .xsd file; our own profile when not given.")
@click.option("--rules/--no-rules", default=True, help="Also find what a schema cannot say; on if not given.")
@click.option("--fix", is_flag=True, help="First put right in the files what is safe to put right.")
@click.option("--unsafe", is_flag=True, help="With --fix: also what somebody has to look at afterwards.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report for machines instead of for people.")
def validate(
    paths: tuple[str, ...], schema: Path | None, rules: bool, fix: bool, unsafe: bool, diff: bool, as_json: bool
) -> int:
    """Check TEI files against the schema of editions, or another, and by rules.

    PATH is a file, a folder, or a pattern such as "editions/*/edition.xml". The status is 1 where there is an error;
    warnings alone do not change it.
    """
    from tei.progress import shown
    from tei.validate import expand
    from tei.validate.checking import check_files, difference, errors_in, fix_files

    if unsafe and not (fix or diff):
        raise click.UsageError("--unsafe goes with --fix or --diff")
    files = expand(paths)
    if diff:
        changes = [difference(fixed) for fixed in fix_files(files, unsafe, write=False)]
        click.echo("".join(changes), nl=False)
        return DEFECTS_FOUND if any(changes) else NOTHING_FOUND
    for fixed in fix_files(files, unsafe) if fix else ():
        if fixed.made:
            click.echo(f"{fixed.name}: {_count(len(fixed.made), 'place')} put right", err=True)
    each_file = shown(files, "validating")
    found = [each for file in each_file for checked in check_files([file], schema, rules) for each in checked]
    _report(found, as_json, f"{_count(len(files), 'file')} checked")
    return DEFECTS_FOUND if errors_in(found) else NOTHING_FOUND


@cli.command()
@click.argument("edition", type=Sources)
@click.option("--source", type=Sources, metavar="FILE", help="The source text; source.txt beside the TEI if not given.")
@click.option("--json", "as_json", is_flag=True, help="Report for machines instead of for people.")
def verify(edition: Path, source: Path | None, as_json: bool) -> int:
    """Prove that nothing is lost: compare the text of EDITION with its source.

    EDITION is a TEI file, or the folder of an edition. Corrections are undone and what was left out is put back;
    what then is missing, added or changed is named with its line.
    """
    from tei.editions import verify_edition

    found = verify_edition(edition, source)
    _report(found, as_json, f"{edition}: the text is that of its source, letter by letter")
    return DEFECTS_FOUND if found else NOTHING_FOUND


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "form", type=click.Choice(["html", "txt"]), required=True, help="The format to write.")
@click.option("-o", "--output", type=Sources, help="Write to this file, or into this folder.")
@click.option("--width", type=click.IntRange(min=0), default=72, show_default=True, help="Of text; 0 does not wrap.")
def render(paths: tuple[str, ...], form: str, output: Path | None, width: int) -> int:
    """Make a reading edition of TEI files: a page or a plain text.

    One file goes to standard output. With -o, or for several files, each is written beside its TEI or into a folder.
    """
    from tei.editions import render_files
    from tei.validate import expand

    for text in render_files(expand(paths), form, output, width or None):
        click.echo(text, nl=False)
    return NOTHING_FOUND


@cli.command()
@click.argument("folder", type=Sources, default=".")
@click.option("-o", "--output", type=Sources, default=None, help="The folder to write; `build` beside the editions.")
@click.option("--keep", is_flag=True, help="Where you and the tool changed the same place, take what you have.")
@click.option("--overwrite", is_flag=True, help="Replace even what was changed by hand.")
def build(folder: Path, output: Path | None, keep: bool, overwrite: bool) -> int:
    """Convert, check and publish all editions below DIR.

    Every folder in `editions/` that has a source.txt is converted with its edition.toml, validated, compared with
    its source and rendered. What was changed by hand in an edition.xml stays; what the tool now reads better comes in.
    """
    from tei.editions import build_editions
    from tei.report.building import building_text

    built = build_editions(folder, output, overwrite, keep)
    for line in building_text(built, _colour(sys.stdout)):
        click.echo(line)
    return DEFECTS_FOUND if any(edition.defects for edition in built.editions) else NOTHING_FOUND


@cli.command()
def converters() -> int:
    """List the kinds of document that can be read."""
    from tei.convert.registry import all_converters

    for name, converter in all_converters().items():
        click.echo(f"{name:14}{converter.summary}")
    return NOTHING_FOUND


@cli.command()
@click.argument("code")
def explain(code: str) -> int:
    """Explain a CODE that a message names, such as X003 or R011."""
    from tei.explain import explanation_text

    click.echo(explanation_text(code))
    return NOTHING_FOUND


def _report(found: "Iterable[Diagnostic]", as_json: bool, all_well: str) -> None:
    from tei.report.json import json
    from tei.report.text import text

    diagnostics = list(found)
    if as_json:
        click.echo(json(diagnostics))
        return
    for line in text(diagnostics, _colour(sys.stdout)):
        click.echo(line)
    click.echo(_found(diagnostics) or all_well, err=True)


def _found(diagnostics: "list[Diagnostic]") -> str:
    warnings = sum(each.severity == "warning" for each in diagnostics)
    counts = ((len(diagnostics) - warnings, "defect"), (warnings, "warning"))
    said = " and ".join(_count(number, noun) for number, noun in counts if number)
    return f"{said} found" if said else ""


def _colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _refuse(message: str) -> int:
    click.echo(f"tei: {message}", err=True)
    return COULD_NOT_RUN
