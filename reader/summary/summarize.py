"""The one door of this room: an article's text in, its summary out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reader.model.summary import Sentence, Summary
from reader.summary.candidates import Candidate, candidates
from reader.summary.features import About
from reader.summary.learned import LEAST_EXPECTED, learned_choice
from reader.summary.method_names import DEFAULT, METHODS
from reader.summary.methods import RANKERS
from reader.summary.text_kinds import questions
from reader.summary.vocabulary import vocabulary
from reader.text.language import base_language, detect

Span = tuple[int, int]
"""(start, end) in code points of the text."""
LEAST_SENTENCES = 6
"""A shorter text is told whole by few of its sentences, whatever it is."""


def summarize(
    text: str,
    title: str = "",
    language: str = "",
    sentences: int = 3,
    *,
    method: str = DEFAULT,
    description: str = "",
    keep: Sequence[Span] = (),
    drop: Sequence[Span] = (),
    apart: Sequence[Span] = (),
) -> Summary:
    """Summarize a text by the ``sentences`` sentences that say most, word for word, in the article's order, each with
    its offsets in ``text``.

    ``language`` is an ISO 639-1 code; "" has it detected. ``description`` is what the page's editor says of the
    article, if anything. What stands at ``apart`` is not the article's own (a caption, an embedded post): none of its
    sentences is taken. The sentences at ``keep`` are in it whatever their number, those at ``drop`` are not; the rest
    is filled up. Fewer sentences come back where the text has no more that can stand in a summary, none where it has no
    sentence at all. Of a text that a few sentences can’t sum up (an interview, a poem, a column of irony) they are marked as
    passages, by the default method. Whether a text is too short for it, the caller decides. The same arguments always give the same
    summary. Raises KeyError for a method that ``METHODS`` does not hold.
    """
    chosen = METHODS[method]
    name = f"{chosen.name} {chosen.version}"
    language = base_language(language) or detect(text)
    found, total = _candidates(text, title, language, tuple(apart))
    kept = {(start, end) for start, end in keep if 0 <= start < end <= len(text)}
    dropped = set(drop)
    free = [c for c in found if not any(_overlap(c, span) for span in dropped) or (c.start, c.end) in kept]
    pinned = [at for at, c in enumerate(free) if any(_overlap(c, span) for span in kept)]
    wanted = max(0, sentences - len(kept))
    about = About(title, description, vocabulary(language))
    places: list[int] = []
    passages = False
    if free and method == DEFAULT:
        places, expected = learned_choice(free, wanted, about, pinned)
        passages = total >= LEAST_SENTENCES and (expected < LEAST_EXPECTED or bool(questions(text)))
    elif free and wanted:
        places = RANKERS[method](free, wanted, about, pinned)
    spans = sorted(kept | {(free[at].start, free[at].end) for at in places})
    return Summary(
        tuple(Sentence(text[start:end], start, end) for start, end in spans), name, language, total, passages
    )


def _overlap(candidate: Candidate, span: Span) -> bool:
    return candidate.start < span[1] and span[0] < candidate.end


# The desk asks for every length of an article's summary one after the other; cutting the text takes longer than ranking
# it.
@lru_cache(maxsize=2)
def _candidates(text: str, title: str, language: str, apart: tuple[Span, ...]) -> tuple[tuple[Candidate, ...], int]:
    found, total = candidates(text, title, language, apart)
    return tuple(found), total
