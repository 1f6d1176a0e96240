"""A whole site, written into a folder."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tei.output import write_atomically
from tei.site.around import around_files
from tei.site.assets import asset_files
from tei.site.document import document_files
from tei.site.entry import SiteEntry, check_names
from tei.site.facts import read_facts
from tei.site.file import SiteFile
from tei.site.settings import USUAL, SiteSettings
from tei.xml.parse import parse


def build_site(entries: Sequence[SiteEntry], out: Path, settings: SiteSettings = USUAL) -> None:
    """Write the files of every edition, those around them, and `assets/`.

    The pages open from a disk, need no script and no network, and are the same for the same input. Each file appears
    whole or not at all; the start page comes last. Files of editions that are no longer given stay.

    Raises:
        ValueError: a name that is no plain file name, that the site needs itself, or that two editions share.
        TeiError: a TEI file cannot be read, or a file not be written.
    """
    check_names(entries)
    write(asset_files(), out)
    facts = []
    for entry in entries:
        tree = parse(entry.path).tree
        write(document_files(tree, entry, settings), out)
        facts.append(read_facts(tree, entry))
    write(around_files(facts, settings), out)


def write(files: Iterable[SiteFile], out: Path) -> None:
    for each in files:
        path = out / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, each.content)
