"""Notes in Markdown become articles with their properties, pictures and highlights."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import markdown_note
from reader.exchange.imports.opening import open_path
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, not_taken, source

NOTE = """---
title: "The lock closes"
source: "https://canal.example/lock"
author:
  - "[[Ada Lock]]"
published: 2026-11-23
created: 2026-11-24T10:00:00+01:00
description: What closes.
tags: [clippings, canal]
note: Ask the harbour office.
starred: true
mood: grey
---
# The lock closes

The board **closed** it and said ==not before spring==.

## Highlights

> The board closed it

Check the date.

> not before \\*spring\\*
"""


def test_a_note_has_all_that_it_says_of_itself() -> None:
    assert markdown_note.recognises(source(NOTE))
    (item,) = items(markdown_note.read, NOTE, "a.md")
    assert (item.title, item.address, item.byline) == ("The lock closes", "https://canal.example/lock", ("Ada Lock",))
    assert (item.published, item.saved) == ("2026-11-23", "2026-11-24T09:00:00.000Z")
    assert (item.description, item.tags, item.note) == (
        "What closes.",
        ("clippings", "canal"),
        "Ask the harbour office.",
    )
    assert (item.starred, item.read, item.dropped) == (True, None, ("mood",))
    assert item.text == "<p>The board <strong>closed</strong> it and said <mark>not before spring</mark>.</p>"
    assert item.highlights == (
        ImportedHighlight("The board closed it", note="Check the date."),
        ImportedHighlight("not before *spring*"),
        ImportedHighlight("not before spring"),
    )


def test_a_section_of_that_name_with_other_things_in_it_is_text() -> None:
    (item,) = items(markdown_note.read, "---\ntitle: a\n---\n## Highlights\n\nThe best films of the year.\n")
    assert "best films" in item.text


def test_a_note_without_words_is_its_address_or_nothing() -> None:
    (item,) = items(markdown_note.read, "---\nsource: https://canal.example/a\n---\n")
    assert (item.address, item.kind) == ("https://canal.example/a", "")
    assert not_taken(markdown_note.read, "---\ntitle: a\n---\n", "n.md") == [NotTaken("n.md", "no_text", "a")]


def test_pictures_of_the_vault_come_along_and_none_from_outside(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "notes").mkdir(parents=True)
    (vault / "attachments").mkdir()
    (vault / "attachments/a b.gif").write_bytes(gif(40, 30))
    (vault / "notes/c.gif").write_bytes(gif(50, 30))
    (tmp_path / "d.gif").write_bytes(gif(60, 30))
    (vault / "notes/n.md").write_text("---\ntitle: a\n---\nWords ![[a b.gif]] ![](c.gif) ![](../../d.gif)")
    bundle = open_path(vault, None).bundle()
    assert bundle is not None
    note = bundle.get("notes/n.md")
    assert note is not None
    (item,) = (one for one in markdown_note.read(note) if isinstance(one, ImportedItem))
    assert [picture.data for picture in item.pictures] == [gif(40, 30), gif(50, 30)]


def test_plain_markdown_has_its_heading_as_title_and_its_named_source() -> None:
    text = (
        "# The lock\n\nSource: [Canal](https://canal.example/lock)\n\nThe board closed the lock on Monday for repairs."
    )
    assert markdown_note.recognises_plain(source(text))
    (item,) = items(markdown_note.read, text, "a.md")
    assert (item.title, item.address) == ("The lock", "https://canal.example/lock")


def test_other_texts_are_no_notes() -> None:
    for other in (
        "",
        "words",
        "{}",
        "# only a heading",
        "<html># a</html>",
        "a: b\nc: d\n# e\nf: g h i j k l m n o p",
        "key = 1\n",
    ):
        assert not markdown_note.recognises_plain(source(other))
        assert not markdown_note.recognises(source(other))


@given(st.text(alphabet="---\n:ab[]#>!(){}'\"=", max_size=150))
def test_no_text_makes_it_raise(text: str) -> None:
    for content in (text, "---\ntitle: a\n---\n" + text):
        assert list(markdown_note.read(source(content)))
