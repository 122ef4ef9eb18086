"""A briefing of two articles whose words are full of markup."""

from __future__ import annotations

from reader.model.briefing import Briefing, Cited, Group, Passage, Scope

TEXT = "# The *ferry* <b>returns</b> [today](x).\nNobody was hurt."
FIRST = TEXT[: TEXT.index("\n")]


def briefing(url: str = "https://courier.example/ferry?a=1&b=2") -> Briefing:
    article = Cited(1, "A _title_ <i>here</i>", "Courier", "Ana Rey", url, "2026-11-23", "2026-11-24", "en", TEXT)
    return Briefing((Group((1,), (Passage(1, 0, len(FIRST)),)),), {1: article}, Scope(ids=(1,)), "2026-11-25T08:00:00Z")
