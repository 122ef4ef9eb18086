"""Which writing system a text is in: the cheapest sure fact about it, asked first by every other module of this room.

The one table of scripts, and of those written without spaces between words, for everybody: the search index, the
article cleaner, the ranker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

# (first code point, last code point, script), in order. Source: the blocks of the Unicode Character Database; scripts
# that no news site is written in are left out, and their letters count as no script at all.
_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x005A, "latin"),
    (0x0061, 0x007A, "latin"),
    (0x00C0, 0x024F, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0531, 0x058F, "armenian"),
    (0x0591, 0x05F4, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0700, 0x074F, "syriac"),
    (0x0750, 0x077F, "arabic"),
    (0x0780, 0x07BF, "thaana"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"),
    (0x0B00, 0x0B7F, "odia"),
    (0x0B80, 0x0BFF, "tamil"),
    (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"),
    (0x0D00, 0x0D7F, "malayalam"),
    (0x0D80, 0x0DFF, "sinhala"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x0F00, 0x0FFF, "tibetan"),
    (0x1000, 0x109F, "burmese"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"),
    (0x1200, 0x139F, "ethiopic"),
    (0x1780, 0x17FF, "khmer"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3041, 0x30FA, "kana"),  # the dot after it stands in Chinese between the parts of a foreign name
    (0x30FC, 0x30FF, "kana"),
    (0x3130, 0x318F, "hangul"),
    (0x31F0, 0x31FF, "kana"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
    (0xFF66, 0xFF9D, "kana"),
    (0x20000, 0x323AF, "han"),
)
_FIRSTS = [first for first, _, _ in _BLOCKS]

UNSPACED = frozenset({"han", "kana", "thai", "lao", "khmer", "burmese", "tibetan"})
"""Scripts that put no space between words."""

UNSPACED_LANGUAGES = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})
"""ISO 639-1 codes of the languages that are written in them."""

# Thai, Lao, Khmer, Burmese, kana, Han and their extensions: scripts that FTS5's tokenizer takes for one long word.
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The same scripts as the inside of a regular expression's character class. Without Tibetan, whose syllables are parted
by a dot; the search indexes of existing libraries were built with exactly this class, so it must not change without
rebuilding them."""

HANGUL = "\uac00-\ud7af"
"""Korean syllables as the inside of a character class: words have spaces, but grammar is glued to them."""

SAMPLE_CODE_POINTS = 4000
"""How much of a text is read to tell its script."""


@lru_cache(1 << 12)
def script_of(character: str) -> str:
    """Return the script of one letter ("latin", "han", ...), or "" for digits, marks, punctuation and scripts not listed
    here.
    """
    point = ord(character)
    at = bisect_right(_FIRSTS, point) - 1
    if at < 0 or point > _BLOCKS[at][1] or not (character.isalpha() or point > 0x0900):
        return ""
    return _BLOCKS[at][2]


def scripts(text: str) -> Counter[str]:
    """Count the letters of each script in the first 4,000 code points of ``text``."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text[:SAMPLE_CODE_POINTS]).items():
        if script := script_of(character):
            counts[script] += times
    return counts


def main_script(text: str) -> str:
    """Return the script with the most letters, "" where there is none. Han and kana count together: Japanese mixes them."""
    counts = scripts(text)
    if counts["kana"] and counts["han"]:
        counts["han"] += counts.pop("kana")
    return counts.most_common(1)[0][0] if counts else ""
