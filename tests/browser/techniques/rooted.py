"""Shadow roots and frames."""

from __future__ import annotations

import html
import json

from tests.browser.drawing import png
from tests.browser.fixtures import Fixture, Making, paragraphs, technique


def root(a: Making, markup: str, mode: str, name: str = "story-box", inside: str = "") -> None:
    """Add the page with an element whose shadow root has the markup."""
    value = json.dumps(markup).replace("<", "\\u003c")
    a.page(
        f"<{name} id=host style='display:block'>{inside}</{name}><script>document.getElementById('host').attachShadow({{mode:'{mode}'}}).innerHTML={value}</script>"
    )


@technique("en", "de", "ja")
def shadow_open(a: Making) -> Fixture:
    root(a, "<style>p{color:#222}</style>" + paragraphs(a.story.paragraphs), "open")
    return a.done()


@technique("fr", "ar", "en")
def shadow_closed(a: Making) -> Fixture:
    root(a, "<style>p{color:#222}</style>" + paragraphs(a.story.paragraphs), "closed")
    return a.done()


@technique("en", "ko")
def shadow_declarative(a: Making) -> Fixture:
    a.page(
        f"<story-box><template shadowrootmode=open><style>p{{margin:1em}}</style>{paragraphs(a.story.paragraphs)}</template></story-box>"
    )
    return a.done()


@technique("es", "zh")
def shadow_declarative_closed(a: Making) -> Fixture:
    a.page(f"<article><template shadowrootmode=closed>{paragraphs(a.story.paragraphs)}</template></article>")
    return a.done()


@technique("de", "he")
def shadow_nested(a: Making) -> Fixture:
    """Three roots in each other, open, closed, open, each with a third of the story."""
    texts = list(a.story.paragraphs)
    third = len(texts) // 3
    inner = f"<c-box style='display:block'><template shadowrootmode=open>{paragraphs(texts[2 * third :])}</template></c-box>"
    middle = f"<b-box style='display:block'><template shadowrootmode=closed>{paragraphs(texts[third : 2 * third])}{inner}</template></b-box>"
    a.page(
        f"<a-box style='display:block'><template shadowrootmode=open>{paragraphs(texts[:third])}{middle}</template></a-box>"
    )
    return a.done()


@technique("en", "pl")
def slots_in_another_order(a: Making) -> Fixture:
    """The reader sees the slots' order, not that of the page."""
    texts = list(a.story.paragraphs)
    half = len(texts) // 2
    last = f"<div slot=last>{paragraphs(texts[half:])}</div>"
    first = f"<div slot=first>{paragraphs(texts[:half])}</div>"
    a.page(
        f"<story-box style='display:block'><template shadowrootmode=open><section><slot name=first></slot></section><section><slot name=last></slot></section></template>{last}{first}</story-box>"
    )
    return a.done()


@technique("fr", "ru")
def slots_with_fallback(a: Making) -> Fixture:
    """What a slot shows when nothing is given to it, and what is given to no slot and so not shown."""
    texts = list(a.story.paragraphs)
    a.page(
        f"<story-box style='display:block'><template shadowrootmode=open><slot name=none>{paragraphs(texts[:4])}</slot><slot></slot></template>{paragraphs(texts[4:])}<p slot=nowhere>Slottless never seen</p></story-box>"
    )
    return a.done(absent=("Slottless",))


@technique("en", "ja")
def a_root_for_each_paragraph(a: Making) -> Fixture:
    script = "<script>customElements.define('story-p',class extends HTMLElement{connectedCallback(){const r=this.attachShadow({mode:'closed'});const p=document.createElement('p');p.append(document.createElement('slot'));r.append(p)}})</script><style>story-p{display:block}</style>"
    a.page("".join(f"<story-p>{html.escape(t, quote=False)}</story-p>" for t in a.story.paragraphs), after=script)
    return a.done()


@technique("es", "ko")
def pictures_in_a_closed_root(a: Making) -> Fixture:
    pictures = "".join(
        f"<figure><img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} alt='' width=480 height=270></figure>"
        for n in range(2)
    )
    root(a, paragraphs(a.story.paragraphs[:4]) + pictures + paragraphs(a.story.paragraphs[4:]), "closed")
    return a.done()


FRAME = "width=100% height=900 style='border:0' title=Story"


@technique("en", "de")
def frame_of_the_same_site(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    a.file("inner", f"<!DOCTYPE html><meta charset=utf-8><title>Inner</title>{paragraphs(texts[3:7])}")
    a.page(paragraphs(texts[:3]) + f"<iframe src=inner {FRAME}></iframe>" + paragraphs(texts[7:]))
    return a.done()


@technique("fr", "ar", "en")
def frame_of_another_site(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    address = a.file(
        "inner", f"<!DOCTYPE html><meta charset=utf-8><title>Inner</title>{paragraphs(texts[3:7])}", on="other"
    )
    a.page(paragraphs(texts[:3]) + f"<iframe src='{address}' {FRAME}></iframe>" + paragraphs(texts[7:]))
    return a.done()


@technique("en", "zh")
def frame_from_its_attribute(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    inner = html.escape(f"<meta charset=utf-8>{paragraphs(texts[2:6])}")
    a.page(paragraphs(texts[:2]) + f'<iframe srcdoc="{inner}" {FRAME}></iframe>' + paragraphs(texts[6:]))
    return a.done()


@technique("de", "ru")
def frames_in_frames(a: Making) -> Fixture:
    """A frame of this site that has one of another site, which has one from its attribute."""
    texts = list(a.story.paragraphs)
    deepest = html.escape(f"<meta charset=utf-8>{paragraphs(texts[6:])}")
    address = a.file(
        "second",
        f'<!DOCTYPE html><meta charset=utf-8><title>Second</title>{paragraphs(texts[4:6])}<iframe srcdoc="{deepest}" {FRAME}></iframe>',
        on="other",
    )
    a.file(
        "first",
        f"<!DOCTYPE html><meta charset=utf-8><title>First</title>{paragraphs(texts[2:4])}<iframe src='{address}' {FRAME}></iframe>",
    )
    a.page(paragraphs(texts[:2]) + f"<iframe src=first {FRAME}></iframe>")
    return a.done()


@technique("es", "he")
def frames_not_for_readers(a: Making) -> Fixture:
    """A hidden frame, one of a pixel, and an advertisement."""
    hidden = a.file(
        "sync", "<!DOCTYPE html><title>Sync</title><p>Synkframe hidden words that nobody sees at all", on="third"
    )
    advert = a.file(
        "advert", "<!DOCTYPE html><title>Ad</title><p>Advertissimo: buy these oars now, sponsored", on="other"
    )
    after = f"<iframe src='{hidden}' style='display:none'></iframe><iframe src='{hidden}?pixel' width=1 height=1 style='border:0'></iframe>"
    body = (
        paragraphs(a.story.paragraphs[:4])
        + f"<div class=advertisement><iframe src='{advert}' width=300 height=250 title=Advertisement></iframe></div>"
        + paragraphs(a.story.paragraphs[4:])
    )
    a.page(body, after=after)
    return a.done(absent=("Synkframe", "Advertissimo"))


@technique("en", "ja")
def frame_with_a_picture(a: Making) -> Fixture:
    address = a.picture("inner.png", png(a.name), on="other")
    frame = a.file(
        "inner",
        f"<!DOCTYPE html><meta charset=utf-8><title>Inner</title><figure><img src='{address}' alt='' width=480 height=270></figure>{paragraphs(a.story.paragraphs[4:6])}",
        on="other",
    )
    a.page(
        paragraphs(a.story.paragraphs[:4])
        + f"<iframe src='{frame}' {FRAME}></iframe>"
        + paragraphs(a.story.paragraphs[6:])
    )
    return a.done()


@technique("fr", "ko")
def sandboxed_frame(a: Making) -> Fixture:
    """An origin of nobody's, where no script runs."""
    a.file("inner", f"<!DOCTYPE html><meta charset=utf-8><title>Inner</title>{paragraphs(a.story.paragraphs[3:6])}")
    a.page(
        paragraphs(a.story.paragraphs[:3])
        + f"<iframe sandbox src=inner {FRAME}></iframe>"
        + paragraphs(a.story.paragraphs[6:])
    )
    return a.done()
