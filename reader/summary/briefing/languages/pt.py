"""Portuguese. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"]
_TENS = ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"]
_TEENS = ["dez", "onze", "doze", "treze", "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove"]

LANGUAGE = Language(
    point=",",
    numbers={word: at for at, word in enumerate(_ONES[1:], 2)}
    | {word: at for at, word in enumerate(_TEENS, 10)}
    | {"duas": 2, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "quatorze": 14}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {f"{ten}_e_{one}": 10 * at + more for at, ten in enumerate(_TENS, 2) for more, one in enumerate(_ONES, 1)}
    | {f"{ten}_e_duas": 10 * at + 2 for at, ten in enumerate(_TENS, 2)}
    | {"cem": 100, "cento": 100, "duzentos": 200, "trezentos": 300, "quinhentos": 500, "dúzia": 12, "dezena": 10},
    ordinals="primeiro=1 primeira=1 segundo=2 segunda=2 terceiro=3 terceira=3 quarto=4 quarta=4 quinto=5",
    multipliers="mil=1e3 milhar=1e3 milhares=1e3 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 bi=1e9 mi=1e6",
    fractions="metade=50 terço=33.3",
    bounds="""
>= pelo_menos, no_mínimo, ao_menos, não_menos_de
> mais_de, acima_de
< quase, perto_de, menos_de, até, no_máximo, pouco_menos_de
~ cerca_de, aproximadamente, uns, umas, em_torno_de, por_volta_de, à_volta_de
""",
    units="""
km: quilómetro* quilômetro* km
mi: milha*
m: metro metros
ft: pés
cm: centímetro* cm
mm: milímetro* mm
kg: quilo quilos quilograma* kg
g: gramas
t: tonelada*
ha: hectare*
km2: quilómetros_quadrados quilômetros_quadrados
l: litro*
kmh: quilómetros_por_hora quilômetros_por_hora km/h
C: graus grau
min: minuto*
s: segundos
h: hora horas
d: dia dias
wk: semana semanas
mon: mês meses
y: ano anos
%: por_cento
pp: pontos_percentuais ponto_percentual
bp: pontos_base
""",
    before_units="magnitude=mag",
    currencies="EUR: euro euros; USD: dólar dólares; BRL: real reais; GBP: libras; JPY: ienes; CNY: yuans; CHF: francos; kr: coroas",
    per="d: por_dia ao_dia diári*; mon: por_mês mensa*; y: por_ano ao_ano anua*; kg: o_quilo por_quilo; h: por_hora; t: a_tonelada",
    ages=r"\b(?:de |com )?(?P<n>{n}) anos(?=[,.;)]| de idade)",
    ranges="a até",
    froms="de",
    between="entre",
    ayes="sim a_favor",
    noes="não contra",
    coming=r"\b\w+(?:rá|rão)\b|\b(?:vai|vão|deve|devem|previst[oa]s?|próxim[oa]s?|marcad[oa]s?)\b",
    weekdays="segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    says="disse segundo anunciou afirmou declarou informou explicou revelou de_acordo_com indicou garantiu",
    contrast="anterior* passado passada média anteriormente",
    zones="hora_local gmt utc",
    concepts="""
killed: mort* morr* vítimas_mortais perderam_a_vida óbito* fatal* faleceu
injured: ferid* feriment*
missing: desaparecid*
rescued: resgat* salv*
rescuer: socorrist* equipas_de_resgate
evacuated: retirad* evacua* desalojad*
homeless: sem-abrigo desabrigad*
arrested: detid* deten* pres* prend*
survivor: sobrevivent*
hospital: hospita* clínica*
infected: infetad* infectad* infeção casos
trapped: preso encurralad* retid*
people: pessoa* gente habitant* morador*
child: criança* menino* menina* menor*
woman: mulher*
man: homem homens
passenger: passageir*
driver: condutor* motorist*
worker: trabalhador* funcionári* operári* empregad*
striker: grevist* estivador*
student: estudant* alun*
soldier: soldad* militar* exército
police: polícia* polici* agent* gnr psp
firefighter: bombeir*
doctor: médic*
nurse: enfermeir*
judge: juiz* juíz*
lawyer: advogad*
prosecutor: procurador* ministério_público
minister: ministr*
president: president* presidenciais
prime_minister: primeiro-ministro primeira-ministra
governor: governador*
mayor: presidente_da_câmara prefeit* autarca
lawmaker: deputad* senador*
voter: eleitor*
protester: manifestant*
protest: protest* manifestaç* marcha
organiser: organizador*
thief: ladrão ladrões assaltant*
suspect: suspeit* acusad* arguid*
victim: vítima*
witness: testemunh*
official: porta-voz autoridad*
scientist: cientist* investigador* pesquisador* especialist*
chief: diretor* presidente_executivo chefe
spectator: espectador* adept* torcedor*
player: jogador* avançad*
trainer: treinador* técnico
captain: capitã* capitão
author: autor* escritor*
singer: cantor* músic*
family: famíli* familiar*
migrant: migrant* refugiad*
hostage: refém reféns
tourist: turist*
farmer: agricultor*
fisherman: pescador*
pilot: pilot*
crew: tripula*
diplomat: diplomat* embaixador*
union: sindicat*
party: partido partidos
government: govern* executivo
opposition: oposiç* opositor*
parliament: parlament* assembleia congresso senado
ministry: ministério
court: tribuna*
company: empresa* companhia* fabricant* grupo
bank: banc*
earthquake: sism* terramot* terremot* abalo
landslide: deslizament* derrocada desabament*
flood: inundaç* cheia* enchent* alagad*
storm: tempestad* furac* ciclon* tufã*
fire: incêndi* fogo chamas
explosion: explos* explod*
crash: acident* colis* choque despist* queda
collapse: desab* colaps* desmoron*
strike: grev* paralisação
election: eleiç* eleitora* presidenciais
runoff: segunda_volta segundo_turno
vote: voto votos votaç* votaram
trial_court: julgament* sentenç* conden*
fine: multa* coima*
theft: roubo* furto* assalt* roubad*
attack: ataque* atentad* agress*
shooting: tiroteio* tiros disparos
war: guerra*
ceasefire: cessar-fogo trégua*
deal: acordo* pacto
recall: recolh* chama_de_volta
merger: fusã* aquisiç* compra
bankruptcy: falênc* insolvênc*
layoff: despediment* demiss* postos_de_trabalho
inflation: inflaç*
price: preço*
food: aliment* comida
rate: taxa* juro*
discovery: descob*
launch: lanç*
vaccine: vacin*
outbreak: surto* epidemia*
disease: doenç* vírus
match: jogo partida
goal: golo* gol gols
final: final
cup: taça copa
championship: campeonat* liga título
concert: concert* festival*
film: filme* cinema
novel: romance* livro*
copies: exemplar* vendid*
prize: prémio* prêmio* medalha*
museum: museu*
jewel: joia* jóia*
drug: cocaína droga*
weight: peso
sanction: sanç*
asset: bens ativos congelad*
budget: orçament*
tax: impost*
retirement: reforma aposentadoria pens*
resign: demiss* demit* renunci*
confidence: confiança censura
coalition: coligaç* coalizão
referendum: referendo*
law: lei leis
reform: reforma*
train: comboio* trem trens ferroviári*
plane: avião aviões voo
airport: aeroport*
ship: navio* barco* ferry
port: porto portos
bus: autocarro* ônibus
car: carro* viatura* veículo*
truck: camião camiões caminhão caminhões
bridge: ponte*
road: estrada* autoestrada*
tunnel: túne*
dam: barragem barragens
river: rio rios
mine: mina minas mineir*
house: casa casas habitaç* edifíci*
school: escola*
church: igreja*
village: aldeia* vila*
town: cidade*
valley: vale
mountain: montanha* serra
sea: mar oceano
island: ilha* arquipélago
forest: floresta* mata
height: altura
depth: profund*
length: compriment*
water: água*
level: nível níveis
rain: chuva*
wind: vento*
temperature: temperatura* graus
power: eletricidade energia luz
outage: apag* sem_luz
species: espécie*
dose: dose doses
country: país países
cost: custo* custa*
damage: dano* danific* prejuízo*
destroyed: destru*
loss: perda* prejuízo*
profit: lucro*
revenue: receita* faturação
share_price: ações bolsa
wage: salári*
offer: ofert* propost*
demand: exig* reivindic*
rise: subi* aument* cresc*
fall: desce* baix* caiu queda recu*
record: recorde*
age: idade
open: abr* inaugur*
close: fech* encerr*
start: início inici* começ* entra_em_vigor
end: fim termin* acab*
next: próxim*
inspect: inspeç* inspeção
cause: causa* investig* inquérit*
warning: alert*
prison: prisão cadeia
ban: proib* inibiç*
bribe: suborn* corrupç*
appeal: recurso recorr*
escape: fuga fugiu
weapon: arma*
reward: recompensa
insurance: segur*
value: valor*
majority: maioria diferença vantagem
abstain: absten*
against: contra
in_favour: a_favor
turnout: participaç* afluência votaram
winner: vencedor* venceu vitória eleit* ganh*
loser: derrotad* adversári* derrota
ballot_box: mesas urnas secç* freguesias
seat: assento* mandato*
swear_in: tomada_de_posse toma_posse posse
half_time: intervalo
sent_off: expuls*
point: ponto pontos
round: pacote volta
visit: visita*
summit: cimeira cúpula
mourning: luto
aid: ajuda*
money: dinheiro fundo*
emergency: emergência
cancelled: cancelad*
delayed: atras*
recovered: recuperad*
duration: dur*
born: nasc*
""",
)
