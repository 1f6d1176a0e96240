"""The archives of all editions as trees: archive, fond, inventory, file, and the documents in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from tei.site.facts import DocumentFacts
from tei.site.reading.holdings import HoldingFact
from tei.site.slugs import slugs
from tei.site.sorting import natural_key, sort_key


@dataclass(frozen=True, slots=True)
class Held:
    document: str
    """Its name."""
    holding: HoldingFact


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file, or whatever the last step of a shelf mark is."""

    steps: tuple[tuple[str, str], ...]
    """Kind and number, from the archive down; empty for what has no more than the archive's name."""
    own: tuple[Held, ...]
    """Documents that lie there, in their order."""
    cited: tuple[Held, ...]
    """Places in the texts that name it."""


@dataclass(frozen=True, slots=True)
class Archive:
    slug: str
    key: str
    name: str
    """Empty where no document says it."""
    place: str
    authority: str
    files: tuple[ArchiveFile, ...]
    """By their numbers."""

    @property
    def documents(self) -> int:
        """How many documents lie in it."""
        return len({held.document for file in self.files for held in file.own})

    @property
    def citations(self) -> int:
        return sum(len(file.cited) for file in self.files)


def group_archives(documents: Sequence[DocumentFacts]) -> tuple[Archive, ...]:
    """By key, in alphabetical order. A citation at the foot of the document it is about is the document's own."""
    found: dict[str, list[Held]] = {}
    for each in documents:
        for holding in each.holdings:
            found.setdefault(holding.key, []).append(Held(each.name, holding))
    keys = sorted(found, key=sort_key)
    return tuple(archive(slug, key, found[key]) for slug, key in zip(slugs(keys), keys, strict=True))


def archive(slug: str, key: str, held: list[Held]) -> Archive:
    files: dict[tuple[tuple[str, str], ...], list[Held]] = {}
    for each in held:
        files.setdefault(each.holding.steps, []).append(each)
    ordered = sorted(files, key=lambda steps: [(kind, natural_key(number)) for kind, number in steps])
    return Archive(
        slug=slug,
        key=key,
        name=next((each.holding.name for each in held if each.holding.name), ""),
        place=next((each.holding.place for each in held if each.holding.place), ""),
        authority=next((each.holding.authority for each in held if each.holding.authority), ""),
        files=tuple(archive_file(steps, files[steps]) for steps in ordered),
    )


def archive_file(steps: tuple[tuple[str, str], ...], held: list[Held]) -> ArchiveFile:
    own = tuple(each for each in held if each.holding.own)
    there = {each.document for each in own}
    cited = tuple(each for each in held if not each.holding.own and each.document not in there)
    return ArchiveFile(steps, tuple({each.document: each for each in own}.values()), cited)
