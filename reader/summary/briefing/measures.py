"""Units and what they are of: "km" is a length of 1,000 metres. The words for them are in `languages/`."""

from __future__ import annotations

UNITS: dict[str, tuple[str, float]] = {
    "km": ("length", 1000.0),
    "mi": ("length", 1609.344),
    "m": ("length", 1.0),
    "ft": ("length", 0.3048),
    "in": ("length", 0.0254),
    "yd": ("length", 0.9144),
    "cm": ("length", 0.01),
    "mm": ("length", 0.001),
    "kg": ("mass", 1.0),
    "g": ("mass", 0.001),
    "t": ("mass", 1000.0),
    "lb": ("mass", 0.45359237),
    "jin": ("mass", 0.5),
    "ha": ("area", 1e4),
    "ac": ("area", 4046.856),
    "km2": ("area", 1e6),
    "mi2": ("area", 2_589_988.0),
    "l": ("volume", 1.0),
    "kmh": ("speed", 1 / 3.6),
    "mph": ("speed", 0.44704),
    "ms": ("speed", 1.0),
    "C": ("temperature", 1.0),
    "F": ("temperature", 5 / 9),
    "s": ("duration", 1.0),
    "min": ("duration", 60.0),
    "h": ("duration", 3600.0),
    "d": ("duration", 86_400.0),
    "wk": ("duration", 604_800.0),
    "mon": ("duration", 2_629_746.0),
    "y": ("duration", 31_556_952.0),
    "%": ("share", 1.0),
    "pp": ("share", 1.0),
    "bp": ("share", 0.01),
    "MW": ("power", 1.0),
    "GW": ("power", 1000.0),
    "mag": ("magnitude", 1.0),
    "hPa": ("pressure", 1.0),
}
"""Unit -> what it measures, and how many of the first unit it is."""

RATES = {"d": 365.25, "mon": 12.0, "y": 1.0, "h": 8766.0, "kg": 1.0, "jin": 2.0, "t": 0.001}
"""How often a rate comes in a year, or a kilogram: 180 a month is 2,160 a year."""
_TIMES = frozenset(["d", "mon", "y", "h"])

SYMBOLS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "¥", "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₩": "KRW", "zł": "PLN",
    "R$": "BRL", "A$": "AUD", "C$": "CAD",
}  # fmt: skip
CODES = frozenset(
    [
        "EUR",
        "USD",
        "GBP",
        "JPY",
        "CNY",
        "CHF",
        "RUB",
        "UAH",
        "INR",
        "TRY",
        "KRW",
        "PLN",
        "SEK",
        "NOK",
        "DKK",
        "BRL",
        "AUD",
        "CAD",
        "MXN",
    ]
)
LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
"""Letters right after the digits of money: £40m."""


def in_base(value: float, unit: str) -> float:
    """Return a value in the first unit of what it measures: 40 "mi" is 64,374 (metres)."""
    if unit == "F":
        return (value - 32) * 5 / 9
    return value * UNITS[unit][1]


def in_one_rate(value: float, per: str, other: str) -> float | None:
    """Return what a value ``per`` is per ``other``, None where they have nothing to do with each other."""
    if per == other or not per or not other:
        return value
    if (per in _TIMES) != (other in _TIMES):
        return None
    return value * RATES[per] / RATES[other]
