"""Salutations, valedictions, signatures and postscripts, in four languages."""

import pytest

from tei.grammar.letters import is_postscript, is_salutation, is_signature, is_valediction


@pytest.mark.parametrize(
    "line",
    [
        *("Dear Dr. Hollis,", "My dear Eleanor,", "Dear Sir:", "Gentlemen:", "Comrade Krebs:", "Greetings to Tom!"),
        *("Дорогой Семён Ильич!", "Уважаемая Анна Петровна,", "Товарищ Осипенко!", "Милостивый государь,"),
        *("Sehr geehrter Herr Professor!", "Lieber Freund,", "Ew. Exzellenz,", "Verehrtester Herr Geheimrat!"),
        *("Mon cher ami,", "Monsieur le Ministre,", "Chère Madame,", "Très cher ami,"),
    ],
)
def test_salutations(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Dear Dr. Hollis came to see us yesterday and stayed for the whole of the evening.", "Dear me", "", "Hello"),
        *(
            "Dear Sir: I send you herewith the sheets.",
            "The dear man,",
            "Дорогой ценой достался нам этот мост.\nМы",
            "Dear?",
        ),
        *("Lieber heute als morgen", "Monsieur Armand Delorme demeure à Lyon depuis trois ans", "Yours,", "Cher"),
    ],
)
def test_what_is_no_salutation(line: str) -> None:
    assert not is_salutation(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Yours sincerely,", "Your affectionate brother,", "I shake your hand.", "With kind regards,", "Respectfully"),
        *("С уважением,", "С коммунистическим приветом", "Ваш", "Крепко жму руку.", "Твой Николай"),
        *("Ihr ergebenster", "Hochachtungsvoll", "Mit freundlichem Gruß", "Dein"),
        *("Mille amitiés,", "Bien à vous", "Votre dévoué", "Tout à vous,"),
    ],
)
def test_valedictions(line: str) -> None:
    assert is_valediction(line)


@pytest.mark.parametrize(
    "line",
    [
        *("", "Your brother and I went to the harbour on Tuesday and found nothing there.", "Yours is the other one"),
        *("Ваш план хорош, но денег нет.", "Ihr Haus steht noch.", "Votre lettre est arrivée hier soir.", "Yours?"),
        *(
            "Greetings were exchanged, and the meeting began at once with the reading of the minutes.",
            "Sincerity is rare",
        ),
    ],
)
def test_what_is_no_valediction(line: str) -> None:
    assert not is_valediction(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Thomas Arkwright", "M. Pettigrew", "Hartnell", "T. A.", "(Signed) M. Pettigrew", "/s/ M. Pettigrew", "Tom"),
        *("А. Лукина", "Бурмистров", "(подпись) А. Лукина", "Karl Winterfeld", "gez. von Rabenau", "J.-B. Roussel"),
    ],
)
def test_signatures(line: str) -> None:
    assert is_signature(line)


@pytest.mark.parametrize(
    "line",
    [
        *("", "the end", "I went home.", "No. 212", "We shall see what comes of it", "1925", "Enclosure: two maps"),
        *("There is no other news. The governor gave a dinner.", "Die Pläne sind angekommen und gut erhalten"),
        *("Dear Mr. Harker,", "Дорогой Семён Ильич!", "Sehr geehrter Herr Professor!"),
    ],
)
def test_what_is_no_signature(line: str) -> None:
    assert not is_signature(line)


@pytest.mark.parametrize(
    "text", ["P.S. The hen is dead.", "PS: more", "P. S. x", "Post-scriptum", "Постскриптум. Ещё", "P.-S. Un mot"]
)
def test_postscripts(text: str) -> None:
    assert is_postscript(text)


@pytest.mark.parametrize("text", ["Psalm 23 was sung.", "The P.S. was lost.", "P. Smith came.", "", "Postscript"[:4]])
def test_what_is_no_postscript(text: str) -> None:
    assert not is_postscript(text)
