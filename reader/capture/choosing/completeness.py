"""Whether an article came whole, and what its page says otherwise; and what a page says at all where nobody finds an
article on it.

A false alarm on a whole article is worse than a missed one. So no sign counts by itself: a wall counts where the text
stops before it, data counts where the text is short beside it, a heading such as "not found" where hardly anything
follows. No site is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

import lxml.html
from lxml import etree

from reader.capture.choosing import overrides, stand_in
from reader.capture.choosing.tidy import grouped
from reader.capture.metadata.page_metadata import Sources, metadata_of, sources_of
from reader.capture.page import jsonld
from reader.capture.page.blocks import segment
from reader.capture.page.dom import (
    BROKEN_OFF,
    LEFT_OUT,
    base_address,
    parse,
    strip_controls,
    tag_of,
    text_of,
    unseen,
    visible,
)
from reader.capture.page.seen import leave_what_was_seen
from reader.capture.page.settling import settle
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model.blocks import Block, plain_text
from reader.model.capture import Cleaned, Metadata, WholeOrWhy
from reader.text.fold import plain_words
from reader.text.language import detect
from reader.text.marks import CLOSERS, STOPS
from reader.text.words import text_size

MAX_EVIDENCE_CHARACTERS = 200
MIN_WORDS = 8
SHORT_TEXT_WORDS = 120
"""Words below which a text may be next to nothing of what there is."""

MAX_LOGIN_PAGE_WORDS = 60
"""Words that a page may say beside the form in which a reader logs in; with more it says something else."""

_BREAKS = re.compile(r"<(?:br|/?p|/?div|/?li|/?h[1-6])\b[^>]{0,300}>|\r\n?", re.I)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))[\s\"'”’»]*$")
_ENDED = re.compile(rf"(?:[{STOPS}:;։჻{re.escape(CLOSERS)}】/]|https?://\S+|\S+@\S+|\S+\.[a-z]{{2,4}}(?:/\S*)?)\s*$")
MAX_CLOSING_CHARACTERS = 500
"""Characters at the end of a text that are looked at for how it ends."""
_APP_ROOT = re.compile(r"^(?:root|app|__next|__nuxt|___gatsby|react-root|svelte|application|main-app)$", re.I)
_CODE = re.compile(r"\b(?:40[0134]|410|451|429|50[0234])\b")

# --- what pages say, in the larger languages ---------------------------------------------------------------------------


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_SUBSCRIBE = _any(
    r"subscri(?:be|ption|ber)|membership|become a member|premium|abonn|abbon|suscr[ií]|\bassin(?:e|ante|atura|ar)|prenumer|tilaa|předplat",
    r"predplat|előfizet|подпис|підпис|передплат|συνδρομ|\babone",
    r"購読|有料|会員限定|订阅|訂閱|付费|付費|구독|유료|اشترك|الاشتراك|للمشتركين|מנוי",
    r"सब्सक्राइब|सदस्यता|berlangganan|\babo\b|digitalabo",
)
_LOG_IN = _any(
    r"\blog ?(?:in|on)|\bsign (?:in|up)|\bregist(?:er|re|ri|rar\b|rat)|regístr|anmeld|einlogg|se connecter|connectez",
    r"identifi|inscri(?:vez|re|bir)|inici(?:a|e|ar) sesión",
    r"accedi\b|iscriv|\bentrar\b|cadastr|inlogg|logga in|logg inn|log ind|kirjaudu|zaloguj",
    r"logowani|přihlas|přihlášen|bejelentkez|autentific",
    r"войти|войдите|авториз|зарегистр|увій|зареєстр|σύνδεση|συνδεθ",
    r"εγγραφ|giriş yap|kayıt ol|ログイン|会員登録|登录|登入|登錄|注册|註冊|로그인|회원",
    r"تسجيل|سجل|התחבר|הירשמ|लॉग ?इन|\bmasuk\b|đăng nhập",
)
_READ_ON = _any(
    r"(?:continue|keep|go on) reading|read (?:the )?(?:full|whole|entire|rest of)",
    r"(?:continue|finish)\w* (?:with )?(?:this|the) (?:article|story)",
    r"unlock (?:this|the|full)|weiterlesen|weiterzulesen|weiter lesen|(?:ganzen?|vollständigen?|kompletten?) (?:artikel|text|beitrag)",
    r"(?:lire|découvrir) la suite|(?:poursuivre|continuer) (?:(?:la|votre) lecture|à lire)|lire l['’]intégralité|lire l['’]article complet",
    r"(?:seguir|siga|sigue|continuar|continúe|continúa) leyendo|leer (?:la |el )?(?:nota|artículo|noticia) complet",
    r"(?:continu|prosegu)\w* (?:a leggere|(?:nel)?la lettura)|legg\w+ (?:tutto|l['’]articolo completo)",
    r"continu\w+ (?:lendo|a ler|a leitura)",
    r"ler (?:o artigo|a matéria|a notícia) (?:complet|na íntegra)|verder ?(?:te )?lezen|lees (?:verder|het hele)",
    r"(?:fortsätt\w*|läs\w*) (?:att )?(?:läsa|vidare|hela)|les(?:e)? (?:videre|hele)",
    r"læs (?:videre|resten|hele)|jatka\w* lukemista|lue koko",
    r"czytać dalej|czytaj dalej|(?:cały|całego|pełn\w+) (?:artykuł|tekst)|číst dál|pokračovat ve čtení|celý (?:článek|text)",
    r"tovább\w* olvas|teljes cikk|continua (?:citirea|lectura)|citește (?:mai departe|întreg)|читать (?:далее|дальше|полностью|статью)",
    r"продолж\w+ (?:читать|чтение)|читати (?:далі|повністю)|продовж\w+ чит|(?:συνεχίσ|διαβάσ)\w+ (?:την ανάγνωση|ολόκληρο|το πλήρες)",
    r"okumaya devam|devamını ok|続きを(?:読|ご覧)|続きは|全文を|继续阅读|繼續閱讀|阅读全文|閱讀全文|계속 읽|전문(?:을)? (?:보|읽)",
    r"(?:متابعة|مواصلة|استكمال) (?:ال)?قراءة|لقراءة المزيد|המש(?:ך|יכו) (?:ה)?(?:קריאה|לקרוא)",
    r"(?:आगे|पूरा|पूरी) .{0,12}पढ़|(?:lanjutkan|melanjutkan) (?:mem)?baca",
    r"đọc tiếp",
)
_TO_READ_ON = _any(
    r"to (?:continue|keep|go on) reading|to read (?:the )?(?:full|whole|entire|rest)",
    r"to (?:continue|finish) (?:this|the) (?:article|story)|um weiterzulesen",
    r"pour (?:lire la suite|poursuivre|continuer (?:à lire|votre lecture))",
    r"para (?:seguir|continuar) leyendo|per continuare (?:a leggere|la lettura)",
    r"para continuar (?:lendo|a ler|a leitura)|om verder te lezen",
    r"för att (?:läsa vidare|fortsätta läsa)|for å lese videre|for at læse videre",
    r"(?:aby|żeby) (?:czytać dalej|przeczytać)|pro pokračování|чтобы (?:читать|продолжить)|щоб (?:читати|продовжити)|続きを読むには",
    r"(?:要)?继续阅读(?:请|，)|לה?משך (?:ה)?קריאה|لمتابعة القراءة|계속 읽으(?:려|시)",
)
_FOR_SUBSCRIBERS = _any(
    r"(?:for|to) (?:paying |our )?(?:subscribers|members) only",
    r"(?:exclusive|available|reserved|only)(?: \w+)? (?:to|for) (?:our |paying )*(?:subscribers|members)",
    r"nur für (?:\w+ )?(?:abonnent|mitglieder)|exklusiv für (?:\w+ )?abonn|réservée?s? (?:à nos|aux) (?:abonnés|membres)",
    r"(?:exclusiv\w+|sol[oa]|únicamente) para (?:los |nuestros )?(?:suscriptores|socios)",
    r"(?:riservat\w+|solo) (?:agli|per gli|ai) (?:abbonati|iscritti)",
    r"(?:exclusiv\w+|só|apenas|somente) para (?:assinantes|membros)",
    r"alleen voor (?:abonnees|leden)|(?:endast|bara) för (?:prenumeranter|medlemmar)",
    r"(?:kun|forbeholdt) (?:for )?(?:abonnenter|medlemmer)|vain tilaajille|(?:tylko|wyłącznie) dla (?:subskrybent|prenumerator)",
    r"(?:pouze|jen) pro předplatitel|csak előfizető|(?:doar|numai|exclusiv) pentru abona",
    r"только (?:для|по) подпис|(?:лише|тільки) для передплатник",
    r"μόνο για συνδρομητές|sadece aboneler|abonelere özel|この記事は(?:有料)?会員限定|会員限定(?:の)?(?:記事|コンテンツ)です",
    r"(?:仅限|僅限|只限)(?:订阅|訂閱|会员|會員|付费|付費)|구독자 전용|للمشتركين فقط",
    r"למנויים בלבד|केवल (?:सब्सक्राइबर|सदस्य)|khusus pelanggan",
)
_COOKIES = _any(
    r"cookie|consent|personali[sz]ed (?:ads|advertis)|legitimate interest|einwilligung",
    r"personenbezogen|personalisierte|traceurs|consentement",
    r"publicité personnalisée|consentimiento|publicidad personalizada|consenso|consentimento",
    r"toestemming|samtycke|samtykke|\bkakor|informasjonskapsler",
    r"evästei|suostum|ciastecz|zgod[yaę]|souhlas|hozzájárul|consimțământ",
    r"συγκατάθεση|çerez|куки|кукі|согласи|згод[иау]|クッキー|隐私|隱私|쿠키",
    r"تعريف الارتباط|עוגיות|कुकी|personal data",
)
_WE_USE = _any(
    r"\bwe (?:and|use|value|need|process)\b|\bour (?:\d+ )?partners",
    r"wir (?:und|verwenden|nutzen|benötigen)|unsere (?:\d+ )?partner|nous (?:et|utilisons)",
    r"nos (?:\d+ )?partenaires|(?:nosotros|nuestros (?:\d+ )?socios)|utilizamos|\busamos",
    r"(?:noi e|utilizziamo|usiamo)|nostri (?:\d+ )?partner|nossos parceiros",
    r"\bwij (?:en|gebruiken)|onze (?:\d+ )?partners|\bvi (?:och|og|använder|bruker|bruger)|käytämme",
    r"używamy|nasi partnerzy|používáme|használunk|utilizăm",
    r"мы (?:и|используем)|ми (?:та|використовуємо)|χρησιμοποιούμε",
    r"kullanıyoruz|使用しています|当社|我们|我們|사용합니다|نستخدم|אנו משתמשים|हम ",
)
_ACCEPTS = _any(
    r"accept|agree|allow all|got it|akzeptier|zustimm|einverstanden|accepter|j['’]accepte",
    r"aceptar|acepto|accett|aceitar|aceito|accepteren|akkoord",
    r"godkänn|godta|acceptér|hyväksy|akceptuj|zgadzam|přijmout|souhlasím|elfogad|accept",
    r"принять|соглас|прийня|αποδοχή|kabul et|同意|接受|동의|모두 허용",
    r"موافق|أوافق|קבל|אישור|स्वीकार|setuju|terima",
)
_GONE = _any(
    r"(?:was )?not found(?: on this server)?|can(?:not|['’]t) be found|could(?: not|n['’]t) (?:be found|find)",
    r"no longer (?:available|exists?)|does(?:n['’]t| not) exist|has been (?:removed|deleted)",
    r"nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden)",
    r"existiert nicht(?: mehr)?|introuvable|non trouvée?|n['’]existe (?:pas|plus)",
    r"n['’]est plus disponible|no (?:fue |se ha |ha sido )?(?:encontrad[oa]|encontró)",
    r"no (?:se encuentra|existe|está disponible)",
    r"non (?:è stata |è )?(?:trovat[oa]|esiste|disponibile)|não (?:foi |está )?(?:encontrad[oa]|existe|disponível)",
    r"niet gevonden|bestaat niet(?: meer)?|kunde inte hittas|hittades inte|finns inte",
    r"finnes ikke|ble ikke funnet|blev ikke fundet|findes ikke",
    r"ei löyty\w*|nie (?:została |można )?znale\w+|nie istnieje|nenalezen\w*|nebyla nalezena",
    r"neexistuje|nem található|nu (?:a fost|poate fi) găsit\w*",
    r"не ?найден\w*|не существует|не знайден\w*|не існує|δεν βρέθηκε",
    r"δεν υπάρχει|bulunamadı|見つかりません(?:でした)?|存在しません|不存在|找不到|未找到",
    r"찾을 수 없\w*|존재하지 않\w*|غير موجودة?|לא נמצא\w*|नहीं मिला|tidak ditemukan|không tìm thấy",
    r"access denied|forbidden|internal server error|service unavailable|bad gateway",
    r"zugriff verweigert|accès refusé|acceso denegado|accesso negato",
    r"acesso negado|toegang geweigerd|доступ запрещ\w+|доступ заборонен\w+",
)
_PAGE = _any(
    r"\b(?:the |this )?(?:requested )?(?:page|url|error|oops|sorry)\b",
    r"\b(?:die |diese )?(?:angeforderte )?seite\b|fehler\b|\bpágina|\b(?:la )?pagina\b|erreur|errore?\b",
    r"\berro\b|\bsidan\b|\bsiden\b|sivua?\b|stron[ay]\b|stránka|\boldal\b",
    r"страниц\w+|ошибка|сторінк\w+|σελίδα|sayfa|ページ|页面|頁面|网页|페이지",
    r"الصفحة|הדף|पृष्ठ|पेज|halaman|trang",
)
_ENABLE = _any(
    r"enabl|activ|turn(?:ed)? (?:it )?on|requires?|needs?|aktiv|einschalt|benötigt|habilit|active[zr]",
    r"abilit|ativ[ea]|zet .{0,20} aan|inschakel|slå (?:på|til)",
    r"käyttöön|włącz|povol|zapn|engedélyez|bekapcsol|включ|увімк|ενεργοποι|etkinleştir|有効|启用|啟用|开启",
    r"開啟|사용|활성|تمكين|تفعيل|להפעיל|הפעל|सक्षम|aktifkan|bật",
)


def completeness_of(
    root: lxml.html.HtmlElement, metadata: Metadata, text: str, blocks: tuple[Block, ...] = ()
) -> tuple[WholeOrWhy, str]:
    """Return whether ``text`` is all that the page has to say, as a code, and what on the page shows that it is not:
    its own words or its data's, 200 characters at most, "" for ``whole``. ``blocks`` are the text's own; they tell
    links from prose. Raises nothing.
    """
    page = _Inspection(root, metadata, text, blocks)
    judges: tuple[tuple[WholeOrWhy, str], ...] = (
        ("consent", _consent(page)),
        ("error_page", _error_page(page)),
        ("login", _login_form(page)),
        *_stand_in(page),
    )
    for why, evidence in judges:
        if evidence:
            return why, _short(evidence)
    why, evidence = _wall(page)
    if evidence:
        return why, _short(evidence)
    judges = (
        ("script", _script(page)),
        ("video", _video(page)),
        ("link_list", _link_list(page)),
        ("cut_short", _cut_short(page)),
    )
    return next(((why, _short(evidence)) for why, evidence in judges if evidence), ("whole", ""))


# --- what is looked at -------------------------------------------------------------------------------------------------


class _Inspection:
    """The page and its text, each looked at once and only when asked."""

    def __init__(self, root: lxml.html.HtmlElement, metadata: Metadata, text: str, blocks: tuple[Block, ...]) -> None:
        self.root = root
        self.metadata = metadata
        self.text = text
        self.blocks = blocks
        self.size = text_size(text)
        self.sources: Sources = sources_of(root, metadata.canonical_url)
        self.paragraphs = [line for line in text.split("\n") if line.strip()]
        # A few words at the end may be a date, a credit or a tag: the text ends with its last sentence before them.
        said = [line for line in self.paragraphs[-6:] if text_size(line) >= 6]
        self.end = said[-1].strip() if said else self.paragraphs[-1].strip() if self.paragraphs else ""
        closing = self.end[-MAX_CLOSING_CHARACTERS:]
        self.stops = bool(_ELLIPSIS.search(closing))
        self.open_end = self.stops or (text_size(self.end) >= 12 and not _ENDED.search(closing))
        self.visible = visible(root)
        self.after, self.walls = self.visible.after(self.end)
        bodies = [t for node in self.sources.nodes for t in jsonld.texts(node.get("articleBody"))]
        self.body = max(bodies, key=len, default="")
        self.announced = max(text_size(self.body), self._word_count())

    def _word_count(self) -> int:
        stated = [str(node.get("wordCount") or "") for node in self.sources.articles]
        return next((int(number) for number in stated if re.fullmatch(r"\d{1,6}", number)), 0)

    @property
    def announces_more(self) -> bool:
        """Tell whether the page's data speaks of a text that is far longer."""
        return self.announced >= 1.6 * self.size + 60

    @property
    def not_free(self) -> str:
        """Return what the page's data says of who may read it, "" where it is free. Many say so above a whole text."""
        for node in self.sources.nodes:
            free = node.get("isAccessibleForFree")
            if free is False or (
                isinstance(free, str) and free.rstrip("/").rpartition("/")[2].lower() in ("false", "no")
            ):
                return "isAccessibleForFree: false"
        tier = self.sources.meta("article:content_tier", "article:tier", "content_tier").lower()
        return f"article:content_tier: {tier}" if tier in ("locked", "metered", "premium", "paid") else ""

    def titles(self) -> Iterator[str]:
        """Yield what stands above the page: its title, and its headings."""
        yield self.metadata.title
        for element in self.root.iter("title", "h1", "h2"):
            yield text_of(element, 300)


# --- one judge for each way of being not whole: its evidence, or "" ------------------------------------------------------


def _consent(page: _Inspection) -> str:
    """Return what a page says that asks to agree to cookies first, "" for another page: it speaks of itself as "we", of
    cookies nearly all the time, and has a button.
    """
    if page.size > 600 or page.metadata.byline or not _COOKIES.search(page.text):
        return ""
    about = [line for line in page.paragraphs if _COOKIES.search(line) or _WE_USE.search(line)]
    speaks = next((line for line in about if _WE_USE.search(line)), "")
    if not speaks or sum(map(len, about)) < 0.5 * len(page.text):
        return ""
    asks = (text_of(e, 60) or e.get("value") or "" for e in page.root.iter("button", "a", "input"))
    return speaks if any(_ACCEPTS.search(asked) for asked in asks) else ""


def _error_page(page: _Inspection) -> str:
    if page.size > 300 or (page.metadata.published and page.size > 60):
        return ""
    for title in page.titles():
        if _GONE.search(title) or _CODE.search(title):
            # What is left beside "404 - not found" may be the site's name and a word or two, no headline.
            named = title.replace(page.metadata.site, " ")
            rest = text_size(_PAGE.sub(" ", _CODE.sub(" ", _GONE.sub(" ", named))))
            if rest <= (4 if _GONE.search(title) and (_PAGE.search(named) or _CODE.search(named)) else 1):
                return title
    if page.size <= 80 and not page.metadata.published:
        for sentence in re.split(rf"(?<=[{STOPS}])\s*|\n+", page.text)[:4]:
            if _GONE.search(sentence) and _PAGE.search(sentence) and text_size(sentence) <= 30:
                return sentence
    return ""


def _stand_in(page: _Inspection) -> tuple[tuple[WholeOrWhy, str], ...]:
    """Judge whether the page came in an article's stead; one that names its author, a date, or itself an article did
    not.
    """
    if page.metadata.published or page.metadata.byline or page.sources.articles:
        return ()
    titles = list(dict.fromkeys(page.titles()))
    return (
        ("error_page", stand_in.waiting_or_down(titles, page.text)),
        ("login", stand_in.network_login(page.root, titles, page.text)),
    )


def _login_form(page: _Inspection) -> str:
    """Return the words of a form with a password that stands where an article should be, "" for none."""
    if page.size > 120 or page.metadata.published:
        return ""
    for field_ in page.root.iter("input"):
        if (field_.get("type") or "").lower() != "password" or any(
            unseen(e, tag_of(e)) or tag_of(e) == "header" for e in field_.iterancestors()
        ):
            continue
        form = next((e for e in field_.iterancestors("form")), None)
        of_form = text_of(form, 300) if form is not None else ""
        if page.size > MAX_LOGIN_PAGE_WORDS + text_size(of_form):
            continue
        said = [*page.titles(), *page.paragraphs, of_form]
        said += [b.get("value") or "" for b in form.iter("input")] if form is not None else []
        found = next((line for line in said if _LOG_IN.search(line) and text_size(line) <= 25), "")
        if found:
            return found
    return ""


def _wall(page: _Inspection) -> tuple[WholeOrWhy, str]:
    """Return ("subscription" or "login", the notice) for a text that stops at a wall, ("whole", "") for another."""
    notice = _notice(page)
    declared = page.not_free
    if notice:
        why: WholeOrWhy = "subscription" if declared or _SUBSCRIBE.search(notice) else "login"
        if page.stops or page.announces_more or page.size < 160 or (page.open_end and page.size < 400):
            return why, notice
        if declared and page.size < 600:
            return why, notice
    if declared and page.size < 400 and (page.stops or page.announces_more):
        more = f" · wordCount: {page.announced}" if page.announces_more else f" · {page.end[-80:]}"
        return "subscription", declared + more
    return "whole", ""


def _notice(page: _Inspection) -> str:
    """Return what asks a reader to pay or to log in before reading on, right after the text or as its end."""
    own = page.paragraphs if page.size < 80 else page.paragraphs[-3:]
    lines = [(line, False) for line in own if text_size(line) <= 25] + page.after
    for at, (line, all_link) in enumerate(lines):
        if "newsletter" in line.lower():
            continue
        if _TO_READ_ON.search(line):
            near = next((said for said, _ in lines[at : at + 5] if _SUBSCRIBE.search(said) or _LOG_IN.search(said)), "")
            if near:
                return line if near == line else f"{line} · {near}"
        if _READ_ON.search(line) and (_SUBSCRIBE.search(line) or _LOG_IN.search(line)):
            return line
        if _FOR_SUBSCRIBERS.search(line) and not all_link and text_size(line) <= 40:
            return line
    return next((line for line in page.walls if _SUBSCRIBE.search(line) or _LOG_IN.search(line)), "")


def _script(page: _Inspection) -> str:
    """Return what shows that only a browser with a script engine can show the page, "" for another page."""
    if page.size >= 80:
        return ""
    for line in page.paragraphs:
        if "javascript" in line.lower() and _ENABLE.search(line):
            return line
    if page.size >= 50 or sum(map(text_size, page.visible.lines)) >= 80:
        return ""
    for element in page.root.iter("noscript"):
        said = " ".join(" ".join(map(str, element.itertext())).split())
        if "javascript" in said.lower() and _ENABLE.search(said):
            return said
    scripts = sum(len(e.text or "") for e in page.root.iter("script"))
    for element in page.root.iter("div", "main"):
        name = element.get("id") or ""
        if (
            _APP_ROOT.match(name)
            and not text_of(element, 10)
            and (scripts > 2000 or next(page.root.iter("script"), None) is not None)
        ):
            return f'<{tag_of(element)} id="{name}"></{tag_of(element)}>'
    return ""


def _video(page: _Inspection) -> str:
    if page.size >= 80:
        return ""
    kind = page.sources.meta("og:type").lower()
    if kind.startswith("video"):
        return f"og:type: {kind}"
    types = [t for node in page.sources.nodes for t in jsonld.types_of(node)]
    if "VideoObject" in types and not any(t.endswith(("Article", "Posting")) for t in types):
        return "VideoObject"
    for element in page.root.iter("video"):
        if page.size < 50 and not any(unseen(e, tag_of(e)) or tag_of(e) == "aside" for e in element.iterancestors()):
            return f"<video> {page.metadata.title}"
    return ""


def _link_list(page: _Inspection) -> str:
    """Return the first headlines of a front page or a section's, "" for another page: headlines that are links, hardly
    a paragraph, and nothing that calls it an article.
    """
    if page.metadata.published or page.metadata.byline or page.sources.meta("og:type").lower() == "article":
        return ""
    if any(
        t.endswith(("Article", "Posting")) and len(page.sources.articles) == 1
        for node in page.sources.articles
        for t in jsonld.types_of(node)
    ):
        return ""
    headlines = []
    for element in page.root.iter("h1", "h2", "h3", "h4"):
        linked = element.find(".//a") is not None or any(tag_of(a) == "a" for a in element.iterancestors())
        if linked and not any(tag_of(a) in ("nav", "footer", "aside") for a in element.iterancestors()):
            said = text_of(element, 120)
            if text_size(said) >= 3:
                headlines.append(said)
    headlines = list(dict.fromkeys(headlines))
    prose = sum(1 for line in page.paragraphs if text_size(line) >= 45)
    if len(headlines) >= 8 and prose * 5 <= len(headlines):
        return " · ".join(headlines[:4])
    links = sum(i.end - i.start for b in page.blocks for i in b.inlines if i.kind == "link")
    if page.blocks and links > 0.7 * len(page.text) and len(page.paragraphs) >= 8 and not prose:
        return " · ".join(page.paragraphs[:4])
    return ""


def _cut_short(page: _Inspection) -> str:
    """Return what shows that a text stops where the page's data, or a link right after it, speaks of more, else ""."""
    left_out = page.root.get(LEFT_OUT)
    if left_out and len(page.after) < 5:  # the text reaches to where the page was cut off
        return f"{LEFT_OUT}: {left_out}"
    last = page.visible.lines[-1] if page.visible.lines else ""
    if page.root.get(BROKEN_OFF) is not None and page.end and last.endswith(page.end[-40:].strip()):
        return f"… {page.end[-100:]} · </html> is missing"
    following = [line for line, _ in page.after[:3]] + page.paragraphs[-2:]
    leads_on = next((line for line in following if text_size(line) <= 12 and _READ_ON.search(line)), "")
    if leads_on and (page.stops or (page.open_end and page.size < 250)):
        return f"{page.end[-100:]} · {leads_on}"
    tail = plain_words(page.body)[-60:]
    if (
        page.body
        and page.announces_more
        and tail not in plain_words(page.text)
        and plain_words(page.end)[-40:] in plain_words(page.body)
    ):
        return f"articleBody: … {page.body[-150:]}"
    if page.announced >= 2 * page.size + 150 and page.stops:
        return f"{page.end[-100:]} · wordCount: {page.announced}"
    return ""


def _short(evidence: str) -> str:
    said = " ".join(evidence.split())
    return said if len(said) <= MAX_EVIDENCE_CHARACTERS else said[: MAX_EVIDENCE_CHARACTERS - 1].rstrip() + "…"


# --- a page without an article -----------------------------------------------------------------------------------------


def too_little(root: lxml.html.HtmlElement, text: str) -> bool:
    """Tell whether a cleaner's text is no answer: next to nothing, or a few words beside the whole text in the page's
    data.
    """
    if len(text.split()) < MIN_WORDS and len(text) < 4 * MIN_WORDS:
        return True
    size = text_size(text)
    return size < SHORT_TEXT_WORDS and text_size("\n".join(_body_paragraphs(sources_of(root, "")))) >= 3 * size + 40


def what_it_says(html: str, url: str, corrections: overrides.Corrections = overrides.NONE) -> Cleaned:
    """Return what can be read of a page without an article: the text that its data holds, else what it says
    outside of its furniture, else what it says to browsers without scripts, else its title and description. Raises
    ``NoArticle`` where it says nothing at all.
    """
    root = parse(strip_controls(html))
    if root is None:
        raise NoArticle()
    leave_what_was_seen(root, url)
    base = base_address(root, url)
    metadata = metadata_of(root, base)
    settle(root, base)
    in_data = _body_paragraphs(sources_of(root, base))
    blocks = _as_blocks(in_data) if text_size(" ".join(in_data)) >= 40 else ()
    name = "articleBody" if blocks else "page"
    blocks = blocks or _own_blocks(root, base, metadata, corrections) or _as_blocks(_without_script(root))
    if not blocks and next(root.iter("frameset", "frame"), None) is None:
        blocks = _as_blocks([said for said in (metadata.title, metadata.description) if said and said != metadata.site])
    if not blocks:
        raise NoArticle()
    text = plain_text(blocks)
    why, evidence = completeness_of(root, metadata, text, blocks)
    if why == "whole" and blocks[-1].text == metadata.description:
        # The head speaks of an article and the body is silent: a script would have written it, or nobody.
        scripts = [len(element.text or "") for element in root.iter("script")]
        if sum(scripts) > 5000:
            why, evidence = "script", f"<script> × {len(scripts)}"
        else:
            why, evidence = "cut_short", _short(f"description: {metadata.description}")
    metadata = replace(metadata, language=detect(text, metadata.language))
    return Cleaned(metadata, blocks, f"{VERSION} {name}", why, evidence)


def _as_blocks(paragraphs: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Block("paragraph", said) for said in paragraphs)


def _body_paragraphs(sources: Sources) -> list[str]:
    """Return the longest ``articleBody`` of the page's data, in paragraphs."""
    bodies = [node["articleBody"] for node in sources.nodes if isinstance(node.get("articleBody"), str)]
    raw = _BREAKS.sub("\n", unescape(max(bodies, key=len, default="")))
    return [" ".join(line.split()) for line in re.sub(r"<[^>]{0,300}>", "", raw).split("\n") if line.strip()]


def _own_blocks(
    root: lxml.html.HtmlElement, base: str, metadata: Metadata, corrections: overrides.Corrections
) -> tuple[Block, ...]:
    segments = segment(root, base, lambda _: None)
    known = overrides.decided(segments, root, corrections)
    # A form may be all that there is: on a page that asks for a login its labels are what it says.
    kept = [
        c
        for at, c in enumerate(segments)
        if c.block.text and known.get(at, not _within(c.element, ("nav", "aside", "footer")))
    ]
    blocks = [c.block for c in kept]
    return grouped(
        [b for b in blocks if len(blocks) == 1 or plain_words(b.text) != plain_words(metadata.title)] or blocks[:1]
    )


def _within(element: etree._Element, tags: tuple[str, ...]) -> bool:
    return tag_of(element) in tags or any(tag_of(a) in tags for a in element.iterancestors())


def _without_script(root: lxml.html.HtmlElement) -> list[str]:
    """Return what the page says to browsers that run no scripts."""
    said = (" ".join(" ".join(map(str, element.itertext())).split()) for element in root.iter("noscript", "noframes"))
    return [line for line in said if text_size(line) >= 3 and "<" not in line]
