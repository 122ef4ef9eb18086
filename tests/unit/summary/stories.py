"""Reports on a few events, written for tests: each event by more than one outlet, in several languages."""

from __future__ import annotations

from reader.summary.briefing.sources import Source

FERRY_COURIER = (
    "The ferry Marguerite left pier four on Tuesday morning, eleven hours after both engines stopped in the channel with 214 passengers on "
    "board. Mechanics of the Northern Line worked through the night and found seawater in the fuel. "
    "Captain Ruth Nilsen told the Coast Courier that the Marguerite had been inspected in September. "
    "The harbour authority wants to see the engine logs of the ferry before the next crossing. "
    "Passengers slept on benches in the saloon while the ferry drifted near the lighthouse. "
    "Two tugs from Vesterhavn held the Marguerite off the rocks until dawn."
)
FERRY_LEDGER = (
    "The ferry Marguerite drifted in the channel for a night with 196 passengers on board after both engines failed. "
    "The Northern Line, which runs the ferry, said that water had got into the fuel of the Marguerite. "
    "Tugs from Vesterhavn kept the ferry off the rocks near the lighthouse. "
    "The town council of Vesterhavn will discuss a second ferry for the winter on Thursday. "
    "Captain Ruth Nilssen thanked the crews of the tugs."
)
FERRY_HAFENBLATT = (
    "Die Fähre Marguerite ist am Dienstag nach einer Nacht im Fahrwasser wieder ausgelaufen, an Bord waren 214 Passagiere. "
    "Die Reederei Northern Line sprach von Wasser im Treibstoff der Marguerite. "
    "Kapitänin Ruth Nilsen lobte die Schlepper aus Vesterhavn. "
    "Für die Fähren gilt bis Freitag ein Notfahrplan."
)
BUDGET_LEDGER = (
    "Libraries in the city will close one more day a week from January, the council decided in its budget on Monday night. "
    "The budget cut saves the city 1.3 million euros a year, the treasurer Paul Okoro said. "
    "Opponents of the budget had collected 4,200 signatures for the libraries. "
    "The stadium loan was not put to the vote in the council."
)
BUDGET_COURIER = (
    "The city council passed a budget on Monday that closes the libraries for one more day each week. "
    "According to the treasurer Paul Okoro, the budget cut at the libraries saves the city 1.5 million euros a year. "
    "The council did not vote on the loan for the stadium. "
    "Residents protested against the budget in front of the town hall."
)
RIVER = (
    "A team of hydrologists has measured the river Aldana for thirty years and published its tables this spring. "
    "The measurements show that the spring flood now comes three weeks earlier than it did. "
    "Farmers in the upper valley have moved their sowing to the first week of March."
)

EVENTS_BY_LANGUAGE = {
    "de": (
        "Ein Brand hat in der Nacht das Lagerhaus der Spedition Kröger in Lüneburg zerstört. Die Feuerwehr war mit 120 "
        "Einsatzkräften vor Ort. "
        "Die Spedition Kröger schätzt den Schaden an dem Lagerhaus auf mehrere Millionen Euro. Verletzt wurde in Lüneburg niemand.",
        "Das Lagerhaus der Spedition Kröger in Lüneburg ist bei einem Brand zerstört worden. Mit 90 Einsatzkräften "
        "bekämpfte die Feuerwehr die "
        "Flammen. Die Polizei in Lüneburg ermittelt wegen des Brandes im Lagerhaus. Die Spedition Kröger will den Betrieb fortsetzen.",
        "Im Wattenmeer haben Forscher eine neue Muschelart entdeckt. Die Muscheln leben in mehreren Metern Tiefe und "
        "ernähren sich von Algen. "
        "Die Biologin Hanna Petersen beschreibt den Fund in einer Fachzeitschrift.",
    ),
    "fr": (
        "Un train de nuit a déraillé mardi près de la gare de Brives avec 180 voyageurs à bord. Les pompiers de Brives "
        "ont évacué les voyageurs du "
        "train. La compagnie ferroviaire évoque un rail cassé près de la gare. Aucun voyageur du train n'a été blessé.",
        "Le déraillement d'un train de nuit près de la gare de Brives a surpris 150 voyageurs mardi. Un rail cassé "
        "serait en cause, selon la "
        "compagnie ferroviaire. Les pompiers ont conduit les voyageurs du train à la mairie de Brives.",
        "Le musée des beaux-arts expose pour la première fois les carnets du peintre Hugo Lemaire. Les carnets "
        "contiennent des croquis de paysages "
        "et de portraits. L'exposition reste ouverte jusqu'au printemps.",
    ),
    "ru": (
        "Ночью на заводе «Волна» в Зареченске произошёл пожар, эвакуированы 310 рабочих. Пожарные тушили огонь на заводе до утра. "
        "Директор завода «Волна» сообщил, что огонь уничтожил склад. Причину пожара в Зареченске выясняет следствие.",
        "Из-за пожара на заводе «Волна» в Зареченске эвакуировали 280 рабочих. Огонь уничтожил склад завода, сообщили пожарные. "
        "Следствие выясняет причину пожара на заводе.",
        "В музее открылась выставка старинных карт северных морей. Карты собирали купцы и мореплаватели в течение трёх столетий. "
        "Посетители увидят и навигационные приборы той эпохи.",
    ),
    "ar": (
        "غرقت سفينة الصيد النورس قرب ميناء الصويرة ليلة الثلاثاء وعلى متنها 24 بحارا. أنقذ خفر السواحل البحارة قرب ميناء الصويرة. "
        "قال مدير الميناء إن السفينة النورس كانت قديمة وتحتاج إلى إصلاح.",
        "أنقذ خفر السواحل طاقم سفينة الصيد النورس بعد غرقها قرب ميناء الصويرة وعلى متنها 19 بحارا. "
        "ذكر مدير الميناء أن السفينة النورس لم تخضع للفحص منذ سنوات.",
        "افتتح متحف المدينة معرضا جديدا للخط العربي يضم مئات اللوحات. يستمر المعرض حتى نهاية الشهر ويشارك فيه فنانون شباب.",
    ),
    "zh": (
        "星期二凌晨，青湖镇一家造纸厂发生火灾，消防队疏散了214名工人。造纸厂的仓库被大火烧毁。青湖镇政府说，火灾原因正在调查。",
        "青湖镇造纸厂星期二发生火灾，196名工人被疏散。消防队说大火烧毁了造纸厂的仓库。火灾原因仍在调查之中。",
        "研究人员在南方山区发现了一种新的兰花。这种兰花只在雨季开放，花瓣呈淡紫色。植物园将展出它的标本。",
    ),
}
"""By language: two reports on one event, and a third article on something else."""


def source(
    number: int, title: str, text: str, *, language: str = "en", site: str = "", time: str = "2026-11-24"
) -> Source:
    return Source(number, title, text, language, site or f"Outlet {number}", time)


def ferry_and_budget() -> list[Source]:
    """Five articles: two on the ferry, two on the budget, and one on a river that stands alone."""
    return [
        source(1, "Ferry Marguerite returns after a night adrift", FERRY_COURIER, site="Coast Courier"),
        source(2, "Council closes libraries for a day", BUDGET_COURIER, site="Coast Courier"),
        source(
            3, "Night on the drifting ferry Marguerite", FERRY_LEDGER, site="The Ledger", time="2026-11-24T09:00:00Z"
        ),
        source(4, "Thirty years of the river", RIVER, site="Field Notes"),
        source(5, "City budget: libraries close one more day", BUDGET_LEDGER, site="The Ledger"),
    ]
