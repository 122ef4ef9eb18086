from __future__ import annotations

from reader.exchange.highlights_markdown import highlights_as_markdown
from reader.model.highlight import DEFAULT_MEANINGS, Highlight, HighlightedArticle


def highlight(exact: str, meaning: int = 1, note: str = "", *, found: bool = True) -> Highlight:
    return Highlight(1, 1, 0, len(exact), found, exact, meaning, note, "2026-11-27T08:00:00.000Z", "")


def test_highlights_are_quotes_with_their_meaning_and_note_below_the_title() -> None:
    article = HighlightedArticle(
        1,
        "Ferry *returns*",
        "Coast Courier",
        "https://coast.example/1",
        "Call the **authority**.",
        [highlight("Two [letters]\nwere sent.", 3, "By *whom*?"), highlight("It stopped.", 2, found=False)],
    )
    assert highlights_as_markdown([article], DEFAULT_MEANINGS, "not in the text") == (
        "## [Ferry \\*returns\\*](<https://coast.example/1>) (Coast Courier)\n\nCall the **authority**.\n\n"
        "> Two \\[letters\\]\n> were sent.\n\n**Check**\n\nBy *whom*?\n\n> It stopped.\n\n**Quote** · not in the text\n"
    )


def test_the_tags_of_a_highlight_follow_its_meaning() -> None:
    one = highlight("It stopped.")._replace(tags=("port/night", "ask *again*"))
    article = HighlightedArticle(1, "Ferry", "", "", "", (one,))
    made = highlights_as_markdown([article], DEFAULT_MEANINGS, "")
    assert "**Fact** · #port/night · #ask \\*again\\*\n" in made


def test_no_articles_give_no_text() -> None:
    assert highlights_as_markdown([], DEFAULT_MEANINGS, "") == ""
