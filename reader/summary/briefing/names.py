"""Names across scripts and spellings: a skeleton of consonants in which Булавкин, Bulawkin and Bulavkin are one."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.text.fold import fold

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "sh",
            "_",
            "i",
            "_",
            "e",
            "iu",
            "ia",
            "i",
            "i",
            "e",
            "g",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "ks",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "i",
            "f",
            "kh",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤةىپچژگ",
        [
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "d",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "_",
            "g",
            "f",
            "k",
            "k",
            "l",
            "m",
            "n",
            "h",
            "u",
            "i",
            "_",
            "_",
            "_",
            "a",
            "a",
            "p",
            "ch",
            "zh",
            "g",
        ],
        strict=True,
    )
)
_HEBREW = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        [
            "a",
            "b",
            "g",
            "d",
            "h",
            "u",
            "z",
            "kh",
            "t",
            "i",
            "k",
            "k",
            "l",
            "m",
            "m",
            "n",
            "n",
            "s",
            "_",
            "p",
            "p",
            "ts",
            "ts",
            "k",
            "r",
            "sh",
            "t",
        ],
        strict=True,
    )
)
_KANA_ROWS = (
    ("アイウエオ", ""), ("カキクケコ", "k"), ("ガギグゲゴ", "g"), ("サシスセソ", "s"), ("ザジズゼゾ", "z"), ("タチツテト", "t"),
    ("ダヂヅデド", "d"), ("ナニヌネノ", "n"), ("ハヒフヘホ", "h"), ("バビブベボ", "b"), ("パピプペポ", "p"), ("マミムメモ", "m"),
    ("ラリルレロ", "r"),
)  # fmt: skip
_KANA = {kana: row + vowel for kanas, row in _KANA_ROWS for kana, vowel in zip(kanas, "aiueo", strict=True)}
_KANA |= {
    "ヤ": "ia",
    "ユ": "iu",
    "ヨ": "io",
    "ャ": "a",
    "ュ": "u",
    "ョ": "o",
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
}
_KANA |= {"ワ": "ua", "ヲ": "o", "ン": "n", "ッ": "_", "ー": "_", "ヴ": "v", "フ": "f"}
_LETTERS = {
    letter: "" if sound == "_" else sound
    for table in (_CYRILLIC, _GREEK, _ARABIC, _HEBREW, _KANA)
    for letter, sound in table.items()
}
_SOUNDS = (
    ("tsch", "C"), ("sch", "S"), ("sh", "S"), ("zh", "S"), ("ch", "C"), ("cz", "C"), ("sz", "S"), ("kh", "K"), ("ck", "K"), ("ph", "F"),
    ("th", "T"), ("ts", "S"), ("tz", "S"), ("qu", "K"), ("x", "KS"), ("rz", "S"), ("gh", "G"), ("dj", "J"), ("gu", "G"), ("ks", "KS"),
)  # fmt: skip
_SINGLE = dict(
    zip(
        "bcdfghjklmnpqrstvwxyzSCKFTGJ",
        [
            "B",
            "K",
            "D",
            "B",
            "K",
            "_",
            "S",
            "K",
            "L",
            "M",
            "N",
            "B",
            "K",
            "L",
            "S",
            "T",
            "B",
            "B",
            "K",
            "_",
            "S",
            "S",
            "S",
            "K",
            "B",
            "T",
            "K",
            "S",
        ],
        strict=True,
    )
)
_ENDS = re.compile(
    r"(?:(?<=\w{3})(?:ск|цк)(?:ая|ий|ой|ую|ого|ому|ом|ие|их|им|ими|ое)|(?<=\w{3})(?:sk|ck)(?:a|i|ie|iej|iego|im|ich|ą))$"
)
"""The endings of adjectives made of names: Корватская is of Korvath."""


_HAN = {
    pair[0]: pair[1]
    for pair in [
        "风風",
        "云雲",
        "县県",
        "縣県",
        "黑黒",
        "泽沢",
        "澤沢",
        "滨浜",
        "濱浜",
        "岛島",
        "国国",
        "國国",
        "东東",
        "车車",
        "电電",
        "气気",
        "氣気",
        "长長",
        "门門",
        "马馬",
        "鱼魚",
        "鸟鳥",
        "龙竜",
        "龍竜",
        "广広",
        "廣広",
        "边辺",
        "邊辺",
        "关関",
        "關関",
        "铁鉄",
        "鐵鉄",
        "战戦",
        "戰戦",
        "會会",
        "學学",
        "图図",
        "圖図",
        "发発",
        "發発",
        "实実",
        "實実",
        "总総",
        "總総",
        "变変",
        "變変",
        "断断",
        "斷断",
        "续続",
        "續続",
        "缩縮",
        "紧緊",
        "选選",
        "举挙",
        "舉挙",
        "员員",
        "问問",
        "题題",
        "满満",
        "滿満",
        "灾災",
        "伤傷",
        "确確",
        "认認",
        "陆陸",
        "线線",
        "观観",
        "觀観",
        "测測",
        "處処",
        "处処",
        "经経",
        "經経",
        "济済",
        "濟済",
        "业業",
        "产産",
        "產産",
        "场場",
        "队隊",
        "劳労",
        "勞労",
        "动動",
        "权権",
        "權権",
        "专専",
        "專専",
        "决決",
        "减減",
        "军軍",
        "师師",
        "机機",
        "區区",
        "厅庁",
        "廳庁",
        "湾湾",
        "灣湾",
        "禮礼",
        "锅鍋",
        "贵貴",
        "远遠",
        "运運",
        "连連",
        "进進",
        "达達",
        "迁遷",
        "郑鄭",
        "银銀",
        "钢鋼",
        "难難",
        "预予",
        "預予",
        "飞飛",
        "驻駐",
        "丰豊",
        "豐豊",
        "乐楽",
        "樂楽",
        "亚亜",
        "亞亜",
        "仓倉",
        "价価",
        "價価",
        "众衆",
        "传伝",
        "傳伝",
        "寫写",
        "农農",
        "刘劉",
        "团団",
        "團団",
        "墙壁",
        "声声",
        "聲声",
        "兴興",
        "华華",
        "协協",
        "单単",
        "單単",
        "历歴",
        "歷歴",
        "压圧",
        "壓圧",
        "双双",
        "听聴",
        "围囲",
        "圍囲",
        "坚堅",
        "坏壊",
        "壞壊",
        "块塊",
        "报報",
        "护護",
        "担担",
        "择択",
        "擇択",
        "擁拥",
        "据拠",
        "據拠",
        "损損",
        "换換",
        "摄摂",
        "斋斎",
        "舊旧",
        "旧旧",
        "时時",
        "显顕",
        "顯顕",
        "條条",
        "來来",
        "杨楊",
        "极極",
        "构構",
        "桥橋",
        "濑瀬",
        "瀨瀬",
        "真真",
    ]
}
"""Characters written differently in China, Taiwan and Japan -> as in Japan."""


def han(text: str) -> str:
    """Return the text with its characters as Japan writes them: 黑 and 黒 are one."""
    return "".join(_HAN.get(character, character) for character in text)


@lru_cache(maxsize=20_000)
def latin(name: str) -> str:
    """Return a name in Latin letters without accents, as far as its script is known."""
    return "".join(_LETTERS.get(letter, letter) for letter in fold(name.replace("フ", "フ")).replace("'", ""))


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """Return the sounds that a name keeps through spellings and scripts: its consonants, with those made one that are
    written for each other; doubled ones count once.
    """
    written = latin(_ENDS.sub("", name.lower()))
    written = re.sub(r"(?<=[aeiouy])j(?![aeiouy])", "", written)
    for sound, sign in _SOUNDS:
        written = written.replace(sound, sign)
    found = "".join(_SINGLE.get(letter, "") for letter in written).replace("_", "")
    first = "A" if written[:1] in "aeiouyh" and written else ""
    return first + re.sub(r"(.)\1+", r"\1", found)


@lru_cache(maxsize=50_000)
def same_name(one: str, other: str) -> bool:
    """Tell whether two words may be one name in two spellings or scripts."""
    left, right = fold(one), fold(other)
    if left == right or (skeleton(one) == skeleton(other) and len(skeleton(one)) >= 2):
        return True
    short, long = sorted((latin(one), latin(other)), key=len)
    if len(short) >= 4 and long.startswith(short[:-1]) and len(long) - len(short) <= 2:
        return True
    if len(short) < 5 or len(long) - len(short) > 2:
        return False
    return edits(short, long) <= (1 if len(short) < 8 else 2)


def edits(one: str, other: str) -> int:
    """Return Levenshtein's distance: how many letters must be put in, taken out or changed."""
    row = list(range(len(other) + 1))
    for at, character in enumerate(one, start=1):
        before, row[0] = row[0], at
        for place, its in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (character != its))
    return row[-1]
