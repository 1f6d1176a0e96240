"""The command that makes reading editions."""

from pathlib import Path
from typing import Literal

import click

from tei.terminal import NOTHING_FOUND


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "form", type=click.Choice(["html", "txt", "epub"]), required=True, help="The format to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file, or into this folder.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["de", "en", "fr", "ru"]),
    default="en",
    show_default=True,
    help="Of page and book: the language of the words around the text.",
)
@click.option("--width", type=click.IntRange(min=0), default=72, show_default=True, help="Of text; 0 does not wrap.")
@click.option("--notes", type=click.Choice(["end", "below"]), default="end", help="Of text: where its notes stand.")
@click.option("--apparatus", is_flag=True, help="Of text: list corrections and inferred dates at its end.")
@click.option("--no-header", is_flag=True, help="Of text: no title, date and sources above it.")
@click.option(
    "--view", type=click.Choice(["reading", "source"]), default="reading", help="Of text: as corrected or found."
)
def render(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    language: str,
    width: int,
    notes: Literal["end", "below"],
    apparatus: bool,
    no_header: bool,
    view: Literal["reading", "source"],
) -> int:
    """Make a reading edition of TEI files: a page, a plain text or a book.

    One page or text goes to standard output. With -o, or for several files, or as a book, each is written beside its
    TEI or into a folder.
    """
    from tei.editions import render_files
    from tei.render import TextForm
    from tei.validate import expand

    text_form = TextForm(width or None, notes, apparatus, not no_header, view)
    for text in render_files(expand(paths), form, output, text_form, language):
        click.echo(text, nl=False)
    return NOTHING_FOUND
