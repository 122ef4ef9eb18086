from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.query.match import ELLIPSIS, hits, marked_words, snippet
from reader.query.parse import Word, parse
from reader.text.fold import fold, index_words, is_spaceless, query_words
from tests.growth import quickest


def words(typed: str) -> tuple[Word, ...]:
    return marked_words(parse(typed, date(2026, 11, 25)))


def found(text: str, typed: str, *, title: bool = False) -> list[str]:
    return [text[start:end] for start, end in hits(text, words(typed), title=title)]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("The ferry, a Ferry; FERRIES", "ferry", ["ferry", "Ferry"]),
        ("The ferry and the ferryman", "ferr", ["ferry", "ferryman"]),
        ("of offers", "of", ["of"]),
        ("of offers", "of*", ["of", "offers"]),
        ("The ferry and the ferryman", '"ferry"', ["ferry"]),
        ("a night train. Night\n\ntrains at night, train", '"night train"', ["night train", "night, train"]),
        ("a night train. Night\n\ntrains", '"night train"*', ["night train", "Night\n\ntrains"]),
        ("unferry ferry2 2ferry", "ferry", ["ferry2"]),
        ("Straße STRASSE strasse", "straße", ["Straße", "STRASSE", "strasse"]),
        ("ÉTÉ e\u0301te\u0301 ete", "été", ["ÉTÉ", "e\u0301te\u0301", "ete"]),
        ("L’été d'été", "ete", ["été", "été"]),
        ("ΣΟΦΌΣ σοφός", "σοφος", ["ΣΟΦΌΣ", "σοφός"]),
        ("İstanbul ıstanbul ISTANBUL", "istanbul", ["İstanbul", "ıstanbul", "ISTANBUL"]),
        ("ﬁnance", "fin", ["ﬁnance"]),
        ("Æther", "aeth", ["Æther"]),
        ("東京都知事、京都", "京都", ["京都", "京都"]),
        ("今日はNHKのニュース", "nhk", ["NHK"]),
        ("今日はNHKのニュース", "NHKの", ["NHKの"]),
        ("京京京", "京京", ["京京京"]),
        ("สวัสดีภาษาไทยครับ", "ภาษา", ["ภาษา"]),
        ("🙂 ferry 👩‍👩‍👧 ferry", "ferry", ["ferry", "ferry"]),
        ("قال أحمد: الميناء", "احمد", ["أحمد"]),
        ("مَدْرَسَة جديدة", "مدرسة", ["مَدْرَسَة"]),
        ("हिन्दी में", "हिन्दी", ["हिन्दी"]),
        ("हिन्दी में", "हिन", ["हिन्दी"]),
        ("हिन्दी", '"हिन दी"', []),
        ("हिन दी", '"हिन दी"', ["हिन दी"]),
        ("the 5月 fair", "5月", ["5月"]),
        ("twenty-one, twenty one", "twenty-one", ["twenty-one", "twenty one"]),
        ("ferry train ferry train", '"ferry train" train', ["ferry train", "ferry train"]),
        ("ferry", "-ferry", []),
        ("ferry", "tag:ferry", []),
        ("ferry train", "-(ferry x) train", ["train"]),
        ("ferry train", "ferry OR train", ["ferry", "train"]),
        ("", "ferry", []),
        ("ferry", "", []),
    ],
)
def test_words_are_marked_where_they_stand(text: str, typed: str, marked: list[str]) -> None:
    assert found(text, typed) == marked


def test_words_of_the_title_are_marked_in_the_title_only() -> None:
    assert found("ferry train", "title:ferry train") == ["train"]
    assert found("ferry train", "title:ferry train", title=True) == ["ferry", "train"]


def _text_of(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=30)


_TEXTS = st.one_of(
    _text_of("abé ße\u0301 æÆ,.ﬁ "),
    _text_of("東京都は NHKa5月。 "),
    _text_of("ภาษไทยำ็ ab"),
    _text_of("🙂👩\u200d👧❤ ab\u0301 "),
    _text_of("مَدْرَسَةأا ab"),
    _text_of("हिन्दीकि ab"),
    st.text(max_size=20),
)


@given(_TEXTS, st.data())
def test_hits_are_in_order_apart_and_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    term = Word(
        text[start : start + data.draw(st.integers(1, 5))],
        exact=data.draw(st.booleans()),
        prefix=data.draw(st.booleans()),
    )
    spans = hits(text, [term])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    letters = "".join(c for c in fold(term.text) if c.isalnum())
    for start, end in spans:
        assert letters in "".join(c for c in fold(text[start:end]) if c.isalnum())
        assert end == len(text) or not (text[end] < "\u0900" and unicodedata.combining(text[end])), (
            "an accent is left outside"
        )


def _tokens(text: str) -> list[str]:
    """What FTS5's tokenizer makes of indexed text, with letters, digits and marks as parts of words."""
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text).split()


@given(_TEXTS, st.data())
def test_a_word_is_marked_exactly_where_the_index_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    term = Word(
        data.draw(st.just(text[start : start + 4]) | st.text("abé東ภ5", max_size=3)), exact=data.draw(st.booleans())
    )
    # Marks of their own are words to the index that nobody can see, and what is no letter among those without spaces is
    # none to it.
    assume(not any(unicodedata.category(c)[0] == "M" and ord(c) >= 0x0900 for c in text + term.text))
    assume(not any(is_spaceless(c) and not _tokens(c) for c in text + term.text))
    looked_for, beginning = query_words(term.text)
    wanted, index = _tokens(looked_for), _tokens(index_words(text))
    beginning = beginning or term.begins
    there = bool(wanted) and any(
        index[place : place + len(wanted) - 1] == wanted[:-1]
        and (
            index[place + len(wanted) - 1].startswith(wanted[-1])
            if beginning
            else index[place + len(wanted) - 1] == wanted[-1]
        )
        for place in range(len(index) - len(wanted) + 1)
    )
    assert bool(hits(text, [term])) == there


@pytest.mark.no_cover
def test_a_text_that_is_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    looked_for = words('fähre "niemand weiß" gemeinde')

    def time_of(sentences: int) -> float:
        text = "Der Fährverkehr ruht, sagt die Gemeinde; niemand weiß, wann wieder eine Fähre fährt. " * sentences
        assert hits(text, looked_for)
        return quickest(lambda text: hits(text, looked_for), text, rounds=5)

    assert time_of(4000) < 40 * time_of(400)


# --- snippets ---------------------------------------------------------------------------------------------------------------

STORY = (
    "The council met on Monday. It spoke about the harbour for an hour, and then about the ferry.\n\n"
    "Nobody had asked the sailors. The night ferry to the island is old, and the harbour is too shallow for a new ferry, "
    "said the mayor. Trains will not help the island."
)


def shown(typed: str, length: int = 90) -> tuple[str, list[str]]:
    piece = snippet(STORY, hits(STORY, words(typed)), length)
    return piece.text, [piece.text[start:end] for start, end in piece.hits]


def test_a_snippet_shows_the_most_different_hits_and_begins_with_a_sentence() -> None:
    text, marked = shown("ferry harbour island")
    assert text.startswith("…The night ferry to the island")
    assert text.endswith("…")
    assert marked == ["ferry", "island", "harbour", "ferry"]


def test_a_snippet_without_hits_is_the_beginning() -> None:
    assert shown("zeppelin", 40) == ("The council met on Monday. It spoke…", [])


def test_a_short_text_is_its_own_snippet() -> None:
    piece = snippet("A ferry.\n\n Late", [(2, 7)], 60)
    assert (piece.text, piece.hits) == ("A ferry. Late", ((2, 7),))


def test_a_snippet_of_a_script_without_spaces_is_cut_anywhere() -> None:
    text = "東京都は今日から新しい規則を発表しました" * 10 + "知事" + "経済" * 60
    piece = snippet(text, hits(text, words("知事")), 40)
    assert piece.text[0] == piece.text[-1] == ELLIPSIS
    assert [piece.text[start:end] for start, end in piece.hits] == ["知事"]


@pytest.mark.no_cover
@given(st.lists(_TEXTS | st.just("ferry ") | st.just(". \n"), max_size=12).map("".join), st.integers(20, 60), st.data())
def test_a_snippet_is_a_piece_of_the_text_with_its_hits(text: str, length: int, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    piece = snippet(text, spans, length)
    assert len(piece.text) <= length
    line = " ".join(text.split())
    assert piece.text.strip(ELLIPSIS) in line or piece.text in line
    assert bool(piece.hits) or not any(text[start:end].strip() for start, end in spans)
    for start, end in piece.hits:
        assert 0 <= start <= end <= len(piece.text)
        shown = piece.text[start:end].strip()
        assert any(shown in " ".join(text[begin:after].split()) for begin, after in spans)
