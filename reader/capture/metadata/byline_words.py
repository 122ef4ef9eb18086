"""The words around a name in a byline: "by" in many languages, roles, houses, degrees, places, and what is no name at all.

Data as patterns; ``byline`` asks them. A by-word that begins a line in prose, too, is in ``BY`` and not in ``STARTS_BY``.
"""

from __future__ import annotations

import re

_BY_WORDS = (
    r"(?:(?:written|reported|posted|published|words|story|analysis|opinion|article|text|photos?|edited|updated"
    r"|compiled|report|interview|review"
    r"|erstellt|verfasst|geschrieben|escrito|écrit|rédigé|publié|publicado|redactado|scritto|pubblicato"
    r"|geschreven|skrevet|skriven|skrivet|napisał\w*"
    r"|een artikel|ein (?:artikel|beitrag|interview|bericht)|un(?:e)? (?:article|articol\w*|artículo))"
    r"\s+(?:by|and (?:photos?|pictures) by|von|por|par|da|door|av|af|przez|de|di)"
    r"|by|von|vom|par|por|di|door|av|af|przez|autor(?:en|in|a|es|zy|ka|ul|s|ius)?|author|auteure?s?|autor[ei]"
    r"|texte?|testo|tekst|teksti|foto|od"
    r"|yazan|haber|penulis|oleh|bởi|tác giả|kirjoittaja|szerző|írta|de la|piše|napisal[ao]?|od autora|interview"
    r"|от|автор(?:ы|ка)?|текст"
    r"|пише|автори|του|της|γράφ(?:ει|ουν)(?: ο| η)?|συντάκτης|ავტორი|հեղինակ|بقلم|كتبت?|تحرير|إعداد|الكاتب"
    r"|به قلم|نویسنده|نوشته|تحریر"
    r"|از قلم|מאת|נכתב על ידי|כתבה?|लेखक|द्वारा|লেখক|โดย|ผู้เขียน|撰文|文|記者|记者|作者|著者|執筆|取材・文|文責|기자|글)"
)
BY = re.compile(rf"^\s*{_BY_WORDS}(?:\s*[:：/／]\s*|\s+)", re.I)
ONLY_BY = re.compile(rf"^{_BY_WORDS}$", re.I)
# What begins a line below the title: stricter than BY, for prose stands there, too. A word added here belongs in
# _BY_WORDS as well.
STARTS_BY = re.compile(
    r"^\s*(?i:(?:(?:written|reported|story|posted|text|words|interview) by|by|von|par|por|di|door|av|af|przez"
    r"|oleh|bởi|به قلم)(?:\s*:\s*|\s+)"
    r"|(?:autor(?:in|a|es|en)?|author|auteur ?|texte? ?|автор|текст|oleh|penulis|yazan|írta|συντάκτης|نویسنده"
    r"|بقلم|كتبت?|מאת)\s*:\s*"
    r"|(?:بقلم|מאת|โดย)\s*|(?:作者|記者|文)[:：／/]\s*)(?=[^\W\d_a-zà-ÿа-я])"
)
MORE_BY = re.compile(
    r"^.*\b(?:articles?|posts?|artikel|beiträge|artículos|articoli|stories|more)\s+(?:by|from|von|de|par|di)\s+", re.I
)
SPLIT = re.compile(
    r"\s*(?:;|\||/|／|•|·|\n|\S+@\S+\.\S+|(?<!\w)@[\w.]+|\s[–—-]\s|,?\s+(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve"
    r"|dan|com|with|mit|avec)\s+(?=[^\W\d_])|\s&\s|、|，|,\s)\s*",
    re.I,
)
_ROLE = (
    r"(?:editors?|reporters?|correspondents?|journalist\w*|writers?|columnists?|contributors?|contributing"
    r"|producers?|redakteur\w*|chefredakt\w*"
    r"|korrespondent\w*|redactor\w*|periodista|rédact(?:eur|rice)\w*|journaliste|giornalista|direttore|director"
    r"|professor|analysts?|photographers?"
    r"|fotograf\w*|author|chief|senior|junior|staff|freelance|guest|deputy|associate|assistant|political|science"
    r"|business|health|technology"
    r"|sports?|culture|foreign|national|investigative|\S+-(?:redakteur\w*|expert[ei]n?|korrespondent\w*"
    r"|reporter\w*|autor\w*|editor|reporter))"
)
JOB = re.compile(
    rf"\b{_ROLE}\b|\b(?:head of|special to|professor|university|desk|bureau|newsroom|team|redaktion|redazione"
    rf"|redacci[oó]n|r[eé]daction)\b",
    re.I,
)
LEADING_ROLES = re.compile(rf"^(?:{_ROLE}\s+)+(?=\S+\s+\S)", re.I)
ALL_ROLES = re.compile(rf"^(?:{_ROLE}(?:\s+|$))+$", re.I)
HOUSE = re.compile(
    r"\b(?:news|times|media|agenc(?:y|ies|e|ia|ias|ja)|agentur\w*|\w*presse(?:-agentur\w*)?"
    r"|(?:associated|canadian|united) press|press (?:trust|association|agency|release)"
    r"|staff|team|\w*redaktion(?:en)?|r[eé]daction|redac(?:ci[oó]n|ção|tie|cja)|redakc\w*|redazione|toimitus"
    r"|редакция|редакція|editors?|editorial"
    r"|desk|newsroom|bureau|group|network|magazine|\w*zeitung|nachrichten|online|tv|radio|wire|service|reuters"
    r"|afp|dpa|ap|apa|efe|ansa|upi|tass"
    r"|bloomberg|condé nast|company|inc|gmbh|ltd|llc|institute|foundation|council|committee|contributors?"
    r"|correspondents?"
    r"|reporters?|guest|admin\w*|webmaster"
    r"|webdesk|authors?)\b|\.(?:com|org|net|[a-z]{2})$|編集部|编辑部|通讯社|通信",
    re.I,
)
JUNK = re.compile(
    r"https?:|www\.|@|\d{2,}|^\d|[{}<>=_\[\]]|^(?:image|photo|foto|bild|picture|video|credit)s?\s*:"
    r"|\b(?:updated|published|min read|minutes?|follow|share|comments?|ago|gmt|lesedauer"
    r"|no author|twitter|facebook|instagram|linkedin|whatsapp|reading time|read more|view all|all posts)\b",
    re.I,
)
_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
TAIL = re.compile(
    rf"\s+(?:{_WEEKDAYS}|publi\w+|veröffentlicht|aktualisiert|updated|(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    rf"|sept|oct|nov|dec)[a-z]*\.?\s+\d|\d).*$"
    r"|\s+for\s+(?:the\s+)?[A-Z].*$|\s*(?:기자|특파원|記者|记者)$",
    re.I,
)
DEGREE = re.compile(
    r"^(?:ph\.?\s?d|m\.?d|mba|m\.?a|b\.?a|m\.?s|m\.?p\.?h|jd|esq|r\.?n|r\.?d|d\.?o|d\.?d\.?s|cpa|cfp|rdn|ldn"
    r"|lcsw|pharmd|dr|prof|msc|bsc|frcp)\.?$",
    re.I,
)
DEGREES_BEHIND = re.compile(
    r"(?:\s+(?:Ph\.?\s?D|M\.?D|MBA|MPH|MSc|BSc|J\.?D|Esq|R\.?N|R\.?D|RDN|LDN|D\.?O|DDS|CPA|CFP|LCSW|PharmD"
    r"|FRCP)\b\.?)+$"
)
SUFFIX = re.compile(r",?\s+(jr|sr|ii|iii|iv)\b\.?(?=\s*(?:$|[,;|/&·•]|\s(?:and|und|et|y|e|og|och)\s))", re.I)
"""What tells a son from his father belongs to the name."""
IN_PLACE = re.compile(
    r"^(?P<name>\S+\s.*?\S)\s+(?:reporting\s+)?(?:in|aus|from|at|en|à|em|te|v|w|в|у|із|din|iz"
    r"|u)\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞА-Я].*$"
)
_PLACE_NAMES = """
    new york, los angeles, san francisco, san diego, new delhi, hong kong, tel aviv, cape town, buenos aires, mexico city, washington dc,
    washington d.c, sao paulo, rio de janeiro, kuala lumpur, st petersburg, sri lanka, south africa, saudi arabia, united states,
    united kingdom, new zealand, middle east, north america, latin america, south korea, north korea, addis ababa, abu dhabi, the hague,
    den haag, las vegas, new orleans, new jersey
"""
PLACES = frozenset(" ".join(name.split()) for name in _PLACE_NAMES.split(","))
"""Names of two words that stand behind a person's and would pass for another person."""
_NO_NAME_WORDS = (
    "admin administrator editor author posts by unknown anonymous none null staff the new name undefined default"
)
FILE = re.compile(r"^\S+\.(?:txt|html?|php|json)$")
NO_NAMES = frozenset(_NO_NAME_WORDS.split())
_PARTICLE_WORDS = (
    "de del della di da dos das do du des van von der den ter ten le la el al bin ibn ben abu af av zu zur y e i st v d"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
BESIDE = re.compile(
    r"bio\b|biograph|social|avatar|image|photo|picture|thumb|comment|follow|related|teaser|recommend|sidebar"
    r"|popular|trending|promo|newsletter|share"
    r"|tooltip|count|description|authority|widget|more-from"
)
PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|profiles?|staff|contributors?|reporters?|journalists?|writers?"
    r"|redaktion|columnists?)/",
    re.I,
)
DIVIDED = re.compile(r"[|•·/\n]|\s[–—]\s")
CALLED = re.compile(r"author|byline|autor|auteur|writer|verfasser|contributor", re.I)
JOINED = re.compile(
    r"\s(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve|dan|και|și|és|ir|un|with|mit|avec|con|com)\s|[&＆、;]", re.I
)
WRITTEN_BY = re.compile(
    r"written|verfasst|geschrieben|écrit|rédigé|escrito|scritto|geschreven|skrevet|skriven|napisan|автор|author"
    r"|autor|auteur|yazan|kirjoitt|ditulis|作者|著者",
    re.I,
)
AUTHOR_BOX = re.compile(r"author[\w-]{0,12}(?:__|--|-|_)name|about-(?:the-)?author[\w-]*name|author-?name", re.I)
"""Names of the element with the name in a box about the author, which stands below the text."""
