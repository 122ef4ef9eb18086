"""A mail that a browser showed has its sender as site, and no links that watch or unsubscribe."""

from __future__ import annotations

import pytest

from reader.capture.clean import clean
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned
from tests.site import STORY

BODY = """
<p>The council voted on Monday to close the eastern lock for repairs, which will take until the first week of March.</p>
<p>Barges will go round by the old canal, <a href="https://click.lists.example/c/u0xKq83hfjdkslaQWERTYuiopasdfghjklzxcvbnm1234567890">the
harbour office</a> said, and the <a href="https://count.example/r?u=1&amp;url=https%3A%2F%2Fcity.example%2Flock">timetable</a> is out.</p>
<p>Readers who live along the canal told us that they expect noise at night, and that nobody has asked them about it.</p>
"""
LEAVING = '<p>You get this mail every Friday. <a href="https://lists.example/bye/1">Unsubscribe</a></p>'
WEBMAIL = f"""<html data-tearsheet-captured="1"><head><title>The lock closes - anna@reader.example - Post</title>
<meta property="og:site_name" content="Post"></head><body>
<div role="navigation"><a href="#inbox">Inbox</a> <a href="#sent">Sent</a></div>
<div role="main"><h2>The lock closes</h2>
<div><span email="news@canal.example" name="Canal Letter">Canal Letter</span> to me</div>
<div role="article">{BODY}{LEAVING}<img src="https://count.example/open.gif" width="1" height="1"></div></div></body></html>"""
NEWSLETTER = f"""<html data-tearsheet-captured="1"><head><title>The lock closes</title></head><body>
<table role="presentation"><tr><td><p><a href="https://lists.example/v/1">View this email in your browser</a></p></td></tr>
<tr><td><h1>The lock closes</h1>{BODY}</td></tr><tr><td>{LEAVING}</td></tr></table></body></html>"""


def cleaned(html: str, url: str = "https://mail.post.example/u/0/#inbox/1") -> Cleaned:
    return clean(html.encode(), url, "text/html; charset=utf-8")


def links(found: Cleaned) -> set[str]:
    return {word for word in str(found.blocks).replace("'", '"').split('"') if word.startswith("http")}


@pytest.mark.parametrize("page", [WEBMAIL, NEWSLETTER])
def test_a_mail_is_read_without_what_watches_or_unsubscribes(page: str) -> None:
    found = cleaned(page)
    text = plain_text(found.blocks)
    assert "The council voted on Monday" in text
    assert "the harbour office said" in " ".join(text.split())
    assert "nsubscribe" not in text
    assert "in your browser" not in text
    assert links(found) == {"https://city.example/lock"}


def test_the_sender_is_the_site() -> None:
    assert cleaned(WEBMAIL).metadata.site == "Canal Letter"
    outlook_like = WEBMAIL.replace(
        'email="news@canal.example" name="Canal Letter"', 'title="Canal Letter &lt;news@canal.example&gt;"'
    )
    assert cleaned(outlook_like).metadata.site == "Canal Letter"


def test_an_article_that_names_its_author_s_address_is_no_mail() -> None:
    story = STORY % {"title": "Ferry returns", "name": "Anna"}
    captured = story.replace("<html", '<html data-tearsheet-captured="1"', 1)
    with_mail = captured.replace("<article>", '<article><p><a href="mailto:a@news.example">a@news.example</a></p>')
    assert cleaned(with_mail).metadata.site == cleaned(captured).metadata.site
    assert cleaned(captured) == cleaned(captured.replace("<body", '<body data-x="1"', 1))


def test_a_page_of_news_that_notes_an_author_s_address_is_no_mail() -> None:
    found = cleaned(WEBMAIL, "https://news.example/lock")
    assert found.metadata.site == "Post"
    assert any("click.lists.example" in link for link in links(found))


def test_a_page_that_nobody_captured_keeps_its_links() -> None:
    fetched = cleaned(NEWSLETTER.replace(' data-tearsheet-captured="1"', ""))
    assert any("click.lists.example" in link for link in links(fetched))
