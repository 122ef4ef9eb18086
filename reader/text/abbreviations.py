"""Full stops that do not end a sentence, where Punkt's models of news are wrong or silent.

Data first, one function after it. Every entry is the author's knowledge of the language's ordinary usage in newspapers.
"""

from __future__ import annotations

import re

from reader.text.function_words import FUNCTION_WORDS

PUNKT_MODELS = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "fi": "finnish",
    "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian",
    "sl": "slovene", "sv": "swedish", "tr": "turkish",
    # Near relations, for languages without a model of their own.
    "af": "dutch", "be": "russian", "bg": "russian", "ca": "spanish", "gl": "portuguese", "hr": "slovene", "mk": "russian", "sk": "czech",
    "sr": "slovene", "uk": "russian",
}  # fmt: skip
"""ISO 639-1 code to the name of the Punkt model that serves it."""

# Before a digit or a lower-case word these go without saying; the lists are for what stands before a capital letter
# too.
_ALWAYS: dict[str, str] = {
    "cs": "tj tzn tzv např mj resp sv dr ing mgr prof str ul nám čl č",
    "da": "bl.a dvs mio mia f.eks ca dr hr fr nr st kl jf pga prof",
    "de": "z u d i v o bzw ca dr prof hr fr nr str st geb gest evtl ggf inkl exkl vgl usf sog dipl dipl-ing ing "
    "mag univ.-prof mio mrd tsd abs art "
    "bd tel zzgl gem bspw bzgl ehem einschl entspr kap aufl hrsg jh rd ugs verh rer nat med phil jur habil oec "
    "pol theol agr vet dent ra hl frl "
    "dgl zw mind höchst lt gg urspr vgl.a",
    "el": "κ κα κκ δρ αρ αγ σελ βλ λ.χ π.χ δηλ",
    "en": "mr mrs ms mx dr prof gen lt col sgt capt cpl maj adm sen rep gov hon rev fr messrs mt ft vs v e.g i.e "
    "cf viz approx st ste supt det cmdr brig "
    "pres sec atty asst pvt insp pt dist ald del amb",
    "es": "sr sra sres srta mons excmo excma dr dra ee dn dña prof ing lic gral pág núm art av ud uds d",
    "fi": "esim mm ns ks nk synt prof tri",
    "fr": "m mm mme mmes mlle mgr me dr st ste av bd chap hab env. c.-à-d cf env éd ex fig p pp réf vol",
    "he": "גב עמ מס",
    "hi": "डॉ श्री सुश्री प्रो पं रु मि",
    "hu": "dr ifj id pl ún kb sz u.n",
    "it": "sig sigg sig.ra dott dott.ssa prof avv ing on p pp art cfr es sen",
    "nl": "dhr mevr mw dr drs ir ing mr mgr jhr m.b.t i.v.m t.a.v resp prof nr blz o.a bijv ca st jl a.s",
    "no": "bl.a dvs mill mrd f.eks ca dr nr st kl jf pga prof",
    "pl": "ul św bł tys mln mld al dr prof inż mgr np tj tzw tzn m.in im gen płk ks pl os nr mec red",
    "pt": "sr sra srs dr dra d prof profa eng n.º av art pág gov gen exmo",
    "ro": "dl dna dr prof str nr sf art pag",
    "ru": "ул пр просп пер наб пл д корп кв г гг обл р-н им св тов проф акад доц т.е т.н стр рис гос напр см ср им.д",
    "sl": "dr prof mag g ga npr oz t.i sv ul št str",
    "sv": "bl.a t.ex milj mdr resp s.k d.v.s dvs ca dr nr st kl f.d s.k prof",
    "tr": "dr prof doç av sn yrd cad sok mah vb",
    "uk": "вул просп пров пл бул буд корп кв м с смт обл р-н ім св проф акад доц т.з стор рис напр див тов",
}  # fmt: skip
_NUMBERED_THINGS = (
    "art bd fig n n.º nos no nr num núm p pág pp s str vol č стор стр рис ст h.r s.b a.b h.b h.con.res s.con.res "
    "h.j.res s.j.res h.res s.res res "
    "pub.l p.l sec sect ch chap kap para par abs rn rdnr op cl cap reg eq jan feb mar apr jun jul aug sep sept "
    "oct okt nov dec dez"
)
_BEFORE_NUMBER = frozenset(_NUMBERED_THINGS.split())
_ABBREVIATIONS = {language: frozenset(entries.split()) for language, entries in _ALWAYS.items()}

NUMBERED = frozenset({"cs", "da", "de", "et", "fi", "hr", "hu", "lv", "no", "pl", "sk", "sl", "sr", "tr"})
"""Languages that write ordinal numbers with a full stop: "am 24. November"."""

# After a number and a stop a German noun has a capital too, so only a word that begins sentences shows that one ended.
_OPENERS = (
    "Der Die Das Den Dem Des Ein Eine Er Sie Es Wir Ich Ihr Im In Am An Und Aber Doch Auch Auf Aus Bei Bis Da "
    "Dann Damit Danach Dabei "
    "Diese Dieser Dieses Dazu Für Heute Hier Jetzt Mit Nach Nun So Seit Seine Ihre Um Vor Von Was Wer Wie Wo "
    "Weil Wenn Während Zu Zum "
    "Zur Zwar Trotz Unter Über Man Noch Nur Schon Als Alle Allerdings"
)
_GERMAN_OPENERS = frozenset(_OPENERS.split())

_ENGLISH_OPENERS_TEXT = (
    "The A An This That These Those He She It We They You I Its His Her Their Our My Your There Here When While "
    "Where What Who Why How If Although "
    "Though After Before Since Until Because But And Or So Yet Then Now Today Yesterday Nobody Everybody "
    "Somebody Anybody Everyone Someone Anyone "
    "Nothing Everything None Some Many Most Few Several Each Both Another Others In On At By For From To With "
    "Without During Despite Meanwhile "
    "However Instead Also Still Even Perhaps Maybe"
)
_ENGLISH_OPENERS = frozenset(_ENGLISH_OPENERS_TEXT.split())
_ENGLISH_ENDERS_TEXT = "u.s u.k u.n e.u u.s.a d.c a.m p.m etc inc ltd corp co llc jr sr b.c a.d b.c.e ph.d m.d"
_ENGLISH_ENDERS = frozenset(_ENGLISH_ENDERS_TEXT.split())
"""Abbreviations that end a sentence as readily as not; what follows says which."""

_HOURS = frozenset(("a.m", "p.m"))
_AFTER_HOURS = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan|Feb|Mar|Apr|May|June?|July?|Aug"
    r"|Sept?|Oct|Nov|Dec"
    r"|January|February|March|April|August|September|October|November|December|[A-Z]{1,3}T|GMT|UTC|Eastern"
    r"|Pacific|Central|Mountain|Greenwich"
    r"|Atlantic|Christmas|New Year)\b"
)
"""What tells the day or the zone of an hour: "at 6 a.m. Monday"."""

# After a number these end a sentence where a word of grammar follows with a capital: "в 2020 г. Потом", but "в 2020 г.
# Москва".
_AFTER_NUMBER = {
    "bg": frozenset({"г"}), "cs": frozenset({"r"}), "pl": frozenset({"r", "w"}), "ru": frozenset({"г", "гг", "в", "вв"}),
    "uk": frozenset({"р", "рр", "ст"}),
}  # fmt: skip
# Money ends it before any capital.
_MONEY = {"ru": frozenset({"руб", "коп"}), "uk": frozenset({"грн", "коп"})}
_NUMBER_BEFORE = re.compile(r"(?:\d|[IVXLІХ])[\s\u00a0\u202f]?\w+$")

MAX_SHORT_WORD = 6
_LAST_TOKEN = re.compile(r"[^\s(\[{\"'“”„«»‘’]*$")
_INITIAL_BEFORE = re.compile(r"(?:^|\s)[^\W\d_]\.[\s-]?$")
_WORD = re.compile(r"\w+")


def surely_ends(before: str, after: str, language: str) -> bool:
    """Tell whether the full stop ends the sentence although an abbreviation has one too, as ``after`` shows; asked
    before ``never_ends``.
    """
    if language == "en":
        return _ends_in_english(before, after)
    if language not in _AFTER_NUMBER or not after[0].isupper() or not before.strip():
        return False
    token = before.split()[-1].lstrip("0123456789")
    if token in _MONEY.get(language, ()):
        return True
    follower = _WORD.match(after)
    word = follower.group() if follower else ""
    shouted = len(word) > 1 and word.isupper()
    if shouted or after[len(word) :].startswith(".") or word.lower() not in FUNCTION_WORDS.get(language, ()):
        return False
    if token in _AFTER_NUMBER[language]:
        return _NUMBER_BEFORE.search(before) is not None
    # Punkt's Russian takes some short words for abbreviations: "на весь мир. Тогда".
    return (
        language in _MONEY
        and len(token) > 2
        and token.isalpha()
        and token not in _ABBREVIATIONS.get(language, frozenset())
    )


def _ends_in_english(before: str, after: str) -> bool:
    match = _LAST_TOKEN.search(before)
    token = match.group().lower() if match else ""
    if token not in _ENGLISH_ENDERS or not after[0].isupper():
        return False
    if token in _HOURS:
        return _AFTER_HOURS.match(after) is None
    follower = _WORD.match(after)
    word = follower.group() if follower else ""
    return word in _ENGLISH_OPENERS and after[len(word) : len(word) + 1] not in ("-", ".", "’", "'")


def never_ends(before: str, after: str, language: str) -> bool:
    """Tell whether the full stop between ``before`` (up to the stop) and ``after`` (its next character is no space)
    cannot end a sentence.
    """
    match = _LAST_TOKEN.search(before)
    token = match.group() if match else ""
    if not token:
        return False
    if token.isdigit() and len(token) <= 2 and language in NUMBERED:
        follower = _WORD.match(after)
        return language != "de" or not follower or follower.group() not in _GERMAN_OPENERS
    if len(token) == 1 and token.isalpha():
        # "J. K. Rowling", "А. С. Пушкин", "د. أحمد"; Punkt decides about a single letter that ends a clause ("plan
        # B.").
        if not token.isupper() and not token.islower():
            return True
        if token.isupper() and (_INITIAL_BEFORE.search(before[:-1]) or re.match(r"[^\W\d_]\.", after)):
            return True
    if after[0].isdigit() and token.lower() in _BEFORE_NUMBER:
        return True
    if after[0] == "§" and len(token) <= MAX_SHORT_WORD:  # "gem. § 5", "i. S. d. § 3"
        return True
    if token.lower() in _HOURS and language == "en":
        return _AFTER_HOURS.match(after) is not None
    return token.lower() in _ABBREVIATIONS.get(language, frozenset())
