"""Words made comparable: stop words out, the rest cut to stems, by sumy's lists and stemmers and our own; no network
and no NLTK data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from reader.summary.stems import STEMMERS, says_nothing
from reader.summary.sumy_import import sumy
from reader.text.function_words import FUNCTION_WORDS
from reader.text.words import words

# Names under which sumy and NLTK's Snowball stemmers know languages; one that neither they nor we know is ranked by its
# plain words.
NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian", "ja": "japanese", "ko": "korean", "nl": "dutch",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak", "sv": "swedish",
    "th": "thai", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip


class Vocabulary:
    """The stop words and the stemmer of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.stop_words = _stop_words(language)
        self.stem = _stemmer(language)

    def split(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, in lower case."""
        return tuple(words(text, self.language))

    def terms(self, found: Iterable[str]) -> list[str]:
        """Return the stems of those words that are no stop words, in order."""
        return [
            self.stem(word) for word in found if word not in self.stop_words and not says_nothing(word, self.language)
        ]


@lru_cache(maxsize=16)
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of an ISO 639-1 language; made once."""
    return Vocabulary(language)


def _stop_words(language: str) -> frozenset[str]:
    ours = FUNCTION_WORDS.get(language, frozenset())
    try:
        found: frozenset[str] = sumy("utils").get_stop_words(NAMES[language])
    except LookupError:
        return ours
    return ours.union(word.lower() for word in found)


def _stemmer(language: str) -> Callable[[str], str]:
    if language in STEMMERS:
        return lru_cache(maxsize=20_000)(STEMMERS[language])
    try:
        stem: Callable[[str], str] = sumy("nlp.stemmers").Stemmer(NAMES[language])
        stem("word")  # some of sumy's stemmers (Greek) say only at their first word that they want another package
    except (LookupError, ValueError, ImportError):
        return str
    if language in ("cs", "sk"):
        # sumy's Czech stemmer warns on the terminal of each word that is not in small letters of a script that has
        # them.
        return lru_cache(maxsize=20_000)(lambda word: stem(word) if word.islower() else word)
    # Words repeat: a stemmed word costs 20 microseconds, a remembered one nothing.
    return lru_cache(maxsize=20_000)(stem)
