"""A citation as CSL-JSON, what citation processors such as Zotero's and pandoc's read; CSL 1.0.2."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tei.render.bibtex import key
from tei.render.citation import Citation, Name, certain_place, creators, remarks
from tei.render.genres import genre
from tei.render.when import When, parts, show

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json]"


def csl_json(citation: Citation) -> str:
    """A JSON array with one item, indented, UTF-8."""
    return json.dumps([csl_item(citation)], ensure_ascii=False, indent=2) + "\n"


def csl_item(citation: Citation) -> dict[str, Json]:
    """The item; variables without a value are left out."""
    held = citation.archive
    item: dict[str, Json] = {
        "id": key(citation),
        "type": genre(citation.kind, bool(citation.shelf_mark)).csl,
        "title": citation.title,
        "genre": citation.kind,
        "author": names(creators(citation)),
        "recipient": names(citation.recipients),
        "interviewer": names(citation.interviewers),
        "translator": names(citation.translators),
        "editor": names(citation.editors),
        "issued": date_variable(citation.written),
        "available-date": date_variable(citation.published),
        "event-place": certain_place(citation),
        "archive": held.text if held else "",
        "archive-place": citation.archive_place,
        "archive_location": citation.shelf_mark,
        "source": next(iter(citation.sources), ""),
        "container-title": citation.collection,
        "publisher": citation.publisher,
        "publisher-place": citation.publisher_place,
        "version": citation.version,
        "language": next(iter(citation.languages), ""),
        "note": "; ".join(remarks(citation)),
        "locator": citation.passage_label,
        "URL": citation.address,
    }
    return {name: value for name, value in item.items() if value}


def names(people: tuple[Name, ...]) -> Json:
    return [name(each) for each in people]


def name(person: Name) -> Json:
    """In parts where the header has them apart, else as it is written: `literal` is not taken apart by a processor."""
    if not person.family:
        return {"literal": person.text}
    return {"family": person.family, "given": person.given} if person.given else {"family": person.family}


def date_variable(when: When | None) -> Json:
    """One date or two, as numbers; `circa` where it is inferred with doubt, or lies between limits."""
    if when is None:
        return ""
    ends = [list(numbers) for end in (when.start, when.end) if (numbers := parts(end))]
    if when.form != "date" and len(ends) == 1:
        return {"literal": show(when)}
    return {"date-parts": ends, "circa": True} if when.uncertain or when.form == "limits" else {"date-parts": ends}
