from __future__ import annotations

from reader.capture.page.page_text import words_of_page


def text(html: str) -> str:
    return words_of_page(html.encode(), "text/html; charset=utf-8")


def test_words_are_whole_across_inline_elements_and_apart_across_blocks() -> None:
    assert text("<p><b>F</b>erry <i>leaves</i></p><p>Pier<br>four</p>") == "Ferry leaves\nPier\nfour"


def test_scripts_styles_comments_and_the_head_are_no_words() -> None:
    page = "<head><title>No</title></head><body><!-- no -->Yes<script>no</script><style>no</style> too</body>"
    assert text(page) == "Yes too"


def test_what_is_no_page_has_no_words() -> None:
    assert text("") == ""
    assert words_of_page(b"", "") == ""


def test_a_page_nested_a_thousand_deep_is_read() -> None:
    assert "end" in text("<div>" * 1000 + "end")
