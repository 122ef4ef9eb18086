"""The blocks of a small page."""

from __future__ import annotations

from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse
from reader.capture.page.pictures import picture_of

URL = "https://news.example.org/a/story"


def segments_of(body: str) -> list[Segment]:
    root = parse(f"<html><body>{body}</body></html>")
    assert root is not None
    return segment(root, URL, lambda element: picture_of(element, URL))


def told(body: str) -> list[tuple[str, str]]:
    return [(piece.block.kind, piece.block.text) for piece in segments_of(body)]
