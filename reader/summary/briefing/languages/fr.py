"""French. Tested in `tests/unit/summary/briefing/languages/test_language.py`."""

from __future__ import annotations

from reader.summary.briefing.languages.language import Language

_BELOW_20 = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]


def _numbers() -> dict[str, int]:
    found = {word: at for at, word in enumerate(_BELOW_20, 1) if at > 1}
    for at, ten in enumerate(_TENS, 2):
        found[ten] = 10 * at
        for more, one in enumerate(_BELOW_20[:9], 1):
            found[f"{ten}-et-un" if more == 1 else f"{ten}-{one}"] = 10 * at + more
            found[f"{ten}_et_un"] = 10 * at + 1
    found |= {"soixante-et-onze": 71, "soixante_et_onze": 71, "quatre-vingts": 80, "quatre-vingt": 80}
    found |= {f"soixante-{word}": 60 + at for at, word in enumerate(_BELOW_20, 1) if at >= 10 and at != 11}
    found |= {f"quatre-vingt-{word}": 80 + at for at, word in enumerate(_BELOW_20, 1)}
    return found | {"cent": 100, "dizaine": 10, "douzaine": 12, "vingtaine": 20, "centaine": 100}


LANGUAGE = Language(
    point=",",
    numbers=_numbers(),
    ordinals="premier=1 première=1 deuxième=2 second=2 seconde=2 troisième=3 quatrième=4 cinquième=5 sixième=6",
    multipliers="mille=1e3 millier=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 mds=1e9",
    fractions="moitié=50 quart=25 tiers=33.3 cinquième=20 dixième=10",
    bounds="""
>= au_moins, pas_moins_de, au_minimum
> plus_de, plus_d
< près_de, presque, moins_de, pas_loin_de, jusqu_à, au_plus, un_peu_moins_de
~ environ, quelque, autour_de, à_peu_près, approximativement
""",
    units="""
km: kilomètre* km
m: mètre mètres
ft: pied pieds
cm: centimètre* cm
mm: millimètre* mm
kg: kilo kilos kilogramme* kg
g: gramme*
t: tonne tonnes
ha: hectare*
km2: kilomètres_carrés
l: litre*
kmh: kilomètres_à_l_heure kilomètres_heure km/h
C: degrés_celsius degré degrés
min: minute*
s: seconde secondes
h: heure heures
d: jour jours
wk: semaine semaines
mon: mois
y: an ans année années
%: pour_cent
pp: points_de_pourcentage point_de_pourcentage
bp: points_de_base
MW: mégawatt*
GW: gigawatt*
""",
    before_units="magnitude=mag",
    currencies="EUR: euro euros; USD: dollar dollars; GBP: livre livres; CHF: franc francs; JPY: yen yens; CNY: yuan yuans; RUB: rouble*; kr: couronne*",
    per="d: par_jour quotidien*; mon: par_mois mensuel* mensuels; y: par_an annuel*; kg: le_kilo par_kilo; h: de_l_heure par_heure; t: la_tonne",
    ages=r"\b(?P<n>{n})[  ]ans\b(?![  ](?:de|d|plus|après|avant|ferme)\b)",
    ranges="à",
    froms="de",
    between="entre",
    ayes="oui pour",
    noes="non contre",
    coming=r"\b\w{2,}(?:ra|ront)\b|\b(?:va|vont|doit|doivent|devrai\w+|prévue?s?|prochaine?s?)\b",
    weekdays="lundi mardi mercredi jeudi vendredi samedi dimanche",
    months="janvier/janv février/févr mars avril mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc",
    says="dit déclaré indiqué annoncé affirmé précisé selon estimé expliqué d_après a_fait_savoir rapporte",
    contrast="précédent* précédemment dernier* dernière* auparavant moyenne",
    zones="heure_locale gmt utc",
    concepts="""
killed: mort morts morte mortes tué tués tuée tuées décès décédé* périr* péri victimes_mortelles perdu_la_vie bilan_humain mortel*
injured: blessé* blessure*
missing: disparu* portés_disparus
rescued: sauvé* secouru* sauvetage*
rescuer: secouriste* sauveteur* secours
evacuated: évacué* évacuation* déplacé*
homeless: sans-abri sans_abri
arrested: arrêté* arrestation* interpell* garde_à_vue détenu*
survivor: survivant* rescapé*
hospital: hôpital* hôpitaux clinique* hospitalis*
infected: infecté* infection* contamin* cas
trapped: coincé* piégé* bloqué*
people: personne personnes gens habitant*
child: enfant enfants fille filles fillette garçon* bébé*
woman: femme femmes
man: homme hommes
passenger: passager* voyageur* usager*
driver: conducteur* chauffeur* automobiliste*
worker: ouvrier* salarié* employé* travailleur* effectif*
striker: gréviste* docker*
student: étudiant* élève*
soldier: soldat* militaire* armée
police: police policier* gendarme*
firefighter: pompier*
doctor: médecin* docteur* chirurgien*
nurse: infirmi*
judge: juge juges président_du_tribunal magistrat*
lawyer: avocat* me défenseur*
prosecutor: procureur* parquet*
minister: ministre* ex-ministre*
president: président présidente présidentiel*
prime_minister: premier_ministre première_ministre
governor: gouverneur* préfet*
mayor: maire maires
lawmaker: député* sénateur* parlementaire* élus
voter: électeur* inscrits
protester: manifestant*
protest: manifestation* protest* rassemblement* cortège*
organiser: organisateur*
thief: voleur* cambrioleur* braqueur* malfaiteur* hommes_masqués
suspect: suspect* accusé* prévenu* mis_en_cause
victim: victime victimes
witness: témoin* témoins
official: porte-parole responsable* autorité*
scientist: scientifique* chercheur* expert* géologue* biologiste*
chief: pdg directeur* patron* dirigeant*
spectator: spectateur* supporter* affluence visiteur*
player: joueur* attaquant* buteur*
trainer: entraîneur* sélectionneur
captain: capitaine*
author: auteur* écrivain* romancier*
singer: chanteur* chanteuse* musicien*
family: famille* proches
migrant: migrant* réfugié*
hostage: otage*
tourist: touriste* vacancier*
farmer: agriculteur* éleveur* paysan*
fisherman: pêcheur*
pilot: pilote*
crew: équipage* marin marins
diplomat: diplomate* ambassadeur*
union: syndicat* syndical*
party: parti partis
government: gouvernement* exécutif
opposition: opposition
parliament: parlement* assemblée* sénat
ministry: ministère*
court: tribunal* tribunaux cour
company: entreprise* société* groupe* fabricant*
bank: banque*
earthquake: séisme* tremblement* sismologue* secousse*
landslide: glissement* coulée* éboulement*
flood: inondation* inondé* crue crues
storm: tempête* ouragan* cyclone* typhon* orage*
fire: incendie* feu feux flammes
explosion: explosion* explosé*
crash: accident* crash collision* chute déraill*
collapse: effondr* écroul*
strike: grève* débrayage* mouvement_social
election: élection* scrutin* présidentielle* législatives
runoff: second_tour deuxième_tour
vote: voix vote votes voté* suffrage*
trial_court: procès jugement* condamn* verdict* reconnu_coupable peine*
fine: amende*
theft: vol vols volé* cambriolage* braquage* dérobé* butin emporté*
attack: attaque* attentat* agress*
shooting: fusillade* tirs tireur*
war: guerre* combats
ceasefire: cessez-le-feu trêve*
deal: accord* pacte traité
recall: rappel* rappelle
merger: rachat* fusion* acquisition*
bankruptcy: faillite* redressement liquidation
layoff: licenciement* suppressions postes emplois
inflation: inflation* prix_à_la_consommation
price: prix tarif*
food: alimentaire* alimentation
rate: taux taux_directeur
discovery: découvert* découverte*
launch: lancement* lancé* décoll*
vaccine: vaccin*
outbreak: épidémie* foyer
disease: maladie* virus
match: match matchs rencontre partie
goal: but buts marqué*
final: finale*
cup: coupe* trophée*
championship: championnat* ligue titre
set: set sets manche*
concert: concert* festival*
film: film* cinéma
novel: roman* livre livres
copies: exemplaires vendu*
prize: prix récompense* médaille*
museum: musée* galerie*
jewel: bijou* joyau* collier* pièces diadème* broche*
drug: cocaïne* drogue* stupéfiant* héroïne
weight: poids pesait pesé*
sanction: sanction*
asset: avoirs gel gelé*
budget: budget*
tax: impôt* taxe*
retirement: retraite*
resign: démission*
confidence: confiance censure
coalition: coalition*
referendum: référendum*
law: loi lois texte
reform: réforme*
train: train trains ferroviaire* sncf
plane: avion*
airport: aéroport*
ship: navire* bateau* cargo* ferry*
port: port ports
bus: bus autocar* car
car: voiture* véhicule*
truck: camion* poids_lourd
bridge: pont ponts
road: route* autoroute*
tunnel: tunnel*
dam: barrage* digue*
river: rivière* fleuve*
mine: mine mines mineur mineurs
cable_car: téléphérique* télécabine* cabine*
house: maison* logement* habitation* foyers bâtiment* immeuble*
school: école* lycée* collège*
church: église* chapelle* cathédrale* collégiale*
village: village* commune*
town: ville*
valley: vallée*
mountain: montagne* colline*
sea: mer océan*
island: île îles archipel
forest: forêt*
height: hauteur* haut
depth: profondeur* profond*
length: longueur* long
water: eau eaux
level: niveau* pic
rain: pluie* précipitation*
wind: vent vents rafales
temperature: température* degrés
power: électricité courant
outage: panne* coupure* sans_électricité
gas: gaz
oil: pétrole
nuclear: nucléaire* réacteur*
satellite: satellite* fusée* sonde*
species: espèce*
specimen: spécimen*
fish: poisson*
animal: animal* animaux
bird: oiseau*
dose: dose doses
side_effect: effets_secondaires effets_indésirables
efficacy: efficac* protège* protection
study: étude* essai*
country: pays états
cost: coût* coûté* coûte*
damage: dégât* dommage* endommag*
destroyed: détruit* destruction* ravag*
loss: perte* pertes
profit: bénéfice* profit*
revenue: chiffre_d_affaires recette* ventes
share_price: action actions titre bourse
wage: salaire* salarial* rémunération*
offer: offre* propose* proposé*
demand: demand* réclam* exig* revendic* requis*
rise: hausse* augment* progress* grimp* monté* bondi*
fall: baisse* recul* chut* diminu* réduit* perdu*
record: record*
age: âge âgé*
open: ouvert* ouvre* ouverture* inauguré* construit*
close: fermé* fermeture* ferme
start: début* commenc* entre_en_vigueur entrée_en_vigueur débute*
end: fin finit terminé* achev*
next: prochain*
inspect: inspect* contrôle* entretien maintenance révision
cause: cause* enquête* enquêteur*
warning: alerte* avert*
prison: prison* emprisonnement ferme détention réclusion
ban: interdi* inéligib* suspension
bribe: pot-de-vin pots-de-vin corruption*
suspended: sursis
appeal: appel recours
escape: fuite* enfui* évad*
weapon: arme armes armé*
reward: récompense* prime
insurance: assur*
value: valeur* estimé* évalué*
ticket: billet*
majority: majorité* avance écart
abstain: abst*
against: contre
in_favour: pour
turnout: participation
winner: vainqueur* gagn* victoire* remport* élu élue
loser: perdant* battu* adversaire* rival*
ballot_box: bureau_de_vote bureaux_de_vote urnes
seat: siège sièges
swear_in: investiture* prêt*_serment prestation
half_time: mi-temps pause
sent_off: expuls* carton_rouge
point: point points
free_kick: coup_franc
expel: expuls*
round: paquet train_de_sanctions
visit: visite*
summit: sommet* pourparlers négociation*
funeral: obsèques funérailles
mourning: deuil
army: armée*
border: frontière*
aid: aide aides
money: argent fonds
emergency: urgence*
battery: batterie*
model: modèle*
shop: magasin* commerce* boutique*
egg: œuf* viande* beurre* pain
reserve: réserve* stock*
queue: attente*
cancelled: annulé* supprimé* annulation*
delayed: retard* retardé*
expedition: expédition* campagne
recovered: retrouvé* récupéré*
duration: duré* durée* dure
objection: contest* recompt*
born: né née naissance natal*
married: épou* mari veuve
museum_piece: tableau* toile* sculpture* reliquaire*
heatwave: canicule* sécheresse*
""",
)
