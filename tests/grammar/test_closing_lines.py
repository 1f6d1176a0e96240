"""Lines at the end of letters and minutes: leave-taking, names with offices, the time of day."""

import pytest

from tei.grammar.datelines import is_dateline, is_hour
from tei.grammar.letters import has_signer, is_office, is_signature, is_valediction, signs_as_yours, signs_in_office
from tei.grammar.numbers import is_copy, is_number


@pytest.mark.parametrize(
    "line",
    [
        "I remain, Sirs,",
        "I remain, Gentlemen, with great respect,",
        "I am, my dear Lord,",
        "Je suis, Monsieur le comte, votre très humble serviteur,",
        "Ich verbleibe, hochgeehrter Herr, Ihr ergebener",
        "Остаюсь, милостивый государь, Ваш покорный слуга,",
    ],
)
def test_who_remains_somebodys_takes_leave(line: str) -> None:
    assert is_valediction(line) or not line.endswith(",")


@pytest.mark.parametrize("line", ["I remain, as you know, at Brede.", "I am, and was, against it.", "I am ill,"])
def test_other_sentences_do_not(line: str) -> None:
    assert not is_valediction(line)


@pytest.mark.parametrize(
    "line", ["Le président, Brandt", "La secrétaire de séance, Lormeau", "Секретарь Орлова", "Председатель Зуев"]
)
def test_an_office_before_a_name_signs(line: str) -> None:
    assert signs_in_office(line)
    assert is_signature(line)
    assert not is_office(line)


@pytest.mark.parametrize(
    "line",
    ["Председатель Совета Министров", "Председатель Президиума", "The Earl of Brede, K.G.,", "Le président,", "Brandt"],
)
def test_an_office_alone_does_not(line: str) -> None:
    assert not signs_in_office(line)


@pytest.mark.parametrize("line", ["Твой Николай.", "Ihr Brandt", "Ton Paul"])
def test_somebodys_name_signs(line: str) -> None:
    assert signs_as_yours(line)


@pytest.mark.parametrize("line", ["Ihr sehr ergebener", "Ваш", "Ton ami Paul Brandt de Salm", "Твой друг"])
def test_leave_taking_without_a_name_does_not(line: str) -> None:
    assert not signs_as_yours(line)


@pytest.mark.parametrize("line", ["Abends.", "Same day, evening.", "Вечером", "Le soir.", "Monday."])
def test_a_time_of_day_goes_on(line: str) -> None:
    assert is_hour(line)


@pytest.mark.parametrize("line", ["Good evening.", "Evening came.", "The", "Le soir tombe."])
def test_other_words_do_not(line: str) -> None:
    assert not is_hour(line)


@pytest.mark.parametrize(
    "line", ["Field Ambulance No. 3, 8 March 1917", "Salm, den 24. Januar 1917, 9 Uhr 10 Min. nm.", "Den 29. März."]
)
def test_date_lines(line: str) -> None:
    assert is_dateline(line, [1917])


@pytest.mark.parametrize("line", ["Prochaine réunion : 17 juin 1949.", "No. 3, 8 March 1917"])
def test_other_dated_lines(line: str) -> None:
    assert not is_dateline(line, [1917])


def test_numbers_of_papers_and_copies() -> None:
    assert is_number("CABINET 47 (38).")
    assert is_number("W.M. (42) 53rd Conclusions")
    assert is_copy("SECRET. COPY NO. 12")
    assert not is_copy("A copy was made")
    assert not is_number("GENERAL REMARKS (38)")


@pytest.mark.parametrize("line", ["К. Орлов", "K. BRANDT, Chairman.", "Ott, Schriftführer"])
def test_lines_that_surely_sign(line: str) -> None:
    assert has_signer(line)


@pytest.mark.parametrize("line", ["Ott", "Ott, Holz, Frau Weiß", "Der Vorsitzende, Schriftführer", "Holz, aus Salm"])
def test_lines_that_may_be_anything(line: str) -> None:
    assert not has_signer(line)
