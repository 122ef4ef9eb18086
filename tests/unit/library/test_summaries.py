"""Kept summaries are of this text, method and version or they are not kept; a person's choices stay with their
sentence."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.library.summaries import find_sentence
from reader.model.blocks import Block, plain_text
from reader.model.capture import Cleaned, Metadata
from reader.model.summary import Choice, Sentence, Summary
from tests.making import TEXT, add_article
from tests.unit.library.test_rewriting import rewrite

FIRST, SECOND, THIRD, FOURTH = (s if s.endswith(".") else f"{s}." for s in TEXT.split(". "))


def choice(words: str, *, pinned: bool, text: str = TEXT) -> Choice:
    start = text.index(words)
    return Choice(words, start, start + len(words), pinned)


def keep(
    library: Library, article: int, words: str = SECOND, *, asked: int = 1, method: str = "lead", version: int = 1
) -> bool:
    material = library.summaries.material(article)
    assert material is not None
    start = material.text.index(words)
    made = {asked: Summary((Sentence(words, start, start + len(words)),), f"{method} {version}", "en", 4)}
    return library.summaries.keep(article, method, version, material.content_hash, made)


def kept(library: Library, article: int, *, asked: int = 1, method: str = "lead", version: int = 1) -> list[str] | None:
    found = library.summaries.kept(article, method, version, asked)
    return None if found is None else [sentence.text for sentence in found.sentences]


def test_a_summary_is_kept_for_its_method_version_and_length(library: Library) -> None:
    article = add_article(library)
    keep(library, article)
    assert kept(library, article) == [SECOND]
    assert kept(library, article, version=2) is None
    assert kept(library, article, method="luhn") is None
    assert kept(library, article, asked=2) is None
    keep(library, article, THIRD, version=2)
    assert kept(library, article, version=2) == [THIRD]
    assert kept(library, article) is None  # one version of a method at a time


@pytest.mark.parametrize("column", ["title", "description", "language"])
def test_a_summary_of_what_the_article_no_longer_is_is_not_kept(library: Library, column: str) -> None:
    article = add_article(library)
    keep(library, article)
    with library.connections.write() as db:
        db.execute(f"UPDATE articles SET {column} = 'xx'")
    assert kept(library, article) is None


def test_another_text_has_no_summary_of_the_one_before_and_undo_brings_it_back(library: Library) -> None:
    article = add_article(library)
    keep(library, article)
    rewrite(library, article)
    assert kept(library, article) is None
    library.rewriting.restore("step")
    assert kept(library, article) == [SECOND]


def test_a_summary_of_a_text_that_changed_meanwhile_is_thrown_away(library: Library) -> None:
    article = add_article(library)
    before = library.summaries.material(article)
    assert before is not None
    rewrite(library, article)
    made = {1: Summary((Sentence(FIRST, 0, len(FIRST)),), "lead 1", "en", 4)}
    assert not library.summaries.keep(article, "lead", 1, before.content_hash, made)
    assert kept(library, article) is None


def test_the_line_of_the_list_is_the_summary_of_one_sentence(library: Library) -> None:
    article = add_article(library)
    assert keep(library, article, THIRD)
    assert library.articles.row(article).excerpt == THIRD
    assert not keep(library, article, THIRD)
    assert not keep(library, article, FIRST, asked=3)
    assert library.articles.row(article).excerpt == THIRD


def test_what_is_missing_or_of_another_line_is_unfinished(library: Library) -> None:
    article = add_article(library)
    assert library.summaries.unfinished(article, "lead", 1, (1, 3)) is not None
    keep(library, article)
    keep(library, article, asked=3)
    assert library.summaries.unfinished(article, "lead", 1, (1, 3)) is None
    with library.connections.write() as db:
        db.execute("UPDATE articles SET excerpt = 'Another line.'")
    assert library.summaries.unfinished(article, "lead", 1, (1, 3)) is not None
    assert library.summaries.unfinished(99, "lead", 1, (1, 3)) is None


def test_a_choice_makes_the_kept_summary_stale_and_is_there_after_closing(library: Library) -> None:
    article = add_article(library)
    keep(library, article)
    library.summaries.decide(article, [choice(THIRD, pinned=True), choice(FIRST, pinned=False)])
    assert kept(library, article) is None
    library.close()
    again = Library(library.path)
    assert again.summaries.choices(article) == (choice(FIRST, pinned=False), choice(THIRD, pinned=True))
    material = again.summaries.material(article)
    assert material is not None
    assert [TEXT[start:end] for start, end in material.keep] == [THIRD]
    assert [TEXT[start:end] for start, end in material.drop] == [FIRST]
    again.summaries.decide(article, [], [THIRD, FIRST])
    assert again.summaries.choices(article) == ()
    assert kept(again, article) == [SECOND]
    again.close()


def test_a_sentence_is_pinned_or_thrown_out_but_not_both(library: Library) -> None:
    article = add_article(library)
    library.summaries.decide(article, [choice(FIRST, pinned=True)])
    library.summaries.decide(article, [choice(FIRST, pinned=False)])
    assert library.summaries.choices(article) == (choice(FIRST, pinned=False),)


def test_a_choice_follows_its_sentence_into_another_text_and_back(library: Library) -> None:
    article = add_article(library)
    library.summaries.decide(article, [choice(THIRD, pinned=True), choice(FIRST, pinned=False)])
    other = f"A line before. {THIRD}"
    rewrite(library, article, blocks=(Block("paragraph", other),))
    assert library.summaries.choices(article) == (
        choice(THIRD, pinned=True, text=other),
    )  # the other one is gone, and ignored
    library.rewriting.restore("step")
    assert library.summaries.choices(article) == (choice(FIRST, pinned=False), choice(THIRD, pinned=True))


def test_a_choice_goes_with_its_article(library: Library) -> None:
    article = add_article(library)
    library.summaries.decide(article, [choice(FIRST, pinned=True)])
    library.articles.delete([article])
    library.articles.purge([article])
    library.summaries.decide(article, [choice(FIRST, pinned=True)])
    assert library.connections.query("SELECT count(*) FROM summary_choices") == [(0,)]


def test_a_pinned_sentence_does_not_make_a_text_another_one(library: Library) -> None:
    article = add_article(library)
    about = Cleaned(Metadata(title="Ferry returns"), (Block("paragraph", TEXT),), "x")
    common = {
        "step": "s",
        "language": "en",
        "words": 40,
        "minutes": 1,
        "method": "lead",
        "version": 1,
        "summaries": {},
        "judged_with": {},
    }
    library.rewriting.replace(article, about, excerpt=FIRST, **common)  # type: ignore[arg-type]
    assert keep(library, article, THIRD)
    assert library.rewriting.replace(article, about, excerpt=FIRST, **common) is False  # type: ignore[arg-type]
    assert library.articles.row(article).excerpt == THIRD


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("He left.", "She came. He left. They slept.", 10),
        ("He left.", "She said he left. Then he left.", -1),
        ("He left.", "When He left. They slept.", -1),
        ("Two lines of it.", "First.\n\nTwo  lines\u00a0of it.", 8),
        ("A heading", "Before.\n\nA heading\n\nAfter.", 9),
        ("A heading", "Before.\n\nA heading that is longer\n\nAfter.", -1),
        ("渡船回来了。", "昨天下雨。渡船回来了。港口开放。", 5),
        ("عادت العبّارة.", "هل نامت؟ عادت العبّارة. انتهى.", 9),
        ("“Yes.”", "He nodded. “Yes.” They went.", 11),
        ("", "Anything.", -1),
    ],
)
def test_a_sentence_is_found_where_it_stands_whole(words: str, text: str, found: int) -> None:
    at = find_sentence(Choice(words, 0, 0, True), text)
    assert (at.start if at else -1) == found


def test_of_two_sentences_alike_the_nearest_to_its_old_place_is_meant() -> None:
    text = "Yes. They went on. Yes. They stopped."
    at = find_sentence(Choice("Yes.", 25, 29, True), text)
    assert at is not None
    assert (at.start, at.end) == (19, 23)


BLOCKS = (
    Block("paragraph", "The ferry came back on Monday."),
    Block("paragraph", "Correction: an earlier version named Tuesday.", role="correction"),
    Block("quote", "Best ferry ever! @someone", role="post"),
    Block("paragraph", "Nobody was hurt at the quay."),
)


def test_material_knows_what_is_not_the_articles_own(library: Library) -> None:
    article = add_article(library, text=plain_text(BLOCKS), blocks=BLOCKS, summarised=False)
    material = library.summaries.material(article)
    assert material is not None
    assert [material.text[start:end] for start, end in material.apart] == [BLOCKS[1].text, BLOCKS[2].text]
    assert [material.text[start:end] for start, end in material.notes] == [BLOCKS[1].text]


def test_a_kept_summary_brings_the_correction_and_says_that_it_is_passages(library: Library) -> None:
    article = add_article(library, text=plain_text(BLOCKS), blocks=BLOCKS, summarised=False)
    material = library.summaries.material(article)
    assert material is not None
    sentence = Sentence(BLOCKS[0].text, 0, len(BLOCKS[0].text))
    made = {1: Summary((sentence,), "lead 1", "en", 4, passages=True)}
    library.summaries.keep(article, "lead", 1, material.content_hash, made)
    found = library.summaries.kept(article, "lead", 1, 1)
    assert found is not None
    assert found.passages
    assert found.sentences == (sentence,)
    assert [note.text for note in found.notes] == [BLOCKS[1].text]
    assert library.summaries.unfinished(article, "lead", 1, [1]) is None
