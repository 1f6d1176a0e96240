"""Elements that hold nothing, and white space that joins or parts words."""

from collections.abc import Iterator

from lxml import etree

from tei.diagnostic import Severity
from tei.validate.rules.file import File, flat, local, words
from tei.validate.rules.problem import Fix, Part, Problem, Strip, Wrap
from tei.validate.rules.rule import rule

FILLED = (
    *("head", "item", "note", "salute", "signed", "dateline", "speaker", "stage", "title", "persName", "placeName"),
    *("orgName", "date", "quote", "q", "hi", "foreign", "ref", "bibl", "seg", "label", "corr", "sic", "p"),
)
"""Elements that say something by what they hold."""
BLANK = " \t\r\n"
STARTS = tuple(BLANK)
SAYING = frozenset(
    (
        *("n", "key", "ref", "target", "source", "corresp", "copyOf", "sameAs", "when", "from", "to", "notBefore"),
        *("notAfter", "facs", "url", "resp"),
    )
)
"""Attributes by which an element says something though it is empty."""
WHOLE_WORDS = ("date", "persName", "placeName", "orgName", "name", "title", "bibl")
"""Elements that hold whole words, so that none goes on before or after them."""
NAMES = tuple(name for name in WHOLE_WORDS if name != "bibl")


@rule("S001", Severity.WARNING)
def empty_element(file: File) -> Iterator[Problem]:
    """An element with nothing in it that should hold words.

    Why:
        It is a gap in the page, mostly left over from moving text; or the text was lost.

    Bad:
        <p>Dear friend,</p><p></p>

    Good:
        <p>Dear friend,</p>

    Fix:
        Take it out, or put in what is missing. What the source itself lacks is a `gap`.
    """
    for element in file.elements(*FILLED):
        text = element.text
        if (text and not text.isspace()) or len(element) or not SAYING.isdisjoint(element.attrib):
            continue
        name, parent = local(element), element.getparent()
        silent = name == "p" and parent is not None and local(parent) == "sp" and len(parent) == 2
        # Where the schema wants a paragraph and there is nothing to say, an empty one is all there can be.
        alone = name == "p" and parent is not None and len(parent) == 1
        if not (silent or alone):
            yield Problem(element, f"`{name}` is empty", "take it out, or put in what is missing")


@rule("S002", Severity.WARNING)
def word_grown_together_with_a_name(file: File) -> Iterator[Problem]:
    """A word that is joined to a name or date beside it, where a blank was lost.

    Why:
        The two are one word in every rendering and search.

    Bad:
        <p>I wrote to<persName>Lind</persName> again.</p>

    Good:
        <p>I wrote to <persName>Lind</persName> again.</p>

    Fix:
        Put the blank back. If the source itself lacks it, suppress the warning with that reason.
    """
    for element in file.elements(*WHOLE_WORDS):
        before, after = before_of(element), element.tail or ""
        if not before[-1:].isalpha() and not after[:1].isalpha():
            continue
        text = flat(element)
        if not text.strip() or file_header(element):
            continue
        if before[-1:].isalpha() and text[:1].isalpha():
            word = f"{before.split()[-1]}{text.split()[0]}"
        elif after[:1].isalpha() and text[-1:].isalpha() and len(after.split()[0].strip(".,;:")) > 3:
            word = f"{text.split()[-1]}{after.split()[0]}"
        else:
            continue
        joined_before = before[-1:].isalpha() and text[:1].isalpha()
        yield Problem(
            element,
            f'`{local(element)}` "{words(element)}" is joined to the word beside it: "{word}"',
            "put the blank back, or leave it where the source has none",
            text=word,
            fix=Fix("put a blank between them", (Part(element, not joined_before),), safe=False),
        )


@rule("S003", Severity.WARNING)
def blank_on_both_sides_of_a_tag(file: File) -> Iterator[Problem]:
    """Two blanks where an element begins or ends, one before its tag and one after it.

    Why:
        Renderings that keep white space show a hole; and the name has a blank in it for every index.

    Bad:
        <p>I wrote to <persName> Lind</persName> again.</p>

    Good:
        <p>I wrote to <persName>Lind</persName> again.</p>

    Fix:
        Take out the blank inside the element.
    """
    for element in file.elements(*NAMES, "hi", "foreign", "ref"):
        text = element.text or ""
        last = (element[-1].tail or "") if len(element) else text
        if not (text.startswith(STARTS) or last.endswith(STARTS)) or not words(element) or file_header(element):
            continue
        before, after = before_of(element), element.tail or ""
        for where, inside, beside in (
            ("begins", text[: len(text) - len(text.lstrip(BLANK))], before[len(before.rstrip(BLANK)) :]),
            ("ends", last[len(last.rstrip(BLANK)) :], after[: len(after) - len(after.lstrip(BLANK))]),
        ):
            # White space with a line end in it is how the file is laid out, and counts as one blank at most.
            if inside and beside and "\n" not in inside + beside and inside != last + text:
                yield Problem(
                    element,
                    f'`{local(element)}` "{words(element)}" {where} with a blank, and another stands beside it',
                    "take out the blank inside the element",
                    fix=Fix("take out the blank inside the element", (Strip(element, where == "ends"),)),
                )


@rule("S004", Severity.WARNING)
def text_directly_in_a_division(file: File) -> Iterator[Problem]:
    """Words that stand in a division beside its paragraphs.

    Why:
        They belong to no paragraph: most renderings lose them or run them together with the next one.

    Bad:
        <div>He left. <p>She stayed.</p></div>

    Good:
        <div><p>He left.</p><p>She stayed.</p></div>

    Fix:
        Put them into a `p`, or into the paragraph they were cut from.
    """
    for element in file.elements("body", "div", "front", "back", "group", "list", "listPerson", "sp"):
        pieces = [element.text, *[child.tail for child in element]]
        if not "".join(filter(None, pieces)).strip():
            continue
        for index, piece in enumerate(pieces):
            if piece and piece.strip():
                shown = " ".join(piece.split())
                offered = None
                if local(element) in ("body", "div") and index < 1 and not piece.strip().startswith("&"):
                    offered = Fix("put them into a `p`", (Wrap(element, index, "p"),), safe=False)
                yield Problem(
                    element,
                    f'the words "{shown[:60]}" stand directly in `{local(element)}`',
                    "put them into a `p`, or into the paragraph they belong to",
                    text=shown,
                    fix=offered,
                )


def before_of(element: etree._Element) -> str:
    """The text directly before an element."""
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def file_header(element: etree._Element) -> bool:
    return any(local(each) == "teiHeader" for each in element.iterancestors())
