"""RDF as Zotero exports it, with notes and collections; works of other vocabularies (bibo, schema.org) as far as they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.exchange.imports.citations import field_words
from reader.exchange.imports.citations.works import (
    ARTICLES,
    Found,
    Work,
    address_of,
    any_date,
    has_doi,
    items_of,
    natural_name,
    works_apart,
)
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_FILE_BYTES = 200_000_000
MAX_DEPTH = 20

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NO_WORKS = frozenset(
    [
        "Attachment",
        "Memo",
        "Collection",
        "Person",
        "Organization",
        "Journal",
        "Newspaper",
        "Magazine",
        "Periodical",
        "PublicationIssue",
        "PublicationVolume",
        "Series",
        "Website",
        "Seq",
        "Bag",
        "Agent",
        "Concept",
    ]
)
_TITLES = ("title", "name", "headline")
_AUTHORS = ("authors", "creator", "author", "contributors", "editors")
_LINKS = (
    "url",
    "uri",
    "sameAs",
    "mainEntityOfPage",
    "homepage",
    "codeRepository",
    "downloadUrl",
    "page",
    "primaryTopicOf",
)
_DATES = ("date", "issued", "datePublished", "dateCreated")
_TAKEN = frozenset(
    (
        *_TITLES,
        *_LINKS,
        *("abstract", "description", "language", "subject", "about", "keywords", "isPartOf"),
        *("isReferencedBy", "link", "identifier", "doi", "DOI", "citationKey"),
    )
)
_INNER_TAKEN = frozenset(("title", "name", "datePublished", "identifier", "itemType"))


def recognises(source: Source) -> bool:
    """Tell whether a file is RDF of works, rather than a feed."""
    head = source.head_text(16_384)
    return (
        head.lstrip("\ufeff \r\n\t").startswith("<")
        and ("<rdf:RDF" in head or "22-rdf-syntax-ns#" in head)
        and any(
            name in head
            for name in ("zotero.org/namespaces", "purl.org/net/biblio", "purl.org/ontology/bibo", "schema.org")
        )
        and 'purl.org/rss/1.0/"' not in head
        and "<html" not in head.lower()
    )


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield each work with an address, a DOI or a text; collections become tags, notes the note."""
    yield from items_of(source, works(source))


def works(source: Source) -> Iterator[Found | NotTaken]:
    """Yield the works of a file."""
    yield from works_apart(source, MAX_FILE_BYTES, works_of, "item")


def works_of(data: bytes) -> list[Work] | None:
    """Return the works of an RDF file; None where the bytes are no XML."""
    from reader.exchange.imports.citations.xml_tree import tree

    root = tree(data)
    return _Graph(root).works() if root is not None else None


class _Graph:
    """The nodes of a file by their names, and the collections that they are in."""

    def __init__(self, root: Any) -> None:
        from reader.exchange.imports.citations.xml_tree import local_name

        self._local = local_name
        self._root = root
        self._nodes: dict[str, Any] = {}
        for element in root.iter():
            name = element.get(f"{_RDF}about") or element.get(f"{_RDF}nodeID") or element.get(f"{_RDF}ID")
            if name and isinstance(element.tag, str):
                self._nodes.setdefault(name, element)
        self._folders = self._collections()

    def works(self) -> list[Work]:
        return [self._work(node) for node in self._root if isinstance(node.tag, str) and self._is_work(node)]

    def _is_work(self, node: Any) -> bool:
        kind = self._local(node)
        if kind in _NO_WORKS or self._text(node, "itemType") in ("attachment", "note"):
            return False
        return bool(self._text(node, *_TITLES)) or bool(self._text(node, "itemType"))

    def _work(self, node: Any) -> Work:
        about = node.get(f"{_RDF}about") or ""
        identifiers = self._texts(node, "identifier", "doi", "DOI", deep=True)
        links = [address for name in ("url", *_LINKS) for address in self._values(node, name)]
        links += [text for text in identifiers if address_of(text)]
        container = next((child for child in node if self._local(child) == "isPartOf"), None)
        files, attached = self._attachments(node)
        dated = any_date(self._text(node, "date", "issued", "datePublished", "dateCreated"))
        submitted = parse_time(self._text(node, "dateSubmitted"))
        site = self._inner(container, "title", "name")
        taken = [
            *(_DATES if dated else ()),
            *(() if site else ("publisher",)),
            *(("dateSubmitted",) if submitted else ()),
        ]
        return Work(
            self._text(node, *_TITLES),
            self._names(node),
            [*([about] if address_of(about) else []), *links],
            next((text for text in identifiers if has_doi(text)), ""),
            dated or any_date(self._inner(container, "datePublished")),
            submitted,
            self._text(node, "abstract", "description"),
            site or self._text(node, "publisher"),
            self._text(node, "language"),
            [*self._texts(node, "subject", "about", "keywords"), *self._folders.get(about, ())],
            [*self._notes(node), *attached],
            self._left(node, container, taken),
            files,
        )

    def _attachments(self, node: Any) -> tuple[list[str], list[str]]:
        """Return the paths of the files of a work, and the notes on them."""
        files: list[str] = []
        notes: list[str] = []
        for child in self._children(node, "link"):
            attached = self._nodes.get(child.get(f"{_RDF}resource") or "")
            if attached is None:
                continue
            files += [path for part in self._children(attached, "resource") if (path := part.get(f"{_RDF}resource"))]
            notes += ["".join(part.itertext()) for part in self._children(attached, "description")]
        return files, notes

    def _left(self, node: Any, container: Any, taken: Sequence[str]) -> list[str]:
        """Return what a work has that no place is for, by the names of its properties."""
        role = next((name for name in _AUTHORS if self._children(node, name)), "")
        known = {*_TAKEN, *taken, role}
        inner = self._nodes.get(container.get(f"{_RDF}resource") or "", container) if container is not None else ()
        properties = [*node, *(part for holder in inner for part in (list(holder) or [holder]))]
        own = {id(part) for part in node}
        found = []
        for part in properties:
            name = self._local(part) if isinstance(part.tag, str) else ""
            text = " ".join("".join(part.itertext()).split())
            if not name or not (text or part.get(f"{_RDF}resource")):
                continue
            if name == "identifier":
                found += [text.split()[0]] if text.upper().startswith(("ISBN", "ISSN")) else []
            elif name == "itemType":
                found += [] if text in ARTICLES else ["type"]
            elif name not in (known if id(part) in own else _INNER_TAKEN):
                found.append(field_words.ZOTERO.get(name, name))
        if len(self._children(node, "isPartOf")) > 1:
            found.append("series")
        return found

    def _children(self, node: Any, name: str) -> list[Any]:
        return [child for child in node if isinstance(child.tag, str) and self._local(child) == name]

    def _texts(self, node: Any, *names: str, deep: bool = False) -> list[str]:
        """Return the words of properties; ``deep`` looks into what the node has, too (a journal's DOI)."""
        found = []
        for child in node.iter() if deep else node:
            if isinstance(child.tag, str) and self._local(child) in names:
                text = " ".join("".join(child.itertext()).split())
                if text:
                    found.append(text)
        return found

    def _text(self, node: Any, *names: str) -> str:
        by_name = [(self._local(child), child) for child in node if isinstance(child.tag, str)]
        for wanted in names:
            for name, child in by_name:
                text = " ".join("".join(child.itertext()).split()) if name == wanted else ""
                if text:
                    return text
        return ""

    def _values(self, node: Any, name: str) -> list[str]:
        """Return addresses that a property names, as its words or as a resource."""
        found = []
        for child in node:
            if isinstance(child.tag, str) and self._local(child) == name:
                found += [child.get(f"{_RDF}resource") or "", "".join(child.itertext()).strip()]
        return [value for value in found if value and address_of(value)]

    def _inner(self, container: Any, *names: str) -> str:
        if container is None:
            return ""
        target = self._nodes.get(container.get(f"{_RDF}resource") or "", container)
        for wanted in names:
            for child in target.iter():
                if isinstance(child.tag, str) and self._local(child) == wanted:
                    text = " ".join("".join(child.itertext()).split())
                    if text:
                        return text
        return ""

    def _names(self, node: Any) -> list[str]:
        for wanted in _AUTHORS:
            found: list[str] = []
            for child in node:
                if not isinstance(child.tag, str) or self._local(child) != wanted:
                    continue
                people = [
                    person for person in child.iter() if self._local(person) in ("Person", "Organization", "Agent")
                ]
                resource = child.get(f"{_RDF}resource")
                if not people and resource in self._nodes:
                    people = [self._nodes[resource]]
                found += [name for person in people if (name := self._person(person))]
                if not people and not resource:
                    found.append(natural_name(" ".join("".join(child.itertext()).split())))
            if found:
                return found
        return []

    def _person(self, person: Any) -> str:
        given = self._text(person, "givenName", "givenname", "firstName")
        family = self._text(person, "surname", "familyName", "lastName")
        return f"{given} {family}".strip() or self._text(person, "name")

    def _notes(self, node: Any) -> list[str]:
        found = []
        for child in node:
            if isinstance(child.tag, str) and self._local(child) == "isReferencedBy":
                memo = self._nodes.get(child.get(f"{_RDF}resource") or "")
                text = self._text(memo, "value") if memo is not None else ""
                if memo is not None and self._local(memo) == "Memo" and text:
                    raw = next("".join(part.itertext()) for part in memo if self._local(part) == "value")
                    found.append(raw)
        return found

    def _collections(self) -> dict[str, list[str]]:
        """Return the paths of the collections ("Work/Harbour") that each work is in."""
        inside: dict[str, str] = {}
        titles: dict[str, str] = {}
        for name, node in self._nodes.items():
            if self._local(node) != "Collection":
                continue
            titles[name] = self._text(node, "title").replace("/", "-")
            for child in node:
                if isinstance(child.tag, str) and self._local(child) == "hasPart":
                    inner = child.get(f"{_RDF}resource") or ""
                    if inner in self._nodes and self._local(self._nodes[inner]) == "Collection":
                        inside.setdefault(inner, name)
        found: dict[str, list[str]] = {}
        for name in titles:
            path, at = [titles[name]], name
            while at in inside and len(path) < MAX_DEPTH:
                at = inside[at]
                path.insert(0, titles.get(at, ""))
            for child in self._nodes[name]:
                if isinstance(child.tag, str) and self._local(child) == "hasPart":
                    found.setdefault(child.get(f"{_RDF}resource") or "", []).append("/".join(filter(None, path)))
        return found
