"""Archives that an edition adds to the table."""

from dataclasses import replace
from types import MappingProxyType

from tei.edition import Edition, EditionArchive
from tei.grammar.archives import Archive, archives


def edition_archives(edition: Edition) -> tuple[Archive, ...]:
    """The archives of `edition.toml` by which more shelf marks are recognised than by the table alone.

    One that the table knows keeps its grammar and takes the further names; any other may have shelf marks of any kind.
    Those that only say more of a known archive, such as a link, are not among them: reading then takes no longer.
    """
    found = (_archive(decided) for decided in edition.archives)
    return tuple(archive for archive in found if archive is not None)


def _archive(decided: EditionArchive) -> Archive | None:
    known = archives().get(decided.key)
    labels = tuple(filter(None, (decided.name, *decided.labels)))
    if known is None:
        names = MappingProxyType({"": decided.name} if decided.name else {})
        short = (decided.key, *labels)
        return Archive(decided.key, names, short, country=decided.country, place=decided.place, kind="any")
    more = replace(known, short=(*known.short, *labels))
    return more if more.forms != known.forms else None
