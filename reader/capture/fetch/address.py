"""Web addresses as people give them: typed, pasted, dropped. Standard library only, because the window imports it at
start.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from reader.errors import NotAnAddress
from reader.text.url_variants import same_host

_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.\-]*):")
_HOST_AND_PORT = re.compile(r"^[^/?#@\s]+:\d{1,5}(?=[/?#]|$)")
_LABEL = re.compile(r"^(?!-)[\w\-]{1,63}(?<!-)$")
_LINK = re.compile(
    r"https?://[^\s<>\"“”„«»`{}|\\^\u3000-\u3003\u3008-\u3011\uff01\uff0c\uff1b\uff1f\uff08\uff09]+", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""What mail programs, PDFs and texts in right-to-left scripts leave in an address that is copied; none belongs in one."""
_JOINERS = "\u200c\u200d"
"""Belong into addresses in Persian and Indian scripts, but not at their end."""
_WRAPPED = re.compile(
    r"^(?:view-source:|url:|about:reader\?url=|read:\?url=|reader-view:)\s*(?=[a-z]|%)", re.IGNORECASE
)
"""What browsers put before the address of a page that they show in another way."""
_CREDENTIALS = re.compile(
    r"((?:^|[\s\"'<(=])(?:[a-zA-Z][a-zA-Z0-9+.\-]*:)*[/\\\\]{0,3})[^\s/?#\\\\]*(?::|%3[aA])[^\s/?#]*@"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING = ".,;:!?'’‘…*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_DEFAULT_PORTS = {"http": 80, "https": 443}

# A word with a dot in it is taken for an address when it ends like one: a country's two letters, or one of these.
_ENDINGS = """
    com org net edu gov mil int info biz news press media online site blog app dev tech live world today report agency africa asia
    berlin london paris tokyo museum radio tv cat example test eus gal scot wales swiss vlaanderen
"""
_COMMON_ENDINGS = frozenset(_ENDINGS.split())
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|"
    r"hsctatracking|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|rb_clickid|s_cid|ncid|cmpid|icid|at_(medium|campaign|custom\d|format|link\w*|"
    r"bbc_team|ptr_name|ptr_type)|pk_\w+|mtm_\w+|piwik_\w+|ns_(source|mchannel|campaign|fee|linkname)|__twitter_impression|guccounter|"
    r"guce_referrer\w*|wt_(mc|zmc)\w*|wt\.mc_id|xtor)$",
    re.IGNORECASE,
)


def normalize(typed: str) -> str:
    """Return the absolute http(s) address a person meant: ``https://`` is added where only a host was typed
    (``http://`` for this very machine and bare IP numbers, which rarely have a certificate), credentials are dropped,
    spaces and letters that an address cannot hold are percent-encoded. The fragment stays.

    Raises ``NotAnAddress`` for everything else, other schemes too.
    """
    text = _unwrapped(typed)
    if _SURROGATE.search(text):
        raise NotAnAddress(given=_shortened(_SURROGATE.sub("", typed)))
    scheme = _SCHEME.match(text)
    if text.startswith("//"):
        text = "https:" + text
    elif scheme is None or (_HOST_AND_PORT.match(text) and not text[scheme.end() :].startswith("//")):
        if not _names_a_host(text):
            raise NotAnAddress(given=_shortened(typed))
        text = f"{'http' if _is_local(text) else 'https'}://{text}"
    elif scheme[1].lower() in _DEFAULT_PORTS:
        # "http:/example.org" and "http:example.org" are slips that browsers mend too.
        text = f"{scheme[1].lower()}://{text[scheme.end() :].lstrip('/')}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NotAnAddress(given=_shortened(typed)) from None
    if parts.scheme not in _DEFAULT_PORTS or not _is_host(host):
        raise NotAnAddress(given=_shortened(typed))
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    return urlunsplit(
        (parts.scheme, netloc, _encoded(parts.path) or "/", _encoded(parts.query), _encoded(parts.fragment))
    )


def addresses_in(text: str) -> list[str]:
    """Return all http(s) links in a pasted or dropped text, normalized, in order, each once. Punctuation after a link
    and a closing bracket that the link did not open are left out.
    """
    found: dict[str, None] = {}
    for match in _LINK.finditer(_INVISIBLE.sub("", text)):
        try:
            found.setdefault(normalize(_without_tail(match[0])))
        except NotAnAddress:
            continue
    return list(found)


def looks_like_address(text: str) -> bool:
    """Tell whether the one field that both saves and searches holds an address (``example.org/x``) rather than words to
    search for.
    """
    text = _unwrapped(text)
    if not text or any(c.isspace() for c in text):
        return False
    try:
        normalize(text)
    except NotAnAddress:
        return False
    if re.match(r"https?:", text, re.IGNORECASE) or text.lower().startswith("www."):
        return True
    host, _, rest = re.sub(r"^//", "", text).partition("/")
    name = host.partition(":")[0].lower()
    ending = name.rpartition(".")[2]
    return (
        bool(rest)
        or ":" in host
        or name == "localhost"
        or _is_ip(name)
        or len(ending) == 2
        or ending in _COMMON_ENDINGS
        or not ending.isascii()
    )


def same_page_key(url: str) -> str:
    """Return the form in which two addresses of one article are equal: lower-case scheme and host (in ASCII), no
    fragment, no default port, no tracking parameters; the order of the other parameters is kept. What is no address
    comes back as it is.
    """
    try:
        return key_of_normal(normalize(url))
    except NotAnAddress:
        return url.strip()


def names_itself(canonical: str, addresses: Sequence[str]) -> bool:
    """Tell whether an address that a page names as its own may be believed: it is on a host from which the page came, or the
    page is a file that came from nowhere. Another host, also of the same domain, may be another author's.
    """
    came_from = [address for address in addresses if address.startswith(("http://", "https://"))]
    key = same_page_key(canonical)
    return bool(canonical) and (not came_from or any(same_host(key, same_page_key(one)) for one in came_from))


def key_of_normal(address: str) -> str:
    """Return ``same_page_key`` of an address that ``normalize`` gave."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = host.lower()
    netloc = f"[{host}]" if ":" in host else host.rstrip(".")
    if parts.port is not None:
        netloc += f":{parts.port}"
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p.partition("=")[0]))
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def _unwrapped(typed: str) -> str:
    """Return what was typed without quotation marks, line breaks and invisible characters around and in it, and without
    what a browser puts before an address.
    """
    text = _INVISIBLE.sub("", typed).strip().strip("<>\"'“”„«»" + _JOINERS).strip()
    text = re.sub(r"[\t\r\n]+", "", text)
    wrapped = _WRAPPED.match(text)
    if wrapped:
        text = text[wrapped.end() :]
        if "%3a%2f%2f" in text[:16].lower():
            text = unquote(text.partition("&")[0])
    return text


_SAFE = re.compile(r"[A-Za-z0-9/%:@!$&'()*+,;=~\-._?\[\]]*\Z")


def _encoded(part: str) -> str:
    if _SAFE.match(part):
        return part
    # "%" is safe so that what is encoded already stays; a browser leaves a stray one alone as well.
    return quote(part, safe="/%:@!$&'()*+,;=~-._?[]")


def without_credentials(typed: str) -> str:
    """Return an address as it was typed, without a name and a password before its host: nothing repeats those."""
    return _CREDENTIALS.sub(r"\1", typed)


def _shortened(typed: str) -> str:
    typed = " ".join(without_credentials(typed).split())
    return typed if len(typed) <= 80 else typed[:79] + "…"


def _without_tail(link: str) -> str:
    while link:
        last = link[-1]
        if (
            last in _TRAILING
            or last in _JOINERS
            or (last in _BRACKETS and link.count(last) > link.count(_BRACKETS[last]))
        ):
            link = link[:-1]
        else:
            break
    return link


def _is_ip(host: str) -> bool:
    host = host.strip("[]")
    if ":" not in host and not host[-1:].isdigit():
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_host(host: str) -> bool:
    if _is_ip(host):
        return True
    labels = host.rstrip(".").split(".")
    # A last label of digits only can be nothing but a broken IP number.
    return len(host) <= 253 and all(_LABEL.match(label) for label in labels) and not labels[-1].isdigit()


def _typed_host(text: str) -> str:
    authority = re.split(r"[/?#]", text, maxsplit=1)[0].rpartition("@")[2]
    bracketed = re.match(r"^(\[[0-9a-fA-F:.]+\])(:\d+)?$", authority)
    return bracketed[1] if bracketed else authority.partition(":")[0]


def _is_local(text: str) -> bool:
    host = _typed_host(text)
    return host.lower() == "localhost" or _is_ip(host)


def _names_a_host(text: str) -> bool:
    host = _typed_host(text)
    if host.lower() == "localhost" or _is_ip(host):
        return True
    name, dot, ending = host.rpartition(".")
    return (
        bool(name and dot)
        and _is_host(host)
        and len(ending) >= 2
        and (ending.isalpha() or ending.lower().startswith("xn--"))
    )
