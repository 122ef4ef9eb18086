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
    currencies="EUR: euro; USD: dollar; GBP: pond; CHF: frank; kr: kroon kronen",
    ages=r"\b(?P<n>{n})-jarige\b",
    ranges="tot",
    froms="van",
    between="tussen",
    ayes="voor ja",
    noes="tegen nee",
    coming=r"\b(?:zal|zullen|wordt|worden|gaat|gaan|wil|willen|gepland|komende|moet|moeten)\b",
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
rescuer: reddingswerkers hulpverleners
survivor: overlevende*
hospital: ziekenhuis* ziekenhuizen
woman: vrouw vrouwen
man: man mannen
passenger: passagier* reiziger* opvarenden
driver: bestuurder* chauffeur*
worker: werknemer* medewerker* personeel arbeiders
soldier: soldaat soldaten militair*
firefighter: brandweer*
doctor: arts artsen dokter*
prosecutor: openbaar_ministerie officier_van_justitie justitie
lawyer: advoca*
president: president*
prime_minister: premier* minister-president
mayor: burgemeester*
official: woordvoerder* autoriteiten
scientist: onderzoeker* wetenschapper* archeolo*
chief: topman topvrouw directeur bestuursvoorzitter ceo
protester: betoger* demonstranten
union: vakbond* bond bonden
party: partij partijen
opposition: oppositie*
parliament: parlement* tweede_kamer
ministry: ministerie*
company: bedrijf bedrijven concern
bank: bank banken
landslide: aardverschuiving*
explosion: explosie* ontplof*
crash: ongeluk ongeval* botsing* botste neergestort
collapse: ingestort instort*
attack: aanslag* aanval*
deal: akkoord overeenkomst
layoff: banen ontslag* schrapt
inflation: inflatie*
discovery: ontdek* vondst
match: wedstrijd* duel
goal: doelpunt* treffer*
final: finale*
museum: museum musea
theft: diefstal* gestolen roof
law: wet wetsvoorstel
referendum: referendum
plane: vliegtuig*
airport: luchthaven*
ship: schip schepen veerboot veerpont boot boten
port: haven havens
bus: bus bussen
car: auto auto's
road: weg snelweg
tunnel: tunnel*
river: rivier*
island: eiland*
school: school scholen
church: kerk kerken
village: dorp dorpen
town: stad
water: water
depth: diepte diep
length: lang lengte
height: hoogte hoog
rain: regen*
wind: wind windstoten
power: stroom elektriciteit
outage: stroomstoring*
loss: verlies verliezen
profit: winst*
revenue: omzet*
share_price: aandeel aandelen
wage: loon lonen salaris*
offer: bod biedt geboden
demand: eist eisen eis
rise: steeg gestegen stijgt stijging
fall: daalde gedaald daalt daling
damage: schade
cost: kost kosten
cause: oorzaak onderzoek
turnout: opkomst
majority: meerderheid
open: opent geopend heropend
close: sluit gesloten
start: begint begon
funeral: begrafenis uitvaart
meeting: overleg vergadering
summit: top topoverleg
reward: beloning
fine: boete*
prison: gevangenis* celstraf
appeal: beroep
""",
)
