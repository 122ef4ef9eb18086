"""What is text to the eye and what is not, and the shapes that text takes."""

from __future__ import annotations

import html

from tests.browser.drawing import png
from tests.browser.fixtures import Fixture, Making, paragraphs, technique


def esc(text: str) -> str:
    return html.escape(text, quote=False)


@technique("en", "de", "zh")
def for_print_only(a: Making) -> Fixture:
    head = "<style>.print{display:none}@media print{.print{display:block}.screen{display:none}}</style>"
    body = f"<div class=print><p>Printonly copyright line, licensed to nobody, kept for paper.</p></div><div class=screen>{paragraphs(a.story.paragraphs)}</div><p class=print>Printonly second line about the paper.</p>"
    a.page(body, head=head)
    return a.done(absent=("Printonly",))


@technique("en", "fr")
def words_from_the_stylesheet(a: Making) -> Fixture:
    """``content`` that is text: a paragraph's beginning is in the stylesheet."""
    texts = list(a.story.paragraphs)
    cut = [(t.split(" ", 3)) for t in texts]
    rules = "".join(f".w{n}::before{{content:'{' '.join(words[:3])} '}}" for n, words in enumerate(cut[:4]))
    body = "".join(f"<p class=w{n}>{esc(words[-1])}</p>" for n, words in enumerate(cut[:4])) + paragraphs(texts[4:])
    a.page(body, head=f"<style>{rules.replace('&', '')}</style>")
    return a.done()


@technique("de", "ru")
def marks_from_the_stylesheet(a: Making) -> Fixture:
    """``content`` that is decoration: arrows and icons of a font are no words."""
    head = "<style>h2::before{content:'\\25B8  '}p.q::after{content:'\\E013'}p::before{content:''}</style>"
    body = "".join(f"<p class=q>{esc(t)}</p>" for t in a.story.paragraphs)
    a.page(body, head=head)
    return a.done(absent=("\ue013",))


@technique("en", "he", "ko")
def hidden_in_every_way(a: Making) -> Fixture:
    ways = [
        "display:none",
        "visibility:hidden",
        "position:absolute;left:-9999px",
        "position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden",
        "opacity:0",
        "font-size:0",
        "height:0;overflow:hidden",
    ]
    parts = []
    for number, text in enumerate(a.story.paragraphs):
        parts.append(f"<p>{esc(text)}</p>")
        if number < len(ways):
            parts.append(
                f"<p style='{ways[number]}'>Unseenword number {number} is somewhere in this page but not for eyes.</p>"
            )
    a.page("".join(parts))
    return a.done(absent=("Unseenword",))


@technique("en", "ar")
def details_open_and_closed(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    body = (
        paragraphs(texts[:3])
        + f"<details open><summary>{esc(texts[3])}</summary>{paragraphs(texts[4:6])}</details>"
        + "<details><summary hidden>x</summary><p>Closedetail never opened by the reader.</p></details>"
        + paragraphs(texts[6:])
    )
    a.page(body)
    return a.done(absent=("Closedetail",))


@technique("fr", "ja")
def read_more_pressed(a: Making) -> Fixture:
    """The reader has pressed "read more": what it brought is there, the button is gone."""
    body = (
        paragraphs(a.story.paragraphs[:3])
        + f"<div id=rest style='display:none'>{paragraphs(a.story.paragraphs[3:])}</div><button id=more>Lesmera</button>"
    )
    script = "<script>document.getElementById('more').onclick=e=>{document.getElementById('rest').style.display='';e.target.remove();document.body.dataset.done=1}</script>"
    a.page(body, after=script)
    return a.done(
        absent=("Lesmera",), act="document.getElementById('more').click()", ready="document.body.dataset.done === '1'"
    )


@technique("de", "es")
def read_more_not_pressed(a: Making) -> Fixture:
    """What the reader has not brought in is not part of what is seen."""
    body = (
        paragraphs(a.story.paragraphs)
        + "<div id=rest style='display:none'><p>Notpressed words that wait behind a button for the reader.</p></div><button>Lesmera</button>"
    )
    a.page(body)
    return a.done(absent=("Notpressed", "Lesmera"))


@technique("ar", "he")
def right_to_left(a: Making) -> Fixture:
    texts = [t + " (Tearsheet 3.0 – ‎COAST-7)" if n % 3 == 0 else t for n, t in enumerate(a.story.paragraphs)]
    a.page(paragraphs(texts))
    return a.done(texts)


@technique("ja", "zh", "ko")
def east_asian(a: Making) -> Fixture:
    texts = [*a.story.paragraphs, *a.story.more(6)]
    a.page(paragraphs(texts), head="<style>p{line-break:strict;word-break:break-all}</style>")
    return a.done(texts)


@technique("ja")
def written_downwards(a: Making) -> Fixture:
    a.page(f"<div style='writing-mode:vertical-rl;height:600px;overflow-x:auto'>{paragraphs(a.story.paragraphs)}</div>")
    return a.done()


@technique("en", "pl")
def tables(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    rows = [[f"{esc(a.story.more(1)[0].split(' ')[0])}{r}", str(1000 + r * 37), f"{r * 3}.5"] for r in range(6)]
    names = ["Quay", "Boats", "Share"]
    table = (
        "<table><thead><tr>"
        + "".join(f"<th>{one}</th>" for one in names)
        + "</tr></thead><tbody>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</tbody></table>"
    )
    a.page(paragraphs(texts[:5]) + table + paragraphs(texts[5:]))
    return a.done([*texts[:5], " ".join(names), *(html.unescape(" ".join(row)) for row in rows), *texts[5:]])


@technique("de", "fr")
def footnotes(a: Making) -> Fixture:
    texts, notes = list(a.story.paragraphs), a.story.more(2)
    body = [
        f"<p>{esc(t)}{f'<sup><a id=r{n} href=#n{n}>{n + 1}</a></sup>' if n < 2 else ''}</p>"
        for n, t in enumerate(texts)
    ]
    body.append(
        "<section class=footnotes><hr><ol>"
        + "".join(f"<li id=n{n}><p>{esc(t)} <a href=#r{n}>↩</a></p></li>" for n, t in enumerate(notes))
        + "</ol></section>"
    )
    a.page("".join(body))
    return a.done([*texts, *notes])


@technique("en", "es")
def code(a: Making) -> Fixture:
    lines = 'for quay in quays:\n    if quay.tide > 3:\n        print(quay.name, "closed")'
    texts = list(a.story.paragraphs)
    a.page(paragraphs(texts[:4]) + f"<pre><code>{esc(lines)}</code></pre>" + paragraphs(texts[4:]))
    return a.done([*texts[:4], lines, *texts[4:]])


@technique("ru", "en")
def lists_and_quotes(a: Making) -> Fixture:
    texts = list(a.story.paragraphs)
    body = (
        paragraphs(texts[:2])
        + "<h2>"
        + esc(a.story.paragraphs[0].split(".")[0].split("。")[0])
        + "</h2>"
        + "<ul>"
        + "".join(f"<li>{esc(t)}</li>" for t in texts[2:5])
        + "</ul><blockquote>"
        + paragraphs(texts[5:7])
        + "</blockquote>"
        + "<ol>"
        + "".join(f"<li>{esc(t)}</li>" for t in texts[7:])
        + "</ol>"
    )
    a.page(body)
    return a.done([*texts[:2], a.story.paragraphs[0].split(".")[0].split("。")[0], *texts[2:]])


@technique("en", "de", "ja")
def form_values(a: Making) -> Fixture:
    """Nothing that the reader typed travels: fields, drafts, what the browser filled in."""
    secrets = tuple(
        f"{word}{a.story.seed}zq"
        for word in ("hunterpass", "cardnumber", "draftcomment", "editablenote", "hiddentoken", "chosenoption")
    )
    body = (
        paragraphs(a.story.paragraphs[:5])
        + (
            f"<form><input name=u value=''><input type=password name=p><textarea name=c></textarea><input type=hidden name=csrf value='{secrets[4]}'>"
            f"<select><option>Aa</option><option value='{secrets[5]}'>Bb</option></select><div id=ed contenteditable></div></form>"
        )
        + paragraphs(a.story.paragraphs[5:])
    )
    act = f"const f=document.forms[0];f.u.value='{secrets[1]}';f.p.value='{secrets[0]}';f.c.value='{secrets[2]}';document.getElementById('ed').textContent='{secrets[3]}';f.u.setAttribute('value','{secrets[1]}');document.body.dataset.done=1"
    a.page(body)
    return a.done(secrets=secrets, act=act, ready="document.body.dataset.done === '1'")


@technique("en", "fr")
def storage_and_tokens(a: Making) -> Fixture:
    """Cookies, storage and tokens in scripts and headers stay in the browser."""
    secrets = tuple(
        f"{word}{a.story.seed}zq"
        for word in ("cookiesecret", "storagesecret", "scriptsecret", "headersecret", "metasecret")
    )
    script = f"<script>document.cookie='sid={secrets[0]}; path=/p/';localStorage.setItem('t','{secrets[1]}');window.__token='{secrets[2]}'</script>"
    a.page(
        paragraphs(a.story.paragraphs),
        head=f"<meta name=csrf-token content={secrets[4]}>",
        after=script,
        headers=(("X-Session", secrets[3]), ("Set-Cookie", f"own={secrets[3]}; HttpOnly; Path=/p/")),
    )
    return a.done(secrets=secrets)


@technique("en", "de", "es")
def newsletter_in_webmail(a: Making) -> Fixture:
    """A mail among the furniture of a mail program, with the links that mails have."""
    texts = list(a.story.paragraphs)
    rows = "".join(f"<tr><td style='padding:8px'><p>{esc(t)}</p></td></tr>" for t in texts)
    mail = f"<table role=presentation width=600>{rows}<tr><td><p><a href='https://list.invalid/unsubscribe?u=1'>Unsubscribo here</a> · <a href='https://list.invalid/view'>View in browser</a></p><img src=open.png width=1 height=1 alt=''></td></tr></table>"
    a.file("open.png", png("open", 1, 1), "image/png")
    folders = "".join(f"<li>{one}</li>" for one in ("Inboxor", "Sendado", "Draftov"))
    a.layout = lambda title, body: (
        f"<div class=app style='display:flex'><nav><button>Composo</button><ul>{folders}</ul></nav><main role=main><h2 class=subject>{title}</h2><div class=head><span class=from email='notes@courier.invalid'>Coast Notes &lt;notes@courier.invalid&gt;</span> <span>to me</span></div><div class=mail-body>{body}</div><div><button>Replyo</button><button>Forwardo</button></div></main></div>"
    )
    a.page(mail)
    return a.done(absent=("Unsubscribo", "Inboxor", "Composo", "Replyo"))


@technique("ru", "ja")
def old_charset(a: Making) -> Fixture:
    """Bytes of another encoding, said in the header only."""
    charset = "windows-1251" if a.story.language == "ru" else "shift_jis"
    a.page(paragraphs(a.story.paragraphs))
    text = a.files.pop(("page", "story")).body.decode().replace('<meta charset="utf-8">', "")
    a.file("story", text.encode(charset, "xmlcharrefreplace"), f"text/html; charset={charset}")
    return a.done()


@technique("en", "ko")
def xhtml(a: Making) -> Fixture:
    texts = "".join(f"<p>{esc(t)}</p>" for t in a.story.paragraphs)
    page = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="{a.story.language}"><head><title>{esc(a.story.title)}</title></head><body><div><h1>{esc(a.story.title)}</h1>{texts}</div></body></html>'
    a.file("story", page, "application/xhtml+xml")
    return a.done()


@technique("fr", "zh")
def another_base(a: Making) -> Fixture:
    source = a.picture("sub/p.png", png(a.name))
    a.page(
        f"<figure><img src=p.png alt='' width=480 height=270></figure><!-- {source} -->"
        + paragraphs(a.story.paragraphs),
        head=f"<base href='/p/{a.name}/sub/'>",
    )
    return a.done()


@technique("de", "ar")
def copying_forbidden(a: Making) -> Fixture:
    head = "<style>body{user-select:none;-webkit-user-select:none}</style>"
    script = "<script>for(const e of['copy','contextmenu','selectstart','keydown','beforeprint'])document.addEventListener(e,x=>{x.preventDefault();x.stopImmediatePropagation()},true);Object.defineProperty(document,'body',{get(){return null}})</script>"
    a.page(paragraphs(a.story.paragraphs), head=head, after=script)
    return a.done()


@technique("en", "de")
def soft_hyphens(a: Making) -> Fixture:
    """Words with places to break them, which are not part of the words."""
    body = "".join(
        "<p>" + " ".join(w[:4] + "&shy;" + w[4:] if len(w) > 7 else w for w in esc(t).split(" ")) + "</p>"
        for t in a.story.paragraphs
    )
    a.page(body)
    return a.done()


@technique("es", "pl")
def nested_markup(a: Making) -> Fixture:
    """Words in spans, emphasis, links and fonts, sixty levels deep."""
    body = "".join(
        "<p>"
        + "<span>" * 60
        + " ".join(
            f"<b>{w}</b>" if n % 5 == 0 else f"<a href=#x>{w}</a>" if n % 7 == 0 else w
            for n, w in enumerate(esc(t).split(" "))
        )
        + "</span>" * 60
        + "</p>"
        for t in a.story.paragraphs
    )
    a.page(body)
    return a.done()


@technique("fr", "ru")
def lines_instead_of_paragraphs(a: Making) -> Fixture:
    a.page("<div class=text>" + "<br><br>".join(esc(t) for t in a.story.paragraphs) + "</div>")
    return a.done()


@technique("en", "zh")
def two_columns(a: Making) -> Fixture:
    a.page(f"<div style='columns:2'>{paragraphs(a.story.paragraphs)}</div>")
    return a.done()


@technique("de", "ko")
def in_a_scrolling_box(a: Making) -> Fixture:
    """The page itself does not scroll: a box in it does."""
    texts = [*a.story.paragraphs, *a.story.more(20)]
    a.page(f"<div style='height:400px;overflow-y:scroll' id=box>{paragraphs(texts)}</div>")
    return a.done(
        texts,
        act="document.getElementById('box').scrollTop=333;document.body.dataset.done=1",
        ready="document.body.dataset.done === '1'",
    )
