"""The page on which a click is timed: 300 kB of markup and 20 pictures of 30 kB each."""

from __future__ import annotations

import html
import random

from tests.browser.drawing import noisy_png
from tests.browser.fixtures import Fixture, Making, newspaper
from tests.browser.words import story

CLICKS = 7
PICTURES = 20
PAGE_BYTES = 300_000


def pages(count: int) -> list[Fixture]:
    """Return so many pages of the same kind, each with words and pictures of its own."""
    return [page(number) for number in range(count)]


def page(number: int) -> Fixture:
    told = story("en", 9000 + number, 2 * PICTURES)
    a = Making(f"speed-{number}", "speed", told, newspaper, random.Random(number))
    parts = []
    for at, text in enumerate(told.paragraphs):
        parts.append(f"<p>{html.escape(text, quote=False)}</p>")
        if at % 2 == 0:
            source = a.picture(f"p{at}.png", noisy_png(f"{a.name}{at}", 30_000))
            parts.append(f"<figure><img src={source} width=640 height=360 alt=''></figure>")
    body = "".join(parts)
    rest = PAGE_BYTES - len(body) - 3000
    cards = "".join(
        f"<li class='card teaser teaser--small' data-id='{n}'><a href='/s/{n}'><span>Kardo {n}</span></a></li>"
        for n in range(rest // 220)
    )
    state = "{" + ",".join(f'"k{n}":"{n * 7919:064d}"' for n in range(rest // 160)) + "}"
    a.page(body, after=f"<aside class=related><ul>{cards}</ul></aside><script type=application/json>{state}</script>")
    return a.done(absent=("Kardo",))
