"""A summary for the clipboard: a quotation that says where something was left out, and words stay words in Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.gui.summary.clipboard import as_markdown, as_text, with_citation
from reader.model.library import Row
from reader.model.summary import Sentence, Summary

ARTICLE = "The ferry left. It came back late. Nobody was hurt.\n\nThe port stayed open. Tickets are valid tomorrow."


def summary(*texts: str) -> Summary:
    return Summary(tuple(Sentence(text, 0, len(text)) for text in texts), "lead 1", "en", 9)


def chosen(*texts: str) -> Summary:
    """A summary of these sentences of ``ARTICLE``."""
    starts = [ARTICLE.index(text) for text in texts]
    sentences = (Sentence(text, start, start + len(text)) for text, start in zip(texts, starts, strict=True))
    return Summary(tuple(sentences), "lead 1", "en", 9)


def row(
    title: str = "A [new] line",
    url: str = "https://news.example/a_(b)",
    published: str = "2026-11-23",
    byline: str = "",
    saved: str = "",
) -> Row:
    return Row(1, url, title, "The_Ledger", byline, "", "en", published, saved, 100, 1, "ready")


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
    lines = as_markdown(chosen("The ferry left.", "Nobody was hurt."), row()).splitlines()
    assert lines[:4] == ["> The ferry left. […]", ">", "> Nobody was hurt.", ">"]
    assert lines[4].startswith(r"> — [A \[new\] line](<https://news.example/a_(b)>), The\_Ledger, 23")
    assert as_markdown(summary("One."), row(published="")).splitlines()[-1].endswith(r"The\_Ledger")


def test_text_is_in_quotation_marks_with_an_ellipsis_where_sentences_were_left_out() -> None:
    copied = as_text(chosen("The ferry left.", "It came back late.", "The port stayed open."))
    assert copied == "“The ferry left. It came back late. […]\n\nThe port stayed open.”"


def test_sentences_of_two_paragraphs_that_follow_each_other_have_no_ellipsis_between_them() -> None:
    assert as_text(chosen("Nobody was hurt.", "The port stayed open.")) == "“Nobody was hurt. The port stayed open.”"


def test_a_line_break_within_a_sentence_becomes_a_space() -> None:
    assert as_text(summary("One\nline.")) == "“One line.”"


def test_citations_name_the_authors_and_the_day_of_saving() -> None:
    source = row(byline="Ines Aldana; Jo_e Bloggs", saved="2026-11-24T11:00:00.000Z")
    assert with_citation(chosen("The ferry left."), source).splitlines()[-1] == (
        "Ines Aldana, Jo_e Bloggs, “A [new] line”, The_Ledger, 23 November 2026, https://news.example/a_(b),"
        " saved 24 November 2026"
    )
    assert as_markdown(chosen("The ferry left."), source).splitlines()[-1] == (
        r"> — Ines Aldana, Jo\_e Bloggs, [A \[new\] line](<https://news.example/a_(b)>), The\_Ledger, 23 November 2026,"
        " saved 24 November 2026"
    )


def test_a_correction_goes_with_every_copy() -> None:
    whole = replace(summary("It cost *5*."), notes=(Sentence("Correction: it cost 6.", 90, 112),))
    assert as_text(whole) == "“It cost *5*.”\n\nNote in the article: Correction: it cost 6."
    assert "Note in the article: Correction: it cost 6." in with_citation(whole, row())
    assert "> Note in the article: Correction: it cost 6." in as_markdown(whole, row())


def test_copied_passages_say_that_they_are() -> None:
    passages = replace(summary("One."), passages=True)
    assert as_text(passages) == "Passages from the article:\n\n“One.”"
    assert as_markdown(passages, row()).startswith("> Passages from the article:\n>\n> One.")


def test_a_summary_stands_in_the_quotation_marks_of_its_language_and_its_own_quotes_in_the_inner_ones() -> None:
    german = replace(summary("„Es fährt“, sagte sie."), language="de")
    assert as_text(german) == "„‚Es fährt‘, sagte sie.“"


def test_a_citation_that_is_given_stands_below_the_summary() -> None:
    copied = with_citation(summary("The ferry left."), row(), "Marlow, I. (2026).")
    assert copied == "“The ferry left.”\n\nMarlow, I. (2026)."


def test_a_copied_summary_names_a_file_without_its_folders() -> None:
    from_file = row(url="file:///home/ines/Sources/notes.html")
    for copied in (as_markdown(summary("One."), from_file), with_citation(summary("One."), from_file)):
        assert "file:///notes.html" in copied
        assert "Sources" not in copied
