"""How each method of ``reader.summary.method_names`` chooses. All get the same candidates, cut and counted by
``reader.text``.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Sequence
from itertools import islice

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About
from reader.summary.learned import learned
from reader.summary.lexrank_lead import lexrank_lead
from reader.summary.sumy_import import sumy
from reader.summary.vocabulary import Vocabulary

Ranker = Callable[[Sequence[Candidate], int, About, Collection[int]], list[int]]
"""(candidates, how many, about the article, places already chosen) -> places in the candidates, the chosen ones not
among them."""

SUMY_MAX_SENTENCES = 150
"""sumy compares sentences in Python: 150 take some tenths of a second, 400 several seconds."""


def _lead(found: Sequence[Candidate], count: int, about: About | None = None, kept: Collection[int] = ()) -> list[int]:
    del about
    places = (
        at for at in sorted(range(len(found)), key=lambda at: (found[at].eligibility != GOOD, at)) if at not in kept
    )
    return list(islice(places, count))


class _Tokenizer:
    """What sumy asks for words, so that it never asks NLTK for data that is not there offline."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.language = vocabulary.language
        self.to_words = vocabulary.split


def _sumy(module: str, name: str) -> Ranker:
    def rank(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
        dom = sumy("models.dom")

        ordered = _lead(found, SUMY_MAX_SENTENCES, about, kept)
        if sum(found[at].eligibility == GOOD for at in ordered) >= count:
            ordered = [at for at in ordered if found[at].eligibility == GOOD]
        tokenizer = _Tokenizer(about.vocabulary)
        sentences = [dom.Sentence(found[at].text, tokenizer) for at in ordered]
        places = {id(sentence): at for sentence, at in zip(sentences, ordered, strict=True)}
        summarizer = getattr(sumy(f"summarizers.{module}"), name)(about.vocabulary.stem)
        summarizer.stop_words = about.vocabulary.stop_words
        with warnings.catch_warnings():
            # LexRank divides by nothing where no two sentences share a word, and numpy says so on the terminal.
            warnings.simplefilter("ignore", RuntimeWarning)
            return [
                places[id(sentence)]
                for sentence in summarizer(dom.ObjectDocumentModel([dom.Paragraph(sentences)]), count)
            ]

    return rank


RANKERS: dict[str, Ranker] = {
    "learned": learned,
    "lexrank-lead": lexrank_lead,
    "lead": _lead,
    "lexrank": _sumy("lex_rank", "LexRankSummarizer"),
    "textrank": _sumy("text_rank", "TextRankSummarizer"),
    "luhn": _sumy("luhn", "LuhnSummarizer"),
    "lsa": _sumy("lsa", "LsaSummarizer"),
}
"""By the method's name."""
