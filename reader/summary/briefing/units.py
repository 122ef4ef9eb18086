"""What stands around figures, as data: multipliers, currencies, signs of approximation, months, measure words and small
numbers.

Tested in tests/unit/summary/briefing/test_figures.py.
"""

from __future__ import annotations

import re

POINT_IS_DECIMAL = frozenset({"en", "ja", "zh", "ko", "he", "hi", "th", "ar", "fa", "ur", "bn", "ta", "te", "mr", "ms"})
"""Languages that write 1,300.5; the others write 1.300,5 or 1 300,5."""
DOT_IS_ORDINAL = frozenset({"de", "cs", "sk", "pl", "da", "no", "fi", "hu", "hr", "sr", "sl", "et", "lv", "tr"})
"""Languages that write "3. place"."""

_MULTIPLIERS = (
    (1e3, ("thousand", "tausend", "tsd", "mille", "mil", "mila", "duizend", "tusen", "tusind", "тыс", "тысяч", "тисяч", "tys", "tysięcy",
           "tysiące", "ألف", "آلاف", "हज़ार", "हजार", "bin", "χιλιάδες", "χιλιάδων")),
    (1e5, ("lakh", "lakhs", "लाख")),
    (1e6, ("million", "millions", "millionen", "mio", "mln", "mn", "millones", "millón", "milioni", "milione", "milhões", "milhão",
           "miljoen", "miljoner", "miljon", "millioner", "milion", "miliony", "milionów", "млн", "миллион", "миллиона", "миллионов",
           "мільйон", "мільйона", "мільйонів", "مليون", "ملايين", "میلیون", "milyon", "εκατομμύρια", "εκατομμυρίων", "εκατ")),
    (1e7, ("crore", "crores", "करोड़")),
    (1e9, ("bn", "milliarde", "milliarden", "mrd", "milliard", "milliards", "miliardi", "miliardo", "miljard", "miljarder", "milliarder",
           "miliard", "miliardy", "miliardów", "млрд", "миллиард", "миллиарда", "миллиардов", "مليار", "مليارات", "milyar",
           "δισεκατομμύρια", "δισ")),
    (1e12, ("trillion", "трлн", "billionen", "billones")),
)  # fmt: skip
_BY_WORD = {word: times for times, known in _MULTIPLIERS for word in known}

CJK_MULTIPLIERS = (
    ("十亿", 1e9), ("百万", 1e6), ("千万", 1e7), ("万亿", 1e12), ("亿", 1e8), ("億", 1e8), ("萬", 1e4), ("万", 1e4), ("千", 1e3),
    ("만", 1e4), ("억", 1e8),
)  # fmt: skip
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
"""Letters right after the digits of money: £40m."""


def multiplier(word: str, language: str) -> float:
    """Return by how much a word multiplies the number before it, 0 where it does not. ``word`` is in lower case."""
    if word == "billion":
        return 1e9 if language in ("en", "") else 1e12
    return _BY_WORD.get(word, 0.0)


_CURRENCIES = {
    "EUR": ("€", "eur", "euro", "euros", "евро", "євро", "ευρώ", "يورو", "यूरो"),
    "USD": ("$", "us$", "usd", "dollar", "dollars", "dollaro", "dollari", "dólar", "dólares", "доллар", "доллара", "долларов", "دولار",
            "डॉलर", "dolar", "dolara", "dolarów"),
    "GBP": ("£", "gbp", "pound", "pounds", "pfund", "livres", "libras", "фунтов"),
    "JPY": ("yen", "иен"),
    "CNY": ("yuan", "renminbi", "юаней"),
    "CHF": ("chf", "franken"),
    "RUB": ("₽", "rub", "rubel", "roubles", "rubles", "рубль", "рубля", "рублей", "руб"),
    "UAH": ("₴", "uah", "гривен", "гривень", "гривні"),
    "INR": ("₹", "inr", "rupees", "रुपये"),
    "TRY": ("₺", "lira", "liras"),
    "KRW": ("₩", "won"),
    "PLN": ("zł", "pln", "złotych", "zloty"),
    "SEK": ("sek", "kronor"),
    "kr": ("kroner", "kr"),
    "¥": ("¥",),
}  # fmt: skip
_CURRENCY_OF = {word: name for name, known in _CURRENCIES.items() for word in known}
CJK_CURRENCIES = (
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("美元", "USD"),
    ("日元", "JPY"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("ユーロ", "EUR"),
    ("ドル", "USD"),
)


def currency(word: str) -> str:
    """Return the currency that a word or sign names, "" where it names none."""
    return _CURRENCY_OF.get(word.casefold(), "")


LINK = re.compile(r"\s(?:de|di|d[’'](?=\w))\s?", re.IGNORECASE)
"""Between a multiplied amount and what it is of: "1,3 million d'euros"."""
PERCENT = re.compile(
    r"[ \u00a0\u202f]?(?:[%٪％]|per\s?cento?\b|pct\b|prozent(?!punkt)|pour\s?cent\b|por\s?ciento\b|por\s?cento\b|procent|процент|відсот|"
    r"بالمئة|بالمائة|في المئة|प्रतिशत|τοις εκατό|(?P<points>percentage points?|prozentpunkte?n?|points de pourcentage))\w*",
    re.IGNORECASE,
)

HEDGES = (
    "about", "around", "some", "nearly", "almost", "roughly", "approximately", "more than", "over", "up to", "at least", "less than",
    "under", "estimated", "rund", "etwa", "ungefähr", "knapp", "fast", "mehr als", "über", "gut", "bis zu", "mindestens", "circa",
    "ca.", "environ", "près de", "plus de", "presque", "au moins", "quelque", "unos", "unas", "cerca de", "casi", "más de", "al menos",
    "quasi", "più di", "almeno", "mais de", "quase", "pelo menos", "ongeveer", "bijna", "meer dan", "около", "почти", "более", "больше",
    "свыше", "не менее", "примерно", "близько", "майже", "понад", "ponad", "około", "prawie", "نحو", "حوالي", "أكثر من", "قرابة", "约",
    "大约", "近", "超过", "超過", "至少", "約", "लगभग", "करीब", "περίπου", "yaklaşık",
)  # fmt: skip
"""What makes the figure after it approximate."""

_MONTHS = (
    "jan(?:uary|uar|vier|\\.)?|feb(?:ruary|ruar|\\.)?|février|mar(?:ch|zo|s)|märz|apr(?:il|\\.)?|avril|may|mai|mayo|june?|juni|juin|junio|"
    "july?|juli|juillet|julio|aug(?:ust|\\.)?|août|agosto|sept?(?:ember|embre|iembre|\\.)?|oct(?:ober|obre|ubre|\\.)?|oktober|nov(?:ember|embre|"
    "iembre|\\.)?|dec(?:ember|\\.)?|dezember|décembre|diciembre|enero|febrero|abril|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|settembre|"
    "ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|stycznia|lutego|marca|kwietnia|maja|czerwca|"
    "lipca|sierpnia|września|października|listopada|grudnia|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|"
    "декабря|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|يناير|فبراير|مارس|أبريل|مايو|يونيو|"
    "يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"
)
MONTH_AFTER = re.compile(rf"\.?\s(?:de |of |di )?(?:{_MONTHS})\b")
MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})\s(?:the )?$")
_TO = "to|bis|à|a|до|al|hasta|fino a|tot|till"
RANGE_AFTER = re.compile(rf"\s(?:{_TO})\s\d")
RANGE_BEFORE = re.compile(
    rf"\d\s(?:{_TO})\s$|\b(?:between|zwischen|entre|tra|fra|между)\s(?:\S+\s(?:and|und|et|y|e|и)\s)?$", re.IGNORECASE
)
ORDINAL_ENDS = frozenset(
    {"st", "nd", "rd", "th", "er", "ère", "e", "ème", "º", "ª", "o", "a", "й", "го", "я", "ой", "ая", "s"}
)
"""What makes an ordinal, or a decade, of the digits before it."""
MEASURE_WORDS = frozenset("名个個位人只隻件辆輛艘架家所条條棟座台户戶匹頭头張张枚")

SMALL_NUMBERS: dict[str, dict[str, float]] = {
    language: {word: float(value) for word, value in zip(entries.split(), values, strict=True)}
    for language, entries, values in (
        (
            "en",
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
            "twenty thirty forty fifty sixty seventy eighty ninety",
            (*range(2, 21), *range(30, 100, 10)),
        ),
        ("de", "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig", (*range(2, 13), 20, 30)),
        ("fr", "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente", (*range(2, 13), 20, 30)),
        ("es", "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta", (*range(2, 13), 20, 30)),
        ("it", "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta", (*range(2, 13), 20, 30)),
        (
            "ru",
            "два две три четыре пять шесть семь восемь девять десять двадцать тридцать",
            (2, 2, *range(3, 11), 20, 30),
        ),
    )
}
"""Numbers that are often spelled out, by language. One is an article or a pronoun too often."""

_COMMON = (
    "year month week day hour minut second time mile kilomet km meter metr feet foot",
    "jahr monat woch tag stund minut mal an mois semain jour heur fois año mes seman dia hor vez anni settiman giorn or volt ano",
    "god лет год месяц недел день дня дне час минут раз سنة عام شهر يوم ساعة 年 天 月 小时 分钟 周 次 日 時",
)
COMMON_NOUNS = frozenset(" ".join(_COMMON).split())
"""Stems of what is counted in every article, of one thing here and of another there."""

_CONTRAST = (
    "another|others?|altogether|combined|previous(?:ly)?|earlier|overall|average|last (?:year|month|week|season)|other",
    "ander(?:e|en|er|es|em)|weiter(?:e|en|er|es)|vergangen(?:e|en|er|es)|vorig(?:e|en|er|es)|durchschnittlich|zuvor",
    "autres?|précédente?s?|dernière?s?|auparavant|otr[oa]s?|anterior(?:es)?|pasad[oa]s?|altr[iae]|precedent[ei]|scors[oa]",
    "друг(?:ой|ая|ие|их)|прошл(?:ый|ого|ом|ой)|ранее|إضافيين|أخرى|آخرين|السابق|الماضي",
)
CONTRAST = re.compile(rf"\b(?:{'|'.join(_CONTRAST)})\b|另外|其他|此前|去年|他の|昨年", re.IGNORECASE)
"""In a sentence with one of these a figure may be of another thing than its like elsewhere."""
