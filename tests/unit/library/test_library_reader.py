"""The library outlives the program: the manual's page on its file is enough to read everything."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from reader.library.library import Library
from reader.model.blocks import Block, Picture, plain_text
from reader.model.capture import PictureFile
from reader.resources import resource
from tests.making import TEXT, add_article

SCRIPT = Path(__file__).parents[2] / "library_reader.py"
MAX_LINES = 100
DATA = b"\x89PNG\r\n\x1a\n picture"


def test_the_script_is_short_and_needs_nothing_of_ours() -> None:
    source = SCRIPT.read_text("utf-8")
    assert len(source.splitlines()) <= MAX_LINES
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    assert names - {"compression", "backports"} <= sys.stdlib_module_names


def test_it_reads_every_text_picture_original_note_highlight_and_tag(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    key = hashlib.sha256(DATA).hexdigest()
    src = "https://coast.example/pier.png"
    blocks = (
        Block("heading", "Häfen 東京", level=2),
        Block("item", "one", group=1),
        Block("item", "two", group=1),
        Block("item", "another list", group=2),
        Block("row", "a\tb", group=3),
        Block("row", "c\td", group=3),
        Block("figure", picture=Picture(src), caption="Pier"),
        Block("paragraph", TEXT),
    )
    pictures = {src: PictureFile(key, src, "image/png", DATA, 1, 1)}
    first = add_article(
        library, blocks=blocks, pictures=pictures, tags=("harbour", "work/desk"), body=b"<html>one</html>"
    )
    second = add_article(library, "Council counts", completeness="subscription")
    text = plain_text(blocks)
    start = text.index("pier four")
    library.highlights.add(first, start, start + 9, "pier four", 3, "which *side*?")
    library.highlights.put_note(second, "Minutes are due")
    library.close()
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(tmp_path / "library.sqlite"), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout) == {
        "articles": 2, "texts": 2, "pages": 2, "pictures": 1, "highlights": 1, "notes": 1, "tags": 2,
    }  # fmt: skip
    folder = tmp_path / "out" / str(first)
    assert (folder / "text.txt").read_text("utf-8") == text
    assert (folder / key).read_bytes() == DATA
    assert (folder / "original-1").read_bytes() == b"<html>one</html>"
    about = json.loads((folder / "article.json").read_text("utf-8"))
    assert about["tags"] == ["harbour", "work/desk"]
    (highlight,) = about["highlights"]
    assert text[highlight["start"] : highlight["stop"]] == highlight["exact"] == "pier four"
    assert (highlight["meaning"], highlight["note"]) == (3, "which *side*?")
    other = json.loads((tmp_path / "out" / str(second) / "article.json").read_text("utf-8"))
    assert (other["notes"], other["completeness"]) == ("Minutes are due", "subscription")


def test_the_page_is_about_the_schema_of_today_and_names_only_columns_that_exist(tmp_path: Path) -> None:
    page = resource("manual", "format.md").read_text("utf-8")
    library = Library(tmp_path / "library.sqlite")
    ((version,),) = library.connections.query("PRAGMA user_version")
    assert f"`user_version` {version})" in page
    for table in ("articles", "texts", "pages", "images", "article_images", "tags", "article_tags", "highlights"):
        assert table in page
        columns = {row[1] for row in library.connections.query(f"PRAGMA table_info({table})")}
        if table == "articles":
            rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
            named = {name.strip(" `") for row in rows for name in row.split(",")}
            assert named | {"byline", "id"} <= columns
    library.close()
