"""`encodingDesc`: what was done to the text, and by what."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tei.edition import Edition
from tei.model import (
    Correction,
    Date,
    Document,
    Hyphen,
    Inline,
    LineBreak,
    Mark,
    Milestone,
    Quote,
)
from tei.text.blocks import layout
from tei.text.source import Source
from tei.version import VERSION
from tei.walk import contents, nested, pieces
from tei.xml.build import element

_LAYOUTS = {
    "lines": "Each line of the source is a block of the text.",
    "wrapped": "Lines that the source breaks at a measure were joined to paragraphs; "
    "line ends inside them are not recorded.",
    "interleaved": "The source has an empty line after every printed line, as PDF extraction leaves it; the lines were "
    "joined to paragraphs by their length and the white space after them.",
}
_LOOK_ALIKES = (
    ("\u02b9", "U+02B9", "apostrophe"),
    ("\u02bc", "U+02BC", "apostrophe"),
    ("\u2032", "U+2032", "apostrophe"),
    ("\u00b4", "U+00B4", "apostrophe"),
    ("\u2010", "U+2010", "hyphen"),
    ("\u2011", "U+2011", "hyphen"),
    ("\u00ad", "U+00AD", "hyphen"),
    ("\u00a0", "U+00A0", "blank"),
    ("\u202f", "U+202F", "blank"),
    ("\u2009", "U+2009", "blank"),
)
"""Characters that look like a common one; finders take them for it."""


def encode_encoding(document: Document, source: Source, edition: Edition) -> etree._Element:
    """The `encodingDesc`."""
    project = edition.project or "Encoded from a plain text file. The encoder's review list names the places to check."
    kinds = dict.fromkeys(part.kind for part in document.parts)
    categories = (
        element("category", element("catDesc", kind), attributes={"xml:id": f"kind-{kind}"}) for kind in kinds
    )
    return element(
        "encodingDesc",
        element("projectDesc", element("p", project)),
        _editorial(document, source),
        element("classDecl", element("taxonomy", *categories, attributes={"xml:id": "kinds"})),
        _tool(),
    )


def _editorial(document: Document, source: Source) -> etree._Element:
    found = [piece for part in document.parts for content in contents(part) for piece in pieces(content)]
    return element(
        "editorialDecl",
        _correction(document, found, source),
        element("normalization", *(element("p", text) for text in _normalization(document, source))),
        element(
            "quotation",
            element("p", "Quotation marks stand in the text as the source has them."),
            attributes={"marks": "all"},
        ),
        element("hyphenation", element("p", _hyphenation(found)), attributes={"eol": "some"}),
        element("interpretation", element("p", _interpretation(found))),
    )


def _correction(document: Document, found: list[Inline], source: Source) -> etree._Element:
    items = [_item(piece, source) for piece in found if isinstance(piece, Correction)]
    items += [
        _plain_item(piece.span.start, f"a page ends here ({piece.cert}); {piece.reason}", source)
        for piece in found
        if isinstance(piece, Milestone)
    ]
    items += [
        _plain_item(
            quote.content[0].content[0].span.start, f"taken for a quotation ({quote.cert}); {quote.reason}", source
        )
        for quote in nested(block for part in document.parts for block in (*part.blocks, *part.notes))
        if isinstance(quote, Quote) and quote.cert
    ]
    if not items:
        return element("correction", element("p", "Nothing was corrected."), attributes={"method": "markup"})
    said = element(
        "p", "Readings of the source stand in sic or orig; what they should be stands beside them, with its certainty."
    )
    return element("correction", said, element("p", element("list", *items)), attributes={"method": "markup"})


def _plain_item(offset: int, text: str, source: Source) -> etree._Element:
    return element("item", f"line {source.line(offset)}: {text}")


def _item(piece: Correction, source: Source) -> etree._Element:
    words = " ".join(source.slice(piece.span).split())
    place = element("ref", f"line {source.line(piece.span.start)}", attributes={"target": f"#{piece.id}"})
    what = {
        "corr": f"“{words}” corrected to “{piece.corr}”",
        "reg": f"“{words}” regularised to “{piece.corr}”",
        "gap": f"“{words}” taken for an omission",
        "supplied": f"“{piece.corr}” supplied",
    }[piece.kind]
    return element("item", place, f": {what} ({piece.cert}); {piece.reason}")


def _normalization(document: Document, source: Source) -> Iterator[str]:
    yield (
        "The text is that of the source, letter by letter; white space is not. Several blanks and line ends "
        "between words count as one."
    )
    yield _LAYOUTS[layout(source)]
    if source.line_ends != "\n":
        yield "Line ends of the source (CR LF or CR) were made LF."
    if source.encoding != "utf-8":
        yield f"The source was in {source.encoding}."
    if source.replaced:
        named = Counter(f"U+{one.code:04X}" for one in source.replaced)
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(named.items()))
        yield f"Characters that XML forbids stand as their pictures (U+0001 as U+2401, others as U+FFFD): {listed}."
    if odd := _look_alikes(source.text):
        yield f"Kept as the source has them: {odd}."
    if reasons := Counter(piece.reason for part in document.parts for piece in part.omitted):
        listed = ", ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
        yield f"Left out of the text, and kept in notesStmt with their lines: {listed}."


def _look_alikes(text: str) -> str:
    """The characters of a text that stand for an apostrophe, hyphen or blank and are another, with their numbers."""
    counts = ((text.count(character), code, meant) for character, code, meant in _LOOK_ALIKES)
    return ", ".join(f"{code} for the {meant} ({count})" for count, code, meant in counts if count)


def _hyphenation(found: list[Inline]) -> str:
    soft = sum(isinstance(piece, Hyphen) for piece in found)
    doubtful = sum(isinstance(piece, LineBreak) and piece.break_ == "maybe" for piece in found)
    if not soft and not doubtful:
        return "Hyphens stand as in the source; none was taken for one of a line end only."
    return (
        f"Hyphens that only a line end caused are pc with force=weak ({soft}); "
        f"where that is doubtful the hyphen stands and lb has break=maybe ({doubtful})."
    )


def _interpretation(found: list[Inline]) -> str:
    dates = [piece for piece in found if isinstance(piece, Date)]
    inferred = sum(piece.dating.cert is not None for piece in dates)
    marks = sum(isinstance(piece, Mark) for piece in found)
    return (
        f"Dates ({len(dates)}), shelf marks, speakers and note marks ({marks}) were found by rules. "
        f"What was inferred has @cert and @resp (dates: {inferred})."
    )


def _tool() -> etree._Element:
    application = element(
        "application",
        element("label", "tei"),
        element("p", "Read the source, encoded it and wrote this file. What it inferred has resp=#tool."),
        attributes={"ident": "tei", "version": VERSION, "xml:id": "tool"},
    )
    return element("appInfo", application)
