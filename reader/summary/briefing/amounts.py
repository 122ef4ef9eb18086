"""How much written digits and numerals stand for: 1,200 and 1.200, ١٬٢٠٠, 三十八, 1億3000万."""

from __future__ import annotations

import re

_SPACE = "\u00a0\u202f\u2009"
_NUMERALS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12, "만": 1e4, "억": 1e8}
CJK_NUMBER = re.compile(
    r"(?:\d+(?:[.,]\d+)*|[〇零一二两兩三四五六七八九十百千]+)(?:[千百]?[万萬亿億兆만억](?:\d+(?:[.,]\d+)*|[〇零一二两兩三四五六七八九十百千]+)?[千百]?)*"
)
"""A number as Chinese, Japanese and Korean write it: digits, numerals, and myriads."""


def amount(raw: str, point: str, *, multiplied: bool = False) -> tuple[float, float] | None:
    """Return the value of written digits and the size of the last digit that counts, or None for what is no amount (a
    version, a date). ``point`` is the language's decimal mark, "" where it is not known.
    """
    plain = (
        re.sub(rf"[{_SPACE} '’٬]", "", raw).replace("٫", ".")
        if "٫" not in raw
        else re.sub(r"[.,'’٬\s]", "", raw).replace("٫", ".")
    )
    marks = [mark for mark in plain if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        plain = plain.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    elif len(marks) > 1:
        groups = re.split("[.,]", plain)
        if any(len(group) != 3 for group in groups[1:]):
            return None
        plain = "".join(groups)
    elif marks:
        before, after = plain.split(marks[0])
        grouped = len(after) == 3 and len(before) <= 3 and before.strip("0") and marks[0] != point
        sure = bool(point) or not multiplied  # "1.300 million" of an unknown language is more likely 1.3
        plain = before + after if grouped and sure and "٫" not in raw else f"{before}.{after}"
    if plain.count(".") > 1:
        return None
    value = float(plain)
    if "." in plain:
        return value, 10.0 ** -len(plain.split(".")[1])
    return value, _step(value)


def _step(value: float) -> float:
    """Return the size of the last digit of a whole number that counts: 1,200 is given to a hundred, 30 to one."""
    if value < 100 or value != int(value):
        return 1.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0**zeros if zeros > 1 or value >= 1000 else 1.0


def cjk_amount(raw: str) -> tuple[float, float] | None:
    """Return the value and step of a number as Chinese, Japanese and Korean write it, None for none."""
    total, step = 0.0, 1.0
    for part in re.findall(r"[^万萬亿億兆만억]+[万萬亿億兆만억]?|[万萬亿億兆만억]", raw):
        times = _MYRIADS.get(part[-1], 1.0)
        digits = part[:-1] if times > 1 else part
        found = _below_myriad(digits) if digits else (1.0, 1.0)
        if found is None:
            return None
        total += found[0] * times
        step = found[1] * times
    return total, step


def _below_myriad(digits: str) -> tuple[float, float] | None:
    if digits[0].isdecimal():
        times = 1.0
        while digits and digits[-1] in _TENS:
            times *= _TENS[digits[-1]]
            digits = digits[:-1]
        found = amount(digits, ".", multiplied=times > 1)
        return None if found is None else (found[0] * times, found[1] * times)
    if not any(mark in _TENS for mark in digits) and len(digits) > 1:  # 二〇二五
        return float("".join(str(_NUMERALS[mark]) for mark in digits)), 1.0
    total, last, step = 0, 0, 1.0
    for mark in digits:
        if mark in _TENS:
            total += (last or 1) * _TENS[mark]
            last, step = 0, float(_TENS[mark])
        else:
            last, step = _NUMERALS[mark], 1.0
    total += last
    return float(total), step if total >= 100 else 1.0
