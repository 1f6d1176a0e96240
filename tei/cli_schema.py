"""The commands of `tei schema`: which schemas are kept on this machine, and bringing others."""

from pathlib import Path

import click

Files = click.Path(path_type=Path)


@click.group()
def schema() -> None:
    """Keep the schemas that files are checked with.

    They are kept by name and version in your data folder, and recorded with their SHA-256 in tei-schemas.lock, which a
    repository commits. Only `tei schema install` uses the network.
    """


@schema.command("list")
def list_schemas() -> int:
    """List the schemas that are kept, and those the lock file names."""
    from tei.report.schemas import list_text
    from tei.schema.project import project_of
    from tei.schema.store import entries, store_folder

    lines = list(list_text(entries(), project_of(Path.cwd()).locked))
    for line in lines:
        click.echo(line)
    click.echo(
        f"kept in {store_folder()}" if lines else "no schema is kept; `tei schema install tei_all@4.9.0`", err=True
    )
    return 0


@schema.command()
@click.argument("what", metavar="NAME|FILE")
@click.option("--catalog", type=Files, metavar="FILE", help="An XML catalog, in place of the repository's catalog.xml.")
def show(what: str, catalog: Path | None) -> int:
    """Show a schema that is kept, as NAME or NAME@VERSION; or which schema governs a FILE, and why."""
    from tei.report.schemas import entry_text, governing_text
    from tei.schema.governing import governing_schema
    from tei.schema.project import project_of
    from tei.schema.store import named, verified

    if Path(what).is_file():
        for line in governing_text(governing_schema(Path(what), None, catalog)):
            click.echo(line)
        return 0
    entry = named(what)
    project = project_of(Path.cwd())
    for line in entry_text(entry, verified(entry), project.lock if entry in project.locked else None):
        click.echo(line)
    return 0


@schema.command()
@click.argument("labels", nargs=-1, metavar="[NAME@VERSION]...")
@click.option("--from", "base", default="", metavar="URL", help="Where the releases are; the TEI's Vault if not given.")
@click.option("--lock", type=Files, metavar="FILE", help="The lock file; that of the repository if not given.")
@click.option("--no-lock", is_flag=True, help="Do not compare with a lock file, and do not write one.")
def install(labels: tuple[str, ...], base: str, lock: Path | None, no_lock: bool) -> int:
    """Fetch schemas of TEI releases; without a name, all that the lock file names.

    A name is one of the TEI's own schemas (tei_all, tei_lite, tei_simplePrint; tei_all.xsd) or p5subset, the source of
    P5. What was broken off goes on where it stopped. What is not as the lock file says is not installed.
    """
    from tei.progress import received
    from tei.report.schemas import installed_text
    from tei.schema.install import install, install_locked
    from tei.schema.lock import LOCK
    from tei.schema.project import lock_to_write

    file = None if no_lock else lock or lock_to_write(Path.cwd())
    if labels:
        for label in labels:
            click.echo(installed_text(install(label, base, file, received(f"fetching {label}"))))
        return 0
    for done in install_locked(file or Path(LOCK), base, received("fetching")):
        click.echo(installed_text(done))
    return 0


@schema.command()
@click.argument("file", type=Files)
@click.option("--name", default="", help="Its name; that of the file if not given.")
@click.option("--version", default="", help="Its version; else that of TEI it names, or one made of its SHA-256.")
@click.option("--uri", "uris", multiple=True, metavar="URL", help="An address by which files name it in xml-model.")
@click.option("--lock", type=Files, metavar="FILE", help="The lock file; that of the repository if not given.")
@click.option("--no-lock", is_flag=True, help="Do not compare with a lock file, and do not write one.")
def add(file: Path, name: str, version: str, uris: tuple[str, ...], lock: Path | None, no_lock: bool) -> int:
    """Keep a copy of the schema FILE, and of the files it includes."""
    from tei.report.schemas import installed_text
    from tei.schema.install import add
    from tei.schema.project import lock_to_write

    target = None if no_lock else lock or lock_to_write(Path.cwd())
    click.echo(installed_text(add(file, name, version, uris, target)))
    return 0
