"""What an article embeds from elsewhere: videos, which become titled links (nothing is loaded), and posts, which stay
quotes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml import etree

from reader.capture.page import jsonld
from reader.capture.page.dom import hints, tag_of

_TAGS = frozenset(
    ("iframe", "video", "amp-iframe", "amp-youtube", "amp-vimeo", "amp-dailymotion", "lite-youtube", "youtube-video")
)
_GENERIC = re.compile(
    r"(?:\W|_|\d|you ?tube|vimeo|dailymotion|facebook|video|player|embed(?:ded)?|media|content|i-?frame|from|the|external|lecteur|vidéo)*$",
    re.I,
)
_YOUTUBE_ID = re.compile(r"[\w-]{11}$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_POST = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|text-post-media|reddit-(?:card|embed)"
)
_ADDRESSES = ("cite", "data-instgrm-permalink", "data-href", "data-text-post-permalink", "data-embed-src")
MAX_TITLE_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Video:
    """A video that a page shows: ``href`` is where a person can watch it, ``title`` may be "", and so may ``poster``,
    its still picture.
    """

    href: str
    title: str
    poster: str


class Videos:
    """The videos of one page, with what the page's JSON-LD says of them."""

    def __init__(self, root: etree._Element, url: str) -> None:
        self._root = root
        self._url = url

    def of(self, element: etree._Element) -> Video | None:
        """Return the video that an element plays, None for any other element, for decoration without sound and for what
        is not shown.
        """
        tag = tag_of(element)
        if tag not in _TAGS:
            names = element.get("class") or "" if tag == "div" else ""
            if "youtube" not in names.lower():
                return None
        if (
            _HIDDEN.search(element.get("style") or "")
            or element.get("width") in ("0", "1")
            or element.get("height") in ("0", "1")
        ):
            return None
        if tag == "video":
            return self._played_here(element)
        href = self._watched_at(element, tag)
        if not href:
            return None
        said = self._said_of(href)
        title = _title(element) or said.title
        return Video(href, title, said.poster)

    def _played_here(self, element: etree._Element) -> Video | None:
        # What plays by itself without sound and asks for no controls is decoration.
        if element.get("autoplay") is not None and element.get("muted") is not None and element.get("controls") is None:
            return None
        sources = [
            element.get("src"),
            element.get("data-src"),
            *(source.get("src") for source in element.iter("source")),
        ]
        files = [
            full
            for source in sources
            if source and (full := self._absolute(source)) and re.search(r"\.(?:mp4|webm|mov|m4v)\b", full)
        ]
        poster = self._absolute(element.get("poster") or element.get("data-poster") or "")
        if not (files or poster or _title(element)):
            return None
        alone = self._linked if len(self._linked) == 1 else []
        title = _title(element) or (alone[0].title if alone else "")
        return Video(files[0] if files else self._url, title, poster or (alone[0].poster if alone else ""))

    def _watched_at(self, element: etree._Element, tag: str) -> str:
        named = next(
            (
                v
                for name in ("videoid", "data-videoid", "data-youtube-id", "data-video-id", "data-id")
                if (v := element.get(name))
            ),
            "",
        )
        if tag in ("amp-youtube", "lite-youtube", "youtube-video", "div") and _YOUTUBE_ID.match(named):
            return f"https://www.youtube.com/watch?v={named}"
        if tag == "amp-vimeo" and named.isdigit():
            return f"https://vimeo.com/{named}"
        if tag == "amp-dailymotion" and named.isalnum():
            return f"https://www.dailymotion.com/video/{named}"
        for name in ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data-consent-src"):
            full = self._absolute(element.get(name) or "")
            found = watch_address(full)
            if found:
                return found
            if full and tag != "div" and _plays(full, element):
                return full
        return ""

    def _said_of(self, href: str) -> Video:
        key = _key(href)
        return next((video for video in self._linked if len(key) > 5 and key in video.href), Video("", "", ""))

    @functools.cached_property
    def _linked(self) -> list[Video]:
        """Return the videos of the page's JSON-LD; ``href`` is all of their addresses in one text."""
        found = []
        for node in _video_objects(jsonld.nodes(self._root)):
            addresses = " ".join(
                text for key in ("embedUrl", "contentUrl", "url", "@id") for text in jsonld.texts(node.get(key))
            )
            title = next(iter(jsonld.texts(node.get("name"))), "")
            poster = next(
                (full for text in jsonld.texts(node.get("thumbnailUrl")) if (full := self._absolute(text))), ""
            )
            found.append(Video(addresses, title[:MAX_TITLE_CHARACTERS], poster))
        return found

    def _absolute(self, address: str) -> str:
        try:
            full = urljoin(self._url, address.strip()) if address.strip() else ""
            return full if urlsplit(full).scheme in ("http", "https") else ""
        except ValueError:
            return ""


def watch_address(player: str) -> str:
    """Return where a person watches what a player's address plays; "" for a player that is not known (YouTube, Vimeo,
    Dailymotion, Facebook).
    """
    try:
        parts = urlsplit(player)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    steps = [step for step in parts.path.split("/") if step]
    asked = parse_qs(parts.query)
    if (
        host in ("youtube.com", "youtube-nocookie.com", "m.youtube.com")
        and len(steps) > 1
        and steps[0] in ("embed", "v", "shorts")
    ):
        if steps[1] == "videoseries" and asked.get("list"):
            return f"https://www.youtube.com/playlist?list={asked['list'][0]}"
        return f"https://www.youtube.com/watch?v={steps[1]}" if _YOUTUBE_ID.match(steps[1]) else ""
    if host == "player.vimeo.com" and len(steps) > 1 and steps[0] == "video":
        secret = asked.get("h", [""])[0]
        return f"https://vimeo.com/{steps[1]}" + (f"/{secret}" if secret else "") if steps[1].isdigit() else ""
    if host in ("dailymotion.com", "geo.dailymotion.com"):
        named = steps[2] if steps[:2] == ["embed", "video"] and len(steps) > 2 else asked.get("video", [""])[0]
        return f"https://www.dailymotion.com/video/{named}" if named.isalnum() else ""
    if host == "facebook.com" and steps[:2] == ["plugins", "video.php"]:
        return asked.get("href", [""])[0] if asked.get("href", [""])[0].startswith("https://www.facebook.com/") else ""
    return ""


def post_around(element: etree._Element) -> etree._Element | None:
    """Return the embedded post of a social network that an element is, or lies in; None where there is none."""
    for at in (element, *element.iterancestors()):
        if tag_of(at) == "blockquote":
            return at if _POST.search(at.get("class") or "") else None
        if tag_of(at) in ("article", "main", "body"):
            return None
    return None


def post_address(post: etree._Element) -> str:
    """Return the address that a post's element itself gives, "" for none; what it links to in its text is not looked
    at.
    """
    return next((value.strip() for name in _ADDRESSES if (value := post.get(name))), "")


def _plays(address: str, element: etree._Element) -> bool:
    """Tell whether the player of a site's own, or one that is not known, plays a video: it is a player by its path, and
    something says video.
    """
    path = urlsplit(address).path.lower()
    named = f"{path} {hints(element)} {element.get('title') or ''}".lower()
    return bool(re.search(r"/(?:embed|player|iframe)", path)) and "video" in named


def _title(element: etree._Element) -> str:
    for name in ("title", "aria-label", "playlabel", "data-title", "data-headline"):
        text = " ".join((element.get(name) or "").split())
        if text and not _GENERIC.match(text):
            return text[:MAX_TITLE_CHARACTERS]
    return ""


def _key(href: str) -> str:
    """Return what names a video in every address of it: the last number or word of its address."""
    parts = urlsplit(href)
    return parse_qs(parts.query).get("v", [""])[0] or parts.path.rstrip("/").rpartition("/")[2]


def _video_objects(nodes: list[jsonld.Node]) -> Iterator[jsonld.Node]:
    for node in nodes:
        if "VideoObject" in jsonld.types_of(node):
            yield node
        inner = node.get("video")
        for item in inner if isinstance(inner, list) else [inner]:
            if isinstance(item, dict) and "VideoObject" in jsonld.types_of(item):
                yield item
