"""The table of formats in which a briefing leaves the program: window, terminal and self-test look here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from reader.exchange.briefing_html import briefing_as_html
from reader.exchange.briefing_markdown import briefing_as_markdown
from reader.exchange.briefing_text import briefing_as_text
from reader.exchange.briefing_words import BriefingWords
from reader.model.briefing import Briefing

BriefingFormat = Literal["text", "markdown", "html"]

BRIEFING_FORMATS: Final[dict[BriefingFormat, Callable[[Briefing, BriefingWords], str]]] = {
    "text": briefing_as_text,
    "markdown": briefing_as_markdown,
    "html": briefing_as_html,
}
"""Each format's writer, by the name that callers ask for."""
