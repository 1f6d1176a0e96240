"""The notes of one file, as an index shows them."""

from dataclasses import dataclass

from lxml import etree

from tei.render.marks import is_note, note_labels
from tei.render.words import TEI, XML_LANG, fold, plain_text
from tei.site.reading.places_in_text import Places, cut

LENGTH = 240
"""Characters of a note that its index shows."""


@dataclass(frozen=True, slots=True)
class NoteFact:
    passage: str
    label: str
    """Its sign in the text; empty where it has none."""
    text: str
    """Its beginning."""
    language: str
    by: str
    """Whose note it is: @resp without `#`."""


def read_notes(tree: etree._ElementTree, places: Places) -> tuple[NoteFact, ...]:
    """Notes of the texts, in document order."""
    root = tree.getroot()
    labels = note_labels(root)
    found = {}
    for text in root.iter(f"{TEI}text"):
        for note in filter(is_note, text.iter(f"{TEI}note")):
            words = cut(note_text(note), LENGTH)
            language = next((tag for each in (note, *note.iterancestors()) if (tag := each.get(XML_LANG))), "")
            by = note.get("resp", "").replace("#", "")
            found[note] = NoteFact(places.of(note), labels.get(note, ""), words, language, by)
    return tuple(found.values())


def note_text(note: etree._Element) -> str:
    parts = [note.text or ""]
    for child in note.iterchildren():
        if child.tag != f"{TEI}label" and isinstance(child.tag, str):
            parts.append(plain_text(child))
        parts.append(child.tail or "")
    return fold(" ".join(parts))
