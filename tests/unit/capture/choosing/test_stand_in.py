"""Pages that come in an article's stead are known by what they say, and articles about such pages stay articles."""

from __future__ import annotations

import pytest

from reader.capture.choosing.stand_in import network_login, waiting_or_down
from reader.capture.page.dom import parse


@pytest.mark.parametrize(
    ("titles", "text"),
    [
        (["One moment, please..."], "Please wait while your request is being verified..."),
        (["Just a moment"], "The post needs to review the security of your connection before it goes on."),
        (["Einen Moment bitte"], "Wir prüfen Ihren Browser. Sie werden gleich automatisch weitergeleitet."),
        (["Un instant"], "Veuillez patienter, votre navigateur est en cours de contrôle."),
        (["しばらくお待ちください"], "接続を確認しています。"),
        (["The Post", "Oops!"], "We can’t find the page that you are looking for. It may have moved to another place."),
        (["Back soon"], "The site is down for maintenance this morning; try again later."),
        (["Something went wrong"], "Our people know about it and are at work."),
        (["Wartung"], "Unsere Seite ist wegen Wartungsarbeiten derzeit nicht erreichbar."),
        (["Too many requests"], "You asked for a great many pages in a short time. Wait a while."),
    ],
    ids=["wait", "security", "german", "french", "japanese", "oops", "maintenance", "wrong", "wartung", "requests"],
)
def test_a_page_that_asks_to_wait_or_is_down_says_so(titles: list[str], text: str) -> None:
    assert waiting_or_down(titles, text)


@pytest.mark.parametrize(
    ("titles", "text"),
    [
        (
            ["One moment that changed the race"],
            "The bell rang and nobody ran, and by then three runners had fallen over the rope across the lane.",
        ),
        (
            ["Oops!"],
            "The mayor dropped the vase on live television, and " + "the whole county laughed for a week " * 30,
        ),
        (
            ["Ferry back in service"],
            "The ferry was down for maintenance all week. It sails again from Monday, and the fares stay as they were, said"
            " the harbour master, who had been asked about little else since the first morning without a boat.",
        ),
    ],
    ids=["moment", "long", "about-a-ferry"],
)
def test_an_article_with_such_words_is_none(titles: list[str], text: str) -> None:
    assert not waiting_or_down(titles, text)


def login_of(body: str, title: str = "") -> str:
    root = parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert root is not None
    text = "\n".join("".join(map(str, p.itertext())) for p in root.iter("p"))
    return network_login(root, [title], text)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Guest WiFi",
            "<p>Enter your room number to go online.</p><form><input name='room'><button>Connect</button></form>",
        ),
        (
            "WLAN im Zug",
            "<p>Akzeptieren Sie die Nutzungsbedingungen.</p><form><input type='checkbox'> Ja<button>Verbinden</button></form>",
        ),
        ("Portail", "<p>Saisissez votre adresse pour accéder à Internet.</p><form><input type='email'></form>"),
        ("Cafe Sol", "<p>Sign in to use the internet.</p><a href='http://10.0.0.1/go'>Get online</a>"),
    ],
    ids=["room", "terms", "mail", "link"],
)
def test_the_page_of_a_network_that_lets_nobody_out_is_known(title: str, body: str) -> None:
    assert login_of(body, title)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The trains will have free WiFi from May; passengers accept the terms and connect for two hours.</p>",
        "<p>Free WiFi on trains: access from May.</p><header><form><input name='mail'></form></header>",
        "<p>Free WiFi on trains: access from May.</p><form class='search-box'><input name='words'></form>",
    ],
    ids=["no-field", "header", "search"],
)
def test_an_article_about_a_network_is_no_login(body: str) -> None:
    assert not login_of(body + "<p>" + "The line was tested for a year in the north of the county. " * 6 + "</p>")
