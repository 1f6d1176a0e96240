"""The command line: parse, one call, print, exit status.

Results go to standard output, everything else to standard error. Exit status: 0 nothing found, 1 defects found,
2 could not run. Heavy imports stand inside the commands, so that `tei --version` answers at once.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tei.cli_build import build, serve
from tei.cli_diff import diff
from tei.cli_explain import converters, explain
from tei.cli_render import render
from tei.cli_schema import schema
from tei.cli_validate import validate, verify
from tei.errors import TeiError
from tei.terminal import COULD_NOT_RUN, DEFECTS_FOUND, NOTHING_FOUND, has_colour, refuse
from tei.version import VERSION

if TYPE_CHECKING:
    pass

_GARBAGE = 100_000
"""New values after which cycles among them are looked for: a conversion makes a great many values and hardly a cycle,
and looking for them after every 700 takes a tenth of its time."""

Sources = click.Path(path_type=Path)


def main() -> NoReturn:
    """Run the command line and leave the process with its exit status."""
    gc.set_threshold(_GARBAGE)
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
        return refuse(str(error))
    except click.UsageError as error:
        error.show()
        return COULD_NOT_RUN
    except click.ClickException as error:
        return refuse(error.format_message())
    except click.Abort:
        return refuse("stopped; files that were not finished were left as they were")
    except BrokenPipeError:
        # Who read our output has gone, as `head` does; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_RUN
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return refuse(f"{error.filename or 'standard output'}: cannot be written: {error.strerror}")
    return status if isinstance(status, int) else NOTHING_FOUND


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, "-V", "--version", prog_name="tei")
def cli() -> None:
    """Turn plain-text archival sources into TEI P5 editions, check them and publish them."""


for command in (build, serve, validate, verify, diff, render, schema, converters, explain):
    cli.add_command(command)


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=Sources, metavar="SOURCE...")
@click.option("-o", "--output", type=Sources, help="Write the TEI to this file, or into this folder.")
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
    sources: tuple[Path, ...],
    output: Path | None,
    converter: str,
    edition: Path | None,
    encoding: str,
    why: bool,
    keep: bool,
    overwrite: bool,
    as_json: bool,
) -> int:
    """Encode the text in each SOURCE as TEI.

    The TEI goes to standard output or to a file. What was found, and the list of places to review, goes to standard
    error; with --json and -o it goes to standard output. What was changed by hand in the file stays, and what the tool
    now reads better comes in; where both touched the same place nothing is written. With --why the list of what was
    encoded goes to standard output, and the TEI to a file only.

    Each of several sources becomes a file in the folder that -o names, on all cores, with one line of report; what is
    wrong with one does not stop the others.
    """
    if len(sources) > 1:
        if edition or why:
            raise click.UsageError(f"{'--edition' if edition else '--why'} is for one SOURCE")
        if output is None:
            raise click.UsageError(f"{len(sources)} sources; name the folder for their TEI with -o")
        return _convert_each(sources, output, converter, encoding, keep, overwrite, as_json)
    from tei.pipeline import convert_file
    from tei.report.conversion import conversion_json, conversion_text
    from tei.report.updating import updating_text
    from tei.report.why import why_text
    from tei.update import update
    from tei.why import explain_document

    source = sources[0]
    output = output / f"{source.stem}.xml" if output and output.is_dir() else output
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
        for line in conversion_text(str(source), converted.found, converted.review, has_colour(sys.stderr)):
            click.echo(line, err=True)
        for line in updating_text(str(output), updated, has_colour(sys.stderr)) if updated else ():
            click.echo(line, err=True)
    return DEFECTS_FOUND if updated and updated.conflicts else NOTHING_FOUND


def _convert_each(
    sources: tuple[Path, ...],
    folder: Path,
    converter: str,
    encoding: str,
    keep: bool,
    overwrite: bool,
    as_json: bool,
) -> int:
    """Several sources into a folder: 2 where one could not be converted, else 1 where one is in conflict."""
    from tei.batch import convert_files
    from tei.parallel import cores
    from tei.progress import counted
    from tei.report.batch import batch_json, batch_text, outcome_text

    made = convert_files(sources, folder, converter, encoding, overwrite, keep, cores())
    outcomes = []
    for outcome in counted(made, len(set(sources)), "converting"):
        outcomes.append(outcome)
        if not as_json:
            for line in outcome_text(outcome, has_colour(sys.stderr)):
                click.echo(line, err=True)
    if as_json:
        click.echo(batch_json(outcomes))
    else:
        click.echo(batch_text(outcomes), err=True)
    if any(outcome.error for outcome in outcomes):
        return COULD_NOT_RUN
    in_conflict = any(outcome.updated and outcome.updated.conflicts for outcome in outcomes)
    return DEFECTS_FOUND if in_conflict else NOTHING_FOUND
