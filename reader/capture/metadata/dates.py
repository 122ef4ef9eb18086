"""When it was published and when changed: ISO 8601, a date, or a date and time with its offset where the page says one.

Each comes with its source, the place on the page that says so. A wrong date is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from reader.capture.metadata.title import TitleContext, elements_by_class_pattern, is_outside_article, line_of
from reader.capture.page import jsonld
from reader.capture.page.dom import hints, tag_of, text_of
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.capture.metadata.sources import Sources

_PUBLISHED_NAMES = """
    article:published_time article:published:time
    og:article:published_time article:published og:published_time datepublished date_published publishdate
    publish-date publish_date published_at pubdate published parsely-pub-date sailthru.date dc.date.issued dcterms.issued
    dcterms.created dcterms.date dc.date dc.date.created originalpublicationdate citation_publication_date
    cxenseparse:recs:publishtime article.published article:post_date rnews:datepublished bt:pubdate date displaydate
    article_date_original
"""
_MODIFIED_NAMES = """
    article:modified_time article:modified:time
    og:article:modified_time article:modified datemodified date_modified dcterms.modified dc.date.modified
    article.updated last-modified lastmod modified article:updated_time bt:moddate og:updated_time
"""
_PUBLISHED = tuple(_PUBLISHED_NAMES.split())
_MODIFIED = tuple(_MODIFIED_NAMES.split())
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|UTC|GMT)?)?(?!\d)"
)
_ASCTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2})\s+(\d{1,2}) (\d\d:\d\d:\d\d) (?:([A-Z]{2,5}) )?(\d{4})$")
_ZONES = {
    "UTC": 0,
    "GMT": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "MEZ": 1,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "IST": 5.5,
    "JST": 9,
    "KST": 9,
}
_ZONES |= {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BRT": -3, "ART": -3}
_EARLIEST = 1990

# The months as dates write them, in the languages that news come in; other forms of a name are found by its first
# letters.
_MONTH_NAMES = """
    january januar janvier enero gennaio janeiro januari january ianuarie ocak stycznia styczen ledna leden января
        январь січня януари ιανουαριου
        tammikuuta tammikuu gener يناير
    february februar fevrier febrero febbraio fevereiro februari februarie subat lutego luty unora unor февраля февраль
        лютого февруари φεβρουαριου
        helmikuuta helmikuu febrer فبراير
    march marz maerz mars marzo marco maart marts martie mart marca marzec brezna brezen марта март березня μαρτιου
        maaliskuuta maaliskuu
        marcius maret مارس
    april avril abril aprile aprilie nisan kwietnia kwiecien dubna duben апреля апрель квітня април απριλιου huhtikuuta
        huhtikuu aprilis أبريل ابريل
    may mai mayo maggio maio mei maj mayis maja kvetna kveten мая май травня μαιου toukokuuta toukokuu majus maig مايو
    june juni juin junio giugno junho iunie haziran czerwca czerwiec cervna cerven июня июнь червня юни ιουνιου
        kesakuuta kesakuu junius juny يونيو
    july juli juillet julio luglio julho iulie temmuz lipca lipiec cervence cervenec июля июль липня юли ιουλιου
        heinakuuta heinakuu julius juliol يوليو
    august aout agosto augustus augusti avgust agustus agustos sierpnia sierpien srpna srpen августа август серпня
        αυγουστου elokuuta elokuu
        augusztus agost أغسطس اغسطس
    september septembre septiembre settembre setembro septembrie eylul wrzesnia wrzesien zari сентября сентябрь вересня
        септември σεπτεμβριου
        syyskuuta syyskuu szeptember setembre سبتمبر sept
    october oktober octobre octubre ottobre outubro octombrie ekim pazdziernika pazdziernik rijna rijen октября октябрь
        жовтня октомври
        οκτωβριου lokakuuta lokakuu أكتوبر اكتوبر
    november novembre noviembre novembro noiembrie kasim listopada listopad ноября ноябрь листопада ноември νοεμβριου
        marraskuuta marraskuu
        نوفمبر
    december dezember decembre diciembre dicembre dezembro decembrie desember aralik grudnia grudzien prosince prosinec
        декабря декабрь грудня
        декември δεκεμβριου joulukuuta joulukuu desembre ديسمبر
"""
_LABEL_UPDATED = re.compile(
    r"updated?|modif|revis|aktualis|ge[aä]ndert|mis à jour|actuali[sz]|atualiz|aggiorn|bijgewerkt|gewijzigd|uppdater|opdater|oppdater"
    r"|p[aä]ivitet|aktualiz|обновл|оновлен|измен|ενημερ|güncelle|frissít|diperbarui|更新|수정",
    re.I,
)
_LABEL_PUBLISHED = re.compile(
    r"publi[sckéq]|posted|created|released|veröffentlicht|erschienen|erstellt|publicerad|udgivet|julkais|opublik|опублик|δημοσι|yayın|megjelen"
    r"|diterbitkan|pubdate|entry-?date|byline|article-?(?:date|time)|發佈|发布|公開|입력|등록|first ",
    re.I,
)
_CALLED = re.compile(r"date|datum|fecha|time|publi|posted|post-", re.I)
_DATE_TAGS = frozenset(("span", "p", "div", "li", "td", "small", "em", "b", "i"))
_NUMERIC = re.compile(
    r"(?<![\d./:-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-./]|\s?[年년]\s?)(?P<m>\d{1,2})(?:[-./]|\s?[月월]\s?)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-./])\s?(?P<b>\d{1,2})(?P=t)\s?(?P<z>(?:19|20)\d\d)|(?P<short>\d\d\.\d\d\.\d\d))(?![\d]|[.:]\d)"
)
_NAMED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?\s*(?:de\s+|of\s+|d['’]|-)?(?P<m>[^\W\d_]{3,14})\.?,?[\s-]*(?:de\s+|del\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?P<m2>[^\W\d_]{3,14})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)[.,]?\s+(?P<m3>[^\W\d_]{3,14})\.?\s+(?P<d3>\d{1,2})(?!\d)"
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$)|([-_.])(\d{1,2})\4(\d{1,2})(?!\d)|(\d\d)(\d\d)(?:[0-2]\d[0-5]\d\d*)?(?!\d))"
)


def _month_table() -> dict[str, int]:
    table: dict[str, int] = {}
    number = 0
    for line in _MONTH_NAMES.strip().splitlines():
        number += not line.startswith("        ")
        for name in line.split():
            table[fold(name)] = number
    short: dict[str, set[int]] = {}
    for name, month in table.items():
        for length in (3, 4, 5):
            short.setdefault(name[:length], set()).add(month)
    return {
        **{name: min(months) for name, months in short.items() if len(months) == 1 and len(name) > 2},
        **table,
        "mar": 3,
        "jun": 6,
        "jul": 7,
    }


_MONTHS = _month_table()


def published_of(sources: Sources, context: TitleContext) -> tuple[str, str]:
    """Return the publishing date and the source it was taken from: as the page declares it, else as it stands in the
    address or near the title. ("", "") where nothing says it for certain.
    """
    value, source = _first(_declared(sources, "datePublished", _PUBLISHED))
    if not value:
        value, source = _first(
            [(t, "JSON-LD dateCreated") for v in sources.linked("dateCreated") for t in jsonld.texts(v)]
        )
    if value:
        return _as_printed(value, source, sources, context)
    value, source = _on_page(sources, context)
    addressed = address_date(sources.url)
    if addressed and (not value or abs(_day(value) - _day(addressed)) > timedelta(days=1)):
        return addressed, "the address"
    return value, source


def modified_of(sources: Sources, published: str, context: TitleContext) -> tuple[str, str]:
    """Return the date of the last change and its source; ("", "") where the page names none that is later than the
    publishing date.
    """
    stated = _declared(sources, "dateModified", _MODIFIED)
    stated += [
        (_date_in(e), "itemprop dateModified") for e in sources.marked if "dateModified" in (e.get("itemprop") or "")
    ]
    stated += [
        (_date_in(e), "time element, marked as updated")
        for e in sources.times
        if _LABEL_UPDATED.search(_label(e))
        and not _LABEL_PUBLISHED.search(hints(e))
        and not is_outside_article(e, context)
    ]
    value, source = _first(stated)
    if not value:
        for element in context.below:
            text = line_of(element, 160)
            label = _LABEL_UPDATED.search(text)
            value = next(written(text[label.end() : label.end() + 60], sources.day_first), "") if label else ""
            if value:
                source = "written near the title"
                break
    if not value or not published:
        return value, source
    return (value, source) if _later(value, published) else ("", "")


def iso(value: str) -> str:
    """Return ISO 8601 of a date in one of the forms that pages write into their heads, "" for what is none or cannot be
    (1970, the far future).
    """
    value = value.strip()
    match = _ISO.match(value)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        try:
            when = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        except ValueError:
            return ""
        if not _possible(when.date()):
            return ""
        if hour is None:
            return when.date().isoformat()
        if zone in ("Z", "UTC", "GMT"):
            return when.isoformat() + "+00:00"
        digits = (zone or "")[1:].replace(":", "").ljust(4, "0")
        if zone and int(digits[:2]) < 15 and int(digits[2:]) < 60:
            return f"{when.isoformat()}{zone[0]}{digits[:2]}:{digits[2:]}"
        return when.isoformat()
    match = _ASCTIME.match(value)
    if match and match[1].lower() in _MONTHS:
        day = _built(int(match[5]), _MONTHS[match[1].lower()], int(match[2]))
        hours = _ZONES.get(match[4] or "")
        return f"{day}T{match[3]}" + (_offset(hours) if hours is not None else "") if day else ""
    if re.fullmatch(r"1\d{9}|1\d{12}", value):  # seconds or milliseconds since 1970
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return moment.isoformat() if _possible(moment.date()) else ""
    if re.match(
        r"(?:[A-Z][a-z]{2,8},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?)\s+\d{4}", value
    ):
        return _parsed(value)
    return ""


def written(text: str, day_first: bool | None = None) -> Iterator[str]:
    """Yield the full dates in a text as people write them ("3 de mayo de 2024", "May 3, 2024", "2024年5月3日"), in their
    order. Numbers that can be read both ways ("03/04/2024") count only where ``day_first`` says how.
    """
    found: list[tuple[int, str]] = []
    text = unicodedata.normalize("NFC", text)
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
        found.append((match.start(), _built(*(int(p) for p in parts))))
    for match in _NAMED.finditer(text):
        for y, m, d in (("y", "m", "d"), ("y2", "m2", "d2"), ("y3", "m3", "d3")):
            month = _MONTHS.get(fold(match[m] or ""), 0)
            if month:
                found.append((match.start(), _built(int(match[y]), month, int(match[d]))))
    return (value for _, value in sorted(found) if value)


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month, or its usual short form, in one of the languages known here."""
    return fold(word) in _MONTHS


def address_date(url: str) -> str:
    """Return the day that stands in an address such as /2024/05/17/, "" where none does."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return ""
    for match in _IN_ADDRESS.finditer(path):
        month, day = next((m, d) for m, d in ((match[2], match[3]), (match[5], match[6]), (match[7], match[8])) if m)
        value = _built(int(match[1]), int(month) if month.isdigit() else _MONTHS.get(month, 0), int(day))
        if value:
            return value
    return ""


def _declared(sources: Sources, key: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    stated = [(t, f"JSON-LD {key}") for value in sources.linked(key) for t in jsonld.texts(value)]
    return stated + [(value, f"meta {name}") for name in names for value in sources.metas.get(name, ())]


def _first(stated: list[tuple[str, str]]) -> tuple[str, str]:
    return next(((value, source) for text, source in stated if (value := iso(text))), ("", ""))


def _as_printed(value: str, source: str, sources: Sources, context: TitleContext) -> tuple[str, str]:
    """Return a moment stated in UTC, as the page itself prints it where its own clock shows another day: first the same
    moment with an offset, else the day that the address or the lines near the title say.
    """
    if not value.endswith("+00:00"):
        return value, source
    moment = datetime.fromisoformat(value)
    for text, other in _declared(sources, "datePublished", _PUBLISHED):
        local = iso(text)
        offset = re.search(r"T.*[+-]\d\d:\d\d$", local) and not local.endswith("+00:00")
        if offset and abs(datetime.fromisoformat(local) - moment) < timedelta(minutes=1):
            return local, other
    possible = {(moment + timedelta(hours=hours)).date().isoformat() for hours in (-8, 10)} - {value[:10]}
    if not possible:
        return value, source
    addressed = address_date(sources.url)
    if addressed:
        return (addressed, f"the address, {source} in UTC") if addressed in possible else (value, source)
    printed = _near_title(sources, context)[0][:10]
    return (printed, f"printed near the title, {source} in UTC") if printed in possible else (value, source)


def _on_page(sources: Sources, context: TitleContext) -> tuple[str, str]:
    for element in sources.marked:
        if "datePublished" in (element.get("itemprop") or ""):
            value = _date_in(element)
            if value:
                return value, "itemprop datePublished"
    for element in sources.times:
        named = element.get("pubdate") is not None or _LABEL_PUBLISHED.search(hints(element))
        value = _date_in(element) if named and not is_outside_article(element, context) else ""
        if value:
            return value, "time element, marked as published"
    return _near_title(sources, context)


def _near_title(sources: Sources, context: TitleContext) -> tuple[str, str]:
    """Return what the lines below the title say, then what any part of the page that is called a date says."""
    for element in context.below:
        text = line_of(element, 199)
        if len(text.split()) > 24 or tag_of(element) == "figcaption":
            continue
        stated = element.get("datetime") or "" if tag_of(element) == "time" else ""
        days = [iso(stated)] if iso(stated) else list(written(text, sources.day_first))
        if not days or is_outside_article(element, context):
            continue
        named = _LABEL_PUBLISHED.search(text)
        if len(set(days)) == 2 and len(text.split()) <= 14 and not named:
            days = [min(days)]  # published and changed, side by side and without a word
        elif len(set(days)) > 1 and not named:
            continue  # a box of links, or what happened when; the lines in it are looked at one by one
        if named or not _LABEL_UPDATED.search(_label(element) + " " + text):
            return days[0], "time element near the title" if stated else "written near the title"
    for element in sources.times:
        value = (
            ""
            if is_outside_article(element, context) or _LABEL_UPDATED.search(_label(element))
            else _date_in(element, sources.day_first)
        )
        if value:
            return value, "time element"
    for element in elements_by_class_pattern(sources.root, _CALLED):
        if tag_of(element) not in _DATE_TAGS:
            continue
        text = line_of(element, 80)
        value = next(written(text, sources.day_first), "") if text and not is_outside_article(element, context) else ""
        if value and not _LABEL_UPDATED.search(_label(element) + text):
            return value, "element called a date"
    return "", ""


def _label(element: etree._Element) -> str:
    """Return what an element is called and what stands right before it."""
    before = element.getprevious()
    if before is not None:
        said = (before.tail or "").strip() or text_of(before, 40)
    else:
        parent = element.getparent()
        said = (parent.text or "") if parent is not None else ""
    return f"{hints(element)} {said[-40:]}"


def _date_in(element: etree._Element, day_first: bool | None = None) -> str:
    text = element.get("datetime") or element.get("content") or text_of(element, 60)
    return iso(text) or next(written(text, day_first), "")


def _parsed(value: str) -> str:
    from dateutil import parser  # type: ignore[import-untyped]

    try:
        when: datetime = parser.parse(
            value[:100],
            fuzzy=True,
            tzinfos={name: int(hours * 3600) for name, hours in _ZONES.items()},
        )
    except (ValueError, OverflowError, TypeError):
        return ""
    if not _possible(when.date()):
        return ""
    return when.isoformat(timespec="seconds") if re.search(r"\d:\d\d", value) else when.date().isoformat()


def _offset(hours: float) -> str:
    minutes = int(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _built(year: int, month: int, day: int) -> str:
    try:
        value = date(year, month, day)
    except ValueError:
        return ""
    return value.isoformat() if _possible(value) else ""


def _possible(day: date) -> bool:
    return day.year >= _EARLIEST and day <= datetime.now(UTC).date() + timedelta(days=2)


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _later(value: str, published: str) -> bool:
    if len(value) > 19 and len(published) > 19:
        return datetime.fromisoformat(value) > datetime.fromisoformat(published)
    if len(value) == 19 and len(published) == 19:
        return value > published
    return value[:10] > published[:10]
