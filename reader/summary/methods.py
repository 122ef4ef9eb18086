"""The ways to choose sentences, in one table. Each gets the same candidates, cut and counted by ``reader.text``."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice

from reader.summary.candidates import GOOD, Candidate
from reader.summary.features import About
from reader.summary.rank import lexrank_lead
from reader.summary.ranker import learned
from reader.summary.vocabulary import Vocabulary

Ranker = Callable[[Sequence[Candidate], int, About, Collection[int]], list[int]]
"""(candidates, how many, about the article, places already chosen) -> places in the candidates, the chosen ones not among them."""

_SUMY_MOST = 150
"""sumy compares sentences in Python: 150 take some tenths of a second, 400 several seconds (of KL already 60)."""


@dataclass(frozen=True, slots=True)
class Method:
    """``version`` changes whenever the same text may get another summary, so that kept ones are made anew."""

    name: str
    says: str
    rank: Ranker
    version: int = 2


def _lead(found: Sequence[Candidate], count: int, about: About | None = None, kept: Collection[int] = ()) -> list[int]:
    del about
    places = (at for at in sorted(range(len(found)), key=lambda at: (found[at].tier != GOOD, at)) if at not in kept)
    return list(islice(places, count))


class _Tokenizer:
    """What sumy asks for words, so that it never asks NLTK for data that is not there offline."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.language = vocabulary.language
        self.to_words = vocabulary.split


def _sumy(module: str, name: str, most: int = _SUMY_MOST) -> Ranker:
    def rank(found: Sequence[Candidate], count: int, about: About, kept: Collection[int] = ()) -> list[int]:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

        ordered = _lead(found, most, about, kept)
        if sum(found[at].tier == GOOD for at in ordered) >= count:
            ordered = [at for at in ordered if found[at].tier == GOOD]
        tokenizer = _Tokenizer(about.vocabulary)
        sentences = [Sentence(found[at].text, tokenizer) for at in ordered]
        places = {id(sentence): at for sentence, at in zip(sentences, ordered, strict=True)}
        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(about.vocabulary.stem)
        summarizer.stop_words = about.vocabulary.stop_words
        with warnings.catch_warnings():
            # LexRank divides by nothing where no two sentences share a word, and numpy says so on the terminal.
            warnings.simplefilter("ignore", RuntimeWarning)
            return [places[id(sentence)] for sentence in summarizer(ObjectDocumentModel([Paragraph(sentences)]), count)]

    return rank


DEFAULT = "learned"

METHODS = {
    method.name: method
    for method in (
        Method(DEFAULT, "Sentences that say most together, as learned from editors' own summaries.", learned),
        Method("lexrank-lead", "Sentences that share most with the rest, those near the beginning first.", lexrank_lead),
        Method("lead", "The first sentences of the article.", _lead),
        Method("lexrank", "Sentences that share most with all others (LexRank).", _sumy("lex_rank", "LexRankSummarizer")),
        Method("textrank", "Sentences that share most words with others (TextRank).", _sumy("text_rank", "TextRankSummarizer")),
        Method("luhn", "Sentences with the densest clusters of frequent words (Luhn).", _sumy("luhn", "LuhnSummarizer")),
        Method("lsa", "Sentences that cover the article's main topics (latent semantic analysis).", _sumy("lsa", "LsaSummarizer")),
        Method("kl", "Sentences whose words are spread like the article's own (Kullback-Leibler).", _sumy("kl", "KLSummarizer", 60)),
        Method(
            "sumbasic", "Sentences with the most frequent words, each counted once (SumBasic).", _sumy("sum_basic", "SumBasicSummarizer")
        ),
    )
}
"""Every selectable method by its name."""
