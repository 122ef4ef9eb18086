"""Light stemmers of our own, where no ready one works here: an ending or a prefix off, never so much that another word
is left.

They serve comparing alone; what they leave is no word to show.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.text.fold import fold

_ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ـ": None})
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670]")
_ARABIC_PREFIX = re.compile(r"(?:وال|بال|كال|فال|ولل|لل|ال)(?=..)|و(?=...)")
_ARABIC_SUFFIX = re.compile(r"(?<=..)(?:ها|ان|ات|ون|ين|يه|ية|ه|ة|ي)$")

_PERSIAN_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا"})
_HALF_SPACE = "\u200c"
_PERSIAN_PREFIX = re.compile(rf"ن?می{_HALF_SPACE}(?=..)")
_PERSIAN_SUFFIX = re.compile(rf"{_HALF_SPACE}(?:های?|هایی|هایش|ای|اش|ام|ات|تر|ترین|اند|ی)$|(?<=...)(?:های?|هایی|ترین)$")

_HEBREW_PREFIX = re.compile(r"ו?ש?ה(?=\w\w)|ו(?=\w{3})")

_HINDI_ENDINGS = (
    *("ियों", "ियाँ", "ियां", "ाओं", "ाएँ", "ाएं", "ुओं", "ुएँ", "ुएं"),
    *("ों", "ें", "ीं", "ाँ", "ां", "ये", "यों", "ी", "ा", "े", "ो", "ि", "ु", "ू"),
)
_HINDI_LETTER = re.compile("[\u0904-\u0939\u0958-\u0961]")

_KOREAN_PARTICLES = (
    *(
        "에서는",
        "에게서",
        "으로는",
        "으로도",
        "에서도",
        "이라고",
        "라고",
        "까지",
        "부터",
        "에서",
        "에게",
        "으로",
        "이나",
        "에는",
        "에도",
        "보다",
    ),
    *(
        "처럼",
        "만큼",
        "마다",
        "조차",
        "밖에",
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "에",
        "의",
        "로",
        "와",
        "과",
        "도",
        "만",
    ),
)

_KEPT = {
    "tr": 5,
    "az": 5,
    "kk": 5,
    "pl": 6,
    "el": 6,
    "bg": 6,
    "mk": 6,
    "sr": 6,
    "hr": 6,
    "bs": 6,
    "sl": 6,
    "be": 6,
    "lt": 6,
    "lv": 6,
}
_KEPT |= {"et": 6, "ka": 6, "hy": 6, "sq": 6}
"""Of a word in a language rich in endings its first letters tell nearly as much as its stem (Can and others 2008,
"Information retrieval on Turkish texts", Journal of the American Society for Information Science and Technology 59,
found five best for Turkish)."""


def _arabic(word: str) -> str:
    """Return an Arabic word without article, "and" and the commonest endings, after Larkey and others 2002, "Improving
    stemming for Arabic information retrieval" (their light stemmer).
    """
    bare = _ARABIC_MARKS.sub("", word).translate(_ARABIC_LETTERS)
    if (match := _ARABIC_PREFIX.match(bare)) is not None:
        bare = bare[match.end() :]
    return _ARABIC_SUFFIX.sub("", bare)


def _persian(word: str) -> str:
    bare = word.translate(_PERSIAN_LETTERS)
    if (match := _PERSIAN_PREFIX.match(bare)) is not None:
        bare = bare[match.end() :]
    return _PERSIAN_SUFFIX.sub("", bare).replace(_HALF_SPACE, "")


def _hebrew(word: str) -> str:
    match = _HEBREW_PREFIX.match(word)
    return word[match.end() :] if match else word


def _hindi(word: str) -> str:
    for ending in _HINDI_ENDINGS:
        if word.endswith(ending) and len(_HINDI_LETTER.findall(word[: -len(ending)])) >= 2:
            return word[: -len(ending)]
    return word


def _korean(word: str) -> str:
    for particle in _KOREAN_PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word[: -len(particle)]
    return word


def _first_letters(count: int) -> Callable[[str], str]:
    def stem(word: str) -> str:
        # What follows an apostrophe in a Turkish name is its ending: "Ankara'da".
        return fold(re.split("['’]", word, maxsplit=1)[0] or word)[:count]

    return stem


STEMMERS: dict[str, Callable[[str], str]] = {
    "ar": _arabic,
    "fa": _persian,
    "he": _hebrew,
    "hi": _hindi,
    "ko": _korean,
    **{language: _first_letters(count) for language, count in _KEPT.items()},
}
"""ISO 639-1 code to the stemmer of a word in lower case."""


_KANA_ONLY = re.compile("[\u3041-\u309f\u30fc]+")
_CHINESE_GLUE = frozenset("的了着過过嗎吗呢吧這这那們们")


def says_nothing(word: str, language: str) -> bool:
    """Tell whether a pair of characters, which is what a Japanese or Chinese text is cut into, is grammar alone: "した",
    "了一".
    """
    if language == "ja":
        return _KANA_ONLY.fullmatch(word) is not None
    return language == "zh" and not _CHINESE_GLUE.isdisjoint(word)
