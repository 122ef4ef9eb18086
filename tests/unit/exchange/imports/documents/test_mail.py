"""Mails become articles: the sender as site, the text without what watches or unsubscribes, attached mails as their own."""

from __future__ import annotations

import base64
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import mail
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.documents.kit import gif
from tests.unit.exchange.imports.making import items, not_taken, source

HEAD = """From: "Canal Letter" <news@canal.example>
To: a@reader.example
Subject: =?utf-8?Q?The_lock_closes_=E2=80=93_again?=
Date: Tue, 24 Nov 2026 10:00:00 +0100
Message-ID: <1@canal.example>
MIME-Version: 1.0
"""
RICH = """<html><body><div style="display:none">Preview of this mail</div>
<table role="presentation"><tr><td><p>The board <b>closed</b> the lock. <a href="https://count.example/r?url=https%3A%2F%2Fcanal.example%2Flock">More</a></p>
<img src="cid:pic1"><img src="https://count.example/o.gif" width="1" height="1"></td></tr>
<tr><td><p>You get this weekly. <a href="https://canal.example/u/1">Unsubscribe</a></p></td></tr></table></body></html>"""


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Canal Letter" <news@canal.example>'
    message["To"] = "a@reader.example"
    message["Subject"] = "The lock closes – again"
    message["Date"] = "Tue, 24 Nov 2026 10:00:00 +0100"
    message["Message-ID"] = "<1@canal.example>"
    message.set_content("The board closed the lock.\n\nUnsubscribe: https://canal.example/u/1\n")
    message.add_alternative(RICH, subtype="html")
    message.get_payload()[1].add_related(gif(40, 30), "image", "gif", cid="<pic1>")  # type: ignore[union-attr,index]
    return message


def test_a_newsletter_is_an_article_of_its_sender() -> None:
    data = letter().as_bytes()
    assert mail.recognises(source(data))
    (item,) = items(mail.read, data, "letter")
    assert (item.title, item.site, item.byline) == ("The lock closes – again", "Canal Letter", ("Canal Letter",))
    assert (item.published, item.saved) == ("2026-11-24T10:00:00+01:00", "2026-11-24T09:00:00.000Z")
    assert "The board <b>closed</b> the lock." in item.text
    assert 'href="https://canal.example/lock"' in item.text
    for gone in ("nsubscribe", "Preview", "count.example", "<table", "<td"):
        assert gone not in item.text
    assert [picture.data for picture in item.pictures] == [gif(40, 30)]
    assert (item.original, item.mime) == (data, "message/rfc822")
    assert item.kind == "readable"


def test_a_plain_mail_joins_its_broken_lines_and_leaves_its_signature() -> None:
    body = (
        "The board has closed the eastern lock for repairs and expects to\nopen it in spring, the harbour office said.\n\n"
        "First\nSecond\n\nTo unsubscribe write to us.\n\n-- \nCanal Letter\n"
    )
    (item,) = items(mail.read, HEAD + "Content-Type: text/plain; charset=utf-8\n\n" + body)
    assert item.text == (
        "<p>The board has closed the eastern lock for repairs and expects to open it in spring, the harbour office said.</p>\n"
        "<p>First<br>Second</p>"
    )


def test_markup_in_a_plain_mail_is_text() -> None:
    (item,) = items(mail.read, HEAD + "\n1 < 2 & <script>alert(1)</script>\n")
    assert item.text == "<p>1 &lt; 2 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_wrong_charset_and_raw_headers_are_mended() -> None:
    raw = HEAD.replace("=?utf-8?Q?The_lock_closes_=E2=80=93_again?=", "Шлюз").encode()
    (item,) = items(
        mail.read, raw + b"Content-Type: text/plain; charset=us-ascii\n\n" + "Шлюз закрыт до весны.".encode()
    )
    assert (item.title, item.text) == ("Шлюз", "<p>Шлюз закрыт до весны.</p>")


def test_a_mail_attached_to_a_mail_is_an_item_of_its_own() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "me@reader.example", "me@reader.example", "Fwd"
    outer["Date"] = "Wed, 25 Nov 2026 10:00:00 +0100"
    outer.set_content("See below.")
    outer.add_attachment(letter())
    first, second = items(mail.read, outer.as_bytes(), "m")
    assert (first.title, second.title) == ("Fwd", "The lock closes – again")
    assert second.where == "m, attached mail 1"


def test_attached_files_are_named_as_dropped() -> None:
    message = letter()
    message.add_attachment(b"data", maintype="application", subtype="octet-stream", filename="a.bin")
    (item,) = items(mail.read, message.as_bytes())
    assert item.dropped == ("attachments",)


def test_a_mail_without_a_word_is_said() -> None:
    assert not_taken(mail.read, HEAD + "\n\n", "m") == [NotTaken("m", "no_text", "The lock closes – again")]


def test_a_mail_as_apple_keeps_it_is_read_without_its_frame() -> None:
    data = letter().as_bytes()
    framed = str(len(data)).encode() + b"  \n" + data + b'<?xml version="1.0"?><plist></plist>'
    assert mail.recognises(source(framed))
    (item,) = items(mail.read, framed)
    assert "plist" not in item.text


def test_what_only_looks_like_a_mail_is_none() -> None:
    for other in ("From: a\n\nwords", "Title: x\nSource: y\n\nwords", "---\nfrom: a\nto: b\n---\n", "", "<html>"):
        assert not mail.recognises(source(other))
    assert mail.recognises(source("From: a@b.example\nTo: c\nDate: x\nSubject: y\n\nwords"))


@given(st.integers(0, 1500), st.binary(max_size=60))
def test_damage_raises_nothing(at: int, rubbish: bytes) -> None:
    data = letter().as_bytes()
    for entry in mail.read(source(data[:at] + rubbish + data[at + len(rubbish) :])):
        assert isinstance(entry, (ImportedItem, NotTaken))


def test_base64_text_is_decoded() -> None:
    body = base64.b64encode("Grüße aus dem Hafen".encode("latin-1")).decode()
    raw = HEAD + f"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n{body}\n"
    assert items(mail.read, raw)[0].text == "<p>Grüße aus dem Hafen</p>"
