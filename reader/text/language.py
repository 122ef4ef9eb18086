"""Which language a text is in, and which way it runs. No network, no data files of our own.

The one detector of the program: the cleaner asks it with what the page declares, the summary without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reader.text.scripts import main_script, scripts

# One script, one likely language: sure enough without a detector. The others that use the script are believed when the
# page itself claims one of them.
_BY_SCRIPT: dict[str, tuple[str, frozenset[str]]] = {
    "greek": ("el", frozenset({"el"})),
    "armenian": ("hy", frozenset({"hy"})),
    "hebrew": ("he", frozenset({"he", "yi"})),
    "syriac": ("", frozenset()),
    "thaana": ("dv", frozenset({"dv"})),
    "devanagari": ("hi", frozenset({"hi", "mr", "ne", "sa"})),
    "bengali": ("bn", frozenset({"bn", "as"})),
    "gurmukhi": ("pa", frozenset({"pa"})),
    "gujarati": ("gu", frozenset({"gu"})),
    "odia": ("or", frozenset({"or"})),
    "tamil": ("ta", frozenset({"ta"})),
    "telugu": ("te", frozenset({"te"})),
    "kannada": ("kn", frozenset({"kn"})),
    "malayalam": ("ml", frozenset({"ml"})),
    "sinhala": ("si", frozenset({"si"})),
    "thai": ("th", frozenset({"th"})),
    "lao": ("lo", frozenset({"lo"})),
    "tibetan": ("bo", frozenset({"bo", "dz"})),
    "burmese": ("my", frozenset({"my"})),
    "georgian": ("ka", frozenset({"ka"})),
    "hangul": ("ko", frozenset({"ko"})),
    "ethiopic": ("am", frozenset({"am", "ti"})),
    "khmer": ("km", frozenset({"km"})),
    "kana": ("ja", frozenset({"ja"})),
    "han": ("zh", frozenset({"zh", "ja"})),
}

# Languages so near to each other that a detector guesses: the page's own claim is better evidence.
_NEIGHBOURS = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "bs", "sr", "sh"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"ru", "be", "uk", "bg", "mk"}),
    frozenset({"fa", "ps", "ur", "ar"}),
    frozenset({"af", "nl"}),
)

_THREE_LETTERS = {
    "ara": "ar", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "ger": "de", "ell": "el", "gre": "el", "eng": "en", "fas": "fa",
    "fin": "fi", "fra": "fr", "fre": "fr", "heb": "he", "hin": "hi", "hun": "hu", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl",
    "dut": "nl", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr",
    "ukr": "uk", "urd": "ur", "zho": "zh", "chi": "zh",
}  # fmt: skip

_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no"}

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})

MIN_LETTERS = 24
MIN_KANA_SHARE = 0.02
"""Kana beside each Han letter from which a text is Japanese. Chinese news quotes a few; Japanese has about as many as
Han letters, hardly fewer than one in twenty in a headline."""
MIN_SURE_PROBABILITY = 0.85
SAMPLE_CODE_POINTS = 3000


def base_language(code: str) -> str:
    """Return the two-letter ISO 639-1 code in a claim such as "en-US", "pt_BR", "deu" or "iw"; "" where it holds none
    we know.
    """
    base = code.strip().lower().replace("_", "-").split("-")[0]
    base = _THREE_LETTERS.get(base, base)
    base = _RENAMED.get(base, base)
    return base if len(base) == 2 and base.isascii() and base.isalpha() else ""


def detect(text: str, hint: str = "") -> str:
    """Detect the language of ``text`` and return its ISO 639-1 code, "" when there is too little text and no usable
    hint.

    ``hint`` is what the page claims ("en-US"). It wins where the text is too short or the detector is unsure, and
    between near relations; it loses against a sure detection, because many sites leave their template's "en" in place.
    """
    claim = base_language(hint)
    script = main_script(text)
    if not script:
        return claim
    if script == "han":
        counts = scripts(text)
        if counts["kana"] >= MIN_KANA_SHARE * counts["han"]:
            script = "kana"
    if script in _BY_SCRIPT:
        usual, others = _BY_SCRIPT[script]
        if claim in others:
            return claim
        return _ask_detector(text, others) if script == "devanagari" else usual
    if sum(scripts(text).values()) < MIN_LETTERS:
        return claim
    found, probability = _detected(text)
    if claim and (probability < MIN_SURE_PROBABILITY or any({claim, found} <= near for near in _NEIGHBOURS)):
        return claim
    return found


def _ask_detector(text: str, among: frozenset[str]) -> str:
    found, _ = _detected(text)
    return found if found in among else "hi"


def _detected(text: str) -> tuple[str, float]:
    """Return the detector's first choice with its probability (0 to 1)."""
    code, probability = _identifier().classify(" ".join(text[:SAMPLE_CODE_POINTS].split()))
    return base_language(str(code)), float(probability)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loading py3langid with numpy and its model costs about 0.3 to 0.8 s, so only a text that needs it pays.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def is_rtl(language_or_text: str) -> bool:
    """Tell whether a language code ("ar", "he-IL") or, for anything longer than a code, a text runs from right to
    left.
    """
    code = language_or_text.strip().lower().replace("_", "-")
    head = code.split("-")[0]
    if code.isascii() and len(code) <= 11 and 2 <= len(head) <= 3:
        return head in _RIGHT_TO_LEFT or "-arab" in code
    return direction(language_or_text) == "rtl"


def direction(text: str) -> str:
    """Return "ltr" or "rtl" by the first strong character, as rule P2 of the Unicode bidirectional algorithm (UAX 9)
    has it; "ltr" if none.
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_RUN = f"[{_RTL}](?:[{_RTL} '’‐-]*[{_RTL}])?"


def isolate_rtl(line: str, parts: Iterable[str] = ()) -> str:
    """Return a line that joins names, titles and dates with what runs from right to left in isolates (U+2068, U+2069): each
    of ``parts`` that begins so where the line holds it whole, then every other run of such letters. Without them the bidi
    algorithm takes a day that follows a Hebrew name for a part of it, and sets it away from its month.
    """
    if re.search(f"[{_RTL}]", line) is None:
        return line
    whole = sorted({part for part in parts if part and direction(part) == "rtl"}, key=len, reverse=True)
    return re.sub("|".join([*map(re.escape, whole), _RTL_RUN]), lambda found: f"\u2068{found[0]}\u2069", line)
