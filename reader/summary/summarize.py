"""The one door of this room: an article's text in, its summary out."""

from __future__ import annotations

from functools import lru_cache

from reader.model import Sentence, Summary
from reader.summary.candidates import Candidate, candidates
from reader.summary.methods import DEFAULT, METHODS
from reader.summary.vocabulary import vocabulary
from reader.text.language import base_language, detect


def summarize(text: str, title: str = "", language: str = "", sentences: int = 3, *, method: str = DEFAULT) -> Summary:
    """The ``sentences`` sentences that say most, word for word, in the article's order, each at its place in ``text``.

    ``language`` is an ISO 639-1 code; "" has it detected. Fewer sentences come back where the text has no more that can stand in
    a summary, none where it has no sentence at all; whether that is too short to be of use, the caller decides. The same
    arguments always give the same summary. Raises KeyError for a method that ``METHODS`` does not hold.
    """
    chosen = METHODS[method]
    name = f"{chosen.name} {chosen.version}"
    language = base_language(language) or detect(text)
    found, total = _candidates(text, title, language)
    if not found or sentences < 1:
        return Summary((), name, language, total)
    places = chosen.rank(found, sentences, title, vocabulary(language))
    return Summary(tuple(Sentence(found[at].text, found[at].start, found[at].end) for at in sorted(places)), name, language, total)


# The desk asks for every length of an article's summary one after the other; cutting the text takes longer than ranking it.
@lru_cache(maxsize=2)
def _candidates(text: str, title: str, language: str) -> tuple[tuple[Candidate, ...], int]:
    found, total = candidates(text, title, language)
    return tuple(found), total
