"""Dutch. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=",",
    numbers=dict(
        zip(
            [
                "twee",
                "drie",
                "vier",
                "vijf",
                "zes",
                "zeven",
                "acht",
                "negen",
                "tien",
                "elf",
                "twaalf",
                "dertien",
                "veertien",
                "vijftien",
                "zestien",
                "zeventien",
                "achttien",
                "negentien",
                "twintig",
                "dertig",
                "veertig",
            ],
            [*range(2, 21), 30, 40],
            strict=True,
        )
    ),
    multipliers="duizend=1e3 miljoen=1e6 mln=1e6 miljard=1e9 mld=1e9",
    bounds="""
>= minstens, ten_minste, minimaal
> meer_dan, ruim
< bijna, minder_dan, hooguit
~ ongeveer, circa, zon, rond
""",
    units="""
km: kilometer* km
m: meter
cm: centimeter
mm: millimeter
kg: kilo kilogram
t: ton
ha: hectare
min: minuten minuut
h: uur
d: dagen dag
wk: weken week
mon: maanden maand
y: jaar
%: procent
pp: procentpunt
C: graden
""",
    currencies="EUR: euro; USD: dollar; GBP: pond",
    ages=r"\b(?P<n>{n})-jarige\b",
    ranges="tot",
    froms="van",
    between="tussen",
    weekdays="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    months="januari februari maart april mei juni juli augustus september oktober november december",
    says="zei zegt volgens meldt",
    contrast="vorig* vorige eerder gemiddeld",
    concepts="""
killed: doden dode omgekomen overleden gedood dodental
injured: gewond* gewonden
missing: vermist*
rescued: gered*
evacuated: geëvacueerd*
arrested: aangehouden gearresteerd arrestat*
people: mensen personen inwoners
child: kinderen kind
police: politie
fire: brand branden
flood: overstroming*
earthquake: aardbeving*
storm: storm
strike: staking*
protest: protest* demonstrat* betog*
election: verkiezing*
vote: stemmen
train: trein*
house: huizen woning*
bridge: brug
court: rechtbank rechter
minister: minister*
government: kabinet regering
price: prijs prijzen
""",
)
