"""An article over several pages is saved as one; the next article, comments and sections are not taken for its
parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.capture.fetch.download import LIMITS, Limits, fetch_page
from reader.capture.page.dom import parse
from reader.capture.parts import (
    MAX_PARTS,
    FirstPage,
    PartLinks,
    clean_parts,
    collect,
    find_parts,
    further_of,
    media_type,
    names_a_next_part,
    part_number,
    with_parts,
)
from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.errors import Cancelled
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned, Page
from tests.unit.capture.capture_site import Answer, Site, redirect, reply, status
from tests.unit.capture.data_incomplete import DE, EN, EN_MORE, INCOMPLETE, article, paragraphs
from tests.working import without_processes

TITLE = "Merrow Bay to rebuild its sea wall"


def told(number: int, texts: tuple[str, ...] = EN) -> str:
    """Paragraphs of their own for each part."""
    return paragraphs(*(f"{text} So it stands in chapter {number}, line {line}." for line, text in enumerate(texts, 1)))


def part(number: int, foot: str = "", title: str = TITLE, lang: str = "en") -> bytes:
    return article(told(number), title, lang, after=f"<div class='pages'>{foot}</div>").encode()


def saved(site: Site, path: str, limits: Limits = LIMITS) -> tuple[Page, Cleaned]:
    """What saving an address gives: its page, with the parts that were fetched, and the article."""
    first = fetch_page(site.root + path)
    page = collect(
        first,
        lambda url, left: fetch_page(url, limits=left),
        lambda at, begins: find_parts(at.body, at.final_url, media_type(at), begins),
        limits,
    )
    return page, clean_parts(page.body, page.final_url, media_type(page), further=further_of(page))


def chapters(cleaned: Cleaned) -> list[int]:
    """Which parts the text holds, in its order."""
    text = plain_text(cleaned.blocks)
    found = [(text.find(f"in chapter {number}, line 1."), number) for number in range(1, MAX_PARTS + 5)]
    return [number for at, number in sorted(found) if at >= 0]


def asked(site: Site) -> list[str]:
    return [path for path, _ in site.requests]


def by_query(site: Site, answers: dict[str, bytes]) -> None:
    """Answers for ``/story`` by its query."""

    def answer(request) -> None:  # type: ignore[no-untyped-def]
        reply(answers.get(request.path.partition("?")[2], b"<p>no such page"))(request)

    site.pages["/story"] = answer


# --- joined ------------------------------------------------------------------------------------------------------------


def test_numbered_pages_are_joined_in_order(site: Site) -> None:
    foot = '<a href="/story?page=2">2</a> <a href="/story?page=3">3</a> <a href="/story?page=2">Next</a>'
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "page=3": part(3, foot)})
    page, cleaned = saved(site, "/story")
    assert chapters(cleaned) == [1, 2, 3]
    assert cleaned.completeness == "whole"
    assert asked(site) == ["/story", "/story?page=2", "/story?page=3"]
    assert isinstance(page, FirstPage)
    assert page.final_url == site.root + "/story"
    assert [p.body for p in page.further] == [part(2, foot), part(3, foot)]
    assert {p.fetched for p in page.further} == {page.fetched}


def test_footnotes_of_each_part_stay_that_parts_own(site: Site) -> None:
    foot = '<a href="/story?page=2">Next</a>'
    noted = [
        part(number, f'<p id="n">1 Note of part {number}.</p>{foot}').replace(
            b"</p>", b"<sup><a href='#n'>1</a></sup></p>", 1
        )
        for number in (1, 2)
    ]
    by_query(site, {"": noted[0], "page=2": noted[1]})
    _, cleaned = saved(site, "/story")
    runs = [run.href for block in cleaned.blocks for run in block.inlines if run.kind in ("ref", "back")]
    assert runs == ["#note-1", "#ref-1", "#note-1-2", "#ref-1-2"]


@pytest.mark.parametrize(
    ("first", "second", "third", "words"),
    [
        ("/a/story/", "/a/story/2/", "/a/story/3/", "Weiter"),
        ("/a/story.html", "/a/story-2.html", "/a/story-3.html", "Siguiente"),
        ("/a/story", "/a/story/page/2", "/a/story/page/3", "Page suivante »"),
        ("/a/story.html", "/a/story,2.html", "/a/story,3.html", "次へ"),
        ("/a/story/seite-1", "/a/story/seite-2", "/a/story/seite-3", "nächste Seite"),
    ],
)
def test_each_page_may_name_only_the_next(site: Site, first: str, second: str, third: str, words: str) -> None:
    site.pages[first] = reply(part(1, f'<a href="{second}">{words}</a>'))
    site.pages[second] = reply(part(2, f'<a href="{third}">{words}</a> <a href="{first}">1</a>'))
    site.pages[third] = reply(part(3, f'<a href="{second}">2</a>'))
    assert chapters(saved(site, first)[1]) == [1, 2, 3]


def test_the_head_may_name_the_next_page(site: Site) -> None:
    by_query(
        site, {"": part(1).replace(b"<head>", b'<head><link rel="next" href="/story?seite=2">'), "seite=2": part(2)}
    )
    assert chapters(saved(site, "/story")[1]) == [1, 2]


def test_what_each_page_repeats_stands_once(site: Site) -> None:
    intro = "<p>The council has voted, the engineers have measured, and the town waits for the stones to come back.</p>"
    foot = '<a href="/story?p=2">2</a>'
    by_query(
        site,
        {
            "": article(f"{intro}<h2>The vote</h2>{told(1)}", TITLE, after=foot).encode(),
            "p=2": article(f"{intro}<h2>The stones</h2>{told(2)}", TITLE, after=foot).encode(),
        },
    )
    _, cleaned = saved(site, "/story")
    text = plain_text(cleaned.blocks)
    assert chapters(cleaned) == [1, 2]
    assert text.count("the town waits for the stones") == 1
    assert text.count(TITLE) == 0
    assert "The stones" in text


def test_lists_of_two_parts_stay_two_lists(site: Site) -> None:
    def listed(name: str) -> str:
        return f"<ul><li>{name}: the wall is high and long and old</li><li>{name}: the sea is wide and cold and near</li></ul>"

    by_query(
        site,
        {
            "": article(told(1) + listed("one") + told(1, DE), TITLE, after='<a href="?page=2">2</a>').encode(),
            "page=2": article(told(2) + listed("two") + told(2, DE), TITLE).encode(),
        },
    )
    _, cleaned = saved(site, "/story")
    items = [(block.text[:3], block.group) for block in cleaned.blocks if block.kind == "item"]
    assert [name for name, _ in items] == ["one", "one", "two", "two"]
    assert len({group for _, group in items}) == 2


# --- a page that has all -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Single page", "Auf einer Seite lesen", "Ver en una sola página", "View all"])
def test_a_page_with_the_whole_text_is_preferred(site: Site, words: str) -> None:
    foot = f'<a href="/story?page=2">2</a> <a href="/story?page=all">{words}</a>'
    whole = article(told(1) + told(2) + told(3), TITLE).encode()
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "page=all": whole})
    page, cleaned = saved(site, "/story")
    assert chapters(cleaned) == [1, 2, 3]
    assert cleaned.completeness == "whole"
    assert isinstance(page, FirstPage)
    assert [p.body for p in page.further] == [part(2, foot), whole]


def test_a_page_that_says_it_has_all_and_has_less_is_not_taken(site: Site) -> None:
    foot = '<a href="/story?page=2">2</a> <a href="/story?print=1">Print version</a>'
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "print=1": article(paragraphs(EN[0]), TITLE).encode()})
    page, cleaned = saved(site, "/story")
    assert chapters(cleaned) == [1, 2]
    assert isinstance(page, FirstPage)
    assert len(page.further) == 1


# --- a part that does not come -----------------------------------------------------------------------------------------


def test_what_came_before_a_part_that_fails_is_kept_and_said_to_be_cut_short(site: Site) -> None:
    site.pages["/story/"] = reply(part(1, '<a href="/story/2/">2</a> <a href="/story/3/">3</a>'))
    site.pages["/story/2/"] = reply(part(2))
    site.pages["/story/3/"] = status(503)
    _, cleaned = saved(site, "/story/")
    assert chapters(cleaned) == [1, 2]
    assert cleaned.completeness == "cut_short"
    assert cleaned.evidence.startswith(f"{site.root}/story/3/: Couldn’t fetch")


@pytest.mark.parametrize(("says", "lang"), [("Page 1 of 4", "en"), ("Seite 1 von 4", "de"), ("Página 1 de 4", "es")])
def test_parts_that_a_page_counts_and_does_not_name_are_missed(site: Site, says: str, lang: str) -> None:
    site.pages["/story/"] = reply(part(1, f"<p>{says}</p><a href='/story/2/'>2</a>", lang=lang))
    site.pages["/story/2/"] = reply(part(2))
    _, cleaned = saved(site, "/story/")
    assert chapters(cleaned) == [1, 2]
    assert (cleaned.completeness, cleaned.evidence) == ("cut_short", says)


def test_a_wall_before_the_second_part_is_said(site: Site) -> None:
    wall = next(sample for sample in INCOMPLETE if sample.name == "paywall-undeclared-de")
    site.pages["/story/"] = reply(part(1, '<a href="/story/2/">2</a>'))
    site.pages["/story/2/"] = reply(wall.html.encode())
    _, cleaned = saved(site, "/story/")
    assert (cleaned.completeness, chapters(cleaned)) == ("subscription", [1])
    assert wall.evidence in cleaned.evidence


# --- limits ------------------------------------------------------------------------------------------------------------


def test_no_more_than_twenty_parts_are_fetched_and_none_twice(site: Site) -> None:
    def answer(request) -> None:  # type: ignore[no-untyped-def]
        number = int(request.path.rpartition("=")[2] or 1) if "=" in request.path else 1
        reply(
            part(
                number,
                f'<a rel="next" href="/story?page={number + 1}">Next</a> <a href="/story?page={number}">again</a>',
            )
        )(request)

    site.pages["/story"] = answer
    page, cleaned = saved(site, "/story")
    assert isinstance(page, FirstPage)
    assert len(page.further) == MAX_PARTS - 1
    assert chapters(cleaned) == list(range(1, MAX_PARTS + 1))
    assert len(asked(site)) == len(set(asked(site))) == MAX_PARTS
    assert (cleaned.completeness, cleaned.evidence) == (
        "cut_short",
        f"{MAX_PARTS} + {site.root}/story?page={MAX_PARTS + 1}",
    )


@pytest.mark.parametrize(
    "way", [redirect("/another-story"), reply(b'<meta http-equiv="refresh" content="0;url=/another-story">')]
)
def test_a_part_that_leads_to_another_page_is_no_part_and_the_rest_is_missed(site: Site, way: Answer) -> None:
    foot = '<a href="/story/2/">2</a>'
    site.pages |= {"/story/": reply(part(1, foot)), "/story/2/": way, "/another-story": reply(part(7))}
    page, cleaned = saved(site, "/story/")
    assert chapters(cleaned) == [1]
    assert cleaned.completeness == "cut_short"
    assert cleaned.evidence == f"{site.root}/story/2/ → {site.root}/another-story"
    assert isinstance(page, FirstPage)
    assert page.further == ()


@pytest.mark.parametrize(
    ("head", "title", "byline", "is_part"),
    [
        ('<link rel="canonical" href="/another-story">', TITLE, "", False),
        ('<link rel="canonical" href="/story">', TITLE, "", True),
        ('<link rel="canonical" href="/story?page=2">', TITLE, "", True),
        ("", "Gulls eat chips", "Olga Other", False),
        ("", "Gulls eat chips", "Ines Aldana", True),
        ("", "Gulls eat chips", "", True),
    ],
    ids=[
        "names-another",
        "names-the-first",
        "names-itself",
        "another-title-and-author",
        "a-title-of-its-own",
        "no-author",
    ],
)
def test_what_has_a_parts_address_and_is_another_article_is_left_out(
    site: Site, head: str, title: str, byline: str, is_part: bool
) -> None:
    def by(body: bytes, name: str, more: str = "") -> bytes:
        author = f'<meta name="author" content="{name}">' if name else ""
        return body.replace(b"</title>", f"</title>{author}{more}".encode(), 1)

    first = by(part(1, '<a href="/story?page=2">Next</a>'), "Ines Aldana")
    by_query(site, {"": first, "page=2": by(part(2, title=title), byline, head)})
    _, cleaned = saved(site, "/story")
    assert chapters(cleaned) == ([1, 2] if is_part else [1])
    assert cleaned.completeness == ("whole" if is_part else "cut_short")
    assert cleaned.evidence == ("" if is_part else f"{site.root}/story?page=2: {title}")


def test_a_page_that_leads_back_ends_it(site: Site) -> None:
    site.pages["/story/"] = reply(part(1, '<a href="/story/2/">2</a>'))
    site.pages["/story/2/"] = redirect("/story/")
    page, cleaned = saved(site, "/story/")
    assert not isinstance(page, FirstPage)
    assert (chapters(cleaned), cleaned.completeness) == ([1], "whole")


def test_the_bytes_of_all_parts_together_are_limited(site: Site) -> None:
    foot = '<a href="/story?page=2">2</a> <a href="/story?page=3">3</a>'
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "page=3": part(3, foot)})
    _, cleaned = saved(site, "/story", Limits(page_bytes=int(2.5 * len(part(1, foot)))))
    assert chapters(cleaned) == [1, 2]
    assert cleaned.completeness == "cut_short"
    assert "page=3: The page is larger than" in cleaned.evidence


def test_the_seconds_of_all_parts_together_are_limited(site: Site) -> None:
    site.pages["/story/"] = reply(part(1, '<a href="/story/2/">2</a>'))
    site.pages["/story/2/"] = lambda _request: site.closing.wait(60)
    _, cleaned = saved(site, "/story/", Limits(page_seconds=0.3))
    site.closing.set()
    assert (chapters(cleaned), cleaned.completeness) == ([1], "cut_short")
    assert "took longer than" in cleaned.evidence


@pytest.mark.parametrize(
    ("stated", "why"),
    [("bytes 0-{last}/{more}", "cut_short"), ("bytes 0-{last}/{size}", "whole"), ("bytes 0-{last}/*", "whole")],
)
def test_a_part_of_a_page_that_a_server_sends_unasked_is_said_to_be_a_part(site: Site, stated: str, why: str) -> None:
    page = part(1)
    headers = {"Content-Range": stated.format(last=len(page) - 1, size=len(page), more=2 * len(page))}
    site.pages["/story"] = reply(page, code=206, **headers)
    first, cleaned = saved(site, "/story")
    assert cleaned.completeness == why
    assert cleaned.evidence == (f"Content-Range: {headers['Content-Range']}" if why == "cut_short" else "")
    again = with_parts([first])
    assert clean_parts(again.body, again.final_url, media_type(again), further=further_of(again)).completeness == why


def test_cancelling_ends_it_at_once(site: Site) -> None:
    site.pages["/story/"] = reply(part(1, '<a href="/story/2/">2</a>'))

    def cancelled(url: str, limits: Limits) -> Page:
        raise Cancelled()

    with pytest.raises(Cancelled):
        collect(
            fetch_page(site.root + "/story/"),
            cancelled,
            lambda at, first: find_parts(at.body, at.final_url, media_type(at), first),
        )


# --- what is no part ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "foot",
    [
        '<a rel="next" href="/another-story">Next article</a>',
        '<a rel="next" href="/stor">Next</a>',
        '<a rel="next" href="/story-2">Next: the second storm</a>',
        '<a rel="next" href="http://parts.example.com/story?page=2">2</a>',
        '<a href="/story?page=2">More from this author</a>',
        '<a rel="next" href="/story?page=2#comments">Next</a>',
        '<a rel="next" href="/story?cpage=2">2</a>',
        '<a rel="next" href="/story?page=740">Next</a>',
        '<a rel="next" href="/story?page=2&amp;topic=9">2</a>',
        '<a href="javascript:go(2)">2</a>',
        '<a rel="next" href="http://[">2</a>',
        '<a href="/story?view=all">Single page</a>',
    ],
)
def test_what_is_not_numbered_alone_is_no_part(site: Site, foot: str) -> None:
    by_query(site, {"": part(1, foot)})
    page, cleaned = saved(site, "/story")
    assert asked(site) == ["/story"]
    assert not isinstance(page, FirstPage)
    assert (chapters(cleaned), cleaned.completeness) == ([1], "whole")


def test_the_next_number_of_a_blog_is_another_article(site: Site) -> None:
    site.pages["/posts/1"] = reply(part(1, '<a rel="next" href="/posts/2">Next</a>'))
    assert chapters(saved(site, "/posts/1")[1]) == [1]
    assert asked(site) == ["/posts/1"]


def test_a_page_that_says_the_same_again_is_no_part(site: Site) -> None:
    site.pages["/story"] = reply(
        part(1, '<ol class="comments"><li>Well.</li></ol><a href="/story?page=2">2</a> <a href="/story?page=3">3</a>')
    )
    page, cleaned = saved(site, "/story")
    assert not isinstance(page, FirstPage)
    assert asked(site) == ["/story", "/story?page=2"]
    assert (chapters(cleaned), cleaned.completeness) == ([1], "whole")


@pytest.mark.parametrize("name", ["front-nl", "section-es"])
def test_the_pages_of_a_section_are_not_joined(site: Site, name: str) -> None:
    html = next(sample for sample in INCOMPLETE if sample.name == name).html.replace(
        "</main>", '<a href="/news?page=2">2</a></main>'
    )
    site.pages["/news"] = reply(html.encode())
    page, cleaned = saved(site, "/news")
    assert asked(site) == ["/news"]
    assert (type(page), cleaned.completeness) == (Page, "link_list")


@pytest.mark.parametrize(
    ("first", "address", "number"),
    [
        ("https://a.example.org/s", "https://a.example.org/s?page=2", 2),
        ("https://a.example.org/s?id=7", "https://a.example.org/s?page=3&id=7", 3),
        ("https://a.example.org/s?id=7", "https://a.example.org/s?page=3&id=8", 0),
        ("https://a.example.org/s?utm_source=x", "https://a.example.org/s?page=2", 2),
        ("https://a.example.org/s?page=1", "https://a.example.org/s?page=2", 2),
        ("https://a.example.org/s?page=0", "https://a.example.org/s?page=2", 2),
        ("https://a.example.org/s?page=4", "https://a.example.org/s?page=5", 0),
        ("https://a.example.org/s/1", "https://a.example.org/s/2", 0),
        ("https://a.example.org/s/1", "https://a.example.org/s/1/2", 2),
        ("https://a.example.org/s", "https://a.example.org/s?page=1", 0),
        ("https://a.example.org/s", "https://a.example.org/s?page=21", 0),
        ("https://a.example.org/2026/11", "https://a.example.org/2026/12", 0),
        ("https://a.example.org/s-page-1.html", "https://a.example.org/s-page-2.html", 2),
    ],
)
def test_an_address_is_a_part_only_by_its_number(first: str, address: str, number: int) -> None:
    assert part_number(first, address) == number


def test_nothing_is_found_on_what_is_no_page() -> None:
    assert find_parts(b"", "https://a.example.org/s", "", "https://a.example.org/s") == PartLinks()


# --- saved -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


def test_saving_keeps_the_text_and_the_originals_of_all_parts(site: Site, desk: Desk) -> None:
    foot = '<a href="/story?page=2">2</a> <a href="/story?page=3">3</a>'
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "page=3": part(3, foot)})
    job = desk.saving.save(site.root + "/story")
    job.future.result(60)
    saved_article = desk.library.articles.article(job.article_id)
    assert saved_article.row.completeness == "whole"
    assert [f"in chapter {n}, line 4" in saved_article.text for n in (1, 2, 3)] == [True] * 3
    kept = desk.library.content.pages(job.article_id)
    assert kept[0].final_url == site.root + "/story"
    assert sorted(page.body for page in kept) == sorted((part(1, foot), part(2, foot), part(3, foot)))
    again = with_parts(kept)
    assert chapters(clean_parts(again.body, again.final_url, media_type(again), further=further_of(again))) == [1, 2, 3]


def test_the_kept_originals_give_the_parts_of_the_newest_capture_only(site: Site) -> None:
    foot = '<a href="/story?page=2">2</a> <a href="/story?page=all">Single page</a>'
    whole = article(told(1) + told(2), TITLE).encode()
    by_query(site, {"": part(1, foot), "page=2": part(2, foot), "page=all": whole})
    page, _ = saved(site, "/story")
    assert isinstance(page, FirstPage)
    earlier = replace(page.further[0], fetched="2020-01-01T00:00:00+00:00")
    assert with_parts([page, *reversed(page.further), earlier]) == page
    assert further_of(with_parts([fetch_page(site.root + "/story"), earlier])) is None
    alone = replace(
        page.further[0], fetched="2030-01-01T00:00:00+00:00"
    )  # of a fetch that ended before it had an article
    assert with_parts([alone, page, *reversed(page.further)]) == page
    assert with_parts([alone]) == alone


def test_a_fetch_that_ends_before_it_has_an_article_keeps_no_part_of_it(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    foot = '<a href="/story?page=2">2</a>'
    by_query(site, {"": part(1, foot), "page=2": part(2, foot)})
    article_id = desk.saving.save(site.root + "/story").future.result(60)
    before = desk.library.content.pages(article_id)

    def cancelled(*_: object) -> None:
        raise Cancelled()

    monkeypatch.setattr(desk.saving, "_pictures", cancelled)
    with pytest.raises(Cancelled):
        desk.saving.again(article_id).future.result(60)
    assert desk.library.content.pages(article_id) == before


@pytest.mark.parametrize(
    ("links", "address", "names"),
    [
        ('<link rel="next" href="https://post.example/a?page=2">', "https://post.example/a", True),
        ('<a href="/a/2">Next page</a>', "https://post.example/a", True),
        ('<a rel="next" href="https://post.example/a?page=2">2</a>', "", True),
        ('<link rel="next" href="https://post.example/another-story">', "https://post.example/a", False),
        ('<a rel="next" href="https://post.example/a?page=3">3</a>', "https://post.example/a?page=2", False),
        ('<a href="https://post.example/a?page=2">Our second page of the day</a>', "https://post.example/a", False),
    ],
    ids=["head", "words", "unknown-address", "next-article", "second-part", "no-pagination"],
)
def test_the_first_part_of_an_article_names_the_second(links: str, address: str, names: bool) -> None:
    root = parse(f"<html><head></head><body><p>One</p>{links}</body></html>")
    assert root is not None
    assert bool(names_a_next_part(root, address)) == names


STORY = "https://news.example.org/a/story"


@pytest.mark.parametrize(
    ("address", "mark", "says"),
    [
        ("file:///home/u/wall.html", "", "cut_short"),
        (STORY, "<!-- saved from url=(0035)https://news.example.org/a/story -->", "cut_short"),
        (STORY, "", "whole"),
    ],
    ids=["file", "mark-of-a-browser", "from-its-server"],
)
def test_the_first_of_several_pages_as_a_file_is_not_whole(address: str, mark: str, says: str) -> None:
    links = f'<link rel="canonical" href="{STORY}"><link rel="next" href="{STORY}?page=2">'
    html = article("".join(f"<p>{text}</p>" for text in (*EN, *EN_MORE)), "The wall", head=links)
    assert clean_parts((mark + html).encode(), address, "text/html").completeness == says
