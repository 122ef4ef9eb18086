"""Pages that come in an article's stead with status 200: the login of a hotel's network, a check for robots, a notice
that the site is down.

None of their words is a sign by itself: the page has to be short, to name neither author nor date, and to be called
what it says. No site is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import lxml.html

from reader.capture.page.dom import tag_of, text_of, unseen
from reader.text.marks import STOPS
from reader.text.words import text_size

MAX_WORDS = 150
"""Words beyond which a page is no stand-in, whatever it says."""

MAX_OTHER_WORDS = 3
"""Words that a title may have beside what it is known by."""


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_WAIT = _any(
    r"\b(?:just )?(?:a|one) (?:moment|second|minute)\b(?:,? please)?",
    r"please (?:wait|stand by|hold on)|\bredirecting\b|being redirected",
    r"(?:checking|verifying|reviewing) (?:your|the|if|that) [\w ]{0,24}(?:browser|connection|request|human|secur\w+)|attention required",
    r"(?:your|the) (?:browser|request|connection) is being \w+",
    r"(?:security|robot|bot) (?:check|verification)|are you (?:a )?(?:human|robot)",
    r"(?:verify|confirm|prove)\w* (?:that )?you(?: are|['’]re) (?:a |not a )?(?:human|robot)",
    r"automat(?:ed|ion) (?:tools|traffic|requests)",
    r"unusual (?:traffic|activity)",
    r"access (?:to this (?:page|site) )?(?:has been |is |was )?(?:denied|blocked)|review the security of",
    r"einen (?:kleinen )?(?:moment|augenblick)|bitte warten",
    r"(?:prüfen|überprüfen) (?:ihren|deinen|die) (?:browser|verbindung)",
    r"(?:automatisch )?weitergeleitet|(?:ein mensch|kein roboter)|zugriff (?:wurde )?(?:verweigert|blockiert)",
    r"\bun instant\b|veuillez patienter|vérifi\w+ (?:de |que |votre )|(?:allez être|êtes) redirig",
    r"redirection en cours",
    r"(?:un|uma?|un) moment[oe]?\b,? (?:por favor|per favore)|espere,? por favor|aguarde",
    r"(?:comprobando|verificando) (?:su|tu|o seu|seu)",
    r"(?:será|serás|está siendo|a ser) redir\w+|(?:un attimo|attendere prego)|stiamo verificando|verrai reindirizzat",
    r"een (?:ogenblik|moment) (?:geduld|alstublieft)|even geduld|wordt u doorgestuurd|ett ögonblick",
    r"vänligen vänta|et øyeblikk|vent litt",
    r"et øjeblik|vent venligst|hetkinen|odota hetki|proszę czekać|chwileczkę|sprawdzamy",
    r"przekierowan|okamžik|čekejte prosím",
    r"egy pillanat|kérjük,? várjon|vă rugăm așteptați|подождите|проверк\w+ (?:браузера|соединения)",
    r"перенаправл|вы не робот",
    r"зачекайте|παρακαλώ περιμένετε|lütfen bekleyin|tarayıcınız kontrol",
    r"しばらくお待ち|お待ちください|請稍候|请稍[候等]|正在(?:检查|验证|跳转)",
    r"잠시만 기다려|يرجى الانتظار|לחכות|אנא המתן|कृपया प्रतीक्षा|mohon tunggu|vui lòng (?:đợi|chờ)",
)
_DOWN = _any(
    r"\boops\b|\bwhoops\b|\buh[- ]oh\b|something (?:went|has gone) wrong",
    r"an (?:unexpected )?error (?:has )?occurred|bad request|too many requests",
    r"(?:can(?:not|['’]t)|could(?: not|n['’]t)|unable to) (?:find|load|display|show|open) "
    r"(?:the|this|that|your) (?:page|article|story|content)",
    r"be (?:right )?back (?:soon|shortly|later)",
    r"(?:down|offline|closed|unavailable) for (?:\w+ )?maintenance|(?:under|scheduled) maintenance",
    r"temporarily (?:unavailable|offline|down|closed)|service (?:is )?unavailable",
    r"(?:article|story|page|content) (?:is )?no longer available",
    r"(?:has been|was) (?:removed|deleted|taken down)|page (?:was )?removed",
    r"domain (?:name )?(?:has |is )?(?:expired|parked|for sale)",
    r"account (?:has been )?suspended|server error|try again (?:later|in a)",
    r"hoppla|ups!|etwas (?:ist )?schief|fehler (?:ist )?aufgetreten|wartungsarbeiten",
    r"(?:vorübergehend|derzeit) nicht (?:erreichbar|verfügbar)",
    r"une erreur (?:est survenue|s['’]est produite)|en maintenance",
    r"(?:momentanément|temporairement) indisponible|bientôt de retour",
    r"algo (?:salió|ha salido|deu) (?:mal|errado)|ha ocurrido un error|en mantenimiento",
    r"em manutenção|ocorreu um erro",
    r"(?:temporalmente|temporariamente) (?:no disponible|fuera de servicio|indisponível)",
    r"qualcosa è andato storto|in manutenzione|si è verificato un errore",
    r"er (?:is|ging) iets (?:mis|fout)|in onderhoud|något gick fel|underhåll|noe gikk galt",
    r"noget gik galt|jotain meni vikaan|huoltokatko",
    r"coś poszło nie tak|przerwa techniczna|něco se pokazilo|údržb|valami hiba|karbantartás",
    r"ceva nu a mers|mentenanță",
    r"что-то пошло не так|технические работы|произошла ошибка|щось пішло не так|κάτι πήγε στραβά",
    r"bir (?:şeyler ters gitti|hata oluştu)|bakım",
    r"エラーが発生|メンテナンス中|出错了|发生错误|維護中|维护中|오류가 발생|점검 중|حدث خطأ|אירעה שגיאה|terjadi kesalahan|đã xảy ra lỗi",
)
_NETWORK = _any(
    r"wi-?fi|\bw-?lan\b|hot-?spot|internet|\bonline\b|(?:guest|the|this) network|netzwerk|réseau",
    r"\bnetwerk|nätverk|nettverk|netværk",
    r"интернет|інтернет|ίντερνετ|ネット|インターネット|网络|上网|網路|인터넷|와이파이|إنترنت|אינטרנט|इंटरनेट",
)
_CONNECT = _any(
    r"\bconnect|go online|get online|\baccess|terms|sign in|log ?in|room number|voucher|password",
    r"\bcode\b|accept|surf",
    r"verbind|nutzungsbedingung|akzeptier|zugang|anmeld|connect|accéder|acceptez|conditions",
    r"conectar|acceda|acced|acept|condicion|términos",
    r"connett|conness|accett|termini|aceit|termos|ligar|verbinden|voorwaarden|anslut|villkor",
    r"koble til|vilkår|opret forbindelse|yhdist|ehdot",
    r"połącz|regulamin|připoj|podmínk|csatlakoz|feltétel|conect|termeni|подключ|услови|підключ|умов",
    r"σύνδε|όρους|bağlan|koşul",
    r"接続|利用規約|连接|連線|条款|條款|연결|약관|اتصال|الشروط|התחבר|תנאי",
)
_SENTENCE = re.compile(rf"(?<=[{STOPS}…])\s+|\n+")
_ASKING = frozenset(("", "text", "email", "tel", "checkbox", "password", "number", "radio"))
_SEARCHING = re.compile(r"^(?:q|s|query|search|suche|keyword|recherche|buscar)$|search", re.I)


def waiting_or_down(titles: Iterable[str], text: str) -> str:
    """Return what a page says that asks to wait, checks for robots, or tells that it or its site is not there; "" for
    another. ``titles`` are its title and headings.
    """
    size = text_size(text)
    if size > MAX_WORDS:
        return ""
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]
    for pattern in (_WAIT, _DOWN):
        said = [s for s in sentences if pattern.search(s)]
        words = sum(map(text_size, said))
        for title in titles:
            if pattern.search(title) and text_size(pattern.sub(" ", title)) <= MAX_OTHER_WORDS and (said or size <= 40):
                return title
        if said and size <= 60 and words >= 0.5 * size:
            return said[0]
    return ""


def network_login(root: lxml.html.HtmlElement, titles: Iterable[str], text: str) -> str:
    """Return what a network's own page says that lets nobody out who has not agreed or logged in, "" for another: it
    speaks of the network and of connecting, and asks for something.
    """
    size = text_size(text)
    if size > MAX_WORDS:
        return ""
    lines = [*titles, *text.split("\n")]
    about = [line for line in lines if _NETWORK.search(line)]
    connects = [line for line in lines if _CONNECT.search(line)]
    if not about or not connects:
        return ""
    buttons = [text_of(e, 60) or e.get("value") or "" for e in root.iter("button", "a", "input")]
    asks = any(_asked(root)) or (
        size <= 60 and len(buttons) <= 4 and any(_NETWORK.search(b) or _CONNECT.search(b) for b in buttons)
    )
    return next((line for line in about if _CONNECT.search(line)), about[0]) if asks else ""


def _asked(root: lxml.html.HtmlElement) -> Iterator[bool]:
    """Yield True for each field that a page asks to fill in, other than a search."""
    for field in root.iter("input"):
        if (field.get("type") or "").lower() not in _ASKING:
            continue
        outer: Sequence[lxml.html.HtmlElement] = list(field.iterancestors())
        form = next((e for e in outer if tag_of(e) == "form"), None)
        names = " ".join(filter(None, (field.get("name"), field.get("id"))))
        if _SEARCHING.search(names) or any(unseen(e, tag_of(e)) or tag_of(e) in ("header", "nav") for e in outer):
            continue
        if form is not None and (form.get("role") == "search" or _SEARCHING.search(form.get("class") or "")):
            continue
        yield True
