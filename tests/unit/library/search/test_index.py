from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article


def found(library: Library, words: str) -> list[int]:
    return list(library.listings.ids(Filter(words=words)))


@pytest.mark.parametrize(
    "words",
    ["ferry", "FERRY", "ferr", "channel engines", '"pier four"', "aldana", "courier", "harbour", "Ferry-returns"],
)
def test_an_article_is_found_by_title_text_byline_site_and_tag(library: Library, words: str) -> None:
    article = add_article(library, tags=("harbour",))
    assert found(library, words) == [article]


@pytest.mark.parametrize("words", ["submarine", '"four pier"', "ferry submarine", '"', "-", "*"])
def test_what_is_not_there_is_not_found(library: Library, words: str) -> None:
    add_article(library)
    assert found(library, words) == []


@pytest.mark.parametrize(
    "words",
    ["AND", "NEAR(ferry", "title:", "a OR", '"unfinished ferry', "ferry)", "^ferry", "{x}", "'; DROP TABLE articles"],
)
def test_no_typed_mark_breaks_the_search(library: Library, words: str) -> None:
    article = add_article(library)
    assert found(library, words) in ([], [article])


def test_accents_and_case_do_not_matter(library: Library) -> None:
    article = add_article(library, "Émigrés à l’étranger", "Über die Brücke nach Málaga.")
    for words in ("emigres", "ETRANGER", "uber brucke", "malaga"):
        assert found(library, words) == [article]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("東京都知事が発表した。", "知事"),
        ("東京都知事が発表した。", "発"),
        ("ท่าเรือเปิดอีกครั้ง", "เรือ"),
        ("港口今晨恢复通航。", "恢复"),
    ],
)
def test_scripts_without_spaces_are_found_by_part_of_a_word(library: Library, text: str, words: str) -> None:
    article = add_article(library, "Foreign", text)
    add_article(library, "Other")
    assert found(library, words) == [article]


def test_percent_and_underscore_are_letters_like_any_other(library: Library) -> None:
    add_article(library, "東京", "東京で増加")
    assert found(library, "東%加") == []


def test_new_words_replace_old_ones_in_the_index(library: Library) -> None:
    article = add_article(library, tags=("before",))
    library.tags.remove([article], ["before"])
    library.tags.add([article], ["after"])
    assert found(library, "before") == []
    assert found(library, "after") == [article]
    with library.connections.write() as db:
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def test_a_waiting_address_is_found_by_its_address(library: Library) -> None:
    capture = library.captures.begin("https://news.example/kestrel-nest", "k", "news.example/kestrel-nest")
    assert found(library, "kestrel") == [capture.article_id]
