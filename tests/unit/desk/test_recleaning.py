"""Cleaning again from the kept page: corrections and rules hold, one step takes all of it back, and the network is not
asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import errors
from reader.capture.choosing.overrides import fingerprint
from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged, JobChanged
from reader.desk.program.settings import Settings
from reader.desk.recleaning import Outcome
from reader.desk.site_rules import Rule
from reader.model.blocks import Block
from reader.model.capture import PictureFile
from tests.making import add_article, page
from tests.site import STORY
from tests.unit.capture.pdf.making import column, pdf
from tests.working import without_processes

BODY = (STORY % {"title": "Ferry returns", "name": "Anna"}).encode()
LETTERS = "Two letters seen by this paper"
REGISTER = "The harbour’s register lists 31 faults"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker is this process, and which may not fetch."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("cleaning again asked the network")

    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", refused)
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", refused)
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


def old_article(desk: Desk, name: str = "a", *, body: bytes = BODY, **named: Any) -> int:
    """An article that an earlier version cleaned, badly."""
    return add_article(
        desk.library,
        "Old title",
        "Old text.",
        url=f"https://www.news.example/{name}",
        body=body,
        cleaner="1 old",
        **named,
    )


def block_of(desk: Desk, article: int, words: str) -> str:
    return fingerprint(next(block for block in desk.article(article).blocks if words in block.text))


def clean(desk: Desk, *ids: int, step: str = "step") -> Outcome:
    outcome: Outcome = desk.recleaning.clean(ids, step).future.result(60)
    return outcome


def test_articles_get_todays_text_and_one_step_takes_it_back(desk: Desk) -> None:
    articles = [old_article(desk, name, tags=("harbour",)) for name in "abc"]
    before = [desk.article(article) for article in articles]
    assert desk.recleaning.older() == articles
    outcome = clean(desk, *articles)
    assert (outcome.changed, outcome.same, outcome.failed) == (articles, [], {})
    for article in articles:
        now = desk.article(article)
        assert (now.row.title, now.row.tags) == ("Ferry returns", ("harbour",))
        assert LETTERS in now.text
        assert "Get a summary" not in now.text
        assert desk.summaries.kept(article, 3) is not None
    assert desk.recleaning.older() == []
    assert clean(desk, *articles, step="more").same == articles
    assert desk.recleaning.undo("step") == articles
    assert [desk.article(article) for article in articles] == before


def test_a_text_size_of_its_own_survives_clean_again_and_undo(desk: Desk) -> None:
    article = old_article(desk)
    desk.organizing.keep_text_size(article, 24)
    clean(desk, article)
    assert desk.article(article).text_size == 24
    desk.organizing.keep_text_size(article, 26)
    desk.recleaning.undo("step")
    assert desk.article(article).text_size == 26


def test_a_kept_picture_is_shown_again_and_a_new_one_is_not_fetched(desk: Desk) -> None:
    known = PictureFile("ab" * 32, "https://www.news.example/pier.png", "image/png", b"\x89PNG", 640, 360)
    with_picture = old_article(desk, "a", pictures={known.src: known})
    without = old_article(desk, "b")
    clean(desk, with_picture, without)
    (figure,) = (block.picture for block in desk.article(with_picture).blocks if block.picture)
    assert figure.key == known.key
    (missing,) = (block.picture for block in desk.article(without).blocks if block.picture)
    assert (missing.src, missing.key) == (known.src, "")


def test_what_cannot_be_cleaned_keeps_its_text_and_says_why(desk: Desk) -> None:
    good, empty = old_article(desk), old_article(desk, "b", body=b"<html><body></body></html>")
    bare = old_article(desk, "c")
    with desk.library.connections.write() as db:
        db.execute("DELETE FROM pages WHERE article_id = ?", [bare])
    outcome = clean(desk, empty, bare, good)
    assert outcome.changed == [good]
    assert {article: error.code for article, error in outcome.failed.items()} == {
        empty: "no-article",
        bare: "no-original",
    }
    assert desk.article(empty).text == "Old text."


def test_a_block_that_a_person_took_out_stays_out_and_comes_back_by_undo(desk: Desk) -> None:
    article = old_article(desk)
    clean(desk, article)
    before = desk.article(article)
    letters = block_of(desk, article, LETTERS)
    assert desk.recleaning.correct(article, {letters: False}, "out").future.result(60) is True
    assert LETTERS not in desk.article(article).text
    clean(desk, article, step="again")
    assert LETTERS not in desk.article(article).text
    desk.recleaning.undo("out")
    assert desk.article(article) == before
    assert desk.library.rewriting.corrections(article) == {}


def test_a_block_that_a_person_brought_back_stays(desk: Desk) -> None:
    article = old_article(desk)
    clean(desk, article)
    left_out = next(
        block for block in desk.recleaning.examine(article).blocks if "All rights reserved" in block.block.text
    )
    assert not left_out.kept
    desk.recleaning.correct(article, {left_out.fingerprint: True}, "in").future.result(60)
    assert "All rights reserved" in desk.article(article).text
    desk.recleaning.correct(article, {left_out.fingerprint: None}, "leave it").future.result(60)
    assert "All rights reserved" not in desk.article(article).text


def test_the_lead_picture_can_be_taken_out(desk: Desk) -> None:
    body = BODY.replace(b"<figure>", b"<!--").replace(b"</figure>", b"-->")
    body = body.replace(b"<head>", b'<head><meta property="og:image" content="https://www.news.example/lead.jpg">')
    article = old_article(desk, body=body)
    clean(desk, article)
    picture = desk.article(article).blocks[0]
    assert picture.picture is not None
    desk.recleaning.correct(article, {fingerprint(picture): False}, "out").future.result(60)
    assert not any(block.picture for block in desk.article(article).blocks)


def test_corrections_that_leave_nothing_are_refused(desk: Desk) -> None:
    article = old_article(desk)
    clean(desk, article)
    before = desk.article(article)
    decisions = {judged.fingerprint: False for judged in desk.recleaning.examine(article).blocks}
    with pytest.raises(errors.NothingLeft, match="Nothing was changed"):
        desk.recleaning.correct(article, decisions, "out").future.result(60)
    assert desk.article(article) == before
    assert desk.library.rewriting.corrections(article) == {}


def test_rules_hold_for_every_article_of_the_site_and_its_subdomains(desk: Desk) -> None:
    here, elsewhere = old_article(desk), add_article(desk.library, "x", url="https://other.example/a", body=BODY)
    below = add_article(desk.library, "y", url="https://sport.news.example/a", body=BODY)
    assert desk.recleaning.of_site("news.example") == [here, below]
    desk.site_rules.add(
        Rule("news.example", "leave_out_texts", next(b.text for b in blocks(desk, here) if REGISTER in b.text))
    )
    clean(desk, here, elsewhere, below)
    assert [REGISTER in desk.article(article).text for article in (here, elsewhere, below)] == [False, True, False]


def blocks(desk: Desk, article: int) -> list[Block]:
    return [judged.block for judged in desk.recleaning.examine(article).blocks]


def test_the_rule_for_a_block_takes_it_out_on_other_pages_too(desk: Desk) -> None:
    one, two = old_article(desk, "a"), old_article(desk, "b")
    clean(desk, one, two)
    judged = next(
        b for b in desk.recleaning.examine(one).blocks if b.block.text == "Get a summary" or "No time" in b.block.text
    )
    rule = desk.recleaning.rule_for(one, judged.fingerprint, keep=True)
    assert (rule.site, rule.key) == ("news.example", "keep")
    desk.site_rules.add(rule)
    clean(desk, two, step="rule")
    assert judged.block.text in desk.article(two).text
    with pytest.raises(errors.NoRule):
        desk.recleaning.rule_for(one, "no such block", keep=False)


def test_saving_uses_the_rules(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", lambda url, **_: page(url, BODY))
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", lambda *_, **__: {})
    desk.site_rules.add(Rule("news.example", "leave_out", "h2"))
    job = desk.saving.save("https://news.example/new")
    job.future.result(60)
    assert not any(block.kind == "heading" for block in desk.article(job.article_id).blocks)


def test_an_article_in_parts_is_cleaned_again_from_all_of_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pier = b"<p>The second part begins at the pier, where the crew of the stopped ferry had waited since the early morning for a tug.</p>"
    second = BODY.replace(
        BODY[BODY.index(b"<figure>") : BODY.index(b'<div class="pager">')], pier * 1 + pier.replace(b"pier", b"quay")
    )
    link = b'<nav class="pages"><a rel="next" href="/long?page=2">2</a></nav>'
    first = BODY.replace(b'<div class="pager">', link + b'<div class="pager">')
    bodies = {"https://news.example/long": first, "https://news.example/long?page=2": second}
    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", lambda url, **_: page(url, bodies[url]))
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", lambda *_, **__: {})
    job = desk.saving.save("https://news.example/long")
    job.future.result(60)
    whole = desk.article(job.article_id).text
    assert LETTERS in whole
    assert "The second part begins at the pier" in whole
    assert clean(desk, job.article_id).same == [job.article_id]
    assert desk.article(job.article_id).text == whole
    examined = [judged.block.text for judged in desk.recleaning.examine(job.article_id).blocks if judged.kept]
    assert any("The second part begins at the pier" in text for text in examined)
    last = block_of(desk, job.article_id, "begins at the pier")
    desk.recleaning.correct(job.article_id, {last: False}, "out").future.result(60)
    assert "begins at the pier" not in desk.article(job.article_id).text
    assert len(desk.originals.of(job.article_id)) == 2
    assert "eleven hours after" in desk.originals.show(job.article_id).html


@pytest.mark.parametrize("evidence", ["https://www.news.example/a?page=2: Could not be fetched.", "Page 1 of 3"])
def test_a_part_that_was_missing_is_still_missing_after_cleaning_again(desk: Desk, evidence: str) -> None:
    article = old_article(desk, completeness="cut_short", evidence=evidence)
    clean(desk, article)
    now = desk.article(article)
    assert LETTERS in now.text
    assert (now.row.completeness, now.evidence) == ("cut_short", evidence)


def test_what_only_an_older_version_took_for_cut_short_is_whole_now(desk: Desk) -> None:
    article = old_article(desk, completeness="cut_short", evidence="the text ends with “and so”")
    clean(desk, article)
    assert desk.article(article).row.completeness == "whole"


def test_a_cancelled_job_keeps_what_is_done_and_can_be_taken_back(desk: Desk) -> None:
    articles = [old_article(desk, name) for name in "abcd"]
    jobs: list[int] = []

    def listen(event: object) -> None:
        if isinstance(event, JobChanged) and event.kind == "clean" and event.fraction >= 0.5 and not jobs:
            jobs.append(event.job_id)
            desk.jobs.cancel(event.job_id)

    desk.events.subscribe(listen)
    with pytest.raises(errors.Cancelled):
        clean(desk, *articles)
    changed = desk.library.rewriting.changed_by("step")
    assert 0 < len(changed) < len(articles)
    assert desk.recleaning.undo("step") == changed
    assert all(desk.article(article).text == "Old text." for article in articles)


def test_changed_articles_are_told_of(desk: Desk) -> None:
    articles = [old_article(desk, name) for name in "ab"]
    told: list[int] = []
    desk.events.subscribe(
        lambda event: told.extend(event.ids) if isinstance(event, ArticlesChanged) and event.kind == "filled" else None
    )
    clean(desk, *articles)
    assert told == articles


@pytest.mark.parametrize("kind", [errors.NoArticle, errors.NothingLeft, errors.Offline])
def test_errors_cross_from_a_worker(kind: type[errors.TearsheetError]) -> None:
    import pickle

    assert type(pickle.loads(pickle.dumps(kind()))) is kind
    crossed = pickle.loads(pickle.dumps(errors.ServerSays(status=500, reason="it has a fault")))
    assert (crossed.values, str(crossed)) == (
        {"status": 500, "reason": "it has a fault"},
        str(errors.ServerSays(**crossed.values)),
    )


def test_a_pdf_keeps_its_pictures(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = pdf([column(["The board closed the lock on Monday,", "and opened the old canal."])], {}, (60, 60))
    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", lambda url, **_: page(url, document))
    job = desk.saving.save("https://news.example/minutes.pdf")
    job.future.result(60)
    before = desk.article(job.article_id)
    desk.recleaning.clean([job.article_id], "step").future.result(60)
    after = desk.article(job.article_id)
    assert [block.picture for block in after.blocks] == [block.picture for block in before.blocks]
    assert any(block.picture and desk.pictures.picture(block.picture.key) for block in after.blocks)
