"""Pages of articles with lists of short items, made up: every markup with every kind of item, in short and long
articles, with and without an introduction; around them the lists that are no part of an article.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

PROSE = (
    "The lighthouse on Corran Point will be lit by hand again from the first of May, after the county bought back the tower and the"
    " keeper's cottage from a company that had planned to turn both into flats.",
    "Until the winter of 1987 two families lived there in turns, a month each, and the log that they kept fills eleven volumes which now"
    " lie in the reading room of the town library.",
    "“We do not want a museum, we want a light,” said Hester Vane, who chairs the society that collected the money and whose grandfather"
    " was the last but one to climb the stairs every evening.",
    "The lamp itself had been stored in a barn on the mainland, wrapped in sailcloth, and was found to be whole except for two of its"
    " sixteen panes of glass.",
    "Its repair took a workshop in Aldmoor the better part of a year, because nobody makes the brass fittings any more and each had to be"
    " cast from a mould taken of its neighbour.",
    "The county will pay a third of the running costs for ten years, and expects to get most of that back from the visitors who now drive"
    " past the turning without stopping.",
    "Not everybody is pleased: farmers along the lane fear that coaches will block it on market days, and have asked for a car park at the"
    " old quarry half a mile inland.",
    "A first count in September found that eighty cars a day would come, said the county's engineer, Piers Molloy, and that the lane could"
    " bear them if three passing places were built.",
    "The work on those is to begin in February, when the ground is usually hard enough for the machines, and to be finished before the"
    " lamp is lit.",
    "Children from the two village schools have drawn the posters for the day, one of which shows the keeper's cat, a tom who is said to"
    " have crossed the causeway alone at every low tide.",
    "The society still looks for people who would spend a night a month in the tower, and promises them a stove, a kettle and a view that"
    " no hotel in the county can offer.",
    "Ships no longer need the light, as the pilots' office confirmed, yet several captains of the coastal trade wrote to say that they had"
    " missed it and would sound their horns when it came back.",
)
HEADLINE = "Corran Point gets its light back"
MENU = ("Home", "County", "Business", "Tides", "Letters")
TEASERS = (
    "Herring boats stay in port for a second week",
    "Choir of Aldmoor sings in the old dairy",
    "New bridge opens without a ribbon",
)
TAGS = ("Lighthouses", "Corran Point", "County council")
SHARES = ("Facebook", "Bluesky", "E-mail")

ITEMS: dict[str, tuple[tuple[str, str], ...]] = {
    "names": (
        ("Oona Marsh", "41"),
        ("Fergus Hale", "39"),
        ("Ines Quill", "57"),
        ("Dov Tamar", "22"),
        ("Lena Ostrow", "63"),
        ("Abel Crane", "18"),
    ),
    "towns": (("Aldmoor", "north"), ("Saltby", "east"), ("Low Fen", "east"), ("Kingsweir", "south")),
    "scores": (
        ("Aldmoor 3", "Saltby 1"),
        ("Kingsweir 0", "Low Fen 0"),
        ("Harrow Rovers 2", "Corran 4"),
        ("Eastmere 1", "Thorne 1"),
    ),
    "results": (
        ("County Alliance", "38.2 per cent"),
        ("Shore Party", "24.7"),
        ("Labour", "19.0"),
        ("Greens", "11.3"),
        ("Others", "6.8"),
    ),
    "routes": (
        ("Bus 4", "Market Square to Corran Point"),
        ("Bus 11", "Station to Old Quarry"),
        ("Boat B", "Saltby to the causeway"),
    ),
    "dates": (
        ("2 May", "Aldmoor, Corn Hall"),
        ("5 May", "Saltby, Pier Rooms"),
        ("9 May", "Kingsweir, The Tannery"),
        ("14 May", "Thorne, Guildhall"),
        ("20 May", "Eastmere, Odeon"),
        ("21 May", "Low Fen, Village Hall"),
        ("28 May", "Corran Point, Slipway"),
    ),
    "figures": (("7,410", "in Aldmoor"), ("2,266", "in Saltby"), ("918", "in Kingsweir"), ("47", "at sea")),
    "prices": (("Adults", "6 crowns"), ("Children", "2 crowns"), ("Dogs", "free")),
    "papers": (
        ("The purchase deed", "PDF"),
        ("Count of cars", "2 pages"),
        ("Letter of the pilots", "scan"),
        ("Keeper's log", "1931"),
    ),
}
MARKUPS = ("ul", "ol", "dl", "nested", "links", "paragraphs", "classed", "strong", "loose")
INTRODUCTIONS = ("They are:", "The list follows.", "")
_SOLO = ("names", "towns")  # the first half of each is an item by itself


@dataclass(frozen=True)
class ListPage:
    """A page, with the lines of its list, all of its prose, and what is no part of the article."""

    name: str
    html: str
    items: tuple[str, ...]
    prose: tuple[str, ...]
    furniture: tuple[str, ...]


def _items(kind: str, markup: str) -> tuple[list[str], str]:
    """Return the items as they are read, and the list in HTML."""
    pairs = ITEMS[kind]
    said = [first if kind in _SOLO else f"{first}: {second}" for first, second in pairs]
    if markup == "dl":
        both = "".join(f"<dt>{first}</dt><dd>{second}</dd>" for first, second in pairs)
        return [part for pair in pairs for part in pair], f"<dl>{both}</dl>"
    if markup == "nested":
        half = len(said) // 2
        inner = "".join(f"<li>{text}</li>" for text in said[half:])
        outer = "".join(f"<li>{text}</li>" for text in said[1:half])
        return said, f"<ul><li>{said[0]}</li>{outer}<li>Also<ul>{inner}</ul></li></ul>"
    if markup == "links":
        linked = (f'<li><a href="https://papers.example/{n}">{text}</a></li>' for n, text in enumerate(said))
        return said, f"<ul>{''.join(linked)}</ul>"
    if markup == "paragraphs":
        return said, f"<ul>{''.join(f'<li><p>{text}</p></li>' for text in said)}</ul>"
    if markup == "classed":
        spans = "".join(f'<li class="entry"><span class="entry-text">{text}</span></li>' for text in said)
        return said, f'<div class="block-list"><ul class="wp-block-list">{spans}</ul></div>'
    if markup == "strong":
        marked = "".join(
            f"<li><strong>{first}</strong>{'' if kind in _SOLO else ': ' + second}</li>" for first, second in pairs
        )
        return said, f"<ul>{marked}</ul>"
    if markup == "loose":
        return said, f"<ul>As of Monday<br>{''.join(f'<li>{text}</li>' for text in said)}</ul>"
    return said, f"<{markup}>{''.join(f'<li>{text}</li>' for text in said)}</{markup}>"


def _around(story: str, layout: int) -> str:
    """Return a whole page around a story, in one of three layouts."""
    menu = "".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(MENU))
    teasers = "".join(f'<li><a href="/news/{n}">{text}</a></li>' for n, text in enumerate(TEASERS))
    tags = "".join(f'<li><a href="/tag/{n}">{text}</a></li>' for n, text in enumerate(TAGS))
    shares = "".join(f'<li><a href="https://share{n}.example/?u=1">{text}</a></li>' for n, text in enumerate(SHARES))
    head = f'<head><meta charset="utf-8"><title>{HEADLINE} | The Aldmoor Post</title></head>'
    if layout == 0:
        return f"""<!DOCTYPE html><html lang="en">{head}<body><header><nav><ul>{menu}</ul></nav></header>
<main><article class="story"><h1>{HEADLINE}</h1><p class="byline">By Nell Ashby</p><ul class="share">{shares}</ul>
<div class="story-body">{story}</div><ul class="tags">{tags}</ul></article>
<aside class="related"><h2>More from the county</h2><ul>{teasers}</ul></aside></main>
<footer><p>© The Aldmoor Post. All rights reserved.</p></footer></body></html>"""
    if layout == 1:
        return f"""<!DOCTYPE html><html lang="en">{head}<body><div id="top"><ul class="menu">{menu}</ul></div>
<div id="page"><div class="column"><h1>{HEADLINE}</h1><div class="date">3 November</div>{story}
<div class="tagged">Filed under: <ul>{tags}</ul></div></div>
<div class="sidebar"><h3>Most read</h3><ol>{teasers}</ol></div><ul class="social">{shares}</ul></div></body></html>"""
    return f"""<!DOCTYPE html><html lang="en">{head}<body class="single"><div class="site-nav"><ul>{menu}</ul></div>
<article class="post hentry"><header class="entry-header"><h1 class="entry-title">{HEADLINE}</h1></header>
<div class="entry-content">{story}<div class="sharedaddy"><h3>Share this</h3><ul>{shares}</ul></div>
<div class="jp-relatedposts"><h3>Related</h3><ul>{teasers}</ul></div></div>
<footer class="entry-footer"><ul class="post-tags">{tags}</ul></footer></article></body></html>"""


def list_page(kind: str, markup: str, introduction: str, long: bool, layout: int) -> ListPage:
    """Return an article with one list among its paragraphs."""
    prose = PROSE if long else PROSE[:4]
    items, html = _items(kind, markup)
    at = 6 if long else 2
    before, after = (["<p>" + text + "</p>" for text in part] for part in (prose[:at], prose[at:]))
    story = "\n".join([*before, f"<p>{introduction}</p>" if introduction else "", html, *after])
    return ListPage(
        f"{kind}-{markup}-{'long' if long else 'short'}-{layout}-{introduction.split(' ')[0].lower() or 'bare'}",
        _around(story, layout),
        tuple(items),
        (*prose, *([introduction] if introduction else [])),
        (*MENU, *TEASERS, *TAGS[:1], *SHARES),
    )


def list_pages() -> list[ListPage]:
    """Return 81 pages: each kind of item in each markup, the rest taken in turns."""
    return [
        list_page(kind, markup, INTRODUCTIONS[(i + j) % 3], (i * 2 + j) % 4 < 2, (i + 2 * j + j // 3) % 3)
        for (i, kind), (j, markup) in itertools.product(enumerate(ITEMS), enumerate(MARKUPS))
    ]


def bare_pages() -> list[ListPage]:
    """Return pages whose only lists are no part of the article."""
    return [
        ListPage(
            f"bare-{layout}-{'long' if long else 'short'}",
            _around("\n".join(f"<p>{text}</p>" for text in (PROSE if long else PROSE[:4])), layout),
            (),
            PROSE if long else PROSE[:4],
            (*MENU, *TEASERS, *TAGS[:1], *SHARES),
        )
        for layout in range(3)
        for long in (False, True)
    ]
