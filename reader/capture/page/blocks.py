"""From the DOM to blocks in reading order: every piece of text of the page, furniture too. ``choosing`` keeps the
article's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree

from reader.capture.page.captions import caption_near, caption_of, drawn_words
from reader.capture.page.dom import BLOCK_LEVEL, tag_of, text_of
from reader.capture.page.embeds import Video, post_address, post_around
from reader.capture.page.footnotes import BACK, MARK, NOTE
from reader.capture.page.pictures import has_background, is_image
from reader.capture.page.preformatted import paragraphs_of, rejoined
from reader.capture.page.tables import is_data, numbers_of, table_rows
from reader.capture.page.typography import STRUCK
from reader.model.blocks import Block, BlockKind, Inline, InlineKind, Picture, Role
from reader.text.mail_links import safe_mail_link

PictureOf = Callable[[etree._Element], Picture | None]
VideoOf = Callable[[etree._Element], Video | None]

_SKIPPED_NAMES = """
    script style noscript template svg math iframe object embed head button select textarea input audio video canvas dialog datalist
    progress map applet
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_INLINE: dict[str, InlineKind] = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sub": "sub",
    "sup": "sup",
    "ins": "ins",
    **dict.fromkeys(("del", "s", "strike"), "del"),
}
BLOCK_TAGS = BLOCK_LEVEL
_FURNITURE = frozenset(("nav", "aside", "footer", "form"))
_SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A block with its source: the element it came from, the share of its characters that are links, and whether it
    stands in a part that is named furniture (navigation, aside, footer, form).
    """

    block: Block
    element: etree._Element
    links: float = 0.0
    furniture: bool = False


def segment(
    root: lxml.html.HtmlElement, url: str, picture_of: PictureOf, video_of: VideoOf = lambda _: None
) -> list[Segment]:
    """Return all blocks of a page in document order; link addresses are made absolute by ``url``. Without ``video_of``
    videos are left out.
    """
    body = root.find(".//body")
    segmenter = _Segmenter(url, picture_of, video_of)
    segmenter.walk(body if body is not None else root)
    segmenter.flush()
    return segmenter.segments


class _Segmenter:
    def __init__(self, url: str, picture_of: PictureOf, video_of: VideoOf = lambda _: None) -> None:
        self.segments: list[Segment] = []
        self._url = url
        self._picture_of = picture_of
        self._video_of = video_of
        self._text: list[str] = []
        self._length = 0
        self._last = " "
        self._open: list[tuple[InlineKind, str, int]] = []
        self._inlines: list[Inline] = []
        self._breaks = 0
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._ordered = False
        self._number = 0
        self._role: Role = ""
        self._struck: list[tuple[int, str]] = []
        self._group = 0
        self._groups = 0
        self._lists = 0
        self._furniture = 0
        self._element: etree._Element | None = None
        self._within: etree._Element | None = None

    # --- text ----------------------------------------------------------------------------------------------------------

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if self._last in " \n":
            text = text.lstrip(" ")
        if not text:
            return
        if self._breaks and self._length:
            self._put("\n")
            text = text.lstrip(" ")
        self._breaks = 0
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        if not self._length and self._element is None:
            self._element = self._within
        self._text.append(text)
        self._length += len(text)
        self._last = text[-1]

    def line_break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self.flush(restart=True)

    def flush(self, restart: bool = False) -> None:
        """End the block that is being collected. ``restart`` keeps its kind, for paragraphs that are separated by line
        breaks only.
        """
        if not self._text and not self._open and not self._inlines and not self._struck:
            self._length, self._last, self._breaks, self._element = 0, " ", 0, None
            return
        text = "".join(self._text)
        start = len(text) - len(text.lstrip())
        stripped = text.strip()
        inlines = [*self._inlines, *(Inline(at, self._length, kind, href) for kind, href, at in self._open)]
        gone = [Inline(max(0, min(at - start, len(stripped))), 0, "del", "", words) for at, words in self._struck]
        gone = [replace(i, end=i.start) for i in gone]
        if stripped or gone:
            moved = []
            for i in inlines:
                begin, end = max(0, i.start - start), min(len(stripped), i.end - start)
                while begin < end and stripped[begin].isspace():
                    begin += 1
                while end > begin and stripped[end - 1].isspace():
                    end -= 1
                if end > begin:
                    moved.append(Inline(begin, end, i.kind, i.href))
            moved = sorted((*moved, *gone), key=lambda i: (i.start, -i.end))
            linked = sum(i.end - i.start for i in moved if i.kind == "link")
            stripped = rejoined(stripped) if self._kind in ("paragraph", "quote") else stripped
            block = Block(
                self._kind,
                stripped,
                tuple(moved),
                self._level,
                self._ordered,
                group=self._group,
                role=self._role,
                number=self._number,
            )
            element = self._element if self._element is not None else self._within
            assert element is not None
            self.segments.append(Segment(block, element, min(1.0, linked / (len(stripped) or 1)), self._furniture > 0))
            if self._kind == "item" and not restart:
                self._kind, self._level, self._ordered, self._group, self._number = "paragraph", 0, False, 0, 0
        self._text, self._length, self._last, self._inlines, self._breaks = [], 0, " ", [], 0
        self._struck = []
        self._open = [(kind, href, 0) for kind, href, _ in self._open]
        self._element = None

    # --- elements ------------------------------------------------------------------------------------------------------

    def walk(self, element: etree._Element) -> None:
        tag = tag_of(element)
        if not tag or self._video(element):
            return
        if tag in _SKIPPED:
            self._skipped(element, tag)
        elif tag == "br":
            self.line_break()
        elif is_image(element) or has_background(element):
            self._figure(element, element)
        elif tag in BLOCK_TAGS:
            self._block(element, tag)
        else:
            self._inline(element, tag)

    def _skipped(self, element: etree._Element, tag: str) -> None:
        """Keep of what holds no text: a picture that stands in a ``noscript`` only, and what a drawn chart says it is."""
        if tag == "noscript" and next(element.iter("img"), None) is not None and not _has_picture_beside(element):
            for image in element.iter("img"):
                self._figure(image, image)
        elif tag in ("svg", "iframe") and (said := drawn_words(element)):
            self._end_for_picture()
            self.segments.append(Segment(Block("figure", caption=said), element, 0.0, self._furniture > 0))

    def _children(self, element: etree._Element) -> None:
        outer = self._within
        self._within = element
        self.add(element.text)
        for child in element:
            self.walk(child)
            self._within = element
            self.add(child.tail)
        self._within = outer

    def _inline(self, element: etree._Element, tag: str) -> None:
        kind = _INLINE.get(tag)
        href = ""
        if words := element.get(STRUCK):
            self._struck.append((self._length, words))
            if not self._length and self._element is None:
                self._element = self._within
            return
        if tag == "a":
            href = absolute(element.get("href"), self._url)
            kind = "link" if href else None
        if key := element.get(MARK):
            kind, href = "ref", f"#note-{key}"
        elif key := element.get(BACK):
            kind, href = "back", f"#ref-{key}"
        if kind is None:
            self._children(element)
            return
        self._open.append((kind, href, self._length))
        depth = len(self._open)
        self._children(element)
        while len(self._open) >= depth:
            opened, to, start = self._open.pop()
            if self._length > start:
                self._inlines.append(Inline(start, self._length, opened, to))

    def _block(self, element: etree._Element, tag: str) -> None:
        self.flush()
        furniture = tag in _FURNITURE
        self._furniture += furniture
        outer = (self._kind, self._level, self._ordered, self._group, self._number)
        role = self._role
        if element.get(NOTE) is not None:
            self._role = "note"
            if tag == "li":
                tag, self._kind, self._level, self._ordered, self._group = "div", "paragraph", 0, False, 0
        elif tag == "caption" or (tag == "figcaption" and _is_of_text(element)):
            self._role = "caption"
        if tag == "figure" and self._figure(element, element):
            pass
        elif tag == "pre":
            self._code(element)
        elif tag == "table" and is_data(element):
            self._table(element)
        elif tag in ("ul", "ol", "dir", "menu"):
            self._list(element)
        else:
            if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                self._kind, self._level, self._group = "heading", int(tag[1]), 0
            elif tag == "blockquote":
                if self._kind != "quote":
                    self._group = self._next_group()
                self._kind, self._level = "quote", 0
            elif tag == "li" and not self._lists:
                self._kind, self._level, self._group = "item", 0, self._next_group()
            before = len(self.segments)
            self._children(element)
            self.flush()
            if tag == "blockquote" and len(self.segments) > before:
                self._link_post(element)
        self._kind, self._level, self._ordered, self._group, self._number = outer
        self._role = role
        self._furniture -= furniture

    def _link_post(self, quote: etree._Element) -> None:
        """Link the last block of a quote to its post, where it is an embedded one without a link of its own."""
        last = self.segments[-1]
        address = absolute(post_address(quote), self._url) if post_around(quote) is quote else ""
        if not address or not last.block.text or any(link.get("href") for link in quote.iter("a")):
            return
        self.segments[-1] = replace(
            last, block=replace(last.block, inlines=(Inline(0, len(last.block.text), "link", address),))
        )

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups

    def _list(self, element: etree._Element) -> None:
        outermost = not self._lists
        group = self._next_group() if outermost else self._group_of_list
        self._group_of_list = group
        self._lists += 1
        ordered = tag_of(element) == "ol"
        outer_group = group
        numbers = numbers_of(element) if ordered else {}
        self._loose(element.text, element)
        for child in element:
            if tag_of(child) == "li" and child.get(NOTE) is not None:
                self._block(child, "li")
            elif tag_of(child) == "li" and not _lays_out(child):
                self._kind, self._level, self._ordered, self._group = "item", self._lists - 1, ordered, group
                self._number = numbers.get(child, 0)
                self._children(child)
                self.flush()
            elif tag_of(child) == "li":
                self._kind, self._level, self._ordered, self._group = "paragraph", 0, False, 0
                depth, self._lists = self._lists, 0
                self._children(child)
                self.flush()
                self._lists = depth
            else:
                self.walk(child)
                self.flush()
            self._group_of_list = outer_group
            self._loose(child.tail, element)
        self._lists -= 1

    _group_of_list = 0

    def _loose(self, text: str | None, holder: etree._Element) -> None:
        """Add text that stands in a list outside of its entries, as a paragraph: it introduces or parts them."""
        if text and not text.isspace():
            kept, self._within = self._within, holder
            self._kind, self._level, self._ordered, self._group = "paragraph", 0, False, 0
            self.add(text)
            self.flush()
            self._within = kept

    def _code(self, element: etree._Element) -> None:
        text = "".join(
            ("\n" if tag_of(part) == "br" else part.text or "") + (part.tail or "" if part is not element else "")
            for part in element.iter()
        )
        text = text.replace("\r\n", "\n").strip("\n").rstrip()
        for kind, said in paragraphs_of(text, element) if text else ():
            group = self._next_group() if kind == "quote" else 0
            block = Block(kind, said, group=group, role=self._role)
            self.segments.append(Segment(block, element, 0.0, self._furniture > 0))

    def _table(self, element: etree._Element) -> None:
        for caption in element.findall("caption"):
            outer, self._role = self._role, "caption"
            self._children(caption)
            self.flush()
            self._role = outer
        group = self._next_group()
        for row, cells in table_rows(element):
            header = any(cell is not None for cell in cells) and (
                all(cell is None or tag_of(cell) == "th" for cell in cells) or tag_of(row.getparent()) == "thead"
            )
            text, inlines = "", []
            for number, cell in enumerate(cells):
                if number:
                    text += "\t"
                if cell is None:
                    continue
                inner = _Segmenter(self._url, lambda _: None)
                inner._children(cell)
                inner.flush()
                for at, piece in enumerate(inner.segments):
                    if at and piece.block.text:
                        text += " "
                    inlines += [
                        replace(i, start=i.start + len(text), end=i.end + len(text)) for i in piece.block.inlines
                    ]
                    text += piece.block.text.replace("\n", " ").replace("\t", " ")
            if text.strip():
                linked = sum(i.end - i.start for i in inlines if i.kind == "link")
                block = Block("row", text, tuple(inlines), header=header, group=group)
                self.segments.append(Segment(block, row, min(1.0, linked / len(text)), self._furniture > 0))

    def _video(self, element: etree._Element) -> bool:
        video = self._video_of(element)
        if video is None:
            return False
        figure = next((a for a in element.iterancestors() if tag_of(a) == "figure"), None)
        caption = (caption_of(figure) if figure is not None else "") or video.title
        picture = Picture(video.poster, video.title) if video.poster else None
        self._end_for_picture()
        self.segments.append(
            Segment(
                Block("figure", picture=picture, caption=caption, href=video.href), element, 0.0, self._furniture > 0
            )
        )
        return True

    def _figure(self, element: etree._Element, holder: etree._Element) -> bool:
        """Add a figure for a picture (or the figure element around one). False where there is none to show."""
        if tag_of(element) == "figure":
            if any(tag_of(part) in ("pre", "table", "blockquote", "figure") for part in element.iterdescendants()):
                return False
            images = _images_of(element)
            found = False
            for image in images:
                picture = self._picture_of(image)
                if picture is not None:
                    self._end_for_picture()
                    self.segments.append(Segment(Block("figure", picture=picture), element, 0.0, self._furniture > 0))
                    found = True
            if found:
                last = self.segments[-1]
                video = next((v for part in element.iter() if (v := self._video_of(part)) is not None), None)
                caption = caption_of(element) or (video.title if video else "")
                self.segments[-1] = replace(
                    last, block=replace(last.block, caption=caption, href=video.href if video else "")
                )
            watched = any(self._video_of(part) for part in element.iter())
            if not found and not watched:
                drawn = next((w for part in element.iter("svg") if (w := drawn_words(part))), "")
                caption = caption_of(element) if any(tag_of(p) in _DRAWN for p in element.iter()) else ""
                if caption or drawn:
                    self._end_for_picture()
                    block = Block("figure", caption=caption or drawn)
                    self.segments.append(Segment(block, element, 0.0, self._furniture > 0))
                    return True
            return found or (bool(images) and not watched)
        picture = self._picture_of(element)
        if picture is None:
            return False
        self._end_for_picture()
        self.segments.append(
            Segment(Block("figure", picture=picture, caption=caption_near(element)), holder, 0.0, self._furniture > 0)
        )
        return True

    def _end_for_picture(self) -> None:
        if self._length:
            self.flush(restart=True)


_DRAWN = frozenset(("svg", "canvas", "iframe", "object", "embed"))


def _is_of_text(caption: etree._Element) -> bool:
    """Tell whether a caption is that of a table, a quotation or code, which have no picture to show it with."""
    figure = caption.getparent()
    return figure is not None and next(figure.iter("table", "blockquote", "pre"), None) is not None


def _images_of(figure: etree._Element) -> list[etree._Element]:
    """Return the pictures of a figure, each once: an image within another's element, or the copy for readers without
    scripts, is the same.
    """
    found = [part for part in figure.iter() if is_image(part) and not any(is_image(e) for e in part.iterancestors())]
    shown = [part for part in found if not any(tag_of(e) == "noscript" for e in part.iterancestors())]
    return shown or found


def _has_picture_beside(noscript: etree._Element) -> bool:
    """Tell whether a picture stands beside the copy of it for readers without scripts."""
    box = noscript.getparent()
    for _ in range(2):
        if box is None or tag_of(box) in ("body", "article", "main", "section"):
            return False
        if any(is_image(e) and not any(tag_of(o) == "noscript" for o in e.iterancestors()) for e in box.iter()):
            return True
        if text_of(box):
            return False
        box = box.getparent()
    return False


def _lays_out(item: etree._Element) -> bool:
    """Tell whether a list's item is a part of the page rather than an entry: it holds the title, or paragraphs by the
    handful.
    """
    return len(list(itertools.islice(item.iter("p"), 4))) > 3 or next(item.iter("h1"), None) is not None


_BREAKS = re.compile(r"[\t\r\n]")
_PLAIN = ("https://", "http://")


def absolute(address: str | None, base: str) -> str:
    """Return an absolute http(s) or mailto address, or "" for everything else (scripts, data, places within the
    page).
    """
    address = (address or "").strip()
    if not address or address.startswith("#"):
        return ""
    address = _BREAKS.sub("", address).replace(" ", "%20")
    if address.startswith(_PLAIN) and "/../" not in address and "/./" not in address and "[" not in address:
        return address
    try:
        joined = urljoin(base, address)
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return ""
    return safe_mail_link(joined) if scheme in ("http", "https", "mailto") else ""
