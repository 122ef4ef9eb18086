"""Prose that a page sets line by line is prose; code, tables and verse keep their lines."""

from __future__ import annotations

import lxml.html

from reader.capture.page.preformatted import paragraphs_of, rejoined

RULING = """The court has ordered the owner of the dyke to pay for the pumps
that the village bought in the winter, and for the sand-
bags that the fire brigade laid.

> The owner said that he had not been asked, and that he
> would not have agreed.

  It also found that the council had known of the crack since
  the autumn:

  1. by a letter of the harbour master, and
  2. by its own inspection in October.

Name          Pumps      Days
Upper mill    3          14
Lower mill    5          21"""


def blocks_of(text: str, html: str = "<pre></pre>") -> list[tuple[str, str]]:
    return [(kind, said) for kind, said in paragraphs_of(text, lxml.html.fragment_fromstring(html))]


def test_hard_wrapped_prose_becomes_paragraphs_quotes_and_lists() -> None:
    found = blocks_of(RULING)
    assert found[0] == (
        "paragraph",
        "The court has ordered the owner of the dyke to pay for the pumps that the village bought in the winter, and for the sand-bags"
        " that the fire brigade laid.",
    )
    assert found[1] == ("quote", "The owner said that he had not been asked, and that he would not have agreed.")
    assert found[3] == ("paragraph", "1. by a letter of the harbour master, and\n2. by its own inspection in October.")
    assert found[4][0] == "code"
    assert found[4][1].startswith("Name          Pumps")


def test_code_stays_code() -> None:
    code = (
        "def total(rows):\n    # sums what each row holds, and what the rows before it held as well\n"
        "    return sum(row.price for row in rows);\n"
    )
    assert blocks_of(code) == [("code", code)]
    assert blocks_of(RULING, '<pre class="language-text"></pre>')[0][0] == "code"
    assert blocks_of(RULING, "<pre><code>x</code></pre>")[0][0] == "code"


def test_verse_keeps_its_lines() -> None:
    verse = "The sea came in at seven,\nThe sea went out at one,\nAnd nobody in heaven\nHad told us it was done.\n" * 2
    assert blocks_of(verse) == [("code", verse)]
    assert rejoined(verse.strip()) == verse.strip()


def test_lines_that_break_where_they_were_typed_are_joined_in_place() -> None:
    text = (
        "The council of the village met on that Monday evening\nto discuss the crack in the old dyke, which has grown\n"
        "since the long spring of the year before, and what it\nwill cost to mend."
    )
    assert rejoined(text) == text.replace("\n", " ")
