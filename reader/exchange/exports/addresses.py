"""Make addresses of pages valid where a format's checkers ask for it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader.text.mail_links import safe_mail_link

_HOST = re.compile(r"(?:[\w](?:[\w-]*[\w])?\.)*[\w](?:[\w-]*[\w])?\.?|\[[0-9A-Fa-f:.]+\]")
_NOT_IN_URL = re.compile(r"[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def valid_address(address: str) -> str:
    """Return an http, https or mailto address with everything escaped that no URL may hold (RFC 3986), "" for others and
    for one whose host is none.
    """
    address = safe_mail_link("".join(address.split()))
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return f"mailto:{_escaped(parts.path)}" + (f"?{_escaped(parts.query)}" if parts.query else "")
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    if not _HOST.fullmatch(host):
        return ""
    place = host if port is None else f"{host}:{port}"
    made = f"{parts.scheme}://{place}{_escaped(parts.path)}"
    if parts.query:
        made += f"?{_escaped(parts.query)}"
    return f"{made}#{_escaped(parts.fragment)}" if parts.fragment else made


def _escaped(part: str) -> str:
    part = _STRAY_PERCENT.sub("%25", part)
    return _NOT_IN_URL.sub(_percent, part).replace("#", "%23")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def web_address(address: str) -> str:
    """Return the address where it leads anybody somewhere (http, https), else ""."""
    return address if address.startswith(("http://", "https://")) else ""
