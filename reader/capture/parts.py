"""Articles that are spread over several pages: which addresses are further parts, fetching them within limits, and one
text from all.

"Next" often leads to the next article. So an address is a part only if it differs from the first page's in nothing but
a page number, and if its page does not say the same again. Finding them means parsing: ``find_parts`` runs in a worker
process, ``collect`` in the job's thread.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from reader.capture.choosing.overrides import NONE, Corrections
from reader.capture.fetch.download import LIMITS, Limits
from reader.capture.fetch.sniff import is_pdf
from reader.errors import CaptureError, NoArticle
from reader.model.blocks import Block, plain_text
from reader.model.capture import Cleaned, Metadata, Page
from reader.text.fold import plain_words
from reader.text.words import text_size, tokens

if TYPE_CHECKING:
    from lxml import etree

    from reader.capture.page.dom import Seen

MAX_PARTS = 20
"""Parts of one article at most, the first included."""
MAX_NUMBER = 99
"""The highest number of a part that an address can have here."""

MAX_EVIDENCE_CHARACTERS = 200
PARAGRAPH_WORDS = 12
"""Words from which a line of a page is a paragraph of its text, and says so again if it stands on another page."""

_NAMES = r"page|pagina|página|pagine|pag|paged|pg|p(?=\d)|seite|strona|sida|side|sivu|part|teil|partie|parte|страница"
_KEYS = frozenset(("p", "s", *_NAMES.split("|")))
_TAIL = re.compile(
    rf"(?:/(?:{_NAMES})[/_-]?(?P<named>\d{{1,2}})|/(?P<bare>\d{{1,2}})|[-_,](?P<file>\d{{1,2}})(?=\.\w{{3,5}}$)"
    rf"|[-_,](?:{_NAMES})[-_]?(?P<dashed>\d{{1,2}}))(?P<end>/?|\.\w{{3,5}})$",
    re.I,
)
_TRACKING = re.compile(r"utm_|fbclid|gclid|ref$", re.I)
_OF = re.compile(
    r"^\W{0,3}(?:page|seite|página|pagina|strona|sida|side|sivu|страница|teil|part)\s*(?P<number>\d{1,2})\s*"
    r"(?:of|von|de|di|van|z|av|af|из|sur|/)\s*(?P<total>\d{1,2})\W{0,3}$",
    re.I,
)
_NEXT = re.compile(
    r"^\W*(?:next(?: page| part)?|weiter|nächste seite|page suivante|suivante?|(?:página )?siguiente"
    r"|(?:pagina )?(?:successiva|seguente)|avanti"
    r"|próxima(?: página)?|volgende(?: pagina)?|nästa(?: sida)?|neste(?: side)?|næste(?: side)?|seuraava|następna(?: strona)?|další"
    r"|(?:следующая|далее)(?: страница)?|次へ|次のページ|下一页|下一頁|다음|التالي|הבא|[>»›→])[\s>»›→:.]*$",
    re.I,
)
_SINGLE = re.compile(
    r"single page|one page|view (?:all|as one)|show all pages|full (?:article|text) on"
    r"|print(?:er)?[- ](?:friendly|version)|auf einer seite|druckversion"
    r"|(?:en|sur) une (?:seule )?page|en una (?:sola )?página|in una (?:sola )?pagina"
    r"|(?:em|numa) (?:uma )?(?:só )?página|op één pagina|på en (?:sida|side)"
    r"|yhdellä sivulla|na jednej stronie|на одной странице|全文表示|1ページ(?:で|に)|在一页|单页",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PartLinks:
    """What a page says of parts: ``numbered`` are (number, address) of parts, ``single`` an address that has all of it,
    ``says`` the page's own words on how many there are ("Page 1 of 5") and ``total`` that number, ``paragraphs`` its
    long lines.
    """

    numbered: tuple[tuple[int, str], ...] = ()
    single: str = ""
    says: str = ""
    total: int = 0
    paragraphs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FirstPage(Page):
    """The first page of an article in parts. ``further`` are the others in their order; where ``has_single``, the last
    of them is a page that has the whole text. ``missing`` says which part did not come and why, "" where all did.
    """

    further: tuple[Page, ...] = ()
    has_single: bool = False
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Further:
    """What cleaning needs of the parts after the first: (body, address, media type) of each, and the rest as in
    ``FirstPage``.
    """

    pages: tuple[tuple[bytes, str, str], ...] = ()
    has_single: bool = False
    missing: str = ""


def further_of(page: Page) -> Further | None:
    """Return what ``clean_parts`` takes beside the first page; None for an article on one page."""
    if not isinstance(page, FirstPage):
        return None
    return Further(tuple((p.body, p.final_url, media_type(p)) for p in page.further), page.has_single, page.missing)


def with_parts(kept: Sequence[Page]) -> Page:
    """Return the newest of an article's kept originals, with the further parts of its capture as ``collect`` gave them:
    for cleaning it again. ``kept`` are all, newest first; it has one at least.
    """
    first = next((page for page in kept if not _is_part_of_others(page, kept)), kept[0])
    parts, singles = {}, []
    for page in kept:
        if (
            page is first
            or page.fetched != first.fetched
            or urlsplit(page.final_url).netloc != urlsplit(first.final_url).netloc
        ):
            continue
        number = part_number(first.final_url, page.url)
        if number:
            parts[number] = page
        elif page.url not in (first.url, first.final_url):
            singles.append(page)
    missing = rest_of_answer(first)
    if not parts and not missing:
        return first
    own = {field.name: getattr(first, field.name) for field in fields(Page)}
    return FirstPage(
        **own,
        further=(*(parts[number] for number in sorted(parts)), *(singles[:1] if parts else ())),
        has_single=bool(singles and parts),
        missing=missing,
    )


def _is_part_of_others(page: Page, kept: Sequence[Page]) -> bool:
    """Tell whether a page is a further part of another that is kept: of a fetch that came to no article, parts may be left."""
    return any(part_number(other.final_url, page.url) for other in kept if other is not page)


def rest_of_answer(page: Page) -> str:
    """Return how much of a page its server sent ("bytes 0-999/2000") where that is only a part, else ""."""
    if page.status != HTTPStatus.PARTIAL_CONTENT:
        return ""
    stated = next((value for name, value in page.headers if name.lower() == "content-range"), "")
    sent = re.match(r"\s*bytes\s+(\d+)-(\d+)/(\d+|\*)", stated, re.I)
    if sent is None or (sent[1] == "0" and sent[3] in ("*", str(int(sent[2]) + 1))):
        return ""
    return f"Content-Range: {' '.join(stated.split())}"


def media_type(page: Page) -> str:
    """Return the media type that the server gave a page, or ""."""
    return next((value for name, value in page.headers if name.lower() == "content-type"), "")


# --- finding, in a worker process --------------------------------------------------------------------------------------


def find_parts(body: bytes, url: str, content_type: str, first: str) -> PartLinks:
    """Return what the page at ``url`` says of the parts of the article that begins at ``first``. Raises nothing."""
    from reader.capture.page.charset import decode
    from reader.capture.page.dom import base_address, parse, strip_controls, text_of, visible

    root = parse(strip_controls(decode(body, content_type)))
    if root is None:
        return PartLinks()
    seen = visible(root)
    paragraphs = frozenset(line for line in seen.lines if len(line.split()) >= PARAGRAPH_WORDS or len(line) > 80)
    if not _is_article(root, seen):
        return PartLinks(paragraphs=paragraphs)
    base = base_address(root, url)
    numbered: dict[int, str] = {}
    single = ""
    for element in root.iter("a", "link"):
        address = _absolute(element.get("href"), base)
        if not address or urlsplit(address).netloc != urlsplit(first).netloc:
            continue
        said = (text_of(element, 80) or element.get("aria-label") or element.get("title") or "").strip()
        number = part_number(first, address, MAX_NUMBER)
        if number:
            if "next" in (element.get("rel") or "").lower().split() or _leads_to_part(said, number):
                numbered.setdefault(number, address)
        elif (_SINGLE.search(said) or (element.get("media") or "").lower() == "print") and address not in (first, url):
            single = single or address
    counted = ((line, found) for line in seen.lines if len(line) < 40 and (found := _OF.match(line)))
    says, total = next(((line, int(found["total"])) for line, found in counted if int(found["number"]) == 1), ("", 0))
    return PartLinks(tuple(sorted(numbered.items())), single, says, total, paragraphs)


def names_a_next_part(root: etree._Element, address: str) -> str:
    """Return the address of the second part that a page names, where it is the first part of an article; "" for
    another. ``address`` is the page's own or "" (of a file that does not know where it came from).
    """
    from reader.capture.page.dom import text_of

    for element in root.iter("a", "link"):
        target = (element.get("href") or "").strip()
        said = (text_of(element, 80) or element.get("aria-label") or element.get("title") or "").strip()
        if not target or ("next" not in (element.get("rel") or "").lower().split() and not _NEXT.match(said)):
            continue
        target = _absolute(target, address) if address else target
        if (part_number(address, target) if address else max((n for _, n in _readings(target)), default=0)) == 2:
            return target
    return ""


def part_number(first: str, address: str, most: int = MAX_PARTS) -> int:
    """Return which part of the article at ``first`` an address is, 2 to ``most``; 0 for every other address."""
    own, _ = _parted(first)
    for stem, number in _readings(address):
        if 2 <= number <= most and stem == own:
            return number
    return 0


def _readings(address: str) -> list[tuple[tuple[str, ...], int]]:
    """Return the ways to read an address as a part: what it is a part of, and its number."""
    parts = urlsplit(address)
    if "comment" in parts.fragment.lower():
        return []
    found = []
    pairs = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    for at, (key, value) in enumerate(pairs):
        if key.lower() in _KEYS and re.fullmatch(r"\d{1,2}", value):
            found.append((_stem(parts.netloc, parts.path, pairs[:at] + pairs[at + 1 :]), int(value)))
    tail = _TAIL.search(parts.path)
    if tail is not None:
        number = next(group for group in tail.group("named", "bare", "file", "dashed") if group)
        end = tail["end"] if tail["end"].startswith(".") else ""
        found.append((_stem(parts.netloc, parts.path[: tail.start()] + end, pairs), int(number)))
    return found


def _parted(first: str) -> tuple[tuple[str, ...], int]:
    """Return what the first page's address would be without a "1". A bare number at the end of a path is a name, not a
    first part.
    """
    parts = urlsplit(first)
    tail = _TAIL.search(parts.path)
    if tail is None or not tail["bare"]:
        for stem, number in _readings(first):
            if number in (0, 1):
                return stem, number
    pairs = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    return _stem(parts.netloc, parts.path, pairs), 1


def _stem(host: str, path: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return (host.lower(), path.rstrip("/"), *(f"{key}={value}" for key, value in sorted(pairs)))


def _leads_to_part(said: str, number: int) -> bool:
    """Tell whether a link's words are those of a pagination: its number, perhaps with "page" before it, or "next"."""
    return bool(said) and bool(re.match(rf"\D{{0,12}}\b{number}\b(?:\s*/\s*\d+)?(?:\W|$)", said) or _NEXT.match(said))


def _is_article(root: etree._Element, seen: Seen) -> bool:
    """Tell whether a page shows an article: it says so, or has paragraphs. Lists of articles have numbered pages
    too.
    """
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name == "og:type":
            return (meta.get("content") or "").strip().lower() in ("article", "news", "story")
    long = sum(
        1 for line, linked in zip(seen.lines, seen.linked, strict=True) if len(line) > 120 and linked < len(line) / 2
    )
    headlines = sum(
        1
        for h in root.iter("h2", "h3")
        if h.find(".//a") is not None or ((p := h.getparent()) is not None and p.tag == "a")
    )
    return long >= 2 and headlines < 8


def _absolute(href: str | None, base: str) -> str:
    try:
        address = urljoin(base, (href or "").strip())
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:
        return ""


# --- fetching, in the job's thread -------------------------------------------------------------------------------------


def collect(
    first: Page,
    fetch: Callable[[str, Limits], Page],
    find_parts_in: Callable[[Page, str], PartLinks],
    limits: Limits = LIMITS,
) -> Page:
    """Fetch the further parts of an article, and return the page with them as a ``FirstPage``, or the page itself where
    it has none.

    ``fetch`` gets an address and what is left of the limits, which hold for all parts together; ``find_parts_in`` a
    page and the address of the first. A part that fails, or leads elsewhere, ends it: what came is kept, and ``missing`` says
    why.
    ``fetched`` of the further parts is the first's, so that the first stays the newest original of its capture. Raises
    only ``Cancelled`` and what ``find_parts_in`` raises.
    """
    links = find_parts_in(first, first.final_url)
    ends, left = time.monotonic() + limits.page_seconds, limits.page_bytes - len(first.body)
    asked = {urldefrag(first.url).url, first.final_url}
    parts: list[Page] = []
    said = [links.paragraphs]
    known = dict(links.numbered)
    missing = rest_of_answer(first)
    number = 2

    def get(address: str) -> Page | None:
        nonlocal left
        asked.add(urldefrag(address).url)
        page = fetch(address, replace(limits, page_seconds=max(ends - time.monotonic(), 0.05), page_bytes=max(left, 1)))
        left -= len(page.body)
        came_from = page.final_url in asked and page.final_url != urldefrag(address).url
        if came_from or urlsplit(page.final_url).netloc != urlsplit(first.final_url).netloc:
            return None
        asked.add(page.final_url)
        return replace(page, fetched=first.fetched)

    while number in known and urldefrag(known[number]).url not in asked:
        if number > MAX_PARTS:
            missing = f"{MAX_PARTS} + {known[number]}"
            break
        try:
            page = get(known[number])
        except CaptureError as error:
            missing = f"{known[number]}: {error}"
            break
        if page is not None and part_number(first.final_url, page.final_url) != number:  # to a login, another article
            missing = f"{known[number]} → {page.final_url}"
            break
        here = find_parts_in(page, first.final_url) if page is not None else PartLinks()
        if page is None or _repeats(said[0], here.paragraphs):
            break
        parts.append(page)
        said.append(here.paragraphs)
        known = {**dict(here.numbered), **known}
        number += 1
    if not missing and links.total > len(parts) + 1:
        missing = links.says
    single = _single(links, parts, said, asked, get, find_parts_in, first)
    if not parts and not missing:
        return first
    own = {field.name: getattr(first, field.name) for field in fields(Page)}
    return FirstPage(**own, further=(*parts, *single), has_single=bool(single), missing="" if single else missing)


def _single(
    links: PartLinks,
    parts: Sequence[Page],
    said: Sequence[frozenset[str]],
    asked: set[str],
    get: Callable[[str], Page | None],
    find_parts_in: Callable[[Page, str], PartLinks],
    first: Page,
) -> tuple[Page, ...]:
    """Return the page that is named as having the whole text, if it has all that the parts have."""
    if not parts or not links.single or urldefrag(links.single).url in asked:
        return ()
    try:
        page = get(links.single)
    except CaptureError:
        return ()
    if page is None:
        return ()
    has = find_parts_in(page, first.final_url).paragraphs
    return (page,) if all(len(paragraphs & has) >= 0.6 * len(paragraphs) for paragraphs in said) else ()


def _repeats(first: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a page says again what the first one said: then the number in its address counts something else,
    such as comments.
    """
    return not other or len(first & other) > 0.5 * min(len(first), len(other))


# --- cleaning, in a worker process -------------------------------------------------------------------------------------


def clean_parts(
    body: bytes, url: str, content_type: str, corrections: Corrections = NONE, further: Further | None = None
) -> Cleaned:
    """Clean a page and its further parts to one article, as ``clean.clean`` gives it. What a part repeats of those
    before is left out.
    """
    from reader.capture.clean import clean

    first = clean(body, url, content_type, corrections)
    if further is None:
        following = _next_of_file(body, url, content_type) if first.completeness == "whole" and not is_pdf(body) else ""
        return replace(first, completeness="cut_short", evidence=_short(following)) if following else first
    parts = [first]
    missing = further.missing
    for page in further.pages:
        try:
            part = clean(*page, corrections)
        except NoArticle as error:
            missing = missing or f"{page[1]}: {error}"
            continue
        if _is_another(part.metadata, first.metadata, url, page[1]):
            missing = missing or f"{page[1]}: {part.metadata.title}"
            break
        parts.append(part)
    single = parts.pop() if further.has_single and len(parts) == len(further.pages) + 1 else None
    blocks = _joined([part.blocks for part in parts], first.metadata.title)
    if single is not None and text_size(plain_text(single.blocks)) >= text_size(plain_text(blocks)):
        return replace(single, metadata=first.metadata)
    # A part that says "read on" was read on; what the last one says of the end counts.
    told = [part for part in parts if part.completeness not in ("whole", "cut_short")] or parts[-1:]
    if missing:
        return replace(first, blocks=blocks, completeness="cut_short", evidence=_short(missing))
    return replace(first, blocks=blocks, completeness=told[0].completeness, evidence=told[0].evidence)


def _is_another(part: Metadata, first: Metadata, url: str, part_url: str) -> bool:
    """Tell whether what has the address of a part is another article: its page names another address as its own, or has
    neither a word of the title nor an author in common.
    """
    if part.canonical_url:
        ours = [_path_of(one) for one in (url, part_url, first.canonical_url) if one]
        if _path_of(part.canonical_url) not in ours:
            return True
    words = [set(tokens(one.title.casefold())) for one in (part, first)]
    authors = [{name.casefold() for name in one.byline} for one in (part, first)]
    return all(words) and all(authors) and not words[0] & words[1] and not authors[0] & authors[1]


def _path_of(address: str) -> tuple[str, ...]:
    """Return the path of an article, without its host and the number of a part."""
    readings = [stem for stem, number in _readings(address) if number <= MAX_NUMBER]
    return (readings[0] if readings else _parted(address)[0])[1:]


_SAVED = re.compile(
    r"<!--[^>]{0,80}(?:saved from url=|Page saved with|saved date:)|<html[^>]*\sdata-tearsheet-captured=", re.I
)


def _next_of_file(body: bytes, url: str, content_type: str) -> str:
    """Return the address of the part that follows a page that a browser saved or handed over, "" for every other page: of
    one that came from its server the parts are fetched.
    """
    from reader.capture.metadata.page_metadata import metadata_of
    from reader.capture.page.charset import decode
    from reader.capture.page.dom import parse, strip_controls

    html = decode(body, content_type)
    remote = url.startswith(("http://", "https://"))
    root = parse(strip_controls(html)) if not remote or _SAVED.search(html, 0, 2000) else None
    if root is None:
        return ""
    return names_a_next_part(root, metadata_of(root, url).canonical_url or (url if remote else ""))


def _joined(parts: Sequence[Sequence[Block]], title: str) -> tuple[Block, ...]:
    from reader.capture.page.pictures import same_picture_key

    seen = {plain_words(title)}
    blocks: list[Block] = []
    for number, part in enumerate(parts):
        offset = max((block.group for block in blocks), default=0)
        before = frozenset(seen)
        for block in part:
            key = (
                same_picture_key(block.picture.src)
                if block.picture is not None
                else block.href or plain_words(block.text)
            )
            if number and key in before and (block.kind == "figure" or block.kind == "heading" or len(key) > 40):
                continue
            seen.add(key)
            block = replace(block, group=block.group + offset) if block.group else block
            blocks.append(_with_own_notes(block, number) if number else block)
    return tuple(blocks)


def _with_own_notes(block: Block, number: int) -> Block:
    """Return a block of a later part whose footnotes lead to the notes of that part."""
    if not any(run.kind in ("ref", "back") for run in block.inlines):
        return block
    runs = (
        replace(run, href=f"{run.href}-{number + 1}") if run.kind in ("ref", "back") else run for run in block.inlines
    )
    return replace(block, inlines=tuple(runs))


def _short(evidence: str) -> str:
    return evidence if len(evidence) <= MAX_EVIDENCE_CHARACTERS else evidence[: MAX_EVIDENCE_CHARACTERS - 1] + "…"
