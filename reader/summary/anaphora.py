"""Which sentences lean on the one before them, in languages other than English, and which turn against it, in these and
English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.summary.anaphora_words import BEGINNINGS, SOON, SPEAKERLESS, STARTS, TURNS, UNLESS, VERBS
from reader.text.scripts import UNSPACED_LANGUAGES

_NO_WORD_ENDS = UNSPACED_LANGUAGES | {"ko"}
"""Languages in which what follows a conjunction is no other word: scripts without spaces, and Korean, where grammar is
glued to it."""
_OPENING = re.compile(r"^[\s\"“”„«»‹‘’'「『（(\[–—―¿¡\u200e\u200f\u202a-\u202e\u2066-\u2069-]+")
# After an article German adjectives end otherwise: "Das lässt sie kalt" leans, "Das neue Gesetz" and "Das einst
# beliebte Haus" do not.
_GERMAN_VERB = (
    r"(?!(?:fast|erst|nicht|laut|seit|mit|meist|zuletzt|weit|jetzt|selbst|gut|recht|dort|oft|längst|einst|höchst|äußerst|bereit)\b)"
    r"(?-i:[a-zäöüß]+t)"
)
_AFTER = r"(?![^\W_]|[\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d]|[.](?:\s?\w\.|\s[^\W\d_]))"
"""After a whole word; a stop right after it makes it an initial ("А. С. Пушкин")."""


# "Der Landkreis sagt, dafür fehle das Geld." says of nothing in itself what the money is for; a longer sentence mostly
# does.
_GERMAN_POINTER = re.compile(
    r"\b(?:dafür|dagegen|davon|darüber|daran|darauf|daraus|dazu|hierfür|hierzu)\b(?!.*\b(?:dass|ob|wie|was|zu)\b)",
    re.IGNORECASE,
)
_SHORT = 10


@lru_cache(maxsize=64)
def _beginning(language: str) -> re.Pattern[str] | None:
    if language in STARTS:
        return re.compile(STARTS[language])
    found = BEGINNINGS.get(language)
    if not found:
        return None
    found = found.replace("{verbs}", VERBS.get(language, "")).replace("{verb in t}", _GERMAN_VERB)
    if language in SOON:
        most, pronouns = SOON[language]
        found += rf"|(?:\S+\s){{1,{most}}}(?:{pronouns})"
    return re.compile(f"(?:{found}){_AFTER}", re.IGNORECASE)


@lru_cache(maxsize=256)
def _pattern(found: str) -> re.Pattern[str]:
    return re.compile(found, re.IGNORECASE)


def is_anaphoric(sentence: str, language: str) -> bool:
    """Tell whether the sentence can hardly be read without the one before it; False in a language that is not known
    here.
    """
    beginning = _beginning(language)
    if beginning is None:
        return False
    if language in SPEAKERLESS and _pattern(SPEAKERLESS[language]).search(sentence):
        return True
    if language == "de" and len(sentence.split()) <= _SHORT and _GERMAN_POINTER.search(sentence):
        return True
    bare = _OPENING.sub("", sentence)
    if language in UNLESS and _pattern(UNLESS[language]).match(bare):
        return False
    return beginning.match(bare) is not None


def contradicts_previous(sentence: str, language: str) -> bool:
    """Tell whether the sentence begins by turning against the one before it ("But ..."), which then says not all of
    what is meant.
    """
    found = TURNS.get(language)
    if not found:
        return False
    return (
        _pattern(found if language in _NO_WORD_ENDS else f"(?:{found}){_AFTER}").match(_OPENING.sub("", sentence))
        is not None
    )
