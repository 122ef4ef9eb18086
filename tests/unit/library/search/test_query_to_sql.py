"""Every search finds exactly what evaluating it in plain Python finds, and the first of a list are the first of all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.bulk import NewArticle, ready
from reader.library.library import Library
from reader.library.search.query_to_sql import NOTHING, Part, compile_query, utc_of
from reader.model.blocks import Block
from reader.model.library import Filter
from reader.query.parse import AllOf, AnyOf, Dates, Has, Is, Length, Node, Not, Word, query_of, write
from tests.making import add_article, page

WORDS = ("ferry", "ferryman", "port", "at", "atlas")
TAGS = ("harbour", "ferry", "work", "work/night-port", "workshop")
SITES = ("Coast Courier", "Ledger", "Port Ledger")
LANGUAGES = ("de", "de-AT", "den", "en")
DAYS = ("2024-05-02", "2025-01-01", "2026-11-23")

phrases = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
articles = st.fixed_dictionaries(
    {
        "title": phrases,
        "byline": phrases,
        "text": phrases,
        "notes": phrases,
        "tags": st.sets(st.sampled_from(TAGS), max_size=2),
        "site": st.sampled_from(SITES),
        "language": st.sampled_from(LANGUAGES),
        "published": st.sampled_from(("", *DAYS)),
        "saved": st.sampled_from(DAYS).map(lambda day: f"{day}T10:00:00.000Z"),
        "words": st.integers(1, 4),
        "read": st.booleans(),
        "starred": st.booleans(),
        "archived": st.booleans(),
        "sample": st.booleans(),
        "deleted": st.sampled_from((False, False, False, True)),
    }
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
plain = st.builds(Word, st.sampled_from(WORDS), field=st.sampled_from(("", "", "title", "author", "note")))
quoted = st.builds(Word, texts, field=st.sampled_from(("", "title")), exact=st.just(True), prefix=st.booleans())
tagged = st.builds(Word, st.sampled_from(("work", "wor", "ferry")), field=st.just("tag"), prefix=st.booleans())
sites = st.builds(Word, st.sampled_from(SITES), field=st.just("site"), exact=st.just(True))
part_of_site = st.builds(Word, st.sampled_from(("ledger", "coast")), field=st.just("site"))
languages = st.builds(Word, st.sampled_from(("de", "en")), field=st.just("lang"), prefix=st.booleans())
dates = st.builds(Dates, st.sampled_from(("published", "saved")), st.sampled_from(DAYS[:2]), st.just(DAYS[2]))
states = st.builds(Is, st.sampled_from(("unread", "read", "starred", "archived", "sample")))
lengths = st.builds(Length, st.integers(0, 3), st.sampled_from((None, 3)))
leaves = st.one_of(
    *(plain, plain, quoted, tagged, sites, part_of_site, languages, dates, states, lengths),
    st.just(Has("note")),
)
many = {"min_size": 2, "max_size": 3}
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, **many).map(tuple)),
        st.builds(AnyOf, st.lists(inner, **many).map(tuple)),
    ),
    max_leaves=6,
)
filters = st.fixed_dictionaries(
    {
        "place": st.sampled_from(("all", "all", "unread", "starred", "archive", "trash")),
        "tag": st.sampled_from(("", "", "work")),
        "site": st.sampled_from(("", "", "Ledger")),
        "order": st.sampled_from(("saved", "saved", "published", "title", "relevance")),
        "reverse": st.booleans(),
    }
)


# --- the same in plain Python ------------------------------------------------------------------------------------------------


def holds(node: Node | None, article: dict[str, Any], everything: list[dict[str, Any]]) -> bool:
    """Whether a tree holds for an article, by what the search language says and nothing else."""
    match node:
        case AllOf():
            return all(holds(part, article, everything) for part in node.nodes)
        case AnyOf():
            return any(holds(part, article, everything) for part in node.nodes)
        case Not():
            return not holds(node.node, article, everything)
        case Is(state):
            return {"unread": not article["read"] and not article["archived"] and not article["deleted"]}.get(
                state, article.get(state, False)
            )
        case Has():
            return bool(article["notes"])
        case Length():
            return node.least <= article["words"] and (node.most is None or article["words"] <= node.most)
        case Dates(which="saved"):
            return utc_of(node.first) <= article["saved"] < utc_of(node.until)
        case Dates():
            return node.first <= article["published"] < node.until
        case Word():
            return word_holds(node, article, everything)
        case _:
            return False


def word_holds(word: Word, article: dict[str, Any], everything: list[dict[str, Any]]) -> bool:
    value = word.text.casefold()
    match word.field:
        case "site":
            site = article["site"].casefold()
            return site == value if word.exact else value in site
        case "lang":
            language = article["language"].casefold()
            return language == value or language.startswith(value if word.prefix else f"{value}-")
        case "tag":
            known = {tag for one in everything for tag in one["tags"]}
            named = {tag for tag in known if tag == value or tag.startswith(value + "/")}
            if not (named and not word.prefix):
                named = {tag for tag in known if tag.startswith(value)}
            return bool(named & article["tags"])
    fields = {"title": ["title"], "author": ["byline"], "note": ["notes"]}.get(
        word.field, ["title", "byline", "site", "text", "notes"]
    )
    in_text = any(phrase_in(value, article[name].casefold(), beginning=word.begins) for name in fields)
    return in_text or (
        not word.field
        and any(
            phrase_in(value, tag.replace("/", " ").replace("-", " "), beginning=word.begins) for tag in article["tags"]
        )
    )


def phrase_in(phrase: str, text: str, *, beginning: bool) -> bool:
    return f" {phrase}{'' if beginning else ' '}" in f" {text} "


def listed(article: dict[str, Any], wanted: Filter) -> bool:
    """Whether an article is in the place, tag and site of a filter."""
    place = {
        "all": not article["deleted"],
        "unread": not article["deleted"] and not article["read"] and not article["archived"],
        "starred": not article["deleted"] and article["starred"],
        "archive": not article["deleted"] and article["archived"],
        "trash": article["deleted"],
    }[wanted.place]
    tag = not wanted.tag or any(f"{tag}/".startswith(f"{wanted.tag}/") for tag in article["tags"])
    return place and tag and (not wanted.site or article["site"] == wanted.site)


# --- libraries ---------------------------------------------------------------------------------------------------------------


@cache
def empty_library() -> Path:
    path = Path(tempfile.mkdtemp()) / "library.sqlite"
    Library(path).close()
    return path


@contextmanager
def library_of(given: list[dict[str, Any]]) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        shutil.copyfile(empty_library(), path)
        library = Library(path)
        library.bulk.add(
            [
                ready(
                    NewArticle(
                        page(f"https://news.example/{number}"),
                        one["title"],
                        (Block("paragraph", one["text"]),),
                        (f"https://news.example/{number}",),
                        **{
                            name: one[name]
                            for name in ("site", "byline", "language", "published", "saved", "words", "notes")
                        },
                        **{name: one[name] for name in ("read", "starred", "archived")},
                        tags=tuple(sorted(one["tags"])),
                    )
                )
                for number, one in enumerate(given)
            ]
        )
        with library.connections.write() as db:
            for number, one in enumerate(given, 1):
                deleted = "2026-11-24T00:00:00.000Z" if one["deleted"] else None
                db.execute(
                    "UPDATE articles SET is_sample = ?, deleted = ? WHERE id = ?", [one["sample"], deleted, number]
                )
        yield library
        library.close()


@pytest.mark.no_cover
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles, min_size=1, max_size=5), trees, filters, st.integers(0, 4))
def test_the_first_hits_and_all_hits_are_those_that_plain_python_finds(
    given: list[dict[str, Any]], tree: Node, place: dict[str, Any], limit: int
) -> None:
    wanted = Filter(words=write(tree), **place)
    root = query_of(wanted.words).root
    expected = {
        number for number, article in enumerate(given, 1) if listed(article, wanted) and holds(root, article, given)
    }
    with library_of(given) as library:
        found = list(library.listings.ids(wanted))
        assert set(found) == expected
        assert len(found) == len(expected)
        assert list(library.listings.first(wanted, limit)) == found[:limit]
        assert library.listings.count(wanted) == len(expected)


# --- single cases ------------------------------------------------------------------------------------------------------------


def test_a_negated_group_beside_a_condition_does_not_lose_the_negation(library: Library) -> None:
    add_article(library, "Ferry returns")
    council = add_article(library, "Council", "The council met.")
    with library.connections.write() as db:
        db.execute("UPDATE articles SET is_sample = 1")
    wanted = Filter(words="-(ferry is:unread) is:sample")
    assert list(library.listings.ids(wanted)) == [council]
    assert list(library.listings.first(wanted, 9)) == [council]


@pytest.mark.parametrize("condition", ["is:unread", "words:>2", "tag:work", "on:2026", "site:coast"])
@pytest.mark.parametrize("other", ["is:unread", "words:>2", "lang:en", "has:note", "saved:2026"])
def test_the_window_first_shows_what_the_whole_list_then_shows(library: Library, condition: str, other: str) -> None:
    add_article(library, "Ferry returns", tags=("work",))
    add_article(library, "Council", "The council met.", tags=("work",))
    add_article(library, "Short", "No.", language="de")
    wanted = Filter(words=f"-(ferry {condition}) {other}")
    assert list(library.listings.first(wanted, 9)) == list(library.listings.ids(wanted))


def test_an_import_with_earlier_times_of_saving_does_not_push_newer_articles_off_the_first_page(
    library: Library,
) -> None:
    newest, imported = add_article(library, "Ferry one"), add_article(library, "Ferry two")
    with library.connections.write() as db:
        db.execute("UPDATE articles SET saved = '2019-01-01T00:00:00.000Z' WHERE id = ?", [imported])
    assert list(library.listings.first(Filter(words="ferry"), 1)) == [newest]


def test_the_most_relevant_is_the_first_where_the_order_is_by_relevance(library: Library) -> None:
    in_title = add_article(library, "Harbour reopens", "Nothing else is known about it so far.")
    add_article(library, "Council meets", "They spoke of the harbour once.")
    assert list(library.listings.first(Filter(words="harbour", order="relevance"), 1)) == [in_title]


def test_words_and_their_exceptions_become_one_question_to_the_index(library: Library) -> None:
    add_article(library)
    part = compile_query(library.connections, query_of("ferry harbour -council is:unread"))
    assert part.match == '(("ferry"*) AND ("harbour"*)) NOT ("council"*)'
    assert part.rest.count("MATCH") == 0


def test_only_words_that_should_be_there_count_for_relevance(library: Library) -> None:
    add_article(library, tags=("harbour",))
    part = compile_query(library.connections, query_of("harbour -(ferry -council) -pier"))
    assert part.words == ('"harbour"*',)
    assert len(part.bonuses) == 1


def test_a_query_of_nothing_that_can_be_looked_for_finds_nothing(library: Library) -> None:
    assert compile_query(library.connections, query_of("---")) == Part(rest=NOTHING)


@pytest.mark.parametrize("nothing", ["has:highlight", "site:nowhere", "lang:fr", "tag:none"])
def test_a_condition_that_nothing_meets_beside_a_word_finds_nothing_in_any_order(
    library: Library, nothing: str
) -> None:
    add_article(library)
    for order in ("saved", "title", "relevance"):
        assert list(library.listings.ids(Filter(words=f"ferry {nothing}", order=order))) == []  # type: ignore[arg-type]


def test_looking_for_later_saved_articles_walks_only_the_newer_part_of_the_index(library: Library) -> None:
    sql = (
        "EXPLAIN QUERY PLAN SELECT 1 FROM articles a INDEXED BY articles_by_saved WHERE a.deleted IS NULL AND a.id < 5"
        " AND (a.saved, a.id) > (SELECT saved, id FROM articles WHERE id = 7) LIMIT 1"
    )
    plan = [row[3] for row in library.connections.query(sql)]
    assert any("SEARCH a USING" in step and "articles_by_saved (saved>?)" in step for step in plan), plan
