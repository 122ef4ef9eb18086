"""Swedish. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

LANGUAGE = Language(
    point=",",
    numbers=dict(
        zip(
            [
                "två",
                "tre",
                "fyra",
                "fem",
                "sex",
                "sju",
                "åtta",
                "nio",
                "tio",
                "elva",
                "tolv",
                "tretton",
                "fjorton",
                "femton",
                "sexton",
                "sjutton",
                "arton",
                "nitton",
                "tjugo",
                "trettio",
                "fyrtio",
            ],
            [*range(2, 21), 30, 40],
            strict=True,
        )
    ),
    multipliers="tusen=1e3 miljon=1e6 miljoner=1e6 miljard=1e9 miljarder=1e9",
    bounds="""
>= minst, åtminstone
> mer_än, fler_än, över, drygt
< nästan, knappt, färre_än, upp_till
~ omkring, cirka, ungefär, runt
""",
    units="""
km: kilometer
m: meter
kg: kilo
t: ton
ha: hektar
min: minuter
h: timmar
d: dagar dygn
wk: veckor
mon: månader
y: år
%: procent
pp: procentenhet*
C: grader
""",
    currencies="SEK: kronor kr; EUR: euro; USD: dollar",
    ages=r"\b(?P<n>{n})-åri\w+",
    ranges="till",
    froms="från",
    between="mellan",
    weekdays="måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen lördag/lördagen söndag/söndagen",
    months="januari februari mars april maj juni juli augusti september oktober november december",
    says="sade säger enligt uppger",
    contrast="tidigare förra",
    concepts="""
killed: döda död omkom dödades dödssiffran
injured: skadade skadats skadad
missing: saknas saknade
evacuated: evakuer*
arrested: gripits gripna gripen
people: personer människor
child: barn
police: polis*
fire: brand branden bränder
flood: översvämning*
earthquake: jordbävning* jordskalv*
storm: storm* oväder*
strike: strejk*
protest: protest* demonstr*
election: val valet
vote: röster
train: tåg*
house: hus bostäder
bridge: bro bron
court: domstol* tingsrätt*
minister: *minister *ministern
government: regering*
price: pris* priser
""",
)
