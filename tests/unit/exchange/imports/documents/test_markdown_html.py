"""Markdown becomes HTML, with what Obsidian adds to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.exchange.imports.documents.markdown_html import convert


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A *b*", "<h1>A <em>b</em></h1>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
        ("~~gone~~", "<s>gone</s>"),
        ("see [[Notes/The lock|the lock]] and [[Notes/Canal]]", "<p>see the lock and Canal</p>"),
        ("a ![[p/a b.png|300]]", '<p>a <img src="p/a b.png" alt=""></p>'),
        ("![[Other note]]", "<p>Other note</p>"),
        ("a %%hidden%% b", "<p>a  b</p>"),
        ("a line ^block-1", "<p>a line</p>"),
        ("- [x] done\n- [ ] open", "<li>☑ done</li>\n<li>☐ open</li>"),
        ("> [!note] Mind\n> words", "<p><strong>Mind</strong></p>\n<p>words</p>"),
        ("`[[code]] ==x==`", "<p><code>[[code]] ==x==</code></p>"),
    ],
)
def test_each_part_of_the_language_has_its_html(text: str, expected: str) -> None:
    assert expected in convert(text).html


def test_marked_words_are_told() -> None:
    made = convert("The ==board *closed*== it, if a == b and c==d.")
    assert made.marked == ("board closed",)
    assert "<mark>board <em>closed</em></mark>" in made.html


def test_footnotes_are_linked_both_ways() -> None:
    html = convert("Words.[^a]\n\n[^a]: The *note*\n  goes on.\n\nMore.").html
    assert '<a href="#fn-a" id="fnref-a">a</a>' in html
    assert '<li id="fn-a">The <em>note</em>\ngoes on. <a href="#fnref-a">' in html
    assert "[^a]" not in html


def test_code_in_fences_stays_to_the_letter() -> None:
    assert "[[a]] ==b== %%c%%" in convert("```\n[[a]] ==b== %%c%%\n```").html


@settings(deadline=None)
@given(st.text(alphabet="a[]()!*_`~=%^>#|-:\n <", max_size=150))
def test_no_text_makes_it_raise(text: str) -> None:
    convert(text)


@pytest.mark.parametrize("piece", ["[[", "==a", "%%", "[^a]: ", "> ", "`", "![[", "[a](", "*a_", "```\n"])
def test_time_grows_with_the_text_and_no_quicker(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        convert(piece * count)
        return time.process_time() - start

    seconds(10)
    assert seconds(2_000) < 60 * max(seconds(200), 0.004)
