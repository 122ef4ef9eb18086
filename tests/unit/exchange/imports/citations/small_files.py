"""A small file of each format of works: it must be recognised as that one."""

from __future__ import annotations

from tests.unit.exchange.imports.making import zipped

CITATIONS: dict[str, str | bytes] = {
    "references-folder": zipped(
        {
            "list.ris": "TY  - JOUR\nTI  - Title\nL1  - files/1/a.html\nER  - \n",
            "files/1/a.html": "<!doctype html><p>A page that was saved.</p>",
        }
    ),
    "ris": "TY  - JOUR\nTI  - Title\nUR  - https://a.example/\nER  - \n",
    "bibtex": "@misc{a,\n  title = {Title},\n  url = {https://a.example/}\n}\n",
    "csl-json": '[{"id": "a", "type": "webpage", "title": "Title", "URL": "https://a.example/"}]',
    "endnote-xml": "<xml><records><record><ref-type>1</ref-type><titles><title>Title</title></titles></record></records></xml>",
    "zotero-rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"></rdf:RDF>',
    "web-annotation": '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "https://a.example/"}',
}
