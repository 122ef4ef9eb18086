"""An article as a briefing reads it: its sentences with what they are worth, and what the article is about. Done for
each by itself, so that many can be read side by side; nothing of the text is kept but its terms and places.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from reader.summary.briefing.figure import Figure, Near
from reader.summary.briefing.figures import figures
from reader.summary.briefing.languages.language import Annotated, lexicon
from reader.summary.briefing.names import han, skeleton
from reader.summary.candidates import GOOD, RELUCTANT, Candidate, candidates
from reader.summary.features import About
from reader.summary.learned import sentence_scores, viewed
from reader.summary.newsworthy import newsworthy
from reader.summary.phrases import is_anaphoric
from reader.summary.vocabulary import Vocabulary, vocabulary
from reader.text.fold import fold
from reader.text.language import base_language, detect

MAX_CHARACTERS = 20_000
"""Characters of an article that are read, up to the end of a line: news puts what matters first."""
_TITLE, _OPENING, _OPENING_SENTENCES = 3, 1, 3
"""How many times more a term counts that stands in the title, and in one of the first sentences."""
_LEAD_SENTENCES, _OPENING_CHARACTERS = 2, 400
MIN_WORDS, MIN_HAN = 5, 16
"""Words, and in Chinese and Japanese characters, that a sentence must have to be understood alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """``time`` is ISO 8601 (a date, or a date and time); the sentences at ``drop`` are never chosen."""

    id: int
    title: str
    text: str
    language: str = ""
    site: str = ""
    time: str = ""
    description: str = ""
    drop: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at ``text[start:end]``. ``score`` is what the ranker gives it, 0 to 1 within its article; ``stands``
    says that it can be understood alone. ``marks`` are its names and numbers, which are the same in other languages;
    ``figures`` those that may be set beside another source's; ``speaker`` is where it says whose they are ("police").
    """

    start: int
    end: int
    score: float
    stands: bool
    terms: frozenset[str]
    marks: frozenset[str]
    figures: tuple[Figure, ...]
    speaker: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Two words with a capital side by side, which may be a name, with their place and the sentence's number."""

    first: str
    last: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a briefing knows of an article. ``terms`` and ``marks`` map to how much the article is about them (before
    the other articles are known); ``news`` is the number of the line that carries the news, -1 without one. ``asks``
    says that the title is a question, as those of explainers are.
    """

    id: int
    language: str
    site: str
    time: str
    lines: tuple[Line, ...]
    terms: dict[str, float]
    marks: dict[str, float]
    title: frozenset[str]
    people: tuple[Person, ...]
    news: int
    concepts: dict[str, float] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)
    lead: frozenset[str] = frozenset()
    title_names: frozenset[str] = frozenset()
    asks: bool = False


def read_all(sources: Sequence[Source]) -> list[Read]:
    """Read each article, and return them in the same order."""
    return [read(source) for source in sources]


def read(source: Source) -> Read:
    """Read an article. The same article always gives the same."""
    text = _beginning(source.text)
    language = base_language(source.language) or detect(text, source.language)
    words = vocabulary(language)
    found, _ = candidates(text, source.title, language)
    view = viewed(found, About(source.title, source.description, words))
    scores = sentence_scores(view)
    least, most = min(scores, default=0.0), max(scores, default=0.0)
    # What the end of reading cuts through is no sentence of the article.
    cut = len(text) if len(text) < len(source.text) and source.text[len(text)] != "\n" else -1
    good = [at for at, candidate in enumerate(found) if candidate.eligibility == GOOD and candidate.end != cut]
    day = _day(source.time)
    annotated = Annotated(text, lexicon(language))
    entitled = Annotated(source.title, lexicon(language))
    told = figures(source.title, 0, len(source.title), words, day, entitled)
    lines = tuple(
        Line(
            found[at].start,
            found[at].end,
            (scores[at] - least) / (most - least) if most > least else 1.0,
            _stands(found[at], language, source.drop, bool(view.names[at])),
            frozenset(_named(term, language) for term in view.terms[at]),
            frozenset(fold(name) for name in view.names[at]) | view.numbers[at],
            tuple(_titled(figures(text, found[at].start, found[at].end, words, day, annotated), told)),
            _speaker(annotated, found[at].start, found[at].end),
        )
        for at in good
    )
    news = newsworthy(view) if found else -1
    title = frozenset(_named(term, language) for term in words.terms(words.split(source.title)))
    terms = Counter(_named(term, language) for at in good for term in view.bags[at])
    terms.update(dict.fromkeys(title, _TITLE))
    terms.update({term: _OPENING for line in lines[:_OPENING_SENTENCES] for term in line.terms})
    opens = lines[_LEAD_SENTENCES - 1].end if len(lines) >= _LEAD_SENTENCES else _OPENING_CHARACTERS
    names, title_names = _names(text, words, annotated), _names(source.title, words, entitled)
    first_word = next(iter(_NAME.findall(source.title)), "")  # a name where the text has it as one
    every_name = {name for _, name in names}
    known = [(hit.start, hit.value) for hit in annotated.hits if hit.kind == "concept"]
    title_concepts = [hit.value for hit in entitled.hits if hit.kind == "concept"]
    opening = {
        *(name for place, name in names if place < opens),
        *(name for _, name in title_names),
        *(f"c:{concept}" for place, concept in known if place < opens),
        *(f"c:{concept}" for concept in title_concepts),
    }
    first = {term for line in lines[:_LEAD_SENTENCES] for term in line.terms}
    marks = Counter(mark for line in lines for mark in line.marks)
    return Read(
        source.id,
        language,
        source.site,
        source.time,
        (*lines, *_asides(text, found, words, day, annotated)),
        {term: 1 + math.log(times) for term, times in terms.items()},
        {mark: 1 + math.log(times) for mark, times in marks.items()},
        title,
        tuple(_people(text, lines, words)),
        good.index(news) if news in good else -1,
        _counted((concept for _, concept in known), title_concepts),
        _counted((name for _, name in names), (name for _, name in title_names)),
        frozenset((*opening, *title, *first)),
        frozenset(
            name
            for name in (*(name for _, name in title_names), skeleton(first_word))
            if " " not in name and name in every_name
        ),
        bool(_ASKS.search(source.title)),
    )


_TITLED = 0.7
"""How much of what the title says about a figure counts for the same figure in the text."""


def _titled(found: Sequence[Figure], told: Sequence[Figure]) -> Iterator[Figure]:
    """Yield figures, each with what the title says it is of: the 196 people of the text are its 196 passengers."""
    for figure in found:
        known = {near.key for near in figure.near}
        more = {
            near.key: Near(near.key, near.weight * _TITLED, figure.start, figure.end)
            for other in told
            if (other.kind, other.value) == (figure.kind, figure.value) and figure.kind not in ("day", "name")
            for near in other.near
            if near.key not in known
        }
        yield replace(figure, near=(*figure.near, *more.values())) if more else figure


_SPEAKERS = frozenset((
    "police", "organiser", "union", "government", "ministry", "company", "official", "minister", "president",
    "prime_minister", "governor", "mayor", "court", "prosecutor", "lawyer", "doctor", "hospital", "scientist",
    "firefighter", "rescuer", "witness", "bank", "opposition", "army", "chief", "party", "lawmaker",
))  # fmt: skip
"""Concepts of those whose words and figures news gives."""
_WORDS_BETWEEN = 40
"""Characters that may lie between who says it and "said" or "according to"."""


def _speaker(annotated: Annotated, start: int, end: int) -> tuple[int, int] | None:
    """Return where a sentence says whose words or figures it gives, None where it does not."""
    hits = annotated.between(start, end)
    said = [hit for hit in hits if hit.kind == "says"]
    found = [
        (min(abs(hit.start - says.end), abs(says.start - hit.end)), hit)
        for hit in hits
        if hit.kind == "concept" and hit.value in _SPEAKERS
        for says in said
    ]
    if not found:
        return None
    away, nearest = min(found, key=lambda pair: (pair[0], pair[1].start))
    return (start + nearest.start, start + nearest.end) if away <= _WORDS_BETWEEN else None


def _asides(
    text: str, found: Sequence[Candidate], words: Vocabulary, day: date | None, annotated: Annotated
) -> Iterator[Line]:
    """Yield sentences that are too short to be chosen but give a figure: "Four people were killed."."""
    for candidate in found:
        if candidate.eligibility != RELUCTANT or candidate.text.rstrip()[-1:] not in (".", "。", "।"):
            continue
        given = tuple(
            figure
            for figure in figures(text, candidate.start, candidate.end, words, day, annotated)
            if figure.kind not in ("name", "day", "year", "time", "ordinal") or figure.coming
        )
        if given:
            speaker = _speaker(annotated, candidate.start, candidate.end)
            yield Line(candidate.start, candidate.end, 0.0, False, frozenset(), frozenset(), given, speaker)


def _day(time: str) -> date | None:
    try:
        return datetime.fromisoformat(time).date()
    except ValueError:
        return None


def _counted(found: Iterable[str], title: Iterable[str]) -> dict[str, float]:
    """Return how much an article is about each of these, more for what its title names."""
    times = Counter(found)
    times.update(dict.fromkeys(title, _TITLE))
    return {key: 1 + math.log(number) for key, number in times.items()}


_ASKS = re.compile("[?？؟]")
_NAME = re.compile(r"[^\W\d_]{3,}")
_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_CASED = re.compile(r"[A-ZÀ-ÞĀ-ſА-ЯЁІЇЄҐΑ-Ω]")


def _names(text: str, words: Vocabulary, annotated: Annotated) -> list[tuple[int, str]]:
    """Return the places and skeletons of what may be names: words with a capital, foreign words in kana, and in scripts without
    capitals every word of content.
    """
    if words.language in ("ja", "zh"):
        found = [(match.start(), skeleton(match.group())) for match in _KATAKANA.finditer(text)]
        for match in _HAN_RUN.finditer(text):
            run = han(match.group())
            found += [(match.start() + at, run[at : at + 2]) for at in range(len(run) - 1)]
        return found
    found = []
    plain = {hit.start for hit in annotated.hits if hit.kind in ("weekday", "month")}
    before = (-1, "")
    for match in _NAME.finditer(text):
        word = match.group()
        if match.start() in plain:
            continue
        begins = match.start() < 2 or text[match.start() - 2] in '.!?\n«“„"'
        cased = _CASED.match(word) and not begins
        if (cased or word[0] > "\u0590") and word.lower() not in words.stop_words:
            sounds = skeleton(word)
            if len(sounds) >= 3:
                found.append((match.start(), sounds))
            if cased and before[0] == match.start() - 1:
                found.append((match.start(), f"{before[1]} {sounds}"))
        if _CASED.match(word):
            before = (match.end(), skeleton(word))
    return found


def _beginning(text: str) -> str:
    if len(text) <= MAX_CHARACTERS:
        return text
    end = text.rfind("\n", 0, MAX_CHARACTERS)
    return text[: end if end > MAX_CHARACTERS // 2 else MAX_CHARACTERS]


def _named(term: str, language: str) -> str:
    """Return a term with its language: in another one the same letters are another word."""
    return f"{language}:{term}"


_SPEAKER = {
    "en": re.compile(
        r"\b(?:he|she|they)\s(?:said|says|told|added|wrote|explained|recalled|warned|insisted)\b|\bsaid (?:he|she)\b"
    ),
    "de": re.compile(r"\b(?:sagte|sagt|erklärte|schrieb|betonte|so|meinte) (?:er|sie)\b"),
    "fr": re.compile(r"-t-(?:il|elle|on)\b"),
}


_HANGS = {
    "en": re.compile(r"others?\b", re.IGNORECASE),
    "de": re.compile(
        r"(?:die|der|das) (?:beiden|zweite|dritte|andere|gleiche)\b|(?:beide|andererseits|hingegen|stattdessen)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:en revanche|par ailleurs|de plus|par exemple|(?:le|la) seconde?|(?:ce|cette) derni[eè]re?|tous deux)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?:por otro lado|en cambio|por ejemplo|est[ea] últim[oa]|ambos|ambas)\b", re.IGNORECASE),
}
"""Beginnings that are about what was said before, beside those of single words."""


_AGED = {
    "en": re.compile(r"\b[Tt]he \d\d-year-old\b(?! [A-Z])"),
    "de": re.compile(r"\b[Dd](?:er|ie|en|em) \d\d-Jährige"),
    "fr": re.compile(r"\b(?:[Ll][’']homme|[Ll]a femme|[Ll]e jeune homme) de \d\d ans"),
    "es": re.compile(r"\b(?:[Ee]l|[Ll]a) (?:hombre|mujer|joven) de \d\d años"),
    "it": re.compile(r"\b(?:[Ii]l|[Ll]a) \d\denne\b"),
    "nl": re.compile(r"\b[Dd]e \d\d-jarige\b(?! [A-Z])"),
    "sv": re.compile(r"\b\d\d-åringen\b"),
}
"""Ages that stand for a name which another sentence gives: "the 63-year-old"."""


def _stands(candidate: Candidate, language: str, drop: Sequence[tuple[int, int]], named: bool) -> bool:
    """Tell whether the sentence can be understood where the one before it is not: it does not lean back, and who speaks
    has a name.
    """
    if candidate.anaphoric or candidate.unbalanced_quote or candidate.length < MIN_WORDS:
        return False
    if language in ("ja", "zh") and len(candidate.text) < MIN_HAN:
        return False
    first = re.split("['’]", candidate.words[0])[0] if candidate.words else ""
    hangs = _HANGS.get(language)
    if is_anaphoric(candidate.text, (first,), language) or (
        hangs is not None and hangs.match(candidate.text)
    ):  # "That's how ..."
        return False
    if any(candidate.start < end and start < candidate.end for start, end in drop):
        return False
    aged = _AGED.get(language)
    if aged is not None and aged.search(candidate.text):
        return False
    speaker = _SPEAKER.get(language)
    return named or speaker is None or not speaker.search(candidate.text)


_CASELESS = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", ""})
"""Languages with capitals whose names do not change their endings, but for an s."""
_PERSON = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) ([^\W\d_]{4,})(?![\w-])")


def _people(text: str, lines: Sequence[Line], words: Vocabulary) -> list[Person]:
    if words.language not in _CASELESS:
        return []
    found: dict[tuple[str, str], Person] = {}
    for number, line in enumerate(lines):
        at = line.start
        while match := _PERSON.search(text, at, line.end):
            first, last = match.groups()
            at = match.start(2)
            if first[0].isupper() and last[0].isupper() and first.lower() not in words.stop_words:
                found.setdefault((first, last), Person(first, last, match.start(), match.end(), number))
    return list(found.values())
