"""Pictures in every way that pages show them."""

from __future__ import annotations

import base64
import html

from tests.browser.drawing import png, svg
from tests.browser.fixtures import Fixture, Making, digest, technique


def with_figures(a: Making, figures: list[str], *, apart: int = 0) -> str:
    """Return the story with these figures between its paragraphs; ``apart`` pixels of height keep them out of sight."""
    parts, texts = [], list(a.story.paragraphs)
    step = max(1, len(texts) // (len(figures) + 1))
    for number, text in enumerate(texts):
        parts.append(f"<p{f' style=min-height:{apart}px' if apart else ''}>{html.escape(text, quote=False)}</p>")
        if number % step == step - 1 and number // step < len(figures):
            parts.append(f"<figure>{figures[number // step]}</figure>")
    return "".join(parts)


@technique("en", "de")
def plain_pictures(a: Making) -> Fixture:
    a.page(
        with_figures(
            a,
            [f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} alt='' width=480 height=270>" for n in range(4)],
        )
    )
    return a.done()


@technique("fr", "ar")
def captioned_figures(a: Making) -> Fixture:
    figures = [
        f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} alt='Alt {n}'><figcaption>{html.escape(a.story.title)} {n}</figcaption>"
        for n in range(3)
    ]
    a.page(with_figures(a, figures))
    return a.done()


@technique("en", "ja", "pl")
def lazy_by_the_browser(a: Making) -> Fixture:
    figures = [
        f"<img loading=lazy src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} width=480 height=270 alt=''>"
        for n in range(4)
    ]
    a.page(with_figures(a, figures, apart=700))
    return a.done()


@technique("es", "ko", "en")
def lazy_by_observer(a: Making) -> Fixture:
    """A grey dot stands for each picture until it comes near the window."""
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
    figures = [
        f"<img class=lazy src='{dot}' data-src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} width=480 height=270 alt=''>"
        for n in range(4)
    ]
    script = "<script>const o=new IntersectionObserver(e=>e.forEach(x=>{if(x.isIntersecting){x.target.src=x.target.dataset.src;x.target.classList.remove('lazy');o.unobserve(x.target)}}),{rootMargin:'100px'});document.querySelectorAll('.lazy').forEach(i=>o.observe(i))</script>"
    a.page(with_figures(a, figures, apart=700), after=script)
    return a.done(changes=True)


@technique("ru", "fr")
def lazy_backgrounds_of_noscript(a: Making) -> Fixture:
    """A picture for readers without scripts beside the one that a script brings in."""
    figures = []
    for n in range(3):
        source = a.picture(f"p{n}.png", png(f"{a.name}{n}"))
        figures.append(
            f"<img class=l data-original={source} width=480 height=270 alt=''><noscript><img src={source} alt=''></noscript>"
        )
    script = "<script>function go(){for(const i of document.querySelectorAll('img.l'))if(i.getBoundingClientRect().top<innerHeight+200&&!i.src)i.src=i.dataset.original}addEventListener('scroll',go);addEventListener('load',go);go()</script>"
    a.page(with_figures(a, figures, apart=600), after=script)
    return a.done(changes=True)


@technique("en", "zh")
def chosen_by_density(a: Making) -> Fixture:
    figures = []
    for n in range(3):
        one = a.picture(f"p{n}-1x.png", png(f"{a.name}{n}"))
        two = a.picture(f"p{n}-2x.png", png(f"{a.name}{n}x2", 960, 540), shown=False)
        figures.append(f"<img srcset='{one} 1x, {two} 2x' src={one} alt='' width=480 height=270>")
    a.page(with_figures(a, figures))
    return a.done()


@technique("de", "he")
def chosen_by_width(a: Making) -> Fixture:
    figures = []
    for n in range(3):
        small = a.picture(f"p{n}-320.png", png(f"{a.name}{n}s", 320, 180), shown=False)
        middle = a.picture(f"p{n}-800.png", png(f"{a.name}{n}m", 800, 450))
        large = a.picture(f"p{n}-1600.png", png(f"{a.name}{n}l", 1600, 900), shown=False)
        figures.append(f"<img srcset='{small} 320w, {middle} 800w, {large} 1600w' sizes='600px' src={small} alt=''>")
    a.page(with_figures(a, figures))
    return a.done()


@technique("es", "ru")
def picture_with_sources(a: Making) -> Fixture:
    figures = []
    for n in range(3):
        wide = a.picture(f"wide{n}.png", png(f"{a.name}{n}w", 640, 360))
        narrow = a.picture(f"narrow{n}.png", png(f"{a.name}{n}n", 320, 320), shown=False)
        figures.append(
            f"<picture><source media='(min-width: 600px)' srcset={wide}><source media='(max-width: 599px)' srcset={narrow}><img src={narrow} alt=''></picture>"
        )
    a.page(with_figures(a, figures))
    return a.done()


@technique("en", "ar")
def data_pictures(a: Making) -> Fixture:
    figures = []
    for n in range(3):
        bytes_ = png(f"{a.name}{n}")
        a.pictures.append(digest(bytes_))
        figures.append(
            f"<img src='data:image/png;base64,{base64.b64encode(bytes_).decode()}' alt='' width=480 height=270>"
        )
    a.page(with_figures(a, figures))
    return a.done()


@technique("fr", "ko")
def blob_pictures(a: Making) -> Fixture:
    figures = [
        f"<img class=b data-from={a.picture(f'p{n}.bin', png(f'{a.name}{n}'), kind='application/octet-stream')} alt='' width=480 height=270>"
        for n in range(3)
    ]
    script = "<script>Promise.all([...document.querySelectorAll('img.b')].map(async i=>{const d=await(await fetch(i.dataset.from)).arrayBuffer();i.src=URL.createObjectURL(new Blob([d],{type:'image/png'}));i.removeAttribute('data-from');await i.decode()})).then(()=>document.body.dataset.done=1)</script>"
    a.page(with_figures(a, figures), after=script)
    return a.done(ready="document.body.dataset.done === '1'")


@technique("de", "ja")
def blob_pictures_revoked(a: Making) -> Fixture:
    """The page takes the address back as soon as the picture is shown."""
    figures = [
        f"<img class=b data-from={a.picture(f'p{n}.bin', png(f'{a.name}{n}'), kind='application/octet-stream', shown=False)} alt='' width=480 height=270>"
        for n in range(2)
    ]
    script = "<script>Promise.all([...document.querySelectorAll('img.b')].map(async i=>{const d=await(await fetch(i.dataset.from)).arrayBuffer();const u=URL.createObjectURL(new Blob([d],{type:'image/png'}));i.src=u;i.removeAttribute('data-from');await i.decode();URL.revokeObjectURL(u)})).then(()=>document.body.dataset.done=1)</script>"
    a.page(with_figures(a, figures), after=script)
    return a.done(drawn=2, ready="document.body.dataset.done === '1'")


DRAW = "const x=c.getContext('2d');for(let i=0;i<12;i++){x.fillStyle='hsl('+i*30+',60%,50%)';x.fillRect(i*40,270-i*20,30,i*20+10)}"


@technique("en", "pl")
def canvas_chart(a: Making) -> Fixture:
    a.page(
        with_figures(a, ["<canvas id=c width=480 height=270></canvas>"]),
        after=f"<script>const c=document.getElementById('c');{DRAW}</script>",
    )
    return a.done(drawn=1)


@technique("en", "zh")
def words_in_a_canvas(a: Making) -> Fixture:
    """Words that are painted are a picture: no program reads them as text."""
    script = f"<script>const c=document.getElementById('c');{DRAW}x.fillStyle='#000';x.font='20px serif';x.fillText('Kanvastext twelve',20,30)</script>"
    a.page(with_figures(a, ["<canvas id=c width=480 height=270></canvas>"]), after=script)
    return a.done(drawn=1, absent=("Kanvastext",))


@technique("fr", "ru")
def drawings_in_files(a: Making) -> Fixture:
    a.page(
        with_figures(
            a,
            [
                f"<img src={a.picture(f'd{n}.svg', svg(f'{a.name}{n}'), kind='image/svg+xml')} alt='' width=480 height=270>"
                for n in range(2)
            ],
        )
    )
    return a.done()


@technique("de", "es")
def drawings_in_the_page(a: Making) -> Fixture:
    """An inline drawing among the paragraphs, with a title for screen readers; not a file that can be stored by address."""
    drawing = svg(a.name).decode().replace("<rect", "<title>Svgtitel hidden</title><rect", 1)
    first = a.picture("p.png", png(a.name))
    a.page(with_figures(a, [drawing, f"<img src={first} alt='' width=480 height=270>"]))
    return a.done(absent=("Svgtitel",))


@technique("en", "he")
def video_posters(a: Making) -> Fixture:
    figures = [
        f"<video controls poster={a.picture(f'poster{n}.png', png(f'{a.name}{n}'))} width=480 height=270 preload=none></video>"
        for n in range(2)
    ]
    a.page(with_figures(a, figures))
    return a.done()


@technique("ja", "en")
def background_with_a_role(a: Making) -> Fixture:
    source = a.picture("bg.png", png(a.name))
    plain = a.picture("decor.png", png(a.name + "decor"), shown=False)
    box = f"<div role=img aria-label=Harbour style='width:480px;height:270px;background:url({source})'></div>"
    a.page(with_figures(a, [box]), head=f"<style>h1{{background:url({plain}) no-repeat}}</style>")
    return a.done()


@technique("en", "ko")
def pictures_of_the_session(a: Making) -> Fixture:
    """The pictures, too, are for subscribers: without the cookie there is a small placeholder."""
    shut = png("placeholder", 60, 40)
    figures = [
        f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'), only_with='subscriber', otherwise=shut, headers=(('Cache-Control', 'no-store'),))} alt='' width=480 height=270>"
        for n in range(3)
    ]
    a.page(with_figures(a, figures))
    a.file(
        "login",
        "<!DOCTYPE html><title>Login</title><p>Hej<script>document.cookie='subscriber=yes; path=/p/';location.href='story'</script>",
    )
    return a.done(
        entry="login", ready="document.images.length === 3 && [...document.images].every(i => i.naturalWidth > 100)"
    )


@technique("en", "fr")
def pictures_of_another_site_shared(a: Making) -> Fixture:
    """A picture server that lets scripts read (CORS)."""
    share = (("Access-Control-Allow-Origin", "*"),)
    a.page(
        with_figures(
            a,
            [
                f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'), on='other', headers=share)} alt='' width=480 height=270>"
                for n in range(3)
            ],
        )
    )
    return a.done()


@technique("de", "ar", "en")
def pictures_of_another_site(a: Making) -> Fixture:
    """A picture server that says nothing of scripts: the most common one."""
    a.page(
        with_figures(
            a,
            [
                f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'), on='other')} alt='' width=480 height=270>"
                for n in range(3)
            ],
        )
    )
    return a.done()


@technique("es", "zh")
def pictures_with_a_referrer(a: Making) -> Fixture:
    """A server that answers in its own way unless the page asks; here by a short life in the cache."""
    a.page(
        with_figures(
            a,
            [
                f"<a href=big{n}><img src='{a.picture(f'p{n}.png?v=3&w=480', png(f'{a.name}{n}'), headers=(('Cache-Control', 'max-age=1'),))}' alt='' width=480 height=270></a>"
                for n in range(3)
            ],
        )
    )
    return a.done()


@technique("en", "ru")
def counters_and_marks(a: Making) -> Fixture:
    """Beside two pictures: a counting pixel, an icon of 16 px and a portrait in the furniture."""
    small = [
        a.picture("pixel.png", png("pixel", 2, 2), shown=False),
        a.picture("icon.png", png("icon", 16, 16), shown=False),
    ]
    portrait = a.picture("other.png", png(a.name + "aside", 160, 90), shown=False)
    figures = [f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'))} alt='' width=480 height=270>" for n in range(2)]
    a.page(
        with_figures(a, figures) + f"<img src={small[0]} width=1 height=1 alt=''>",
        after=f"<aside class=related><a href=x><img src={portrait} alt=''></a><img src={small[1]} alt=''></aside>",
    )
    return a.done()
