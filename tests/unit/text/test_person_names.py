from __future__ import annotations

import pytest

from reader.model.citation import Author
from reader.text.person_names import author_of, is_organisation, names_in

SPLIT = [
    ("Jane Doe", "en", Author("Doe", "Jane")),
    ("Jane K. Doe", "en", Author("Doe", "Jane K.")),
    ("Doe, Jane", "en", Author("Doe", "Jane")),
    ("Dr. Jane Doe", "en", Author("Doe", "Jane")),
    ("John Roe Jr.", "en", Author("Roe", "John", suffix="Jr.")),
    ("John Roe III", "en", Author("Roe", "John", suffix="III")),
    ("Chloé ROUX", "fr", Author("ROUX", "Chloé")),
    ("ROUSSEL Chloé", "fr", Author("ROUSSEL", "Chloé")),
    ("CBS Harbour", "en", Author(literal="CBS Harbour")),
    ("Miguel A. Ruiz", "es", Author("Ruiz", "Miguel A.")),
    ("小森ひさこ", "ja", Author("小森", "ひさこ", order="eastern")),
    ("港湾時報", "zh", Author(literal="港湾時報")),
    ("Suharto", "id", Author("Suharto")),
    ("Marta van den Berg", "nl", Author("Berg", "Marta", "van den")),
    ("Clara von der Heide", "de", Author("Heide", "Clara", "von der")),
    ("Simone de Rivoire", "fr", Author("Rivoire", "Simone", "de")),
    ("Dan De Luca", "it", Author("De Luca", "Dan")),
    ("Rami al-Khatib", "en", Author("al-Khatib", "Rami")),
    ("Salem bin Rashid", "en", Author("Rashid", "Salem", "bin")),
    ("Omar Abdul Aziz", "en", Author("Abdul Aziz", "Omar")),
    ("نور عبد الله", "ar", Author("عبد الله", "نور")),
    ("Elena Ruiz Soto", "es", Author("Ruiz Soto", "Elena")),
    ("Juan Carlos Ruiz", "es", Author("Ruiz", "Juan Carlos")),
    ("Juan Carlos Ruiz Soto", "es", Author("Ruiz Soto", "Juan Carlos")),
    ("Ana María de la Fuente", "es", Author("Fuente", "Ana María", "de la")),
    ("María del Carmen Ruiz Soto", "es", Author("Ruiz Soto", "María del Carmen")),
    ("Pedro Ruiz y Soto", "es", Author("Ruiz y Soto", "Pedro")),
    ("João da Silva", "pt", Author("Silva", "João da")),
    ("Rui Costa Lima Filho", "pt", Author("Lima Filho", "Rui Costa")),
    ("Kovács Anna", "hu", Author("Kovács", "Anna", order="hungarian")),
    ("Kis Kovács Péter", "hu", Author("Kis Kovács", "Péter", order="hungarian")),
    ("Anna Whitfield", "hu", Author("Whitfield", "Anna")),
    ("林海生", "zh", Author("林", "海生", order="eastern")),
    ("欧阳海生", "zh", Author("欧阳", "海生", order="eastern")),
    ("玛丽·布朗", "zh", Author(literal="玛丽·布朗")),
    ("Lin Haisheng", "en", Author("Lin", "Haisheng", order="eastern")),
    ("Han Solberg", "en", Author("Solberg", "Han")),
    ("山本花子", "ja", Author("山本", "花子", order="eastern")),
    ("山本 花", "ja", Author("山本", "花", order="eastern")),
    ("マリー・ブラウン", "ja", Author(literal="マリー・ブラウン")),
    ("박지민", "ko", Author("박", "지민", order="eastern")),
    ("남궁지민", "ko", Author("남궁", "지민", order="eastern")),
    ("Park Ji-min", "en", Author("Park", "Ji-min", order="eastern")),
    ("Trần Văn Bình", "vi", Author("Trần", "Văn Bình", order="eastern")),
    ("Thanh Bình", "vi", Author(literal="Thanh Bình")),
    ("Katla Jónsdóttir", "is", Author("Jónsdóttir", "Katla", order="icelandic")),
    ("Вера Ивановна Лужина", "ru", Author("Лужина", "Вера Ивановна")),
    ("Лужина Вера Ивановна", "ru", Author("Лужина", "Вера Ивановна")),
    ("Вера Лужина", "ru", Author("Лужина", "Вера")),
    ("Reuters", "en", Author(literal="Reuters")),
    ("The Harbour Desk", "en", Author(literal="The Harbour Desk")),
    ("AFP with dpa", "en", Author(literal="AFP with dpa")),
    ("共同通信", "ja", Author(literal="共同通信")),
]


@pytest.mark.parametrize(("name", "language", "expected"), SPLIT, ids=[name for name, _, _ in SPLIT])
def test_a_name_is_split_by_the_custom_of_its_language(name: str, language: str, expected: Author) -> None:
    assert author_of(name, language) == expected


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane Doe; John Roe", ["Jane Doe", "John Roe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Von Anna Lenz und Reuters", ["Anna Lenz", "Reuters"]),
        ("Par Chloé Roux avec AFP", ["Chloé Roux", "AFP"]),
        ("AFP with dpa", ["AFP with dpa"]),
        ("Salt & Sons", ["Salt & Sons"]),
        ("Department of Fish and Coastal Works", ["Department of Fish and Coastal Works"]),
        ("Reuters and Coast News", ["Reuters", "Coast News"]),
        ("", []),
    ],
)
def test_a_byline_is_divided_into_its_names(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize("name", ["Anna Lenz", "Christopher Guest", "Ann-Marie Bell", "JK Rowe"])
def test_people_are_no_houses(name: str) -> None:
    assert not is_organisation(name)


def test_a_corrected_name_keeps_the_order_in_which_its_language_writes_it() -> None:
    by_rules = author_of("Nagy Anna", "hu")
    assert by_rules.order == "hungarian"
    assert by_rules.corrected("Nagy-Kiss", "Anna") == Author("Nagy-Kiss", "Anna", order="hungarian")


def test_the_parts_of_a_name_hold_every_word_of_it() -> None:
    for name, _, author in SPLIT:
        parts = f"{author.given} {author.particle} {author.family} {author.suffix} {author.literal}".split()
        assert set("".join(parts)) <= set(name) | set("Jr.")
