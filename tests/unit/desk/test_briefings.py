"""A briefing as the desk makes it: of which articles, what is left out and said, progress, cancel, and the forms in
which it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.desk import briefings
from reader.desk.briefings import scope_since, since_time
from reader.desk.desk import Desk
from reader.desk.events import Event, JobChanged
from reader.desk.program.settings import Settings
from reader.errors import BadValue, Cancelled, CleaningFailed, NoSuchArticle, NothingToBrief
from reader.exchange.briefing_html import briefing_as_html
from reader.exchange.briefing_markdown import briefing_as_markdown
from reader.exchange.briefing_text import briefing_as_text
from reader.exchange.briefing_words import BriefingWords
from reader.model.blocks import Block
from reader.model.briefing import Briefing, Scope
from reader.model.library import Filter
from reader.model.summary import Choice
from tests.making import add_article
from tests.unit.summary.stories import BUDGET_COURIER, BUDGET_LEDGER, FERRY_COURIER, FERRY_LEDGER, RIVER
from tests.working import without_processes


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


def add(desk: Desk, title: str, text: str, site: str = "Coast Courier", **about: Any) -> int:
    return add_article(desk.library, title, text, site=site, summarised=False, **about)


@pytest.fixture
def five(desk: Desk) -> list[int]:
    """Two articles on a ferry (tagged "harbour"), two on a budget, one on a river."""
    return [
        add(desk, "Ferry Marguerite returns", FERRY_COURIER, tags=("harbour",)),
        add(desk, "Night on the ferry Marguerite", FERRY_LEDGER, "The Ledger", tags=("harbour",)),
        add(desk, "Council closes libraries", BUDGET_COURIER),
        add(desk, "City budget: libraries close", BUDGET_LEDGER, "The Ledger"),
        add(desk, "Thirty years of the river", RIVER, "Field Notes"),
    ]


def made(desk: Desk, scope: Scope) -> Briefing:
    found: Briefing = desk.briefings.start(scope).future.result()
    return found


def shape(found: Briefing) -> list[set[int]]:
    return [set(group.articles) for group in found.groups]


# --- of what -------------------------------------------------------------------------------------------------------------


def test_of_articles_of_a_tag_a_site_words_and_all(desk: Desk, five: list[int]) -> None:
    assert shape(made(desk, Scope(ids=tuple(five)))) == [set(five[:2]), set(five[2:4]), {five[4]}]
    assert shape(made(desk, Scope(filter=Filter(tag="harbour")))) == [set(five[:2])]
    assert set(made(desk, Scope(filter=Filter(site="The Ledger"))).articles) == {five[1], five[3]}
    assert set(made(desk, Scope(filter=Filter(words="treasurer"))).articles) == set(five[2:4])
    assert set(made(desk, Scope()).articles) == set(five)


def test_since_counts_from_when_an_article_was_saved(desk: Desk, five: list[int]) -> None:
    long_ago = "2020-01-01T10:00:00.000Z"
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET saved = ? WHERE id IN (?, ?)", [long_ago, five[0], five[4]])
    found = made(desk, scope_since("24h"))
    assert set(found.articles) == set(five[1:4])
    assert found.scope.since == "24h"
    assert set(made(desk, scope_since("2019-12-31")).articles) == set(five)
    assert set(made(desk, scope_since("yesterday", Filter(tag="harbour"))).articles) == {five[1]}


def test_words_for_times_mean_what_they_say() -> None:
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    here = noon.astimezone()
    midnight = datetime(here.year, here.month, here.day).astimezone()
    assert since_time("24h", noon) == "2026-11-23T12:00:00.000Z"
    assert since_time("7D", noon) == "2026-11-17T12:00:00.000Z"
    assert datetime.fromisoformat(since_time("today", noon)) == midnight
    assert (
        timedelta(hours=23) <= midnight - datetime.fromisoformat(since_time("yesterday", noon)) <= timedelta(hours=25)
    )
    assert datetime.fromisoformat(since_time("2026-11-20")) == datetime(2026, 11, 20).astimezone()
    assert since_time("2026-11-20T18:00:00+00:00") == "2026-11-20T18:00:00.000Z"


@pytest.mark.parametrize("words", ["", "soon", "9999999d", "24", "-3h", "2026-13-40"])
def test_words_that_are_no_time_are_refused_with_what_there_is(words: str) -> None:
    with pytest.raises(BadValue, match="Try 24h, 7d"):
        since_time(words)


def test_articles_without_a_text_are_left_out_and_counted(desk: Desk, five: list[int]) -> None:
    waiting = desk.library.captures.begin(
        "https://a.example/1", "https://a.example/1", "https://a.example/1"
    ).article_id
    found = made(desk, Scope(ids=(*five, waiting)))
    assert set(found.articles) == set(five)
    assert found.without_text == 1


def test_only_the_newest_are_taken_and_the_rest_is_counted(
    desk: Desk, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefings, "MAX_ARTICLES", 3)
    found = made(desk, Scope(filter=Filter(reverse=True)))
    assert set(found.articles) == set(five[2:])
    assert found.beyond == 2


def test_nothing_to_brief_is_said(desk: Desk, five: list[int]) -> None:
    with pytest.raises(NothingToBrief):
        made(desk, Scope(filter=Filter(tag="nowhere")))
    with pytest.raises(NoSuchArticle):
        made(desk, Scope(ids=(*five, 99)))


def test_every_word_of_it_is_an_articles_own(desk: Desk, five: list[int]) -> None:
    found = made(desk, Scope(ids=tuple(five)))
    texts = {number: desk.article(number).text for number in five}
    for group in found.groups:
        assert found.heading(group) == desk.article(group.articles[0]).row.title
        assert group.sentences
        for passage in group.sentences:
            assert found.words(passage) == texts[passage.article_id][passage.start : passage.end]
    assert found.outlets(found.groups[0]) == 2


def test_what_a_person_threw_out_of_a_summary_is_not_in_it(desk: Desk, five: list[int]) -> None:
    before = made(desk, Scope(ids=(five[4],)))
    (group,) = before.groups
    gone = group.sentences[0]
    desk.summaries.decide(five[4], [Choice(before.words(gone), gone.start, gone.end, False)])
    after = made(desk, Scope(ids=(five[4],)))
    assert gone not in after.groups[0].sentences


def test_the_samples_show_where_sources_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Desk(tmp_path / "samples.sqlite", samples=True, settings=Settings(tmp_path / "settings.json"))
    try:
        without_processes(opened, monkeypatch)
        found = made(opened, Scope())
        first = found.groups[0]
        assert {found.articles[number].site for number in first.articles} == {"Coast Courier", "The Ledger"}
        ((label, figures),) = [
            (found.words(d.label), {found.words(variant.figure) for variant in d.variants}) for d in first.differences
        ]
        assert (label, figures) == ("passengers", {"214", "196"})
        assert all(not group.differences for group in found.groups[1:])
    finally:
        opened.close()


# --- the job -------------------------------------------------------------------------------------------------------------


def test_it_says_how_far_it_is(desk: Desk, five: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefings, "_BATCH_CHARACTERS", 100)
    heard: list[Event] = []
    desk.events.subscribe(heard.append)
    made(desk, Scope(ids=tuple(five)))
    fractions = [
        event.fraction
        for event in heard
        if isinstance(event, JobChanged) and event.kind == "brief" and event.state == "running"
    ]
    assert fractions == sorted(fractions)
    assert len(set(fractions)) >= 5


def test_a_cancel_ends_it(desk: Desk, five: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(function: Callable[..., Any], *arguments: Any) -> Any:
        asked.append(function.__name__)
        desk.jobs.cancel(desk.jobs.open()[0].id)
        return function(*arguments)

    monkeypatch.setattr(desk.workers, "run", run)
    job = desk.briefings.start(Scope(ids=tuple(five)))
    with pytest.raises(Cancelled):
        job.future.result()
    assert "_group" not in asked
    assert job.state == "cancelled"


def test_an_article_that_cannot_be_read_in_time_is_left_out(
    desk: Desk, five: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(function: Callable[..., Any], *arguments: Any) -> Any:
        if function is briefings._read_all and any(source.id == five[0] for source in arguments[0]):
            raise CleaningFailed(detail="20 s")
        return function(*arguments)

    monkeypatch.setattr(desk.workers, "run", run)
    found = made(desk, Scope(ids=tuple(five)))
    assert set(found.articles) == set(five[1:])
    assert found.without_text == 1


def test_it_is_made_in_worker_processes(tmp_path: Path) -> None:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    try:
        ids = [
            add(opened, "Ferry Marguerite returns", FERRY_COURIER),
            add(opened, "Night on the ferry", FERRY_LEDGER, "The Ledger"),
        ]
        assert shape(made(opened, Scope(ids=tuple(ids)))) == [set(ids)]
    finally:
        opened.close()


# --- as it leaves --------------------------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> [x](javascript:1) *bold* # 1. “quote” & more"


@pytest.fixture
def hostile(desk: Desk) -> Briefing:
    """Articles whose words would be markup."""
    text = FERRY_COURIER.replace("Mechanics", "<b>Mechanics</b> & [a](b) *men*").replace(
        "The ferry", "The <i>ferry</i>"
    )
    one = add(desk, HOSTILE, text, "<b>Courier</b>", url='https://a.example/"><script>')
    other = add(
        desk, "Night on the ferry Marguerite", FERRY_LEDGER.replace("Ruth Nilssen", "Judith Nilsen"), "The Ledger"
    )
    arabic = (
        "عادت العبّارة إلى الميناء صباح الثلاثاء بعد ليلة طويلة من الإصلاح. وقالت سلطة الميناء إن الركاب جميعهم بخير."
    )
    third = add(desk, "عودة العبّارة", arabic, "أخبار الساحل", language="ar", blocks=(Block("paragraph", arabic),))
    return made(desk, Scope(ids=(one, other, third)))


WORDS = BriefingWords("Tuesday <morning>", "3 articles", also="Also *this*")


def test_markdown_escapes_what_articles_say_and_names_each_source(hostile: Briefing) -> None:
    text = briefing_as_markdown(hostile, WORDS)
    assert text.startswith("# Tuesday \\<morning\\>\n")
    assert "<script>" not in text
    assert "*bold*" not in text.replace("\\*bold\\*", "")
    assert "([The Ledger](<https://news.example/" in text
    assert "“Night on the ferry Marguerite”, 2026-11-23)" in text
    assert "- passengers: " in text
    assert "**214** \\<b\\>Courier\\</b\\>" in text
    assert "**196** The Ledger" in text
    (names,) = (line for line in text.splitlines() if line.startswith("- Name: "))
    assert "**Ruth Nilsen** \\<b\\>Courier\\</b\\>" in names
    assert "**Judith Nilsen** The Ledger" in names
    assert "## Also \\*this\\*\n" in text


def test_html_stands_alone_and_runs_nothing(hostile: Briefing) -> None:
    import lxml.html

    text = briefing_as_html(hostile, WORDS)
    page = lxml.html.fromstring(text)
    assert page.xpath("//script | //img | //link | //iframe") == []
    assert "default-src 'none'" in text
    sentences = page.xpath("//section/p")
    assert len(sentences) == sum(len(group.sentences) for group in hostile.groups)
    for sentence in sentences:
        assert sentence.xpath("./span/bdi/a/@href")[0].startswith("https://")
    assert [p.get("lang") for p in page.xpath("//p[@dir='rtl']")] == ["ar"] * len(page.xpath("//p[@dir='rtl']"))
    assert page.xpath("//p[@dir='rtl']")
    assert page.xpath("//caption/text()") == ["Sources differ"]
    told = {tuple(cell.text_content() for cell in row.xpath("./td")[:3]) for row in page.xpath("//tr")}
    assert {("passengers", "214", "<b>Courier</b>"), ("passengers", "196", "The Ledger")} <= told
    assert any("with 196 passengers on board" in row.xpath("./td")[3].text_content() for row in page.xpath("//tr"))


def test_plain_text_numbers_its_sources(hostile: Briefing) -> None:
    text = briefing_as_text(hostile, WORDS)
    sources = text[text.index("Sources\n=====") :]
    for number in range(1, 4):
        assert f" [{number}]\n" in text
        assert f"[{number}] " in sources
    assert "“Night on the ferry Marguerite”, The Ledger, 2026-11-23, https://news.example/" in sources
    assert "Sources differ – passengers:\n  " in text


def test_a_page_of_ones_own_disk_is_cited_without_its_path(desk: Desk) -> None:
    number = add(desk, "From a file", FERRY_COURIER, "", url="file:///home/ines/secret.html")
    found = made(desk, Scope(ids=(number,)))
    assert "](<file:" not in briefing_as_markdown(found, WORDS)
    assert "href" not in briefing_as_html(found, replace(WORDS, title="x")).split("<body>")[1]
    assert "secret" not in briefing_as_text(found, WORDS)
