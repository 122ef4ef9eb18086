"""Another text for an article, and the way back: nothing of a person's own is touched, and one step takes all of it
back."""

from __future__ import annotations

from reader.capture.version import VERSION
from reader.desk.preparation import named
from reader.errors import CleaningFailed, ServerSays
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Block, Picture
from reader.model.capture import Cleaned, Metadata, PictureFile
from reader.model.library import Filter
from reader.model.summary import Sentence, Summary
from tests.making import TEXT, add_article, page

PICTURE = PictureFile("ab" * 32, "https://news.example/pier.jpg", "image/jpeg", b"\xff\xd8\xffpicture", 800, 600)
OTHER = (Block("paragraph", "Quite another text about the harbour."), Block("figure", picture=Picture(PICTURE.src)))


def rewrite(
    library: Library,
    article: int,
    step: str = "step",
    *,
    blocks: tuple[Block, ...] = OTHER,
    judged_with: dict[str, bool] | None = None,
    corrections: dict[str, bool] | None = None,
) -> bool | None:
    return library.rewriting.replace(
        article,
        Cleaned(
            Metadata(title="Another title", site="Coast Courier"),
            blocks,
            f"{VERSION} other",
            "cut_short",
            "and so on …",
        ),
        step=step,
        language="en",
        words=6,
        minutes=1,
        excerpt="Quite another text.",
        method="lexrank-lead",
        version=1,
        summaries={3: Summary((Sentence("Quite", 0, 5),), "test", "en", 5)},
        judged_with=judged_with or {},
        corrections=corrections,
    )


def everything(library: Library, article: int) -> tuple[Article, dict[str, bool], Summary | None]:
    return (
        library.articles.article(article),
        library.rewriting.corrections(article),
        library.summaries.kept(article, *named(""), 3),
    )


def found(library: Library, words: str) -> list[int]:
    return list(library.listings.ids(Filter(words=words)))


def test_another_text_keeps_what_is_a_persons_own_and_is_found(library: Library) -> None:
    article = add_article(library, tags=("harbour",), pictures={PICTURE.src: PICTURE})
    library.articles.mark([article], "starred", True)
    assert rewrite(library, article, corrections={"aa": False}) is True
    now = library.articles.article(article)
    assert (now.row.title, now.row.tags, now.row.starred, now.row.completeness) == (
        "Another title",
        ("harbour",),
        True,
        "cut_short",
    )
    assert now.evidence == "and so on …"
    assert now.blocks[1].picture == Picture(PICTURE.src, key=PICTURE.key)
    assert library.rewriting.corrections(article) == {"aa": False}
    assert (found(library, "quite another"), found(library, "floodlights")) == ([article], [])


def test_one_step_takes_back_every_article_that_it_changed(library: Library) -> None:
    articles = [add_article(library, name, tags=("harbour",)) for name in ("one", "two")]
    before = [everything(library, article) for article in articles]
    for article in articles:
        rewrite(library, article, corrections={"aa": True})
    assert library.rewriting.changed_by("step") == articles
    assert library.rewriting.restore("step") == articles
    assert [everything(library, article) for article in articles] == before
    assert (found(library, "quite"), found(library, "floodlights")) == ([], articles[::-1])
    assert library.rewriting.restore("step") == []


def test_steps_are_taken_back_one_after_the_other(library: Library) -> None:
    article = add_article(library)
    first = everything(library, article)
    rewrite(library, article, "one")
    second = everything(library, article)
    rewrite(library, article, "two", blocks=(Block("paragraph", TEXT + " And more."),))
    library.rewriting.restore("two")
    assert everything(library, article) == second
    library.rewriting.restore("one")
    assert everything(library, article) == first


def test_the_same_text_needs_no_way_back_and_counts_as_cleaned(library: Library) -> None:
    article = add_article(library, cleaner="1 old")
    rewrite(library, article)
    before = everything(library, article)
    assert rewrite(library, article, "again") is False
    assert library.rewriting.changed_by("again") == []
    assert everything(library, article) == before
    assert library.rewriting.older(VERSION) == []


def test_a_text_that_was_made_with_outdated_corrections_is_refused(library: Library) -> None:
    article = add_article(library)
    rewrite(library, article, corrections={"aa": False})
    before = everything(library, article)
    assert rewrite(library, article, "late", blocks=(Block("paragraph", "late"),)) is None
    assert everything(library, article) == before


def test_a_failed_article_whose_page_was_kept_becomes_ready_and_fails_again_by_undo(library: Library) -> None:
    capture = library.captures.begin("https://news.example/x", "x", "x")
    library.content.keep_original(capture.article_id, page(capture.url))
    library.captures.fail(capture, CleaningFailed(detail="too long"))
    before = library.articles.article(capture.article_id)
    rewrite(library, capture.article_id)
    assert library.articles.row(capture.article_id).state == "ready"
    library.rewriting.restore("step")
    assert library.articles.article(capture.article_id) == before


def test_the_place_of_reading_moves_with_its_words(library: Library) -> None:
    article = add_article(library, text="Gone. " * 20 + TEXT)
    library.articles.remember_place(article, 120)
    rewrite(library, article, blocks=(Block("paragraph", TEXT),))
    assert library.articles.place(article) == 0
    library.rewriting.restore("step")
    assert library.articles.place(article) == 120


def test_older_ones_are_those_of_another_version_with_a_kept_page(library: Library) -> None:
    old, _today, deleted, bare = (
        add_article(library, name, cleaner=cleaner)
        for name, cleaner in (
            ("old", "1 trafilatura"),
            ("today", f"{VERSION} x"),
            ("deleted", "1 x"),
            ("bare", "trafilatura"),
        )
    )
    library.articles.delete([deleted])
    assert library.rewriting.older(VERSION) == [old, bare]
    with library.connections.write() as db:
        db.execute("DELETE FROM pages WHERE article_id = ?", [bare])
    assert library.rewriting.older(VERSION) == [old]


def test_forgotten_steps_leave_the_text_and_nothing_to_go_back_to(library: Library) -> None:
    article = add_article(library)
    rewrite(library, article, "one")
    rewrite(library, article, "two", blocks=(Block("paragraph", "Third text."),))
    library.rewriting.forget(["one"])
    assert (library.rewriting.changed_by("one"), library.rewriting.changed_by("two")) == ([], [article])
    library.rewriting.forget()
    assert library.rewriting.changed_by("two") == []
    assert library.content.text(article) == "Third text."


def test_a_fresh_copy_is_not_taken_back_by_an_earlier_step(library: Library) -> None:
    article = add_article(library)
    rewrite(library, article)
    capture = library.captures.again(article)
    library.content.fill(
        capture,
        page(capture.url, b"second"),
        Cleaned(Metadata(title="Fresh"), (Block("paragraph", "Fresh text."),), f"{VERSION} x"),
        {},
        language="en",
        words=2,
        minutes=1,
        excerpt="",
        page_keys=[],
        method="lexrank-lead",
        version=1,
        summaries={},
    )
    assert library.rewriting.restore("step") == []
    assert library.articles.row(article).title == "Fresh"


def test_needs_attention_holds_what_failed_and_what_is_not_whole(library: Library) -> None:
    whole, unjudged, stopped = (
        add_article(library, name, completeness=why)  # type: ignore[arg-type]
        for name, why in (("whole", "whole"), ("unjudged", ""), ("stopped", "subscription"))
    )
    capture = library.captures.begin("https://news.example/f", "f", "f")
    library.captures.fail(capture, ServerSays(status=500, reason="it has a fault"))
    wanted = Filter(place="attention")
    assert list(library.listings.ids(wanted)) == [capture.article_id, stopped]
    assert library.articles.counts().places["attention"] == 2
    assert {whole, unjudged}.isdisjoint(library.listings.ids(wanted))
