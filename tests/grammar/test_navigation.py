"""What is part of a web site, and what only looks like it."""

import pytest

from tei.grammar.navigation import frame_line, is_copyright, is_home, navigation


@pytest.mark.parametrize(
    "line",
    [
        "Home | Archive | Search | About",
        "Works Index   |   Volume 12   |   Collected Works",
        "Home > Archive > Letters",
        "Home » Collections » Harbour letters » 1871",
        "Startseite › Briefe › 1871",
        "Accueil > Archives > Lettres",
        "Главная » Архив » Письма",
        "You are here: Start / Letters / 1871",
        "Sie sind hier: Edition » Briefe",
        "Vous êtes ici : Accueil > Lettres",
        "← Back to index",
        "Back to top ↑",
        "Zurück zur Übersicht",
        "Retour au sommaire",
        "Вернуться к оглавлению",
        "Previous Document   Next Document",
        "Nächster Brief | Vorheriger Brief",
        "← Letter 12   Letter 14 →",
        "< backward   forward >",
        "Share",
        "Print this page",
        "Seite drucken",
        "Imprimer cette page",
        "Версия для печати",
        "Download PDF",
        "Skip to main content",
        "README",
        "We use cookies to improve your visit. By going on you accept them.",
        "Diese Website verwendet Cookies, um Ihren Besuch angenehmer zu machen.",
        "Ce site utilise des cookies.",
        "Наш сайт использует файлы cookie.",
        "Please enable JavaScript to read the letters.",
        "Last modified: 3 May 2019",
        "This page was last edited on 3 May 2019, at 12:10.",
        "Zuletzt geändert am 3.5.2019",
        "Dernière mise à jour : 3 mai 2019",
        "Последнее изменение: 3 мая 2019 г.",
        'Retrieved from "https://letters.example.org/12"',
        "Abgerufen von https://briefe.example.org/12",
    ],
)
def test_links_and_notices(line: str) -> None:
    assert navigation(line) == "navigation"
    assert frame_line(line) == "link"


@pytest.mark.parametrize(
    "line",
    [
        "I went home and came back to the harbour in the evening.",
        "Return to Weston",
        "Back to Berlin",
        "Go to the mill",
        "Back to the quay!",
        "Zurück zum Hafen",
        "Retour à Paris",
        "Вернуться домой",
        "Вернуться в Москву",
        "Перейти к обороне",
        "Contents",
        "Index",
        "Next",
        "Top",
        "Letters",
        "Содержание",
        "Inhalt",
        "Sommaire",
        "Home",
        "Home:",
        "Search was made for the crane.",
        "Please share this letter with Mr. Hale.",
        "Share and share alike",
        "Download was the word of the porters for it",
        "He printed it.",
        "Name | Rank | Ship",
        "Hale | 12 | 4 s.",
        "He went home | and | back",
        "<illegible>",
        "<...>",
        "«Правда»",
        "→ see the map",
        "A > B",
        "London / Paris",
        "Weston, 4 May 1871",
        "14 Quay Street, Weston",
        "Tel. 12",
        "Telephone: 202-955-0200",
        "hale@weston.example.org",
        "Last changed by nobody",
        "Letzte Änderung der Zölle",
        "The copyright of these letters rests with the town.",
        "All rights reserved to the Crown were given up in 1871.",
        "Printed from a copy of 1871.",
        "Источник: Красная звезда, 1941",
        "Document 174",
        "Historical Documents",
        "",
        "   ",
    ],
)
def test_what_only_looks_like_it(line: str) -> None:
    assert navigation(line) == ""


def test_machine_lines() -> None:
    assert navigation("1931-11-21 en:letters;de:AI") == "machine line"
    assert navigation("1931-11-21") == ""


@pytest.mark.parametrize(
    ("line", "frame"),
    [
        ("Contents", "neighbour"),
        ("Next", "neighbour"),
        ("Содержание", "neighbour"),
        ("Contents.", ""),
        ("Historical Documents", "crumb"),
        ("Document 174", "crumb"),
        ("Dokument Nr. 12", "crumb"),
        ("Документ № 12", "crumb"),
        ("Item 3 of 40", "crumb"),
        ("Foreign Relations of the United States, 1948, Volume II", "crumb"),
        ("Letter 12", ""),
        ("No. 12", ""),
        ("hale@weston.example.org", "contact"),
        ("E-Mail: hale@weston.example.org", "contact"),
        ("https://letters.example.org", "contact"),
        ("Phone: 202-955-0200", "contact"),
        ("+44 20 7946 0000", "contact"),
        ("24. 10. 1904", ""),
        ("1904-1914", ""),
        ("© 2015 Archive of the Harbour", "contact"),
        ("Copyright 2015 by the Archive", "contact"),
        ("Alle Rechte vorbehalten", "contact"),
        ("The harbour master", ""),
    ],
)
def test_the_frame_of_a_site(line: str, frame: str) -> None:
    assert frame_line(line) == frame


def test_home_and_copyright() -> None:
    assert is_home("Startseite")
    assert not is_home("Home.")
    assert not is_home("Homeward")
    assert is_copyright("© 2015 Archive of the Harbour")
    assert not is_copyright("Copyright is a difficult matter")
