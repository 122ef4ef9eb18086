"""Links that begin a mail. A page may name more in one than to whom it goes: a file to attach, or a hidden reader."""

from __future__ import annotations

_KEPT = ("to", "cc", "subject", "body")
"""What RFC 6068 calls safe, and who else openly gets it. Some mail programs take any header, and ``attach``, too."""


def safe_mail_link(address: str) -> str:
    """Return a mailto: address with nothing but people, subject and words; any other address as it is."""
    if address[:7].lower() != "mailto:":
        return address
    people, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0].lower() in _KEPT]
    return f"{people}?{'&'.join(kept)}" if kept else people
