"""Articles painted by script: hydration, routing, feeds, virtual lists, and pages that watch who reads them."""

from __future__ import annotations

import html
import json

from tests.browser.fixtures import Fixture, Making, paragraphs, technique

RENDER = """function paint(to, texts){for(const t of texts){const p=document.createElement('p');p.textContent=t;to.append(p)}}"""


def data(value: object) -> str:
    """Return the value as JSON that may stand in a script element."""
    return json.dumps(value).replace("<", "\\u003c")


@technique("en", "fr", "ja")
def hydrated_from_state(a: Making) -> Fixture:
    """An empty root, the state in a script element, painted by createElement."""
    body = f"<div id=root data-reactroot></div><script type=application/json id=__STATE__>{data(list(a.story.paragraphs))}</script><script>{RENDER}\npaint(document.getElementById('root'),JSON.parse(document.getElementById('__STATE__').textContent));document.body.dataset.done=1</script>"
    a.page(body)
    return a.done(ready="document.body.dataset.done === '1'")


@technique("de", "ar")
def hydrated_over_server_markup(a: Making) -> Fixture:
    """Painted by the server with markers and split texts; the script then replaces every node with one of its own."""
    halves = []
    for text in a.story.paragraphs:
        middle = len(text) // 2
        halves.append(
            f"<p data-v-7f>{html.escape(text[:middle], quote=False)}<!-- -->{html.escape(text[middle:], quote=False)}</p>"
        )
    body = f"<div id=app data-server-rendered=true><!--[-->{''.join(halves)}<!--]--></div>"
    script = """<script>setTimeout(()=>{for(const p of document.querySelectorAll('#app p')){const q=document.createElement('p');
    for(const w of p.textContent.split(/(?<= )/)){q.append(document.createTextNode(w))}p.replaceWith(q)}document.body.dataset.done=1},120)</script>"""
    a.page(body, after=script)
    return a.done(ready="document.body.dataset.done === '1'")


@technique("es", "ko")
def fetched_after_a_skeleton(a: Making) -> Fixture:
    """Grey bars until the answer of an interface comes."""
    api = a.file("api.json", json.dumps(list(a.story.paragraphs)), "application/json")
    bars = "<div class=skeleton aria-busy=true>" + "<p class=bar>Loadinge skeletta</p>" * 4 + "</div>"
    body = f"<div id=__next>{bars}</div><script>{RENDER}\nfetch('{api}').then(r=>r.json()).then(t=>{{const n=document.getElementById('__next');n.replaceChildren();paint(n,t);document.body.dataset.done=1}})</script>"
    a.page(body)
    return a.done(absent=("skeletta",), ready="document.body.dataset.done === '1'")


@technique("pl", "zh")
def islands(a: Making) -> Fixture:
    """Parts are streamed into templates at the page's end and moved to their places."""
    body = "".join(f"<div id=S{n}><p class=hold>Holdoplace</p></div>" for n in range(len(a.story.paragraphs)))
    after = "".join(
        f"<template id=T{n}><p>{html.escape(t, quote=False)}</p></template><script>document.getElementById('S{n}').replaceChildren(document.getElementById('T{n}').content)</script>"
        for n, t in enumerate(a.story.paragraphs)
    )
    a.page(body, after=after)
    return a.done(absent=("Holdoplace",))


@technique("en", "ru")
def routed_by_script(a: Making) -> Fixture:
    """The address changes without a load; the story that was there before is gone."""
    old = a.story.more(4)
    body = f"<div id=view>{paragraphs(old)}</div><script>{RENDER}\nsetTimeout(()=>{{history.pushState({{}},'','second-story');const v=document.getElementById('view');v.replaceChildren();paint(v,{data(list(a.story.paragraphs))});document.body.dataset.done=1}},150)</script>"
    a.page(body)
    return a.done(absent=tuple(old), ready="document.body.dataset.done === '1'", address="second-story")


@technique("fr", "he")
def custom_elements(a: Making) -> Fixture:
    body = "".join(f"<story-paragraph words='{html.escape(t)}'></story-paragraph>" for t in a.story.paragraphs)
    script = "<script>customElements.define('story-paragraph',class extends HTMLElement{connectedCallback(){const p=document.createElement('p');p.textContent=this.getAttribute('words');this.replaceChildren(p)}})</script><style>story-paragraph{display:block}</style>"
    a.page(body, after=script)
    return a.done()


@technique("en", "de", "ar")
def infinite_scroll(a: Making) -> Fixture:
    """Further parts come when the end is near; the reader has scrolled to the last."""
    parts = [a.story.more(6) for _ in range(3)]
    for number, part in enumerate(parts):
        a.file(f"part{number}.json", json.dumps(part), "application/json")
    script = f"""<div id=end style='height:4px'></div><script>{RENDER}\nlet n=0,busy=false;const box=document.getElementById('feed');
    new IntersectionObserver(async e=>{{if(!e.some(x=>x.isIntersecting)||busy||n>2)return;busy=true;
    const t=await (await fetch('part'+n+'.json')).json();paint(box,t);n++;busy=false;document.body.dataset.parts=n}},{{rootMargin:'100px'}}).observe(document.getElementById('end'))</script>"""
    a.page(f"<div id=feed>{paragraphs(a.story.paragraphs)}</div><style>#feed p{{min-height:9em}}</style>" + script)
    every = [*a.story.paragraphs, *(one for part in parts for one in part)]
    act = "const t=setInterval(()=>{scrollTo(0,scrollY>document.body.scrollHeight-innerHeight-5?scrollY-300:document.body.scrollHeight);if(document.body.dataset.parts==='3'){clearInterval(t);scrollTo(0,400);document.body.dataset.done=1}},80)"
    return a.done(every, act=act, ready="document.body.dataset.done === '1'")


@technique("en", "ko")
def virtual_list(a: Making) -> Fixture:
    """Only the rows near the window are in the page; the others are made as it is scrolled."""
    rows = a.story.more(40)
    script = f"""<div id=list style='position:relative;height:{len(rows) * 180}px'></div><script>const rows={data(rows)},box=document.getElementById('list');
    function draw(){{const top=Math.max(0,Math.floor((scrollY-box.offsetTop)/180)-2),last=Math.min(rows.length,top+Math.ceil(innerHeight/180)+4);
    for(const old of [...box.children])if(+old.dataset.index<top||+old.dataset.index>=last)old.remove();
    for(let i=top;i<last;i++)if(!box.querySelector('[data-index="'+i+'"]')){{const d=document.createElement('div');d.dataset.index=i;d.style='position:absolute;left:0;right:0;height:180px;overflow:hidden;top:'+i*180+'px';
    const p=document.createElement('p');p.textContent=rows[i];d.append(p);box.append(d)}}}}
    addEventListener('scroll',draw);addEventListener('load',draw);draw()</script>"""
    a.page(script)
    return a.done(rows, changes=True)


@technique("es", "zh")
def revealed_while_scrolling(a: Making) -> Fixture:
    """Paragraphs are transparent until they come near the window."""
    head = "<style>.reveal p{opacity:0;transform:translateY(20px);transition:.15s}.reveal p.in{opacity:1;transform:none}</style>"
    script = "<script>const o=new IntersectionObserver(e=>e.forEach(x=>x.isIntersecting&&x.target.classList.add('in')));document.querySelectorAll('.reveal p').forEach(p=>o.observe(p))</script>"
    a.page(
        f"<div class=reveal>{paragraphs(list(a.story.paragraphs) + (more := a.story.more(8)))}</div>",
        head=head,
        after=script,
    )
    return a.done([*a.story.paragraphs, *more], changes=True)


@technique("fr", "ja")
def rendered_when_near(a: Making) -> Fixture:
    """Layout is left out for what is far from the window."""
    more = a.story.more(12)
    a.page(
        f"<div class=parts>{paragraphs([*a.story.paragraphs, *more])}</div>",
        head="<style>.parts p{content-visibility:auto;contain-intrinsic-size:auto 120px}</style>",
    )
    return a.done([*a.story.paragraphs, *more])


@technique("en", "pl")
def scripts_forbidden(a: Making) -> Fixture:
    policy = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src 'self'; connect-src 'none'"
    from tests.browser.drawing import png

    source = a.picture("harbour.png", png(a.name))
    a.page(
        f"<figure><img src={source} width=480 height=270 alt=Harbour></figure>" + paragraphs(a.story.paragraphs),
        headers=(("Content-Security-Policy", policy),),
    )
    return a.done()


@technique("de", "ru")
def trusted_types(a: Making) -> Fixture:
    """Strings may not become markup or scripts; a break would be reported to the page."""
    policy = "require-trusted-types-for 'script'; trusted-types 'none'"
    script = "<script>document.addEventListener('securitypolicyviolation',()=>{document.querySelectorAll('p').forEach(p=>p.textContent='Brokenly trusted')})</script>"
    a.page(paragraphs(a.story.paragraphs), after=script, headers=(("Content-Security-Policy", policy),))
    return a.done(absent=("Brokenly",))


@technique("en", "ar")
def watches_mutations(a: Making) -> Fixture:
    """Takes the article away as soon as anybody changes anything in the page."""
    script = """<script>addEventListener('load',()=>setTimeout(()=>{new MutationObserver(()=>{document.querySelectorAll('p').forEach(p=>p.textContent='Caughtya changing');}).observe(document,{subtree:true,childList:true,attributes:true,characterData:true});document.documentElement.watching=true;window.watching=true},50))</script>"""
    a.page(paragraphs(a.story.paragraphs), after=script)
    return a.done(absent=("Caughtya",), ready="window.watching === true")


@technique("fr", "zh")
def patched_serialisers(a: Making) -> Fixture:
    """Whoever serialises by the page's own functions gets something else."""
    script = """<script>const fake='<p>Fakeout serialised</p>';
    for(const [o,n] of [[Element.prototype,'outerHTML'],[Element.prototype,'innerHTML'],[Node.prototype,'textContent']]){
    const d=Object.getOwnPropertyDescriptor(o,n);Object.defineProperty(o,n,{...d,get(){return fake}})}
    XMLSerializer.prototype.serializeToString=()=>fake;Node.prototype.cloneNode=function(){return document.createTextNode('Fakeout cloned')};
    Document.prototype.importNode=Node.prototype.cloneNode;Element.prototype.getAttribute=()=>'Fakeout';Document.prototype.createTreeWalker=()=>null;window.patched=true</script>"""
    a.page(paragraphs(a.story.paragraphs), after=script)
    return a.done(absent=("Fakeout",), ready="window.patched === true", changes=True)


@technique("en", "ko")
def live_blog(a: Making) -> Fixture:
    entries = [a.story.more(2) for _ in range(18)]
    body = "".join(
        f"<section class=entry id=e{n}><time datetime='2026-11-20T{20 - n:02d}:15'>{20 - n}:15</time>{paragraphs(one)}</section>"
        for n, one in enumerate(entries)
    )
    script = "<script>setInterval(()=>{document.querySelector('.count').textContent=Date.now()},400)</script>"
    a.page(
        f"<div class=liveblog>{body}</div>", after="<p class=count style='position:absolute;left:-9999px'></p>" + script
    )
    return a.done([text for one in entries for text in one], changes=True)


@technique("de", "ja")
def long_thread(a: Making) -> Fixture:
    """A discussion of 60 posts: all of them are what the reader came for."""
    posts = a.story.more(60)
    body = "".join(
        f"<article class=post id=p{n}><header><span class=author>user{n % 7}</span> <time datetime=2026-11-{1 + n % 28:02d}>#{n}</time></header><div class=text><p>{html.escape(t, quote=False)}</p></div></article>"
        for n, t in enumerate(posts)
    )
    layout = lambda title, inner: f"<main><h1>{title}</h1><div class=thread>{inner}</div></main>"  # noqa: E731
    a.layout = layout
    a.page(body)
    return a.done(posts)


@technique("en")
def twenty_megabytes(a: Making) -> Fixture:
    """20 MB of markup, most of it in comments, scripts and attributes, around an ordinary article."""
    state = data({f"k{n}": "x" * 1000 for n in range(9000)})
    filler = "".join(
        f"<div class=card data-props='{'y' * 1000}' hidden><span>Fillerbox {n}</span></div>" for n in range(9000)
    )
    a.page(
        paragraphs(a.story.paragraphs),
        after=f"<script type=application/json>{state}</script><!-- {'z' * 2_000_000} --><div class=rail>{filler}</div>",
    )
    return a.done(absent=("Fillerbox",), seconds=90.0)
