"""The key of a library as words to print: it opens the library when the passphrase is forgotten.

Base32 in groups of five, 32 bytes and 3 of a check, so that a misread letter is noticed; 0, 1 and 8, which base32 does
not have, are taken for what they look like.
"""

from __future__ import annotations

import base64
import hashlib
import re

GROUP = 5
_CHECK_BYTES = 3
_LETTERS = 56
_LOOKALIKES = str.maketrans("018", "OIB")


def recovery_key(key: bytes) -> str:
    """Return the key in capital letters and figures, eleven groups of five and one letter at the end."""
    letters = base64.b32encode(key + _check(key)).decode("ascii")
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def key_in(typed: str) -> bytes | None:
    """Return the key that somebody typed, however it is grouped; None for anything else."""
    letters = re.sub(r"[\s‐-―-]", "", typed).upper().translate(_LOOKALIKES)
    if len(letters) != _LETTERS or not re.fullmatch(r"[A-Z2-7]+", letters):
        return None
    given = base64.b32decode(letters)
    key, check = given[:-_CHECK_BYTES], given[-_CHECK_BYTES:]
    return key if check == _check(key) else None


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"recovery" + key).digest()[:_CHECK_BYTES]
