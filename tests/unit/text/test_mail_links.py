"""Links that begin a mail name people and words, and nothing that a mail program would do besides."""

from __future__ import annotations

import pytest

from reader.text.mail_links import safe_mail_link


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("mailto:ana@coast.example", "mailto:ana@coast.example"),
        ("mailto:ana@coast.example?subject=A%20tip&body=Hello", "mailto:ana@coast.example?subject=A%20tip&body=Hello"),
        ("mailto:ana@coast.example?attach=/etc/passwd", "mailto:ana@coast.example"),
        ("MAILTO:ana@coast.example?Attachment=~/x&Subject=Hi&bcc=spy@x.example", "MAILTO:ana@coast.example?Subject=Hi"),
        ("mailto:?to=ana@coast.example&in-reply-to=1", "mailto:?to=ana@coast.example"),
        ("https://coast.example/?attach=1", "https://coast.example/?attach=1"),
        ("", ""),
    ],
)
def test_a_mail_link_attaches_nothing_and_hides_nobody(address: str, safe: str) -> None:
    assert safe_mail_link(address) == safe
