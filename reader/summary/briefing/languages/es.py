"""Spanish. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_TEENS = [
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]

LANGUAGE = Language(
    point=",",
    numbers={word: at for at, word in enumerate(_ONES[1:], 2)}
    | {word: at for at, word in enumerate(_TEENS, 10)}
    | {word: 10 * at for at, word in enumerate(_TENS, 3)}
    | {f"{ten}_y_{one}": 10 * at + more for at, ten in enumerate(_TENS, 3) for more, one in enumerate(_ONES, 1)}
    | {
        "cien": 100,
        "ciento": 100,
        "doscientos": 200,
        "trescientos": 300,
        "quinientos": 500,
        "docena": 12,
        "decena": 10,
    },
    ordinals="primer=1 primera=1 segundo=2 segunda=2 tercer=3 tercera=3 cuarto=4 cuarta=4 quinto=5 quinta=5",
    multipliers="mil=1e3 miles=1e3 millón=1e6 millones=1e6",
    fractions="mitad=50 tercio=33.3 cuarta_parte=25 quinta_parte=20",
    bounds="""
>= al_menos, por_lo_menos, como_mínimo, no_menos_de
> más_de, por_encima_de
< casi, cerca_de, menos_de, hasta, como_máximo, poco_menos_de
~ unos, unas, alrededor_de, aproximadamente, en_torno_a
""",
    units="""
km: kilómetro* km
mi: milla*
m: metro metros
ft: pie pies
cm: centímetro* cm
mm: milímetro* mm
kg: kilo kilos kilogramo* kg
g: gramo*
t: tonelada*
ha: hectárea*
km2: kilómetros_cuadrados
l: litro*
kmh: kilómetros_por_hora km/h
C: grados grado grados_celsius
min: minuto*
s: segundos
h: hora horas
d: día días
wk: semana semanas
mon: mes meses
y: año años
%: por_ciento
pp: puntos_porcentuales punto_porcentual
bp: puntos_básicos
""",
    before_units="magnitud=mag",
    currencies="EUR: euro euros; USD: dólar dólares; GBP: libras; MXN: pesos; JPY: yenes; CNY: yuanes; RUB: rublos; CHF: francos; kr: coronas",
    per="d: al_día por_día diario* diaria*; mon: al_mes por_mes mensual*; y: al_año por_año anual*; kg: el_kilo por_kilo; h: por_hora; t: la_tonelada",
    ages=r"(?<!\bcada )\b(?:de (?=\S+(?: y \S+)? años[,.;)]|\S+(?: y \S+)? años de edad))?(?P<n>{n}) años(?= de edad|[,.;)]|\s(?:que|y|fue)\b)|niñ[oa] de (?P<n2>{n}) años",
    ranges="a hasta",
    froms="de desde",
    between="entre",
    ayes="síes sí a_favor",
    noes="noes no en_contra",
    coming=r"\b\w+(?:rá|rán)\b|\b(?:va a|van a|previst[oa]s?|próxim[oa]s?|convocad[oa]s?)\b",
    weekdays="lunes martes miércoles jueves viernes sábado domingo",
    months="enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    says="dijo informó según anunció señaló afirmó declaró confirmó explicó aseguró precisó estimó de_acuerdo_con indicó",
    contrast="anterior* pasado pasada promedio previamente",
    zones="hora_local gmt utc",
    concepts="""
killed: muert* murieron murió fallec* víctimas_mortales perdieron_la_vida deceso* mortal* matar* mató
injured: herid* lesionad*
missing: desaparecid* desaparec*
rescued: rescat* salvad* sacaron
rescuer: rescatista* socorrista* equipos_de_rescate
evacuated: evacu* desaloj* desplazad*
homeless: sin_hogar sin_techo damnificad*
arrested: detenid* deten* arrest* apres*
survivor: supervivient* sobrevivient* sobreviv*
hospital: hospital* clínica*
infected: infectad* infección* contagi* casos
trapped: atrapad* varad*
people: persona personas gente habitantes vecinos
child: niño niña niños niñas menor pequeña pequeño bebé
woman: mujer mujeres
man: hombre hombres
passenger: pasajer* viajer*
driver: conductor* chofer* chófer*
worker: trabajador* empleado* obrero* plantilla
striker: huelguista*
student: estudiante* alumn*
soldier: soldado* militar* ejército
police: policía* guardia_civil agentes
firefighter: bomber*
doctor: médic* doctor*
nurse: enfermer*
judge: juez* jueza magistrad*
lawyer: abogad*
prosecutor: fiscal* fiscalía
minister: ministro* ministra*
president: presidente* presidenta* presidencial*
prime_minister: primer_ministro primera_ministra
governor: gobernador*
mayor: alcalde* alcaldesa intendente
lawmaker: diputad* senador* legislador*
voter: votante* elector* electores
protester: manifestante*
protest: protesta* manifestación* marcha*
organiser: organizador*
thief: ladrón* ladrones asaltante* atracador*
suspect: sospechos* acusad* cabecilla imputad*
victim: víctima víctimas
witness: testigo*
official: portavoz funcionari* autoridad*
scientist: científic* investigador* expert* geólog* biólog*
chief: director* ejecutivo jefe jefa presidente_de
spectator: espectador* aficionad* asistent*
player: jugador* delantero*
trainer: entrenador* técnico
captain: capitán*
author: autor* escritor*
singer: cantante* músic*
family: familia* familiares
migrant: migrant* refugiad*
hostage: rehén rehenes
tourist: turista*
farmer: agricultor* ganader* campesin*
fisherman: pescador*
pilot: piloto*
crew: tripula* marinero*
diplomat: diplomátic* embajador*
union: sindicat* gremio*
party: partido partidos
government: gobierno* ejecutivo
opposition: opositor* oposición
parliament: parlamento* congreso asamblea senado
ministry: ministerio*
court: tribunal* corte juzgado*
company: empresa* compañía* fabricante* grupo
bank: banco*
earthquake: terremoto* sismo* seísmo* temblor*
landslide: alud* deslizamiento* derrumb* ladera* deslave* lodo
flood: inundac* inundad* crecida
storm: tormenta* huracán* ciclón* tifón*
fire: incendio* fuego llamas
explosion: explosión* explot*
crash: accidente* choque colisión* descarril* siniestro
collapse: derrumb* colaps* desplom*
strike: huelga* paro
election: elección* elecciones comicios presidenciales
runoff: segunda_vuelta balotaje
vote: voto* votos votación* sufragi*
trial_court: juicio* sentenci* conden* veredicto*
fine: multa*
theft: robo* robad* asalto* hurto* botín atraco*
attack: ataque* atentado* agres*
shooting: tiroteo* disparo*
war: guerra* combate*
ceasefire: alto_el_fuego tregua*
deal: acuerdo* pacto*
recall: retira* llamada_a_revisión
merger: fusión* compra adquisición*
bankruptcy: quiebra* concurso_de_acreedores
layoff: despido* empleos puestos
inflation: inflación* ipc
price: precio*
food: alimento* comida
rate: tasa tasas tipo_de_interés tipos
discovery: descubr* hallazg*
launch: lanza* despeg*
vaccine: vacuna*
outbreak: brote* epidemia*
disease: enfermedad* virus
match: partido encuentro
goal: gol goles marcó
final: final
cup: copa* trofeo*
championship: campeonato* liga título
set: set sets
concert: concierto* festival*
film: película* cine
novel: novela* libro*
copies: ejemplares vendid*
prize: premio* galardón* medalla*
museum: museo* galería*
jewel: joya* alhaja*
drug: cocaína* droga* estupefacient* alijo* narco*
weight: peso pesaje pesó pesa
sanction: sancion*
asset: activos congel*
budget: presupuest*
tax: impuesto*
retirement: jubila* pensión* pensiones
resign: dimisión* dimit* renunci*
confidence: confianza censura
coalition: coalición*
referendum: referéndum* plebiscito*
law: ley leyes
reform: reforma*
train: tren trenes ferroviari*
plane: avión* aviones vuelo*
airport: aeropuerto*
ship: barco* buque* carguero* nave
port: puerto* puertos
bus: autobús* autobuses ómnibus autocar*
car: coche* vehículo* auto autos
truck: camión* camiones
bridge: puente*
road: carretera* autopista*
tunnel: túnel*
dam: presa embalse dique*
river: río ríos
mine: mina minas miner*
cable_car: teleférico* cabina*
house: casa casas vivienda* hogares edificio*
school: escuela* colegio*
church: iglesia* catedral*
village: pueblo* aldea* barrio*
town: ciudad* municipio*
valley: valle*
mountain: montaña* cerro*
sea: mar océano*
island: isla*
forest: bosque* forestal*
height: altura* altos
depth: profundidad* profund*
length: longitud* largo
water: agua aguas
level: nivel*
rain: lluvia* precipitaci* llov*
wind: viento* rachas
temperature: temperatura* grados
power: electricidad eléctric* luz
outage: apagón* sin_luz corte
gas: gas
oil: petróleo
nuclear: nuclear* reactor*
satellite: satélite* cohete* sonda*
species: especie*
specimen: ejemplar*
fish: pez peces
animal: animal* animales
bird: ave aves
dose: dosis
side_effect: efectos_secundarios efectos_adversos
efficacy: eficacia*
study: estudio* ensayo*
country: país países
cost: costo* coste* costó cuesta*
damage: daño* dañad*
destroyed: destrui* destruy* arras*
loss: pérdida*
profit: beneficio* ganancia*
revenue: ingresos facturación* ventas
share_price: acción acciones bolsa
wage: salario* sueldo* salarial*
offer: oferta* ofrec*
demand: demand* exig* reclam* pide*
rise: subi* sube* aument* increment* alza crec*
fall: baj* cayó caída* descen* disminu* reduj* perdió
record: récord*
age: edad
open: abrió abiert* inaugur*
close: cerr* cierre*
start: comenz* inici* empez* entrar*_en_vigor
end: fin finaliz* termin*
next: próxim* siguiente*
inspect: inspecci* revisi* mantenimiento
cause: causa* investiga*
warning: alerta* advert* adviert*
prison: prisión cárcel
ban: prohib* inhabilit*
bribe: soborn* corrup*
suspended: suspendid*
appeal: apel* recurs*
escape: fuga* huy* escap*
weapon: arma armas armad*
reward: recompensa*
insurance: segur* asegur*
value: valor* valorad*
ticket: entrada* boleto*
majority: mayoría* ventaja diferencia
abstain: absten*
against: en_contra contra
in_favour: a_favor
turnout: participación
winner: ganador* ganó victoria* venci* electa electo
loser: perdedor* rival*
ballot_box: mesas urnas
seat: escaño* asiento*
swear_in: investidura* toma_de_posesión jurará asumirá
half_time: descanso medio_tiempo
sent_off: expuls*
point: punto puntos
free_kick: tiro_libre
expel: expuls*
round: paquete ronda
visit: visita*
summit: cumbre* reunión*
funeral: funeral* entierro*
mourning: luto
border: frontera*
aid: ayuda*
money: dinero fondo*
emergency: emergencia*
battery: batería*
model: modelo*
shop: tienda* comercio*
egg: huevo* carne* mantequilla pan
reserve: reserva*
cancelled: cancel* suspend*
delayed: retras*
expedition: expedición*
recovered: recuper* hallad*
duration: dur* duración*
hidden: ocult* escondid*
container: contenedor*
seized: incaut* intervin* decomis*
born: nació nacid*
married: espos* viud*
museum_piece: cuadro* pintura* escultura*
heatwave: ola_de_calor sequía*
""",
)
