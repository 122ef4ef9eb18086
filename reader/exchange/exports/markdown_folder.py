"""Write articles as Markdown notes for Obsidian: properties as its Web Clipper writes them, pictures in ``attachments``,
highlights between ``==`` in the text and listed with their notes below it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial

from reader.exchange.exports.block_markdown import Passage, blocks_to_markdown, escaped_text
from reader.exchange.exports.output import FileNames, Folder
from reader.exchange.exports.picture_files import PictureFolder
from reader.exchange.exports.words import ExportWords, authors_of, captured_of, day_of, incomplete_of
from reader.exchange.note_markdown import closed
from reader.model.blocks import Picture
from reader.model.exported import Batch, ExportedArticle, ExportOptions

PICTURES = "attachments"
CLIPPINGS = "clippings"
"""The tag that Obsidian's Web Clipper gives every note."""
_NOT_IN_TAG = re.compile(r"[^\w/-]+")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_markdown(batch: Batch, out: Folder, options: ExportOptions, words: ExportWords) -> None:
    """Write a note for each article, and the pictures that they show."""
    names = FileNames()
    pictures = PictureFolder(out, PICTURES, wanted=options.pictures)
    for article in batch.articles():
        name = names.name(article.row.title, ".md", f"article-{article.row.id}")
        note = note_of(article, batch, options, words, partial(pictures.path, article))
        out.add(name, note.encode("utf-8", "replace"))


def note_of(
    article: ExportedArticle,
    batch: Batch,
    options: ExportOptions,
    words: ExportWords,
    picture: Callable[[Picture], str],
) -> str:
    """Return one article as a note; ``picture`` returns the path of a picture."""
    marks = (
        [Passage(one.start, one.end) for one in article.highlights if one.found and one.end > one.start]
        if options.highlights
        else []
    )
    parts = [_properties(article, words)]
    if missing := incomplete_of(article, words):
        parts.append(f"> [!warning] {escaped_text(words.incomplete)}\n> {_line(missing)}\n")
    if options.summaries and article.summary:
        lines = "\n".join(f"> - {_line(one.text)}" for one in article.summary)
        parts.append(f"> [!summary] {escaped_text(words.summary)}\n{lines}\n")
    if options.notes and article.article.notes:
        parts.append(f"## {escaped_text(words.note)}\n\n{closed(article.article.notes)}\n\n---\n")
    parts.append(blocks_to_markdown(article.article.blocks, picture, marks))
    if options.highlights and article.highlights:
        parts.append(_highlights(article, batch, options, words))
    return "\n".join(parts)


def _highlights(article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords) -> str:
    lines = ["---", "", f"## {escaped_text(words.highlights)}"]
    for one in article.highlights:
        if one.exact:
            lines += ["", *(f"> {escaped_text(line)}" if line.strip() else ">" for line in one.exact.split("\n"))]
        gone = "" if one.found else f" · {escaped_text(words.not_found)}"
        tags = "".join(f" #{name}" for name in map(tag_name, one.tags) if name)
        lines += ["", f"**{_line(batch.meanings.get(one.meaning, ''))}**{gone}{tags}"]
        if options.notes and one.note:
            lines += ["", closed(one.note)]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return escaped_text(" ".join(text.split()))


def tag_name(name: str) -> str:
    """Return a tag as Obsidian knows them: letters, figures, hyphens, underlines and slashes, not figures alone."""
    made = _NOT_IN_TAG.sub("-", name).strip("-/")
    return f"{made}-" if made.isdecimal() else made


def quoted(text: str) -> str:
    """Return a string as YAML: between double quotes, with escapes as JSON has them."""
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def _properties(article: ExportedArticle, words: ExportWords) -> str:
    row, whole = article.row, article.article
    tags = dict.fromkeys([CLIPPINGS, *(made for name in row.tags if (made := tag_name(name)))])
    lines = ["---", f"title: {quoted(row.title)}", f"source: {quoted(row.url)}"]
    lines += _several("author", [f"[[{_name(name)}]]" for name in authors_of(article)])
    fields = {
        "published": row.published[:10],
        "created": day_of(row.saved),
        "description": quoted(whole.description),
        "site": quoted(row.site) if row.site else "",
        "language": quoted(row.language) if row.language else "",
    }
    lines += [
        f"{name}: {value}".rstrip() for name, value in fields.items() if value or name in ("published", "created")
    ]
    lines += _several("tags", list(tags))
    more = {
        "starred": "true" if row.starred else "",
        "read": "true" if row.read else "false",
        "archived": "true" if row.archived else "",
        "captured": quoted(captured_of(article, words)),
        "sha256": article.origin.sha256 if article.origin else "",
        "incomplete": quoted(incomplete_of(article, words)) if not article.is_whole else "",
        "saved": row.saved,
        "tearsheet": str(row.id),
    }
    lines += [f"{name}: {value}" for name, value in more.items() if value not in ("", '""')]
    return "\n".join([*lines, "---", ""])


def _name(name: str) -> str:
    """Return a name for a link between notes, which holds no signs of links."""
    return re.sub(r"[\[\]|#^\\/:]+", " ", name).strip()


def _several(name: str, values: list[str]) -> list[str]:
    return [f"{name}:", *(f"  - {quoted(value)}" for value in values)] if values else []
