"""Small pictures and archives for the tests of documents."""

from __future__ import annotations

import struct


def gif(width: int, height: int) -> bytes:
    """Return the head of a GIF of a size: enough to be one by its bytes."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff;"


def http(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", *more: str) -> bytes:
    """Return an HTTP response."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more))
    return head.encode() + b"\r\n\r\n" + body


def warc(kind: str, address: str, block: bytes, moment: str = "2026-11-24T09:00:00Z", *more: str) -> bytes:
    """Return a record of a WARC."""
    head = "\r\n".join(
        (
            "WARC/1.0",
            f"WARC-Type: {kind}",
            f"WARC-Target-URI: {address}",
            f"WARC-Date: {moment}",
            "Content-Type: application/http; msgtype=response" if kind == "response" else "Content-Type: text/html",
            *more,
            f"Content-Length: {len(block)}",
        )
    )
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
