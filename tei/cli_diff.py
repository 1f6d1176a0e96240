"""The command that tells what changed between two versions of TEI files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.terminal import COULD_NOT_RUN, DEFECTS_FOUND, NOTHING_FOUND, has_colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.diff.result import FileDifference
    from tei.report.diff_sections import Extent

_PATHS = "tei.diff.paths"
"""Where the words after `--` are kept while the rest of the command line is read."""


class _WithPaths(click.Command):
    """A command that tells the words before `--` from those after it, which are paths in any case."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--" in args:
            place = args.index("--")
            ctx.meta[_PATHS] = tuple(args[place + 1 :])
            args = args[:place]
        return super().parse_args(ctx, args)


@click.command(cls=_WithPaths)
@click.argument("versions", nargs=-1, metavar="[OLD] [NEW] [-- PATH...]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    help="Lines, a comment for a pull request, a page, or JSON.",
)
@click.option(
    "--only",
    type=click.Choice(["text", "markup", "metadata"]),
    multiple=True,
    help="Tell only what changed in this; may be repeated.",
)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=40,
    show_default=True,
    help="Characters of unchanged text shown beside a change.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1000),
    default=60_000,
    show_default=True,
    help="Bytes of Markdown; what is cut is said.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.pass_context
def diff(
    ctx: click.Context,
    versions: tuple[str, ...],
    form: str,
    only: tuple[str, ...],
    context: int,
    limit: int,
    output: Path | None,
) -> int:
    """Tell what changed between two versions of TEI files: in text, in markup, in metadata.

    OLD and NEW are two files, two folders, or two git revisions. With one revision, what is in the folder now is
    compared with it, and without any with the last commit; REV1..REV2 and REV1...REV2 are understood as git does.
    PATH leaves all other files aside.

    The status is 0 where the TEI is the same, whatever its layout, 1 where it differs, 2 where something could not be
    compared.
    """
    from tei.diff.result import Status
    from tei.report.diff_counts import PARTS
    from tei.report.diff_sections import Extent

    extent = Extent(tuple(part for part in PARTS if part in only) or PARTS, context)
    found = compared(versions, ctx.meta.get(_PATHS))
    files = list(found)
    text = written(files, form, extent, limit, has_colour(sys.stdout) and output is None)
    if output:
        from tei.output import write_atomically

        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    else:
        click.echo(text, nl=False)
    say(files)
    if any(each.status is Status.FAILED for each in files):
        return COULD_NOT_RUN
    return DEFECTS_FOUND if any(is_told(each, extent.only) for each in files) else NOTHING_FOUND


def compared(versions: tuple[str, ...], paths: tuple[str, ...] | None) -> "Iterator[FileDifference]":
    """The differences of what the command line names: revisions and paths, or two files or folders."""
    from tei.diff import compare_files, compare_revisions

    revisions, named = versions, paths or ()
    if paths is None:
        number = next((place for place, each in enumerate(versions) if Path(each).exists()), len(versions))
        revisions, named = versions[:number], versions[number:]
        if not revisions and len(named) == 2:
            return compare_files(Path(named[0]), Path(named[1]))
        if lost := next((each for each in named if not Path(each).exists()), None):
            raise click.UsageError(f'there is no file or folder "{lost}"')
    if len(revisions) > 2:
        raise click.UsageError("give two revisions at most; paths come behind --")
    old, new = (*revisions, None, None)[:2]
    if old:
        check_repository(old)
    return compare_revisions(old or "HEAD", new, named)


def check_repository(revision: str) -> None:
    """Refuse what is no file where it cannot be a revision either; whoever mistyped a file looks for no repository."""
    from tei.errors import TeiError
    from tei.git import repository

    try:
        repository(Path())
    except TeiError as error:
        raise TeiError(f'there is no file or folder "{revision}"; it is no revision either: {error}') from None


def written(files: "Sequence[FileDifference]", form: str, extent: "Extent", limit: int, colour: bool) -> str:
    """The differences in a format, whole lines."""
    if form == "json":
        from tei.report.diff_json import diff_json

        return diff_json(files) + "\n"
    if form == "markdown":
        from tei.report.diff_markdown import diff_markdown

        return diff_markdown(files, extent, limit)
    if form == "html":
        from tei.report.diff_html import diff_html

        return diff_html(files, extent)
    from tei.report.diff_text import diff_text

    return "".join(f"{line}\n" for each in files for line in diff_text(each, extent, colour))


def say(files: "Sequence[FileDifference]") -> None:
    from tei.report.diff_counts import totals

    if len(files) != 1:
        click.echo(totals(files) if files else "no TEI file differs", err=True)


def is_told(file: "FileDifference", only: tuple[str, ...]) -> bool:
    """Whether a file differs in what was asked for."""
    found = file.difference
    parts = {"text": (*found.text, *found.readings), "markup": found.markup, "metadata": found.metadata}
    return bool(not found.changes and file.is_different) or any(parts[part] for part in only)
