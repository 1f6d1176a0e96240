"""Whether a schema says clearly which attributes are ids (RELAX NG DTD Compatibility, section 5)."""

from collections.abc import Iterator

from tei.validate.engines.relaxng.names import Names
from tei.validate.engines.relaxng.pattern import Pattern, attributes_in, holds_strings
from tei.validate.engines.relaxng.values import id_kind, strings


def is_sound(elements: list[tuple[Names, Pattern]]) -> bool:
    """False where an attribute is an id in one place and not in another that cannot be told apart.

    Args:
        elements: the names and the pattern of each element definition.
    """
    attributes = {attribute for _, pattern in elements for attribute in attributes_in(pattern)}
    ids = {attribute: kind for attribute in attributes if (kind := id_kind(attribute.parts[0]))}
    if any(has_id(attribute.parts[0]) for attribute in attributes - ids.keys()):
        return False
    if any(has_id(leaf) for _, pattern in elements if holds_strings(pattern) for leaf in strings(pattern)):
        return False
    called = frozenset(name for attribute in ids for name in names_of(attribute).listed)
    kinds: dict[tuple[str, str], str] = {}
    for names, pattern in elements:
        for attribute in ids.keys() & set(attributes_in(pattern)):
            if names.wild or names_of(attribute).wild:
                return False
            for pair in pairs(names, names_of(attribute)):
                if kinds.setdefault(pair, ids[attribute]) != ids[attribute]:
                    return False
    near = {each for each in attributes - ids.keys() if names_of(each).wild or names_of(each).listed & called}
    return not any(
        conflicts(kinds, names, names_of(attribute))
        for names, pattern in elements
        for attribute in near & set(attributes_in(pattern))
    )


def names_of(attribute: Pattern) -> Names:
    assert attribute.names is not None
    return attribute.names


def has_id(pattern: Pattern) -> bool:
    return bool(id_kind(pattern)) or any(map(has_id, pattern.parts))


def pairs(elements: Names, attributes: Names) -> Iterator[tuple[str, str]]:
    return ((element, attribute) for element in elements.listed for attribute in attributes.listed)


def conflicts(kinds: dict[tuple[str, str], str], elements: Names, attributes: Names) -> bool:
    """Whether an attribute that is no id can be one that is."""
    if not elements.wild and not attributes.wild:
        return any(pair in kinds for pair in pairs(elements, attributes))
    return any(element in elements and attribute in attributes for element, attribute in kinds)
