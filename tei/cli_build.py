"""The commands that publish: all editions of a project as a site."""

import sys
from pathlib import Path

import click

from tei.terminal import COULD_NOT_RUN, DEFECTS_FOUND, NOTHING_FOUND, has_colour, refuse

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
    from tei.report.building import building_text

    built = build_editions(folder, output, overwrite, keep, jobs or cores(), fresh)
    for line in building_text(built, has_colour(sys.stdout)):
        click.echo(line)
    for error in built.errors:
        refuse(error)
    if built.errors:
        return COULD_NOT_RUN
    wrong = any(each.severity == "error" for edition in built.editions for each in edition.defects)
    return DEFECTS_FOUND if wrong else NOTHING_FOUND
