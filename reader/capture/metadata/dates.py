"""When it was published and when changed: ISO 8601, a date, or a date and time with its offset where the page says one.

Each comes with its source, the place on the page that says so. A wrong date is worse than none.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from reader.capture.metadata.byline_words import BY
from reader.capture.metadata.title import (
    TitleContext,
    elements_by_class_pattern,
    is_headed_by_link,
    is_outside_article,
)
from reader.capture.metadata.written_dates import (
    ZONES,
    Written,
    ascii_digits,
    day_of,
    moments,
    month_of,
    offset_of,
    possible,
)
from reader.capture.page import jsonld
from reader.capture.page.dom import hints, line_of, tag_of, text_of

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
_ANY_PUBLISHED = re.compile(
    r"(?:^|[^a-z])(?:first)?publi(?:shed|sh|cation)?[-_. :]?(?:date|time|on|at)?$|date[-_.]?(?:published|posted"
    r"|created)$|^post[-_.]?date$|releasedate$"
)
"""Names of meta elements for the publishing date, as sites invent them: "w-published-date", "published_on"."""

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}"
    r"|[+-]\d{2}|UTC|GMT)?)?(?!\d)"
)
_ASCTIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2})\s+(\d{1,2}) (\d\d:\d\d:\d\d) (?:([A-Z]{2,5}) )?(\d{4})$")
_LABEL_UPDATED = re.compile(
    r"updated?\b|modif|revis(?:ed|ado|ione)|\b(?:last )?(?:edited|changed|reviewed|corrected|amended)\b|aktualis"
    r"|ge[aä]ndert|überarbeitet|\bstand\s?:"
    r"|mis(?:e)? à jour|actuali[sz]|atualiz|aggiorn|bijgewerkt|gewijzigd|uppdater|opdater|oppdater|endret|ændret|ändrad"
    r"|p[aä]ivitet|muokattu|aktualiz|zmodyfikow|upraveno|ažurir|izmij?en|posodob|frissít|módosít|uuenda|muudetud"
    r"|atjaunin|atnaujin"
    r"|обновл|оновлен|измен|змінен|актуализ|промен|ενημερ|τροποπ|güncelle|diperbarui|cập nhật|dikemas kini"
    r"|आखिरी अपडेट|अपडेट|अद्यतन"
    r"|อัปเดต|อัพเดต|แก้ไข|تحديث|تعديل|روز ?رسانی|ویرایش|اپ ?ڈیٹ|עודכן|עדכון|更新|修改|修訂|改訂|수정|업데이트"
    r"|განახლ|թարմաց",
    re.I,
)
_LABEL_PUBLISHED = re.compile(
    r"publi[sckéq]|posted|created|released|veröffentlicht|erschienen|erstellt|geplaatst|verschenen|publicerad"
    r"|publiser|udgivet|offentliggjort"
    r"|mis en ligne|pubblic|julkais|opublik|dodano|zveřejn|vydáno|objav|közzét|megjelen|paskelbt|avaldat"
    r"|publicēt|опубл|публик|објав"
    r"|δημοσι|yayın|giriş|diterbitkan|dipublikasi|terbit|tayang|xuất bản|đăng|प्रकाशित|प्रकाशन|প্রকাশ|เผยแพร่|نشر"
    r"|انتشار|شائع|פורסם|פרסום"
    r"|pubdate|entry-?date|byline|article-?(?:date|time)|發佈|發布|发布|发表|刊登|公開|掲載|投稿|配信|입력|등록"
    r"|게시|발행"
    r"|first |გამოქვ|հրապարակ",
    re.I,
)
_CALLED = re.compile(r"date|datum|fecha|time|publi|posted|post-", re.I)
_MASTHEAD = re.compile(
    r"mast|today|current|weather|top-?bar|(?:site|page|main)-?head|clock|copyright|event|calend", re.I
)
_ATTRIBUTES = (
    "datetime",
    "content",
    "title",
    "data-datetime",
    "data-date",
    "data-time",
    "data-timestamp",
    "data-published",
)
_WORDED = frozenset(("datetime", "content", "title"))
MAX_STATED_CHARACTERS = 60
MAX_TEASER_CHARACTERS = 600
"""Text of a box above which it is no teaser but a part of the page."""

MAX_WORDS_IN_DATE_LINK = 12
MAX_LINE_CHARACTERS = 200
MAX_WORDS_ABOVE_TITLE = 9
MIN_WORDS_OF_PROSE = 6
MAX_PARTS_OF_LINE = 6
_RIGHTS = re.compile(r"©|copyright|rights reserved|rechte vorbehalten|droits réservés|derechos reservados", re.I)
_META = re.compile(r"meta|byline|author|submitted|entry-info|post-?info", re.I)
_DATE_TAGS = frozenset(("abbr", "span", "p", "div", "li", "td", "small", "em", "b", "i"))
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d) ([A-Z][a-z]{2,8})\.? (\d{1,2})$")
"""As papers of science are dated: "2024 Jun 30"."""
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$)|([-_.])(\d{1,2})\4(\d{1,2})(?!\d)"
    r"|(\d\d)(\d\d)(?:[0-2]\d[0-5]\d\d*)?(?!\d))"
)


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
            value = (
                next((p.value for p in moments(text[label.end() : label.end() + 60], sources.day_first)), "")
                if label
                else ""
            )
            if value:
                source = "written near the title"
                break
    if not value and not published:
        called = {
            value for element in sources.root.iter(*_DATE_TAGS, "time") if (value := _called_updated(element, sources))
        }
        return (called.pop(), "called the day of a change") if len(called) == 1 else ("", "")
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
        if not possible(when.date()):
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
    if match and month_of(match[1]):
        day = day_of(int(match[5]), month_of(match[1]), int(match[2]))
        hours = ZONES.get(match[4] or "")
        return f"{day}T{match[3]}" + (offset_of(hours) if hours is not None else "") if day else ""
    match = _YEAR_FIRST.match(value)
    if match and month_of(match[2]):
        return day_of(int(match[1]), month_of(match[2]), int(match[3]))
    if re.fullmatch(r"1\d{9}|1\d{12}", value):  # seconds or milliseconds since 1970
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return moment.isoformat() if possible(moment.date()) else ""
    if re.match(
        r"(?:[A-Z][a-z]{2,8},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?)\s+\d{4}", value
    ):
        return _parsed(value)
    return ""


def address_date(url: str) -> str:
    """Return the day that stands in an address such as /2024/05/17/, "" where none does."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return ""
    for match in _IN_ADDRESS.finditer(path):
        month, day = next((m, d) for m, d in ((match[2], match[3]), (match[5], match[6]), (match[7], match[8])) if m)
        value = day_of(int(match[1]), int(month) if month.isdigit() else month_of(month), int(day))
        if value:
            return value
    return ""


def _declared(sources: Sources, key: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    stated = [(t, f"JSON-LD {key}") for value in sources.linked(key) for t in jsonld.texts(value)]
    stated += [(value, f"meta {name}") for name in names for value in sources.metas.get(name, ())]
    if names is _PUBLISHED:
        others = (name for name in sources.metas if _ANY_PUBLISHED.search(name) and name not in names)
        stated += [(value, f"meta {name}") for name in others for value in sources.metas[name]]
    return stated


def _first(stated: list[tuple[str, str]]) -> tuple[str, str]:
    found = next(((value, source) for text, source in stated if (value := iso(text))), ("", ""))
    if found[0]:
        return found
    # Templates put other words around it: "NGO, Organization, 2024-05-17T16:09:45+10:00".
    inside = ((_ISO.search(ascii_digits(text)), source) for text, source in stated)
    return next(((value, source) for match, source in inside if match and (value := iso(match[0]))), ("", ""))


def _as_printed(value: str, source: str, sources: Sources, context: TitleContext) -> tuple[str, str]:
    """Return a moment stated in UTC, as the page itself prints it where its own clock shows another day: first the same
    moment with an offset, else the day that the address or the lines near the title say, else the day by the offset that
    the page states beside another moment.
    """
    if not value.endswith("+00:00"):
        return value, source
    moment = datetime.fromisoformat(value)
    for text, other in _declared(sources, "datePublished", _PUBLISHED):
        local = iso(text)
        if _has_offset(local) and abs(datetime.fromisoformat(local) - moment) < timedelta(minutes=1):
            return local, other
    possible_days = {(moment + timedelta(hours=hours)).date().isoformat() for hours in (-8, 10)} - {value[:10]}
    if not possible_days:
        return value, source
    addressed = address_date(sources.url)
    if addressed:
        here = f"the address, {source} in UTC"
        return (addressed, here) if addressed in possible_days else (value, source)
    printed = _near_title(sources, context)[0]
    if printed[:10] in possible_days:
        return _in_zone_of(printed, moment), f"printed near the title, {source} in UTC"
    offset = next(
        (iso(text)[-6:] for text, _ in _declared(sources, "dateModified", _MODIFIED) if _has_offset(iso(text))), ""
    )
    if offset and not printed:
        return moment.astimezone(datetime.fromisoformat(f"{value[:19]}{offset}").tzinfo).isoformat(), source
    return value, source


def _has_offset(value: str) -> bool:
    return bool(re.search(r"T.*[+-]\d\d:\d\d$", value)) and not value.endswith("+00:00")


def _in_zone_of(printed: str, moment: datetime) -> str:
    """Return a moment with the offset at which its clock shows what is printed; the printed day where no time is."""
    if len(printed) != 19:
        return printed[:10] if len(printed) == 10 else printed
    apart = datetime.fromisoformat(printed + "+00:00") - moment
    quarters = round(apart / timedelta(minutes=15))
    zone = timezone(timedelta(minutes=15 * quarters)) if -48 <= quarters <= 56 else None
    if zone is None or abs(apart - timedelta(minutes=15 * quarters)) > timedelta(minutes=2):
        return printed[:10]
    return moment.astimezone(zone).isoformat()


def _on_page(sources: Sources, context: TitleContext) -> tuple[str, str]:
    for element in sources.marked:
        if "datePublished" in (element.get("itemprop") or "") and not _is_teasers(
            element, context, MAX_TEASER_CHARACTERS
        ):
            value = _date_in(element)
            if value:
                return value, "itemprop datePublished"
    for element in sources.times:
        named = element.get("pubdate") is not None or _LABEL_PUBLISHED.search(hints(element))
        value = _date_in(element) if named and not _is_elsewhere(element, context) else ""
        if value:
            return value, "time element, marked as published"
    return _near_title(sources, context)


def _near_title(sources: Sources, context: TitleContext) -> tuple[str, str]:
    """Return what the lines below the title say, then the line above it, then what any part of the page that is called a
    date says.
    """
    for element in context.below:
        value, stated = _in_line(element, sources.day_first)
        if value and (not _is_elsewhere(element, context, MAX_LINE_CHARACTERS) or _is_own_line(element, context)):
            return value, "time element near the title" if stated else "written near the title"
    value = _above_title(sources, context)
    if value:
        return value, "written above the title"
    for element in sources.times:
        if not _LABEL_UPDATED.search(_label(element)) and not _is_elsewhere(element, context):
            value = _date_in(element, sources.day_first)
            if value:
                return value, "time element"
    for element in elements_by_class_pattern(sources.root, _CALLED):
        if tag_of(element) not in _DATE_TAGS:
            continue
        text = line_of(element, 80)
        value = _stated(element) or (_unlabelled(text, sources.day_first) if text else "")
        if value and not _LABEL_UPDATED.search(_label(element)) and not _is_elsewhere(element, context):
            return value, "element called a date"
    labelled = {
        value for element in sources.root.iter(*_DATE_TAGS, "time") if (value := _called_published(element, sources))
    }
    return (labelled.pop(), "called the publishing date") if len(labelled) == 1 else ("", "")


def _called_published(element: etree._Element, sources: Sources) -> str:
    """Return the date of a short line that begins with a word for publishing."""
    if len(element) > MAX_PARTS_OF_LINE:
        return ""
    text = line_of(element, 80)
    if not text or not _LABEL_PUBLISHED.match(text):
        return ""
    return next((place.value for place, label in _labelled(text, sources.day_first) if label == "published"), "")


def _called_updated(element: etree._Element, sources: Sources) -> str:
    """Return the date of a short line that begins with a word for changing."""
    if len(element) > MAX_PARTS_OF_LINE:
        return ""
    text = line_of(element, 80)
    label = _LABEL_UPDATED.search(text[:20]) if text else None
    return (
        next((place.value for place, said in _labelled(text, sources.day_first) if said == "updated"), "")
        if label
        else ""
    )


def _is_own_line(element: etree._Element, context: TitleContext) -> bool:
    """Tell whether what looks like a box of something else is a short line below the title that tells of the article: a
    footer with its author, a "card" with its date.
    """
    named = False
    for at in (element, *element.iterancestors()):
        if at in context.above:
            return named
        line = line_of(at, MAX_LINE_CHARACTERS)
        if (
            tag_of(at) in ("nav", "a", "li", "header", "body")
            or not line
            or _RIGHTS.search(line)
            or is_headed_by_link(at)
        ):
            return False
        published = any(label == "published" for _, label in _labelled(line, None))
        if tag_of(at) == "aside" and not published:
            return False
        named = named or published or bool(_META.search(hints(at)))
    return False


def _in_line(element: etree._Element, day_first: bool | None) -> tuple[str, bool]:
    """Return the publishing date that a line says, and whether an attribute states it; ("", False) for none, or several
    without a word.
    """
    if tag_of(element) == "figcaption":
        return "", False
    text = line_of(element, 199)
    size = len(text.split())
    stated = _stated(element)
    if size > 24 or not (text or stated):
        return "", False
    found = _labelled(text, day_first)
    named = next((place.value for place, label in found if label == "published"), "")
    if stated and not named:
        return ("", False) if _LABEL_UPDATED.search(f"{_label(element)} {text}") else (_with_time(stated, text), True)
    if named:
        return named, False
    if found and _is_prose(text[: found[0][0].start]):
        return "", False
    plain = [place.value for place, label in found if not label]
    days = {value[:10] for value in plain}
    if len(days) == 2 and size <= 14:
        return min(plain), False  # published and changed, side by side and without a word
    if len(days) != 1 or _LABEL_UPDATED.search(_label(element)):
        return "", False  # a box of links, or what happened when; the lines in it are looked at one by one
    if len(found) == len(plain) and _LABEL_UPDATED.search(text):
        return "", False
    return max(plain, key=len), False


def _is_prose(before: str) -> bool:
    """Tell whether so many words stand before a date that it is what they tell of: a caption, a sentence."""
    return (
        len(before.split()) >= MIN_WORDS_OF_PROSE
        and not BY.match(before)
        and not re.search(r"[|•·/:]|\s[–—-]\s", before)
    )


def _labelled(text: str, day_first: bool | None) -> list[tuple[Written, str]]:
    """Return the dates in a line, each with what the words before it (or, after the last, behind it) call it:
    "published", "updated" or "".
    """
    found = moments(text, day_first)
    labelled = []
    for at, place in enumerate(found):
        before = text[found[at - 1].end if at else 0 : place.start]
        behind = text[place.end : place.end + 40] if at + 1 == len(found) else ""
        labelled.append((place, _last_label(before) or _last_label(behind)))
    return labelled


def _last_label(words: str) -> str:
    published = max((m.start() for m in _LABEL_PUBLISHED.finditer(words)), default=-1)
    updated = max((m.start() for m in _LABEL_UPDATED.finditer(words)), default=-1)
    return "" if published == updated else "published" if published > updated else "updated"


def _unlabelled(text: str, day_first: bool | None) -> str:
    """Return the first date of a line that is not called an update's."""
    return next((place.value for place, label in _labelled(text, day_first) if label != "updated"), "")


def _above_title(sources: Sources, context: TitleContext) -> str:
    """Return the day that stands as a heading or a line of its own above the title, as blogs print it; the date in the
    head of the page is today's.
    """
    for depth, element in context.before:
        if _MASTHEAD.search(hints(element)) or tag_of(element) in ("header", "nav", "aside", "script", "style"):
            continue
        text = line_of(element, 90)
        if not text or len(text.split()) > (MAX_WORDS_ABOVE_TITLE if depth else 2 * MAX_WORDS_ABOVE_TITLE):
            continue
        called = tag_of(element) in ("h2", "h3", "h4", "h5", "h6", "time") or _CALLED.search(hints(element))
        inner = called or any(tag_of(e) == "time" or _CALLED.search(hints(e)) for e in element.iter("*"))
        if depth > 0 and not inner:
            continue
        stated = next((_in_line(e, sources.day_first)[0] for e in element.iter("*") if _stated(e)), "")
        value = stated or next((v for e in element.iter("*") if (v := _in_line(e, sources.day_first)[0])), "")
        if value and not is_outside_article(element, context):
            return value
    return ""


def _is_elsewhere(element: etree._Element, context: TitleContext, most: int = MAX_TEASER_CHARACTERS) -> bool:
    return is_outside_article(element, context) or _is_teasers(element, context, most)


def _is_teasers(element: etree._Element, context: TitleContext, most: int) -> bool:
    """Tell whether the small box around an element, apart from the title, is the head of the page or headed by a link: then
    it is another article's teaser.
    """
    if not context.above:
        return False
    for at in (element, *element.iterancestors()):
        name = tag_of(at)
        if at in context.above or name in ("body", "html", "main"):
            return False
        if name == "header" and (tag_of(at.getparent()) == "body" or at.find(".//nav") is not None):
            return True
        if len(at) > 1 and not line_of(at, most):
            return False
        if name == "a" and len(text_of(at, 200).split()) > MAX_WORDS_IN_DATE_LINK - 2 * (at.find(".//img") is not None):
            return True
        items = at.iter("li") if at is element else (at,) if name == "li" else ()
        if any(len(text_of(link, 200).split()) > 3 for item in items for link in item.iter("a")) or is_headed_by_link(
            at
        ):
            return True
    return False


def _label(element: etree._Element) -> str:
    """Return what an element is called and what stands right before it."""
    before = element.getprevious()
    if before is not None:
        said = (before.tail or "").strip() or text_of(before, 40)
    else:
        parent = element.getparent()
        said = (parent.text or "") if parent is not None else ""
    return f"{hints(element)} {said[-40:]}"


def _stated(element: etree._Element) -> str:
    """Return the date that an element states in an attribute, as the ``datetime`` of a time element or the ``title`` of an
    abbreviation, else "".
    """
    for name in _ATTRIBUTES:
        value = element.get(name) or ""
        if value and len(value) <= MAX_STATED_CHARACTERS:
            stated = iso(ascii_digits(value)) or (
                next((w.value for w in moments(value)), "") if name in _WORDED else ""
            )
            if stated:
                return stated
    return ""


def _date_in(element: etree._Element, day_first: bool | None = None) -> str:
    text = text_of(element, 60)
    stated = _stated(element)
    if stated:
        return _with_time(stated, text)
    return iso(text) or next((place.value for place in moments(text, day_first)), "")


def _with_time(stated: str, text: str) -> str:
    """Return a day with the time that the text beside it says, where both name the same day."""
    if len(stated) != len("2026-05-03") or not text:
        return stated
    return next((place.value for place in moments(text, True) if place.value[:10] == stated), stated)


def _parsed(value: str) -> str:
    from dateutil import parser  # type: ignore[import-untyped]

    try:
        when: datetime = parser.parse(
            value[:100],
            fuzzy=True,
            tzinfos={name: int(hours * 3600) for name, hours in ZONES.items()},
        )
    except (ValueError, OverflowError, TypeError):
        return ""
    if not possible(when.date()):
        return ""
    return when.isoformat(timespec="seconds") if re.search(r"\d:\d\d", value) else when.date().isoformat()


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _later(value: str, published: str) -> bool:
    if len(value) > 19 and len(published) > 19:
        return datetime.fromisoformat(value) > datetime.fromisoformat(published)
    if len(value) == 19 and len(published) == 19:
        return value > published
    return value[:10] > published[:10]
