"""How time grows with the length of a text: what is not linear shows as a ratio above the ratio of the sizes.

    python benchmarks/linear.py [NAME ...]

Each input is a unit repeated to three sizes, each twice the one before. Prints for each function and input the
seconds of processor time at each size and the two ratios of neighbours: about 2 is linear, 4 quadratic. Times below a
hundredth of a second say nothing and get no ratio. NAMEs, such as `dates` or `convert`, choose functions.
"""

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

KILO = 1000
PATIENCE = 15
"""Seconds; where a text took longer the larger ones are left out."""
EDITIONS = Path(__file__).parent.parent / "editions"

Measured = Callable[[str], object]
Input = tuple[str, Callable[[int], str]]
"""A name, and from a size to a text of that many code points."""

LETTERS = ("7", "M", " ", "\n", ".", "(", "[", ", ", "1 ", "Aa ", "я", "№ ")
DATES = ("May ", "1, ", "5. ", "5/", "5 (", "5 May - ", "1914-", "March 4 and ", "XX ", "1922\n", "с ", "from 5 ")
SHELFMARKS = ("Ф. 1. ", "F. 1. Op. 2. ", "Box 1, ", "762.00/11 ", "ibid., ", "AN, ", "NSC Files, ", "Papers of ")
BLOCKS = {
    "short lines": "a\n\n\n\n",
    "one line of words": "word and ",
    "one line of sentences": "The house was sold on 5 May 1922 to the city. ",
    "paragraphs": "The house was sold on 5 May 1922 to the city, and nobody objected to it.\n\n",
    "lines without end": "the house was sold to the\n\n",
    "printed lines": "The house was sold on 5 May 1922 to the city, and nobody objected \n\n",
    "hyphens at line ends": "and the com-\nmon house of the com-\n",
    "speeches": "Vogel: Is it so?\n\nBrandt: It is so.\n\n",
    "labels that never end": "Vogel: ",
    "capital labels": "MRS. VOGEL. ",
    "one speech each": "Vogel{n}: It is so.\n\n",
    "marks": "word[{n}] ",
    "marks and notes": "word[{n}] and more\n\n",
    "notes without marks": "[{n}] A note.\n\n",
    "glued marks": "word{n}, and more. ",
    "list items": "{n}) an item of a list;\n\n",
    "page breaks": "a page of words\f",
    "shelf marks": "City Archive, F. 12. Op. 3. D. 77. L. 5.\n\n",
    "days without a year": "On May 5 it began. ",
    "source lines": "Source: Works, Vol. 13, Oslo, 1957, p. 12.\n\n",
    "scripts in turn": "слово и слово и слово\n\nword and word\n\n",
    "open brackets": "[[[ ",
    "one word": "a",
    "one character XML forbids": "\x01",
    "headings": "A Heading of Four Words\n\n",
    "title again": "The same title again\n\n",
}


def main() -> None:
    wanted = set(sys.argv[1:])
    unknown = wanted - set(FUNCTIONS)
    if unknown:
        sys.exit(f"there is no {', '.join(sorted(unknown))}; there are: {', '.join(FUNCTIONS)}")
    warm_up()
    print(f"{'function':10}{'input':28}{'kB':>6}{'s':>8}{'kB':>6}{'s':>8}{'ratio':>7}{'kB':>6}{'s':>8}{'ratio':>7}")
    for name, (function, inputs, kilobytes) in FUNCTIONS.items():
        if not wanted or name in wanted:
            measure(name, function(), inputs(), kilobytes)


def warm_up() -> None:
    """Compile what is compiled when it is first used."""
    for edition in sorted(EDITIONS.glob("*/source.txt")):
        conversion()(edition.read_text("utf-8"))
    rendering()(page(PAGES["paragraphs"], KILO))


def measure(name: str, function: Measured, inputs: Iterable[Input], kilobytes: int) -> None:
    """Print one line for each input."""
    for title, text_of in inputs:
        row = f"{name:10}{title:28}"
        before = 0.0
        for size in (kilobytes, 2 * kilobytes, 4 * kilobytes):
            if before > PATIENCE:
                row += f"{size:6}{'-':>8}{'':7}"
                continue
            text = text_of(size * KILO)
            begin = time.process_time()
            function(text)
            seconds = time.process_time() - begin
            ratio = f"{seconds / before:7.1f}" if before > 0.01 else ""
            row += f"{size:6}{seconds:8.3f}" + (f"{ratio:7}" if size > kilobytes else "")
            before = seconds
        print(row.rstrip(), flush=True)


def repeated(units: Iterable[str]) -> list[Input]:
    """Each unit, under its own name, as a function from a size to a text of that many code points."""
    return [(repr(unit), partial(numbered, unit)) for unit in units]


def numbered(unit: str, size: int) -> str:
    """A unit repeated, `{n}` counting up from 1."""
    if "{n}" not in unit:
        return unit * (size // len(unit))
    return "".join(unit.replace("{n}", str(n)) for n in range(1, size // len(unit) + 1))


def blocks() -> list[Input]:
    """Made-up texts of one thing, notes with their marks among them, and a real source over and over."""
    made: list[Input] = [(name, partial(numbered, unit)) for name, unit in BLOCKS.items()]
    made += [("marks with their notes", with_notes), ("one long speech", one_speech)]
    texts = {path.parent.name: path.read_text("utf-8") for path in sorted(EDITIONS.glob("*/source.txt"))}
    real = [(f"edition {name[:19]}", partial(filled, text)) for name, text in texts.items()]
    return [*made, *real]


def filled(text: str, size: int) -> str:
    """A text over and over."""
    return (text * (size // len(text) + 1))[:size]


def with_notes(size: int) -> str:
    """Half text with marks that count up, half the notes they belong to."""
    return numbered("A word[{n}] and more of them.\n\n", size // 2) + numbered("[{n}] A note of words.\n\n", size // 2)


def one_speech(size: int) -> str:
    """A question and an answer of many paragraphs."""
    return "Vogel: Is it so?\n\nBrandt: It is so.\n\n" + numbered("The house was sold to the city.\n\n", size)


def dates() -> Measured:
    from tei.grammar.dates import find_dates

    return lambda text: sum(1 for _ in find_dates(text))


def citations() -> Measured:
    from tei.grammar.citations import find_citations

    return lambda text: sum(1 for _ in find_citations(text))


def conversion() -> Measured:
    from tei.pipeline import convert
    from tei.text.source import Source

    return lambda text: convert(Source.of(text, "text.txt"))


def rendering() -> Measured:
    """Parsing and rendering; parsing takes next to nothing."""
    from lxml import etree

    from tei.render import render_html

    return lambda xml: render_html(etree.ElementTree(etree.fromstring(xml)))


def pages() -> list[Input]:
    """TEI bodies of one thing each."""
    return [(name, partial(page, units)) for name, units in PAGES.items()]


PAGES = {
    "paragraphs": ("<p>The house was sold on <date when='1922-05-05'>5 May 1922</date>.</p>", ""),
    "speeches": ("<sp who='#a'><speaker>Vogel:</speaker><p>Is it so?</p></sp>", ""),
    "sections": ("<div type='section'><head>A head</head><p>A word.</p></div>", ""),
    "corrections": ("<p><choice><sic>wore</sic><corr cert='high' resp='#editor'>were</corr></choice></p>", ""),
    "marks with their notes": (
        "<p>w<ref type='noteMark' n='{n}' xml:id='m{n}' target='#n{n}'>{n}</ref></p>",
        "<note n='{n}' xml:id='n{n}' target='#m{n}'><label>{n}</label><p>x</p></note>",
    ),
    "marks without notes": ("<p>w<ref type='noteMark' n='{n}' xml:id='m{n}'>{n}</ref></p>", ""),
    "one paragraph": ("<date when='1922'>1922</date> and ", ""),
}


def page(units: tuple[str, str], size: int) -> str:
    body, note = units
    count = size // (len(body) + len(note))
    inside = numbered(body, count * len(body))
    inside = f"<p>{inside}</p>" if not body.startswith(("<p", "<sp", "<div")) else inside
    notes = f"<div type='notes'>{numbered(note, count * len(note))}</div>" if note else ""
    return (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>"
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{inside}{notes}</body></text></TEI>"
    )


FUNCTIONS: dict[str, tuple[Callable[[], Measured], Callable[[], list[Input]], int]] = {
    "dates": (dates, lambda: repeated((*LETTERS, *DATES)), 50),
    "citations": (citations, lambda: repeated((*LETTERS, *SHELFMARKS)), 50),
    "convert": (conversion, blocks, 50),
    "html": (rendering, pages, 50),
}


if __name__ == "__main__":
    main()
