"""A folder of pages with a search."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from reader.exchange.exports.site_folder import SHARDS, _script, terms_of, write_site
from reader.exchange.exports.words import ExportWords
from tests.unit.exchange.exports.making import ALL, Files, batch, exported

SAID = ("Straße am Hafen", "ΣΟΦΌΣ", "東京都 ferry", "Łódź", "हिन्दी", "don't a-b", "ﬁn 東", "Ελλάς")


def made() -> Files:
    files = Files()
    write_site(batch(exported(1, title="Same"), exported(2, title="Same")), files, ALL, ExportWords())
    return files


def test_the_index_leads_to_every_page_and_pages_to_their_pictures() -> None:
    files = made()
    index = files["index.html"].decode()
    links = re.findall(r'href="(articles/[^"]+)"', index)
    assert [link.replace("%20", " ") for link in links] == ["articles/Same.html", "articles/Same 2.html"]
    page = files["articles/Same.html"].decode()
    (picture,) = set(re.findall(r'<img src="\.\./(pictures/[^"]+)"', page))
    assert picture in files
    assert "<script" not in page
    assert "http" not in "".join(re.findall(r'src="([^"]+)"', index))


def test_the_index_of_words_finds_an_article_by_its_text() -> None:
    files = made()
    shard = ord("f") % SHARDS
    data = files[f"search/{shard}.js"].decode()
    found = json.loads(data[data.index("{") : data.rindex(")")])
    assert found["ferry"] == [0, 1]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_the_page_makes_the_words_of_a_search_as_the_index_made_them() -> None:
    script = _script()
    head = script[: script.index("function load")]
    asked = f"{head}\nconsole.log(JSON.stringify({json.dumps(SAID)}.map(terms)));"
    done = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=True, timeout=60)
    for said, terms in zip(SAID, json.loads(done.stdout), strict=True):
        assert terms
        assert set(terms) <= terms_of(said), said
