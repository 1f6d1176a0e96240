"""The signs of notes and of their marks in plain text, and where each note goes."""

from collections.abc import Iterator

from lxml import etree

from tei.render.elements import CONTAINERS, local_name
from tei.render.words import TEI, XML_ID, plain_text


def is_note(element: etree._Element) -> bool:
    """Whether this is an annotation, which goes to the end, and not a line about the source."""
    return element.tag == f"{TEI}note" and element.get("type") != "source-line"


def stands_in_place(note: etree._Element) -> bool:
    """Whether the source has the note among other notes, so that it stays there."""
    return any(is_notes_division(parent) for parent in note.iterancestors(f"{TEI}div"))


def is_notes_division(element: etree._Element) -> bool:
    return element.tag == f"{TEI}div" and element.get("type") == "notes"


def moved_notes(text: etree._Element) -> Iterator[etree._Element]:
    """Notes in the running text of this `text`, not of one inside it."""
    for note in text.iter(f"{TEI}note"):
        if is_note(note) and not stands_in_place(note) and next(note.iterancestors(f"{TEI}text"), None) in (text, None):
            yield note


def note_labels(root: etree._Element) -> dict[etree._Element, str]:
    """The sign of every note that has a mark, and of every mark.

    It is the one of the source where it is the only one in its text; in a text where signs come twice (numbering that
    begins anew on each page) or are missing, all notes are numbered through.
    """
    notes: dict[etree._Element | None, list[etree._Element]] = {}
    for note in filter(is_note, root.iter(f"{TEI}note")):
        notes.setdefault(next(note.iterancestors(f"{TEI}text"), None), []).append(note)
    leads_to = noted(root)
    labels: dict[etree._Element, str] = {}
    renumbered: set[etree._Element | None] = set()
    with_mark = set(leads_to.values())
    for text, found in notes.items():
        signed = [note for note in found if note in with_mark or leaves_sign(note)]
        signs = [note.get("n") or printed_label(note) for note in signed]
        if len(set(signs)) < len(signs) or not all(signs):
            signs = [str(number) for number in range(1, len(signs) + 1)]
            renumbered.add(text)
        labels |= dict(zip(signed, signs, strict=True))
        labels |= {
            note: sign for note in found if note not in labels and (sign := note.get("n") or printed_label(note))
        }
    for mark in note_marks(root):
        own = mark.get("n") or bare(plain_text(mark))
        if mark in leads_to:
            labels[mark] = labels[leads_to[mark]]
        elif next(mark.iterancestors(f"{TEI}text"), None) in renumbered:
            labels[mark] = f"{own}, without note"
        else:
            labels[mark] = own
    return labels


def note_marks(root: etree._Element) -> Iterator[etree._Element]:
    return (ref for ref in root.iter(f"{TEI}ref") if ref.get("type") == "noteMark")


def noted(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """The note that each mark leads to; of two notes with one id the first."""
    ids: dict[str, etree._Element] = {}
    for note in filter(is_note, root.iter(f"{TEI}note")):
        ids.setdefault(note.get(XML_ID, ""), note)
    ids.pop("", None)
    targets = ((mark, ids.get(mark.get("target", "").removeprefix("#"))) for mark in note_marks(root))
    return {mark: note for mark, note in targets if note is not None}


def leaves_sign(note: etree._Element) -> bool:
    """Whether a note without a mark gets one where it stands: inside running text, and not about the whole text."""
    parent = note.getparent()
    in_running_text = parent is not None and local_name(parent) not in CONTAINERS
    return in_running_text and not stands_in_place(note) and note.get("target", "") != "#text"


def printed_label(note: etree._Element) -> str:
    label = next(note.iterchildren(f"{TEI}label"), None)
    return "" if label is None else bare(plain_text(label))


def bare(label: str) -> str:
    """`1` for `[1]`, `1.` and `1)`."""
    return label.strip("[]().: ")


def names_mark(note: etree._Element) -> bool:
    """Whether the note says which mark in the text it belongs to."""
    return note.get("target", "").startswith("#") and note.get("target") != "#text"


def home_of_notes(text: etree._Element) -> etree._Element | None:
    """The division of notes in the back matter, which takes up the notes of the running text too."""
    return next(filter(is_notes_division, text.iterfind(f"{TEI}back/{TEI}div")), None)
