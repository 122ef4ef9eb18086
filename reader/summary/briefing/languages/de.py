"""German. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_BELOW_20 = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]

LANGUAGE = Language(
    point=",",
    numbers={word: at for at, word in enumerate(_ONES[1:], 2)}
    | {word: at for at, word in enumerate(_BELOW_20, 10)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {f"{one}und{ten}": 10 * at + more for at, ten in enumerate(_TENS, 2) for more, one in enumerate(_ONES, 1)}
    | {"hundert": 100, "dutzend": 12},
    ordinals="erste*=1 zweite*=2 dritte*=3 vierte*=4 fünfte*=5 sechste*=6",
    multipliers="tausend=1e3 tsd=1e3 million=1e6 millionen=1e6 mio=1e6 milliarde=1e9 milliarden=1e9 mrd=1e9 billion=1e12 billionen=1e12",
    fractions="hälfte=50 viertel=25 drittel=33.3 fünftel=20 zehntel=10",
    bounds="""
>= mindestens, wenigstens, zumindest, nicht_weniger_als
> mehr_als, über, gut
< fast, knapp, beinahe, weniger_als, unter, nahezu, bis_zu, höchstens, maximal
~ rund, etwa, ungefähr, circa, ca, zirka, gegen, schätzungsweise
""",
    units="""
km: kilomet* km
mi: meile*
m: meter metern meters
ft: fuß
cm: zentimet* cm
mm: millimet* mm
kg: kilo kilogramm kg
g: gramm
t: tonnen tonne
ha: hektar
km2: quadratkilomet*
l: liter litern
kmh: kilometer_pro_stunde kilometern_pro_stunde stundenkilomet* km/h
ms: meter_pro_sekunde metern_pro_sekunde
C: grad_celsius grad
F: grad_fahrenheit fahrenheit
min: minute minuten
s: sekunde sekunden
h: stunde stunden
d: tag tage tagen
wk: woche wochen
mon: monat monate monaten
y: jahr jahre jahren
%: prozent
pp: prozentpunkt*
bp: basispunkt*
MW: megawatt
GW: gigawatt
""",
    before_units="stärke=mag magnitude=mag",
    currencies="EUR: euro euros; USD: dollar; GBP: pfund; CHF: franken; JPY: yen; CNY: yuan; RUB: rubel; TRY: lira; PLN: zloty; kr: kronen",
    per="d: pro_tag am_tag täglich; mon: pro_monat im_monat monatlich; y: pro_jahr im_jahr jährlich; kg: pro_kilo je_kilo; h: pro_stunde; t: pro_tonne je_tonne",
    ages=r"\b(?P<n>{n})[- ]?jährig\w*|\b(?P<n2>{n}) Jahre alt|\((?P<n3>\d\d)\)|im Alter von (?P<n4>{n})",
    ranges="bis",
    froms="von vom",
    between="zwischen",
    ayes="ja ja-stimmen dafür",
    noes="nein nein-stimmen gegenstimmen dagegen",
    coming=r"\b(?:wird|werden|soll|sollen|will|wollen|geplant|vorgesehen|ab|kommend\w+|nächst\w+|erwartet)\b",
    weekdays="montag/montags/montagabend/montagmorgen/montagnachmittag dienstag/dienstags/dienstagabend/dienstagmorgen mittwoch/mittwochabend/mittwochnachmittag/mittwochmorgen donnerstag/donnerstagabend/donnerstagmorgen freitag/freitagabend/freitagmorgen samstag/sonnabend/samstagabend/samstagmorgen sonntag/sonntagabend/sonntagmorgen",
    months="januar/jänner/jan februar/feb märz april mai juni juli august september/sept oktober/okt november/nov dezember/dez",
    says="sagte sagt erklärte mitteilte teilte nach_angaben laut zufolge hieß berichtete schätzt schätzte gab_an nach_worten",
    contrast="vergangene* vorig* durchschnittlich* zuvor vorjahr* vorjahreszeitraum insgesamt",
    zones="ortszeit gmt utc mez mesz",
    concepts="""
killed: tote toten toter getötet* starben starb gestorben* todesopfer* ums_leben opferzahl tödlich* tod verstarb* leichen erlag*
injured: verletzt* verletzung* verwundet* leichtverletzt* schwerverletzt*
missing: vermisst* verschwunden* verschollen*
rescued: gerettet* rettet* rettung geborgen*
rescuer: rettungskräfte* retter* helfer* einsatzkräfte*
evacuated: evakuiert* in_sicherheit verlassen
homeless: obdachlos*
arrested: festgenommen* festnahme* verhaftet* verhaftung* untersuchungshaft
survivor: überlebend* überleb*
hospital: krankenhaus* klinik* bezirkskrankenhaus* spital*
infected: infizier* infektion* ansteck*
trapped: eingeschlossen* festsaß* festsitz* steckten gestrandet*
people: menschen leute personen person einwohner* bewohner*
child: kind kinder kindern mädchen junge jungen säugling*
woman: frau frauen
man: mann männer männern
passenger: passagier* fahrgäste* fahrgast* insasse* reisende*
driver: fahrer* autofahrer* lenker*
worker: arbeiter* beschäftigt* mitarbeiter* angestellt* belegschaft*
striker: streikend*
student: student* studierend* schüler*
soldier: soldat* armee militär* bundeswehr
police: polizei* polizist*
firefighter: feuerwehr*
doctor: arzt ärzt* mediziner* sanitäter*
nurse: pfleger* krankenschwester* pflegekräfte*
judge: richter* vorsitzende_richter*
lawyer: anwalt anwält* verteidiger* rechtsanw*
prosecutor: staatsanw* ankläger* anklage
minister: minister* *minister *ministerin
president: präsident* staatspräsident* bundespräsident*
prime_minister: ministerpräsident* premier* regierungschef* kanzler*
governor: gouverneur*
mayor: bürgermeister* oberbürgermeister*
lawmaker: abgeordnet* parlamentarier* senator*
voter: wähler* wahlberechtigt* stimmberechtigt*
protester: demonstriert* protestiert* demonstrant* demonstrierend* protestierend* teilnehmer*
protest: protest* demonstration* kundgebung* demo
organiser: veranstalter* organisator*
thief: dieb* räuber* einbrecher* täter*
suspect: verdächtig* tatverdächtig* angeklagt* beschuldigt*
victim: opfer
witness: zeuge zeugen zeugin augenzeug*
official: sprecher* behörde* beamt*
scientist: forscher* wissenschaft* experte* expertin* geolog* biolog*
chief: vorstandschef* chef chefin geschäftsführer* vorstandsvorsitzend* direktor*
spectator: zuschauer* fans besucher*
player: spieler* stürmer* torjäger*
trainer: trainer* coach
captain: kapitän*
author: autor* schriftsteller*
singer: sänger* musiker*
family: familie* angehörig*
migrant: migrant* flüchtling* geflüchtet*
hostage: geisel*
tourist: tourist* urlauber*
farmer: bauer bauern landwirt*
fisherman: fischer*
pilot: pilot*
crew: besatzung* crew matrosen
diplomat: diplomat* botschafter*
union: gewerkschaft*
party: partei*
government: regierung* kabinett*
opposition: opposition*
parliament: parlament* bundestag landtag senat
ministry: ministerium* *ministerium *ministeriums
court: gericht* *gericht *gerichts gerichtshof
company: unternehmen* konzern* firma firmen hersteller* betrieb*
bank: bank banken notenbank zentralbank
earthquake: erdbeben* beben* erdstoß* seismolog*
landslide: erdrutsch* hangrutsch* mure schlammlawine* hang
flood: hochwasser* überschwemm* überflut* flut*
storm: sturm* orkan* taifun* hurrikan* unwetter*
fire: brand brände* feuer* flammen
explosion: explosion* explodier*
crash: unfall* unglück* zusammenstoß* abgestürzt* absturz* stürzte* entgleist* kollision* verunglück*
collapse: einsturz* eingestürzt* stürzte_ein zusammengebrochen*
strike: streik* arbeitsniederlegung* ausstand*
election: wahl wahlen *wahl *wahlen wahlkommission
runoff: stichwahl* zweiter_wahlgang
vote: stimmen stimme abstimmung* stimmten
trial_court: prozess* urteil* verurteilt* verfahren*
fine: bußgeld* geldstrafe* kartellbuße* geldbuße* buße strafe
theft: diebstahl* gestohlen* raub* einbruch* überfall* geraubt* beute
attack: angriff* anschlag* attacke* angegriffen*
shooting: schüsse schüssen erschossen* schütze*
war: krieg* kämpfe* gefechte*
ceasefire: waffenruhe* feuerpause* waffenstillstand*
deal: einigung* abkommen* vereinbar* einigten vertrag
recall: rückruf* ruft_zurück zurückgerufen* zurückrufen
merger: übernahme* fusion* übernimmt
bankruptcy: insolvenz* pleite* konkurs*
layoff: stellenabbau* stellen entlassung* kündigung* arbeitsplätze*
inflation: inflation* teuerung* verbraucherpreise*
price: preis* *preis *preise
food: lebensmittel*
rate: leitzins* zins*
discovery: entdeck* fund funde
launch: start gestartet*
vaccine: impfstoff* impfung* geimpft*
outbreak: ausbruch* epidemie* seuche*
disease: krankheit* erkrank* virus
match: spiel spiels partie begegnung
goal: tor tore toren treffer* traf
final: finale* endspiel*
cup: pokal* cup
championship: meisterschaft* liga titel*
set: satz sätze satzes
concert: konzert* festival*
film: film* kino*
novel: roman romane romanen buch bücher*
copies: exemplare* verkauft* auflage
prize: preis preisgeld* auszeichnung* medaille*
museum: museum* galerie*
jewel: schmuck* juwel* schmuckstück* diadem*
drug: kokain* drogen* rauschgift* heroin
weight: gewicht* wog wiegt
sanction: sanktion* sanktionspaket*
asset: vermögen* eingefroren*
budget: haushalt* etat*
tax: steuer* *steuer abgabe*
retirement: rente* ruhestand* rentenalter* pension*
resign: rücktritt* zurückgetreten* trat_zurück
confidence: vertrauen* vertrauensfrage misstrauen*
coalition: koalition*
referendum: referendum* volksabstimmung* volksentscheid*
law: gesetz*
reform: reform*
train: zug züge* bahn* lokführer*
plane: flugzeug* maschine flug flüge
airport: flughafen* flughäfen
ship: schiff* fähre* frachter* boot boote
port: hafen* häfen
bus: bus busse* reisebus* busunglück*
car: auto autos wagen fahrzeug* pkw
truck: lastwagen* lkw
bridge: brücke*
road: straße* autobahn*
tunnel: tunnel*
dam: damm* deich* talsperre*
river: fluss flusses pegel*
mine: bergwerk* mine bergleute* grube*
cable_car: seilbahn* gondel* kabine*
house: haus häuser* wohnung* gebäude* haushalte*
school: schule* schulen
church: kirche* kapelle* dom
village: dorf dörfer* ortschaft*
town: stadt städte*
valley: tal *tal
mountain: berg berge*
sea: meer ozean* see
island: insel*
forest: wald wälder* waldbrand*
height: höhe* hoch meter_tief
depth: tiefe* tief
length: länge* lang
water: wasser*
level: pegel* wasserstand*
rain: regen* niederschl*
wind: wind winde* böen*
temperature: temperatur* grad
power: strom* elektrizität
outage: stromausfall* blackout ohne_strom
gas: gas
oil: öl
nuclear: atom* reaktor*
satellite: satellit* rakete* raumsonde*
species: art arten
specimen: exemplar tiere*
fish: fisch*
animal: tier tiere*
bird: vogel vögel*
dose: dosis dosen
side_effect: nebenwirkung*
efficacy: wirksam* schützt schutz
study: studie*
country: länder* land staaten staat
cost: kosten* kostet* koste
damage: schaden* schäden* beschädigt*
destroyed: zerstört* zerstörung*
loss: verlust* minus
profit: gewinn* überschuss* nettogewinn*
revenue: umsatz* umsätze* erlös*
share_price: aktie* papiere* kurs
wage: lohn löhne* gehalt* gehälter* lohnerhöhung*
offer: angebot* bietet geboten
demand: forder* verlangt* verlangen*
rise: stieg* gestiegen* anstieg* steigt steigen erhöh* zuwachs* plus legte_zu zunahme*
fall: fiel* gefallen* sank* gesunken* rückgang* sinkt sinken verloren verlor gab_nach brach* einbruch* ging*_zurück reduz* gesenkt* herabgesetzt* senkt*
record: rekord* höchststand*
age: alter
open: eröffn* geöffnet* gebaut* errichtet*
close: geschlossen* schließung* schließt gesperrt*
start: beginn* begann* begonnen* tritt_in_kraft in_kraft startet*
end: ende endet* beendet* beendigt*
next: nächst* kommend* weiter
inspect: kontroll* inspektion* wartung* überprüf* gewartet*
cause: ursache* ermittl* untersuchung*
warning: warnung* warnt* alarm*
prison: haft* gefängnis* freiheitsstrafe*
ban: verbot* gesperrt* sperre
bribe: bestech* korrupt* schmiergeld*
suspended: bewährung*
appeal: berufung* revision* rechtsbeschwerde* oberlandesgericht
escape: flucht* flüchtet* entkam* flohen
weapon: waffe*
reward: belohnung*
insurance: versicher*
value: wert* geschätzt*
ticket: karte karten ticket*
majority: mehrheit* vorsprung*
abstain: enthalt* enthielt*
against: gegen dagegen
in_favour: dafür ja-stimmen
turnout: wahlbeteiligung* beteiligung*
winner: sieger* gewann* sieg siegt* gewinner* gewählt*
loser: unterlegen* verlierer* gegner* rival*
ballot_box: wahllokal* wahlurne* wahlkreis*
seat: sitze sitz mandat*
swear_in: vereidig* amtseinführung* amtsantritt*
half_time: halbzeit* pause
sent_off: platzverweis* rote_karte gelb-rot*
point: punkt punkte punkten
free_kick: freistoß*
expel: ausgewiesen* ausweis*
round: paket* runde*
visit: besuch*
summit: gipfel* gespräch* treffen
funeral: beerdigung* trauerfeier* begräbnis*
mourning: trauer*
army: armee*
border: grenze*
aid: hilfe* hilfsorganisation*
money: geld* mittel fonds
emergency: notstand* soforthilfe* notfall*
battery: batterie* akku*
model: modell* baureihe*
cement: zement* stahl*
tonne: versand* lieferte* auslief*
shop: geschäft* laden läden* filiale* supermarkt*
egg: eier* fleisch* butter* brot*
reserve: reserve* vorrat* vorräte*
queue: warte* stau rückstau
cancelled: abgesagt* ausgefallen* gestrichen* fielen_aus
delayed: verspät* verzöger*
expedition: expedition* fahrt
recovered: sichergestellt* wiedergefunden* geborgen*
duration: dauer* dauerte* lang
certificate: urkunde*
objection: einspruch* einsprüche* anfecht*
kick_off: anpfiff* anstoß*
born: geboren* geburtsort
married: verheiratet* witwe* ehefrau ehemann
museum_piece: gemälde* bild bilder skulptur*
heatwave: hitzewelle* dürre*
""",
)
