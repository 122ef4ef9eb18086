#!/usr/bin/env python3
"""Make a library of any size, the same one every time, to measure the program on; nothing in it was written by anybody.

    .venv/bin/python build_scripts/make_library.py --articles 100000 FILE [--seed 1]

Articles of about 600 words in nine languages: each word is drawn by its rank (Zipf's law: weight 1 / (rank + 2.7),
Mandelbrot's variant), a third of them from the small vocabulary of one of forty subjects, so that searches, relevance
and likeness have something to find. One in fifty is another paper's copy of an agency's report, with a few words
changed. Tags, marks, dates of eleven years, sites by rank, an original page with a menu and a foot around the text, a
picture for one in eight. Other processes invent and compress articles; this one writes them, straight through
``reader.library.bulk``.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import itertools
import random
import struct
import sys
import time
import zlib
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.capture.version import VERSION as CLEANING  # noqa: E402
from reader.desk.preparation import named  # noqa: E402
from reader.library.bulk import NewArticle, Ready, ready  # noqa: E402
from reader.library.library import Library  # noqa: E402
from reader.model.blocks import Block, plain_text  # noqa: E402
from reader.model.capture import Page, PictureFile  # noqa: E402
from reader.model.summary import Sentence, Summary  # noqa: E402

LANGUAGES = {"en": 60, "fr": 9, "de": 9, "es": 9, "ru": 4, "el": 2, "ar": 2, "zh": 3, "ja": 2}
LETTERS = {
    "en": "the er in an re on at en nd or st ing ar es le co me de ed is it al om ter ve ho ma ly ne ri pro com",
    "fr": "le es de en re er nt on ou qu me it an ie se la ur ll ne eu ra é è ç tion ment pré dé",
    "de": "en er ch de ei nd te in ie ge es un ss st re he an be se di ü ö ä sch ung ver keit",
    "es": "de os es en la ra ue el on ar ci do as nt co re ad ti ón ía ñ á mente",
    "ru": "ст но то на ен ов ни ра во ко пр ос ре ли го ал ва ть ро ение ый",
    "el": "ου και το να ει τη στ αι ης ον ερ ικ μα ος ρα ά ό ίς",
    "ar": "ال وا من ية في ها ين ون لم را مت كا ست",
    "zh": "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 主 发 年 动 同 工 能",
    "ja": "の は に を が と で も し た て れ さ い る か な こ そ よ 日 本 人 年 大 出 会 国 中 新 事 都 知 港",
}
COMMON = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este",
    "ru": "и в не на я быть он с что а по это она этот к но они мы весь который из",
    "el": "και το να του η της με που την από για τα είναι τον ο οι σε",
    "ar": "في من على إلى أن هذا التي الذي عن مع كان لم",
    "zh": "",
    "ja": "",
}
SPACELESS = ("zh", "ja")
VOCABULARY = 30_000
SUBJECTS, SUBJECT_WORDS = 40, 60
POOL = 600
SITES = 120
TAGS = [
    "harbour",
    "city",
    "budget",
    "council",
    "ferry",
    "transport",
    "energy",
    "climate",
    "court",
    "police",
    "health",
    "school",
    "housing",
    "economy",
    "trade",
    "election",
    "culture",
    "film",
    "music",
    "sport",
    "football",
    "science",
    "space",
    "history",
    "interview",
    "analysis",
    "long-read",
    "check",
    "source",
    "work",
    "work/desk",
    "work/desk/night",
    "work/archive",
    "region",
    "region/north",
    "region/south",
    "region/coast",
]
PAPERS = ["Ledger", "Courier", "Herald", "Post", "Gazette", "Tribune"]
NAMES = [
    "Anna",
    "Ben",
    "Chloé",
    "David",
    "Elena",
    "Farid",
    "Grace",
    "Hiro",
    "Ivana",
    "José",
    "Kofi",
    "Lena",
    "Marta",
    "Nils",
    "Olga",
    "Pablo",
    "Quinn",
    "Rosa",
    "Sven",
    "Tariq",
]
FAMILIES = [
    "Abbott",
    "Bauer",
    "Costa",
    "Dumont",
    "Eriksen",
    "Farouk",
    "García",
    "Hansen",
    "Ivanova",
    "Jensen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Okafor",
    "Petrov",
]
PICTURES = 400
FIRST_DAY = datetime(2015, 12, 1, tzinfo=UTC)
DAYS = 4_010
CHUNK = 500
METHOD, VERSION = named("")
"""The summaries, which are the first sentences, pass for those of the program's own method: it need not make them
anew."""


class Words:
    """The vocabulary of a language: ``pick`` draws words by their rank, some of them of a subject."""

    def __init__(self, language: str, seed: int) -> None:
        draw = random.Random(f"{seed} {language}")
        pieces = LETTERS[language].split()
        known = dict.fromkeys(COMMON[language].split())
        lengths = (1, 2, 2) if language in SPACELESS else (1, 2, 2, 3, 3, 4)
        wanted = VOCABULARY if language == "en" else VOCABULARY // 3 if language not in SPACELESS else 700
        while len(known) < wanted:
            known.setdefault("".join(draw.choices(pieces, k=draw.choice(lengths))))
        self.words = list(known)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        pool = self.words[60:]
        self.subjects = [
            [pool[(subject * 37 + rank * 101) % len(pool)] for rank in range(SUBJECT_WORDS)]
            for subject in range(SUBJECTS)
        ]
        self.space, self.stop = ("", "。") if language in SPACELESS else (" ", ".")
        # Sentences are drawn once and used by many articles of their subject, in ever new company: that is what makes
        # it quick.
        self.sentences = [
            [self.pick(draw, subject, draw.randint(6, 28)) for _ in range(POOL if language == "en" else POOL // 3)]
            for subject in range(SUBJECTS)
        ]

    def pick(self, draw: random.Random, subject: int, number: int) -> list[str]:
        some = number // 3
        words = draw.choices(self.words, cum_weights=self.weights, k=number - some) + draw.choices(
            self.subjects[subject], k=some
        )
        draw.shuffle(words)
        return words

    def sentence(self, words: list[str]) -> str:
        made = self.space.join(words)
        return made[:1].upper() + made[1:] + self.stop


@cache
def words_of(language: str, seed: int) -> Words:
    return Words(language, seed)


@cache
def picture(number: int) -> PictureFile:
    """One of a few hundred small PNG pictures: squares of colour with a soft grain (https://www.w3.org/TR/png/)."""
    draw = random.Random(number)
    across, down, large = 40, 25, 4
    width, height = across * large, down * large
    base = [draw.randrange(256) for _ in range(3)]
    lines = []
    for y in range(down):
        grain = draw.randbytes(across * 3)
        colours = [
            bytes((base[c] + x * 4 + y * 8 + grain[x * 3 + c] % 32) % 256 for c in range(3)) * large
            for x in range(across)
        ]
        lines.append((b"\0" + b"".join(colours)) * large)
    rows = b"".join(lines)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")
    return PictureFile(
        hashlib.sha256(data).hexdigest(), f"https://pictures.example/{number}.png", "image/png", data, width, height
    )


def moment(when: datetime) -> str:
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def article(number: int, of: int, seed: int) -> NewArticle:
    """Article number ``number`` of ``of``: its numbers rise with its time of saving."""
    draw = random.Random(seed * 1_000_003 + number)
    # A report of an agency is a few articles old and in the words of another article's beginning.
    copied = number - draw.randrange(1, 40) if number > 40 and draw.random() < 0.02 else -1
    own = draw
    if copied >= 0:
        draw = random.Random(seed * 1_000_003 + copied)
    language = draw.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    vocabulary = words_of(language, seed)
    subject = draw.randrange(SUBJECTS)
    length = int(min(3000, max(150, draw.lognormvariate(6.25, 0.5))))
    title = vocabulary.sentence(vocabulary.pick(draw, subject, draw.randint(5, 11)))[:-1]
    paragraphs: list[str] = []
    count = 0
    pool = vocabulary.sentences[subject]
    while count < length:
        sentences = []
        for picked in draw.choices(pool, k=draw.randint(2, 5)):
            if copied >= 0 and own.random() < 0.15:
                picked = list(picked)
                picked[own.randrange(len(picked))] = own.choice(vocabulary.words)
            count += len(picked)
            sentences.append(vocabulary.sentence(picked))
        paragraphs.append(("" if language in SPACELESS else " ").join(sentences))
    draw = own
    site = f"{PAPERS[int(draw.paretovariate(0.7)) % len(PAPERS)]} {int(draw.paretovariate(0.8)) % SITES}"
    host = site.lower().replace(" ", "-") + ".example"
    url = f"https://www.{host}/{2015 + number % 11}/{number}-{hashlib.md5(title.encode()).hexdigest()[:8]}"
    saved = FIRST_DAY + timedelta(days=DAYS * number / of, seconds=number % 3600)
    published = saved - timedelta(hours=draw.expovariate(1 / 30))
    byline = f"{draw.choice(NAMES)} {draw.choice(FAMILIES)}"
    blocks = [Block("paragraph", paragraph) for paragraph in paragraphs]
    for place in range(3, len(blocks), 6):
        blocks.insert(place, Block("heading", vocabulary.sentence(vocabulary.pick(draw, subject, 4))[:-1], level=2))
    text = plain_text(blocks)
    first = text.find(vocabulary.stop) + 1
    pictures = (picture(draw.randrange(PICTURES)),) if draw.random() < 0.125 else ()
    age = 1 - number / of
    read = draw.random() < 0.5 + 0.45 * age
    return NewArticle(
        page=page_of(url, title, byline, site, paragraphs, saved),
        title=title,
        blocks=tuple(blocks),
        page_keys=(url,),
        site=site,
        byline=byline,
        description=text[:first][:200],
        excerpt=text[:first],
        language=language,
        published=published.isoformat(timespec="seconds") if draw.random() < 0.9 else published.date().isoformat(),
        saved=moment(saved),
        words=count,
        minutes=max(1, round(count / 240)),
        cleaner=f"{CLEANING} made",
        completeness="cut_short" if draw.random() < 0.01 else "whole",
        read=read,
        read_when=moment(saved + timedelta(hours=draw.expovariate(1 / 20))) if read else "",
        starred=draw.random() < 0.04,
        archived=draw.random() < 0.3 * age,
        notes="Ask for the minutes of the meeting." if draw.random() < 0.01 else "",
        tags=tuple(
            {TAGS[min(int(draw.paretovariate(0.6)) - 1, len(TAGS) - 1)] for _ in range(draw.choice((0, 0, 1, 1, 2, 3)))}
        ),
        pictures=pictures,
        summaries=summaries_of(text, vocabulary.stop),
        method=METHOD,
        version=VERSION,
    )


def summaries_of(text: str, stop: str) -> tuple[tuple[int, Summary], ...]:
    """The first sentences, as kept summaries of the usual lengths."""
    found: list[Sentence] = []
    start = 0
    while len(found) < 8:
        end = text.find(stop, start) + 1
        if not end:
            break
        found.append(Sentence(text[start:end], start, end))
        start = end + (len(text[end:]) - len(text[end:].lstrip()))
    return tuple((asked, Summary(tuple(found[:asked]), METHOD, "", text.count(stop))) for asked in (1, 3, 5, 8))


@cache
def furniture(site: str) -> str:
    """What a site sends with every page besides its text, as letters that hardly compress. With it an original takes
    about 14 kB compressed: as much as the tenth part of 771 real news pages takes at most (half of them take more than
    36).
    """
    return base64.b64encode(random.Random(site).randbytes(11_500)).decode()


def page_of(url: str, title: str, byline: str, site: str, paragraphs: list[str], when: datetime) -> Page:
    """The original: the text among what stands around it on a site."""
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in TAGS[:24])
    body = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title} | {site}</title><meta name="author" content="{byline}">'
        f'<link rel="canonical" href="{url}"><meta property="article:published_time" content="{when:%Y-%m-%dT%H:%MZ}">'
        f'<script type="application/json">{furniture(site)}</script>'
        f"<style>body{{font:16px/1.5 serif;margin:0}}nav li{{display:inline}}</style></head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{title}</h1><p class=byline>{byline}</p>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        + f"</article><aside><h2>Read next</h2>{menu}</aside></main><footer><p>© {site} {when.year}</p></footer></body></html>"
    ).encode()
    headers = (("content-type", "text/html; charset=utf-8"),)
    return Page(url, url, moment(when), 200, headers, body, hashlib.sha256(body).hexdigest())


def chunk_of(numbers: tuple[int, int, int, int]) -> list[Ready]:
    first, last, of, seed = numbers
    return [ready(article(number, of, seed)) for number in range(first, last)]


def make(path: Path, articles: int, seed: int = 1, *, processes: int = 2, tell: bool = False) -> float:
    """Fill a library with that many articles; gives how many a second that were."""
    begun = time.perf_counter()
    library = Library(path)
    chunks = [(first, min(first + CHUNK, articles), articles, seed) for first in range(0, articles, CHUNK)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(chunk_of, chunk) for chunk in chunks[: processes + 1]]
        for number in range(len(chunks)):
            made = waiting.pop(0).result()
            if number + processes + 1 < len(chunks):
                waiting.append(pool.submit(chunk_of, chunks[number + processes + 1]))
            library.bulk.add(made)
            if tell and number % 20 == 19:
                rate = (number + 1) * CHUNK / (time.perf_counter() - begun)
                print(f"{min((number + 1) * CHUNK, articles):>9,} articles, {rate:,.0f} a second", flush=True)
    library.close()
    return articles / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.file.exists():
        parser.error(f"{given.file} is there already: name a new file, or remove it")
    rate = make(given.file, given.articles, given.seed, tell=True)
    print(f"{given.file}: {given.articles:,} articles, {given.file.stat().st_size / 1e6:,.0f} MB, {rate:,.0f} a second")


if __name__ == "__main__":
    main()
