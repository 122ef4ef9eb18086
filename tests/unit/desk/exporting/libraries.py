"""Libraries with everything that a reader and captures leave in one, and all of that as values that can be compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from reader.capture.fetch.address import same_page_key
from reader.desk.importing.own_rows import material_of
from reader.library.bulk import NewArticle, NewHighlight, ready
from reader.library.compression import blocks_of
from reader.library.importing.own_work import OwnRows, write_own_work
from reader.library.library import Library
from reader.library.person_names import give_names
from reader.library.summaries import Material
from reader.model.blocks import Block, Inline, Picture, blocks_to_json, plain_text
from reader.model.capture import Page, PictureFile
from reader.model.handed_over import PAGE_PICTURE
from reader.model.own_work import KeptSummary, OwnWork
from reader.model.summary import Choice
from reader.summary.summarize import summarize
from reader.text.anchors import selector_of
from reader.text.language import base_language, detect
from reader.text.sentences import sentence_spans
from reader.text.url_variants import variant_key
from reader.text.words import count_words, reading_minutes
from tests.unit.exchange.exports.making import png

_STATUS = "Tearsheet-Status"
LETTERS = "abcdefghijk ÄÖßéñ漢字عر <&>\"'*_[]#|`\\0123"
WORDS = st.text(LETTERS, min_size=1, max_size=24).map(lambda text: " ".join(text.split()) or "x")
LINES = st.lists(WORDS, max_size=3).map("\n".join)
TIMES = st.integers(0, 86_399_999).map(
    lambda ms: (
        f"2026-11-{1 + ms % 28:02}T{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}Z"
    )
)
DATES = st.sampled_from(["", "2026", "2026-11", "2026-11-23", "2026-11-23T10:00:00+01:00"])
TAGS = st.lists(st.sampled_from(["harbour", "work/desk notes", "2026", "été"]), max_size=3, unique=True).map(tuple)
FLAG = st.booleans()


@st.composite
def blocks(draw: st.DrawFn, pictures: Sequence[PictureFile] = ()) -> tuple[Block, ...]:
    """Blocks of every kind; the first is a paragraph of three sentences."""
    made = [Block("paragraph", f"{draw(WORDS)} one. {draw(WORDS)} two. {draw(WORDS)} three.")]
    for kind in draw(st.lists(st.sampled_from(["heading", "paragraph", "item", "quote", "code", "row"]), max_size=5)):
        words = draw(WORDS) if kind != "row" else f"{draw(WORDS)}\t{draw(WORDS)}"
        words = f"{words}." if words.endswith("#") else words  # a sign for the link to itself, to a reader of pages
        end = len(words[: draw(st.integers(0, len(words.partition("\t")[0])))].rstrip())
        runs = (
            [Inline(0, end, draw(st.sampled_from(["strong", "em", "code", "sup"])))] if end and kind != "code" else []
        )
        if end and kind == "paragraph" and draw(FLAG):
            runs.append(Inline(0, end, "link", "https://coast.example/a?b=c#d"))
        level = draw(st.integers(2, 4)) if kind == "heading" else 0
        group = draw(st.integers(1, 3)) if kind in ("item", "row", "quote") else 0
        ordered = kind == "item" and group == 2
        made.append(Block(kind, words, tuple(runs), level=level, group=group, ordered=ordered))  # type: ignore[arg-type]
        if kind == "row":  # a table of one row is none to a reader of pages
            made.append(Block("row", f"{draw(WORDS)}\t{draw(WORDS)}", group=group))
    for at, file in enumerate(pictures):
        picture = Picture(f"{file.src}?{at}" if draw(FLAG) else file.src, draw(WORDS), 300, 200, file.key)
        made.append(Block("figure", picture=picture, caption=draw(WORDS)))
    return tuple(made)


@st.composite
def pages(draw: st.DrawFn, url: str) -> tuple[Page, ...]:
    """Originals of servers, browsers and files, oldest first."""
    found = []
    for at in range(count := draw(st.integers(1, 3))):
        body = draw(st.binary(min_size=1, max_size=40))
        status = draw(st.sampled_from([200, 404, 0]))
        headers = (("Content-Type", draw(st.sampled_from(["text/html", "application/pdf"]))), ("X-Odd", draw(WORDS)))
        asked = url if at == count - 1 or draw(FLAG) else f"{url}/page/{at}"
        fetched = f"2026-11-0{at + 1}T10:00:00.000Z"
        found.append(
            Page(asked, f"{asked}?from=home", fetched, status, headers, body, hashlib.sha256(body).hexdigest())
        )
    return tuple(found)


@st.composite
def new_articles(draw: st.DrawFn, number: int) -> tuple[NewArticle, OwnRows]:
    """An article as a capture and a reader leave it, and what is kept beside it."""
    url = f"https://courier.example/{draw(st.sampled_from([0, number]))}"
    shown = [picture_at(f"https://pictures.example/{number}/{at}.png", at) for at in range(draw(st.integers(0, 2)))]
    originals = draw(pages(url))
    unseen = [picture_at(f"{PAGE_PICTURE}{originals[-1].sha256}", 9)] if draw(FLAG) else []
    made = draw(blocks(shown))
    text = plain_text(made)
    language = draw(st.sampled_from([detect(text, "en"), detect(text, "de"), ""]))
    title, description = draw(WORDS), draw(WORDS)
    new = NewArticle(
        originals[-1], title, made, (url,), draw(WORDS), "; ".join(draw(st.sampled_from([(), ("Ana Rey", "J. R. Smith")]))),
        description, first_sentence(text, language), language, draw(DATES),
        f"2026-11-0{1 + number}T{draw(TIMES)[11:]}", 0, 0, "5 test",
        draw(st.sampled_from(["whole", "subscription", "cut_short"])), draw(FLAG), draw(FLAG), draw(FLAG),
        notes=draw(LINES), tags=draw(TAGS), pictures=(*shown, *unseen), place=draw(st.integers(0, len(text))),
        highlights=draw(highlights(text)), earlier_pages=originals[:-1],
        canonical_url=draw(st.sampled_from(["", "https://courier.example/same", url])), modified=draw(DATES),
        section=draw(st.sampled_from(["", "Local"])), evidence=draw(st.sampled_from(["", "the rest is for <subscribers>"])),
        sources=draw(st.sampled_from([(), (("title", "og:title"), ("published", "JSON-LD datePublished"))])),
        final_url=f"{url}?seen=1", fetched="2026-11-01T10:00:00.000Z",
    )  # fmt: skip
    words = count_words(text, language)
    return replace(new, words=words, minutes=reading_minutes(words, language)), draw(own_rows(new, text))


@st.composite
def highlights(draw: st.DrawFn, text: str) -> tuple[NewHighlight, ...]:
    """Marked passages, also twice the same words, and words that are gone."""
    found = []
    spans = draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 12)), max_size=3, unique_by=lambda s: s[0])
    )
    for start, length in spans:
        words, prefix, suffix, at, repeated = selector_of(text, start, min(start + length, len(text)))
        if words.strip():
            about = (draw(st.integers(1, 4)), draw(LINES).strip(), draw(TIMES), draw(TAGS), draw(st.just("") | TIMES))
            found.append(NewHighlight(at, at + len(words), True, words, prefix, suffix, repeated, *about))
    if draw(FLAG):
        found.append(NewHighlight(0, 0, False, "gone £ words", "be", "af", False, 2, "why?", draw(TIMES), ("x",), ""))
    return tuple({(one.start, one.exact): one for one in found}.values())


@st.composite
def own_rows(draw: st.DrawFn, new: NewArticle, text: str) -> OwnRows:
    """What a reader decided about an article, and summaries of it."""
    first = first_sentence(text, new.language)
    choices = (Choice(first, 0, 0, draw(FLAG)),) if draw(FLAG) else ()
    made_from = material_of(new, choices)
    kept = draw(st.lists(st.sampled_from([1, 3, 5]), unique=True, max_size=3))
    summaries = tuple(kept_summary(made_from, asked) for asked in sorted(kept))
    names = (("Ana Rey", "person", "Rey", "Ana"),) if "Ana Rey" in new.byline else ()
    colours = tuple((name, len(name) % 8) for name in new.tags)
    corrections = draw(st.dictionaries(st.sampled_from(["a1", "b2"]), FLAG)).items()
    work = OwnWork(
        draw(st.just("") | TIMES),
        draw(st.sampled_from([0, 19, 32])),
        tuple(corrections),
        choices,
        summaries,
        names,
        colours,
    )
    addresses = [address for address in (new.final_url, new.canonical_url) if address]
    return OwnRows(work, made_from.content_hash, tuple(variant_key(same_page_key(address)) for address in addresses))


def first_sentence(text: str, language: str) -> str:
    """Return the first sentence of a text as the program cuts it, on one line."""
    return " ".join(text[slice(*sentence_spans(text, base_language(language) or detect(text))[0])].split())


def kept_summary(made_from: Material, asked: int) -> KeptSummary:
    """Return the summary of this length as the program keeps it."""
    about = (made_from.text, made_from.title, made_from.language, asked)
    made = summarize(*about, keep=made_from.keep, drop=made_from.drop, apart=made_from.apart)
    spans = tuple((one.start, one.end) for one in made.sentences)
    method, _, version = made.method.partition(" ")
    return KeptSummary(method, int(version), asked, made.language, spans, made.total_sentences, made.passages)


def picture_at(src: str, colour: int) -> PictureFile:
    """Return a picture that a page showed at an address."""
    data = png(colour, 300, 200)
    return PictureFile(hashlib.sha256(data).hexdigest(), src, "image/png", data, 300, 200)


def fill(library: Library, made: Sequence[tuple[NewArticle, OwnRows]]) -> None:
    """Write these articles into the library."""
    numbers = library.bulk.add([ready(new) for new, _ in made])
    with library.connections.write() as db:
        for number, (_, own) in zip(numbers, made, strict=True):
            write_own_work(db, number, own, 0)
            give_names(db, own.work.names, 0)


def contents(library: Library) -> dict[str, Any]:
    """Return all that the JSON of an export promises to hold, by address and time of the article."""
    rows = _rows(library, "SELECT * FROM articles")
    articles = {f"{row['url']} {row['saved']}": _article(library, row) for row in rows}
    return {f"{url} {part}": value for url, parts in articles.items() for part, value in parts.items()}


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return what is another thing after than before, by its name."""
    names = before.keys() | after.keys()
    return {
        name: pair for name in sorted(names) if (pair := (before.get(name), after.get(name))) and pair[0] != pair[1]
    }


def _article(library: Library, row: dict[str, Any]) -> dict[str, Any]:
    number, own = row["id"], "WHERE article_id = ? ORDER BY 1, 2, 3, 4"
    left_out = ("id", "row_sum", "details_sum")
    packed = _rows(library, "SELECT packed, cleaner FROM texts WHERE article_id = ?", number)
    return {
        **{name: value for name, value in row.items() if name not in left_out},
        "text": [(blocks_to_json(blocks_of(one["packed"])), one["cleaner"]) for one in packed],
        "pages": sorted(_page(one) for one in _rows(library, f"SELECT * FROM pages {own}", number)),
        "originals": [_page_of(library.content.original(one[0])) for one in library.content.originals(number)],
        "keys": _rows(
            library, "SELECT key FROM article_keys WHERE article_id = ? AND key NOT LIKE 'text:%' ORDER BY key", number
        ),
        "tags": _rows(
            library,
            "SELECT t.name, t.colour FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE article_id = ? ORDER BY name",
            number,
        ),
        **{
            table: _rows(library, f"SELECT {columns} FROM {table} {own}", number)
            for table, columns in (
                (
                    "highlights",
                    "start, stop, exact, created, prefix, suffix, found, repeated, meaning, note, changed, tags",
                ),
                ("corrections", "block, kept, 0, 0"),
                ("summary_choices", "sentence, place, pinned, 0"),
                ("summaries", "method, version, asked, language, sentences, of_sentences, basis"),
                ("article_images", "key, src, 0, 0"),
            )
        },
        "images": _rows(
            library,
            "SELECT i.* FROM article_images x JOIN images i ON i.key = x.key WHERE article_id = ? ORDER BY i.key",
            number,
        ),
        "names": _rows(library, "SELECT name, kind, family, given FROM person_names ORDER BY name"),
    }


def _page(row: dict[str, Any]) -> tuple[object, ...]:
    return row["url"], row["final_url"], row["fetched"], row["sha256"], row["size"]


def _page_of(page: Page | None) -> tuple[object, ...]:
    """Return an original as a server sent it: an imported one notes its status among its headers."""
    assert page is not None
    headers = dict(page.headers)
    status = page.status or int(headers.pop(_STATUS, "0"))
    headers.pop("X-Tearsheet-Imported", None)
    return page.url, page.final_url, page.fetched, status, json.dumps(headers), page.body


def _rows(library: Library, sql: str, *values: object) -> list[dict[str, Any]]:
    cursor = library.connections.read().execute(sql, values)
    names = [about[0] for about in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
