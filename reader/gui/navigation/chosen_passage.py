"""Which words of the article a command is about: one answer for highlights, notes, quotes and links."""

from __future__ import annotations

from reader.gui.article.page import Page
from reader.gui.kit.keys import has_keyboard
from reader.gui.summary.pane import SummaryPane

Span = tuple[int, int]
"""``text[start:end]`` of the article's text; empty for none."""


class ChosenPassage:
    """Asks the article and its summary what a person sees marked."""

    def __init__(self, page: Page, summary: SummaryPane) -> None:
        self._page = page
        self._summary = summary

    def selected(self) -> Span:
        """Return the words selected in the article, without the spaces at their ends."""
        article = self._page.article
        if article is None or not self._page.text.textCursor().hasSelection():
            return 0, 0
        return trimmed(article.text, *self._page.text.selected_span())

    def hit(self) -> Span:
        """Return the current hit of a search in the article."""
        hits, number = self._page.text.marks.hits
        return hits[number] if 0 <= number < len(hits) else (0, 0)

    def seen(self, otherwise: Span = (0, 0)) -> Span:
        """Return the words that are seen marked: the sentence of the summary where that has the keyboard, else those
        selected, ``otherwise``, or the sentence that is marked in the text.
        """
        sentence = self._summary.sentence_in_hand if self._in_summary() else None
        for start, end in (
            (sentence.start, sentence.end) if sentence is not None else (0, 0),
            self.selected(),
            otherwise,
        ):
            if end > start:
                return start, end
        return self._page.text.marks.spans[0]

    def _in_summary(self) -> bool:
        return self._summary.isVisible() and has_keyboard(self._summary)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the spaces at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
