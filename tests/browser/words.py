"""Stories in eleven languages, put together from phrases: no two pages have the same words in the same order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

PHRASES: dict[str, dict[str, list[str]]] = {
    "en": {
        "who": [
            "The harbour board",
            "A retired pilot",
            "The ferry company",
            "Her deputy",
            "The auditor",
            "The night crew",
            "A neighbour of the yard",
            "The second engineer",
        ],
        "did": [
            "counted {n} loose bolts",
            "sent a letter of {n} pages",
            "asked for {n} days of patience",
            "found the log of berth {n} open",
            "measured the tide {n} times",
            "refused to sign form {n}",
            "paid for {n} metres of rope",
            "closed gate {n} before the storm",
        ],
        "where": [
            "on the northern quay",
            "shortly after sunrise",
            "in front of two witnesses",
            "at the end of the season",
            "without telling the town",
            "during the long meeting",
            "behind the old sail loft",
            "in the last week of March",
        ],
        "names": ["Odile Marrant", "Piers Holloway", "Runa Eskeland", "Tobias Venn"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, and {s} {U}.", "“{S} {V},” said {N}."],
    },
    "de": {
        "who": [
            "Die Hafenbehörde",
            "Ein früherer Lotse",
            "Die Reederei",
            "Ihre Stellvertreterin",
            "Der Prüfer",
            "Die Nachtschicht",
            "Eine Nachbarin der Werft",
            "Der zweite Maschinist",
        ],
        "did": [
            "zählte {n} lose Schrauben",
            "schickte einen Brief mit {n} Seiten",
            "bat um {n} Tage Geduld",
            "fand das Buch von Liegeplatz {n} offen",
            "maß die Tide {n} Mal",
            "verweigerte die Unterschrift unter Blatt {n}",
            "bezahlte {n} Meter Tau",
            "schloss Tor {n} vor dem Sturm",
        ],
        "where": [
            "am nördlichen Kai",
            "kurz nach Sonnenaufgang",
            "vor zwei Zeugen",
            "am Ende der Saison",
            "ohne die Stadt zu fragen",
            "während der langen Sitzung",
            "hinter dem alten Segelboden",
            "in der letzten Märzwoche",
        ],
        "names": ["Odile Marrant", "Jörg Holthusen", "Runa Eskeland", "Tobias Venn"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, und {s} {U}.", "„{S} {V}“, sagte {N}."],
    },
    "fr": {
        "who": [
            "La capitainerie",
            "Un ancien pilote",
            "La compagnie des bacs",
            "Son adjointe",
            "Le vérificateur",
            "L’équipe de nuit",
            "Une voisine du chantier",
            "Le second mécanicien",
        ],
        "did": [
            "a compté {n} boulons desserrés",
            "a envoyé une lettre de {n} pages",
            "a demandé {n} jours de patience",
            "a trouvé ouvert le registre du quai {n}",
            "a mesuré la marée {n} fois",
            "a refusé de signer la feuille {n}",
            "a payé {n} mètres de cordage",
            "a fermé la porte {n} avant la tempête",
        ],
        "where": [
            "sur le quai du nord",
            "peu après le lever du soleil",
            "devant deux témoins",
            "à la fin de la saison",
            "sans prévenir la ville",
            "pendant la longue réunion",
            "derrière l’ancienne voilerie",
            "la dernière semaine de mars",
        ],
        "names": ["Odile Marrant", "Pierre Hallouin", "Runa Eskeland", "Tobias Venn"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, et {s} {U}.", "« {S} {V} », a dit {N}."],
    },
    "es": {
        "who": [
            "La autoridad del puerto",
            "Un piloto jubilado",
            "La compañía de barcos",
            "Su adjunta",
            "El auditor",
            "El turno de noche",
            "Una vecina del astillero",
            "El segundo maquinista",
        ],
        "did": [
            "contó {n} tornillos sueltos",
            "envió una carta de {n} páginas",
            "pidió {n} días de paciencia",
            "encontró abierto el libro del muelle {n}",
            "midió la marea {n} veces",
            "se negó a firmar la hoja {n}",
            "pagó {n} metros de cabo",
            "cerró la puerta {n} antes del temporal",
        ],
        "where": [
            "en el muelle del norte",
            "poco después del amanecer",
            "delante de dos testigos",
            "al final de la temporada",
            "sin avisar a la ciudad",
            "durante la larga reunión",
            "detrás del viejo taller de velas",
            "en la última semana de marzo",
        ],
        "names": ["Odile Marrant", "Íñigo Urrutia", "Runa Eskeland", "Tobías Venn"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, y {s} {U}.", "«{S} {V}», dijo {N}."],
    },
    "pl": {
        "who": [
            "Zarządca portu",
            "Dawny pilot",
            "Właściciel promów",
            "Jego zastępca",
            "Kontroler",
            "Nocny strażnik",
            "Sąsiad stoczni",
            "Drugi mechanik",
        ],
        "did": [
            "policzył {n} luźnych śrub",
            "wysłał list na {n} stron",
            "poprosił o {n} dni cierpliwości",
            "znalazł otwarty dziennik stanowiska {n}",
            "zmierzył pływ {n} razy",
            "odmówił podpisania karty {n}",
            "zapłacił za {n} metrów liny",
            "zamknął bramę {n} przed burzą",
        ],
        "where": [
            "na północnym nabrzeżu",
            "tuż po wschodzie słońca",
            "przy dwóch świadkach",
            "pod koniec sezonu",
            "bez wiedzy miasta",
            "w czasie długiej narady",
            "za starą żaglownią",
            "w ostatnim tygodniu marca",
        ],
        "names": ["Odile Marrant", "Paweł Hołda", "Runa Eskeland", "Tobiasz Wenta"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, a {s} {U}.", "„{S} {V}” – powiedział {N}."],
    },
    "ru": {
        "who": [
            "Начальник порта",
            "Бывший лоцман",
            "Владелец паромов",
            "Его заместитель",
            "Ревизор",
            "Ночной сторож",
            "Сосед верфи",
            "Второй механик",
        ],
        "did": [
            "насчитал {n} ослабших болтов",
            "отправил письмо на {n} страниц",
            "попросил {n} дней терпения",
            "нашёл открытым журнал причала {n}",
            "измерил прилив {n} раз",
            "отказался подписать лист {n}",
            "заплатил за {n} метров каната",
            "закрыл ворота {n} перед бурей",
        ],
        "where": [
            "на северной набережной",
            "вскоре после рассвета",
            "при двух свидетелях",
            "в конце сезона",
            "без ведома города",
            "во время долгого совещания",
            "за старой парусной мастерской",
            "в последнюю неделю марта",
        ],
        "names": ["Одиль Марран", "Пётр Холодов", "Руна Эскеланн", "Тобиас Венн"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, а {s} {U}.", "«{S} {V}», — сказал {N}."],
    },
    "ar": {
        "who": [
            "مدير الميناء",
            "مرشد متقاعد",
            "صاحب العبارات",
            "نائب المدير",
            "مدقق الحسابات",
            "حارس الليل",
            "جار الحوض",
            "المهندس الثاني",
        ],
        "did": [
            "أحصى {n} مسمارا مرتخيا",
            "أرسل رسالة من {n} صفحة",
            "طلب مهلة {n} يوما",
            "وجد سجل الرصيف {n} مفتوحا",
            "قاس المد {n} مرة",
            "رفض توقيع الورقة {n}",
            "دفع ثمن {n} مترا من الحبال",
            "أغلق البوابة {n} قبل العاصفة",
        ],
        "where": [
            "على الرصيف الشمالي",
            "بعد شروق الشمس بقليل",
            "أمام شاهدين",
            "في نهاية الموسم",
            "من دون علم المدينة",
            "خلال الاجتماع الطويل",
            "خلف ورشة الأشرعة القديمة",
            "في الأسبوع الأخير من مارس",
        ],
        "names": ["أوديل مران", "بطرس هلال", "رونا السيد", "توفيق فهمي"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}، و{s} {U}.", "«{S} {V}»، قال {N}."],
    },
    "he": {
        "who": [
            "מנהל הנמל",
            "נווט בדימוס",
            "בעל המעבורות",
            "סגן המנהל",
            "מבקר הפנים",
            "שומר הלילה",
            "שכן המספנה",
            "המכונאי השני",
        ],
        "did": [
            "ספר {n} ברגים רופפים",
            "שלח מכתב בן {n} עמודים",
            "ביקש {n} ימי סבלנות",
            "מצא פתוח את יומן רציף {n}",
            "מדד את הגאות {n} פעמים",
            "סירב לחתום על דף {n}",
            "שילם על {n} מטרים של חבל",
            "סגר את שער {n} לפני הסערה",
        ],
        "where": [
            "על הרציף הצפוני",
            "מעט אחרי הזריחה",
            "לפני שני עדים",
            "בסוף העונה",
            "בלי ידיעת העיר",
            "במהלך הישיבה הארוכה",
            "מאחורי בית המלאכה הישן",
            "בשבוע האחרון של מרץ",
        ],
        "names": ["אודיל מרן", "פרץ הולנד", "רונה אשכול", "טוביה ון"],
        "form": ["{S} {V} {W}.", "{S} {V} {W}, ו{s} {U}.", "„{S} {V}”, אמר {N}."],
    },
    "ja": {
        "who": ["港湾局", "元水先案内人", "渡船会社", "副局長", "監査役", "夜勤の係員", "造船所の隣人", "二等機関士"],
        "did": [
            "緩んだボルトを{n}本数えた",
            "{n}ページの手紙を送った",
            "{n}日間の猶予を求めた",
            "第{n}桟橋の記録が開いているのを見つけた",
            "潮位を{n}回測った",
            "{n}番の書類への署名を断った",
            "{n}メートルの綱の代金を払った",
            "嵐の前に{n}番の門を閉めた",
        ],
        "where": [
            "北の岸壁で",
            "日の出の直後に",
            "二人の証人の前で",
            "季節の終わりに",
            "町に知らせることなく",
            "長い会議の間に",
            "古い帆の倉庫の裏で",
            "三月の最後の週に",
        ],
        "names": ["織田舞", "堀直人", "江崎るな", "戸部健"],
        "form": ["{S}は{W}{V}。", "{S}は{W}{V}が、{s}は{U}。", "「{S}は{V}」と{N}は語った。"],
    },
    "zh": {
        "who": ["港务局", "一位退休领航员", "渡轮公司", "她的副手", "审计员", "夜班船员", "船厂的邻居", "二管轮"],
        "did": [
            "数出了{n}颗松动的螺栓",
            "寄出了一封{n}页的信",
            "请求宽限{n}天",
            "发现{n}号泊位的日志敞开着",
            "测量了{n}次潮位",
            "拒绝在第{n}号表格上签字",
            "支付了{n}米缆绳的费用",
            "在风暴前关闭了{n}号闸门",
        ],
        "where": [
            "在北码头",
            "在日出后不久",
            "当着两名证人的面",
            "在季末",
            "在没有通知市里的情况下",
            "在漫长的会议期间",
            "在旧帆布仓库后面",
            "在三月的最后一周",
        ],
        "names": ["欧阳兰", "贺立群", "容雅", "唐文"],
        "form": ["{S}{W}{V}。", "{S}{W}{V}，而{s}{U}。", "“{S}{V}，”{N}说。"],
    },
    "ko": {
        "who": [
            "항만청은",
            "은퇴한 도선사는",
            "여객선 회사는",
            "부청장은",
            "감사관은",
            "야간 근무자는",
            "조선소의 이웃은",
            "이등 기관사는",
        ],
        "did": [
            "풀린 볼트 {n}개를 세었다",
            "{n}쪽짜리 편지를 보냈다",
            "{n}일의 말미를 요청했다",
            "{n}번 선석의 일지가 열려 있는 것을 보았다",
            "조수를 {n}번 측정했다",
            "{n}번 서류에 서명하기를 거부했다",
            "밧줄 {n}미터의 값을 치렀다",
            "폭풍 전에 {n}번 문을 닫았다",
        ],
        "where": [
            "북쪽 부두에서",
            "해가 뜬 직후에",
            "두 증인 앞에서",
            "철이 끝날 무렵에",
            "시에 알리지 않고",
            "긴 회의가 열리는 동안",
            "낡은 돛 창고 뒤에서",
            "삼월 마지막 주에",
        ],
        "names": ["오달래", "허필립", "은루나", "도비엔"],
        "form": ["{S} {W} {V}.", "{S} {W} {V}, 그리고 {s} {U}.", "“{S} {V}”라고 {N} 씨가 말했다."],
    },
}
LANGUAGES = tuple(PHRASES)
RIGHT_TO_LEFT = frozenset({"ar", "he"})
UNSPACED = frozenset({"ja", "zh"})


@dataclass(frozen=True)
class Story:
    """A title and its paragraphs; ``more`` makes further paragraphs, none of which was there before."""

    language: str
    title: str
    paragraphs: tuple[str, ...]
    more: Callable[[int], list[str]]
    seed: int

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


def story(language: str, seed: int, paragraphs: int = 9) -> Story:
    """Return the story with this number; the same one each time."""
    chance = random.Random(f"{language}-{seed}")
    phrases, numbers = PHRASES[language], iter(range(11 + seed % 7, 10_000_000, 3))

    def sentence() -> str:
        who = chance.sample(phrases["who"], 2)
        did = chance.sample(phrases["did"], 2)
        small = (
            who[1][0].lower() + who[1][1:]
            if language != "de" or who[1].split()[0] in ("Die", "Der", "Ein", "Eine", "Ihre")
            else who[1]
        )
        return chance.choice(phrases["form"]).format(
            S=who[0],
            s=small,
            V=did[0].format(n=next(numbers)),
            U=did[1].format(n=next(numbers)),
            W=chance.choice(phrases["where"]),
            N=chance.choice(phrases["names"]),
        )

    joint = "" if language in UNSPACED else " "

    def more(count: int) -> list[str]:
        return [joint.join(sentence() for _ in range(chance.randint(2, 4))) for _ in range(count)]

    title = phrases["form"][0].format(
        S=chance.choice(phrases["who"]),
        V=chance.choice(phrases["did"]).format(n=next(numbers)),
        W=chance.choice(phrases["where"]),
    )
    return Story(language, title.rstrip(".。"), tuple(more(paragraphs)), more, seed)
