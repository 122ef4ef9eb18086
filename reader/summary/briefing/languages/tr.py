"""Turkish. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
_TENS = ["on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]

LANGUAGE = Language(
    point=",",
    numbers={word: at for at, word in enumerate(_ONES[1:], 2)}
    | {word: 10 * at for at, word in enumerate(_TENS, 1)}
    | {f"{ten}_{one}": 10 * at + more for at, ten in enumerate(_TENS, 1) for more, one in enumerate(_ONES, 1)}
    | {"yüz": 100, "düzine": 12},
    ordinals="birinci=1 ikinci=2 üçüncü=3 dördüncü=4 beşinci=5",
    multipliers="bin=1e3 milyon=1e6 mn=1e6 milyar=1e9 trilyon=1e12",
    fractions="yarısı=50",
    bounds="""
>= en_az, asgari
> fazla, aşkın, üzerinde
< neredeyse, az, kadar, en_fazla
~ yaklaşık, civarında, aşağı_yukarı, takriben
""",
    units="""
km: kilometre* km
m: metre metrelik metreden metreye
cm: santimetre* cm
mm: milimetre* mm
kg: kilo kilogram* kg
t: ton
ha: hektar* dönüm
l: litre
kmh: kilometre_hız km/s
C: derece*
min: dakika*
s: saniye
h: saat saatlik
d: gün günlük
wk: hafta haftalık
mon: ay aylık
y: yıl yıllık yıldır
pp: puan puanlık
""",
    before_units="yüzde=% büyüklüğünde=mag",
    currencies="EUR: avro euro; USD: dolar; TRY: lira liralık; GBP: sterlin",
    per="d: günde günlük; mon: ayda aylık; y: yılda yıllık; kg: kilosu; h: saatte",
    ages=r"\b(?P<n>{n}) yaşında\w*|\((?P<n2>\d\d)\)",
    ranges="ile",
    froms="",
    between="",
    ayes="evet kabul",
    noes="hayır ret",
    coming=r"\b\w+(?:acak|ecek|acağ|eceğ)\w*|\b(?:planlan\w+|bekleniyor|gelecek|önümüzdeki)\b",
    weekdays="pazartesi/pazartesiye salı/salıya çarşamba/çarşambaya perşembe/perşembeye cuma/cumaya cumartesi/cumartesiye pazar/pazara",
    months="ocak/ocakta şubat/şubatta mart/martta nisan/nisanda mayıs/mayısta haziran/haziranda temmuz/temmuzda ağustos/ağustosta eylül/eylülde ekim/ekimde kasım/kasımda aralık/aralıkta",
    says="dedi açıkladı söyledi belirtti göre bildirdi duyurdu açıklandı kaydetti",
    contrast="önceki geçen ortalama",
    zones="yerel_saatle gmt tsi",
    concepts="""
killed: öldü öldür* ölen* ölü ölüm* hayatını_kaybet* can_kaybı yaşamını_yitir* vefat* can_verdi
injured: yaralan* yaralı*
missing: kayıp kaybol*
rescued: kurtar* kurtul*
rescuer: kurtarma*
evacuated: tahliye*
arrested: gözaltı* tutukl* yakalan*
hospital: hastane*
infected: vaka* enfekte*
people: kişi* kişiden insan* yolcu_listesi
child: çocuk*
woman: kadın*
man: adam erkek
passenger: yolcu*
driver: sürücü* şoför*
worker: işçi* çalışan* personel*
student: öğrenci*
soldier: asker* ordu*
police: polis* emniyet* jandarma*
firefighter: itfaiye*
doctor: doktor* hekim*
judge: hakim* yargıç*
lawyer: avukat*
prosecutor: savcı*
minister: bakan*
president: cumhurbaşkan* başkan*
governor: vali*
mayor: belediye_başkan* başkan*
lawmaker: milletvekil*
voter: seçmen*
protester: gösterici* eylemci*
protest: protesto* gösteri* eylem* yürüyüş*
thief: hırsız*
suspect: şüpheli* sanık*
victim: kurban* mağdur*
witness: tanık*
official: yetkili* sözcü*
scientist: bilim* araştırmacı* uzman*
spectator: seyirci* taraftar*
player: oyuncu* futbolcu*
trainer: antrenör* teknik_direktör
captain: kaptan*
family: aile*
union: sendika*
party: parti*
government: hükümet*
opposition: muhalefet*
parliament: meclis*
ministry: bakanlık* bakanlığ*
court: mahkeme*
company: şirket* firma*
bank: banka*
earthquake: deprem* sarsıntı*
landslide: heyelan*
flood: sel su_baskın* taşkın*
storm: fırtına* kasırga*
fire: yangın*
explosion: patlama*
crash: kaza* çarpış* devril* uçurum* yuvarlan*
collapse: çök*
strike: grev*
election: seçim*
vote: oy oya oyla oyu oyların oylar* oylama*
trial_court: dava* ceza* mahkum*
fine: para_cezası
theft: hırsızlık* soygun*
attack: saldırı*
war: savaş*
ceasefire: ateşkes*
deal: anlaşma*
inflation: enflasyon*
price: fiyat*
match: maç* karşılaşma*
goal: gol*
final: final*
cup: kupa*
championship: şampiyon* lig
law: yasa* kanun*
resign: istifa*
train: tren*
plane: uçak*
ship: gemi*
port: liman*
bus: otobüs* minibüs*
car: otomobil* araç*
bridge: köprü*
road: yol yolda karayolu*
river: nehir* dere*
mine: maden*
house: ev evler* bina* konut*
school: okul*
village: köy*
town: şehir* kent* ilçe*
height: yüksek*
depth: derin*
rain: yağış* yağmur*
rise: art* yüksel*
fall: düş* azal*
inspect: bakım* denetim*
cause: neden* soruştur*
prison: hapis* cezaev*
escape: kaç*
majority: fark* önde
turnout: katılım*
winner: kazan* galip*
loser: kaybet* rakib* rakip*
ballot_box: sandık* sandığ*
objection: itiraz*
certificate: mazbata*
next: gelecek önümüzdeki
start: başla*
end: bit* sona*
age: yaş*
registered: kayıtlı*
recount: sayım* yeniden_say*
abstain: çekimser
against: karşı aleyhte
in_favour: lehte
airport: havaliman*
appeal: temyiz* istinaf*
author: yazar*
ban: yasak*
battery: batarya* pil*
border: sınır*
budget: bütçe*
cable_car: teleferik*
cancelled: iptal
chief: genel_müdür* ceo başkan*
church: kilise*
close: kapat* kapandı kapanacak
coalition: koalisyon*
cost: maliyet* mal_oldu
country: ülke*
crew: mürettebat*
dam: baraj*
damage: hasar* zarar*
delayed: ertelen* gecik*
demand: talep* istiyor
destroyed: yıkıldı yıkılan yok_oldu
discovery: keşf* bulundu bulunan
disease: hastalık* hastalığ*
farmer: çiftçi*
film: film*
fish: balık balığ*
forest: orman*
funeral: cenaze*
gas: gaz gazı
hostage: rehin*
island: ada adas* adada
layoff: işten_çıkar*
length: uzunlu*
loss: zarar* kayıp kayb*
migrant: göçmen* mülteci*
museum: müze*
nuclear: nükleer
offer: teklif*
open: açıl* açacak
outage: elektrik_kesinti* kesinti*
pilot: pilot*
power: elektrik*
prime_minister: başbakan*
prize: ödül*
profit: kâr kârı kar_etti
record: rekor*
recall: geri_çağ*
referendum: referandum*
revenue: ciro* gelir*
reward: ödül*
runoff: ikinci_tur*
sea: deniz*
seat: sandalye* koltuk*
set: set sette seti
share_price: hisse*
shooting: silahlı_saldırı ateş_aç*
summit: zirve* görüşme*
survivor: kurtulan*
swear_in: yemin göreve_başla*
tax: vergi*
temperature: sıcaklık* sıcaklığ*
trapped: mahsur
truck: kamyon* tır*
tunnel: tünel*
vaccine: aşı*
valley: vadi*
value: değer*
visit: ziyaret*
wage: ücret* maaş*
warning: uyarı* uyard*
water: su suyu suyun
weapon: silah*
wind: rüzgâr* rüzgar*
""",
)
