"""The page as the judge sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.capture.choosing.features import NAMES, features
from reader.capture.choosing.page_view import PageView
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


def test_the_home_of_the_article_is_the_smallest_box_with_most_of_what_was_found() -> None:
    view = PageView(pieces_of(PAGE), FOUND, "", "")
    assert view.home is not None
    assert (view.home.tag, view.home.get("class")) == ("article", "story")
    rows = told()
    assert block("The night ferry to", rows)["home_steps"] == 1.0
    assert block("Get our letter", rows)["home_steps"] == 2.0
    assert block("Museum", rows)["home_steps"] == -1.0


def test_since_and_until_count_blocks_from_and_to_what_was_found_for_certain() -> None:
    rows = told(found={"trafilatura": [FERRY, FARES + " All fares", CREW]})
    fares, letter, museum = block("Fares", rows), block("Get our letter", rows), block("Museum", rows)
    assert (fares["since_core"], letter["since_core"], letter["until_core"]) == (0.0, 0.0, 0.0)
    assert museum["since_core"] == 1.0  # the short answer lies between
    assert museum["until_core"] == 60.0  # nothing follows
    assert block("News", rows)["until_core"] == 2.0
    assert block("News", rows)["since_core"] == 60.0
