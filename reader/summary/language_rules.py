"""What rules know of a language: ``resources/languages/CODE.toml``, one file a language, read when it is first asked for.

Every key is a list: regular expressions of alternatives at the top, plain words in small letters under ``[grammar]``.
All may be left out. Without a file the rules keep quiet, and signs know only the function words of ``reader.text``.

- ``beginnings``: how sentences begin that lean on the one before them ("Doch er", "Sin embargo"), as whole words; ``{verbs}``
  stands for ``verbs``. ``starts``: the same where nothing separates words. ``unless``: what begins so and leans on nothing.
  ``soon``: pronouns that lean within the first ``soon_within`` words. An article that looks like a demonstrative (German
  "Das Gericht", Dutch "Het kabinet", Swedish "Den nya lagen") leans only before a verb; a demonstrative before a time
  ("Este martes") does not.
- ``speakerless``: quotations whose speaker is a pronoun or nobody ("...", dijo.), anywhere in a sentence.
- ``turns``: how a sentence begins that turns against the one before it ("But ...").
- ``furniture``: lines of page furniture that mean nothing else in this language only. ``asks``: questions and teasers
  without a question mark.
- ``[grammar]``: ``definite`` articles, ``demonstrative``, ``pronoun`` and ``possessive`` of the third person, ``speaker``
  (words for the first and second person), ``connective`` (links to what was said), ``comparing`` ("previous", "other"),
  ``days`` (weekdays, today), ``says`` (verbs of saying). They are counted, and trees have learned what they mean.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reader.resources import resource

GRAMMAR = ("definite", "demonstrative", "pronoun", "possessive", "speaker", "connective", "comparing", "days", "says")
_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of grammar of one language, in small letters. ``every`` holds all but days and verbs of saying; ``known``
    is False for a language without a list.
    """

    definite: frozenset[str]
    demonstrative: frozenset[str]
    pronoun: frozenset[str]
    possessive: frozenset[str]
    speaker: frozenset[str]
    connective: frozenset[str]
    comparing: frozenset[str]
    days: frozenset[str]
    says: frozenset[str]
    every: frozenset[str]
    known: bool


@lru_cache(maxsize=8)
def _file(language: str) -> dict[str, Any]:
    path = resource("languages", f"{language}.toml")
    if not _CODE.fullmatch(language) or not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rule(language: str, name: str) -> str:
    """Return one rule of a language as a regular expression without a group around it; "" where there is none."""
    return "|".join(_file(language).get(name, ()))


def soon_within(language: str) -> int:
    """Return among how many first words a pronoun of the rule "soon" leans."""
    return int(_file(language).get("soon_within", 0))


@lru_cache(maxsize=16)
def grammar(language: str) -> Grammar:
    """Return the words of grammar of an ISO 639-1 language; made once."""
    given = _file(language).get("grammar", {})
    lists: list[frozenset[str]] = [frozenset(given.get(kind, ())) for kind in GRAMMAR]
    fields = dict(zip(GRAMMAR, lists, strict=True))
    return Grammar(**fields, every=frozenset[str]().union(*lists[:7]), known=bool(given))
