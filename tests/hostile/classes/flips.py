"""Single flipped bits, anywhere in a library.

What must hold: each is found by Check, or changes nothing that the library says: every row of every table is what it
was (so it was in unused space, or a number that nobody reads); no text is shown that was not saved; no traceback.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.hostile.damaging import made, outcome, used_bytes
from tests.hostile.kit import Case

NAME, BAR, QUICK = "flips", 5000, 4


def _run(seed: int) -> str | None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        library = made(Path(folder))
        data = bytearray(library.path.read_bytes())
        # A page as likely as another, and in it a byte that is not nought twice as likely: most of a page is unused.
        page = 0 if chance.random() < 0.05 else chance.randrange(len(data) // 8192)
        at = page * 8192 + chance.randrange(100 if page == 0 and chance.random() < 0.5 else 8192)
        if not data[at]:
            at = page * 8192 + used_bytes(data[page * 8192 : page * 8192 + 8192], chance)
        bit = chance.randrange(8)
        data[at] ^= 1 << bit
        library.path.write_bytes(data)
        wrong = outcome(library, must_be_found=True, repair=chance.random() < 0.1)
        return None if wrong is None else f"byte {at} bit {bit}: {wrong}"


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield one flip a case."""
    for number in range(round(BAR * part) + 1):
        yield Case(f"flip {number}", partial(_run, seed * 1_000_003 + number))
