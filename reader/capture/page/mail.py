"""A mail that a browser showed: who sent it, and its links without those that only watch or unsubscribe.

Told by generic signs, on captured pages alone: a webmail program has an address that says so, and writes the sender's into an
attribute beside the subject; a newsletter in the browser has a link to unsubscribe and is laid out in tables. No program is named.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import lxml.html
from lxml import etree

from reader.capture.page.dom import tag_of

_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\Z")
_WITH_NAME = re.compile(r"\s*(?P<name>[^<>@]{1,100}?)\s*<(?P<address>[^<>\s]{3,200})>\s*\Z")
_SENDER_ATTRIBUTES = ("email", "data-email", "data-address", "data-hovercard-id", "title", "aria-label")
_LEAVE = re.compile(
    r"unsubscri|opt[\s-]?out|manage (?:your )?(?:e-?mail |subscription )?preferences|update your preferences|abmelden|abbestellen|"
    r"d[ée]sabonn|d[ée]sinscri|darse de baja|cancelar (?:la )?suscripci|disiscri|cancella l.iscrizione|afmelden|uitschrijven|"
    r"avregistrera|afmeld|wypisz|отписа|配信停止|退订|取消订阅",
    re.I,
)
_VIEW = re.compile(
    r"view (?:this )?(?:e-?mail |message |newsletter )?(?:in|on) (?:your |the |a )?(?:web )?browser|view (?:it )?online|"
    r"im browser (?:ansehen|anzeigen|lesen|öffnen)|dans (?:votre|le) navigateur|en (?:el|su|tu) navegador|nel browser|"
    r"in (?:je|uw|de) browser",
    re.I,
)
_OPAQUE = re.compile(r"[A-Za-z0-9_\-~.%=+]{40,}")
_WEBMAIL = frozenset(("mail", "webmail", "email", "inbox", "owa", "roundcube"))
"""Parts of an address that webmail programs have; authors' addresses stand on pages of news, too."""
_TARGETS = frozenset(("url", "u", "q", "target", "to", "dest", "destination", "redirect", "redir", "link", "r"))
MAX_LEAVING_CHARACTERS = 400
"""A block with a link to unsubscribe goes whole up to this length; of a longer one only the link goes."""
MIN_TABLES = 3
MIN_LINK_SIDE_PX = 3
_BLOCKS = frozenset(("p", "td", "li", "div", "tr", "table", "center", "footer", "section"))


def settle_mail(root: lxml.html.HtmlElement, url: str) -> None:
    """Give a mail its sender as site, take out its prompts to unsubscribe, and free its links from what counts clicks. Any
    other page stays as it is.
    """
    sender = _sender(root) if _is_webmail(url) else ""
    leaving = [a for a in root.iter("a") if _LEAVE.search(f"{a.text_content()} {a.get('title') or ''}")]
    if not sender and not (leaving and _is_newsletter(root)):
        return
    if sender:
        _name_site(root, sender)
    clear_of_tracking(root)


def asks_to_leave(text: str) -> bool:
    """Tell whether some words of a mail are its prompt to unsubscribe, or to see it in a browser."""
    return bool(_LEAVE.search(text) or _VIEW.search(text))


def clear_of_tracking(root: lxml.html.HtmlElement) -> None:
    """Take a mail's prompts to unsubscribe and to see it elsewhere out, with the pictures that count who opens it, and let
    its links lead where they say.
    """
    leaving = [a for a in root.iter("a") if _LEAVE.search(f"{a.text_content()} {a.get('title') or ''}")]
    viewing = [a for a in root.iter("a") if _VIEW.search(a.text_content())]
    for link in (*leaving, *viewing):
        _take_out(link)
    for link in list(root.iter("a")):
        _free(link)
    for image in list(root.iter("img")):
        sides = [image.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
        if any(side.isdecimal() and int(side) <= MIN_LINK_SIDE_PX for side in sides):
            image.drop_tree()


def _is_webmail(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    names = {*(parts.hostname or "").split("."), *parts.path.lower().split("/")}
    return not names.isdisjoint(_WEBMAIL)


def _sender(root: lxml.html.HtmlElement) -> str:
    """Return who sent the mail that a webmail program shows: their name, else their address; "" for another page.

    An attribute that is nothing but an address counts where the page has a heading and the element says a name or the
    address itself.
    """
    if next(root.iter("h1", "h2", "h3"), None) is None:
        return ""
    for element in root.iter("span", "a", "td", "div", "bdi", "button"):
        for name in _SENDER_ATTRIBUTES:
            value = (element.get(name) or "").strip()
            whole = _WITH_NAME.match(value)
            address = whole["address"] if whole else value
            if not _ADDRESS.match(address):
                continue
            said = " ".join(element.text_content().split())
            if whole:
                return whole["name"].strip("\"' ")
            if name in ("title", "aria-label") and not said:
                continue
            if said and len(said) <= 100:
                found = _WITH_NAME.match(said)
                return (element.get("name") or (found["name"] if found else said)).strip("\"' ")
    return ""


def _is_newsletter(root: lxml.html.HtmlElement) -> bool:
    if any(_VIEW.search(a.text_content()) for a in root.iter("a")):
        return True
    tables = sum(
        1 for table in root.iter("table") if table.get("role") in ("presentation", "none") or table.get("cellpadding")
    )
    return tables >= MIN_TABLES


def _name_site(root: lxml.html.HtmlElement, sender: str) -> None:
    for meta in list(root.iter("meta")):
        if (meta.get("property") or meta.get("name") or "").lower() in ("og:site_name", "application-name"):
            meta.drop_tree()
    head = next(root.iter("head"), None)
    named = etree.Element("meta")
    named.set("property", "og:site_name")
    named.set("content", sender[:100])
    if head is not None:
        head.append(named)
    else:
        root.insert(0, named)


def _take_out(link: etree._Element) -> None:
    if link.getparent() is None:
        return
    block = next((outer for outer in link.iterancestors() if tag_of(outer) in _BLOCKS), None)
    whole = block is not None and len("".join(block.itertext()).strip()) <= MAX_LEAVING_CHARACTERS  # type: ignore[arg-type]
    gone = block if whole and block is not None and block.getparent() is not None else link
    gone.drop_tree()  # type: ignore[attr-defined]


def _free(link: etree._Element) -> None:
    """Let a link lead where it says, if it says so; one that only a counter can resolve stays as words."""
    href = (link.get("href") or "").strip()
    try:
        parts = urlsplit(href)
        pairs = parse_qsl(parts.query, max_num_fields=40)
    except ValueError:
        return
    if parts.scheme not in ("http", "https"):
        return
    target = next(
        (value for name, value in pairs if name.lower() in _TARGETS and value.startswith(("http://", "https://"))), ""
    )
    if target:
        link.set("href", target)
    elif (_OPAQUE.search(parts.path) and not any(c in parts.path[-60:] for c in ("-", ".html"))) or any(
        len(value) >= 60 and _OPAQUE.fullmatch(value) for _, value in pairs
    ):
        link.drop_tag()  # type: ignore[attr-defined]
