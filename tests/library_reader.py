"""Read everything out of a Tearsheet library without Tearsheet: written from the manual's page "The library file" alone.

    python library_reader.py library.sqlite FOLDER
Needs Python 3.14, or an older one with the package backports.zstd. Each article becomes a folder by its number: article.json
(fields, tags, highlights, originals), text.txt, blocks.json, its original pages and its pictures.
"""

import hashlib
import json
import sqlite3
import sys
from pathlib import Path

try:
    from compression import zstd
except ImportError:
    from backports import zstd

FIELDS = (
    "id url final_url canonical_url title site description language section byline published modified saved fetched deleted"
    " is_read is_starred is_archived notes completeness evidence place"
)
HIGHLIGHT = "start stop found exact prefix suffix meaning note tags created changed"
PAGE = "url final_url fetched status headers sha256 size"


def plain_text(blocks):
    """Join the texts of blocks as the page says."""
    text, before = "", None
    for block in blocks:
        words = block.get("text", "")
        if not words:
            continue
        this = block["kind"], block.get("group", 0)
        if before is not None:
            text += "\n" if this == before and this[0] in ("item", "row") else "\n\n"
        text, before = text + words, this
    return text


def rows(db, columns, rest, *values):
    """Return the rows of a query as dictionaries."""
    found = db.execute(f"SELECT {columns.replace(' ', ', ')} FROM {rest}", values)
    return [dict(zip(columns.split(), row)) for row in found]  # noqa: B905


def articles(path):
    """Yield each article with its blocks, text, tags, highlights, pages and pictures; bytes are verified."""
    db = sqlite3.connect(f"file:{Path(path).absolute().as_posix()}?mode=ro", uri=True)
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != 1413824850:
        raise ValueError(f"{path} is not a Tearsheet library")
    for article in rows(db, FIELDS, "articles ORDER BY id"):
        number = article["id"]
        packed = db.execute("SELECT packed FROM texts WHERE article_id = ?", [number]).fetchone()
        article["blocks"] = json.loads(zstd.decompress(packed[0])) if packed else []
        article["text"] = plain_text(article["blocks"])
        tagged = "SELECT name FROM tags JOIN article_tags ON id = tag_id WHERE article_id = ? ORDER BY name"
        article["tags"] = [name for (name,) in db.execute(tagged, [number])]
        article["highlights"] = rows(db, HIGHLIGHT, "highlights WHERE article_id = ? ORDER BY start, id", number)
        article["pages"] = rows(db, PAGE + " body", "pages WHERE article_id = ? ORDER BY id", number)
        for page in article["pages"]:
            page["body"] = zstd.decompress(page["body"])
            assert hashlib.sha256(page["body"]).hexdigest() == page["sha256"]
            page["headers"] = json.loads(page["headers"])
        shown = "images JOIN article_images USING (key) WHERE article_id = ? ORDER BY key"
        article["pictures"] = rows(db, "key src mime width height data", shown, number)
        for picture in article["pictures"]:
            assert hashlib.sha256(picture["data"]).hexdigest() == picture["key"]
        yield article


def write(article, folder):
    """Write one article into a folder of its own."""
    own = folder / str(article["id"])
    own.mkdir(parents=True)
    (own / "text.txt").write_text(article.pop("text"), encoding="utf-8", errors="surrogatepass")
    (own / "blocks.json").write_text(json.dumps(article.pop("blocks")), encoding="utf-8")
    for number, page in enumerate(article["pages"], 1):
        (own / f"original-{number}").write_bytes(page.pop("body"))
    for picture in article["pictures"]:
        (own / picture["key"]).write_bytes(picture.pop("data"))
    (own / "article.json").write_text(json.dumps(article, indent=1), encoding="utf-8")


def main(library, folder):
    """Read the library, and say how much was in it."""
    count = dict.fromkeys(("articles", "texts", "pages", "pictures", "highlights", "notes", "tags"), 0)
    for article in articles(library):
        count["articles"] += 1
        count["texts"] += bool(article["text"])
        count["notes"] += bool(article["notes"])
        for what in ("pages", "pictures", "highlights", "tags"):
            count[what] += len(article[what])
        write(article, Path(folder))
    sys.stdout.write(json.dumps(count) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
