"""How much longer a longer text takes, on any machine: in time of the processor, as a ratio."""

from __future__ import annotations

import time
from collections.abc import Callable


def grows_no_faster_than_length(work: Callable[[str], object], text: str) -> bool:
    """Return whether ``work`` takes about eight times as long for the whole ``text`` as for an eighth of it. What grows
    with the square of the length would take 64 times as long.
    """
    return quickest(work, text) < 36 * max(quickest(work, text[: len(text) // 8]), 0.001)


def quickest(work: Callable[[str], object], text: str, rounds: int = 3) -> float:
    """Return the least time of the processor, in seconds, that ``work`` took for a text, each time with another end."""
    times = []
    for number in range(rounds):
        another = f"{text} {number}"  # nothing that was kept of the last time helps
        start = time.process_time()
        work(another)
        times.append(time.process_time() - start)
    return min(times)
