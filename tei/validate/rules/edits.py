"""What a fix changes, as edits of the file's characters: all else stays byte for byte as it was."""

from collections.abc import Iterator

from lxml import etree

from tei.validate.rules.places import Places
from tei.validate.rules.problem import (
    Change,
    Fix,
    Part,
    RemoveAttribute,
    Rename,
    RenameAttribute,
    Replace,
    SetAttribute,
    Strip,
    Wrap,
)
from tei.xml.tags import Edit, Tags, attributes, escaped, name_ranges


def edits(fix: Fix, places: Places) -> list[Edit]:
    """The edits of a fix, in their order; those at one place are made one."""
    found: dict[tuple[int, int], str] = {}
    for change in fix.changes:
        for each in _edits(change, places):
            key = each.start, each.end
            # Two attributes that are new on one element are put in at one place; equal edits of others are the same.
            found[key] = found.get(key, "") + each.text if each.start == each.end else each.text
    return [Edit(start, end, text) for (start, end), text in sorted(found.items())]


def _edits(change: Change, places: Places) -> Iterator[Edit]:
    text = places.text
    if isinstance(change, Replace):
        yield Edit(change.start, change.end, change.text)
        return
    tags = places.tags[change.element]
    match change:
        case SetAttribute(_, name, value):
            there = attributes(text, tags.start)
            if name in there:
                yield Edit(*there[name][1], escaped(value))
            else:
                end = max([name_ranges(text, tags)[0][1], *(whole[1] for whole, _ in there.values())])
                yield Edit(end, end, f' {name}="{escaped(value)}"')
        case RenameAttribute(_, name, new):
            (start, end), _ = attributes(text, tags.start)[name]
            start = end - len(text[start:end].lstrip())
            yield Edit(start, start + len(name), new)
        case RemoveAttribute(_, name):
            whole, _ = attributes(text, tags.start)[name]
            yield Edit(*whole, "")
        case Rename(_, name):
            for place in name_ranges(text, tags):
                yield Edit(*place, _prefix(text, tags) + name)
        case Strip(_, at_end):
            yield from _strip(text, tags, at_end)
        case Part(_, after):
            beside = tags.whole[1 if after else 0]
            yield Edit(beside, beside, " ")
        case Wrap(_, index, name):
            start, end = tags.gap(index)
            inside = text[start:end]
            start += len(inside) - len(inside.lstrip())
            end -= len(inside) - len(inside.rstrip())
            whole_name = _prefix(text, tags) + name
            yield Edit(start, start, f"<{whole_name}>")
            yield Edit(end, end, f"</{whole_name}>")


def _strip(text: str, tags: Tags, at_end: bool) -> Iterator[Edit]:
    start, end = tags.gap(len(tags.nodes) if at_end else 0)
    inside = text[start:end]
    if at_end:
        start += len(inside.rstrip(" \t\r\n"))
    else:
        end -= len(inside.lstrip(" \t\r\n"))
    if start < end:
        yield Edit(start, end, "")


def _prefix(text: str, tags: Tags) -> str:
    """The prefix of a name with its colon, as written."""
    place = name_ranges(text, tags)[0]
    prefix, colon, _ = text[slice(*place)].rpartition(":")
    return prefix + colon


def changes_words(fix: Fix) -> bool:
    """Whether a fix puts other characters into the text, and is not only about tags and blanks."""
    return any(isinstance(change, Replace) for change in fix.changes)


def letters(root: etree._Element) -> str:
    """All text of a file without white space: what no safe fix changes."""
    return "".join(str(root.xpath("string()")).split())
