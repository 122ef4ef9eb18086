"""English. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

LANGUAGE = Language(
    point=".",
    numbers={word: at for at, word in enumerate(_ONES, 1)}
    | {
        word: at
        for at, word in enumerate(
            [
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ],
            10,
        )
    }
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
    | {f"{ten}-{one}": 10 * at + more for at, ten in enumerate(_TENS, 2) for more, one in enumerate(_ONES, 1)}
    | {"dozen": 12, "hundred": 100},
    ordinals="first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10",
    multipliers="thousand=1e3 k=1e3 lakh=1e5 lakhs=1e5 million=1e6 millions=1e6 mn=1e6 crore=1e7 crores=1e7 billion=1e9 bn=1e9 trillion=1e12",
    fractions="half=50 quarter=25 third=33.3 fifth=20 tenth=10",
    bounds="""
>= at_least, no_fewer_than, no_less_than, not_less_than
> more_than, over, upwards_of, in_excess_of, above, just_over
< nearly, almost, just_under, close_to, fewer_than, less_than, under, below, not_quite, up_to, at_most, no_more_than
~ about, around, some, roughly, approximately, an_estimated, estimated, or_so, circa
""",
    units="""
km: kilomet* km
mi: mile miles
m: metre metres meter meters
ft: foot feet ft
in: inch inches
yd: yard yards
cm: centimet* cm
mm: millimet* mm
kg: kilo kilos kilogram* kilogramme* kg
g: gram grams gramme*
t: tonne tonnes metric_tons tons ton
lb: pounds_of lb lbs
ha: hectare*
ac: acre acres
km2: square_kilomet*
mi2: square_mile*
l: litre* liter*
kmh: kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour kph km/h
mph: miles_per_hour miles_an_hour mph
ms: metres_per_second meters_per_second
C: degrees_celsius degrees_centigrade degree* celsius
F: degrees_fahrenheit fahrenheit
min: minute*
s: second seconds
h: hour hours
d: day days
wk: week weeks
mon: month months
y: year years
%: percent per_cent
pp: percentage_point*
bp: basis_point*
mag: magnitude
MW: megawatt*
GW: gigawatt*
""",
    before_units="magnitude=mag",
    currencies="EUR: euro euros; USD: dollar dollars; GBP: pound pounds sterling; JPY: yen; CNY: yuan renminbi; RUB: rouble* ruble*; INR: rupee*; CHF: francs; TRY: lira liras; KRW: won; PLN: zloty; kr: krona kronor kroner krone crowns",
    per="d: a_day per_day each_day daily; mon: a_month per_month monthly; y: a_year per_year annually annual each_year; kg: a_kilo per_kilo; h: an_hour per_hour hourly; t: a_tonne per_tonne a_ton",
    ages=r"\b(?P<n>{n})[- ]years?[- ]old|\baged? (?:of )?(?P<n2>{n})\b|(?<=[a-zß-ÿ], )(?P<n3>\d\d)(?=[,.;)])",
    ranges="to",
    froms="from",
    between="between",
    additional="another a_further",
    one_counts=True,
    ayes="yes ayes yeas in_favour in_favor for",
    noes="no noes nays against",
    coming=r"\b(?:will|won['’]t|to be|is to|are to|due|plans? to|wants? to|expected|scheduled|set to|next)\b|['’]ll\b",
    weekdays="monday tuesday wednesday thursday friday saturday sunday",
    months="january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec",
    says="said say says spoke_of told according_to announced reported estimated put confirmed",
    contrast="another previous previously earlier overall average altogether combined last_year last_month last_week last_season",
    zones="local_time gmt utc bst cet",
    concepts="""
killed: killed kills killing dead die died dies death deaths death_toll toll fatalities fatality lost_their_lives perished victims_died lives claimed
injured: injured injuring injures injuries wounded hurt treated_for burns
missing: missing unaccounted_for disappeared
rescued: rescued rescue rescues saved pulled_alive pulled_out
rescuer: rescuers rescue_workers rescue_teams
evacuated: evacuated evacuees evacuation moved_to forced_from moved_out left_their_homes displaced
homeless: homeless lost_their_homes
arrested: arrested arrest arrests detained held_for custody suspects_held in_custody
survivor: survivor survivors survived survives
hospital: hospital hospitals clinic hospitalised hospitalized
infected: infected infections infection cases
trapped: trapped stuck stranded
people: people persons person residents inhabitants
child: child children girl girls boy boys toddler baby pupils schoolchildren kids
woman: woman women
man: man men
passenger: passenger passengers travellers travelers commuters
driver: driver drivers motorist
worker: worker workers employee employees staff labourers personnel
striker: strikers dockers dockworkers
student: student students
soldier: soldier soldiers troops army military
police: police officers constabulary
firefighter: firefighter* fire_brigade fire_service
doctor: doctor doctors medic medics surgeon
nurse: nurse nurses
judge: judge judges magistrate
lawyer: lawyer lawyers counsel barrister
prosecutor: prosecutor prosecutors prosecution
minister: minister ministers
president: president presidents presidential
prime_minister: prime_minister premier
governor: governor governors
mayor: mayor mayors
lawmaker: lawmaker* deputies mps senators senator legislators
voter: voter voters electorate
protester: marched rallied protested protesting demonstrated protester* protestor* demonstrator* marchers
protest: protest protests demonstration* rally march marches
organiser: organisers organizers organiser
thief: thief thieves robber* burglar* raiders masked_men
suspect: suspect suspects accused defendant
victim: victim victims
witness: witness witnesses
official: official officials spokesman spokeswoman spokesperson
scientist: scientist* researcher* expert experts geologist* biologist*
chief: chief_executive ceo boss chairman chairwoman chair director
spectator: spectator* fans crowd attendance onlookers
player: player players midfielder
trainer: coach trainer
captain: captain
author: author writer novelist
singer: singer musician
family: family families relatives
migrant: migrant* refugee*
hostage: hostage*
tourist: tourist* visitors holidaymakers
farmer: farmer farmers growers
fisherman: fishermen fisherman
pilot: pilot pilots
crew: crew crews sailors
diplomat: diplomat* envoy* ambassador*
union: union unions
party: party parties
government: government cabinet
opposition: opposition
parliament: parliament assembly chamber senate congress
ministry: ministry
court: court courts tribunal
company: company firm maker manufacturer group companies firms
bank: bank banks
police_force: police_station
earthquake: earthquake* quake quakes tremor* seismolog*
landslide: landslide* mudslide* slope hillside
flood: flood flooded floods flooding
storm: storm storms typhoon* hurricane* cyclone*
fire: fire fires blaze blazes flames
explosion: explosion* blast blasts exploded
crash: crash crashed crashes accident accidents plunged collision collided derailed derailment overturned
collapse: collapse collapsed collapses gave_way caved
strike: strike strikes walkout stoppage industrial_action
election: election elections polls ballot presidential
runoff: runoff run-off second_round
vote: vote votes voted voting
trial_court: trial sentenced sentence convicted verdict jailed
fine: fine fines fined penalty
theft: theft stole stolen robbery heist burglary raid break-in
attack: attack attacks attacked assault
shooting: shooting shot gunman gunmen
war: war fighting shelling
ceasefire: ceasefire truce
deal: deal agreement accord pact agreed
recall: recall recalled recalls recalling called_back calls_back
merger: merger takeover acquisition buys
bankruptcy: bankruptcy insolvency insolvent
layoff: layoffs jobs job job_cuts redundancies dismissals
inflation: inflation consumer_prices
price: price prices priced
food: food foods groceries
rate: interest_rate* interest key_rate policy_rate
discovery: discovered discovery unearthed
launch: launch launched lifted_off
vaccine: vaccine* vaccination* jab
outbreak: outbreak epidemic
disease: disease illness virus
match: match game fixture beat defeated
goal: goal goals scored scorer header
final: final
cup: cup trophy
championship: championship league title
set: set sets
transfer: transfer
concert: concert festival gig
film: film movie
novel: novel novels book books
copies: copies sold sales_of
prize: prize award medal prize_money
museum: museum gallery
jewel: jewel jewels jewellery gems necklace pieces brooch tiara
drug: cocaine drugs narcotics heroin
weight: weighed weight weighing
sanction: sanctions sanction sanctioned package
listed: listed blacklist blacklisted
asset: assets frozen freeze
budget: budget spending
tax: tax taxes levy
retirement: retirement retire pension pensions
resign: resign resigned resigns resignation stepped_down
confidence: confidence no-confidence
coalition: coalition
referendum: referendum
law: law bill legislation
reform: reform reforms
train: train trains railway rail railways
plane: plane planes aircraft jet flight flights
airport: airport
ship: ship ships vessel vessels freighter boat boats ferry container_ship
port: port harbour harbor dock docks
bus: bus coach buses minibus
car: car cars vehicle vehicles
truck: truck trucks lorry lorries
bridge: bridge bridges
road: road roads motorway highway
tunnel: tunnel
dam: dam dyke levee
river: river
mine: mine mines miner miners
cable_car: cable_car* cabin cabins gondola
house: house houses home homes buildings building households dwellings
school: school schools classes
church: church chapel cathedral
village: village villages
town: town city
valley: valley
mountain: mountain mountains hill
sea: sea ocean
island: island islands archipelago
forest: forest forests wood woodland
height: height high fall_from drop
depth: depth deep below_the_surface
length: long length measuring
water: water
level: level gauge peaked peak
rain: rain rainfall fell_in
wind: wind winds gusts
temperature: temperature temperatures heat degrees
power: power electricity
outage: outage blackout without_power power_cuts
gas: gas
oil: oil
nuclear: nuclear reactor
satellite: satellite rocket spacecraft probe
species: species
specimen: specimen* animals of_the_animals
fish: fish
animal: animal animals
bird: bird birds
dose: dose doses
side_effect: side_effect* adverse
efficacy: efficacy effective protection protected
study: study studies clinical_trial paper
country: country countries nations
cost: cost costs costing costly loss_to expensive
damage: damage damages damaged
destroyed: destroyed destroys flattened razed demolished
loss: loss losses red
profit: profit profits earnings earned
revenue: revenue revenues sales turnover like-for-like
share_price: shares share stock
wage: wage wages pay salary raise pay_rise
offer: offer offered offers
demand: demand demands demanded wants claim
rise: rise rises rose risen increase increased up climbed surged soared growth grew jump
fall: fall falls fell fallen decrease dropped down sank slid cut cuts
record: record highest
age: age aged old
open: opened opens opening inaugurated built dates_from
close: closed closes shut closure
start: start started starts begin begins began takes_effect take_effect into_force effective_from
end: end ended ends
next: next following
inspect: inspect* maintenance serviced
cause: cause caused investigation inquiry investigators
warning: warning* warned alert
prison: prison jail years_in jailed prison_term behind_bars
ban: ban banned barred disqualified
bribe: bribe* corruption graft
suspended: suspended
appeal: appeal appeals
escape: escape* fled
weapon: weapon* gun guns
minute: minute
reward: reward
insurance: insured insurance insurer*
value: value valued worth estimated_at
ticket: ticket tickets
majority: majority margin lead ahead
abstain: abstain* abstention*
against: against opposed
in_favour: in_favour in_favor
turnout: turnout
voters_share: of_the_vote share_of_the_vote took won_with
winner: winner won win wins victory elected
loser: loser runner-up conceded rival opponent
ballot_box: ballot_box* polling_stations
seat: seat seats
swear_in: sworn_in inauguration takes_office swearing-in
half_time: half-time half_time interval
sent_off: sent_off red_card second_yellow second_booking
point: points point
serve: serve
free_kick: free_kick struck_from
expel: expel* expelled
round: package round tranche
visit: visit visited
summit: summit talks meeting
funeral: funeral burial
mourning: mourning
army: army
border: border
aid: aid relief
money: money fund funds
emergency: emergency
battery: battery batteries
model: model series
phone: phone phones
cement: cement steel
tonne: tonnes_of shipments shipped
supply: supply supplies
shop: shop shops store stores supermarket* outlets
egg: egg eggs meat butter bread pork milk
reserve: reserve reserves stockpile
batch: batch
queue: waiting queue backlog anchored anchor
cancelled: cancelled canceled scrapped
delayed: delay delays delayed
expedition: expedition cruise
recovered: recovered recover found_again
duration: lasted
certificate: certificate mandate
objection: objection* recount disputed
kick_off: kicked_off kick-off
born: born birthplace birth
daughter: daughter son
married: married wife husband widow
museum_piece: painting paintings sculpture statue
solar: solar wind_farm turbine*
heatwave: heatwave heat_wave drought
""",
)
