"""Signatures as minisign makes them, with a key made for the test."""

from __future__ import annotations

import base64
import hashlib

from nacl.signing import SigningKey


class Signer:
    """``key`` is the line of its public key file."""

    def __init__(self, key_id: bytes = b"\1\2\3\4\5\6\7\x08") -> None:
        self._id = key_id
        self._key = SigningKey.generate()
        self.key = base64.b64encode(b"Ed" + key_id + bytes(self._key.verify_key)).decode()

    def sign(self, message: bytes, comment: str = "timestamp:1795000000", *, prehashed: bool = True) -> bytes:
        """The contents of the ``.minisig`` file."""
        signed = hashlib.blake2b(message, digest_size=64).digest() if prehashed else message
        sealed = self._key.sign(signed).signature
        over = self._key.sign(sealed + comment.encode()).signature
        lines = (
            "untrusted comment: signature of a test",
            base64.b64encode((b"ED" if prehashed else b"Ed") + self._id + sealed).decode(),
            f"trusted comment: {comment}",
            base64.b64encode(over).decode(),
        )
        return "\n".join(lines).encode() + b"\n"
