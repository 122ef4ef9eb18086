"""Split the names of a byline into family and given names, by the customs of their languages.

The rules: Hungarian, Chinese, Japanese, Korean and Vietnamese names have the family name first; Spanish ones have two;
Portuguese ones are cited by the last; Icelandic ones end with a patronymic; Russian ones may hold one; small particles
belong to the family name. Where a name does not tell, its last word is the family name. Nothing is ever changed but the
split: the parts joined again are the name.
"""

from __future__ import annotations

import re

from reader.model.citation import Author
from reader.text.name_tables import (
    CHINESE_DOUBLE,
    COMPOUND_BEFORE,
    HONORIFICS,
    HUNGARIAN_GIVEN,
    KOREAN_DOUBLE,
    KOREAN_ROMANISED,
    MARIAN,
    ORGANISATION,
    PARTICLES,
    PINYIN,
    PINYIN_FAMILY,
    PORTUGUESE_ENDINGS,
    SPANISH_GIVEN,
    VIETNAMESE_FAMILY,
)

_BY = re.compile(r"^\s*(?i:by|von|par|por|di|door|av|af|texte? de|от|автор:?)\s+(?=[^\W\d_a-zà-ÿа-я])")
_AND = re.compile(
    r"\s*(?:,\s+(?:and|und|et|y|e|og|och|en|i)\s|\s(?:and|und|et|y|og|och|en|и|та|ve|și|és)\s|\s&\s|、)\s*"
)
_WITH = re.compile(r"(.+?) (?:with|mit|avec|con|com) (?=[^\W\d_a-z])(.+)")
_SUFFIX = re.compile(r",?\s+(jr|sr|ii|iii|iv)\.?$", re.I)
_HAN, _KANA, _HANGUL = r"\u3005-\u3007\u3400-\u9fff\uf900-\ufaff", r"\u3040-\u30ff", r"\uac00-\ud7af"
_IS_HAN = re.compile(rf"^[{_HAN}\s\u3000]+$")
_IS_JAPANESE = re.compile(rf"^[{_HAN}{_KANA}\s\u3000]+$")
_KANJI_THEN_KANA = re.compile(rf"^([{_HAN}]{{1,3}})([{_KANA}]{{2,5}})$")
_IS_HANGUL = re.compile(rf"^[{_HANGUL}\s]+$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|ич|овна|евна|ична|івна|ївна)$")
_RUSSIAN_FAMILY = re.compile(r"(?:[оеё]в|[оеё]ва|ин|ина|[сц]кий|[сц]кая|енко|чук|юк)$")
_NOT_HUNGARIAN = re.compile(r"[wqx]|th|sh|ck|ch|oo|ee|ph")
_ICELANDIC = re.compile(r"(?:dóttir|dottir|son|bur)$")
_VOWEL = re.compile(r"[AEIOUYАЕИОУЫЭЮЯ]")
_ACRONYM = re.compile(r"^[A-ZА-Я]{2,6}$")


def names_in(byline: str) -> list[str]:
    """Return the single names in a byline, each as it stands there."""
    if ";" in byline:
        return [name for part in byline.split(";") if (name := " ".join(part.split()))]
    line = " ".join(_BY.sub("", byline).split())
    with_house = _WITH.match(line)
    if with_house and not is_organisation(with_house[1]):
        return [*names_in(with_house[1]), with_house[2]]
    parts = [part.strip() for part in _AND.split(line)]
    if len(parts) > 1 and "," in parts[0]:
        parts = [name.strip() for part in parts for name in part.split(",")]
    parts = [part for part in parts if part]
    houses = [is_organisation(part) for part in parts]
    if len(parts) > 1 and houses[0] and not all(houses):
        return [line]  # "Department of Fish and Coastal Works"
    if len(parts) > 1 and not all(" " in part or is_organisation(part) or not part.isascii() for part in parts):
        return [line]
    return parts


def is_organisation(name: str) -> bool:
    """Return whether a name is a house's rather than a person's: "Reuters", "AFP with dpa", "The Harbour Desk"."""
    words = name.split()
    return bool(
        ORGANISATION.search(name)
        or (words and not (name.isupper() and len(words) > 1) and _is_acronym(words))
        or name.startswith("The ")
        or any(sign.isdigit() for sign in name)
    )


def _is_acronym(words: list[str]) -> bool:
    """Tell whether a house's short name is among the words: "BBC", "CBS Detroit", "Anna BBC". A family name in capitals,
    as the French write it ("Chloé ROUX", "ROUSSEL Chloé"), is none.
    """
    first, last = words[0], words[-1]
    if len(words) == 1:
        return bool(_ACRONYM.match(first))
    begins = len(first) > 2 and _ACRONYM.match(first) and not (len(first) > 4 and _VOWEL.search(first))
    ends = len(last) > 2 and _ACRONYM.match(last) and not _VOWEL.search(last) and not _SUFFIX.search(f" {last}")
    return bool(begins or ends)


def author_of(name: str, language: str = "") -> Author:
    """Return one name in its parts; an organisation by its ``literal`` name."""
    name = " ".join(name.replace("\u3000", " ").split())
    language = language.lower().partition("-")[0]
    east_asian = _east_asian(name, language)
    if east_asian is not None:
        return east_asian
    if is_organisation(name):
        return Author(literal=name)
    suffix = _SUFFIX.search(name)
    if suffix:
        name = name[: suffix.start()]
    split = _split(_without_honorific(name), language)
    said = suffix[1] if suffix else ""
    ended = f"{said.capitalize()}." if said.lower() in ("jr", "sr") else said.upper()
    return Author(split.family, split.given, split.particle, ended, split.literal, split.order)


def _without_honorific(name: str) -> str:
    words = name.split()
    while len(words) > 2 and words[0].rstrip(".").lower() in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _split(name: str, language: str) -> Author:
    if name.count(",") == 1:
        family, given = (part.strip() for part in name.split(","))
        if family and given:
            return Author(family, given)
    words = name.split()
    if len(words) < 2:
        return Author(family=name)
    if len(words) == 2 and words[0].isupper() and len(words[0]) > 4 and not words[1].isupper():
        return Author(words[0], words[1])
    if language == "hu":
        return _hungarian(words)
    romanised = _romanised(words, language)
    if romanised is not None:
        return romanised
    if _PATRONYMIC.search(words[-1]) and len(words) == 3:
        return Author(words[0], " ".join(words[1:]))
    if language in ("ru", "uk", "be", "bg") and len(words) == 2 and _is_family_first(words):
        return Author(words[0], words[1])
    if language == "is" and _ICELANDIC.search(words[-1]):
        return Author(words[-1], " ".join(words[:-1]), order="icelandic")
    if language == "pt":
        return _portuguese(words)
    at = _family_start(words, language)
    particle = at
    while particle < len(words) - 1 and words[particle] in PARTICLES:
        particle += 1
    return Author(" ".join(words[particle:]), " ".join(words[:at]), " ".join(words[at:particle]))


def _family_start(words: list[str], language: str) -> int:
    """Return the index of the word with which the family name begins, its particle included."""
    last = len(words) - 1
    at = last
    marian = next((n for n in (2, 3) if " ".join(words[:1]) == "María" and tuple(words[1 : 1 + n]) in MARIAN), 0)
    small = next((i for i in range(1 + marian, last) if words[i] in PARTICLES and words[i] not in ("y", "i", "e")), 0)
    if small:
        at = small
        before = small - 1
        if language in ("es", "ca", "gl") and before >= 1 and words[before] not in SPANISH_GIVEN and before > marian:
            at = before
        return at
    if last >= 3 and words[last - 1] in ("y", "i", "e"):
        return last - 2
    if language in ("es", "ca", "gl") and last >= 2 and not marian:
        # "Juan Carlos Pérez", "Ana Pérez Gil", "Juan Carlos Pérez Gil".
        return last if last == 2 and (words[1] in SPANISH_GIVEN or words[1].endswith(".")) else last - 1
    if marian:
        return max(last - 1, 1 + marian)
    while at > 1 and words[at - 1] in COMPOUND_BEFORE:
        at -= 1
    return at


def _portuguese(words: list[str]) -> Author:
    at = len(words) - 1
    if at > 1 and words[at].rstrip(".") in PORTUGUESE_ENDINGS:
        at -= 1
    return Author(" ".join(words[at:]), " ".join(words[:at]))


def _hungarian(words: list[str]) -> Author:
    """Return a name in Hungarian order, unless its words say that it is a foreign one."""
    says = [word in HUNGARIAN_GIVEN for word in words]
    if not any(says[1:]) and (says[0] or _is_foreign(" ".join(words))):
        return Author(words[-1], " ".join(words[:-1]))
    at = 2 if len(words) > 3 or (len(words) == 3 and not says[1]) else 1
    return Author(" ".join(words[:at]), " ".join(words[at:]), order="hungarian")


def _is_foreign(name: str) -> bool:
    return name.isascii() and bool(_NOT_HUNGARIAN.search(name.lower()))


def _is_family_first(words: list[str]) -> bool:
    return bool(_RUSSIAN_FAMILY.search(words[0])) and not _RUSSIAN_FAMILY.search(words[1])


def _romanised(words: list[str], language: str) -> Author | None:
    """Return a Chinese, Korean or Vietnamese name in Latin letters that has its family name first, else None."""
    first, rest = words[0], words[1:]
    if language == "vi":
        return (
            Author(first, " ".join(rest), order="eastern")
            if first in VIETNAMESE_FAMILY
            else Author(literal=" ".join(words))
        )
    is_vietnamese = first in VIETNAMESE_FAMILY and len(words) > 2 and rest[-1] not in VIETNAMESE_FAMILY
    is_korean = first in KOREAN_ROMANISED and len(rest) == 1 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", rest[0])
    is_chinese = (
        first in PINYIN_FAMILY
        and len(rest) == 1
        and rest[0] not in PINYIN_FAMILY
        and PINYIN.fullmatch(rest[0].lower().replace("-", ""))
    )
    if is_vietnamese or is_korean or is_chinese:
        return Author(first, " ".join(rest), order="eastern")
    return None


def _east_asian(name: str, language: str) -> Author | None:
    """Return a name in Han, kana or Hangul in its parts; None for other scripts. A foreign name in them, whose parts a
    dot divides, stays whole.
    """
    if re.search(rf"[{_HAN}{_KANA}{_HANGUL}]", name) is None:
        return None
    if ORGANISATION.search(name) or not (_IS_JAPANESE.match(name) or _IS_HANGUL.match(name)):
        return Author(literal=name)
    words = name.split()
    if len(words) == 2:
        return Author(words[0], words[1], order="eastern")
    if len(words) > 2:
        return Author(literal=name)
    if _IS_HANGUL.match(name):
        at = 2 if len(name) > 2 and name[:2] in KOREAN_DOUBLE else 1
        return Author(name[:at], name[at:], order="eastern") if 2 <= len(name) <= 4 else Author(literal=name)
    mixed = _KANJI_THEN_KANA.match(name)
    if mixed:
        return Author(mixed[1], mixed[2], order="eastern")
    if language == "ja":
        at = 1 if len(name) == 2 else 2
        return Author(name[:at], name[at:], order="eastern") if 2 <= len(name) <= 5 else Author(literal=name)
    if not _IS_HAN.match(name) or not 2 <= len(name) <= 4:
        return Author(literal=name)
    at = 2 if name[:2] in CHINESE_DOUBLE and len(name) > 2 else 1
    return Author(name[:at], name[at:], order="eastern")
