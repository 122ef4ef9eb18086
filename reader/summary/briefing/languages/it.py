"""Italian. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]
_BELOW_20 = [
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]

LANGUAGE = Language(
    point=",",
    numbers={word: at for at, word in enumerate(_ONES[1:], 2)}
    | {word: at for at, word in enumerate(_BELOW_20, 10)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {
        (ten[:-1] if one[0] in "uo" else ten) + one: 10 * at + more
        for at, ten in enumerate(_TENS, 2)
        for more, one in enumerate(_ONES, 1)
    }
    | {f"{ten[:-1]}un": 10 * at + 1 for at, ten in enumerate(_TENS, 2)}
    | {"cento": 100, "duecento": 200, "trecento": 300, "dozzina": 12, "decina": 10, "ventina": 20, "trentina": 30},
    ordinals="primo=1 prima=1 secondo=2 seconda=2 terzo=3 terza=3 quarto=4 quarta=4 quinto=5 quinta=5",
    multipliers="mille=1e3 mila=1e3 migliaia=1e3 milione=1e6 milioni=1e6 mln=1e6 miliardo=1e9 miliardi=1e9 mld=1e9",
    fractions="metà=50 terzo=33.3",
    bounds="""
>= almeno, non_meno_di, come_minimo
> più_di, oltre, poco_più_di, sopra
< quasi, meno_di, fino_a, al_massimo, poco_meno_di, sotto
~ circa, intorno_a, attorno_a, grosso_modo
""",
    units="""
km: chilometr* km
mi: miglia miglio
m: metro metri
ft: piedi piede
cm: centimetr* cm
mm: millimetr* mm
kg: chilo chili chilogramm* kg
g: gramm*
t: tonnellat*
ha: ettar*
km2: chilometri_quadrati
l: litri litro
kmh: chilometri_orari km/h
C: gradi grado
min: minut*
s: secondi
h: ora ore
d: giorno giorni
wk: settimana settimane
mon: mese mesi
y: anno anni
%: per_cento
pp: punti_percentuali punto_percentuale
bp: punti_base
""",
    before_units="magnitudo=mag",
    currencies="EUR: euro; USD: dollaro dollari; GBP: sterlina sterline; CHF: franchi; JPY: yen; CNY: yuan; RUB: rubli; kr: corone",
    per="d: al_giorno; mon: al_mese mensil*; y: l_anno all_anno annu*; kg: al_chilo; h: l_ora; t: a_tonnellata",
    ages=r"\b(?:di )?(?P<n>{n}) anni(?=[,.;)]| che| è| ha| fa il| residente)|(?P<n2>{n})enne\b",
    ranges="a",
    froms="da dal dai",
    between="tra fra",
    ayes="sì favorevoli a_favore",
    noes="no contrari contro",
    coming=r"\b\w+(?:rà|ranno)\b|\b(?:previst[oaei]|prossim[oaei]|convocat[oaei]|in programma)\b",
    weekdays="lunedì martedì mercoledì giovedì venerdì sabato domenica",
    months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    says="detto dice dichiarato secondo annunciato spiegato riferito reso_noto fa_sapere affermato comunicato stima",
    contrast="precedent* scorso scorsa scorsi media complessivamente",
    zones="ora_locale gmt utc",
    concepts="""
killed: mort* uccis* vittim* deced* perso_la_vita decess* ucciso
injured: ferit*
missing: dispers* scompars* mancano
rescued: salvat* soccors* tratt*_in_salvo
rescuer: soccorritor*
evacuated: evacuat* sfollat* evacuazion*
homeless: senzatetto senza_casa
arrested: arrest* ferma* in_manette custodia
survivor: sopravvissut* superstit*
hospital: ospedal* ricoverat* clinica
infected: contag* infett* casi
trapped: intrappolat* bloccat*
people: persone persona gente abitant*
child: bambin* ragazz* minor*
woman: donna donne
man: uomo uomini
passenger: passegger* viaggiator* pendolar*
driver: autist* conducent* macchinist* automobilist*
worker: operai* lavorator* dipendent* addett*
striker: scioperant* adesione
student: student* alunn*
soldier: soldat* militar* esercito
police: polizia carabinier* agent* questura
firefighter: vigili_del_fuoco pompier*
doctor: medic* dottor*
nurse: infermier*
judge: giudic* gip
lawyer: avvocat* legale
prosecutor: procur* pm
minister: ministr*
president: president*
prime_minister: premier primo_ministro presidente_del_consiglio
governor: governator*
mayor: sindac*
lawmaker: deputat* senator* parlamentar*
voter: elettor*
protester: manifestant*
protest: protest* manifestazion* corteo agitazione
organiser: organizzator*
thief: ladr* rapinator* malviventi banda
suspect: sospett* indagat* imputat* arrestato
victim: vittim*
witness: testimon*
official: portavoce autorità funzionari*
scientist: scienziat* ricercator* espert*
chief: amministratore_delegato direttor* capo
spectator: spettator* tifos*
player: giocator* attaccant*
trainer: allenator*
captain: capitan* comandant*
author: autor* scrittor*
singer: cantant*
family: famigli* familiar*
migrant: migrant* profug*
hostage: ostagg*
tourist: turist*
farmer: agricoltor* allevator*
fisherman: pescator*
pilot: pilot*
crew: equipaggio marinai
diplomat: diplomatic* ambasciator*
union: sindacat*
party: partito partiti
government: governo esecutivo
opposition: opposizion*
parliament: parlament* camera senato aula
ministry: ministero
court: tribunal* corte
company: aziend* società impres* gruppo
bank: banc*
earthquake: terremot* sism* scossa
landslide: frana frane smottament*
flood: alluvion* inondazion* allagat* piena
storm: tempest* uragan* ciclon* tifon*
fire: incendi* rogo fiamme
explosion: esplosion* esplos*
crash: incident* schianto scontro deragliament*
collapse: croll*
strike: sciopero scioper* stop agitazione
election: elezion* voto_anticipato urne comizi
runoff: ballottagg*
vote: voto voti votazion* votat* sì no
trial_court: process* sentenz* condann*
fine: multa multe sanzion*
theft: furto furti rubat* rapina colpo trafugat* refurtiva
attack: attacc* attentat* aggress*
shooting: sparator* spari
war: guerra combattiment*
ceasefire: tregua cessate_il_fuoco
deal: accordo intesa patto
recall: richiam*
merger: fusion* acquisizion*
bankruptcy: falliment*
layoff: licenziament* esuberi posti_di_lavoro
inflation: inflazion*
price: prezzo prezzi
food: alimentar* cibo
rate: tasso tassi
discovery: scopert* ritrovament*
launch: lancio lanciat*
vaccine: vaccin*
outbreak: epidemi* focolai*
disease: malatti* virus
match: partita partite gara
goal: gol rete reti
final: finale
cup: coppa
championship: campionat* lega scudetto
set: set
concert: concert* festival
film: film cinema
novel: romanz* libr*
copies: copie vendut*
prize: premi* medagli*
museum: muse* galleria
jewel: gioiell* collan* diadem* spilla pezzi monili preziosi
drug: cocain* droga stupefacent*
weight: peso pesa
sanction: sanzion*
asset: beni congelat*
budget: bilancio manovra
tax: tassa tasse impost*
retirement: pension*
resign: dimission* dimess*
confidence: fiducia sfiducia
coalition: coalizion* maggioranza
referendum: referendum
law: legge leggi
reform: riform*
train: treno treni ferroviar* ferrovi* rete
plane: aereo aerei volo
airport: aeroport*
ship: nave navi traghetto barc*
port: porto
bus: autobus pullman corriera
car: auto macchina vettur*
truck: camion tir
bridge: ponte ponti
road: strada autostrada
tunnel: galleria tunnel
dam: diga argine
river: fiume
mine: miniera minator*
cable_car: funivia cabin*
house: casa case abitazion* edific*
school: scuola scuole
church: chies* cappell*
village: villaggio paese borgo
town: città comune
valley: valle
mountain: montagn* collin*
sea: mare oceano lago
island: isola isole
forest: bosco boschi
height: altezza
depth: profondità
length: lunghezza lungo
water: acqua
level: livello
rain: pioggia
wind: vento raffiche
temperature: temperatur* gradi
power: elettric* corrente
outage: blackout guasto
species: specie
animal: animal*
dose: dose dosi
country: paesi
cost: costo costi costa
damage: danni danneggiat*
destroyed: distrutt*
loss: perdit*
profit: utile profitt*
revenue: fatturato ricavi
share_price: azioni titolo borsa
yield: rendiment* spread decennal*
wage: salar* stipend* aumento
offer: offert* offre
demand: richiest* chied* rivendic*
rise: aument* salit* cresc* rialzo
fall: cal* scend* sces* ribass* diminu*
record: record
age: età
open: apert* inaugurat*
close: chius*
start: inizi* cominci* entra_in_vigore partenza
end: fine finit* termin* conclus*
next: prossim*
inspect: ispezion* controll* manutenzion*
cause: caus* indagin* inchiest*
warning: allerta allarme
prison: carcere reclusione
ban: viet* interdizion* squalific*
bribe: tangent* corruzion*
suspended: sospes*
appeal: appello ricorso
escape: fuga fuggi* evas*
weapon: arma armi
reward: ricompens* taglia
insurance: assicur*
value: valore valutat*
majority: maggioranza scarto
abstain: astenut* astension* astens*
against: contro contrari*
in_favour: favor*
turnout: affluenza
winner: vincitor* vinto vittori* vince
loser: perdent* sconfitt*
seat: seggi seggio
swear_in: giuramento insediamento
half_time: intervallo primo_tempo
sent_off: espuls*
point: punti punto
expel: espuls*
round: pacchetto turno
visit: visit*
summit: vertice
mourning: lutto
aid: aiut*
money: denaro fondi
emergency: emergenza
cancelled: cancellat* soppress* annullat*
delayed: ritard*
recovered: recuperat* ripescat* ritrovat*
duration: dura durat* durare
born: nat*
monk: prefett*
""",
)
