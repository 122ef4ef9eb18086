"""Which sentences lean on the one before them, in languages other than English, and which turn against it, in these and
English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.summary.language_rules import grammar, rule, soon_within
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
    starts = rule(language, "starts")
    if starts:
        return re.compile(starts)
    found = rule(language, "beginnings")
    if not found:
        return None
    found = found.replace("{verbs}", rule(language, "verbs")).replace("{verb in t}", _GERMAN_VERB)
    if soon_within(language):
        found += rf"|(?:\S+\s){{1,{soon_within(language)}}}(?:{rule(language, 'soon')})"
    return re.compile(f"(?:{found}){_AFTER}", re.IGNORECASE)


@lru_cache(maxsize=256)
def _pattern(language: str, name: str) -> re.Pattern[str] | None:
    found = rule(language, name)
    if found and name == "turns" and language not in _NO_WORD_ENDS:
        found = f"(?:{found}){_AFTER}"
    return re.compile(found, re.IGNORECASE) if found else None


_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_AGE_AS_NAME = re.compile(
    r"(?:the|der|die|das|de|den|det|la|el|il|le)\s\d{1,3}(?:[- ]year-old|[- ]?jährige\w?|[- ]?jarige\w?|[- ]?årig\w?)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(rf"{_CAPITALISED} {_CAPITALISED}")
_SPEECH_DASH = re.compile(r"[-–—]\s?[^\W\d_]")


def names_by_age(sentence: str) -> bool:
    """Tell whether a sentence speaks of somebody by age alone ("The 30-year-old", "Der 30-Jährige") and names nobody in
    full.
    """
    return _AGE_AS_NAME.match(_OPENING.sub("", sentence)) is not None and not _FULL_NAME.search(sentence)


def quotes_nobody(sentence: str, words: Sequence[str], language: str) -> bool:
    """Tell whether a sentence is speech behind a dash, as in Danish or French, without anybody who says it."""
    return _SPEECH_DASH.match(sentence) is not None and not grammar(language).says.intersection(words)


def is_anaphoric(sentence: str, language: str) -> bool:
    """Tell whether the sentence can hardly be read without the one before it; False in a language that is not known
    here.
    """
    beginning = _beginning(language)
    if beginning is None:
        return False
    speakerless, unless = _pattern(language, "speakerless"), _pattern(language, "unless")
    if speakerless and speakerless.search(sentence):
        return True
    if language == "de" and len(sentence.split()) <= _SHORT and _GERMAN_POINTER.search(sentence):
        return True
    bare = _OPENING.sub("", sentence)
    if unless and unless.match(bare):
        return False
    return beginning.match(bare) is not None


def contradicts_previous(sentence: str, language: str) -> bool:
    """Tell whether the sentence begins by turning against the one before it ("But ..."), which then says not all of
    what is meant.
    """
    turns = _pattern(language, "turns")
    return turns is not None and turns.match(_OPENING.sub("", sentence)) is not None
