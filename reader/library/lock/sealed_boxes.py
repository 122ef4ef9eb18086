"""Boxes that anybody can close and only who has the key of a locked library can open.

What comes for a library while it is locked is sealed to a public key (X25519, libsodium's sealed box), whose private half
follows from the library's own key and is written nowhere.
"""

from __future__ import annotations

from typing import Any

PUBLIC_BYTES = 32
_PERSON = b"tearsheet sealed"


def public_half(key: bytes) -> bytes:
    """Return the public key that belongs to a library's key."""
    return bytes(_private(key).public_key)


def seal(public: bytes, content: bytes) -> bytes:
    """Return the content in a box that ``public_half`` was made for."""
    from nacl.public import PublicKey, SealedBox

    return bytes(SealedBox(PublicKey(public)).encrypt(content))


def unseal(key: bytes, box: bytes) -> bytes | None:
    """Return what is in a box; None where it was closed for another key, or is damaged."""
    from nacl.exceptions import CryptoError
    from nacl.public import SealedBox

    try:
        return bytes(SealedBox(_private(key)).decrypt(box))
    except CryptoError:
        return None


def _private(key: bytes) -> Any:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b
    from nacl.public import PrivateKey

    return PrivateKey(blake2b(b"", digest_size=PUBLIC_BYTES, key=key, person=_PERSON, encoder=RawEncoder))
