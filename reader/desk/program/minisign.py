"""Signatures of minisign, checked: Ed25519 over a file (the older form) or over its BLAKE2b-512 sum, and over the
trusted comment.

The formats are described at https://jedisct1.github.io/minisign/#signature-format.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence

_KEY_BYTES, _SIGNATURE_BYTES = 42, 74
_TRUSTED = "trusted comment: "
_LONGEST = 4096


class SignatureWrong(Exception):
    """Why a signature does not hold, in a few words."""


def check(message: bytes, signature: bytes, key: str) -> str:
    """The trusted comment of a signature (the contents of a ``.minisig``) over ``message`` by the owner of ``key``: the
    last line of a public key file. Raises SignatureWrong, and ValueError for a ``key`` that is none.
    """
    key_id, public = _public_key(key)
    algorithm, signed_by, sealed, comment, over_comment = _parts(signature)
    if signed_by != key_id:
        raise SignatureWrong("it was signed with another key")
    if algorithm == b"ED":
        message = hashlib.blake2b(message, digest_size=64).digest()
    elif algorithm != b"Ed":
        raise SignatureWrong("its signature is of an unknown type")
    if not _holds(public, message, sealed):
        raise SignatureWrong("it was altered after signing")
    if not _holds(public, sealed + comment, over_comment):
        raise SignatureWrong("the comment of its signature was altered")
    return comment.decode("utf-8", "replace")


def is_key(key: str) -> bool:
    """Whether this is a public key of minisign."""
    try:
        _public_key(key)
    except ValueError:
        return False
    return True


def _public_key(key: str) -> tuple[bytes, bytes]:
    lines = key.strip().splitlines() or [""]
    try:
        raw = base64.b64decode(lines[-1].strip(), validate=True)
    except binascii.Error as error:
        raise ValueError("this is no public key of minisign") from error
    if len(raw) != _KEY_BYTES or raw[:2] != b"Ed":
        raise ValueError("this is no public key of minisign")
    return raw[2:10], raw[10:]


def _parts(signature: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    """Algorithm, the key's id, the signature, the trusted comment, and the signature over both of these."""
    try:
        if len(signature) > _LONGEST:
            raise ValueError
        _, sealed, trusted, over_comment = _four(signature.decode("utf-8").splitlines())
        raw, over = base64.b64decode(sealed, validate=True), base64.b64decode(over_comment, validate=True)
        if len(raw) != _SIGNATURE_BYTES or len(over) != 64 or not trusted.startswith(_TRUSTED):
            raise ValueError
    except ValueError:  # binascii.Error and UnicodeDecodeError are of its kind
        raise SignatureWrong("its signature can’t be read") from None
    return raw[:2], raw[2:10], raw[10:], trusted.removeprefix(_TRUSTED).encode(), over


def _four(lines: Sequence[str]) -> tuple[str, str, str, str]:
    first, second, third, fourth = lines
    return first, second, third, fourth


def _holds(public: bytes, message: bytes, signature: bytes) -> bool:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
