from __future__ import annotations

import hashlib

from reader.desk.preparation import named
from reader.errors import ServerSays
from reader.library.library import Library
from reader.model.blocks import Block, Inline, Picture
from reader.model.capture import Cleaned, Metadata, PictureFile
from reader.model.summary import Summary
from tests.making import TEXT, add_article, page

PICTURE = PictureFile(
    hashlib.sha256(b"\xff\xd8\xffpicture").hexdigest(),
    "https://news.example/pier.jpg",
    "image/jpeg",
    b"\xff\xd8\xffpicture",
    800,
    600,
)


def figure(src: str) -> tuple[Block, ...]:
    return (Block("figure", picture=Picture(src, "A pier"), caption="The pier"), Block("paragraph", TEXT))


def test_blocks_come_back_as_they_went_in(library: Library) -> None:
    blocks = (
        Block("heading", "Two letters", level=2),
        Block("paragraph", "See the letter.", (Inline(8, 14, "link", "https://news.example/letter"),)),
        Block("item", "first", level=1, ordered=True, group=3),
        Block("row", "a\tb", header=True, group=4),
    )
    article = add_article(library, blocks=blocks)
    assert library.articles.article(article).blocks == blocks
    assert library.content.text(article) == "Two letters\n\nSee the letter.\n\nfirst\n\na\tb"


def test_the_original_is_kept_whole(library: Library) -> None:
    article = add_article(library)
    (kept,) = library.content.pages(article)
    assert kept == page(kept.url)


def test_a_picture_is_stored_once_and_goes_with_its_last_article(library: Library) -> None:
    one = add_article(library, "one", blocks=figure(PICTURE.src), pictures={PICTURE.src: PICTURE})
    other = "https://copy.example/pier.jpg"
    two = add_article(library, "two", blocks=figure(other), pictures={other: PICTURE})
    assert library.connections.query("SELECT count(*) FROM images") == [(1,)]
    assert library.articles.row(two).thumbnail == PICTURE.key
    library.articles.purge([one])
    assert library.content.picture(PICTURE.key) == ("image/jpeg", PICTURE.data)
    library.articles.purge([two])
    assert library.content.picture(PICTURE.key) is None


def test_a_failed_fresh_copy_leaves_the_article_untouched(library: Library) -> None:
    article = add_article(library, tags=("harbour",))
    before = library.articles.article(article)
    capture = library.captures.again(article)
    assert library.captures.claim(capture, "1:a")
    library.captures.fail(capture, ServerSays(status=500, reason="it has a fault"))
    assert library.articles.article(article) == before


def test_a_fresh_copy_keeps_marks_tags_and_the_earlier_original(library: Library) -> None:
    article = add_article(library, tags=("harbour",))
    library.articles.mark([article], "starred", True)
    capture = library.captures.again(article)
    library.content.fill(
        capture,
        page(capture.url, b"<html>second</html>"),
        Cleaned(Metadata(title="Second"), (Block("paragraph", "New words altogether."),)),
        {},
        language="en",
        words=3,
        minutes=1,
        excerpt="",
        page_keys=[capture.url],
        method="lexrank-lead",
        version=1,
        summaries={},
    )
    row = library.articles.row(article)
    assert (row.title, row.starred, row.tags) == ("Second", True, ("harbour",))
    assert len(library.content.pages(article)) == 2
    assert library.summaries.kept(article, *named(""), 3) is None


def test_a_kept_summary_has_the_articles_own_words(library: Library) -> None:
    article = add_article(library)
    summary = library.summaries.kept(article, *named(""), 3)
    assert isinstance(summary, Summary)
    (sentence,) = summary.sentences
    assert sentence.text == TEXT[sentence.start : sentence.end]


def test_only_one_process_claims_a_capture(library: Library) -> None:
    capture = library.captures.begin("https://news.example/a", "k", "a")
    assert library.captures.claim(capture, "1:a")
    assert not library.captures.claim(capture, "2:b")


def test_a_tag_is_one_whatever_its_case_and_goes_with_its_last_article(library: Library) -> None:
    one, two = add_article(library, "one"), add_article(library, "two")
    library.tags.add([one], ["Harbour", "  to   check "])
    library.tags.add([two], ["harbour"])
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("Harbour", 2), ("to check", 1)]
    library.tags.remove([one, two], ["HARBOUR"])
    assert [tag.name for tag in library.tags.all()] == ["to check"]
