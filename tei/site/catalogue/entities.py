"""People and places of all editions: what one record, key or name joins is one entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tei.site.facts import DocumentFacts
from tei.site.reading.identity import folded_name
from tei.site.reading.people import PersonFact
from tei.site.reading.places import PlaceFact
from tei.site.slugs import slugs
from tei.site.sorting import name_key, sort_key, split_name

NAMESAKES = 50
"""People of one surname that are compared with each other, at most."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one document says of a person or place."""

    document: str
    """Its name."""
    roles: tuple[str, ...]
    spoke: tuple[str, ...]
    mentioned: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entity:
    slug: str
    name: str
    """The name that most documents use."""
    others: tuple[str, ...]
    """Other names it has."""
    authorities: tuple[str, ...]
    notes: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    """In the order of the documents."""
    related: tuple[str, ...]
    """Slugs of entries that may be the same, by their names alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a place of one document."""

    document: str
    name: str
    variants: tuple[str, ...]
    authorities: tuple[str, ...]
    key: str
    note: str
    roles: tuple[str, ...]
    spoke: tuple[str, ...]
    mentioned: tuple[tuple[str, str], ...]


def group_people(documents: Sequence[DocumentFacts]) -> tuple[Entity, ...]:
    found = [named(each.name, person, person.spoke) for each in documents for person in each.people]
    return with_related(make_entities(found, name_key))


def group_places(documents: Sequence[DocumentFacts]) -> tuple[Entity, ...]:
    found = [named(each.name, place, ()) for each in documents for place in each.places]
    return make_entities(found, sort_key)


def named(document: str, fact: PersonFact | PlaceFact, spoke: tuple[str, ...]) -> Named:
    variants = fact.variants if isinstance(fact, PersonFact) else ()
    return Named(
        document, fact.name, variants, fact.authorities, fact.key, fact.note, fact.roles, spoke, fact.mentioned
    )


def make_entities(found: Sequence[Named], order: Callable[[str], tuple[int, str, str]]) -> tuple[Entity, ...]:
    groups = [entity(group) for group in grouped(found)]
    groups.sort(key=lambda each: (order(each.name), each.authorities, each.occurrences[0].document))
    made = slugs(each.name for each in groups)
    return tuple(
        Entity(slug, each.name, each.others, each.authorities, each.notes, each.occurrences, ())
        for slug, each in zip(made, groups, strict=True)
    )


def grouped(found: Sequence[Named]) -> Iterable[list[Named]]:
    """Who shares a record or a key; somebody with neither joins those of his name where they are all one."""
    leaders: dict[str, str] = {}

    def leader(handle: str) -> str:
        while (above := leaders.setdefault(handle, handle)) != handle:
            handle = above
        return handle

    names: dict[str, set[str]] = {}
    for each in found:
        own = handles(each)
        for handle in own[1:]:
            leaders[leader(handle)] = leader(own[0])
    for each in found:
        if own := handles(each):
            names.setdefault(folded_name(each.name), set()).add(leader(own[0]))
    groups: dict[str, list[Named]] = {}
    for each in found:
        own = handles(each)
        same = names.get(folded_name(each.name), set())
        if own:
            group = leader(own[0])
        elif len(same) == 1:
            group = next(iter(same))
        else:
            group = f"name:{folded_name(each.name)}"
        groups.setdefault(group, []).append(each)
    return groups.values()


def handles(each: Named) -> list[str]:
    records = [record(link) for link in each.authorities]
    return [*records, f"key:{each.key}"] if each.key else records


def record(link: str) -> str:
    """A web address without what does not change where it leads."""
    parts = urlsplit(link)
    return f"{parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}#{parts.fragment}"


def entity(group: list[Named]) -> Entity:
    counted: dict[str, int] = {}
    for each in group:
        counted[each.name] = counted.get(each.name, 0) + 1
    names = sorted(counted, key=lambda name: (-counted[name], sort_key(name)))
    variants = {variant for each in group for variant in each.variants} - set(names)
    links = {record(link): link for each in reversed(group) for link in each.authorities}
    together: dict[str, list[Named]] = {}
    for each in group:
        together.setdefault(each.document, []).append(each)
    return Entity(
        slug="",
        name=names[0],
        others=tuple(dict.fromkeys((*names[1:], *sorted(variants, key=sort_key)))),
        authorities=tuple(sorted(links.values())),
        notes=tuple(dict.fromkeys(each.note for each in group if each.note)),
        occurrences=tuple(occurrence(document, same) for document, same in together.items()),
        related=(),
    )


def occurrence(document: str, same: list[Named]) -> Occurrence:
    return Occurrence(
        document,
        roles=tuple(dict.fromkeys(role for each in same for role in each.roles)),
        spoke=tuple(dict.fromkeys(passage for each in same for passage in each.spoke)),
        mentioned=tuple({passage: (passage, words) for each in same for passage, words in each.mentioned}.values()),
    )


def with_related(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Point from each person to those whose name may be a shorter form: `J. V. Stalin`, `Joseph Stalin`."""
    by_surname: dict[str, list[Entity]] = {}
    for each in entities:
        by_surname.setdefault(folded_name(split_name(each.name)[1]), []).append(each)
    return tuple(
        Entity(
            each.slug,
            each.name,
            each.others,
            each.authorities,
            each.notes,
            each.occurrences,
            tuple(
                other.slug
                for other in by_surname[folded_name(split_name(each.name)[1])][:NAMESAKES]
                if other is not each and may_be_one(each.name, other.name)
            ),
        )
        for each in entities
    )


def may_be_one(one: str, other: str) -> bool:
    """Whether two names with one surname have no first name that speaks against it."""
    firsts = (given(one), given(other))
    if not all(firsts):
        return True
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(*firsts, strict=False))


def given(name: str) -> list[str]:
    before, _, after = split_name(name)
    return folded_name(before or after).split()
