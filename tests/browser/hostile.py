"""Pages that mean harm to whoever captures them. What holds for each of them: the click gets an answer in time, an article or
a refusal in words; an article has the page's own address, no word that the page does not have, no picture that is not
the page's; the page and the host go on.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.browser import measure
from tests.browser.drawing import noisy_png, png
from tests.browser.fixtures import Answer, Fixture, Making, newspaper, paragraphs
from tests.browser.running import NotReady, Outcome, Run, ids, save, show
from tests.browser.words import story

SECONDS = 90.0
FORBIDDEN = "Smuggled"
"""A word of the attacker's own, made by scripts or messages only: no article may have it."""
ELSEWHERE = "https://bank.example/account"


@dataclass(frozen=True)
class Tried:
    """One hostile page; ``wrong`` is None where all held."""

    name: str
    wrong: str | None
    seconds: float
    lost: bool = False


Maker = Callable[[Making], Fixture]
PAGES: dict[str, Maker] = {}


def add(
    name: str,
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    body: Callable[[str], str] | None = None,
    script: str = "",
    **more: object,
) -> None:
    """Register a page: the usual story with this around it."""

    def make(a: Making) -> Fixture:
        text = paragraphs(a.story.paragraphs)
        tail = after + (f"<script>{script}</script>" if script else "")
        a.page(before + (body(text) if body else text), head=head, after=tail)
        return a.done(changes=True, seconds=SECONDS, **more)  # type: ignore[arg-type]

    PAGES[name] = make


def page(name: str) -> Callable[[Maker], Maker]:
    """Register a page that is made by a function."""

    def register(make: Maker) -> Maker:
        PAGES[name] = make
        return make

    return register


# --- too much -----------------------------------------------------------------------------------------------------------------

add("an attribute of 5 MB", after=f"<p title='{'x' * 5_000_000}' hidden>z</p>")
add(
    "twenty thousand attributes",
    script="const p=document.createElement('p');for(let i=0;i<20000;i++)p.setAttribute('a'+i,i);document.querySelector('h1').after(p)",
)
add(
    "attribute names that no markup can write",
    script="const p=document.querySelector('p');const d=document.implementation.createHTMLDocument();d.body.innerHTML='<i <b=1 \"c=2 onx=3 =x>';for(const a of [...d.body.firstChild.attributes])p.setAttributeNode(a.cloneNode())",
)
add(
    "a thousand levels",
    script="let n=document.querySelector('h1').parentNode.appendChild(document.createElement('div'));for(let i=0;i<1000;i++)n=n.appendChild(document.createElement('div'));n.textContent='deep'",
)
add(
    "two hundred thousand siblings",
    script="const f=document.createDocumentFragment();for(let i=0;i<200000;i++)f.append(document.createElement('i'));document.querySelector('p').parentNode.append(f)",
    ready="document.querySelectorAll('i').length>199999",
)
add(
    "a hundred thousand shadow roots",
    script="const f=document.createElement('div');document.querySelector('p').parentNode.append(f);for(let i=0;i<100000;i++){const e=document.createElement('span');e.attachShadow({mode:i%2?'open':'closed'}).append('s');f.append(e)}",
    ready="document.querySelectorAll('span').length>99999",
)
add(
    "five hundred shadow roots in each other",
    script="let r=document.querySelector('p').parentNode;for(let i=0;i<500;i++){const e=document.createElement('div');r.append(e);r=e.attachShadow({mode:'closed'})}r.append('innermost')",
)
add(
    "grows for ever",
    script="setInterval(()=>{for(let i=0;i<200;i++){const p=document.createElement('p');p.textContent='grown '+i;document.querySelector('p').parentNode.append(p)}},20)",
)
add(
    "grows with every scroll",
    script="addEventListener('scroll',()=>{for(let i=0;i<50;i++){const p=document.createElement('p');p.textContent='grown '+i;p.style.minHeight='300px';document.querySelector('p').parentNode.append(p)}})",
)
add(
    "loses its nodes while it is read",
    script="addEventListener('scroll',()=>{const p=[...document.querySelectorAll('p')];if(p.length>3)p[p.length>>1].remove()})",
)
add(
    "moves its nodes while it is read",
    script="setInterval(()=>{const p=document.querySelectorAll('p');p[0].parentNode.append(p[0])},1)",
)
add(
    "jumps back at every scroll",
    script="addEventListener('scroll',()=>scrollTo(0,0))",
    before="<div style='height:20000px'></div>",
)
add("a page of ten million pixels", after="<div style='height:10000000px'></div>")
add("keeps the processor", script="setInterval(()=>{const t=Date.now();while(Date.now()-t<150);},200)")
add(
    "observes itself for ever",
    script="const o=new MutationObserver(()=>setTimeout(()=>{document.documentElement.dataset.n=Math.random()}));o.observe(document.documentElement,{attributes:true,subtree:true});document.documentElement.dataset.n=0",
)
add(
    "three hundred canvases",
    script="for(let i=0;i<300;i++){const c=document.createElement('canvas');c.width=c.height=400;c.getContext('2d').fillRect(0,0,i,i);document.querySelector('p').parentNode.append(c)}",
)
add(
    "a canvas of 250 million pixels",
    script="const c=document.createElement('canvas');c.width=16000;c.height=16000;c.style='width:400px;height:400px';const x=c.getContext('2d');x&&x.fillRect(0,0,9,9);document.querySelector('p').parentNode.append(c)",
)
add(
    "content of a megabyte from the stylesheet",
    head=f"<style>h2::before{{content:'{'c' * 1_000_000}'}}</style>",
    before="<h2>x</h2>",
)
add("a title of a megabyte", script="document.title='T'.repeat(1000000)")


@page("six hundred pictures")
def _six_hundred(a: Making) -> Fixture:
    figures = "".join(
        f"<figure><img src={a.picture(f'p{n}.png', png(f'{a.name}{n}', 120, 90))} width=120 height=90 alt=''></figure>"
        for n in range(600)
    )
    a.page(paragraphs(a.story.paragraphs[:4]) + figures + paragraphs(a.story.paragraphs[4:]))
    return a.done(changes=True, seconds=SECONDS)


@page("a picture of 25 MB")
def _large_picture(a: Making) -> Fixture:
    source = a.picture("large.png", noisy_png(a.name, 25_000_000), shown=False)
    a.page(f"<img src={source} alt='' width=480 height=270>" + paragraphs(a.story.paragraphs))
    return a.done(changes=True, seconds=SECONDS)


@page("pictures that come after a minute")
def _late_pictures(a: Making) -> Fixture:
    figures = "".join(
        f"<img src={a.picture(f'p{n}.png', png(f'{a.name}{n}'), seconds=70.0)} alt='' width=480 height=270>"
        for n in range(4)
    )
    a.page(figures + paragraphs(a.story.paragraphs))
    return a.done(loads=False, changes=True, seconds=SECONDS, ready="document.querySelectorAll('p').length>5")


@page("pictures that are pages")
def _pages_as_pictures(a: Making) -> Fixture:
    source = a.file("p.png", f"<p>{FORBIDDEN} page</p>", "image/png")
    a.page(f"<img src={source} alt='' width=480 height=270>" + paragraphs(a.story.paragraphs))
    return a.done(changes=True, seconds=SECONDS)


# --- lies by patched functions and messages ---------------------------------------------------------------------------------------

add(
    "patched Array",
    script=f"for(const n of ['push','map','join','forEach','slice','filter',Symbol.iterator])Array.prototype[n]=function(){{return ['{FORBIDDEN}']}}",
)
add(
    "patched Node",
    script=f"for(const n of ['cloneNode','appendChild','contains','compareDocumentPosition'])Node.prototype[n]=()=>document.createTextNode('{FORBIDDEN}');for(const n of ['nodeType','firstChild','nextSibling','nodeValue','childNodes'])Object.defineProperty(Node.prototype,n,{{get:()=>null}})",
)
add(
    "patched JSON and promises",
    script=f"JSON.stringify=()=>'{{\"{FORBIDDEN}\":1}}';JSON.parse=()=>({{}});Promise.prototype.then=function(f){{f('{FORBIDDEN}');return this}};window.fetch=async()=>new Response('{FORBIDDEN}')",
)
add(
    "setters on every object",
    script=f"for(const n of ['v','id','verb','part','page','address','title','data','name','type','mark','path'])Object.defineProperty(Object.prototype,n,{{get(){{return '{FORBIDDEN}'}},set(){{}},configurable:true}})",
)
add(
    "patched styles and boxes",
    script="window.getComputedStyle=()=>({display:'none',visibility:'hidden',getPropertyValue:()=>'none'});Element.prototype.getBoundingClientRect=()=>({top:0,left:0,width:0,height:0});Element.prototype.checkVisibility=()=>false",
)
add(
    "a false address by the page's own word",
    script=f"Object.defineProperty(document,'URL',{{get:()=>'{ELSEWHERE}'}});Object.defineProperty(document,'documentURI',{{get:()=>'{ELSEWHERE}'}});Object.defineProperty(document,'baseURI',{{get:()=>'{ELSEWHERE}'}});window.origin='{ELSEWHERE}'",
)
add(
    "fake chrome and browser objects",
    script=f"window.browser=window.chrome={{runtime:{{connect:()=>({{postMessage(m){{document.title='{FORBIDDEN}'+m}}}}),sendMessage(){{}}}},dom:{{openOrClosedShadowRoot:()=>{{document.title='{FORBIDDEN}';return null}}}}}};window.tearsheet={{capture:{{prepare:()=>'{FORBIDDEN}',start(){{}}}},dom:{{}}}}",
)
add(
    "a flood of fake messages",
    script=f"setInterval(()=>{{for(let i=0;i<100;i++){{postMessage({{v:1,id:'x',verb:'save',part:'begin',title:'{FORBIDDEN}',type:'tearsheet'}},'*');dispatchEvent(new CustomEvent('tearsheet',{{detail:'{FORBIDDEN}'}}))}}}},10)",
)
add(
    "a port of its own",
    script=f"const c=new MessageChannel();c.port1.postMessage('{FORBIDDEN}');postMessage({{port:1}},'*',[c.port2]);try{{const b=new BroadcastChannel('tearsheet');setInterval(()=>b.postMessage('{FORBIDDEN}'),20)}}catch{{}}",
)
add(
    "events at every step",
    script=f"for(const e of ['scroll','focus','blur','visibilitychange','resize','scrollend','pointermove','keydown','keyup'])addEventListener(e,()=>{{const p=document.createElement('p');p.hidden=true;p.textContent='{FORBIDDEN}';document.querySelector('p').after(p)}},true)",
)


@page("asks for the extension's files")
def _asks_for_files(a: Making) -> Fixture:
    known = ids()["chromium"]
    paths = json.dumps(
        [
            f"chrome-extension://{known}/{one}"
            for one in ("manifest.json", "popup/popup.html", "page/dom.js", "icons/48.png")
        ]
    )
    script = f"<script>const say=()=>{{document.querySelector('h1').textContent='{FORBIDDEN} detected'}};for(const u of {paths}){{fetch(u).then(say,()=>{{}});const i=new Image;i.onload=say;i.src=u;const f=document.createElement('iframe');f.src=u;f.onload=()=>{{try{{if(f.contentDocument===null)return;}}catch{{}}}};document.body.append(f)}}try{{chrome.runtime.sendMessage('{known}',{{}},r=>{{if(r!==undefined)say()}})}}catch{{}}</script>"
    a.page(paragraphs(a.story.paragraphs), after=script)
    return a.done(changes=True, seconds=SECONDS)


# --- lies by marks and addresses -----------------------------------------------------------------------------------------------

add(
    "says it was captured already",
    head="",
    script="document.documentElement.setAttribute('data-tearsheet-captured','1')",
    after=f"<section data-tearsheet-frame='{ELSEWHERE}'><h1>{FORBIDDEN.lower()}</h1></section>",
)
add(
    "marks that claim another address",
    head=f"<meta name=tearsheet-address content='{ELSEWHERE}'>",
    body=lambda text: (
        f"<section data-tearsheet-frame='{ELSEWHERE}' data-tearsheet-address='{ELSEWHERE}'>{text}</section>"
    ),
)
add(
    "marks of pictures that nobody sent",
    body=lambda text: (
        "<img src='tearsheet-picture:0' data-tearsheet-src='blob:x' width=400 height=300><img src='tearsheet-picture:499' width=400 height=300><img data-tearsheet-src='data:image/png;base64,AAAA' src=x.png width=400 height=300>"
        + text
    ),
)
add("marks everything as hidden", body=lambda text: f"<div data-tearsheet-hidden data-tearsheet-overlay>{text}</div>")
add(
    "marks of generated words",
    body=lambda text: text.replace("<p>", "<p><span data-tearsheet-generated hidden>Generato</span>", 3),
    absent=("Generato",),
)
add("a saved file's comment of another address", head=f"<!-- saved from url=({len(ELSEWHERE):04d}){ELSEWHERE} -->")
add(
    "another program's comment of another address",
    head=f"<!--\n Page saved with SingleFile \n url: {ELSEWHERE} \n saved date: Thu Nov 26 2026\n-->",
)
add(
    "canonical and social addresses elsewhere",
    head=f"<link rel=canonical href='{ELSEWHERE}'><meta property=og:url content='{ELSEWHERE}'>",
)
add(
    "a base elsewhere",
    head=f"<base href='{ELSEWHERE}'>",
    body=lambda text: "<img src=p.png width=400 height=300>" + text,
)
add(
    "pictures of the computer's files",
    body=lambda text: (
        "<img src='file:///etc/hostname' width=400 height=300><img src='chrome://favicon/' width=400 height=300><img src='resource://gre/x.png' width=400 height=300><img src='javascript:alert(1)' width=400 height=300><img src='view-source:file:///etc/passwd' width=400 height=300>"
        + text
    ),
)
add(
    "links that run scripts",
    body=lambda text: text.replace(
        "<p>", "<p><a href='javascript:document.title=1'>x</a> <a href='data:text/html,<script>1</script>'>y</a> ", 2
    ),
)


@page("pictures of a neighbour in the network")
def _neighbour(a: Making) -> Fixture:
    a.files["third", "router.png"] = Answer(f"{FORBIDDEN} router".encode(), "text/plain")
    a.page(
        f"<img src='{{{{third}}}}/p/{a.name}/router.png' width=400 height=300 alt=''>" + paragraphs(a.story.paragraphs)
    )
    return a.done(changes=True, seconds=SECONDS)


# --- markup that turns into something else -----------------------------------------------------------------------------------

add(
    "forms that hide the nodes' own names",
    body=lambda text: (
        "<form id=f><input name=attributes><input name=childNodes><input name=parentNode><input name=nodeName><input name=textContent><input name=firstChild><input name=getAttribute></form><img name=body src=x.png><form name=documentElement></form><img name=createElement>"
        + text
    ),
)
add(
    "markup that changes when it is parsed twice",
    body=lambda text: (
        f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;p&gt;{FORBIDDEN}&lt;/p&gt;'></style></mglyph></table></mtext></math>"
        + text
    ),
)
add(
    "raw text that closes itself",
    script=f"for(const n of ['iframe','noembed','noframes','style','textarea','title','noscript']){{const e=document.createElement(n);e.textContent='</'+n+'><p>{FORBIDDEN} '+n+'</p>';document.querySelector('p').after(e)}}",
)
add(
    "comments that close early",
    script=f"for(const t of ['--><p>{FORBIDDEN}</p>','--!><p>{FORBIDDEN}</p>','><p>{FORBIDDEN}</p>','-><p>{FORBIDDEN}</p>'])document.querySelector('p').after(document.createComment(t))",
)
add(
    "attributes that close the element",
    script=f"document.querySelector('p').setAttribute('title','\"><p>{FORBIDDEN}</p>');document.querySelector('p').setAttribute('lang',\"'><p>{FORBIDDEN}</p>\")",
)
add(
    "element names with markup",
    script=f"for(const n of ['x:p','a-\\u{{10000}}','b--c'])try{{const e=document.createElement(n);e.textContent=' y ';document.querySelector('p').after(e)}}catch{{}}const s=document.createElementNS('http://www.w3.org/2000/svg','svg');const t=document.createElementNS('http://www.w3.org/2000/svg','style');t.textContent='<p>{FORBIDDEN}</p>';s.append(t);document.querySelector('p').after(s)",
)
add(
    "structured data that closes its script",
    script=f'const s=document.createElement(\'script\');s.type=\'application/ld+json\';s.textContent=\'{{"@type":"NewsArticle","headline":"x<\\/script><p>{FORBIDDEN}</p>","articleBody":"{FORBIDDEN}"}}\';document.head.append(s)',
)
add(
    "drawings with scripts and pages",
    body=lambda text: (
        "<svg width=300 height=200 onload='document.title=1'><script>document.title=2</script><foreignObject width=300 height=200><iframe src='javascript:1'></iframe></foreignObject><a href='javascript:1'><rect width=9 height=9 /></a></svg>"
        + text
    ),
)
add(
    "half characters and nulls",
    script="const t='half \\ud800 \\udfff null \\u0000 \\u0001 \\u001f \\u0085 \\ufffe end';const p=document.createElement('p');p.textContent=t.repeat(20);document.querySelector('p').after(p);document.title='Title '+t",
)
add(
    "a title that turns the line around",
    head="",
    script="document.title='safe\\u202egpj.exe\\u202c\\u2066\\u200f\\u0007\\u001b[31mred'",
)
add("no title", script="document.title='';document.querySelector('h1').remove()")
add(
    "no body",
    script="addEventListener('keydown',()=>{},true);setTimeout(()=>document.documentElement.removeChild(document.body),50)",
    ready="!document.body",
)
add(
    "the root is gone",
    script="setTimeout(()=>document.removeChild(document.documentElement),50)",
    ready="!document.documentElement",
)


# --- frames and moves ------------------------------------------------------------------------------------------------------------

add(
    "frames that go elsewhere all the time",
    after="<iframe id=x width=300 height=200></iframe>",
    script=f"let n=0;setInterval(()=>{{document.getElementById('x').srcdoc='<p>{FORBIDDEN.lower()} frame '+(n++)}},15)",
)
add(
    "a hundred frames",
    script="for(let i=0;i<100;i++){const f=document.createElement('iframe');f.srcdoc='<p>frame '+i;f.width=50;f.height=30;document.querySelector('p').parentNode.append(f)}",
)
add("a frame that has itself", after="<iframe src='story?again' width=300 height=300></iframe>")
add(
    "frames that vanish while they are read",
    script="for(let i=0;i<20;i++){const f=document.createElement('iframe');f.srcdoc='<p>'+'vanishing words '.repeat(40);f.width=500;f.height=200;document.querySelector('p').parentNode.append(f)}addEventListener('scroll',()=>document.querySelector('iframe')?.remove());setInterval(()=>document.querySelector('iframe')?.remove(),300)",
)
add(
    "a frame that never ends loading",
    after="<iframe src='slow' width=400 height=300></iframe>",
    ready="document.querySelectorAll('p').length>5",
)
add(
    "goes elsewhere when it is scrolled",
    script="addEventListener('scroll',()=>{if(window.scrolledOnce>4)location.href='about:blank';window.scrolledOnce=(window.scrolledOnce||0)+1})",
)
add(
    "changes its address while it is read",
    script="setInterval(()=>history.replaceState({},'','story?n='+Math.random()),100)",
)
add(
    "steals the focus",
    script="setInterval(()=>{window.focus();document.querySelector('h1').tabIndex=0;document.querySelector('h1').focus()},20)",
)
add(
    "goes full of dialogs",
    after="".join(f"<dialog open style='position:fixed;top:{n}px'>Dialogo {n}</dialog>" for n in range(60)),
    absent=("Dialogo",),
)


def hostile_pages() -> Iterator[Fixture]:
    """Yield all of them."""
    for number, (name, make) in enumerate(PAGES.items()):
        slug = "hostile-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        yield make(Making(slug, name, story("en", 7000 + number), newspaper, random.Random(number)))


def wrong_of(run: Run, fixture: Fixture, outcome: Outcome) -> str | None:
    """Return what did not hold after the click, or None."""
    if outcome.said in ("no answer", "nothing came to the host"):
        return f"hung: {outcome.said} in {outcome.seconds:.0f} s"
    if not outcome.ok:
        return None if outcome.answer.get("said") else f"refused without words: {outcome.answer}"
    if not outcome.article:
        return None if outcome.answer.get("outcome") == "waits" else "said to be saved, but there is no article"
    saved = measure.read_saved(run.library, outcome.article)
    wrong = []
    own = run.sites.address(fixture.name, "")
    if not saved.final_url.startswith(own) or not saved.url.startswith(own):
        wrong.append(f"address {saved.final_url[:100]}")
    wrong += [f"has {one!r}" for one in (FORBIDDEN, *fixture.absent) if one in saved.text or one in saved.title]
    allowed = words_of_page(fixture)
    foreign = {word for word in measure.words(saved.text) if word not in allowed and not word.isdigit()}
    if foreign and not fixture.technique.startswith(("half", "content")):
        wrong.append(f"foreign words {sorted(foreign)[:5]}")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", saved.title):
        wrong.append(f"title {saved.title[:40]!r}")
    if len(saved.title) > 2000:
        wrong.append(f"title of {len(saved.title)} characters")
    served = set(fixture.pictures)
    stray = [key for key in saved.pictures if key not in served]
    if stray and "canvas" not in fixture.technique and not fixture.technique.startswith("a picture of"):
        wrong.append(f"{len(stray)} pictures that the page does not have")
    return "; ".join(wrong) or None


def words_of_page(fixture: Fixture) -> set[str]:
    """Return the words that the page's files have, scripts included, for what they write is the page's."""
    return {
        word
        for answer in fixture.files.values()
        for word in measure.words(html.unescape(answer.body[:3_000_000].decode("utf-8", "replace")))
    }


def try_one(run: Run, fixture: Fixture) -> Tried:
    """Try one page with a click; ``lost`` where the browser can't be used afterwards."""
    run.sites.add(fixture)
    wrong, seconds, lost = None, 0.0, False
    try:
        show(run, fixture)
        outcome = save(run, fixture, state=False)
        wrong, seconds = wrong_of(run, fixture, outcome), outcome.seconds
        run.browser.open("about:blank")
    except NotReady as error:
        wrong, lost = f"the page did not come: {error}"[:200], True
    except Exception as error:  # noqa: BLE001 - the next page is tried all the same, in another browser
        wrong, lost = wrong or f"{type(error).__name__}: {error}"[:300], True
    return Tried(fixture.name, wrong, seconds, lost)


def chosen(part: float, only: Sequence[str]) -> list[Fixture]:
    """Return the pages whose name begins so, or evenly this part of all."""
    every = [one for one in hostile_pages() if not only or any(one.name.startswith(o) for o in only)]
    return every[:: max(1, round(1 / part))]
