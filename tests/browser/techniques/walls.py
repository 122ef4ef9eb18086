"""Walls that the reader has passed, meters, and boxes that ask for consent or more."""

from __future__ import annotations

import html
from string import Template

from tests.browser.fixtures import Fixture, Making, paragraphs, technique

ASKED = "Kookievar tracking"
"""Begins what the boxes say; no article has it."""
TEXT = f"{ASKED}: vi samlar og deler with our 834 partners to personalise annonser. Choosavel."
BUTTONS = "<button>Acceptera alle</button><button>Manage optiona</button>"


@technique("en", "de", "ja")
def login_wall(a: Making) -> Fixture:
    """Without the cookie of a subscriber the server gives two paragraphs and an offer."""
    a.page(paragraphs(a.story.paragraphs))
    whole = a.files.pop(("page", "story")).body
    a.page(paragraphs(a.story.paragraphs[:1]) + "<div class=paywall><p>Abbonare nu: Subscribly for one coin</p></div>")
    teaser = a.files.pop(("page", "story")).body
    a.file("story", whole, only_with="subscriber", otherwise=teaser, headers=(("Cache-Control", "no-store"),))
    a.file(
        "login",
        "<!DOCTYPE html><title>Login</title><p>Welkom<script>document.cookie='subscriber=yes; path=/p/';location.href='story'</script>",
    )
    return a.done(entry="login", absent=("Abbonare", "Subscribly"), ready="document.querySelectorAll('p').length > 5")


@technique("fr", "ko")
def meter_with_banner(a: Making) -> Fixture:
    """Counts visits in the page's storage, and says what is left in a bar over the text."""
    script = """<script>const n=+(localStorage.getItem('m')||0)+1;localStorage.setItem('m',n);
    const d=document.createElement('div');d.style='position:fixed;bottom:0;left:0;right:0;background:#fe9;padding:1em';
    d.className='meter';d.textContent='Metrobar: gratis artikelo '+n+' af tri. Subscribly nu.';document.body.append(d)</script>"""
    a.page(paragraphs(a.story.paragraphs), after=script)
    return a.done(absent=("Metrobar", "Subscribly"), ready="document.querySelector('.meter') !== null")


@technique("en", "es", "ar")
def consent_bottom_bar(a: Making) -> Fixture:
    after = f"<div id=cookie-bar style='position:fixed;bottom:0;left:0;right:0;background:#222;color:#fff;padding:1em'><p>{TEXT}</p>{BUTTONS}</div>"
    a.page(paragraphs(a.story.paragraphs), after=after)
    return a.done(absent=(ASKED, "Acceptera"))


@technique("de", "zh")
def consent_dialog_element(a: Making) -> Fixture:
    after = f"<dialog id=c><h2>Vi value privatio</h2><p>{TEXT}</p>{BUTTONS}</dialog><script>document.getElementById('c').showModal()</script>"
    a.page(paragraphs(a.story.paragraphs), after=after)
    return a.done(absent=(ASKED, "Acceptera", "privatio"))


@technique("fr", "pl")
def consent_frame(a: Making) -> Fixture:
    address = a.file("consent", f"<!DOCTYPE html><title>Consent</title><p>{TEXT}</p>{BUTTONS}", on="other")
    after = f"<div style='position:fixed;inset:0;background:#0008;z-index:99'><iframe title=Consent src='{address}' style='margin:10% 20%;width:60%;height:50%;background:#fff'></iframe></div>"
    a.page(paragraphs(a.story.paragraphs), after=after)
    return a.done(absent=(ASKED, "Acceptera"))


@technique("en", "he")
def consent_in_shadow(a: Making) -> Fixture:
    after = Template(
        """<div id=usercentrique></div><script>const r=document.getElementById('usercentrique').attachShadow({mode:'closed'});
        r.innerHTML="<div style='position:fixed;left:0;right:0;bottom:0;background:#fff;border:2px solid;z-index:9'><p>$t</p>$b</div>"</script>"""
    ).substitute(t=TEXT, b=BUTTONS)
    a.page(paragraphs(a.story.paragraphs), after=after)
    return a.done(absent=(ASKED, "Acceptera"))


@technique("ru", "ja")
def consent_sticky_top(a: Making) -> Fixture:
    bar = f"<div class=notice role=region aria-label=Cookies style='position:sticky;top:0;background:#def;z-index:5;padding:1em'><p>{TEXT}</p>{BUTTONS}</div>"
    layout = a.layout
    a.layout = lambda title, body: bar + layout(title, body)
    a.page(paragraphs(a.story.paragraphs))
    return a.done(absent=(ASKED, "Acceptera"))


@technique("es", "ko")
def consent_locks_scrolling(a: Making) -> Fixture:
    head = "<style>html,body{height:100%;overflow:hidden}#m{position:fixed;inset:0;background:#000a;z-index:2147483647;display:flex}#m>div{margin:auto;background:#fff;padding:2em;max-width:30em}</style>"
    after = f"<div id=m role=dialog aria-modal=true aria-label=Consent><div><h2>Før du fortsetter</h2><p>{TEXT}</p><ul><li>Lagre informatio</li><li>Målretta annonser</li></ul>{BUTTONS}</div></div>"
    a.page(paragraphs(a.story.paragraphs), head=head, after=after)
    return a.done(absent=(ASKED, "Acceptera", "Lagre", "fortsetter"))


@technique("en", "ru")
def newsletter_pop_up(a: Making) -> Fixture:
    after = """<script>setTimeout(()=>{const d=document.createElement('div');d.className='popup';d.setAttribute('role','dialog');
    d.style='position:fixed;left:25%;top:25%;width:50%;background:#ffd;padding:2em;z-index:50;box-shadow:0 0 0 100vmax #0007';
    const h=document.createElement('h3'),p=document.createElement('p');h.textContent='Popupsy brievo';p.textContent='Inboxly every morgen: sign oppo for free';
    d.append(h,p,document.createElement('input'));document.body.append(d)},200)</script>"""
    a.page(paragraphs(a.story.paragraphs), after=after)
    return a.done(absent=("Popupsy", "Inboxly"), ready="document.querySelector('.popup') !== null")


@technique("de", "he")
def prompt_inside_the_article(a: Making) -> Fixture:
    """Boxes between paragraphs: the page's own, not the article's."""
    texts = [f"<p>{html.escape(one, quote=False)}</p>" for one in a.story.paragraphs]
    texts.insert(
        3,
        "<div class='newsletter-signup'><h4>Brievo Deily</h4><p>Signoppo with your adresso</p><form><input type=email><button>Abonno</button></form></div>",
    )
    texts.insert(
        6, "<div class=ad-slot aria-hidden=true style='height:120px;background:#eee'><span>Annonso</span></div>"
    )
    a.page("".join(texts))
    return a.done(absent=("Brievo", "Signoppo", "Annonso"))


@technique("en", "zh")
def teaser_hidden_by_class_until_shown(a: Making) -> Fixture:
    """A reader who is signed in: the script takes the wall down in the page."""
    body = (
        paragraphs(a.story.paragraphs[:2])
        + "<div class=wall><p>Signinly to continue lesing</p></div><div class=rest hidden>"
        + paragraphs(a.story.paragraphs[2:])
        + "</div>"
    )
    script = "<script>setTimeout(()=>{document.querySelector('.wall').style.display='none';document.querySelector('.rest').hidden=false;document.body.dataset.open=1},100)</script>"
    a.page(body, after=script)
    return a.done(absent=("Signinly",), ready="document.body.dataset.open === '1'")
