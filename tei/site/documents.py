"""The files of many editions: those that changed are made again, on all cores; the others are as they were."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from tei.errors import TeiError
from tei.kept.file import from_kept, kept_bytes
from tei.kept.look import NOTHING, Look, digest, look
from tei.parallel import in_order
from tei.site.document import document_files
from tei.site.entry import SiteEntry
from tei.site.facts import DocumentFacts, read_facts
from tei.site.file import SiteFile
from tei.site.settings import SiteSettings
from tei.site.staging import Present, stage, write
from tei.site.state import Document, Output, facts_path
from tei.xml.parse import parse


@dataclass(frozen=True, slots=True)
class Job:
    """One edition to make the files of."""

    entry: SiteEntry
    tei: Look
    source: Look
    key: str
    there: Mapping[str, Output]
    """Its files that lie in the site as they were written."""


def find_job(entry: SiteEntry, known: Document, common: str, present: Present) -> Job | Document:
    """What is to be done for an edition; or what is known of it, where nothing is.

    Raises:
        TeiError: a file of it cannot be read.
    """
    tei = look(entry.path, known.tei)
    source = look(entry.source, known.source) if entry.source else NOTHING
    key = digest(common, entry.name, tei.digest, source.digest, entry.encoding, str(entry.review))
    there = {each.path: each for each in known.outputs if present.has(each)}
    if key == known.key and len(there) == len(known.outputs):
        if (tei, source) == (known.tei, known.source):
            return known
        return Document(known.name, tei, source, key, known.outputs, known.facts)
    return Job(entry, tei, source, key, there)


def make_documents(
    jobs: Sequence[Job], settings: SiteSettings, staged: Path, processes: int
) -> Iterator[tuple[str, Document | TeiError]]:
    """The name of each edition and what was made of it, in their order; or why nothing could be."""
    by_path: dict[Path, list[Job]] = {}
    for job in jobs:
        by_path.setdefault(job.entry.path, []).append(job)
    work = partial(make_each, by_path, settings, staged)
    for found in in_order(work, list(by_path), processes):
        yield from found


def make_each(
    jobs: Mapping[Path, list[Job]], settings: SiteSettings, staged: Path, path: Path
) -> list[tuple[str, Document | TeiError]]:
    """What is made of a TEI file; several editions may be of one."""
    return [(job.entry.name, attempt(lambda job=job: make(job, settings, staged))) for job in jobs[path]]  # type: ignore[misc]


def attempt(work: Callable[[], Document]) -> Document | TeiError:
    try:
        return work()
    except TeiError as error:
        return TeiError(str(error))  # one with more than its words cannot be sent from process to process


def make(job: Job, settings: SiteSettings, staged: Path) -> Document:
    """Write the files of an edition and its facts, where they differ from those there are.

    Raises:
        TeiError: its TEI cannot be read or shown, or a file not be written.
    """
    entry = job.entry
    tree = parse(entry.path).tree
    try:
        outputs = tuple(stage(document_files(tree, entry, settings), staged, job.there))
    except etree.XSLTError as error:
        raise TeiError(f"{entry.path}: cannot be made a page: {error}") from None
    except RecursionError:
        raise TeiError(f"{entry.path}: its elements stand too deep in one another to be shown") from None
    facts = kept_bytes(read_facts(tree, entry))
    write(SiteFile(facts_path(entry.name), facts), staged, "")
    return Document(entry.name, job.tei, job.source, job.key, outputs, digest(facts))


def load_facts(documents: Iterable[Document], staged: Path, out: Path) -> Iterator[DocumentFacts | Document]:
    """The facts of each edition, as they were kept now or earlier; the edition itself where they are damaged."""
    for each in documents:
        try:
            data = find(facts_path(each.name), staged, out)
            yield from_kept(data, DocumentFacts) if digest(data) == each.facts else each
        except (OSError, ValueError):
            yield each


def find(path: str, staged: Path, out: Path) -> bytes:
    try:
        return (staged / path).read_bytes()
    except FileNotFoundError:
        return (out / path).read_bytes()
