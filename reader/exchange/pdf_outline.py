"""Bookmarks for a PDF that has none: an outline is appended to it as an update, and nothing in it is moved.

Qt writes PDFs with links, and no bookmarks. Its files have a plain table of references and a flat list of pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from mmap import mmap
from typing import NamedTuple

_TABLE = re.compile(rb"xref\s+0 (\d+)[ \t]*\r?\n")
_ENTRY_BYTES = 20
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\s")


class Bookmark(NamedTuple):
    """A line of the outline: ``level`` counts from 1, ``page`` from 0; ``top`` is how far above the page's lower edge its
    place is, in points.
    """

    level: int
    title: str
    page: int
    top: float


class _Node:
    """A bookmark in its tree, with the number of its object in the file; the root has no bookmark."""

    def __init__(self, bookmark: Bookmark | None = None, parent: _Node | None = None) -> None:
        self.bookmark = bookmark
        self.parent = parent
        self.children: list[_Node] = []
        self.number = 0


def with_outline(pdf: bytes, bookmarks: Sequence[Bookmark]) -> bytes:
    """Return the PDF with an outline. A file of another kind than Qt's comes back as it is, as does every file for no
    bookmarks.
    """
    return pdf + outline_update(pdf, bookmarks)


def outline_update(pdf: bytes | mmap, bookmarks: Sequence[Bookmark]) -> bytes:
    """Return what ``with_outline`` appends to a PDF."""
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", pdf[-4096:], re.DOTALL)
    root, size = (trailer and re.search(key, trailer[1]) for key in (rb"/Root (\d+) 0 R", rb"/Size (\d+)"))
    if trailer is None or not root or not size or not bookmarks:
        return b""
    catalog = _object(pdf, int(trailer[2]), int(root[1]))
    pages = re.search(rb"/Pages (\d+) 0 R", catalog)
    listed = (
        re.search(rb"/Kids\s*\[(.*?)\]", _object(pdf, int(trailer[2]), int(pages[1])), re.DOTALL) if pages else None
    )
    sheets = re.findall(rb"(\d+) 0 R", listed[1]) if listed else []
    if not catalog.endswith(b">>") or any(bookmark.page >= len(sheets) for bookmark in bookmarks):
        return b""
    nodes = _tree(bookmarks, int(size[1]))
    objects = {int(root[1]): catalog[:-2] + b"/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % nodes[0].number}
    for node in nodes:
        objects[node.number] = _dictionary(node, sheets)
    return _update(len(pdf), objects, trailer[1], int(size[1]) + len(nodes), int(trailer[2]))


def _object(pdf: bytes | mmap, table: int, number: int) -> bytes:
    """Return the bytes of an object by the table of references at ``table``, b"" where there is none."""
    head = _TABLE.match(pdf, table)
    entry = head.end() + _ENTRY_BYTES * number if head and number < int(head[1]) else len(pdf)
    place = pdf[entry : entry + 10]
    begin = _OBJECT.match(pdf, int(place)) if place.isdigit() else None
    return pdf[begin.end() : pdf.find(b"endobj", begin.end())].strip() if begin and int(begin[1]) == number else b""


def _tree(bookmarks: Sequence[Bookmark], first: int) -> list[_Node]:
    """Return the root and all nodes below it, in their order, numbered from ``first``."""
    root = _Node()
    nodes, last = [root], root
    for bookmark in bookmarks:
        while last.bookmark is not None and last.bookmark.level >= bookmark.level:
            last = last.parent or root
        last.children.append(_Node(bookmark, last))
        last = last.children[-1]
        nodes.append(last)
    for number, node in enumerate(nodes, first):
        node.number = number
    return nodes


def _dictionary(node: _Node, sheets: Sequence[bytes]) -> bytes:
    parts: list[bytes] = []
    if node.bookmark is not None and node.parent is not None:
        title = b"\xfe\xff" + " ".join(node.bookmark.title.split()).encode("utf-16-be")
        parts.append(b"/Title <%s>" % title.hex().encode())
        parts.append(b"/Parent %d 0 R" % node.parent.number)
        parts.append(b"/Dest [%s 0 R /XYZ 0 %.1f null]" % (sheets[node.bookmark.page], node.bookmark.top))
        beside = node.parent.children
        at = beside.index(node)
        parts += [b"/Prev %d 0 R" % beside[at - 1].number] if at else []
        parts += [b"/Next %d 0 R" % beside[at + 1].number] if at + 1 < len(beside) else []
    if node.children:
        parts.append(b"/First %d 0 R\n/Last %d 0 R" % (node.children[0].number, node.children[-1].number))
        parts.append(b"/Count %d" % _open(node))
    return b"<<\n" + b"\n".join(parts) + b"\n>>"


def _open(node: _Node) -> int:
    """Return how many lines are below a node while all of them are unfolded."""
    return sum(1 + _open(child) for child in node.children)


def _update(start: int, objects: dict[int, bytes], trailer: bytes, size: int, before: int) -> bytes:
    """Return what is appended to a file of ``start`` bytes whose last table of references is at ``before``."""
    body, table = b"\n", b"xref\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    kept = re.sub(rb"/Size \d+|/Prev \d+", b"", trailer).strip()
    rest = b"trailer\n<<\n/Size %d\n/Prev %d\n%s\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        before,
        kept,
        start + len(body),
    )
    return body + table + rest
