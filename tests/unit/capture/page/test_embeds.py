"""Videos as titled links, posts as quotes with their address, pictures that a style shows."""

from __future__ import annotations

import json

import pytest

from reader.capture.clean import clean_html
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse
from reader.capture.page.embeds import Videos, watch_address
from reader.capture.page.markup import blocks_to_html
from reader.capture.page.pictures import picture_of
from reader.model.blocks import Block, blocks_from_json, blocks_to_json, plain_text
from tests.unit.capture.data_incomplete import EN, EN_MORE, article, paragraphs

URL = "https://coast.example/news/wall"
TITLE = "Merrow Bay to rebuild its sea wall"


def segments_of(body: str, head: str = "") -> list[Segment]:
    root = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return segment(root, URL, lambda element: picture_of(element, URL), Videos(root, URL).of)


def only_figure(body: str, head: str = "") -> Block:
    figures = [piece.block for piece in segments_of(body, head) if piece.block.kind == "figure"]
    assert len(figures) == 1
    return figures[0]


def cleaned(between: str, head: str = "") -> tuple[Block, ...]:
    page = article(f"{paragraphs(*EN)}{between}{paragraphs(*EN_MORE)}", TITLE)
    return clean_html(page.replace("</head>", head + "</head>"), URL).blocks


# --- videos ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("player", "watched"),
    [
        ("https://www.youtube.com/embed/AbC-d_12345?rel=0", "https://www.youtube.com/watch?v=AbC-d_12345"),
        ("https://www.youtube-nocookie.com/embed/AbC-d_12345", "https://www.youtube.com/watch?v=AbC-d_12345"),
        ("https://www.youtube.com/embed/videoseries?list=PL42", "https://www.youtube.com/playlist?list=PL42"),
        ("https://player.vimeo.com/video/123456?h=abc9&badge=0", "https://vimeo.com/123456/abc9"),
        ("https://www.dailymotion.com/embed/video/x8abcd", "https://www.dailymotion.com/video/x8abcd"),
        ("https://geo.dailymotion.com/player/x1.html?video=x8abcd", "https://www.dailymotion.com/video/x8abcd"),
        (
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fbay%2Fvideos%2F12%2F&show_text=0",
            "https://www.facebook.com/bay/videos/12/",
        ),
        ("https://www.facebook.com/plugins/video.php?href=javascript%3Aalert(1)", ""),
        ("https://www.youtube.com/embed/", ""),
        ("https://ads.example/frame.html", ""),
        ("https://[broken", ""),
    ],
)
def test_a_players_address_gives_the_one_to_watch_at(player: str, watched: str) -> None:
    assert watch_address(player) == watched


def test_an_embedded_video_is_a_card_with_its_title() -> None:
    block = only_figure('<iframe src="//www.youtube.com/embed/AbC-d_12345" title="The night the sea came in"></iframe>')
    assert (block.caption, block.href) == ("The night the sea came in", "https://www.youtube.com/watch?v=AbC-d_12345")
    assert block.picture is None


def test_a_players_own_name_is_no_title() -> None:
    block = only_figure(
        '<iframe data-src="https://www.youtube.com/embed/AbC-d_12345" title="YouTube video player"></iframe>'
    )
    assert block.caption == ""


def test_the_words_under_a_video_are_its_caption() -> None:
    player = '<iframe src="https://player.vimeo.com/video/123456" title="wall_final_2"></iframe>'
    block = only_figure(f"<figure><div>{player}</div><figcaption>Divers at work. Film: A. Berg</figcaption></figure>")
    assert block.caption == "Divers at work. Film: A. Berg"


def test_a_still_with_a_player_in_one_figure_is_one_card() -> None:
    player = '<iframe src="https://player.vimeo.com/video/123456" title="The wall falls"></iframe>'
    block = only_figure(f'<figure><img src="/still.jpg" alt="The wall">{player}</figure>')
    assert block.picture is not None
    assert block.picture.src == "https://coast.example/still.jpg"
    assert (block.caption, block.href) == ("The wall falls", "https://vimeo.com/123456")


def test_the_pages_data_names_a_video_and_its_still() -> None:
    video = {
        "@type": "VideoObject",
        "name": "What the divers saw",
        "embedUrl": "https://www.youtube.com/embed/AbC-d_12345",
        "thumbnailUrl": ["https://coast.example/divers.jpg"],
    }
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "video": video})}</script>'
    block = only_figure('<lite-youtube videoid="AbC-d_12345"></lite-youtube>', head)
    assert block.caption == "What the divers saw"
    assert block.picture is not None
    assert block.picture.src == "https://coast.example/divers.jpg"


def test_a_film_of_the_sites_own_leads_to_its_file_or_to_the_page() -> None:
    block = only_figure('<video controls poster="/p.jpg" title="Storm"><source src="/storm.mp4"></video>')
    assert (block.href, block.picture.src if block.picture else "") == (
        "https://coast.example/storm.mp4",
        "https://coast.example/p.jpg",
    )
    assert only_figure('<video src="blob:https://coast.example/1" aria-label="Storm at night"></video>').href == URL


@pytest.mark.parametrize(
    "markup",
    [
        '<video autoplay muted loop src="/loop.mp4"></video>',
        '<iframe src="https://www.youtube.com/embed/AbC-d_12345" style="display: none"></iframe>',
        '<iframe src="https://www.youtube.com/embed/AbC-d_12345" width="0" height="0"></iframe>',
        '<iframe src="https://ads.example/frame.html" title="Advertisement"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/page.php?href=x"></iframe>',
        '<div class="youtube-channel">Follow us</div>',
    ],
)
def test_decoration_advertisements_and_hidden_players_are_no_videos(markup: str) -> None:
    assert not any(piece.block.kind == "figure" for piece in segments_of(markup))


def test_a_video_between_the_paragraphs_stays_once() -> None:
    player = '<iframe src="https://www.youtube.com/embed/AbC-d_12345" title="The night the sea came in"></iframe>'
    blocks = cleaned(player + player)
    assert [block.href for block in blocks if block.kind == "figure"] == ["https://www.youtube.com/watch?v=AbC-d_12345"]
    assert plain_text(blocks) == "\n\n".join((*EN, *EN_MORE))
    html = blocks_to_html(blocks)
    assert (
        '<figcaption><a href="https://www.youtube.com/watch?v=AbC-d_12345">The night the sea came in</a></figcaption>'
        in html
    )
    assert "iframe" not in html


def test_where_a_figure_leads_is_stored_with_it() -> None:
    blocks = (Block("figure", caption="Storm", href="https://vimeo.com/1"), Block("paragraph", "Words."))
    assert blocks_from_json(blocks_to_json(blocks)) == blocks


# --- posts -----------------------------------------------------------------------------------------------------------------

POST = '<blockquote class="{}"{}><p>Water is over the quay. Do not drive to the harbour.</p>&mdash; Bay Watch (@baywatch){}</blockquote>'


def test_an_embedded_post_stays_as_a_quote_with_its_link() -> None:
    link = ' <a href="https://social.example/baywatch/1">5 November 2024</a>'
    quotes = [b for b in cleaned(POST.format("twitter-tweet", "", link)) if b.kind == "quote"]
    assert [quote.text for quote in quotes] == [
        "Water is over the quay. Do not drive to the harbour.",
        "— Bay Watch (@baywatch) 5 November 2024",
    ]
    assert [inline.href for inline in quotes[-1].inlines] == ["https://social.example/baywatch/1"]
    assert quotes[0].group == quotes[1].group


def test_a_post_without_a_link_in_it_leads_to_the_address_that_it_carries() -> None:
    carried = ' data-instgrm-permalink="https://social.example/p/7/"'
    quotes = [b for b in cleaned(POST.format("instagram-media", carried, "")) if b.kind == "quote"]
    assert [inline.href for inline in quotes[-1].inlines] == ["https://social.example/p/7/"]


# --- pictures of a style ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("""<div class="gallery"><div class="cell" style="background-image:url('/a.jpg')"></div></div>""", "a.jpg"),
        ("""<li class="slide" data-bg="url(/b.jpg)"></li>""", "b.jpg"),
        ("""<div class="photo-full" data-background-image="/c.jpg" aria-label="The wall"></div>""", "c.jpg"),
        ("""<a class="lightbox" href="/large/d.jpg" style="background:url(/small/d.jpg)"></a>""", "large/d.jpg"),
    ],
)
def test_a_gallery_shows_its_pictures_as_backgrounds(markup: str, shown: str) -> None:
    picture = only_figure(markup).picture
    assert picture is not None
    assert picture.src == f"https://coast.example/{shown}"


@pytest.mark.parametrize(
    "markup",
    [
        """<div class="header" style="background-image:url('/a.jpg')"></div>""",
        """<a class="slide" href="/other-article" style="background-image:url('/a.jpg')"></a>""",
        """<div class="gallery" style="background-image:url(data:image/gif;base64,R0lGOD)"></div>""",
        """<div class="slide avatar" style="background-image:url('/a.jpg')"></div>""",
        """<div class="slide" style="background-image:url('/a.jpg')">Words stand on it</div>""",
    ],
)
def test_other_backgrounds_are_no_pictures_of_the_article(markup: str) -> None:
    assert not any(piece.block.picture for piece in segments_of(markup))
