"""Letters and telegrams: what stands above and below the text."""

import pytest
from converting import check, convert_text

BODY = (
    "I send you herewith the three sheets that I found in the desk of the late captain.\n"
    "I should be glad to have them back before the end of the year, since the family has asked for them.\n"
)


def test_opener_and_closer() -> None:
    made = convert_text(f"Tallow Street, September 9, 1925\nDear Dr. Hollis,\n{BODY}Yours sincerely,\nM. Pettigrew\n")
    check(made)
    assert made.kind == "letter"
    assert made.texts("opener/dateline") == ["Tallow Street, September 9, 1925"]
    assert made.texts("opener/salute") == ["Dear Dr. Hollis,"]
    assert made.texts("closer/salute") == ["Yours sincerely,"]
    assert made.texts("closer/signed") == ["M. Pettigrew"]
    assert len(made.elements("body/p")) == 2


def test_a_date_below_the_signature() -> None:
    made = convert_text(f"Dear Dr. Hollis,\n{BODY}Yours,\nM. Pettigrew\nTallow Street, September 9, 1925\n")
    assert made.texts("closer/dateline") == ["Tallow Street, September 9, 1925"]
    assert made.attributes("creation/date", "when") == [("1925-09-09", "1925-09-09")]


@pytest.mark.parametrize(
    "below",
    [
        "P.S. The black hen is dead.",
        "County Record Office, D/ORM 4/17.",
        "Enclosure: three sheets",
        "Copy to: Miss Thorsen",
    ],
)
def test_what_stands_below_the_signature_does_not_hide_the_closer(below: str) -> None:
    made = convert_text(f"Dear Dr. Hollis,\n{BODY}Yours sincerely,\nM. Pettigrew\n{below}\n")
    check(made)
    assert made.texts("closer/signed") == ["M. Pettigrew"]
    assert made.texts("closer/salute") == ["Yours sincerely,"]


def test_a_salutation_is_no_speaker() -> None:
    made = convert_text(f"Comrade Krebs:\n{BODY}With greetings,\nA. Lukina\n")
    assert made.kind == "letter"
    assert made.elements("sp") == []
    assert made.texts("opener/salute") == ["Comrade Krebs:"]


def test_a_letter_ends_where_its_text_ends() -> None:
    """A last sentence is no signature, however short."""
    made = convert_text(f"Dear Dr. Hollis,\n{BODY}I went home.\n")
    assert made.elements("signed") == []


@pytest.mark.parametrize("number", ["No. 212", "Nr. 47", "№ 47", "N° 12"])
def test_the_number_of_a_telegram(number: str) -> None:
    made = convert_text(
        f"Telegram to the Ministry of Trade\n{number}\nPort Elgar, June 18, 1949\nSecret\n{BODY}Hartnell\n"
    )
    check(made)
    assert made.kind == "telegram"
    assert made.attributes("opener/seg", "type")[0] == (number, "number")
    assert made.texts("opener/dateline") == ["Port Elgar, June 18, 1949"]
    assert ("Secret", "classification") in made.attributes("opener/seg", "type")
    assert made.attributes("creation/date", "when") == [("1949-06-18", "1949-06-18")]


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        (f"Letter to Mary Orme\nMy dear Mary,\n{BODY}Yours,\nTom Hollis\n", "Tom Hollis", "Mary Orme"),
        (f"Dear Dr. Hollis,\n{BODY}Yours,\nM. Pettigrew\n", "M. Pettigrew", "Dr. Hollis"),
        (f"A. B. Krebs\nLetter to Mary Orme, 3 May 1911\nDear Mary,\n{BODY}Yours,\n", "A. B. Krebs", "Mary Orme"),
        (f"My dear brother,\n{BODY}Yours,\nTom\n", "Tom", None),
    ],
)
def test_correspondents(text: str, sender: str | None, recipient: str | None) -> None:
    made = convert_text(text)
    check(made)
    actions = {each.get("type"): each for each in made.elements("correspAction")}
    names = {
        type: next(("".join(map(str, name.itertext())) for name in action if name.tag.endswith("persName")), None)
        for type, action in actions.items()
    }
    assert (names.get("sent"), names.get("received")) == (sender, recipient)


def test_who_was_inferred_says_so() -> None:
    made = convert_text(f"Dear Dr. Hollis,\n{BODY}Yours,\nM. Pettigrew\n")
    assert made.attributes("correspAction/persName", "cert", "resp") == [
        ("M. Pettigrew", "", ""),
        ("Dr. Hollis", "high", "#tool"),
    ]


def test_a_note_that_nobody_signed_ends_with_its_date_and_address() -> None:
    made = convert_text(
        "No. 17\n\nThe Legation presents its compliments and has the honor to state that the master was released.\n\n"
        "The Legation avails itself of this opportunity to renew the assurances of its consideration.\n\n"
        "Ellerby, April 27, 1939.\n\nDepartment of Ports,\nWeston.\n"
    )
    check(made)
    assert made.texts("closer/dateline") == ["Ellerby, April 27, 1939."]
    assert made.elements("closer/signed") == []


def test_titles_of_several_lines_are_one() -> None:
    made = convert_text(
        "ЗАПИСЬ БЕСЕДЫ\nс посланником ХОЛЬМОМ\n8 октября 1946 года\n\nСегодня принял Хольма по его просьбе.\n"
    )
    check(made)
    assert made.texts("titleStmt/title") == ["ЗАПИСЬ БЕСЕДЫ с посланником ХОЛЬМОМ"]
    assert made.kind == "conversation"


def test_a_field_gives_the_own_date() -> None:
    made = convert_text(
        "MEMORANDUM FOR THE FILES\n\nDATE: May 4, 1957\nSUBJECT: Talk of May 1, 1957\n\nHe asked for wheat in vain.\n"
    )
    check(made)
    assert [value for _, value in made.attributes("creation/date", "when")] == ["1957-05-04"]
