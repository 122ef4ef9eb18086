"""Dates and times as people write them, in the languages, digits and calendars that news come in.

Each comes with where it stands in the text, so that a label beside it ("Updated:") can be told from another date's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from reader.text.fold import fold

EARLIEST_YEAR = 1990

ZONES: dict[str, float] = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 1,
    "WEST": 1,
    "CET": 1,
    "MEZ": 1,
    "WAT": 1,
    "CEST": 2,
    "MESZ": 2,
    "EET": 2,
    "CAT": 2,
    "SAST": 2,
    "EEST": 3,
    "EAT": 3,
    "MSK": 3,
    "МСК": 3,
    "IST": 5.5,
    "PKT": 5,
    "WIB": 7,
    "WITA": 8,
    "WIT": 9,
    "SGT": 8,
    "HKT": 8,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BRT": -3,
    "ART": -3,
}
"""Hours before UTC by the letters that a page writes behind a time."""


class Written(NamedTuple):
    """A date in a text: ISO 8601 (with the time, and its offset, where one is written beside it), and its place."""

    start: int
    end: int
    value: str


# The months as dates write them; other forms of a name are found by its first letters. Croatian listopad is the tenth
# month, Czech and Polish listopad the eleventh: the larger languages have it.
_MONTH_NAMES = """
    january januar janvier enero gennaio janeiro januari january ianuarie ocak stycznia styczen ledna leden января
        январь січня януари ιανουαριου
        tammikuuta tammikuu gener يناير
        ינואר جانفي ژانویه جنوری जनवरी জানুয়ারি มกราคม январа јануар siječnja siječanj januára januarja január
        sausio janvāris janvārī jaanuar janar urtarrila xaneiro janúar ionawr januari enero eanáir იანვარი
        հունվարի հունվար yanvar қаңтар كانون_الثاني
    february februar fevrier febrero febbraio fevereiro februari februarie subat lutego luty unora unor февраля февраль
        лютого февруари φεβρουαριου
        helmikuuta helmikuu febrer فبراير
        פברואר فيفري فوریه فروری फ़रवरी फरवरी ফেব্রুয়ারি กุมภาพันธ์ фебруар veljače veljača februára februarja
        február vasario februāris februārī veebruar shkurt otsaila febreiro febrúar chwefror pebrero feabhra
        თებერვალი փետրվարի փետրվար fevral شباط
    march marz maerz mars marzo marco maart marts martie mart marca marzec brezna brezen марта март березня μαρτιου
        maaliskuuta maaliskuu
        marcius maret مارس
        מרץ مارچ मार्च মার্চ มีนาคม март ožujka ožujak március kovo märts martxoa mawrth marso márta მარტი
        մարտի մարտ آذار
    april avril abril aprile aprilie nisan kwietnia kwiecien dubna duben апреля апрель квітня април απριλιου huhtikuuta
        huhtikuu aprilis أبريل ابريل
        אפריל أفريل آوریل اپریل अप्रैल এপ্রিল เมษายน апреля април travnja travanj apríla aprila április
        balandžio aprīlis aprīlī aprill prill apirila apríl ebrill aprili aibreán აპრილი ապրիլի ապրիլ نيسان
    may mai mayo maggio maio mei maj mayis maja kvetna kveten мая май травня μαιου toukokuuta toukokuu majus maig مايو
        מאי ماي مه مئی मई মে พฤษภาคม маја мај svibnja svibanj mája majus gegužės maijs maijā mei maiatza maí máj
        bealtaine მაისი մայիսի մայիս أيار
    june juni juin junio giugno junho iunie haziran czerwca czerwiec cervna cerven июня июнь червня юни ιουνιου
        kesakuuta kesakuu junius juny يونيو
        יוני جوان ژوئن جون जून জুন มิถุนายน јуна јун lipnja lipanj júna junija június birželio jūnijs jūnijā
        juuni qershor ekaina xuño júní mehefin hunyo meitheamh ივნისი հունիսի հունիս iyun حزيران
    july juli juillet julio luglio julho iulie temmuz lipca lipiec cervence cervenec июля июль липня юли ιουλιου
        heinakuuta heinakuu julius juliol يوليو
        יולי جويلية ژوئیه جولائی जुलाई জুলাই กรกฎาคม јула јул srpnja srpanj júla julija július liepos jūlijs
        jūlijā juuli korrik uztaila xullo júlí gorffennaf julai hulyo iúil ივლისი հուլիսի հուլիս iyul تموز
    august aout agosto augustus augusti avgust agustus agustos sierpnia sierpien srpna srpen августа август серпня
        αυγουστου elokuuta elokuu
        augusztus agost أغسطس اغسطس
        אוגוסט أوت اوت اگست अगस्त আগস্ট สิงหาคม август kolovoza kolovoz augusta avgusta rugpjūčio augusts
        augustā gusht abuztua ágúst awst agosti agosto lúnasa აგვისტო օգոստոսի օգոստոս avqust آب
    september septembre septiembre settembre setembro septembrie eylul wrzesnia wrzesien zari сентября сентябрь вересня
        септември σεπτεμβριου
        syyskuuta syyskuu szeptember setembre سبتمبر sept
        ספטמבר سپتامبر ستمبر सितंबर सितम्बर সেপ্টেম্বর กันยายน септембра септембар rujna rujan septembra rugsėjo
        septembris septembrī shtator iraila medi septemba setyembre სექტემბერი սեպտեմբերի սեպտեմբեր sentyabr
        أيلول
    october oktober octobre octubre ottobre outubro octombrie ekim pazdziernika pazdziernik rijna rijen октября октябрь
        жовтня октомври
        οκτωβριου lokakuuta lokakuu أكتوبر اكتوبر
        אוקטובר اکتبر اکتوبر अक्टूबर अक्तूबर অক্টোবর ตุลาคม октобра октобар październik októbra oktobra spalio
        oktobris oktobrī oktoober tetor urria outubro október hydref oktoba oktubre ოქტომბერი հոկտեմբերի
        հոկտեմբեր oktyabr تشرين_الأول تشرين_الاول
    november novembre noviembre novembro noiembrie kasim listopada listopad ноября ноябрь листопада ноември νοεμβριου
        marraskuuta marraskuu
        نوفمبر
        נובמבר نوامبر نومبر नवंबर नवम्बर নভেম্বর พฤศจิกายน новембра новембар studenoga studenog studeni novembra
        lapkričio novembris novembrī nëntor azaroa nóvember tachwedd novemba nobyembre samhain ნოემბერი
        նոյեմբերի նոյեմբեր noyabr تشرين_الثاني
    december dezember decembre diciembre dicembre dezembro decembrie desember aralik grudnia grudzien prosince prosinec
        декабря декабрь грудня
        декември δεκεμβριου joulukuuta joulukuu desembre ديسمبر
        דצמבר دسامبر دسمبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม децембра децембар prosinca prosinac decembra gruodžio
        decembris decembrī detsember dhjetor abendua desember rhagfyr desemba disyembre nollaig დეკემბერი
        դեկտեմբերի դեկտեմբեր dekabr كانون_الأول كانون_الاول
"""

# The months of the Iranian calendar, in Persian and (from Zodiac signs) in Dari and Pashto.
_IRANIAN_NAMES = """
    فروردین حمل
    اردیبهشت ثور
    خرداد جوزا
    تیر سرطان
    مرداد اسد
    شهریور سنبله
    مهر میزان
    آبان عقرب
    آذر قوس
    دی جدی
    بهمن دلو
    اسفند حوت
"""
_IRANIAN = 100
"""Added to the number of an Iranian month in the table of months."""

_THAI_SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_BUDDHIST = 543

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0901-\u0903\u093c-\u094d\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a4d\u0a81-\u0acd"
    "\u0b82-\u0bcd\u0c01-\u0c4d\u0d02-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c"
)
_MONTH = rf"(?:(?:كانون|تشرين)\s+\w+|[ก-ฮ]{{1,2}}ี?ิ?\.[ก-ฮ]\.|เม\.ย\.|(?:[^\W\d_]|[{_MARKS}]){{2,16}}(?:\s*/\s*[^\W\d_]{{2,14}})?)"
_YEAR = r"(?:(?:19|20)\d\d|1[34]\d\d|25[3-9]\d)"
_NUMERIC = re.compile(
    r"(?<![\d./:-])(?:(?P<y>(?:19|20)\d\d)(?:[-/]|\.\s?|\s?[年년]\s?)(?P<m>\d{1,2})(?:[-/]|\.\s?|\s?[月월]\s?)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-./])\s?(?P<b>\d{1,2})(?P=t)\s?(?P<z>(?:19|20)\d\d)|(?P<short>\d\d\.\d\d\.\d\d))(?![\d]|[.:]\d)"
)
_NAMED = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.|[-‑]?ին)?\s*(?:de\s+|of\s+|ng\s+|d['’]|[-/])?(?P<m>{_MONTH})\.?,?"
    rf"[\s/-]*(?:de\s+|del\s+|พ\.ศ\.\s*|ค\.ศ\.\s*)?(?P<y>{_YEAR})(?!\d)"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<y4>{_YEAR})\.\s*gada\s+(?P<d4>\d{{1,2}})\.\s+(?P<m4>{_MONTH})"
    rf"|(?<!\d)(?P<y3>{_YEAR})[.,]?\s+(?:m\.\s+)?(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?!\d)"
)
_ROMAN = re.compile(r"(?<![\d.])(\d{1,2})[.\s]\s?(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[.\s]\s?((?:19|20)\d\d)(?!\d)")
_ROMAN_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_VIETNAMESE = re.compile(
    r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*[,/-]\s*|\s+năm\s+|\s+)((?:19|20)\d\d)(?!\d)", re.I
)
_ERA = re.compile(r"(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})")
_IN_CHARACTERS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_IRANIAN_NUMERIC = re.compile(r"(?<![\d./:-])(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?![\d]|[.:]\d)")
_CHARACTERS = {**{c: n for n, c in enumerate("〇一二三四五六七八九")}, "○": 0, "零": 0}

_CLOCK = (
    r"(?P<part>오전|오후|上午|下午|午前|午後)?\s?(?P<hour>\d{1,2})(?:(?:\s?[:h時点點시]\s?|(?P<dot>\.))(?P<minute>\d\d)(?:[分분]|[:.]\d\d)?|(?=\s?[ap]\.?\s?m\b))"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?)?\s?(?P<clock>uhr|hrs|h)?\b"
    r"[\s(]{0,2}(?P<zone>[A-ZМСК]{2,5}\b|(?:UTC|GMT)?\s?[+−-]\d\d?(?::?\d\d)?(?![\d-]))?"
)
_AT = r"(?P<at>at|um|à|alle(?: ore)?|a las|às|kl\.?|klo|klokken|om|o|ob|u|в|о|στις|saat|ore|เวลา|الساعة|ساعت)?"
_TIME_AFTER = re.compile(rf"[日일.]?[\s,;:|·•–—()/-]{{0,6}}(?:{_AT}[\s:]{{1,2}})?{_CLOCK}", re.I)
_TIME_BEFORE = re.compile(rf"(?<!\d){_CLOCK}[\s,;|·•–—)/-]{{1,5}}(?:(?:on|am|le|el|den|[^\W\d_]{{3,10}},?)\s+)?$", re.I)


def _month_table() -> dict[str, int]:
    table: dict[str, int] = {}
    number = 0
    for line in _MONTH_NAMES.strip().splitlines():
        number += not line.startswith("        ")
        for name in line.split():
            table.setdefault(fold(name.replace("_", " ")), number)
    short: dict[str, set[int]] = {}
    for name, month in table.items():
        for length in (3, 4, 5):
            short.setdefault(name[:length], set()).add(month)
    iranian = {
        fold(name): _IRANIAN + at
        for at, names in enumerate(_IRANIAN_NAMES.strip().splitlines(), 1)
        for name in names.split()
    }
    return {
        **iranian,
        **{name: min(months) for name, months in short.items() if len(months) == 1 and len(name) > 2},
        **table,
        **{fold(name): at for at, name in enumerate(_THAI_SHORT, 1)},
        "mar": 3,
        "jun": 6,
        "jul": 7,
        "lip": 7,
        "srp": 8,
        "srpn": 8,
    }


_MONTHS = _month_table()


def written(text: str, day_first: bool | None = None) -> Iterator[str]:
    """Yield the full dates in a text as people write them ("3 de mayo de 2024", "May 3, 2024", "2024年5月3日"), in their
    order. Numbers that can be read both ways ("03/04/2024") count only where ``day_first`` says how.
    """
    return (found.value[:10] for found in moments(text, day_first))


def moments(text: str, day_first: bool | None = None) -> list[Written]:
    """Return the full dates in a text with their places in it as NFC, each with the time that is written beside it."""
    text = unicodedata.normalize("NFC", text)
    plain = ascii_digits(text)
    found = [*_numbers(plain, day_first), *_names(plain), *_eras(plain), *_others(plain)]
    if plain != text:
        iranian = ((m, _gregorian(int(m[1]), int(m[2]), int(m[3]))) for m in _IRANIAN_NUMERIC.finditer(plain))
        found += [Written(match.start(), match.end(), day) for match, day in iranian]
    known: list[Written] = []
    for place in sorted(found):
        if place.value and (not known or place.start >= known[-1].end):
            known.append(place)
    return [
        place._replace(
            value=place.value
            + _time_beside(
                plain,
                place,
                known[at - 1].end if at else 0,
                known[at + 1].start if at + 1 < len(known) else len(plain),
            )
        )
        for at, place in enumerate(known)
    ]


def ascii_digits(text: str) -> str:
    """Return a text of the same length with the decimal digits of all scripts as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c > "\x7f" and c.isdecimal() else c for c in text)


def month_of(name: str) -> int:
    """Return the month of a name in one of the languages known here, 1 to 12, plus 100 for the Iranian calendar's; 0 for
    another word. The Hebrew "in" may stand before it.
    """
    word = fold(" ".join(name.partition("/")[0].split()))
    return _MONTHS.get(word, 0) or (_MONTHS.get(word[1:], 0) if word[:1] == "ב" else 0)


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month, or its usual short form, in one of the languages known here."""
    return 0 < month_of(word) <= 12


def day_of(year: int, month: int, day: int) -> str:
    """Return a date in ISO 8601, "" for one that cannot be: no such day, before 1990, in the future."""
    try:
        value = date(year, month, day)
    except ValueError:
        return ""
    return value.isoformat() if possible(value) else ""


def possible(day: date) -> bool:
    """Tell whether something on the web can be of this day."""
    return day.year >= EARLIEST_YEAR and day <= datetime.now(UTC).date() + timedelta(days=2)


def offset_of(hours: float) -> str:
    """Return an offset from UTC as ISO 8601 writes it: "+05:30"."""
    minutes = int(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _numbers(text: str, day_first: bool | None) -> Iterator[Written]:
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            parts = match["y"], match["m"], match["d"]
        elif match["short"]:
            parts = "20" + match["short"][6:], match["short"][3:5], match["short"][:2]
        else:
            one, two = int(match["a"]), int(match["b"])
            swap = two > 12 or (one <= 12 and one != two and match["t"] != "." and day_first is False)
            if one <= 12 and two <= 12 and one != two and match["t"] != "." and day_first is None:
                continue
            parts = (match["z"], match["a"], match["b"]) if swap else (match["z"], match["b"], match["a"])
        yield Written(match.start(), match.end(), day_of(*(int(p) for p in parts)))


def _names(text: str) -> Iterator[Written]:
    for match in _NAMED.finditer(text):
        for y, m, d in (("y", "m", "d"), ("y2", "m2", "d2"), ("y3", "m3", "d3"), ("y4", "m4", "d4")):
            month = month_of(match[m] or "")
            if not month:
                continue
            year, day = int(match[y]), int(match[d])
            if month > _IRANIAN:
                yield Written(match.start(), match.end(), _gregorian(year, month - _IRANIAN, day))
            else:
                yield Written(match.start(), match.end(), day_of(year - _BUDDHIST if year > 2400 else year, month, day))


def _eras(text: str) -> Iterator[Written]:
    for match in _ERA.finditer(text):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield Written(match.start(), match.end(), day_of(year, int(match[3]), int(match[4])))
    for match in _IN_CHARACTERS.finditer(text):
        year = int("".join(str(_CHARACTERS[c]) for c in match[1]))
        yield Written(match.start(), match.end(), day_of(year, _counted(match[2]), _counted(match[3])))


def _others(text: str) -> Iterator[Written]:
    for match in _ROMAN.finditer(text):
        month = _ROMAN_NUMBERS.index(match[2]) + 1
        yield Written(match.start(), match.end(), day_of(int(match[3]), month, int(match[1])))
    for match in _VIETNAMESE.finditer(text):
        yield Written(match.start(), match.end(), day_of(int(match[3]), int(match[2]), int(match[1])))


def _counted(characters: str) -> int:
    """Return a number below 100 that is written in Chinese characters: 二十三."""
    tens, ten, ones = characters.rpartition("十")
    value = 10 * (_CHARACTERS.get(tens, 1) if tens else 1) if ten else 0
    return value + (_CHARACTERS.get(ones, 99) if ones else 0)


def _gregorian(year: int, month: int, day: int) -> str:
    """Return the ISO date of a day in the Iranian calendar, by its 33-year cycle of leap years (exact from 1178 to 1633)."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return ""
    since = year - 979
    days = 365 * since + since // 33 * 8 + (since % 33 + 3) // 4
    days += sum(31 if m < 7 else 30 for m in range(1, month)) + day - 1
    try:
        value = date(1600, 3, 20) + timedelta(days=days)
    except OverflowError:
        return ""
    return value.isoformat() if possible(value) else ""


def _time_beside(text: str, place: Written, start: int, end: int) -> str:
    """Return the time that stands right behind a date or before it, as ISO 8601 continues a date; "" for none."""
    match = _TIME_AFTER.match(text[place.end : end][:48]) or _TIME_BEFORE.search(text[start : place.start][-48:])
    if match is None:
        return ""
    said = match.groupdict()
    if said["dot"] and not (said["half"] or said["clock"] or said.get("at")):
        return ""  # "3 May 2024. 10.30 people" is no time
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    half = "p" if said["part"] in ("오후", "下午", "午後") else (said["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0) if 1 <= hour <= 12 else hour
    if hour > 23 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}:00{_zone(said['zone'] or '')}"


def _zone(said: str) -> str:
    name = said.upper().replace("−", "-").replace(" ", "")
    if name in ZONES:
        return offset_of(ZONES[name])
    number = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", name)
    if number is None or int(number[2]) > 14:
        return ""
    return f"{number[1]}{int(number[2]):02}:{int(number[3] or 0) % 60:02}"
