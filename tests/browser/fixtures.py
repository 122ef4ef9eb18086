"""What a fixture page is: its files, and the truth about it, stated beside the page that shows it."""

from __future__ import annotations

import hashlib
import html
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.browser.words import LANGUAGES, Story, story


@dataclass(frozen=True)
class Answer:
    """What a server says at a path. In a text ``{{page}}``, ``{{other}}`` and ``{{third}}`` become the servers'
    addresses.
    """

    body: bytes
    kind: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    only_with: str = ""
    """A cookie without which the answer is ``otherwise``."""
    otherwise: bytes = b""
    seconds: float = 0.0
    """Before the first byte."""


@dataclass(frozen=True)
class Fixture:
    """A page with its truth: the visible text of the article in order (without title and captions), its pictures, what
    must not be in the article, and what must not travel at all.
    """

    name: str
    technique: str
    story: Story
    files: Mapping[tuple[str, str], Answer]
    """By (server, path); the article is at ("page", "story")."""
    truth: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    """SHA-256 of the bytes of each, in hex."""
    drawn: int = 0
    """Pictures whose bytes only the page has: canvas, captured."""
    absent: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    entry: str = "story"
    """Where the reader goes first; the page leads on to the story."""
    ready: str = "document.readyState === 'complete'"
    """A script's expression: true when the page is as the reader sees it."""
    act: str = ""
    """What the reader does before saving, as a script."""
    changes: bool = False
    """The page changes by itself or by being scrolled: its state before and after says nothing."""
    address: str = "story"
    """The path that is the article's address in the end."""
    title: str = ""
    seconds: float = 30.0
    loads: bool = True
    """The page's loading ends, and is waited for."""


Maker = Callable[["Making"], Fixture]


@dataclass(frozen=True)
class Technique:
    name: str
    make: Maker
    languages: tuple[str, ...]


TECHNIQUES: list[Technique] = []


def technique(*languages: str, variants: int = 2) -> Callable[[Maker], Maker]:
    """Register a way in which pages show an article; made once for each language, or for ``variants`` of all."""

    def register(make: Maker) -> Maker:
        number = len(TECHNIQUES)
        chosen = languages or tuple(LANGUAGES[(number * 3 + one * 5) % len(LANGUAGES)] for one in range(variants))
        TECHNIQUES.append(Technique(make.__name__, make, chosen))
        return make

    return register


# --- layouts ----------------------------------------------------------------------------------------------------------------

FURNITURE = {
    "nav": ["Forsida", "Zadluba", "Tarnigo", "Weltrik"],
    "aside": ["Qualmer top five", "Brindlewick tickets", "Oskaline recipes"],
    "foot": ["Imprintum vellastra", "Privatum dokko", "Kontaktika"],
}
"""In no language's words: found in an article, it is the page's furniture."""


def _nav(tag: str = "nav") -> str:
    links = "".join(f'<li><a href="/{one.lower()}">{one}</a></li>' for one in FURNITURE["nav"])
    return f"<{tag} class=menu><ul>{links}</ul></{tag}>"


def _aside() -> str:
    links = "".join(f'<li><a href="/{one[:4].lower()}">{one}</a></li>' for one in FURNITURE["aside"])
    return f"<aside class=sidebar><h3>Hottlist</h3><ul>{links}</ul></aside>"


def _foot() -> str:
    return "<footer><p>" + " · ".join(FURNITURE["foot"]) + "</p></footer>"


def newspaper(title: str, body: str) -> str:
    return f"<header class=site><a href='/'>Koastkurier</a>{_nav()}</header><main><article><h1>{title}</h1>{body}</article></main>{_aside()}{_foot()}"


def divs(title: str, body: str) -> str:
    return (
        f"<div class=wrap><div class=top><div class=logo>Divrundo</div>{_nav('div')}</div><div class=content><div class=story>"
        f"<h1 class=headline>{title}</h1><div class=story-body>{body}</div></div><div class=right>{_aside()}</div></div>"
        f"<div class=bottom>{' | '.join(FURNITURE['foot'])}</div></div>"
    )


def magazine(title: str, body: str) -> str:
    return f"<div id=page>{_nav()}<section class=hero><h1>{title}</h1></section><section class=longform role=main>{body}</section>{_foot()}</div>"


def blog(title: str, body: str) -> str:
    return f"<div class=blog><h2 class=blog-name><a href='/'>Blogaro</a></h2><main class=post><h1 class=entry-title>{title}</h1><div class=entry-content>{body}</div></main>{_aside()}{_foot()}</div>"


def plain(title: str, body: str) -> str:
    return f"<h1>{title}</h1>{body}<hr>{_foot()}"


def schema(title: str, body: str) -> str:
    return (
        f"{_nav()}<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>{title}</h1>"
        f"<div itemprop=articleBody>{body}</div></div>{_aside()}{_foot()}"
    )


LAYOUTS = (newspaper, divs, magazine, blog, plain, schema)

STYLE = """body{font:17px/1.55 serif;margin:0;background:#fff;color:#111}main,.content,.longform,.blog{max-width:44em;margin:1em auto}
nav ul,.menu ul{display:flex;gap:1em;list-style:none}aside,.right{font:14px sans-serif}p{margin:1em 0}img{max-width:100%}"""


def paragraphs(texts: tuple[str, ...] | list[str]) -> str:
    return "\n".join(f"<p>{html.escape(one, quote=False)}</p>" for one in texts)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Making:
    """A fixture while it is made: files are added, then ``done`` says the truth."""

    name: str
    technique: str
    story: Story
    layout: Callable[[str, str], str]
    chance: random.Random
    files: dict[tuple[str, str], Answer] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)

    def file(
        self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", *, on: str = "page", **more: Any
    ) -> str:
        """Add a file and return the address by which the page may name it."""
        data = body.encode() if isinstance(body, str) else body
        self.files[on, path] = Answer(data, kind, **more)
        return path if on == "page" else f"{{{{{on}}}}}/p/{self.name}/{path}"

    def picture(self, path: str, data: bytes, *, kind: str = "image/png", shown: bool = True, **more: Any) -> str:
        """Add a picture that the article shows, if it is ``shown``, and return its address."""
        if shown:
            self.pictures.append(digest(data))
        return self.file(path, data, kind, **more)

    def page(
        self, body: str, *, head: str = "", after: str = "", path: str = "story", attributes: str = "", **more: Any
    ) -> None:
        """Add the page: the layout around ``body``, and ``after`` it what is not the article's."""
        told = self.story
        text = (
            f'<!DOCTYPE html><html lang="{told.language}" dir="{told.direction}" {attributes}><head><meta charset="utf-8">'
            f"<title>{html.escape(told.title)}</title><meta name=viewport content='width=device-width'>{head}<style>{STYLE}</style></head>"
            f"<body>{self.layout(html.escape(told.title), body)}{after}</body></html>"
        )
        self.file(path, text, **more)

    def done(self, truth: tuple[str, ...] | list[str] | None = None, **more: Any) -> Fixture:
        told = more.pop("title", self.story.title)
        absent = (*more.pop("absent", ()), *(one for part in FURNITURE.values() for one in part))
        return Fixture(
            self.name,
            self.technique,
            self.story,
            self.files,
            tuple(self.story.paragraphs if truth is None else truth),
            tuple(self.pictures),
            absent=absent,
            title=told,
            **more,
        )


def make(way: Technique, number: int, variant: int) -> Fixture:
    language = way.languages[variant]
    seed = number * 100 + variant
    name = f"{way.name.replace('_', '-')}-{language}"
    making = Making(
        name, way.name, story(language, seed), LAYOUTS[(number + variant * 2) % len(LAYOUTS)], random.Random(f"{seed}")
    )
    return way.make(making)


def fixtures() -> Iterator[Fixture]:
    """Yield all fixtures: every technique in its languages, each with another story and layout."""
    from tests.browser import techniques

    techniques.load()
    for number, way in enumerate(TECHNIQUES):
        for variant in range(len(way.languages)):
            yield make(way, number, variant)
