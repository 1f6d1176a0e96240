"""What looks like a speaker's label and is none: fields, references, ratios, times, addresses of the web."""

import pytest
from converting import check, convert_text

SPEECHES = {
    "en": ("Mr. Hadley", "Mr. Salm", "The quay has to be repaired before the frost comes.", "Who is to pay for it?"),
    "de": ("Herr Brandt", "Herr Weiß", "Der Kai muß vor dem Frost ausgebessert werden.", "Wer soll das bezahlen?"),
    "fr": ("M. Coste", "M. Petit", "Le quai doit être réparé avant les gelées de l'hiver.", "Qui donc le paiera ?"),
    "ru": ("Зуев", "Лямин", "Причал надо починить до наступления морозов.", "Кто же будет за это платить?"),
}
LINES = {
    "en": (
        "P.S.: The key is under the stone.",
        "Note: the tide was out.",
        "NB: the tide was out.",
        "SUBJECT: Repair of the quay",
        "RE: Repair of the quay",
        "Date: 4 May 1921",
        "Place: Harbour office",
        "Time: 10:30",
        "Tape: 2, side A",
        "Duration: 45 minutes",
        "Source: minute book.",
        "Encl.: two maps",
        "Copies to: the Engineer",
        "Mt 5:3 says otherwise.",
        "Luke 12:49 says otherwise.",
        "3:1 was the ratio of the votes.",
        "10:30 was the time of the train.",
        "https://example.org/quay was the address.",
        "For example: the north quay.",
        "Keywords: quays; frost",
    ),
    "de": (
        "P.S.: Der Schlüssel liegt unter dem Stein.",
        "Anmerkung: Es war Ebbe.",
        "Betr.: Ausbesserung des Kais",
        "Betreff: Ausbesserung des Kais",
        "Bezug: Erlaß vom 4. Mai 1921",
        "Datum: 4. Mai 1921",
        "Ort: Hafenamt",
        "Beginn: 10:30 Uhr",
        "Band: 2, Seite A",
        "Dauer: 45 Minuten",
        "Anlage: zwei Karten",
        "Verteiler: der Ingenieur",
        "Mt 5:3 sagt es anders.",
        "3:1 war das Verhältnis der Stimmen.",
        "10:30 war die Zeit des Zuges.",
        "https://example.org/kai war die Adresse.",
        "Zum Beispiel: der Nordkai.",
    ),
    "fr": (
        "P.-S. : La clef est sous la pierre.",
        "Note : la mer était basse.",
        "N.B. : la mer était basse.",
        "Objet : Réparation du quai",
        "Réf. : dossier du quai",
        "Date : 4 mai 1921",
        "Lieu : bureau du port",
        "Heure : 10 h 30",
        "Bande : 2, face A",
        "Durée : 45 minutes",
        "Pièce jointe : deux cartes",
        "Copie à : l'ingénieur",
        "Mt 5:3 dit autrement.",
        "3:1 était le rapport des voix.",
        "10:30 était l'heure du train.",
        "https://example.org/quai était l'adresse.",
        "Par exemple : le quai nord.",
    ),
    "ru": (
        "P.S.: Ключ лежит под камнем.",
        "Примечание: был отлив.",
        "Прим.: был отлив.",
        "Тема: Починка причала",
        "Кас.: Починка причала",
        "Дата: 4 мая 1921 г.",
        "Место: контора порта",
        "Время: 10:30",
        "Кассета: 2, сторона А",
        "Продолжительность: 45 минут",
        "Приложение: две карты",
        "Копия: инженеру",
        "Мф. 5:3 говорит иначе.",
        "3:1 было отношение голосов.",
        "10:30 было время поезда.",
        "https://example.org/prichal был адрес.",
        "Например: северный причал.",
    ),
}
CASES = [(language, line) for language, lines in LINES.items() for line in lines]


@pytest.mark.parametrize(("language", "line"), CASES, ids=[f"{language}-{line[:12]}" for language, line in CASES])
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_no_field_or_figure_is_a_speaker(language: str, line: str, place: str) -> None:
    first, second, says, asks = SPEECHES[language]
    speeches = [f"{first}: {says}", f"{second}: {asks}", f"{first}: {says}", f"{second}: {asks}"]
    speeches.insert({"above": 0, "between": 2, "below": 4}[place], line)
    made = convert_text("\n\n".join(speeches) + "\n")
    check(made)
    assert {text.strip(" :") for text in made.texts("speaker")} <= {first, second}
    assert len(made.texts("speaker")) == 4


@pytest.mark.parametrize("language", LINES)
def test_a_letter_with_fields_has_no_speakers(language: str) -> None:
    *_, says, asks = SPEECHES[language]
    body = "\n\n".join(f"{line}\n\n{says} {asks} {says}" for line in LINES[language])
    made = convert_text(f"{body}\n\n{body}\n")
    check(made)
    assert not made.texts("speaker")
