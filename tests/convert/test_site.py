"""The frame of a web site comes off, and nothing else does."""

import pytest
from converting import convert_text, problems

from tei.convert.site import strip_site
from tei.text.blocks import split_blocks
from tei.text.source import Source

TITLE = "Letter From the Harbour Master to the Council"
BODY = (
    "Weston, May 4, 1871.\n\nGentlemen:\n\n"
    "I have the honour to report that the northern quay has begun to sink again.\n\n"
    "It is therefore proposed to raise the toll by one penny until the debt is paid.\n\n"
    "J. B. Marsh"
)


def kept(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in strip_site(split_blocks(Source.of(text))).blocks]


def site(above: str, below: str = "") -> str:
    return f"{above}\n\n{TITLE}\n\n{BODY}\n\n{below}\n"


WHOLE = kept(site(""))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Home", ""),
        ("Home\nHistorical Documents", ""),
        ("Home\nHistorical Documents\nForeign Relations of the United States, 1871, Volume II\nDocument 12", ""),
        ("Home\nLetters\nSearch\nContact", "Previous   Next"),
        ("Home > Archive > Letters", "Back\nTop\nContents"),
        ("We use cookies to improve your visit.\nShare\nPrint", "Last modified: 3 May 2019"),
        ("Startseite » Briefe", "Zurück zur Übersicht\nImpressum\nDatenschutz"),
        ("Главная » Архив", "Вернуться к оглавлению\n© 2015 Архив порта. Все права защищены."),
        ("Accueil > Lettres", "Page précédente | Page suivante | Haut de page\nMentions légales"),
        ("", "Previous Document   Next Document\nOffice of the Archivist\nTown of Weston\narchive@weston.example.org"),
        ("", "Next letter\nPrevious letter\nArchive of the Harbour, Weston\nPhone: 202-555-0100"),
        ("", "© 2015 Archive of the Harbour. All rights reserved."),
    ],
)
def test_frames(above: str, below: str) -> None:
    assert kept(site(above, below)) == WHOLE
    assert problems(convert_text(site(above, below))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Contents",
        "Index",
        "Next",
        "Document 12",
        "Historical Documents",
        "archive@weston.example.org",
        "Phone: 202-555-0100",
        "© 2015 Archive of the Harbour",
        "Return to Weston",
    ],
)
def test_one_such_line_in_the_text_stays(line: str) -> None:
    text = f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}\n\nThe toll was never raised, and the quay is now under water.\n"
    assert line in kept(text)


def test_notes_below_a_link_stay() -> None:
    below = "Back to top\n\n1. The quay was built in 1860.\n\n2. See the council's letter of May 9, 1871."
    assert kept(site("", below))[-2:] == [
        "1. The quay was built in 1860.",
        "2. See the council's letter of May 9, 1871.",
    ]


def test_a_signature_is_no_imprint() -> None:
    assert kept(f"{TITLE}\n\n{BODY}\n\nHarbour Master\n\nTown of Weston\n\nmarsh@weston.example.org\n")[-3:] == [
        "Harbour Master",
        "Town of Weston",
        "marsh@weston.example.org",
    ]


def test_everything_taken_off_is_in_the_header() -> None:
    made = convert_text(site("Home\nLetters\nSearch", "Previous   Next\nTown of Weston\nmarsh@weston.example.org"))
    assert [(each.text, each.get("n")) for each in made.elements("notesStmt/note")] == [
        ("Home", "1"),
        ("Letters", "2"),
        ("Search", "3"),
        ("Previous Next", "17"),
        ("Town of Weston", "18"),
        ("marsh@weston.example.org", "19"),
    ]
    assert problems(made) == []
