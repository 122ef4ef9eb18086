"""Pages of invented sites that hold an article only in part, or none; and their neighbours that are whole and only look
it."""

from __future__ import annotations

import json
from typing import NamedTuple


class Sample(NamedTuple):
    """A page, what it is, words of its evidence, and words that must be kept of it."""

    name: str
    is_: str
    html: str
    evidence: str = ""
    kept: str = ""


EN = (
    "The town council of Merrow Bay voted on Monday night to rebuild the eastern sea wall, after three winters in which waves broke"
    " through it and flooded the lower streets.",
    "Engineers hired by the council found that the foundations had been washed out along two hundred metres. “We walked over a hole for"
    " years,” said Edda Quill, who led the survey, as she showed the drawings to a full hall.",
    "The work is to begin in March and to last two summers. Shops on the front will stay open, but the promenade closes to cars, and the"
    " market moves to the old railway yard until the stones are back in place.",
    "Fishermen asked who would pay for their berths during the work. The treasurer, Tomas Renn, promised an answer before the year ends,"
    " and said that no household would be asked for more than it pays today.",
)
EN_MORE = (
    "Below the hall the sea was calm that night. Old charts on the wall show how the bay looked before the first stones were laid: a bank"
    " of shingle, two huts, and a path that the tide took away every spring.",
    "The stones themselves came by barge from a quarry across the water. It closed long ago, but its owner’s granddaughter has offered to"
    " open it once more, for the one summer in which the last third of the wall is to be faced.",
)
DE = (
    "Der Gemeinderat von Hohenried hat am Montagabend beschlossen, die alte Seilbahn auf den Kranzkogel doch nicht abzureißen, sondern für"
    " vier Millionen Euro zu erneuern.",
    "Vorausgegangen war ein Gutachten, das die Stützen für gesünder hält als gedacht. „Der Stahl ist besser als sein Ruf“, sagte die"
    " Gutachterin Veronika Aster vor gut hundert Zuhörern im Saal des Gasthofs.",
    "Gebaut wird von Mai an, die Kabinen kommen aus einem Werk im Nachbartal. Bis zur Wiedereröffnung fährt ein Bus, der freilich bei"
    " Schnee nur bis zur Mittelstation kommt und dort eine halbe Stunde wartet.",
    "Gegen den Beschluss stimmten drei Räte, die das Geld lieber in die Schule gesteckt hätten. Der Bürgermeister kündigte an, im"
    " Frühjahr beides noch einmal vorzulegen.",
)
FR = (
    "Le conseil municipal de Valbourg a décidé lundi soir de rouvrir la halle aux poissons, fermée depuis la tempête qui avait emporté"
    " une partie de sa toiture il y a trois ans.",
    "Les travaux coûteront deux millions d’euros et dureront jusqu’à l’automne. « Nous avons retrouvé les plans d’origine dans une cave »,"
    " raconte l’architecte Odile Ferrand, qui suit le chantier depuis ses débuts.",
    "Les marchands, installés pour l’heure sous des tentes, réclament une date ferme. La mairie promet de la donner avant la fin du mois,"
    " après une dernière visite des pompiers et des assureurs.",
)
FR_MORE = (
    "Reste la question du froid. L’ancienne machine, qui datait de 1957, ne sera pas remplacée : un réseau"
    " d’eau de mer, puisée sous le quai,"
    " doit rafraîchir les étals, comme cela se fait déjà dans deux ports voisins où l’on s’en félicite.",
    "Les pêcheurs, eux, attendent de voir. Leur doyen, Maël Quintin, se souvient d’avoir entendu la même"
    " promesse deux fois, et rappelle que"
    " la criée n’a jamais fermé, pas même l’hiver où la neige bloquait la route jusqu’au pont. Un dernier mot suit.",
)
ES = (
    "El ayuntamiento de Puerto Albar aprobó el lunes la reforma del mercado central, cerrado desde que una tormenta arrancó parte del"
    " tejado hace tres inviernos.",
    "Las obras costarán dos millones de euros y durarán hasta el otoño. «Encontramos los planos originales en un sótano», cuenta la"
    " arquitecta Inés Robledo, que dirige los trabajos desde el primer día.",
    "Los vendedores, instalados por ahora bajo carpas, piden una fecha segura. El alcalde promete darla antes de fin de mes, después de"
    " una última visita de los bomberos.",
)
JA = (
    "浜崎町の議会は月曜日の夜、三年前の嵐で屋根の一部を失った魚市場を、来年の秋までに建て直すことを決めた。",
    "工事の費用はおよそ二億円で、町と県が半分ずつ負担する。設計を担当する建築家の森下あかりさんは、当時の図面が倉庫から見つかったと話した"
    "。",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, title: str, lang: str = "en", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>{body}'
        "<footer><p>Imprint · Privacy · Contact</p></footer></body></html>"
    )


def article(body: str, title: str, lang: str = "en", head: str = "", after: str = "") -> str:
    dated = '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-10-05T20:15:00Z">'
    return page(f"<main><article><h1>{title}</h1>{body}</article>{after}</main>", title, lang, dated + head)


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **data})}</script>'


_TEASERS = "".join(
    f'<div class="teaser"><h3><a href="/n/{n}">{title}</a></h3><span>{n} min</span></div>'
    for n, title in enumerate(
        (
            "Gemeente koopt oude brouwerij aan de gracht",
            "Storm trekt over de eilanden, veren varen niet",
            "Nieuwe brug krijgt de naam van een sluiswachter",
            "Bakker van de Markt sluit na zestig jaar",
            "Scholen delen een sportveld in de polder",
            "Zeehond gezien bij de haven van Oudersluis",
            "Fietspad langs de dijk wordt breder",
            "Orkest zoekt een zaal voor de winter",
            "Museum toont kaarten die nooit gedrukt zijn",
            "Vissers willen meer ligplaatsen in de haven",
        ),
        1,
    )
)
_SECTION = "".join(
    f'<article><a href="/s/{n}"><h2>{title}</h2></a><p>{text}</p></article>'
    for n, (title, text) in enumerate(
        (
            ("El puerto abre un segundo muelle", "La obra tardó dos años."),
            ("La biblioteca presta ahora bicicletas", "Hay doce, y todas azules."),
            ("Un faro vuelve a encenderse", "Estaba apagado desde 1988."),
            ("Los panaderos cambian de horario", "Abrirán a las cinco."),
            ("La escuela de música busca pianos", "Faltan cuatro para el otoño."),
            ("El río baja con más agua que nunca", "Los vecinos miden cada hora."),
            ("Una calle cambia de nombre", "Se llamará como la maestra."),
            ("El tren de las seis llega tarde otra vez", "Es la novena en un mes."),
            ("Vuelven las golondrinas a la plaza", "Nadie las había contado antes."),
        ),
        1,
    )
)

INCOMPLETE = (
    # --- subscription
    Sample(
        "paywall-declared-and-seen-en",
        "subscription",
        article(
            paragraphs(*EN[:2]),
            "Merrow Bay to rebuild its sea wall",
            head=linked(
                isAccessibleForFree=False,
                hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"},
            ),
            after="<div class='paywall'><h3>To continue reading</h3><p>Subscribe from 2 a week.</p><button>Subscribe</button></div>",
        ),
        "To continue reading",
        "rebuild the eastern sea wall",
    ),
    Sample(
        "paywall-undeclared-de",
        "subscription",
        article(
            paragraphs(DE[0], DE[1][:70] + " …"),
            "Hohenried behält seine Seilbahn",
            "de",
            after="<div><p>Jetzt weiterlesen mit dem Digital-Abonnement</p><p>Schon Abonnent? Anmelden</p></div>",
        ),
        "weiterlesen mit dem Digital-Abonnement",
        "Kranzkogel",
    ),
    Sample(
        "rest-for-subscribers-fr",
        "subscription",
        article(
            paragraphs(*FR[:2]) + "<p>Il vous reste 62 % de cet article à lire. La suite est réservée aux abonnés.</p>",
            "Valbourg rouvre sa halle",
            "fr",
        ),
        "réservée aux abonnés",
        "halle aux poissons",
    ),
    Sample(
        "data-says-more-es",
        "subscription",
        article(
            paragraphs(ES[0]),
            "Puerto Albar reforma su mercado",
            "es",
            head=linked(isAccessibleForFree="False", wordCount=740),
        ),
        "isAccessibleForFree: false",
        "mercado central",
    ),
    Sample(
        "members-only-ja",
        "subscription",
        article(
            paragraphs(JA[0]) + "<p>工事の費用はおよそ二億円で、町と県が半分ずつ...</p>",
            "魚市場を建て直しへ",
            "ja",
            after="<div class='wall'><p>この記事は会員限定です。</p><p>ログインして続きを読む</p></div>",
        ),
        "この記事は会員限定です",
        "浜崎町の議会",
    ),
    # --- login
    Sample(
        "registration-es",
        "login",
        article(
            paragraphs(*ES[:1]),
            "Puerto Albar reforma su mercado",
            "es",
            after="<div class='regwall'><p>Regístrate gratis para seguir leyendo</p></div>",
        ),
        "Regístrate gratis para seguir leyendo",
        "mercado central",
    ),
    Sample(
        "login-form-pl",
        "login",
        page(
            "<main><h1>Zaloguj się</h1><form action='/wejdz'><label>Adres e-mail</label><input type='email' name='m'>"
            "<label>Hasło</label><input type='password' name='h'><input type='submit' value='Zaloguj się'></form></main>",
            "Zaloguj się | Kurier Zatoki",
            "pl",
        ),
        "Zaloguj się",
        "Hasło",
    ),
    Sample(
        "login-form-en",
        "login",
        page(
            "<div class='box'><h2>Sign in to your account</h2><p>Readers of the Bay Ledger sign in here.</p><form><label>Password</label>"
            "<input type='password'><button>Sign in</button></form></div>",
            "Bay Ledger",
        ),
        "Sign in to your account",
        "Readers of the Bay Ledger",
    ),
    # --- consent
    Sample(
        "consent-de",
        "consent",
        page(
            "<div><h1>Willkommen beim Talboten</h1><p>Wir und unsere 214 Partner verwenden Cookies, um"
            " Inhalte zu messen und personalisierte"
            " Anzeigen zu zeigen. Dazu brauchen wir Ihre Einwilligung.</p><p>Mit einem Klick auf Zustimmen"
            " erlauben Sie die Verarbeitung Ihrer"
            " personenbezogenen Daten durch uns und unsere Partner. Sie können die Einwilligung jederzeit widerrufen.</p>"
            "<button>Alle akzeptieren und weiter</button><button>Einstellungen</button></div>",
            "Talbote",
            "de",
        ),
        "unsere 214 Partner verwenden Cookies",
        "jederzeit widerrufen",
    ),
    Sample(
        "consent-fr",
        "consent",
        page(
            "<section><h2>Votre vie privée</h2><p>Nous et nos 87 partenaires utilisons des cookies et des"
            " traceurs pour mesurer l’audience et"
            " afficher de la publicité personnalisée sur ce site.</p><p>Votre consentement peut être retiré à"
            " tout moment depuis le lien Cookies"
            " en bas de chaque page.</p><a href='#'>Tout accepter</a> <a href='#'>Continuer sans accepter</a></section>",
            "Gazette du Val",
            "fr",
        ),
        "Nous et nos 87 partenaires",
        "publicité personnalisée",
    ),
    # --- error pages behind 200
    Sample(
        "gone-en",
        "error_page",
        page(
            "<main><h1>404</h1><p>The page you are looking for cannot be found. It may have been moved, or the address was mistyped.</p>"
            "<p>Try the search, or begin again at the front page.</p></main>",
            "Merrow Bay Ledger",
        ),
        "404",
        "looking for cannot be found",
    ),
    Sample(
        "gone-it",
        "error_page",
        page(
            "<div><h1>Pagina non trovata</h1><p>Ci dispiace.</p></div>",
            "Pagina non trovata | Corriere della Laguna",
            "it",
        ),
        "Pagina non trovata",
        "Ci dispiace",
    ),
    Sample(
        "gone-ru",
        "error_page",
        page(
            "<div class='content'><p>К сожалению, такая страница не существует. Возможно, она была удалена или перенесена.</p></div>",
            "Вестник залива",
            "ru",
        ),
        "страница не существует",
        "удалена или перенесена",
    ),
    Sample(
        "denied-en",
        "error_page",
        page(
            "<h1>Access denied</h1><p>You do not have permission to view this page. Reference 18.2f.</p>",
            "Access Denied",
        ),
        "Access",
        "permission to view",
    ),
    # --- needs script
    Sample(
        "script-en",
        "script",
        '<html lang="en"><head><title>Bay Ledger</title><script>window.state={"a":1}</script></head><body>'
        "<noscript>You need to enable JavaScript to read the Bay Ledger.</noscript><div id='root'></div><script"
        " src='/app.js'></script></body></html>",
        "You need to enable JavaScript",
        "enable JavaScript to read the Bay Ledger",
    ),
    Sample(
        "script-pt",
        "script",
        '<html lang="pt"><head><title>Ponte nova abre na sexta | Diário da Barra</title>'
        '<meta name="description" content="A ponte sobre o rio Lemos abre na sexta-feira, com um ano de atraso e sem portagem.">'
        "</head><body><div id='__next'></div><script>render()</script></body></html>",
        'id="__next"',
        "A ponte sobre o rio Lemos",
    ),
    Sample(
        "script-de",
        "script",
        page("<div><p>Bitte aktivieren Sie JavaScript, um diese Seite zu lesen.</p></div>", "Talbote", "de"),
        "Bitte aktivieren Sie JavaScript",
        "Bitte aktivieren",
    ),
    # --- cut short
    Sample(
        "continues-elsewhere-en",
        "cut_short",
        article(
            paragraphs(EN[0], EN[1][:90] + " […]")
            + '<p><a href="https://ledger.example.org/wall">Read the full story at the Bay Ledger</a></p>',
            "Merrow Bay to rebuild its sea wall",
        ),
        "Read the full story",
        "rebuild the eastern sea wall",
    ),
    Sample(
        "continues-de",
        "cut_short",
        article(
            paragraphs(DE[0], DE[1][:60] + "...") + '<p><a href="/ganz">Den ganzen Artikel lesen</a></p>',
            "Hohenried behält die Seilbahn",
            "de",
        ),
        "ganzen Artikel",
        "Kranzkogel",
    ),
    # --- lists of links
    Sample(
        "front-nl",
        "link_list",
        page(
            f"<main><h1>Nieuws uit Oudersluis</h1>{_TEASERS}</main>",
            "Havenbode",
            "nl",
            '<meta property="og:type" content="website">',
        ),
        "Gemeente koopt oude brouwerij",
        "Zeehond gezien",
    ),
    Sample(
        "section-es",
        "link_list",
        page(f"<main><h1>Local</h1>{_SECTION}</main>", "Local | La Voz del Puerto", "es"),
        "El puerto abre un segundo muelle",
        "Un faro vuelve a encenderse",
    ),
    # --- videos
    Sample(
        "video-en",
        "video",
        page(
            "<main><h1>Watch: the sea wall from above</h1><video src='/wall.mp4' controls></video><p>A flight"
            " along the broken wall.</p></main>",
            "Watch: the sea wall from above",
            head='<meta property="og:type" content="video.other">',
        ),
        "og:type: video.other",
        "A flight along the broken wall",
    ),
    Sample(
        "video-sv",
        "video",
        page(
            "<main><h1>Se hamnen från luften</h1><div class='player'></div><p>Filmen togs en morgon i oktober.</p></main>",
            "Se hamnen från luften",
            "sv",
            linked(**{"@type": "VideoObject", "name": "Hamnen från luften"}),
        ),
        "VideoObject",
        "en morgon i oktober",
    ),
)

_ON_WALLS = (
    "Three of five papers on the coast now ask for a subscription before they show a story whole. “Subscribe to continue reading” is the"
    " line that readers in Merrow Bay see most often, a count by the library found.",
    "The library’s answer is a shelf of passes. Whoever registers at the desk may read what is for subscribers only, for a day, and then"
    " hand the pass to the next in line.",
    "Editors are of two minds. “A wall keeps the lights on,” says Petra Lorne of the Ledger, “but nobody ever fell in love with one.”"
    " She wants to open the archive, which holds ninety years of tides and weddings.",
    "The council will look at the passes again in spring. Until then, says the librarian, the line for them is shorter on Tuesdays.",
)
_ON_404 = (
    "A town hall clerk in Merrow Bay has made the error page of the council’s site into a small gallery: whoever mistypes an address there"
    " is told “page not found” and shown a drawing by a pupil of the harbour school.",
    "It began as a joke, says the clerk, Jonas Ebb. The old page said only 404 and sent people away angry. Now some mistype on purpose, and"
    " the school has sent two hundred drawings more.",
    "The council’s lawyers asked whether the pupils had agreed. They had, in writing, and one of them added: only if nobody ever finds it.",
)
_ON_COOKIES = (
    "Der Gemeinderat von Hohenried hat seine Website von Cookies befreit. Wer sie öffnet, wird seit Montag nicht mehr um eine Einwilligung"
    " gebeten, denn es gibt nichts mehr, in das einzuwilligen wäre.",
    "Die Informatikerin Ruth Salber fand 41 Dienste, von denen niemand im Rathaus wusste, wer sie bestellt hatte. „Wir haben einfach jeden"
    " abgeschaltet und gewartet, wer anruft“, sagt sie. Angerufen hat niemand.",
    "Nun fragen die Nachbargemeinden an. Salber rät ihnen, mit einer Liste zu beginnen und einen Schnaps bereitzustellen.",
)
_BANNER = (
    '<div class="cookie-banner"><p>We and our 90 partners use cookies to measure and to show personalised'
    " ads. You can change your consent at"
    " any time.</p><button>Accept all</button><button>Reject</button></div>"
)

WHOLE = (
    Sample(
        "about-paywalls", "whole", article(paragraphs(*_ON_WALLS), "Walls around the news"), kept="shorter on Tuesdays"
    ),
    Sample(
        "newsletter-box",
        "whole",
        article(
            paragraphs(*EN),
            "Merrow Bay to rebuild its sea wall",
            after="<div class='newsletter'><p>Subscribe to our newsletter to keep reading stories like this one.</p>"
            "<input type='email'><button>Subscribe</button></div>",
        ),
        kept="than it pays today",
    ),
    Sample(
        "short-item",
        "whole",
        article(
            "<p>A ferry touched the pier of Merrow Bay on Sunday in dense fog. Nobody was hurt, and the boat"
            " sailed again within the hour.</p>",
            "Ferry touches pier in fog",
            after="<p>Support local news: <a href='/subscribe'>subscribe to the Ledger</a>.</p>",
        ),
        kept="within the hour",
    ),
    Sample(
        "about-a-404",
        "whole",
        article(paragraphs(*_ON_404), "Page not found: a clerk makes art of it"),
        kept="finds it",
    ),
    Sample(
        "about-cookies-de",
        "whole",
        article(paragraphs(*_ON_COOKIES), "Rathaus ohne Cookies", "de"),
        kept="bereitzustellen",
    ),
    Sample(
        "banner-beside-article",
        "whole",
        article(paragraphs(*EN), "Merrow Bay to rebuild its sea wall").replace("<main>", f"{_BANNER}<main>"),
        kept="than it pays today",
    ),
    Sample(
        "declared-not-free-but-there-de",
        "whole",
        article(
            f'<div class="paywall">{paragraphs(*DE)}</div>',
            "Hohenried behält seine Seilbahn",
            "de",
            head=linked(isAccessibleForFree=False, wordCount=130),
            after="<div class='paywall-layer' style='display:none'><p>Jetzt abonnieren und weiterlesen</p></div>",
        ),
        kept="noch einmal vorzulegen",
    ),
    Sample(
        "word-count-of-characters",
        "whole",
        article(paragraphs(*FR), "Valbourg rouvre sa halle", "fr", head=linked(wordCount=900)),
        kept="pompiers et des assureurs",
    ),
    Sample(
        "ends-with-an-ellipsis",
        "whole",
        article(
            paragraphs(*EN, "And the stones? They lie where the sea has put them, and wait …"),
            "Merrow Bay and its wall",
        ),
        kept="and wait",
    ),
    Sample(
        "search-without-result",
        "whole",
        article(
            paragraphs(
                "Rescue teams searched the coast at Merrow Bay all night for a missing rower. The search goes on."
            ),
            "Missing rower not found",
        ),
        kept="The search goes on",
    ),
    Sample(
        "video-above-article",
        "whole",
        article("<video src='/wall.mp4'></video>" + paragraphs(*EN), "Merrow Bay to rebuild its sea wall"),
        kept="than it pays today",
    ),
    Sample(
        "teasers-below-article",
        "whole",
        article(
            paragraphs(*ES),
            "Puerto Albar reforma su mercado",
            "es",
            after=f"<section><h2>Más noticias</h2>{_SECTION}</section>",
        ),
        kept="visita de los bomberos",
    ),
    Sample(
        "login-beside-an-item-pt",
        "whole",
        page(
            "<main><h1>Posto da Barra registra arrombamento</h1><p>O posto de saúde da Barra foi arrombado"
            " na madrugada de domingo. Os ladrões"
            " levaram dois computadores e deixaram uma porta quebrada. O atendimento continua no salão da escola.</p><p>Quem viu algo pode"
            " avisar a polícia. As vacinas, guardadas em outro prédio, não foram tocadas, diz a enfermeira Lídia Prates, e as consultas de"
            " segunda-feira passam para a tarde. A porta nova chega até o fim da semana, promete a prefeitura.</p></main>"
            "<div><form><input type='text'><input type='password'><button>Entrar</button></form></div>",
            "Posto da Barra registra arrombamento",
            "pt",
        ),
        kept="promete a prefeitura",
    ),
    Sample(
        "login-in-the-header",
        "whole",
        page(
            "<header><form><input type='password'><button>Sign in</button></form></header>"
            f"<main><h1>Ferry touches pier</h1>{paragraphs(EN[0])}</main>",
            "Ferry touches pier",
        ),
        kept="flooded the lower streets",
    ),
)
