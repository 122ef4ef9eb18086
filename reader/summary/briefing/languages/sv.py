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
    currencies="kr: kronor krona kr; EUR: euro; USD: dollar",
    ages=r"\b(?P<n>{n})-åri\w+",
    ranges="till",
    froms="från",
    between="mellan",
    ayes="ja ja-röster",
    noes="nej nej-röster emot",
    coming=r"\b(?:ska|skall|kommer att|väntas|planeras?|kallar|nästa)\b",
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
rescued: räddades räddats räddade
rescuer: räddningspersonal* räddningsarbetare*
survivor: överlevande
hospital: sjukhus*
woman: kvinna kvinnan kvinnor
man: man mannen män
passenger: passagerare* resenär*
driver: förare* chaufför*
worker: anställd* medarbetare* arbetare*
student: student*
soldier: soldat*
firefighter: brandmän brandman* räddningstjänst*
doctor: läkare*
prosecutor: åklagar*
lawyer: advokat*
president: president*
prime_minister: statsminister* premiärminister*
mayor: borgmästar*
official: talesperson* myndighet*
scientist: forskare* arkeolog*
chief: vd vd:n koncernchef*
protester: demonstrant*
union: fack* fackförbund* förbundet
party: parti* partiet
opposition: opposition*
parliament: riksdag* parlament*
ministry: departement*
company: bolag* företag* koncern*
bank: bank banken banker
landslide: jordskred* skred*
explosion: explosion* exploder*
crash: krock* kollider* kollision* olycka* störtade
collapse: kollaps* rasade raset
attack: attack* angrepp*
deal: avtal* överenskommelse*
layoff: varsel varslar varslat varslas neddragning*
inflation: inflation*
discovery: fynd* upptäckt*
match: match*
goal: mål målet
final: final*
museum: museum* museet
theft: stöld* stal stulits stulna
law: lag lagen lagförslag*
referendum: folkomröstning*
plane: flygplan* planet
airport: flygplats*
ship: fartyg* färja* båt*
port: hamn* hamnen
bus: buss*
car: bil bilen bilar bilarna
road: väg vägen vägar
tunnel: tunnel*
river: flod* älv*
island: ö ön
school: skola skolan skolor*
church: kyrka* kyrkan
village: by byn
town: stad staden
water: vatten vattnet
depth: djup djupt
length: lång långa
height: hög höga högt
rain: regn*
wind: vind* vindar
power: el elen strömmen ström
outage: strömavbrott*
loss: förlust*
profit: vinst* resultat*
revenue: omsättning* intäkter*
share_price: aktie* aktien
wage: lön löner lönen
offer: bud erbjud*
demand: kräver krav kraven
rise: ökade steg ökar ökning*
fall: föll sjönk minskade minskar
damage: skador skadorna
cost: kostar kostnad*
cause: orsak* utred*
turnout: valdeltagande*
majority: majoritet* marginal*
open: öppnar öppnade öppnas
close: stänger stängs stängdes
start: börjar inleds inleddes
funeral: begravning* begravs
meeting: möte* möts
summit: toppmöte*
reward: belöning*
fine: böter
prison: fängelse*
appeal: överklag*
""",
)
