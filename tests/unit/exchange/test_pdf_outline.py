"""Bookmarks that are appended to a PDF."""

from __future__ import annotations

import re

from reader.exchange.pdf_outline import Bookmark, with_outline


def pdf(pages: int = 3) -> bytes:
    """Return a PDF as Qt writes it, with empty pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    bodies = [
        "<<\n/Type /Catalog\n/Pages 2 0 R\n>>",
        f"<<\n/Type /Pages\n/Kids [ {kids} ]\n/Count {pages}\n>>",
        *["<<\n/Type /Page\n/Parent 2 0 R\n>>"] * pages,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(made)
    made += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + f"trailer\n<<\n/Size {len(bodies) + 1}\n/Root 1 0 R\n>>\nstartxref\n{start} \n%%EOF\n".encode()


def objects(content: bytes) -> dict[int, bytes]:
    """Return the objects that the references of the last update lead to, by number."""
    start = int(re.findall(rb"startxref\n(\d+)", content)[-1])
    assert content[start : start + 5] == b"xref\n"
    found = {}
    for number, place in re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", content[start:]):
        match = re.match(rb"(\d+) 0 obj\n(.*?)\nendobj", content[int(place) :], re.DOTALL)
        assert match is not None
        assert match[1] == number
        found[int(number)] = match[2]
    return found


BOOKMARKS = (
    Bookmark(1, "Ferry returns", 0, 780.0),
    Bookmark(2, "Zwei Brücken", 1, 500.0),
    Bookmark(3, "（橋）", 1, 300.0),
    Bookmark(2, "Fares", 2, 700.0),
    Bookmark(1, "Budget", 2, 400.0),
)


def test_what_was_in_the_file_stays_and_the_update_leads_back_to_it() -> None:
    before = pdf()
    after = with_outline(before, BOOKMARKS)
    assert after.startswith(before)
    assert b"/Prev %d\n" % int(re.findall(rb"startxref\n(\d+)", before)[-1]) in after
    assert b"/Size 12\n" in after[len(before) :]


def test_bookmarks_are_nested_by_their_levels_and_lead_to_their_pages() -> None:
    found = objects(with_outline(pdf(), BOOKMARKS))
    assert b"/Outlines 6 0 R" in found[1]
    assert b"/First 7 0 R\n/Last 11 0 R" in found[6]
    assert b"/Count 5" in found[6]
    assert b"/First 8 0 R\n/Last 10 0 R" in found[7]
    assert b"/Next 11 0 R" in found[7]
    assert b"/Parent 8 0 R" in found[9]
    assert b"/Dest [4 0 R /XYZ 0 500.0 null]" in found[8]
    assert b"/Prev 8 0 R" in found[10]


def test_titles_keep_their_letters_in_every_script() -> None:
    found = objects(with_outline(pdf(), BOOKMARKS))
    titles = [bytes.fromhex(re.search(rb"/Title <(\w+)>", found[n])[1].decode()) for n in (8, 9)]  # type: ignore[index]
    assert [title.decode("utf-16") for title in titles] == ["Zwei Brücken", "（橋）"]


def test_another_kind_of_file_and_no_bookmarks_come_back_as_they_are() -> None:
    assert with_outline(pdf(), ()) == pdf()
    for other in (b"", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n", pdf()[:-10], b"no PDF"):
        assert with_outline(other, BOOKMARKS) == other
    assert with_outline(pdf(1), BOOKMARKS) == pdf(1)
