"""A list of works and the files that it names are one thing: one article for each work."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.exchange.imports.table import read, recognise_source
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.capture.pdf.making import column, pdf
from tests.unit.exchange.imports.making import source, zipped

PAPER = pdf([column(["The paper about the lock, of many words."])])
PAGE = "<!doctype html><title>Saved</title><p>The lock closes for the winter, the office says.</p>"
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="https://canal.example/lock"><z:itemType>journalArticle</z:itemType><dc:title>The lock</dc:title>
 <dc:subject>canal</dc:subject><dcterms:isReferencedBy rdf:resource="#n"/><link:link rdf:resource="#p"/><link:link rdf:resource="#s"/></bib:Article>
<bib:Document rdf:about="#own"><z:itemType>webpage</z:itemType><dc:title>No address</dc:title><link:link rdf:resource="#w"/></bib:Document>
<bib:Memo rdf:about="#n"><rdf:value>Ask the office.</rdf:value></bib:Memo>
<z:Attachment rdf:about="#p"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/1/paper.pdf"/><dc:description>Page 3!</dc:description></z:Attachment>
<z:Attachment rdf:about="#s"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/2/page.html"/></z:Attachment>
<z:Attachment rdf:about="#w"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/3/page.html"/></z:Attachment>
</rdf:RDF>"""
FILES: dict[str, str | bytes] = {
    "Export.rdf": RDF,
    "files/1/paper.pdf": PAPER,
    "files/2/page.html": PAGE,
    "files/3/page.html": PAGE,
    "files/3/style.css": "p { color: red }",
    "files/4/other.pdf": PAPER,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "Export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return tmp_path / "Export"


def test_a_work_and_its_attachment_are_one_article(folder: Path) -> None:
    first, second, third = (item for item in read(folder))
    assert isinstance(first, ImportedItem)
    assert isinstance(second, ImportedItem)
    assert isinstance(third, ImportedItem)
    assert (first.title, first.address, first.tags) == ("The lock", "https://canal.example/lock", ("canal",))
    assert first.note == "Ask the office.\n\nPage 3!"
    assert "The paper about the lock" in first.text
    assert (first.mime, first.dropped) == ("application/pdf", ("page.html",))
    assert (second.title, second.kind, second.address) == ("No address", "page", "")
    assert (third.where, third.title) == ("Export/files/4/other.pdf", "other")


def test_a_zip_of_it_reads_alike_in_its_folder_too() -> None:
    for prefix in ("", "Export/"):
        packed = zipped({prefix + name: data for name, data in FILES.items()})
        known, unknown = recognise_source(source(packed, "a.zip"))
        assert [one.format.name for one in known] == ["references-folder", "pdf"]
        assert [item.title for one in known for item in one.read()] == ["The lock", "No address", "other"]
        assert unknown == []


def test_the_list_chosen_alone_finds_the_files_beside_it(folder: Path) -> None:
    first, second = read(folder / "Export.rdf")
    assert isinstance(first, ImportedItem)
    assert isinstance(second, ImportedItem)
    assert "The paper about the lock" in first.text
    assert second.kind == "page"


def test_endnote_s_own_files_are_found_in_the_folder_of_its_library() -> None:
    text = """<xml><records><record><database name="Canal.enl" path="C:\\Canal.enl">Canal.enl</database>
    <ref-type name="Journal Article">17</ref-type><titles><title>The lock</title></titles>
    <urls><pdf-urls><url>internal-pdf://0123456789/paper%20one.pdf</url></pdf-urls></urls></record></records></xml>"""
    files: dict[str, str | bytes] = {"list.xml": text, "Canal.Data/PDF/0123456789/paper one.pdf": PAPER}
    known, _ = recognise_source(source(zipped(files), "a.zip"))
    (item,) = (item for one in known for item in one.read())
    assert isinstance(item, ImportedItem)
    assert (item.title, item.mime) == ("The lock", "application/pdf")
    assert "The paper about the lock" in item.text


def test_a_list_that_names_no_file_leaves_a_folder_to_the_others() -> None:
    packed = zipped({"a.ris": "TY  - JOUR\nTI  - T\nUR  - https://a.example/\nER  - \n", "b.pdf": PAPER})
    known, _ = recognise_source(source(packed, "a.zip"))
    assert [one.format.name for one in known] == ["ris", "pdf"]


def test_what_cannot_be_read_of_a_list_is_said_in_a_folder_too() -> None:
    packed = zipped(
        {
            "a.bib": "@misc{a,\n title = {T},\n file = {b.pdf}\n}\n@misc{c,\n title = {Nowhere}\n}\n",
            "b.pdf": PAPER,
            "c.ris": "TY  - JOUR\nTI  - T\nER  - \n",
        }
    )
    (known,), unknown = recognise_source(source(packed, "a.zip"))
    first, *others = known.read()
    assert isinstance(first, ImportedItem)
    assert first.title == "T"
    assert others == [
        NotTaken("a.zip/a.bib, line 5", "no_address", "Nowhere"),
        NotTaken("a.zip/c.ris, record 1", "no_address", "T"),
    ]
    assert unknown == []
