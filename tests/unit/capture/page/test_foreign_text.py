"""Words in drawings and shadow trees stand where they are seen."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.dom import text_of
from reader.capture.page.foreign_text import spell


def spelled(html: str) -> lxml.html.HtmlElement:
    root = lxml.html.document_fromstring(f"<body>{html}</body>")
    spell(root)
    return root


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        ("<text>not</text>", "not"),
        ("<text>not <tspan>at</tspan></text><text>all</text>", "not at all"),
        ("<foreignObject><p>not</p></foreignObject>", "not"),
    ],
    ids=["text", "texts", "box"],
)
def test_drawn_words_stand_in_their_line(drawing: str, words: str) -> None:
    (line,) = spelled(f"<p>The pier was <svg>{drawing}</svg> closed.</p>").iter("p")
    shown = " ".join("".join(line.itertext()).split())
    assert shown == f"The pier was {words} closed."


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><title>An icon</title><defs><text>gone</text></defs><path/></svg>",
        "<svg hidden><text>gone</text></svg>",
        '<svg style="display:none"><text>gone</text></svg>',
        "<style>.sprite{display:none}</style><svg class=sprite><text>gone</text></svg>",
    ],
    ids=["icon", "attribute", "style", "rule"],
)
def test_words_of_a_drawing_that_are_not_seen_are_none(drawing: str) -> None:
    assert len(list(spelled(f"<p>The pier was {drawing} closed.</p>").iter("svg"))) == 1


def test_a_drawn_sentence_is_a_paragraph_and_a_label_of_a_chart_is_none() -> None:
    labels = "<text>2019</text><text>2020</text>"
    root = spelled(f"<p>Before.</p><svg>{labels}<text>The pier sank by a hand in spring.</text></svg><p>After.</p>")
    assert [text_of(p) for p in root.iter("p")] == ["Before.", "The pier sank by a hand in spring.", "After."]
    chart = spelled(f"<p>Before.</p><svg>{labels}</svg>")
    assert len(list(chart.iter("svg"))) == 1


def test_a_box_in_a_drawing_keeps_its_paragraphs() -> None:
    root = spelled("<svg><foreignObject><p>One.</p><p>Two.</p></foreignObject></svg>")
    assert [text_of(p) for p in root.iter("p")] == ["One.", "Two."]


def test_a_declared_shadow_tree_is_read_with_what_its_slots_take() -> None:
    shadow = '<template shadowrootmode="open"><p>First.</p><slot name="x"></slot><p>Third: <slot>nobody</slot></p></template>'
    root = spelled(f'<div>{shadow}<b>all of it</b><i slot="x">Second.</i></div>')
    assert text_of(root) == "First. Second. Third: all of it"


def test_a_shadow_tree_without_a_slot_loses_no_word_of_its_host() -> None:
    root = spelled('<div>One <template shadowrootmode="closed"><p>two</p></template> three</div>')
    assert text_of(root) == "One two three"


def test_a_template_for_a_script_stays_one() -> None:
    assert len(list(spelled("<div>One <template><p>two</p></template></div>").iter("template"))) == 1


def test_the_styles_of_a_shadow_tree_hold_only_within_it() -> None:
    root = spelled(
        '<div><template shadowrootmode="open"><style>p{display:none}</style><i>a</i></template></div><p>b</p>'
    )
    assert not list(root.iter("style"))
