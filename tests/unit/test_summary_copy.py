"""A summary as Markdown: words stay words, whatever characters they hold."""

from __future__ import annotations

import pytest

from reader.gui.summary.clipboard import as_markdown, as_text
from reader.model.library import Row
from reader.model.summary import Sentence, Summary


def summary(*texts: str) -> Summary:
    return Summary(tuple(Sentence(text, 0, len(text)) for text in texts), "lead 1", "en", 9)


def row(title: str = "A [new] line", url: str = "https://news.example/a_(b)", published: str = "2026-11-23") -> Row:
    return Row(1, url, title, "The_Ledger", "", "", "en", published, "", 100, 1, "ready")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Plain words, and (more).", "Plain words, and (more)."),
        ("It cost *5* and <b>6</b>.", r"It cost \*5\* and \<b\>6\</b\>."),
        ("1. of May came.", r"1\. of May came."),
        ("# is a number sign.", r"\# is a number sign."),
        ("- he said -", r"\- he said -"),
        ("Two\nlines.", "Two lines."),
        ("一九九八年。", "一九九八年。"),
    ],
)
def test_nothing_in_the_words_is_markup(words: str, written: str) -> None:
    assert as_markdown(summary(words), row()).splitlines()[0] == f"> {written}"


def test_sentences_are_paragraphs_of_one_quotation_and_the_source_is_its_last() -> None:
    lines = as_markdown(summary("One.", "Two."), row()).splitlines()
    assert lines[:4] == ["> One.", ">", "> Two.", ">"]
    assert lines[4].startswith(r"> — [A \[new\] line](<https://news.example/a_(b)>), The\_Ledger, 23")
    assert as_markdown(summary("One."), row(published="")).splitlines()[-1].endswith(r"The\_Ledger")


def test_text_has_a_paragraph_for_each_sentence() -> None:
    assert as_text(summary("One\nline.", "Two.")) == "One line.\n\nTwo."
