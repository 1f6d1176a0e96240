"""One edition, converted and checked; or, where nothing of it changed, as it was when it was."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tei.diagnostic import Diagnostic
from tei.edition import NO_EDITION, Edition, read_edition
from tei.errors import ChangedByHandError
from tei.kept.look import Look
from tei.pipeline import Converted, convert, read_source
from tei.project.folders import DECISIONS, SOURCE, TEI_FILE, EditionFolder
from tei.project.inputs import Inputs
from tei.render.summary import summary
from tei.schema.catalog import CATALOG
from tei.update import Update, update
from tei.validate import check_by_schema
from tei.validate.verify import verify
from tei.xml.parse import parse

if TYPE_CHECKING:
    from tei.schema.ruling import Governing

FROM_ELSEWHERE = "from elsewhere"
AGAIN = {"new": "unchanged", "changed": "unchanged", "merged": "edited by hand"}
"""What the state of an edition is when nothing changed since."""


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    name: str
    kind: str
    title: str
    state: str
    """`new`, `changed`, `unchanged`, `merged`, `edited by hand` (nothing new for it), `conflict`: left as it is; or
    `from elsewhere`: TEI without a source text."""
    defects: tuple[Diagnostic, ...]
    """Conflicts of changes by hand with what the tool reads now, defects of the schema, and of the text."""
    review: int | None
    """How many places are doubtful; None where the TEI is from elsewhere."""


@dataclass(frozen=True, slots=True)
class Record:
    """An edition as it was left, and what it was made of."""

    source: Look
    decisions: Look
    tei: Look
    """As it was after the edition was built."""
    common: str
    """Fingerprint of the tool and of what else decides about every edition."""
    schemas: tuple[str, ...]
    """Files of the schemas that ruled, where the TEI names them."""
    schemas_digest: str
    encoding: str
    """Of the source, where the editor names it."""
    settled: bool
    """Not where a schema was missing, which may be there the next time."""
    built: BuiltEdition


def kept(folder: EditionFolder, known: Record | None, inputs: Inputs) -> Record | None:
    """What is known of an edition, if nothing that decides about it has changed.

    Raises:
        TeiError: a file of it cannot be read.
    """
    if known is None or not known.settled or known.common != inputs.common or inputs.wants(known.built.state):
        return None
    source, decisions = folder.look(SOURCE, known.source), folder.look(DECISIONS, known.decisions)
    tei = folder.look(TEI_FILE, known.tei)
    before = known.source.digest, known.decisions.digest, known.tei.digest
    if before != (source.digest, decisions.digest, tei.digest):
        return None
    if known.schemas and known.schemas_digest != inputs.schemas_digest(known.schemas):
        return None
    built = _now(known.built, folder)
    if built is known.built and (source, decisions, tei) == (known.source, known.decisions, known.tei):
        return known
    return replace(known, source=source, decisions=decisions, tei=tei, built=built)


def _now(built: BuiltEdition, folder: EditionFolder) -> BuiltEdition:
    """The outcome as it would be now: nothing was new, and the files may be called by another path."""
    here = f"{folder.path}{os.sep}"
    if built.state not in AGAIN and all(each.file.startswith(here) for each in built.defects):
        return built
    names = {path.name: str(path) for path in (folder.source, folder.decisions, folder.tei)}
    defects = tuple(replace(each, file=names.get(Path(each.file).name, each.file)) for each in built.defects)
    return replace(built, state=AGAIN.get(built.state, built.state), defects=defects)


def build_edition(folder: EditionFolder, inputs: Inputs) -> Record:
    """Convert and check an edition, or check one from elsewhere.

    Raises:
        TeiError: a file of it cannot be read or written.
    """
    source, decisions = folder.look(SOURCE), folder.look(DECISIONS)
    edition = read_edition(folder.decisions) if decisions.digest else NO_EDITION
    if folder.has_source:
        tei, built, governing = _convert(folder, edition, inputs)
    else:
        tei, built, governing = _take(folder)
    rulings = (*governing.grammars, *governing.schematron)
    schemas = tuple(str(ruling.path) for ruling in rulings if str(ruling.path) != inputs.usual)
    if schemas:
        schemas = (*schemas, str(folder.path / CATALOG))
    known = inputs.schemas_digest(schemas) if schemas else ""
    settled = not governing.unresolved
    return Record(source, decisions, tei, inputs.common, schemas, known, edition.encoding, settled, built)


def _convert(folder: EditionFolder, edition: Edition, inputs: Inputs) -> tuple[Look, BuiltEdition, "Governing"]:
    source = read_source(folder.source, edition.encoding)
    converted = convert(source, edition)
    updated = _update(folder.tei, converted, inputs)
    tei = folder.look(TEI_FILE)
    (checked,) = check_by_schema([folder.tei])
    defects = (*updated.conflicts, *checked.found, *verify(parse(folder.tei), source, str(folder.tei)))
    found = converted.found[0]
    review = len(converted.review)
    return tei, BuiltEdition(folder.name, found.kind, found.title, updated.state, defects, review), checked.governing


def _take(folder: EditionFolder) -> tuple[Look, BuiltEdition, "Governing"]:
    """An edition as it is: the tool did not make it, and has nothing to compare it with."""
    tei = folder.look(TEI_FILE)
    found = summary(parse(folder.tei).tree)
    (checked,) = check_by_schema([folder.tei])
    built = BuiltEdition(folder.name, found.kind, found.title, FROM_ELSEWHERE, tuple(checked.found), None)
    return tei, built, checked.governing


def _update(path: Path, converted: Converted, inputs: Inputs) -> Update:
    try:
        return update(path, converted.xml, converted.source, inputs.overwrite, inputs.keep)
    except ChangedByHandError:
        # An edition that was never ours, or is no longer, is published as it is.
        return Update("edited by hand")
