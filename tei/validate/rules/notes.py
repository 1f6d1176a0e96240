"""Notes and their marks."""

from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Fix, Problem, SetAttribute
from tei.validate.rules.rule import rule
from tei.xml import TEI, XML_ID


def marks(file: File) -> list[etree._Element]:
    return file.once(_marks)


def notes(file: File) -> list[etree._Element]:
    """The notes of the text; those of the header are no notes of a reader's."""
    return file.once(_notes)


def _marks(file: File) -> list[etree._Element]:
    return [each for each in file.elements("ref") if each.get("type") == "noteMark"]


def _notes(file: File) -> list[etree._Element]:
    found = file.elements("note")
    header = {each for header in file.elements("teiHeader") for each in header.iter(f"{TEI}note")} if found else ()
    return [each for each in found if each not in header]


def targets(element: etree._Element) -> list[str]:
    return [part[1:] for part in element.get("target", "").split() if part.startswith("#")]


def lacks_sign(element: etree._Element, file: File) -> bool:
    """Whether a pointer of it is an id without its `#`: P001 says so, and what it leads to is then right."""
    return any(part in file.ids for part in element.get("target", "").split())


@rule("N001", Severity.ERROR)
def mark_and_note_not_linked_both_ways(file: File) -> Iterator[Problem]:
    """A mark that leads to a note which leads back to another mark, or to none.

    Why:
        A reader who follows the mark to the note cannot return to the sentence, or lands in another one.

    Bad:
        <p>He came.<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref></p>
        <note n="1" xml:id="note-1" target="#text"><p>In May.</p></note>

    Good:
        <p>He came.<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>In May.</p></note>

    Fix:
        Write the id of the mark into the note's @target, and the id of the note into that of the mark.
    """
    for mark in marks(file):
        id = mark.get(XML_ID)
        for target in targets(mark):
            note = file.ids.get(target)
            if note is None or local(note) != "note" or id is None or id in targets(note) or lacks_sign(note, file):
                continue
            back = note.get("target", "")
            others = [each for each in targets(note) if each in file.ids and local(file.ids[each]) == "ref"]
            value = " ".join([*(f"#{each}" for each in others), f"#{id}"])
            leads = f'leads to "{back}"' if back else "leads nowhere"
            yield Problem(
                note,
                f'the mark "{words(mark)}" leads to the note "{target}", which {leads}',
                f'write target="{value}" on the note, or correct the mark',
                attribute="target",
                text=back,
                fix=Fix(f'write target="{value}"', (SetAttribute(note, "target", value),), safe=not others),
            )
    for note in notes(file):
        for target in targets(note):
            mark_ = file.ids.get(target)
            id = note.get(XML_ID)
            if mark_ is None or mark_.get("type") != "noteMark" or id is None or id in targets(mark_):
                continue
            if not targets(mark_) and not lacks_sign(mark_, file):
                yield Problem(
                    mark_,
                    f'the note "{id}" leads back to the mark "{words(mark_)}", which leads nowhere',
                    f'write target="#{id}" on the mark',
                    fix=Fix(f'write target="#{id}"', (SetAttribute(mark_, "target", f"#{id}"),)),
                )


@rule("N005", Severity.WARNING)
def mark_that_leads_nowhere(file: File) -> Iterator[Problem]:
    """A mark without a target, while there is a note of its number.

    Why:
        The reader cannot follow it; the note looks as if it belonged to nothing.

    Bad:
        <p>He came.<ref type="noteMark" n="1" xml:id="mark-1">1</ref></p>
        <note n="1" xml:id="note-1"><p>In May.</p></note>

    Good:
        <p>He came.<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>In May.</p></note>

    Fix:
        Link the two: @target of the mark to the id of the note, and the other way round.
    """
    free: dict[str, list[etree._Element]] = {}
    for note in notes(file):
        if "target" not in note.attrib and note.get("n") and note.get(XML_ID):
            free.setdefault(note.get("n", ""), []).append(note)
    loose = [mark for mark in marks(file) if "target" not in mark.attrib]
    for mark in loose:
        candidates = free.get(mark.get("n", ""), [])
        if not candidates:
            continue
        fix = None
        id, first = mark.get(XML_ID), candidates[0].get(XML_ID, "")
        alone = [each for each in loose if each.get("n") == mark.get("n")] == [mark]
        if len(candidates) == 1 and alone and id:
            both = SetAttribute(mark, "target", f"#{first}"), SetAttribute(candidates[0], "target", f"#{id}")
            fix = Fix("link the mark and the note", both, safe=False)
        yield Problem(
            mark,
            f'the mark "{words(mark)}" leads nowhere; there is a note with its number, "{first}"',
            f'write target="#{first}", if that note is meant',
            fix=fix,
        )


@rule("N003", Severity.WARNING)
def note_number_not_that_of_its_mark(file: File) -> Iterator[Problem]:
    """A note that is numbered otherwise than the mark it belongs to.

    Why:
        On paper and in a plain text only the numbers join the two, and they join what does not belong together.

    Bad:
        <p>He came.<ref type="noteMark" n="2" xml:id="mark-1" target="#note-1">2</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><label>1</label><p>In May.</p></note>

    Good:
        <p>He came.<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><label>1</label><p>In May.</p></note>

    Fix:
        Find out which note the mark means, and correct @target or the number.
    """
    for mark in marks(file):
        for target in targets(mark):
            note = file.ids.get(target)
            if note is None or local(note) != "note":
                continue
            one, other = mark.get("n"), note.get("n")
            if one and other and one != other:
                yield Problem(
                    mark,
                    f'the mark "{one}" leads to the note with the number "{other}"',
                    "find out which note is meant, and correct @target or @n",
                    attribute="target",
                    text=mark.get("target", ""),
                )
            shown = words(mark).strip("[]()*†‡.")
            if (
                one
                and shown
                and shown.translate(SUPERSCRIPTS) != one
                and one.isdigit()
                and shown.translate(SUPERSCRIPTS).isdigit()
            ):
                yield Problem(
                    mark,
                    f'the mark reads "{words(mark)}", its @n "{one}"',
                    "correct the one of the two that is wrong; the source decides",
                    attribute="n",
                    text=one,
                )


@rule("N006", Severity.WARNING)
def mark_without_its_type_or_number(file: File) -> Iterator[Problem]:
    """A mark of a note that lacks the @type or the @n that all other marks of the file have.

    Why:
        Programs know marks by these; this one they pass over, and its note looks as if it belonged to nothing.

    Bad:
        <p>He came,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref> and
        left.<ref n="2" xml:id="mark-2" target="#note-2">2</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>In May.</p></note>
        <note n="2" xml:id="note-2" target="#mark-2"><p>In June.</p></note>

    Good:
        <p>He came,<ref type="noteMark" n="1" xml:id="mark-1" target="#note-1">1</ref> and
        left.<ref type="noteMark" n="2" xml:id="mark-2" target="#note-2">2</ref></p>
        <note n="1" xml:id="note-1" target="#mark-1"><p>In May.</p></note>
        <note n="2" xml:id="note-2" target="#mark-2"><p>In June.</p></note>

    Fix:
        Add what the others have.
    """
    all_marks = marks(file)
    if not all_marks:
        return
    unnumbered = [each for each in all_marks if not each.get("n")]
    if len(unnumbered) == 1 and len(all_marks) > 1:
        (mark,) = unnumbered
        yield Problem(mark, f'the mark "{words(mark)}" has no @n; all others have', "add @n")
    for note in notes(file):
        for target in targets(note):
            led_to = file.ids.get(target)
            if led_to is not None and local(led_to) == "ref" and led_to.get("type") is None:
                message = f'the note leads back to the mark "{words(led_to)}", which has no type="noteMark"'
                yield Problem(led_to, message, 'add type="noteMark", as the others have it')


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
