"""Find a place of a text again after the text changed: it was cleaned again, corrected, or captured again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.text.alignment import (
    MAX_PLACES,
    Tokens,
    aligned_at,
    folded_words,
    least_run_of,
    matcher,
    ranked,
    slot_width,
    spans_of_words,
    votes_for,
)
from reader.text.marks import CLOSERS, STOPS, UNSTOPPED_SCRIPTS
from reader.text.scripts import script_of

ANCHOR_CODE_POINTS = 60
"""How much of the text after an offset is looked for."""
CONTEXT_CODE_POINTS = 96
"""How much of the text before and after a passage is kept with it."""
CONTEXT_SLACK_WORDS = 6
"""How many words may have come between a passage and its context."""
MAX_SHIFT_WORDS, MAX_TWIN_SHIFT_WORDS = 8, 3
"""How many words nearer or farther a part of the context may be, that of a passage with a twin less: farther off it is that of
another place.
"""
MIN_CONTEXT, SURE_CONTEXT = 0.3, 0.5
"""How much of its context (0 to 1) must stand around a short passage, and on one side to tell a changed one by."""
ALL_CONTEXT = 0.9
MIN_TWIN_CONTEXT = 0.6
"""How much of it must stand on one side of a passage whose words stood twice: its twin has two fifths at most."""
MAX_TWINS, MAX_CONTEXT_CODE_POINTS = 20, 600
"""So many other places of the same words are looked at for a context that none of them has, of at most this length."""
MIN_SURE_WORDS = 5
"""From so many words on, a passage that stood once is itself wherever it stands."""
SURE_ALIKE = 0.8
"""How much of a passage's words must stand between its context, so that no other place need be looked at."""
MARK_CONTEXT = 24
"""How much of the text on each side must be the same around a passage that has no words, in code points."""
MAX_MISSED_WORDS = 4
"""So many words may have come before the last word of a passage, or after its first."""
MIN_CHANGED_WORDS, MIN_ALIKE, MIN_TWIN_ALIKE = 4, 0.45, 0.33
"""A shorter passage is found by its very words or not at all; so much of a longer one must stand where it is found. Another
place with so much of it is its twin.
"""
_DIVIDERS = f"{STOPS}:;{CLOSERS}"
"""What stands before the beginning of a sentence or at its end."""


def same_place(before: str, after: str, offset: int) -> int:
    """Return the offset in ``after`` of what stands at ``offset`` in ``before``; where that is gone, of the nearest text
    before it that is not. Offsets are code points.
    """
    if before[: offset + ANCHOR_CODE_POINTS] == after[: offset + ANCHOR_CODE_POINTS]:
        return min(offset, len(after))
    at = min(offset, len(before))
    while True:
        anchor = before[at : at + ANCHOR_CODE_POINTS]
        if anchor.strip():
            found = _nearest(after, anchor, at)
            if found >= 0:
                return found
        if at == 0:
            return 0
        at = max(at - ANCHOR_CODE_POINTS, 0)


def find_again(passage: str, text: str, near: int, *, whole_sentence: bool = False) -> tuple[int, int] | None:
    """Return (start, end) of the place in ``text`` where ``passage`` stands, the one at the offset ``near`` or nearest to
    it; None where it is gone.

    The words count, not the spaces between them. With ``whole_sentence`` words that are only a part of a longer sentence
    are not that sentence.
    """
    words = passage.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))

    def fits(match: re.Match[str]) -> bool:
        return not whole_sentence or _is_whole(text, *match.span())

    first = pattern.match(text, near)
    found = [first] if first and fits(first) else [match for match in pattern.finditer(text) if fits(match)]
    return min((match.span() for match in found), key=lambda span: abs(span[0] - near), default=None)


def _nearest(text: str, words: str, wanted: int) -> int:
    """Return the offset of ``words`` in ``text`` that is nearest to ``wanted``, -1 if they are not there."""
    before, after = text.rfind(words, 0, wanted + len(words)), text.find(words, wanted)
    return min((at for at in (before, after) if at >= 0), key=lambda at: abs(at - wanted), default=-1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before and after ``text[start:end]`` may divide sentences."""
    before, after = text[max(0, start - 8) : start], text[end : end + 1]
    begins = not before.strip(" \t\u00a0") or "\n" in before[len(before.rstrip()) :] or before.rstrip()[-1] in _DIVIDERS
    ends = not after or after == "\n" or text[end - 1] in _DIVIDERS
    return begins and (
        ends or any(script_of(letter) in UNSTOPPED_SCRIPTS for letter in text[max(start, end - 8) : end])
    )


# --- passages -----------------------------------------------------------------------------------------------------------------


class Selector(NamedTuple):
    """A passage, and what tells it from all others: the selectors of the Web Annotation data model
    (https://www.w3.org/TR/annotation-model/#selectors). ``exact`` are its words, ``prefix`` and ``suffix`` what stood
    before and after them, ``start`` is where it was last. ``repeated``: its words stood at another place, too.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    repeated: bool = False


def selector_of(text: str, start: int, end: int) -> Selector:
    """Return the selector of ``text[start:end]``. Where the same words stand elsewhere, too, its context reaches further
    than what both have in common.
    """
    return selectors_of(text, [(start, end)])[0]


def selectors_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Selector]:
    """Return the selectors of many passages of one text."""
    tokens = Tokens(text)
    return [_selector_of(text, start, end, tokens) for start, end in spans]


def _selector_of(text: str, start: int, end: int, tokens: Tokens) -> Selector:
    size = CONTEXT_CODE_POINTS
    first = bisect_right(tokens.spans, (start, len(text))) - 1
    first += int(first < 0 or tokens.spans[first][1] <= start)
    last = bisect_left(tokens.spans, (end, 0))
    twins = _twins(tokens, first, last)
    for begin, stop in twins[:MAX_TWINS]:
        shared = _shared(tokens, first, begin, -1), _shared(tokens, last - 1, stop - 1, 1)
        before, after = tokens.spans[first - shared[0]][0], tokens.spans[last - 1 + shared[1]][1]
        size = max(size, min(MAX_CONTEXT_CODE_POINTS, round(2.5 * max(start - before, after - end))))
    return Selector(text[start:end], text[max(0, start - size) : start], text[end : end + size], start, bool(twins))


def _twins(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Return the other places where these words or nearly these stand: what would be taken for the passage were it gone."""
    words = tokens.words[first:last]
    twins = [(place, place + len(words)) for place in tokens.places_of(words) if place != first]
    if len(words) >= MIN_CHANGED_WORDS:
        width = slot_width(words)
        for begins in ranked(votes_for(words, 0, tokens, width), width)[: MAX_PLACES + 2]:
            room = (0, first) if begins < first else (last, len(tokens.words))
            found = aligned_at(words, tokens, begins, least_run_of(words), room)
            if found is not None and 1 - found[2] / len(words) >= MIN_TWIN_ALIKE and found[:2] not in twins:
                twins.append(found[:2])
    return twins


def _shared(tokens: Tokens, number: int, other: int, step: int) -> int:
    """Return how many words on from two places are nearly the same, at most as many as any context reaches: single others
    between them count.
    """
    words = tokens.words
    shared = differing = 0
    far = 1
    while (
        far <= MAX_CONTEXT_CODE_POINTS
        and 0 <= number + far * step < len(words) > other + far * step >= 0
        and differing < 3
    ):
        if words[number + far * step] == words[other + far * step]:
            shared, differing = far, 0
        else:
            differing += 1
        far += 1
    return shared


def find_passages(selectors: Sequence[Selector], text: str) -> list[tuple[int, int] | None]:
    """Return where each passage stands in ``text``, as (start, end); None for one that is not there any more.

    A passage is found by its very words where it was; by the same words elsewhere, whatever the spaces, the case and the
    marks between them; or by nearly the same words. What stands around it decides between several places, and confirms
    one where the words alone would not do. One that cannot be told for certain is not there: another place would be a lie.
    """
    tokens: Tokens | None = None
    found: list[tuple[int, int] | None] = []
    for selector in selectors:
        if _stands_unchanged(selector, text):
            found.append((selector.start, selector.start + len(selector.exact)))
            continue
        if tokens is None:
            tokens = Tokens(text)
        found.append(_find(_Wanted(selector), tokens))
    return found


def _stands_unchanged(selector: Selector, text: str) -> bool:
    exact, prefix, suffix, start, _ = selector
    end = start + len(exact)
    return (
        bool(exact)
        and text.startswith(exact, start)
        and text[max(0, start - len(prefix)) : start] == prefix
        and text.startswith(suffix, end)
        and (bool(prefix) or start == 0)
        and (bool(suffix) or end == len(text))
    )


class _Wanted:
    """A selector as words: those of the passage, with the whole of a word that it begins or ends within, and of its context."""

    def __init__(self, selector: Selector) -> None:
        self.selector = selector
        joined = selector.prefix + selector.exact + selector.suffix
        first, last = len(selector.prefix), len(selector.prefix) + len(selector.exact)
        spans = spans_of_words(joined)
        folded = folded_words(joined, spans)
        begins = next((number for number, (_, end) in enumerate(spans) if end > first), len(spans))
        ends = next((number for number, (start, _) in enumerate(spans) if start >= last), len(spans))
        self.before, self.words, self.after = folded[:begins], folded[begins:ends], folded[ends:]
        if begins < ends:
            self.cut_before = max(0, first - spans[begins][0])
            self.cut_after = max(0, spans[ends - 1][1] - last)
            self.lead = joined[first : spans[begins][0]]
            self.trail = joined[spans[ends - 1][1] : last]
        wished = max(CONTEXT_CODE_POINTS, len(selector.prefix), len(selector.suffix))
        self.reach_before, self.reach_after = len(selector.prefix) / wished, len(selector.suffix) / wished
        self.least_run = least_run_of(self.words)
        self.is_short = len(self.words) < (MIN_SURE_WORDS if self.least_run == 2 else 2 * MIN_SURE_WORDS)


class _Candidate(NamedTuple):
    """A place where a passage may stand: words ``first`` to ``last`` (exclusive) of a text, how much of its words stand
    there, and how much of what was before and after it, each 0 to 1.
    """

    first: int
    last: int
    alike: float
    before: float
    after: float

    @property
    def context(self) -> float:
        """How much of the context is there. One side may have gone or moved: the better one counts more."""
        return 0.65 * max(self.before, self.after) + 0.35 * min(self.before, self.after)

    @property
    def score(self) -> float:
        return self.alike + self.context


def _find(wanted: _Wanted, tokens: Tokens) -> tuple[int, int] | None:
    if not wanted.words:
        return _find_marks(wanted.selector, tokens.text)
    size = len(wanted.words)
    places = tokens.places_of(wanted.words)
    candidates = [_judged(wanted, tokens, place, place + size, 1.0) for place in places]
    has_context = bool(wanted.selector.prefix or wanted.selector.suffix)  # none is known of what other programs marked
    if len(candidates) == 1 and not wanted.selector.repeated and not (wanted.is_short and has_context):
        return _span(wanted, tokens, candidates[0])
    least = MIN_TWIN_CONTEXT if wanted.selector.repeated else 0.0
    least_of_both = SURE_CONTEXT if wanted.selector.repeated and len(candidates) == 1 else 0.0  # it may be the twin
    candidates = [
        one
        for one in candidates
        if one.context >= MIN_CONTEXT
        and max(one.before, one.after) >= least
        and min(one.before, one.after) >= least_of_both
        and not (wanted.is_short and _is_alone(wanted, tokens, one))
    ]
    if not any(max(one.before, one.after) >= SURE_CONTEXT for one in candidates):
        candidates += [one for one in _nearly(wanted, tokens) if one.alike < 1 and _is_likely(wanted, tokens, one)]
    candidates = [one for one in candidates if not _is_context(wanted, tokens, one)]
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-round(one.score, 1), abs(tokens.spans[one.first][0] - wanted.selector.start)))
    best, *others = candidates
    if wanted.selector.repeated and best.context < ALL_CONTEXT and any(best.score - one.score < 0.1 for one in others):
        return None  # both have one half of what stood around it
    return _span(wanted, tokens, best)


def _is_alone(wanted: _Wanted, tokens: Tokens, one: _Candidate) -> bool:
    """Return whether neither of the words beside a passage is the one that was there."""
    before, after = tokens.words[max(0, one.first - 1) : one.first], tokens.words[one.last : one.last + 1]
    return before != wanted.before[-1:] and after != wanted.after[:1]


def _is_context(wanted: _Wanted, tokens: Tokens, one: _Candidate) -> bool:
    """Return whether the words at an end of a place are those beside the passage and not its own: it began or ended with
    the words beside it.
    """
    words, most = tokens.words, one.last - one.first
    before, after = wanted.before, wanted.after
    return (
        one.before < 1
        and any(
            words[max(0, one.first - 2) : one.first + size] == before[-size - 2 :]
            for size in range(1, min(most, len(before) - 2) + 1)
        )
    ) or (
        one.after < 1
        and any(
            words[one.last - size : one.last + 2] == after[: size + 2]
            for size in range(1, min(most, len(after) - 2) + 1)
        )
    )


def _find_marks(selector: Selector, text: str) -> tuple[int, int] | None:
    """Find a passage without words by all that stood around it."""
    whole = selector.prefix[-MARK_CONTEXT:] + selector.exact + selector.suffix[:MARK_CONTEXT]
    at = _nearest(text, whole, max(0, selector.start - MARK_CONTEXT)) if selector.exact else -1
    start = at + len(selector.prefix[-MARK_CONTEXT:])
    return (start, start + len(selector.exact)) if at >= 0 else None


def _judged(wanted: _Wanted, tokens: Tokens, first: int, last: int, alike: float) -> _Candidate:
    words = tokens.words
    slack = CONTEXT_SLACK_WORDS
    shift = MAX_TWIN_SHIFT_WORDS if wanted.selector.repeated else MAX_SHIFT_WORDS
    before = _share(
        wanted.before, words[max(0, first - len(wanted.before) - slack) : first], wanted.least_run, shift, at_end=True
    )
    after = _share(wanted.after, words[last : last + len(wanted.after) + slack], wanted.least_run, shift, at_end=False)
    if not wanted.before:
        before = 1.0 if first == 0 else 0.0
    if not wanted.after:
        after = 1.0 if last == len(words) else 0.0
    if wanted.selector.repeated:
        before *= 1.0 if first == len(wanted.before) else wanted.reach_before
        after *= 1.0 if len(words) - last == len(wanted.after) else wanted.reach_after
    return _Candidate(first, last, alike, before, after)


def _share(context: Sequence[str], there: Sequence[str], least_run: int, most_shifted: int, *, at_end: bool) -> float:
    """Return how much of a context stands in a run of words, in order: single words of it anywhere prove nothing, but
    the one beside the passage does.
    """
    if not context or not there:
        return 0.0
    if (there[-len(context) :] if at_end else there[: len(context)]) == context:
        return 1.0
    matched = 0
    for one, other, size in matcher(context, there).get_matching_blocks():
        beside = (one + size == len(context) and other + size == len(there)) if at_end else one == other == 0
        shift = (len(context) - one) - (len(there) - other) if at_end else one - other
        matched += size if (size >= least_run or beside) and abs(shift) <= most_shifted else 0
    return matched / len(context)


def _nearly(wanted: _Wanted, tokens: Tokens) -> list[_Candidate]:
    """Return the places where nearly these words stand, judged."""
    size = len(wanted.words)
    found: dict[tuple[int, int], _Candidate] = {}
    votes = votes_for(
        (*wanted.before, *wanted.words, *wanted.after), len(wanted.before), tokens, slot_width(wanted.words)
    )
    for begins in ranked(votes, slot_width(wanted.words))[:MAX_PLACES]:
        aligned = aligned_at(wanted.words, tokens, begins, wanted.least_run, (0, len(tokens.words)))
        if aligned is None:
            continue
        place = _without_others(wanted, tokens, *aligned[:2])
        if place is not None and place not in found:
            one = found[place] = _judged(wanted, tokens, *place, max(0.0, 1 - aligned[2] / size))
            if one.alike >= SURE_ALIKE and min(one.before, one.after) >= SURE_CONTEXT:
                break
    return list(found.values())


def _without_others(wanted: _Wanted, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """Return a place without what is none of the passage's words at its ends, unless it took the place of a word of the
    passage: then the word beside it is the one that was there. None where nothing is left.
    """
    blocks = matcher(wanted.words, tokens.words[first:last]).get_matching_blocks()[:-1]
    runs = [block for block in blocks if block.size > 1] or blocks
    if not runs:
        return None
    begin, end = first, last
    if tokens.words[max(0, first - 1) : first] != wanted.before[-1:]:
        begin = first + runs[0].b
    if tokens.words[last : last + 1] != wanted.after[:1]:
        end = first + runs[-1].b + runs[-1].size
    return begin - _missed(wanted, tokens, begin, -1), end + _missed(wanted, tokens, end - 1, 1)


def _missed(wanted: _Wanted, tokens: Tokens, edge: int, step: int) -> int:
    """Return how many words beside an end of a place reach to the word that the passage ended with there: that one has the
    passage's context beside it, and the end has not.
    """
    own, context = (wanted.words[0], wanted.before[-1:]) if step < 0 else (wanted.words[-1], wanted.after[:1])
    words = tokens.words
    for far in range(MAX_MISSED_WORDS + 1):
        at = edge + far * step
        if not 0 <= at + step < len(words) or at < 0:
            break
        if words[at] == own and [words[at + step]] == context:
            return far
    return 0


def _is_likely(wanted: _Wanted, tokens: Tokens, one: _Candidate) -> bool:
    """Return whether nearly these words are that passage: the less of them stands there, the more of what was around
    it must.
    """
    weaker, stronger = sorted((one.before, one.after))
    if len(wanted.words) < MIN_CHANGED_WORDS:
        return False
    if wanted.selector.repeated and (stronger < MIN_TWIN_CONTEXT or weaker < SURE_CONTEXT):
        return False
    if weaker >= SURE_CONTEXT:
        return one.alike >= MIN_ALIKE
    if stronger >= SURE_CONTEXT:
        return one.alike >= 0.6
    if one.alike < 0.8 or len(wanted.words) < 12:
        return False
    figures = [word for word in wanted.words if word.isnumeric()]
    return figures == [word for word in tokens.words[one.first : one.last] if word.isnumeric()]


def _span(wanted: _Wanted, tokens: Tokens, one: _Candidate) -> tuple[int, int]:
    """Return a candidate as (start, end) in the text, with the marks that the passage began and ended with."""
    text, spans = tokens.text, tokens.spans
    start, end = spans[one.first][0], spans[one.last - 1][1]
    if tokens.words[one.first] == wanted.words[0] and wanted.cut_before < end - start:
        start += wanted.cut_before
    if tokens.words[one.last - 1] == wanted.words[-1] and wanted.cut_after < end - start:
        end -= wanted.cut_after
    if wanted.lead:
        gap = text[spans[one.first - 1][1] if one.first else 0 : start]
        start -= len(gap[-len(wanted.lead) :].rpartition("\n")[2].lstrip())
    if wanted.trail:
        gap = text[end : spans[one.last][0] if one.last < len(spans) else len(text)]
        end += len(gap[: len(wanted.trail)].partition("\n")[0].rstrip())
    return start, end
