from __future__ import annotations

from reader.capture.page.page_text import readings_of_page


def text(html: str) -> str:
    """All the words of a page that hides none."""
    (*_, last) = ["", *(reading.text for reading in readings_of_page(html.encode(), "text/html; charset=utf-8"))]
    return last


def test_words_are_whole_across_inline_elements_and_apart_across_blocks() -> None:
    assert text("<p><b>F</b>erry <i>leaves</i></p><p>Pier<br>four</p>") == "Ferry leaves\nPier\nfour"


def test_scripts_styles_comments_and_the_head_are_no_words() -> None:
    page = "<head><title>No</title></head><body><!-- no -->Yes<script>no</script><style>no</style> too</body>"
    assert text(page) == "Yes too"


def test_what_is_no_page_has_no_words() -> None:
    assert text("") == ""
    assert readings_of_page(b"", "") == ()


def test_a_page_nested_a_thousand_deep_is_read() -> None:
    assert "end" in text("<div>" * 1000 + "end")


def test_a_page_is_read_as_it_is_drawn_and_with_what_it_hides() -> None:
    page = "<p>It was <b class=sr-only>not</b> 10<sup>6</sup> tons, <i hidden>or</i> <del>nine</del> ten.</p>"
    assert readings_of_page(page.encode(), "text/html") == (
        ("It was not 10⁶ tons, ten.", True),
        ("It was not 106 tons, ten.", True),
        ("It was not 10⁶ tons, or ten.", False),
        ("It was not 106 tons, or nine ten.", False),
    )


def test_what_hides_nothing_is_shown_in_every_reading() -> None:
    assert readings_of_page(b"<p>Ten tons.</p>", "text/html") == (("Ten tons.", True),)


def test_a_text_that_only_scripts_hold_is_read_too() -> None:
    said = "The ferry left pier four at ten past six on Tuesday morning, and nobody waved. " * 4
    page = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{said}"}}</script><p>Loading</p>'
    )
    assert any(said.strip() in reading.text for reading in readings_of_page(page.encode(), "text/html"))


def test_plain_text_is_no_markup() -> None:
    assert (
        readings_of_page(b"if a <b and c> d:\n  stop", "text/plain; tearsheet=plain")[0].text
        == "if a <b and c> d:\nstop"
    )


def test_a_page_that_leaves_out_its_body_has_its_words_but_not_its_title() -> None:
    page = "<!doctype html><title>Head</title><article><h1>Ferry</h1><p>It left.</p></article>"
    assert text(page).replace("\n", " ") == "Ferry It left."
    assert readings_of_page(page.encode(), "text/html")[0].is_shown
