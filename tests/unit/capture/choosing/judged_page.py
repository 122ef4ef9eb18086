"""A page with an article, an offer, a teaser and a hidden box, and what the judge is told of its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.capture.choosing.features import NAMES, features
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse

FERRY = "The night ferry to the outer islands will sail again from May, the harbour master said on Monday."
FARES = "Fares stay as they were, and children under twelve travel free on every weekday until the autumn."
CREW = "Its crew of nine spent the winter in the yard, where the old engine was taken out and a new one put in."
LETTER = "Get our letter with all the news of the coast each morning before breakfast, free of charge."
PAGE = f"""
<body>
  <nav><ul><li><a href="/news">News of the coast</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <main>
    <article class="story">
      <h1>The night ferry returns</h1>
      <p class="text">{FERRY}</p>
      <p class="text">{FARES} <a href="/fares">All fares</a></p>
      <div class="newsletter-box"><p>{LETTER}</p></div>
      <p class="text">{CREW}</p>
      <p>“Yes.”</p>
    </article>
    <aside class="related"><p><a href="/a">Museum opens late this week again</a></p></aside>
    <div style="display: none"><p>{LETTER}</p></div>
  </main>
</body>
"""
FOUND = {"trafilatura": [FERRY, FARES + " All fares", CREW], "readability": [FERRY, FARES + " All fares", LETTER, CREW]}


def pieces_of(page: str) -> list[Segment]:
    root = parse(page)
    assert root is not None
    return [piece for piece in segment(root, "https://coast.example/a", lambda _: None) if piece.block.text]


def told(
    page: str = PAGE,
    found: Mapping[str, Sequence[str]] = FOUND,
    title: str = "The night ferry returns",
    description: str = "",
) -> list[dict[str, float]]:
    """The blocks' numbers by name."""
    return [dict(zip(NAMES, row, strict=True)) for row in features(pieces_of(page), found, title, description)]


def block(text: str, rows: list[dict[str, float]], page: str = PAGE) -> dict[str, float]:
    """The numbers of the first block that begins so."""
    return next(row for piece, row in zip(pieces_of(page), rows, strict=True) if piece.block.text.startswith(text))
