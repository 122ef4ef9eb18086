"""Words: for ranking sentences, for comparing texts, for counting, for telling how long an article takes to read.

Two ways to cut a text, because two trained models ask for them. ``words`` keeps a word whole ("don't", Hindi with its
vowel signs) and gives pairs of letters of scripts without spaces: what sentences are ranked by. ``tokens`` gives runs
of letters and digits, and single letters of those scripts: what the cleaner's judge compares blocks by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reader.text.fold import is_spaceless
from reader.text.language import base_language
from reader.text.scripts import SPACELESS, UNSPACED, script_of

# Python's \w leaves out combining marks, without which Hindi, Thai or pointed Hebrew words fall to pieces.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u102b-\u103e\u1056-\u109d"
    "\u17b4-\u17d3\u200c\u200d"
)
_TOKEN = re.compile(r"\w+")
_SPACELESS_LETTER = re.compile(f"[{SPACELESS}]")
_SHINGLE_WORDS = 3
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}]|['’.,·\-‐‑־׳״](?=[^\W_]))*")

# Characters a word in running text. Chinese and Japanese: Trauzettel-Klosinski and Dietz (2012), table 1, give their
# texts' reading rates in both units: 255 characters and 158 words a minute for Chinese (1.6 each), 357 and 193 for
# Japanese (1.85); 1.7 lies between and keeps mixed texts simple. Thai, Lao, Khmer, Burmese and Tibetan: our own rough
# count of letters without marks; the reading time shown to a person needs no more.
_HAN_A_WORD = 1.7
_LETTERS_A_WORD = 4.0

# Words a minute of silent reading of English non-fiction: Brysbaert (2019), "How many words do we read per minute?",
# Journal of Memory and Language 109.
_ENGLISH_RATE = 238
# Words a minute read aloud in 17 languages: Trauzettel-Klosinski and Dietz (2012), "Standardized assessment of reading
# performance: the new International Reading Speed Texts IReST", IOVS 53. Only their ratio to English is used.
_ALOUD = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "ja": 193, "nl": 202, "pl": 166, "pt": 181,
    "ru": 184, "sl": 180, "sv": 199, "tr": 166, "zh": 158,
}  # fmt: skip


def _runs(token: str) -> Iterator[tuple[bool, str]]:
    """Split a token into (unspaced script?, run) where scripts with and without word spaces touch ("5月",
    "iPhoneを").
    """
    start = 0
    before: bool | None = None
    for at, character in enumerate(token):
        script = script_of(character)
        here = script in UNSPACED if script else before
        if before is not None and here != before:
            yield before, token[start:at]
            start = at
        before = here
    if token:
        yield bool(before), token[start:]


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"[{SPACELESS}]|[^\W_{SPACELESS}](?:[^\W_{SPACELESS}]|[{_MARKS}\u00ad\u200b\u2060])*")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of ``text`` stand, as (start, end) in order: runs of letters, digits and their marks, soft
    hyphens within them included; single characters of scripts without spaces.
    """
    return [match.span() for match in _placed().finditer(text)]


def words(text: str, language: str = "") -> list[str]:
    """Return the words of ``text`` in lower case, in order, for ranking.

    Scripts without spaces give overlapping pairs of characters, which need no dictionary and rank nearly as well as
    words. ``language`` only matters for Turkish and Azerbaijani, whose dotless i has its own capital.
    """
    if base_language(language) in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    found: list[str] = []
    for match in _WORD.finditer(text.lower()):
        for unspaced, run in _runs(match.group()):
            if unspaced and len(run) > 1:
                found.extend(run[i : i + 2] for i in range(len(run) - 1))
            else:
                found.append(run)
    return found


def tokens(text: str) -> list[str]:
    """Return the runs of letters and digits of ``text`` in order, in lower case and one width (NFKC); of a run with
    letters of a script without spaces, each letter.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    words: list[str] = _TOKEN.findall(plain)
    if plain.isascii() or not is_spaceless(plain):
        return words
    found: list[str] = []
    for token in words:
        if is_spaceless(token):
            found.extend(token)
        else:
            found.append(token)
    return found


def shingles(found: Sequence[str]) -> list[tuple[str, ...]]:
    """Return all overlapping runs of three words; fewer words than three are one run, none are none."""
    if len(found) < _SHINGLE_WORDS:
        return [tuple(found)] if found else []
    return list(zip(found, found[1:], found[2:], strict=False))


def text_size(text: str) -> int:
    """Return how much a text says, in ``tokens``; two letters of a script without spaces are one."""
    letters = len(_SPACELESS_LETTER.findall(text))
    return len(_TOKEN.findall(_SPACELESS_LETTER.sub(" ", text) if letters else text)) + letters // 2


def count_words(text: str, language: str = "") -> int:
    """Return how many words a person would say the text has; for scripts without spaces estimated from characters.
    ``language`` may be "".
    """
    del language  # the script of each run says all that counting needs, also in a text of mixed scripts
    return round(sum(map(_word_count, _WORD.findall(text))))


@lru_cache(1 << 13)  # texts of one language are made of few words
def _word_count(token: str) -> float:
    total = 0.0
    for unspaced, run in _runs(token):
        if not unspaced:
            total += 1
        elif script_of(run[0]) in ("han", "kana"):
            total += len(run) / _HAN_A_WORD
        else:
            total += sum(c.isalpha() for c in run) / _LETTERS_A_WORD
    return total


def reading_minutes(words: int, language: str = "") -> int:
    """Return the minutes that an adult takes to read ``words`` words of non-fiction silently, rounded, at least 1.

    238 words a minute in English (Brysbaert 2019), scaled for the language by the rates of Trauzettel-Klosinski and Dietz
    (2012); a language that they did not measure is taken at the English rate.
    """
    rate = _ENGLISH_RATE * _ALOUD.get(base_language(language), _ALOUD["en"]) / _ALOUD["en"]
    return max(1, round(words / rate))
