"""What fields of references are called in words, where a format abbreviates them or names them for programs.

Tested in `tests/unit/exchange/imports/citations/test_fields.py`.
"""

from __future__ import annotations

RIS = {
    "TY": "type", "VL": "volume", "IS": "issue", "CP": "issue", "SP": "pages", "EP": "pages", "SN": "ISSN or ISBN",
    "PB": "publisher", "CY": "place", "PP": "place", "ET": "edition", "NV": "volumes", "SE": "section",
    "T3": "series", "T2": "second title", "ST": "short title", "TT": "translated title", "BT": "book title",
    "JO": "journal", "JF": "journal", "JA": "journal’s abbreviation", "J1": "journal’s abbreviation",
    "J2": "journal’s abbreviation", "ED": "editors", "A2": "editors", "A3": "series editors", "A4": "other authors",
    "TA": "translated authors", "AD": "address of the author", "AN": "accession number", "AV": "archive",
    "CN": "call number", "DB": "database", "DP": "database provider", "M1": "number", "M2": "start page",
    "M3": "kind of work", "RI": "reviewed work", "RP": "reprint", "OP": "original publication", "CA": "caption",
    "C1": "custom field", "C2": "custom field", "N2": "second abstract", "AB": "second abstract", "DO": "second DOI",
    "LA": "second language", "TI": "second title", "DA": "date", "PY": "date", "Y1": "date", "Y2": "date of access",
    "T1": "second title", "CT": "second title", "LB": "label", "L3": "related records",
}  # fmt: skip
ENDNOTE = {
    "number": "issue", "isbn": "ISBN or ISSN", "pub-location": "place", "dates/pub-dates": "date",
    "dates/year": "year", "titles/short-title": "short title", "titles/secondary-title": "second title",
    "titles/tertiary-title": "series", "titles/alt-title": "other title",
    "titles/translated-title": "translated title", "auth-address": "address of the author",
    "contributors/secondary-authors": "editors", "contributors/tertiary-authors": "series editors",
    "contributors/subsidiary-authors": "other authors", "contributors/translated-authors": "translated authors",
    "periodical/full-title": "journal", "periodical/abbr-1": "journal’s abbreviation", "urls/image-urls": "pictures",
    "num-vols": "volumes", "call-num": "call number", "accession-num": "accession number",
    "work-type": "kind of work", "remote-database-name": "database", "remote-database-provider": "database provider",
}  # fmt: skip
ZOTERO = {
    "number": "issue", "alternative": "abbreviated title", "authors": "other authors",
    "contributors": "other authors", "relation": "related items", "numPages": "number of pages",
    "shortTitle": "short title", "libraryCatalog": "library catalog", "callNumber": "call number",
    "archiveLocation": "place in archive", "presentedAt": "conference", "numberOfVolumes": "volumes",
    "seriesTitle": "series",
}  # fmt: skip
