"""Foreign XML as a tree, in a worker process: no entities, no network, no huge trees.

Tested in `tests/unit/exchange/imports/citations/test_zotero_rdf.py`.
"""

from __future__ import annotations

from typing import Any

from lxml import etree


def tree(data: bytes) -> Any:
    """Return the root of XML, as far as it can be read; None where there is none."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data.strip() or b"?", parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: Any) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]
