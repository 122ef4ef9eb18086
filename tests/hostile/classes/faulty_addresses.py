# ruff: noqa: E501 - traps are one to a string
"""What people type, paste and drop as an address: one that is safe and reads the same again, or one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.capture.fetch.address import addresses_in, looks_like_address, normalize, same_page_key
from reader.errors import NotAnAddress
from tests.hostile.kit import Case

NAME = "faulty addresses"
BAR = 120
QUICK = 12

_SCHEMES = ("", "http://", "https:", "HTTP:/", "//", "view-source:http://")
_HOSTS = (
    "", " ", ".", "..", "a..b", "-a.org", "a-.org", "example.org:", "example.org:99999", "example.org:-1", "example.org:80a", "[", "]", "[::1",
    "[::g]", "1.2.3", "1.2.3.4.5", "256.1.1.1", "me:secret@example.org", "me:secret@@example.org", "me:secret@no host", "a" * 300 + ".org",
    "a." * 200 + "org", "exam\u202eple.org", "exam\x00ple.org", "exam\nple.org", "example.org\\@evil.example", "пример.рф", "xn--", "xn--a.org", "%",
    "%00.org", "example.org%2f@x", "۱۲۷.۰.۰.۱", "①②⑦.⓪.⓪.①", "exa\ud800mple.org", "💥.org", "example。org",
)  # fmt: skip
_OTHERS = (
    "file:///etc/passwd", "FILE:/etc/passwd", "ftp://example.org/a", "data:text/html,<script>1</script>", "javascript:alert(1)", " javascript:1",
    "java\nscript:alert(1)", "vbscript:1", "blob:https://example.org/1", "about:blank", "chrome://settings", "mailto:a@example.org", "tel:1",
    "tearsheet:https://example.org", "ws://example.org", "gopher://example.org", "jar:http://example.org!/", "smb://host/share", "\\\\host\\share",
    "C:\\Windows\\a.html", "ldap://example.org", "dict://example.org:11211/", "http://", "https://?", "http:///a", "http://#", "", "\x00", "?", "#",
)  # fmt: skip


def _typed(text: str) -> str | None:
    looks_like_address(text)
    addresses_in(text)
    same_page_key(text)
    try:
        found = normalize(text)
    except NotAnAddress as error:
        return f"an error repeats a password: {error}" if "secret" in str(error) else None
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"became {found!r}"
    if "@" in parts.netloc or "secret" in found or not found.isprintable():
        return f"kept what it must not: {found!r}"
    return None if normalize(found) == found else f"reads otherwise the second time: {found!r}"


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield hosts under each scheme, then other schemes and what is no address."""
    texts = [scheme + host + "/a" for host in _HOSTS for scheme in _SCHEMES] + list(_OTHERS)
    step = max(1, int(1 / part)) if part < 1 else 1
    for text in texts[seed % step :: step]:
        yield Case(ascii(text)[:120], lambda text=text: _typed(text))
