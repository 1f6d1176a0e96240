"""The commands that publish: all editions of a project as a site."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei.terminal import COULD_NOT_RUN, DEFECTS_FOUND, NOTHING_FOUND, has_colour, refuse

if TYPE_CHECKING:
    from tei.project import Built

Sources = click.Path(path_type=Path)


@click.command()
@click.argument("folder", type=Sources, default=".")
@click.option("-o", "--output", type=Sources, default=None, help="The folder to write; `build` beside the editions.")
@click.option("--keep", is_flag=True, help="Where you and the tool changed the same place, take what you have.")
@click.option("--overwrite", is_flag=True, help="Replace even what was changed by hand.")
@click.option("--fresh", is_flag=True, help="Build everything again, also what did not change.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Editions at once; as many as cores.")
def build(folder: Path, output: Path | None, keep: bool, overwrite: bool, fresh: bool, jobs: int | None) -> int:
    """Convert, check and publish all editions below DIR.

    Every folder in `editions/` that has a source.txt is converted with its edition.toml, validated, compared with
    its source and rendered, on all cores; one that has only an edition.xml is validated and rendered. What was changed
    by hand in an edition.xml stays; what the tool now reads better comes in. An edition that cannot be built does not
    stop the others, and stays in the site as it was. What did not change since the last time is not built again.
    """
    from tei.parallel import cores
    from tei.project import build_editions

    built = build_editions(folder, output, overwrite, keep, jobs or cores(), fresh)
    tell(built)
    if built.errors:
        return COULD_NOT_RUN
    wrong = any(each.severity == "error" for edition in built.editions for each in edition.defects)
    return DEFECTS_FOUND if wrong else NOTHING_FOUND


def tell(built: "Built") -> None:
    """Say what was built, and on standard error what could not be."""
    from tei.report.building import building_text

    for line in building_text(built, has_colour(sys.stdout)):
        click.echo(line)
    for error in built.errors:
        refuse(error)


@click.command()
@click.argument("folder", type=Sources, default=".")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@click.option("--open", "open_page", is_flag=True, help="Open the start page in the browser.")
def serve(folder: Path, port: int, open_page: bool) -> int:
    """Build the site of DIR and show it in the browser, again after every change.

    Only this machine can see it. A change of an edition, the theme or site.toml is built at once and the page
    reloaded; what the schema, the rules and the comparison with the source find stands beside the passage it
    concerns. The pages in build/ have none of this. Ctrl-C ends it.
    """
    import webbrowser

    from tei.parallel import cores
    from tei.project import Built
    from tei.serve.run import builds, running

    try:
        with running(folder, port) as served:
            for number, outcome in enumerate(builds(served, cores())):
                if isinstance(outcome, Built):
                    tell(outcome)
                else:
                    refuse(str(outcome))
                if not number:
                    click.echo(f"serving {served.address}, until Ctrl-C")
                    if open_page:
                        webbrowser.open(served.address)
                sys.stdout.flush()
    except KeyboardInterrupt:
        click.echo(err=True)
    return NOTHING_FOUND
