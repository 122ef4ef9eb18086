from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from reader.exchange.note_markdown import closed


@pytest.mark.parametrize(
    "note",
    ["Check *this*.", "```\ncode\n```", "~~~ py\na\n~~~~", "a <!-- b --> c", "```a``` and more", "````\n```\n````", ""],
)
def test_a_note_that_ends_what_it_begins_stays_as_it_was_written(note: str) -> None:
    assert closed(note) == note


@pytest.mark.parametrize(
    "note", ["```\ncode", "Look:\n~~~~\na\n~~~", "<!-- later", "a\n<!--\n```", "```\n<!--", "``` py\n``` no end"]
)
def test_what_follows_a_note_is_no_part_of_it(note: str) -> None:
    html = MarkdownIt().render(f"{closed(note)}\n\nThe article *begins*.")
    assert html.endswith("<p>The article <em>begins</em>.</p>\n")
    assert closed(note).startswith(note)
