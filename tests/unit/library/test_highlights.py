"""Highlights stay with their words through everything that changes an article, and whatever removes one is undone."""

from __future__ import annotations

import pytest

from reader.capture.version import VERSION
from reader.errors import NoSuchArticle, NoSuchHighlight, PassageGone
from reader.library.file.repair import rebuild
from reader.library.library import Library
from reader.model.blocks import Block
from reader.model.capture import Cleaned, Metadata
from reader.model.library import Filter
from tests.making import TEXT, add_article, page

WORDS = "Both engines had stopped in the middle of the channel."


def found(library: Library, words: str) -> list[int]:
    return library.listings.ids(Filter(words=words)).tolist()


def mark(library: Library, article: int, words: str = WORDS, meaning: int = 1, note: str = "") -> None:
    start = library.content.text(article).index(words)
    library.highlights.add(article, start, start + len(words), words, meaning, note)


def rewrite(library: Library, article: int, text: str, step: str = "step") -> None:
    blocks = tuple(Block("paragraph", part) for part in text.split("\n\n"))
    library.rewriting.replace(
        article,
        Cleaned(Metadata(title="Ferry returns"), blocks, f"{VERSION} other"),
        step=step,
        language="en",
        words=6,
        minutes=1,
        excerpt="",
        method="lexrank-lead",
        version=1,
        summaries={},
        judged_with={},
    )


def fresh_copy(library: Library, article: int, text: str) -> None:
    capture = library.captures.again(article)
    library.content.fill(
        capture,
        page(capture.url),
        Cleaned(Metadata(title="Ferry returns"), (Block("paragraph", text),), f"{VERSION} test"),
        {},
        language="en",
        words=6,
        minutes=1,
        excerpt="",
        page_keys=[],
        method="lexrank-lead",
        version=1,
        summaries={},
    )


def passage(library: Library, article: int) -> str | None:
    (highlight,) = library.highlights.of(article)
    return library.content.text(article)[highlight.start : highlight.end] if highlight.found else None


@pytest.fixture
def article(library: Library) -> int:
    return add_article(library)


def test_a_highlight_holds_the_words_their_place_and_what_stands_around_them(library: Library, article: int) -> None:
    mark(library, article, meaning=3, note=" Ask the pilot ")
    (highlight,) = library.highlights.of_articles([article])[article]
    assert library.highlights.highlight(highlight.id) == highlight
    assert (highlight.exact, highlight.meaning, highlight.found) == (WORDS, 3, True)
    assert TEXT[highlight.start : highlight.end] == WORDS
    assert TEXT[: highlight.start].endswith(highlight.prefix)
    assert TEXT[highlight.end :].startswith(highlight.suffix)
    assert highlight.created > ""
    assert highlight.changed == ""


def test_spaces_at_the_ends_of_a_selection_are_no_part_of_its_highlight(library: Library, article: int) -> None:
    start = TEXT.index(WORDS) - 1
    library.highlights.add(article, start, start + len(WORDS) + 2, f" {WORDS} ", 1)
    assert passage(library, article) == WORDS


def test_a_passage_that_is_marked_again_gets_the_other_meaning_and_keeps_its_note(
    library: Library, article: int
) -> None:
    mark(library, article, meaning=1, note="Twice?")
    mark(library, article, meaning=2)
    (highlight,) = library.highlights.of(article)
    assert (highlight.meaning, highlight.note) == (2, "Twice?")


def test_words_that_a_person_saw_are_marked_even_if_the_text_has_moved_since(library: Library, article: int) -> None:
    start = TEXT.index(WORDS)
    rewrite(library, article, f"A new paragraph came first.\n\n{TEXT}")
    library.highlights.add(article, start, start + len(WORDS), WORDS, 1)
    assert passage(library, article) == WORDS


def test_words_that_the_text_does_not_have_are_refused(library: Library, article: int) -> None:
    with pytest.raises(PassageGone):
        library.highlights.add(article, 0, 5, "Quite another text", 1)
    with pytest.raises(PassageGone):
        library.highlights.add(article, 4, 5, TEXT[3:4], 1)
    with pytest.raises(NoSuchArticle):
        library.highlights.add(article + 7, 0, 5, "Quite", 1)
    with pytest.raises(NoSuchHighlight):
        library.highlights.change(77, meaning=2)


def test_cleaning_again_moves_a_highlight_with_its_words_and_undo_brings_it_back(
    library: Library, article: int
) -> None:
    mark(library, article)
    before = library.highlights.of(article)
    rewrite(library, article, f"A new paragraph came first.\n\n{TEXT.replace('had stopped', 'had  stopped')}")
    assert passage(library, article) == WORDS.replace("had stopped", "had  stopped")
    library.rewriting.restore("step")
    assert library.highlights.of(article) == before


def test_a_highlight_whose_words_are_gone_is_kept_and_found_in_a_later_text(library: Library, article: int) -> None:
    mark(library, article, note="Why?")
    rewrite(library, article, "The whole report was withdrawn on Wednesday.")
    (lost,) = library.highlights.of(article)
    assert (lost.found, lost.exact, lost.note) == (False, WORDS, "Why?")
    assert found(library, "note:why") == found(library, "highlight:engines") == [article]
    fresh_copy(library, article, f"It is back. {TEXT}")
    assert passage(library, article) == WORDS


def test_a_fresh_copy_keeps_highlights_and_notes(library: Library, article: int) -> None:
    mark(library, article, meaning=4, note="For the lead")
    library.highlights.put_note(article, "Call the authority")
    fresh_copy(library, article, f"Updated at noon. {TEXT}")
    assert passage(library, article) == WORDS
    assert library.articles.article(article).notes == "Call the authority"
    assert found(library, "note:lead") == found(library, "note:authority") == [article]


def test_the_trash_keeps_highlights_and_emptying_it_removes_them(library: Library, article: int) -> None:
    mark(library, article)
    library.highlights.put_note(article, "Call back")
    library.articles.delete([article])
    assert len(library.highlights.of(article)) == 1
    library.articles.restore([article])
    (noted,) = library.highlights.articles([article, 99])
    assert (noted.note, noted.title, [one.exact for one in noted.highlights]) == ("Call back", "Ferry returns", [WORDS])
    library.articles.purge([article])
    assert library.highlights.of(article) == []
    with library.connections.write() as db:
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def test_every_change_of_a_highlight_is_taken_back_and_made_again(library: Library, article: int) -> None:
    mark(library, article, note="First")
    states = [library.highlights.of(article)]
    (highlight,) = states[0]
    library.highlights.change(highlight.id, meaning=4)
    states.append(library.highlights.of(article))
    back = library.highlights.change(highlight.id, note="Second")
    states.append(library.highlights.of(article))
    again = library.articles.edit(back)
    assert library.highlights.of(article) == states[1]
    assert found(library, "note:first") == [article]
    library.articles.edit(again)
    assert library.highlights.of(article) == states[2]
    assert found(library, "note:first") == []
    back = library.highlights.remove([highlight.id, 99])
    assert (library.highlights.of(article), found(library, "note:second")) == ([], [])
    library.articles.edit(back)
    assert library.highlights.of(article) == states[2]
    assert found(library, "note:second") == [article]
    assert library.highlights.change(highlight.id, meaning=4) == []


def test_a_highlight_that_comes_back_by_undo_is_found_in_the_text_of_then(library: Library, article: int) -> None:
    mark(library, article)
    back = library.highlights.remove([library.highlights.of(article)[0].id])
    rewrite(library, article, f"A new paragraph came first.\n\n{TEXT}")
    library.articles.edit(back)
    assert passage(library, article) == WORDS


def test_undoing_the_change_of_a_highlight_whose_article_is_gone_changes_nothing(
    library: Library, article: int
) -> None:
    mark(library, article)
    back = library.highlights.remove([library.highlights.of(article)[0].id])
    library.articles.purge([article])
    assert library.articles.edit(back) == []


def test_an_article_has_a_note_of_its_own(library: Library, article: int) -> None:
    back = library.highlights.put_note(article, "  Ask for the *minutes* ")
    assert library.articles.article(article).notes == "Ask for the *minutes*"
    assert library.highlights.put_note(article, "Ask for the *minutes*") == []
    library.articles.edit(back)
    assert (library.articles.article(article).notes, found(library, "note:minutes")) == ("", [])
    with pytest.raises(NoSuchArticle):
        library.highlights.put_note(99, "x")


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("has:highlight", True),
        ("has:note", True),
        ("highlight:check", True),
        ("highlight:3", True),
        ("highlight:fact", False),
        ("highlight:engine", True),
        ('highlight:"the channel"', True),
        ("highlight:gines", False),
        ("highlight:mechanics", False),
        ("-highlight:check", False),
        ("note:pilot", True),
        ("pilot", True),
    ],
)
def test_articles_are_found_by_their_highlights(library: Library, article: int, words: str, is_found: bool) -> None:
    add_article(library, "Council delays the vote", "Nobody was there to vote. The council went home.")
    mark(library, article, meaning=3, note="Ask the pilot")
    assert (article in found(library, words)) is is_found


def test_a_repair_keeps_highlights_of_a_text_that_cannot_be_read(library: Library, article: int) -> None:
    mark(library, article, note="Why?")
    with library.connections.write() as db:
        db.execute("UPDATE texts SET packed = x'00' WHERE article_id = ?", [article])
    rebuild(library.connections, (article,))
    (highlight,) = library.highlights.of(article)
    assert (highlight.found, highlight.note) == (False, "Why?")


def test_a_repair_brings_an_article_back_of_which_only_a_highlight_is_left(library: Library, article: int) -> None:
    mark(library, article)
    with library.connections.write() as db:
        db.execute("DELETE FROM pages")
        db.execute("DELETE FROM texts")
    library.connections._write_connection().execute("PRAGMA foreign_keys = OFF")
    library.connections._write_connection().execute("DELETE FROM articles")
    rebuild(library.connections)
    assert [highlight.exact for highlight in library.highlights.of(article)] == [WORDS]


# --- changed elsewhere ---------------------------------------------------------------------------------------------------------


def test_undo_takes_no_note_that_was_written_elsewhere_since(library: Library) -> None:
    number = add_article(library)
    back = library.highlights.put_note(number, "mine")
    library.highlights.put_note(number, "mine\n\nimported")
    assert library.articles.edit(back) == []
    assert library.articles.article(number).notes == "mine\n\nimported"


def test_undo_takes_no_highlight_that_got_a_note_elsewhere_since(library: Library) -> None:
    number = add_article(library)
    words = TEXT[4:9]
    added = library.highlights.add(number, 4, 9, words, 1)
    (one,) = library.highlights.of(number)
    changed = library.highlights.change(one.id, note="first")
    library.highlights.change(one.id, note="first, and imported")
    for back in (changed, added):
        assert library.articles.edit(back) == []
    assert [found.note for found in library.highlights.of(number)] == ["first, and imported"]


def test_changes_of_a_note_are_undone_and_made_again_in_turn(library: Library) -> None:
    number = add_article(library)
    steps = [library.highlights.put_note(number, note) for note in ("one", "two", "")]
    again = [library.articles.edit(back) for back in reversed(steps)]
    assert library.articles.article(number).notes == ""
    for made, note in zip(reversed(again), ("one", "two", ""), strict=True):
        library.articles.edit(made)
        assert library.articles.article(number).notes == note
