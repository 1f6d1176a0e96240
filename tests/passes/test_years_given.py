"""Dates without a year, years that can hardly be meant, and the document's own date."""

import pytest
from converting import check, convert_text

PROSE = "The ferry crossed twice a day, and on Sundays it did not cross at all, which everybody knew.\n"


def dates(text: str) -> list[tuple[str, ...]]:
    made = convert_text(text)
    check(made)
    for each in made.elements("date"):
        valued = {"when", "from", "to", "notBefore", "notAfter"} & set(each.attrib)
        assert valued or "cert" not in each.attrib, "a date without a value has a certainty"
    return made.attributes("text//p/date", "when", "cert")


LETTER = "Port Arran, 3 February 1888\nDear Tom,\n{}\n" + PROSE + "Yours,\nE. Arkwright\n"


@pytest.mark.parametrize(
    ("sentence", "words", "when"),
    [
        ("On January 30 the school was under water, and it rained.", "January 30", "1888-01-30"),
        ("He came on May 3, and left on June 4, 1887, for good.", "May 3", "1887-05-03"),
        ("He came on November 3, and left on June 4, 1887, for good.", "November 3", "1886-11-03"),
        ("He left on June 4, 1887. On July 7 he was dead.", "July 7", "1887-07-07"),
    ],
)
def test_the_year_comes_from_around(sentence: str, words: str, when: str) -> None:
    (found,) = [date for date in dates(LETTER.format(sentence)) if date[0] == words]
    assert found[1] == when
    assert found[2] in ("high", "medium")


def test_a_month_of_the_year_to_come_is_less_sure() -> None:
    assert dates(LETTER.format("He will have it before March 15, I hope.")) == [("March 15", "1888-03-15", "medium")]


def test_without_any_year_there_is_no_value() -> None:
    assert dates("The Ferry\nOn March 15 the ferry crossed twice a day, as it had always done before.\n") == [
        ("March 15", "", "")
    ]


def test_a_day_the_year_lacks() -> None:
    made = convert_text(LETTER.format("On February 29 nothing at all happened to us.").replace("1888", "1887"))
    check(made)
    assert [row[1:] for row in made.attributes("text//p/date", "when", "cert")] in ([], [("", "")])


def test_years_that_disagree_leave_no_certainty() -> None:
    talk = (
        "Интервью с агрономом\n17 августа 1934 г.\nВопрос: Когда вы приехали?\n"
        "Ответ: Я приехал весной 1926 года, и станция была маленькая.\n"
        "Вопрос: Погиб ли посев?\nОтвет: Мороз ударил 9 июня, и мы потеряли половину.\n"
        "Вопрос: А потом?\nОтвет: Ничего.\n"
    )
    (found,) = [date for date in dates(talk) if date[0] == "9 июня"]
    assert found[2] != "high"


@pytest.mark.parametrize("words", ["2. dieses Monats", "2. d. M."])
def test_a_day_of_this_month(words: str) -> None:
    text = (
        f"Göttingen, den 14. November 1847\nSehr geehrter Herr Professor!\nIhr Schreiben vom {words} ist mir "
        "erst gestern zugekommen, und ich danke Ihnen dafür.\nIhr ergebenster\nKarl Winterfeld\n"
    )
    assert all(when in ("", "1847-11-02") for _, when, _ in dates(text))
    if words == "2. dieses Monats":
        assert (words, "1847-11-02") in [date[:2] for date in dates(text)]


def test_a_year_far_from_all_others_is_questioned() -> None:
    text = (
        "The Lease\n"
        + PROSE
        + "It was signed on May 3, 1921, renewed on June 4, 1922, sold on July 5, 1923, and lost on April 22, 1318.\n"
    )
    made = convert_text(text)
    check(made)
    assert ("April 22, 1318", "") in made.attributes("text//p/date", "when")
    assert "R023" in made.codes


def test_a_story_of_long_ago_is_none() -> None:
    text = (
        "The Lease\n"
        + PROSE
        + "It was signed on May 3, 1921, renewed on June 4, 1922, sold on July 5, 1923; "
        + "the town burned on April 22, 1402.\n"
    )
    assert ("April 22, 1402", "1402-04-22", "") in dates(text)


def test_date_line_and_title_that_disagree() -> None:
    made = convert_text(
        "Letter to Hollis, 3 May 1911\n4 May 1911\nDear Dr. Hollis,\n" + PROSE + "Yours,\nM. Pettigrew\n"
    )
    check(made)
    assert made.codes[0] == "R003"
    assert made.attributes("creation/date", "when", "cert")[0][1:] == ("1911-05-04", "high")


def test_the_title_dates_a_letter_and_no_article() -> None:
    letter = convert_text("Letter to Hollis, 3 May 1911\nDear Dr. Hollis,\n" + PROSE + "Yours,\nM. Pettigrew\n")
    assert [row[1:] for row in letter.attributes("creation/date", "when", "cert")] == [("1911-05-03", "high")]
    article = convert_text("The fire of 3 May 1911\n" + PROSE * 2, converter="article")
    assert article.elements("creation") == []


@pytest.mark.parametrize(
    ("sentence", "words", "found"),
    [
        (
            "We were there from January 5 to January 9, and then left.",
            "from January 5 to January 9",
            "1888-01-05/1888-01-09",
        ),
        ("They met on May 3-5, and on June 4, 1887, for good.", "May 3-5", "1887-05-03/1887-05-05"),
        ("It began on March 4th of last year, and has no end.", "March 4th", "1887-03-04"),
        ("Your letter of the 12th ult. has come to my hands.", "12th ult.", "1888-01-12"),
        ("Your letters of the 12th and 14th ult. have come to my hands.", "12th", "1888-01-12"),
        ("It was so on 25 December (O.S.), and in Moscow it was cold.", "25 December (O.S.)", "1889-01-06 1888-12-25"),
    ],
)
def test_days_that_are_counted_from_the_letter(sentence: str, words: str, found: str) -> None:
    made = convert_text(LETTER.format(sentence))
    check(made)
    rows = made.attributes("text//p/date", "when", "from", "to", "when-custom")
    values = {row[0]: " ".join(filter(None, [row[1], "/".join(filter(None, row[2:4])), row[4]])) for row in rows}
    assert values[words] == found


@pytest.mark.parametrize(
    ("sentence", "words", "when"),
    [
        ("J'ai reçu le 4 mars dernier votre lettre, et je vous en remercie.", "4 mars", "1913-03-04"),
        ("J'ai reçu le 4 janvier dernier votre lettre, et je vous en remercie.", "4 janvier", "1914-01-04"),
        ("J'irai à Paris le 4 mars prochain, et je vous en remercie.", "4 mars", "1914-03-04"),
        ("J'ai reçu le 4 janvier de l'année dernière votre lettre et je vous remercie.", "4 janvier", "1913-01-04"),
    ],
)
def test_the_last_and_the_next_day_of_that_name(sentence: str, words: str, when: str) -> None:
    close = "Le bac traverse deux fois par jour.\nVotre ami,\nA. Duval\n"
    text = f"Lyon, le 10 février 1914\nMon cher ami,\n{sentence}\n{close}"
    assert (words, when, "high") in dates(text)


def test_a_limit_in_the_date_line() -> None:
    made = convert_text(
        "Письмо А. Ветрову\n[не позднее 9 мая 1922 г.]\nДорогой Андрей!\n"
        "Паром ходит два раза в день, а по воскресеньям не ходит.\nВаш И. Краб\n"
    )
    check(made)
    assert made.attributes("creation/date", "notAfter") == [("–1922-05-09", "1922-05-09")]
