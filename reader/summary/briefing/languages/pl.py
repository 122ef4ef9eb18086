"""Polish. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = (
    "", "dwa/dwie/dwóch/dwoje/dwaj/dwóm/dwiema", "trzy/trzech/troje/trzej/trzem", "cztery/czterech/czworo/czterej/czterem", "pięć/pięciu/pięcioro",
    "sześć/sześciu/sześcioro", "siedem/siedmiu/siedmioro", "osiem/ośmiu/ośmioro", "dziewięć/dziewięciu",
)  # fmt: skip
_TEENS = [
    "dziesięć/dziesięciu",
    "jedenaście/jedenastu",
    "dwanaście/dwunastu",
    "trzynaście/trzynastu",
    "czternaście/czternastu",
    "piętnaście/piętnastu",
    "szesnaście/szesnastu",
    "siedemnaście/siedemnastu",
    "osiemnaście/osiemnastu",
    "dziewiętnaście/dziewiętnastu",
]
_TENS = [
    "dwadzieścia/dwudziestu",
    "trzydzieści/trzydziestu",
    "czterdzieści/czterdziestu",
    "pięćdziesiąt/pięćdziesięciu",
    "sześćdziesiąt/sześćdziesięciu",
    "siedemdziesiąt/siedemdziesięciu",
    "osiemdziesiąt/osiemdziesięciu",
    "dziewięćdziesiąt/dziewięćdziesięciu",
]

LANGUAGE = Language(
    point=",",
    numbers={form: at for at, forms in enumerate(_ONES, 1) for form in forms.split("/") if form}
    | {form: at for at, forms in enumerate(_TEENS, 10) for form in forms.split("/")}
    | {form: 10 * at for at, forms in enumerate(_TENS, 2) for form in forms.split("/")}
    | {"sto": 100, "stu": 100, "dwieście": 200, "trzysta": 300, "pięćset": 500, "tuzin": 12}
    | {"jedna": 1, "jedną": 1, "jednej": 1, "jeden": 1, "jednego": 1}
    # as the first part of an age: "dwudziestoletni"
    | {"dwudziesto": 20, "trzydziesto": 30, "czterdziesto": 40, "pięćdziesięcio": 50, "sześćdziesięcio": 60},
    ordinals="pierwsz*=1 drugi=2 druga=2 drugiej=2 drugiego=2 trzeci*=3 czwart*=4 piąt*=5",
    multipliers="tysiąc=1e3 tysiące=1e3 tysięcy=1e3 tys=1e3 milion=1e6 miliony=1e6 milionów=1e6 mln=1e6 miliard=1e9 miliardy=1e9 miliardów=1e9 mld=1e9",
    fractions="połowa=50 połowę=50 połowy=50",
    bounds="""
>= co_najmniej, przynajmniej, nie_mniej_niż, minimum
> ponad, więcej_niż, powyżej, przeszło
< prawie, niemal, blisko, mniej_niż, poniżej, niespełna, najwyżej
~ około, ok, mniej_więcej, w_przybliżeniu
""",
    units="""
km: kilometr* km
mi: mila mile mil
m: metr metry metrów metra
cm: centymetr* cm
mm: milimetr* mm
kg: kilo kilogram* kg
g: gramów gram
t: tona tony ton
ha: hektar*
l: litr*
kmh: kilometrów_na_godzinę km/h
C: stopni stopnie stopień
min: minut* min
s: sekund*
h: godzin*
d: dzień dni dnia
wk: tydzień tygodni* tygodnie
mon: miesiąc* miesięcy
y: rok lat lata roku
%: procent*
pp: punkt_procentowy punktu_procentowego punkty_procentowe punktów_procentowych
bp: punktów_bazowych punkty_bazowe
""",
    before_units="magnitud*=mag",
    currencies="EUR: euro; USD: dolar*; PLN: zł złoty złotych złote; GBP: funt*; CHF: franków; RUB: rubli; kr: koron korony",
    per="d: dziennie; mon: miesięcznie; y: rocznie; kg: za_kilogram; h: na_godzinę; t: za_tonę",
    ages=r"\b(?P<n>{n})-?letni\w*|(?P<n2>{n}) lat(?=[,.;)])|(?P<n3>{n})-latk\w+|(?P<n4>{n})-latek",
    glued="letni",
    ranges="do",
    froms="od z ze",
    between="między pomiędzy",
    one_counts=True,
    ayes="za",
    noes="przeciw przeciwko",
    coming=r"\b(?:będzie|będą|ma|mają|zostanie|zostaną|odbędzie|odbędą|planuje|planowan\w+|rozpocznie|zacznie|wejdzie|spotka|spotkają|najbliższ\w+|przyszł\w+)\b",
    weekdays="poniedziałek/poniedziałku/poniedziałkowy wtorek/wtorku środa/środę/środy/środowy czwartek/czwartku/czwartkowy piątek/piątku/piątkowy sobota/sobotę/soboty/sobotni niedziela/niedzielę/niedzieli",
    months="styczeń/stycznia/styczniu luty/lutego/lutym marzec/marca/marcu kwiecień/kwietnia/kwietniu maj/maja/maju czerwiec/czerwca/czerwcu lipiec/lipca/lipcu sierpień/sierpnia/sierpniu wrzesień/września/wrześniu październik/października/październiku listopad/listopada/listopadzie grudzień/grudnia/grudniu",
    says="powiedział* mówił* według poinformował* podał* podają oświadczył* ogłosił* zapowiedział* zdaniem",
    contrast="poprzedni* ubiegł* średni* wcześniej",
    zones="czasu_lokalnego gmt utc",
    concepts="""
killed: zginął zginęł* zmarł* śmier* zabit* ofiar* poległ* nie_żyje
injured: rann* ranił* poszkodowan* obrażeni*
missing: zaginion* zaginął zaginęł* poszukiwan*
rescued: uratowan* ratun* ocalon*
rescuer: ratownik* ratownic*
evacuated: ewakuowan* ewakuac*
homeless: bezdomn* bez_dachu
arrested: zatrzyman* aresztowan* areszt*
survivor: ocalał* przeżył*
hospital: szpital* klinik*
infected: zakażon* zakażeń zarażon* przypadk*
trapped: uwięzion* utknęł*
people: osób osoby osoba ludzi ludzie mieszkań*
child: dzieci dziecko dziecka dziewczynk* chłopiec chłopc*
woman: kobiet*
man: mężczyzn*
passenger: pasażer* podróżn*
driver: kierowc* kierując*
worker: pracownik* robotnik* pracując* załog*
striker: strajkując*
student: student* uczni* uczen*
soldier: żołnierz* wojsk* armi*
police: policj* funkcjonariusz*
firefighter: straża* straż
doctor: lekarz* lekark*
nurse: pielęgniar*
judge: sędzi*
lawyer: adwokat* obroń* prawnik*
prosecutor: prokurat* prokuror*
minister: minister* ministr*
president: prezydent*
prime_minister: premier*
governor: gubernator* wojewod*
mayor: burmistrz*
lawmaker: pos* posł* deputowan* senator*
voter: wyborc* uprawnion*
protester: protestując* demonstrant* manifestant* demonstrow* protestow*
protest: protest* demonstrac* manifestac* marsz*
organiser: organizator*
thief: złodziej* rabu* włamywacz*
suspect: podejrzan* oskarżon*
victim: ofiar*
witness: świad*
official: rzeczni* władz*
scientist: nauko* badacz* ekspert*
chief: szef* prezes* dyrektor*
spectator: widz* kibic*
player: zawodni* piłkarz* siatkark* siatkarz* gracz*
trainer: trener*
captain: kapitan*
author: autor* pisar*
family: rodzin* bliski*
migrant: migrant* uchodźc*
tourist: turyst*
farmer: rolni*
fisherman: ryba*
crew: załog*
diplomat: dyplomat* ambasador*
union: związk* związkow*
party: parti*
government: rząd* rządu
opposition: opozycj*
parliament: parlament* sejm* izb* senat*
ministry: ministerstw* resort*
court: sąd sądu sądzie trybunał*
company: firm* spółk* przedsiębiorstw* koncern*
bank: bank*
earthquake: trzęsien*
landslide: osuwisk*
flood: powód* zalan* powodzi*
storm: burz* huragan* wichur* tajfun*
fire: pożar* ogień ognia
explosion: wybuch* eksploz*
crash: wypad* zderzen* katastrof*
collapse: zawal*
strike: strajk*
election: wybor*
runoff: drug*_tur*
vote: głos* głosów głosował*
trial_court: proces* wyrok* skazan*
fine: grzywn* kar*
theft: kradzież* ukradz* rabun* napad*
attack: atak* zamach*
shooting: strzelan*
war: wojn*
ceasefire: rozejm* zawieszen*_broni
deal: porozumien* umow*
inflation: inflacj*
price: cen cena ceny
food: żywnoś*
rate: stóp stop* stopa
match: mecz* spotkan*
goal: gol* bramk*
final: finał*
cup: puchar*
championship: mistrz* lig* tytuł
set: set seta setów secie partii tie-break* tie-breaku
point: punkt* punktów
serve: zagryw*
block: blok*
novel: powieś* książ*
prize: nagrod* medal*
law: ustaw* prawo
reform: reform* zmian*
retirement: emeryt*
tax: podat*
resign: dymisj* rezygnac*
referendum: referend*
train: pociąg* kolej*
plane: samolot* lot
ship: stat* prom
port: port*
bus: autobus* autokar*
car: samoch* aut
bridge: most*
road: drog* autostrad*
river: rzek*
mine: kopalni* górni*
house: dom* domów budyn* mieszkań*
school: szkoł*
church: kości*
village: wieś wsi
town: miast*
height: wysokoś*
depth: głęboko*
length: długoś*
water: wod*
rain: deszcz* opad*
wind: wiatr*
temperature: temperatur*
power: prąd*
cost: koszt*
damage: strat* szkod*
destroyed: zniszcz*
profit: zysk*
revenue: przychod*
wage: płac* wynagrodz* podwyż*
rise: wzrost* wzros* podn*
fall: spad*
record: rekord*
age: wiek* wieku
open: otwar*
close: zamkn*
start: początek rozpocz* wejd* wejść*_w_życie wchodzi*_w_życie
end: koniec zakończ*
next: następn* kolejn* najbliższ*
full: pełn* pełne
cause: przyczyn* śledztw*
prison: więzien*
ban: zakaz*
appeal: apelac*
majority: większoś* przewag* różnic*
abstain: wstrzym*
against: przeciw*
in_favour: za
turnout: frekwenc*
winner: zwycię* wygra*
loser: przegra* pokona*
seat: mandat*
crowd: widown* hal* trybun*
duration: trwa* czas*
born: urodz*
""",
)
