"""Reading never touches the network: hostile articles are opened, and nothing is asked for, not even a picture."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.window import Window
from reader.model import Block, Filter, Inline, Picture
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
        Block("figure", picture=Picture(f"{address}/x.png", "x", key=f"{address}/x.png"), caption="a key that is an address"),
        Block("heading", markup, level=2),
        Block("paragraph", markup + TEXT, (Inline(0, 20, "link", f"{address}/link"), Inline(21, 40, "link", "javascript:alert(1)"))),
        Block("row", f"{markup}\t{markup}", group=1),
        Block("code", markup),
        Block("quote", markup),
        Block("item", markup, group=2),
    )


def test_opening_hostile_articles_asks_for_nothing(window: Window, desk: Desk, site: Site, qtbot: QtBot, attempts: list[Any]) -> None:
    asked = len(site.asked)
    address = site.url("")
    title = f'<img src="{address}/title.png"> <b>bold</b>'
    articles = [add_article(desk.library, f"{title} {number}", site=title, byline=(title,), blocks=hostile(address)) for number in range(3)]
    window.show_filter(Filter(place="all"))
    qtbot.waitUntil(lambda: len(window.list.model.ids) == 6)
    for article in articles:
        window.reading.go(article)
        window.reading.open_summary()
        qtbot.waitUntil(lambda article=article: window.reading.article_id == article)
        window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())
        window.grab()
    assert "<img src=" in window.page.title.text()  # shown as the letters that they are
    assert "<script" in window.page.text.toPlainText()
    assert attempts == []
    assert len(site.asked) == asked


def test_only_kept_pictures_are_given_to_the_document(window: Window, site: Site) -> None:
    for name in (
        site.url("/pier.png"),
        "file:///etc/hostname",
        "qrc:/x.png",
        "picture:unknown",
        "data:image/png;base64,AAAA",
        "//host/x.png",
    ):
        assert window.page.text.loadResource(2, QUrl(name)) is None


def test_a_link_that_is_no_web_address_opens_nothing(window: Window, attempts: list[Any]) -> None:
    for address in ("javascript:alert(1)", "file:///etc/hostname", "smb://host/share", "data:text/html,x"):
        window.page.link_clicked.emit(QUrl(address))
    assert attempts == []
