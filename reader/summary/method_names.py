"""The ways to choose sentences, in one table. How each does it stands in ``reader.summary.methods``: whoever only wants
to know what is kept need not load it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Method:
    """``version`` changes whenever the same text may get another summary, so that kept ones are made anew."""

    name: str
    says: str
    version: int = 3


DEFAULT = "learned"

METHODS = {
    method.name: method
    for method in (
        Method(DEFAULT, "Sentences that together say the most, as learned from summaries by editors.", 4),
        Method("lexrank-lead", "Sentences that have most in common with the rest, favouring the opening."),
        Method("lead", "The article’s first sentences."),
        Method("lexrank", "Sentences that have most in common with all others (LexRank)."),
        Method("textrank", "Sentences that share the most words with others (TextRank)."),
        Method("luhn", "Sentences with the densest clusters of frequent words (Luhn)."),
        Method("lsa", "Sentences that cover the article’s main topics (latent semantic analysis)."),
    )
}
"""Every selectable method by its name."""
