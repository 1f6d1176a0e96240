from hypothesis import given
from hypothesis import strategies as st

from tei.site.search.words import find_words, fold, stems


def found(text: str) -> list[str]:
    return [each.group() for each in find_words(text)]


def meet(one: str, other: str, language: str) -> bool:
    return bool(set(stems(one, language)) & set(stems(other, language)))


def test_what_is_a_word() -> None:
    assert found("L’homme, co-operation; 8‐10 tons (1½) peopleʹs") == [
        *("L", "homme", "co", "operation", "8", "10", "tons", "1½", "people", "s"),
    ]
    assert found("за́мок 東京") == ["за́мок", "東", "京"]
    assert found("har\u00adbour _x_ …") == ["har\u00adbour", "x"]


def test_accents_case_and_old_letters_are_folded() -> None:
    assert [fold(each) for each in ("Größe", "Élan", "Œuvre", "ёж", "за́мок", "Йод", "har\u00adbour", "ΛΌΓΟΣ")] == [
        *("grosse", "elan", "oeuvre", "еж", "замок", "йод", "harbour", "λογοσ"),
    ]


def test_forms_of_a_word_are_found_together() -> None:
    for language, forms in {
        "en": ("negotiation", "negotiations"),
        "de": ("Häfen", "Hafens"),
        "fr": ("décision", "décisions"),
        "ru": ("письмо", "письма", "письмами", "письмѣ"),
    }.items():
        assert all(meet(forms[0], each, language) for each in forms), language


def test_a_word_typed_without_its_accents_is_found() -> None:
    for word, typed in (("décidée", "decidee"), ("hôtel", "hotel"), ("Schlüssel", "Schlussel"), ("Straße", "Strasse")):
        assert any(meet(word, typed, language) for language in ("de", "fr")), word


def test_cyrillic_is_russian_whatever_the_passage_says() -> None:
    assert stems("Сталина", "en") == stems("Сталина", "ru") == stems("Сталина", "")


def test_the_end_of_words_before_1918() -> None:
    assert stems("миръ", "ru") == stems("мир", "ru")


@given(st.text(), st.sampled_from(["en", "de", "fr", "ru", "", "zh"]))
def test_a_word_and_its_folded_form_meet_and_no_stem_breaks_the_index(text: str, language: str) -> None:
    for word in found(text):
        for stem in stems(word, language):
            assert not set(stem) & set(" \n:"), stem
        assert meet(word, fold(word), language)
