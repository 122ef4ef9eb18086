"""The HTML of a mail keeps its words, links and data tables, and nothing that lays out, hides or watches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents.mail_html import mail_article


def test_layout_tables_become_boxes_and_data_tables_stay() -> None:
    html = mail_article(
        '<table cellpadding="0"><tr><td><h1>Lock</h1><table><tr><th>Day</th><th>Ships</th></tr><tr><td>1</td><td>20</td></tr></table></td></tr></table>'
    )
    assert html.count("<table>") == 1
    assert "<th>Ships</th>" in html
    assert html.startswith("<div>")


def test_hidden_words_and_outlook_s_conditions_go() -> None:
    html = mail_article(
        "<!--[if mso]><p>Outlook</p><![endif]--><span style='font-size:0;max-height:0'>Preheader</span><style>p{}</style><p style='color:red'>Words</p>"
    )
    assert "Preheader" not in html
    assert "Words</p>" in html
    assert "style" not in html


def test_a_size_that_only_begins_with_a_nought_hides_nothing() -> None:
    assert "Words" in mail_article("<p style='max-height:0.5em'>Words</p><p style='font-size:16px'>More</p>")
    assert "More" in mail_article("<p style='font-size:16px'>More</p>")


def test_a_mail_without_words_is_empty() -> None:
    for html in ("", "<p> </p>", "<style>a</style>"):
        assert mail_article(html) == ""


@given(st.text(alphabet="<>/abtdrp \"'=!-[]", max_size=120))
def test_no_markup_makes_it_raise(html: str) -> None:
    mail_article(html)


def test_columns_whose_letters_have_no_size_keep_what_is_in_them() -> None:
    column = "<td style='font-size:0px;padding:10px'><div style='font-size:13px'>The pier is not closed.</div></td>"
    assert "not closed" in mail_article(f"<table role=presentation><tr>{column}</tr></table>")
    assert "gone" not in mail_article("<p>Words</p><p style='font-size:1px'>gone</p><p style='mso-hide:all'>gone</p>")
