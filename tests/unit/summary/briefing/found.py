"""The figures of one sentence, for tests."""

from __future__ import annotations

from datetime import date

from reader.summary.briefing.figure import Figure
from reader.summary.briefing.figures import figures
from reader.summary.vocabulary import vocabulary

DAY = date(2026, 11, 25)  # a Wednesday


def found(text: str, language: str = "en") -> list[Figure]:
    return [figure for figure in figures(text, 0, len(text), vocabulary(language), DAY) if figure.kind != "name"]
