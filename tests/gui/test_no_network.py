"""Reading never touches the network: hostile articles are opened, and nothing is asked for, not even a picture."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window.window import MainWindow
from reader.model.blocks import Block, Inline, Picture
from reader.model.library import Filter
from tests.making import TEXT, add_article
from tests.site import Site


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Everything that any code of this process tries: names looked up, connections, programs opened for an address."""
    tried: list[Any] = []

    def refuse(*arguments: Any, **_named: Any) -> Any:
        tried.append(arguments)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(refuse))
    return tried


def hostile(address: str) -> tuple[Block, ...]:
    markup = (
        f'<img src="{address}/a.png"><script src="{address}/b.js"></script><link rel=stylesheet href="{address}/c.css">'
        f'<iframe src="{address}/d"></iframe><style>@import url({address}/e.css); p {{background: url({address}/f.png)}}</style>'
    )
    return (
        Block("figure", picture=Picture(f"{address}/pixel.gif", f'"><img src="{address}/g.png">'), caption=markup),
        Block("figure", picture=Picture("file:///etc/hostname", "file", key="../../etc/hostname"), caption="a file"),
        Block(
            "figure",
            picture=Picture(f"{address}/x.png", "x", key=f"{address}/x.png"),
            caption="a key that is an address",
        ),
        Block("heading", markup, level=2),
        Block(
            "paragraph",
            markup + TEXT,
            (Inline(0, 20, "link", f"{address}/link"), Inline(21, 40, "link", "javascript:alert(1)")),
        ),
        Block("row", f"{markup}\t{markup}", group=1),
        Block("code", markup),
        Block("quote", markup),
        Block("item", markup, group=2),
    )


def test_opening_hostile_articles_asks_for_nothing(
    window: MainWindow, desk: Desk, site: Site, qtbot: QtBot, attempts: list[Any]
) -> None:
    asked = len(site.asked)
    address = site.url("")
    title = f'<img src="{address}/title.png"> <b>bold</b>'
    articles = [
        add_article(desk.library, f"{title} {number}", site=title, byline=(title,), blocks=hostile(address))
        for number in range(3)
    ]
    window.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 6)
    for article in articles:
        window.reading.go(article)
        window.reading.open_summary()
        qtbot.waitUntil(lambda article=article: window.reading.article_id == article)
        window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())
        window.grab()
    assert "<img src=" in window.page.head.title.text()  # shown as the letters that they are
    assert "<script" in window.page.text.toPlainText()
    assert attempts == []
    assert len(site.asked) == asked


def test_only_kept_pictures_are_given_to_the_document(window: MainWindow, site: Site) -> None:
    for name in (
        site.url("/pier.png"),
        "file:///etc/hostname",
        "qrc:/x.png",
        "picture:unknown",
        "data:image/png;base64,AAAA",
        "//host/x.png",
    ):
        assert window.page.text.loadResource(2, QUrl(name)) is None


def test_a_link_that_is_no_web_address_opens_nothing(window: MainWindow, attempts: list[Any]) -> None:
    for address in ("javascript:alert(1)", "file:///etc/hostname", "smb://host/share", "data:text/html,x"):
        window.page.link_clicked.emit(QUrl(address))
    assert attempts == []


def hostile_page(address: str) -> bytes:
    """A kept page that tries every way to ask for something, or to leave."""
    return f"""<html><head><base href="{address}/"><meta http-equiv="refresh" content="0;url={address}/refresh">
<link rel="stylesheet" href="{address}/c.css"><link rel="preload" as="image" href="{address}/pre.png">
<style>@import url({address}/e.css); body {{ background: url({address}/f.png) }}</style></head>
<body background="{address}/back.png" onload="fetch('{address}/load')"><h1>Ferry returns</h1>
<img src="{address}/pixel.gif" width="1" height="1"><img src="/relative.png" alt="a picture that was not kept">
<img srcset="{address}/set.png 2x" alt=""><img src="file:///etc/hostname"><img src="picture:../../etc/hostname">
<p style="background: url('{address}/style.png')">The harbour register lists 31 faults.</p>
<iframe src="{address}/frame"></iframe><object data="{address}/o"></object><embed src="{address}/em">
<svg><image href="{address}/svg.png"/><use href="{address}/use.svg#x"/></svg>
<form action="{address}/send" method="post"><input type="image" src="{address}/button.png"><button>Send</button></form>
<video src="{address}/v.mp4" poster="{address}/poster.png" autoplay></video><audio src="{address}/a.mp3" autoplay></audio>
<table background="{address}/table.png"><tr><td background="{address}/cell.png">a cell</td></tr></table>
<ul style="list-style-image: url({address}/bullet.png)"><li>an item</li></ul>
<script src="{address}/b.js"></script><script>location = "{address}/js"</script>
<a href="javascript:fetch('{address}/click')">a link</a><a ping="{address}/ping" href="{address}/link">another</a></body></html>""".encode()


def test_the_original_of_a_hostile_page_asks_for_nothing(
    window: MainWindow, desk: Desk, site: Site, qtbot: QtBot, attempts: list[Any], quick: None
) -> None:
    asked = len(site.asked)
    article = add_article(desk.library, "Hostile", url=site.url("/hostile"), body=hostile_page(site.url("")))
    window.show_filter(Filter(place="all"))
    window.reading.go(article)
    window.correction.show_original()
    view = window.pages.page("original")
    qtbot.waitUntil(lambda: view.shown is not None)
    view.text.verticalScrollBar().setValue(view.text.verticalScrollBar().maximum())
    window.grab()
    text = view.text.toPlainText()
    for words in ("31 faults", "a cell", "an item", "a picture that was not kept"):
        assert words in text
    for kind in range(1, 5):
        for name in (
            site.url("/pier.png"),
            "file:///etc/hostname",
            "picture:../../etc/hostname",
            "qrc:/x",
            "data:image/png;base64,AAAA",
        ):
            view.text._sizes.clear()
            given = view.text.loadResource(kind, QUrl(name))
            assert given is None or given.size().width() == 1  # nothing, or the blank for a picture that is not kept
    view.text.setSource(QUrl(site.url("/navigated")))
    assert attempts == []
    assert len(site.asked) == asked


def test_why_of_a_hostile_page_asks_for_nothing(
    window: MainWindow, desk: Desk, site: Site, qtbot: QtBot, attempts: list[Any], quick: None
) -> None:
    asked = len(site.asked)
    body = hostile_page(site.url("")).replace(b"<h1>", f"<p>{TEXT}</p>".encode() * 3 + b"<h1>")
    article = add_article(desk.library, "Hostile", url=site.url("/hostile"), body=body)
    window.show_filter(Filter(place="all"))
    window.reading.go(article)
    window.correction.show_why()
    qtbot.waitUntil(lambda: bool(window.pages.page("why").blocks.model_.blocks))
    window.grab()
    assert attempts == []
    assert len(site.asked) == asked
