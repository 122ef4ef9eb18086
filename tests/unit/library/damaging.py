"""Doing to a library's file what bad disks do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.library.library import Library
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from tests.making import add_article


def page_size(path: Path) -> int:
    """Bytes of a page, from the file's header."""
    return int.from_bytes(path.read_bytes()[16:18], "big")


def big_library(path: Path, articles: int = 120) -> None:
    """A library of a few megabytes with texts, originals, pictures and tags; closed."""
    import hashlib
    import random

    chance = random.Random(6)
    library = Library(path)
    for number in range(articles):
        data = chance.randbytes(6000)
        picture = PictureFile(
            hashlib.sha256(data).hexdigest(), f"https://news.example/{number}.png", "image/png", data, 10, 10
        )
        words = " ".join(
            chance.choice(("ferry", "harbour", "engine", "pilot", "council")) + str(chance.randrange(999))
            for _ in range(400)
        )
        add_article(
            library,
            f"Article {number}",
            words,
            url=f"https://news.example/{number}",
            body=chance.randbytes(9000),
            tags=(f"tag {number % 10}",),
            pictures={picture.src: picture},
            blocks=(Block("paragraph", words), Block("figure", picture=Picture(picture.src))),
        )
    library.close()


def pages_of(path: Path, table: str) -> list[int]:
    """The numbers of the leaf pages of a table, in the order of its rows, found by what SQLite's own check says of
    each."""
    found = []
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    connection.close()
    data, size = path.read_bytes(), page_size(path)

    def walk(number: int) -> None:
        page = data[(number - 1) * size : number * size]
        if page[0] == 5:  # an inner page of a table: https://sqlite.org/fileformat2.html#b_tree_pages
            cells = int.from_bytes(page[3:5], "big")
            for cell in range(cells):
                at = int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big")
                walk(int.from_bytes(page[at : at + 4], "big"))
            walk(int.from_bytes(page[8:12], "big"))
        else:
            found.append(number)

    walk(root)
    return found


def overwrite(path: Path, *pages: int, byte: bytes = b"\x5a") -> None:
    size = page_size(path)
    with path.open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(byte * size)


def alter(path: Path, sql: str, *values: object) -> None:
    """Change rows of a closed library without its triggers, as a bad disk does."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(sql, values)
    for _, made in triggers:
        connection.execute(made)
    connection.commit()
    connection.close()
