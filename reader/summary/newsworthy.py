"""Which of an article's first sentences carries the news: what a briefing compares articles by."""

from __future__ import annotations

from reader.summary.features import View

_NEWS_AMONG = 5
"""The news stands in one of the first sentences; an opening that only sets a scene holds less of it than one of those
after it."""
_CATAPHORIC_SHARE = 0.6
"""What counts of an opening that does not say yet of whom it speaks."""
_NEWS_LATER = 1.3
"""By how much a later sentence must hold more of the news than the first one, to be preferred to it."""
_NEWS_NAMED = 0.3
"""And by how much more of what title and description say."""


def newsworthy(view: View) -> int:
    """Return the place of the sentence that carries the news: the first, unless one of the next ones holds clearly more
    of title and description (where there are any) and of the words that a summary would hold; the fullest of the first
    ones, where the first hangs on what is not there.
    """
    found = view.found
    entries = [at for at in view.good if found[at].depth == 0]
    editors = view.title | view.description
    is_live = 0 < len(entries) < len(view.good) and bool(editors)
    first = entries if is_live else view.good[:_NEWS_AMONG]
    able = [
        at
        for at in first
        if not found[at].unbalanced_quote and (found[at].starts_with_conjunction or not found[at].anaphoric)
    ]
    if not able:
        return first[0]
    if able[0] != first[0] and not editors:
        return max(able, key=lambda at: (view.single[at].words + view.single[at].pairs, -at))
    most = view.most_held or 1.0

    def named(at: int) -> float:
        return len(view.terms[at] & editors) / len(editors) if editors else 0.0

    def holds(at: int) -> float:
        return (2 * named(at) + view.single[at].held_words / most) * (_CATAPHORIC_SHARE if found[at].cataphoric else 1)

    best = max(able, key=lambda at: (holds(at), -at))
    if is_live:  # the newest of what is nearly as good
        return next(at for at in able if _NEWS_LATER * holds(at) >= holds(best))
    is_clear = not editors or found[able[0]].cataphoric or named(best) >= named(able[0]) + _NEWS_NAMED
    return best if is_clear and holds(best) > _NEWS_LATER * holds(able[0]) else able[0]
