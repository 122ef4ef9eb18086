"""What is copied from a text: its words, paragraphs, lists, links and emphasis. Colour, size and typeface are the window's
and stay there: a dark theme's text would be invisible on white paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat, QTextListFormat

from reader.exchange.cells import cell as plain_cell

MARKER = QTextFormat.Property.UserProperty + 2
"""Property of a list item's block: how many UTF-16 units its bullet or number takes, which stands in its text."""
ITEM_LEVEL = QTextFormat.Property.UserProperty + 3
"""Property of a list item's block: how deep it is nested, 0 outermost."""
ITEM_NUMBER = QTextFormat.Property.UserProperty + 4
"""Property of a list item's block: its number, 0 where the list has bullets."""
BREAK = QTextFormat.Property.UserProperty + 9
"""Property of a character that only lets a word be broken, and is no part of the text."""
CODE_FENCE = "`"
"""Value of ``BlockCodeFence`` for a block of code."""

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_OBJECT, _LINE = "\ufffc", "\u2028"
_ORDERED = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
)


class _Part(NamedTuple):
    """A paragraph as far as it is selected. ``kind`` is "p", "h1" to "h6", "ul", "ol", "quote", "pre" or "row"."""

    kind: str
    text: str
    html: str
    marker: str = ""
    level: int = 0
    number: int = 0
    attributes: str = ""


def mime_of(cursor: QTextCursor) -> QMimeData:
    """Return what a selection puts into the clipboard, as plain text and as HTML."""
    parts = list(_parts(cursor))
    data = QMimeData()
    data.setText(_plain(parts))
    whole = len(parts) > 1 or (bool(parts) and parts[0].kind != "p") or _is_whole(cursor)
    data.setHtml(_html(parts) if whole else "".join(part.html for part in parts))
    return data


def _is_whole(cursor: QTextCursor) -> bool:
    """Return whether a selection within one paragraph is all of it."""
    block = cursor.document().findBlock(cursor.selectionStart())
    return cursor.selectionEnd() - cursor.selectionStart() >= block.length() - 1


def _parts(cursor: QTextCursor) -> Iterator[_Part]:
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(first)
    while block.isValid() and block.position() < max(last, first + 1):
        table = QTextCursor(block).currentTable()
        if table is not None and table.columns() > 1:
            texts, made = [], []
            row = table.cellAt(block.position()).row()
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                inside, end = cell.firstCursorPosition().block(), cell.lastPosition()
                if inside.position() < block.position():
                    continue  # a cell that reaches over several rows or columns
                is_head = inside.begin().fragment().charFormat().fontWeight() >= QFont.Weight.DemiBold
                words, html = [], []
                while inside.isValid() and inside.position() <= end:
                    block = inside
                    word, tag = _runs(inside, first, last)
                    words.append(word)
                    html.append(tag)
                    inside = inside.next()
                texts.append(" ".join(filter(None, words)))
                inner = "<br>".join(html)
                if plain_cell(texts[-1]) != texts[-1]:
                    inner = f"'{inner}"
                made.append(f"<th>{inner}</th>" if is_head else f"<td>{inner}</td>")
            if any(text.strip() for text in texts):
                yield _Part("row", "\t".join(plain_cell(text) for text in texts), f"<tr>{''.join(made)}</tr>")
        else:
            part = _part(block, first, last)
            if part is not None:
                yield part
        block = block.next()


def _part(block: QTextBlock, first: int, last: int) -> _Part | None:
    form = block.blockFormat()
    skipped = int(form.property(MARKER) or 0)
    text, html = _runs(block, max(first, block.position() + skipped), last)
    if not text.strip():
        return None
    marker = block.text()[:skipped].strip() if first <= block.position() else ""
    attributes = ' dir="rtl"' if form.layoutDirection() == Qt.LayoutDirection.RightToLeft else ""
    listed = block.textList()
    if form.headingLevel():
        return _Part(f"h{form.headingLevel()}", text, html, attributes=attributes)
    if skipped:
        number = int(form.property(ITEM_NUMBER) or 0)
        level = int(form.property(ITEM_LEVEL) or 0)
        return _Part("ol" if number else "ul", text, html, marker, level, number, attributes)
    if listed is not None:
        number = listed.itemNumber(block) + 1 if listed.format().style() in _ORDERED else 0
        shown = listed.itemText(block) if number else "•"
        level = max(listed.format().indent() - 1, 0)
        return _Part("ol" if number else "ul", text, html, shown, level, number, attributes)
    if form.hasProperty(QTextFormat.Property.BlockCodeFence):
        return _Part("pre", text, html)
    if form.hasProperty(QTextFormat.Property.BlockQuoteLevel):
        return _Part("quote", text, html, attributes=attributes)
    return _Part("p", text, html, attributes=attributes)


def _runs(block: QTextBlock, first: int, last: int) -> tuple[str, str]:
    """Return the words of a block between two positions of the document, as text and as HTML."""
    words, made = "", ""
    bold_anyway = block.blockFormat().headingLevel() > 0 or QTextCursor(block).currentTable() is not None
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        start, end = max(first - fragment.position(), 0), min(last - fragment.position(), fragment.length())
        if start < end and not fragment.charFormat().hasProperty(BREAK):
            units = fragment.text().encode("utf-16-le")[2 * start : 2 * end]
            text = units.decode("utf-16-le", "ignore").replace(_OBJECT, "").replace(_LINE, "\n")
            form = fragment.charFormat()
            if not form.fontStrikeOut():  # plain text cannot say that it no longer holds
                words += _raised(text) if _is_raised(form) else text
            made += _marked(text, form, bold_anyway=bold_anyway)
        at += 1
    return words, made


def _is_raised(form: QTextCharFormat) -> bool:
    return form.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript


def _raised(text: str) -> str:
    """Return raised figures in characters of their own: without them 10 to the 6th would read 106."""
    return text.translate(_RAISED) if all(ord(letter) in _RAISED for letter in text) else text


def _marked(text: str, form: QTextCharFormat, *, bold_anyway: bool) -> str:
    html = escape(text, quote=False).replace("\n", "<br>")
    if not text:
        return ""
    wanted = (
        (form.fontStrikeOut(), "s"),
        (_is_raised(form), "sup"),
        (form.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSubScript, "sub"),
        (form.fontItalic(), "em"),
        (form.fontWeight() >= QFont.Weight.Bold and not bold_anyway, "strong"),
        (form.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine and not form.isAnchor(), "ins"),
    )
    for is_so, tag in wanted:
        if is_so:
            html = f"<{tag}>{html}</{tag}>"
    if form.isAnchor() and form.anchorHref() and not form.anchorHref().startswith("#"):
        html = f'<a href="{escape(form.anchorHref())}">{html}</a>'
    return html


# --- joining -------------------------------------------------------------------------------------------------------------


def _plain(parts: list[_Part]) -> str:
    """Join as paragraphs do in plain text: an empty line between two, none within a list or a table."""
    lines = []
    before: _Part | None = None
    for part in parts:
        listed = part.kind in ("ul", "ol")
        if before is not None:
            close = part.kind == before.kind == "row" or (listed and before.kind in ("ul", "ol"))
            lines.append("\n" if close else "\n\n")
        lines.append("  " * part.level + f"{part.marker} " * bool(part.marker) + part.text if listed else part.text)
        before = part
    return "".join(lines)


def _html(parts: list[_Part]) -> str:
    made = []
    for kind, group in groupby(parts, key=lambda part: "list" if part.kind in ("ul", "ol") else part.kind):
        members = list(group)
        if kind == "list":
            made.append(_lists(members))
        elif kind == "row":
            made.append(f"<table>{''.join(part.html for part in members)}</table>")
        elif kind == "quote":
            inside = "".join(f"<p{part.attributes}>{part.html}</p>" for part in members)
            made.append(f"<blockquote>{inside}</blockquote>")
        elif kind == "pre":
            made.extend(f"<pre>{part.html.replace('<br>', chr(10))}</pre>" for part in members)
        else:
            made.extend(f"<{kind}{part.attributes}>{part.html}</{kind}>" for part in members)
    return "".join(made)


def _lists(items: list[_Part]) -> str:
    """Return items as lists within lists, each level opened where its first item stands."""
    made, open_ = "", list[tuple[int, str]]()
    for item in items:
        while open_ and (open_[-1][0] > item.level or (open_[-1][0] == item.level and open_[-1][1] != item.kind)):
            made += f"</li></{open_.pop()[1]}>"
        if open_ and open_[-1][0] == item.level:
            made += "</li>"
        else:
            start = f' start="{item.number}"' if item.kind == "ol" and item.number != 1 else ""
            made += f"<{item.kind}{start}>"
            open_.append((item.level, item.kind))
        made += f"<li{item.attributes}>{item.html}"
    return made + "".join(f"</li></{kind}>" for _, kind in reversed(open_))
