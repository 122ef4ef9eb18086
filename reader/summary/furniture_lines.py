"""Lines of page furniture in languages other than English ("Lesen Sie auch: ...", "記者 ..."), and what ends like a
question there.

Those that mean nothing else hold in every language, for pages mix them; the rest only in their own. All begin the
sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.text.marks import CLOSERS_AND_SPACES

_ANYWHERE = (
    # German, Dutch, Scandinavian
    r"lesen sie (auch|hier|mehr)|lesen sie dazu|mehr zum thema|mehr dazu|foto:|fotos:|bild:|quelle:|alle rechte vorbehalten|"
    r"auch interessant:|"
    r"zum thema:|video:|lees (ook|meer|verder)|beeld:|bron:|läs (också|även|mer)|foto/|bild/|källa:|læs også|les også|kilde:|"
    r"lue myös|kuva:|lähde:|"
    # French, Spanish, Catalan, Portuguese, Italian, Romanian
    r"(à )?lire (aussi|également)|à lire( sur| dans|\s?:)|photos?\s?:|vidéo\s?:|crédits?( photos?)?\s?:|source\s?:|"
    r"tous droits réservés|"
    r"abonnez-vous|inscrivez-vous à|(le|lee) (también|más)|lea (también|más|además)|leer más|te puede interesar|foto\s?:|fotos\s?:|"
    r"imagen:|fuente:|"
    r"todos los derechos|suscríb[aei]|llegiu també|leia (também|mais)|ler (também|mais)|imagem:|fonte:|todos os direitos|saiba mais|"
    r"leggi anche|"
    r"leggi (di più|tutto)|guarda anche|tutti i diritti|citește (și|mai)|sursa:|"
    # Polish, Czech, Hungarian, Croatian, Turkish, Greek
    r"(prze)?czytaj (też|także|również|więcej)|zobacz (też|także|również)|zdjęcie:|fot\.|źródło:|wszelkie prawa|čtěte (také|též|i|"
    r"více)|"
    r"přečtěte si|zdroj:|všechna práva|olvass(a)? (el|tovább)|kapcsolódó( cikk)?:|pročitajte|čitajte|izvor:|ilgili haber|"
    r"ayrıca okuyun|bunu da okuyun|"
    r"fotoğraf:|kaynak:|tüm hakları|διαβάστε (επίσης|ακόμη|περισσότερα)|δείτε (επίσης|ακόμη)|φωτογραφία:|φωτό:|πηγή:|"
    # Cyrillic
    r"читайте (также|ещё|еще|також|ще|подробнее)|см\. также|по теме:|смотрите также|фото:|источник:|видео:|все права защищены|"
    r"підписуйтесь|підписуйтеся|подписывайтесь|дивіться також|джерело:|відео:|усі права захищ|всі права захищ|прочетете (още|също)|"
    # Arabic script, Hebrew
    r"(اقرأ|إقرأ|اقرئي|شاهد) (أيضا|أيضًا|أيضاً|المزيد)|صورة:|الصورة:|المصدر:|جميع الحقوق محفوظة|تابعونا|اشترك(وا)? (الآن|في (نشرتنا|"
    r"النشرة|قناتنا))|"
    r"(همچنین|بیشتر) بخوانید|مطالب مرتبط|خبرهای مرتبط|عکس:|منبع:|تمام حقوق|کلیه حقوق|مزید پڑھیں|یہ بھی پڑھیں|"
    r"(קראו|ראו|קרא|צפו) (גם|עוד)|לקריאה נוספת|כתבות נוספות|צילום:|צילומים:|מקור:|כל הזכויות שמורות|"
    # South and East Asia
    r"(यह|ये) भी पढ़ें|ये भी देखें|और पढ़ें|फोटो:|फ़ोटो:|तस्वीर:|स्रोत:|सर्वाधिकार सुरक्षित|"
    r"(相关|相關|延伸|推荐|推薦)(阅读|閱讀|新闻|新聞|报道|報導)|更多(新闻|新聞|阅读)|图片来源|圖片來源|图源|来源：|來源：|资料图|"
    r"責任編輯|责任编辑|编辑：|編輯：|"
    r"記者：|记者：|摄影：|攝影：|版权所有|版權所有|关联阅读|関連記事|関連ニュース|あわせて読みたい|こちらも読む|写真：|写真提供|"
    r"画像：|出典：|無断転載|【関連記事】|"
    r"(관련|추천) ?(기사|뉴스)|더 보기|더 읽기|사진[=:]|사진 제공|출처[=:]|무단 ?전재|저작권자|ⓒ|baca juga|simak juga|foto oleh|"
    r"sumber:|xem thêm|"
    r"đọc thêm|ảnh:|nguồn:|อ่านเพิ่มเติม|อ่านข่าว|ภาพ:|ที่มา:"
)
_FURNITURE = re.compile(_ANYWHERE, re.IGNORECASE)

# Bylines, sign-offs, offers and the small talk of a live blog.
_OWN: dict[str, str] = {
    "ar": r"(تابعوا|تابع) .{0,50}(مباشر|لحظة بلحظة)|تغطية مباشرة|(كتب|كتبت|تحرير|إعداد|تصوير)\s?:|للمزيد من المعلومات|للتواصل",
    "cs": r"odebírejte|přihlaste se k odběru|rozhovor vedl|(foto|text|autor):|kontakt pro média",
    "da": r"(sammendraget|resuméet) er|tilmeld dig|følg (os|med)|interviewet er",
    "de": r"diese zusammenfassung|.{0,60}\bim live-?(ticker|blog)[.:]?$|.{0,40}\bim (ticker|blog)[.:]?$|anzeige(:|$)|"
    r"von unserem korrespondent|"
    r"von unserer korrespondent|das (gespräch|interview) führte|die fragen stellte|"
    r"mit material von|"
    r"\(?(dpa|afp|ap|rtr|sid)(/\w+)*\)?$|abonnieren sie|jetzt abonnieren|melden sie sich .{0,40}newsletter|newsletter:|"
    r"folgen sie uns|schreiben sie uns|"
    r"vielen dank fürs (mit)?lesen|alle (meldungen|entwicklungen|ereignisse) (zum nachlesen|im überblick|im ticker)|wir beenden (den|"
    r"unseren|diesen) "
    r"(ticker|liveticker|liveblog)|wir begleiten sie|(damit )?verabschieden wir uns|haben sie fragen|guten (morgen|tag|"
    r"abend)\b.{0,30}$|"
    r"morgen früh .{0,30}sind wir wieder|für rückfragen|pressekontakt|dieser (text|artikel|beitrag) (erschien|ist zuerst|wurde)|"
    r"rezept für|"
    r"text:|redaktion:|autor(in)?:|im video:",
    "el": r"ακολουθήστε μας|εγγραφείτε|ρεπορτάζ:|του ανταποκριτή",
    "es": r"(siga|sigue|última hora) .{0,60}en (directo|vivo)|suscríb|s[ií]guenos|por nuestro corresponsal|redacción\s?[:|]|"
    r"entrevista realizada|contacto de prensa|para más información|"
    r"gracias por (seguir|acompañar)|buenos días y bienvenid|publicidad$|con información de",
    "fa": r"(گزارش|خبرنگار|عکاس)\s?:|ما را دنبال کنید|عضو .{0,20}شوید|برای اطلاعات بیشتر",
    "fi": r"tilaa uutiskirje|seuraa meitä|juttua (muokattu|korjattu)",
    "fr": r"(suivez|revivez) .{0,60}en direct|suivez-nous|recevez |(propos|entretien) recueilli|publicité$|par notre (correspondant|"
    r"envoyé)|de notre (correspondant|"
    r"envoyé)|"
    r"avec (afp|reuters)|contact presse|merci de nous avoir suivi|bonjour et bienvenue|pour en savoir plus",
    "he": r"לפרטים נוספים|הצטרפו (עכשיו|לניוזלטר|לערוץ|לקבוצת)|הירשמו ל|עקבו אחרינו|מאת:|כתב:|עריכה:",
    "hi": r"(रिपोर्ट|संवाददाता|लेखक|संपादन)\s?:|हमें फॉलो करें|सब्सक्राइब करें|अधिक जानकारी के लिए",
    "it": r"(segui|la diretta) .{0,60}(in diretta|live)|iscriviti (a|al|alla)|seguici|di redazione$|dal nostro (inviato|"
    r"corrispondente)|pubblicità$|riproduzione riservata|"
    r"intervista (di|a cura)|contatti stampa|per informazioni|buongiorno e benvenut|scriveteci",
    "ja": r"ライブ(更新|ブログ)|（?(記者|取材|文|撮影|編集)[：・=]|＜?【?(写真|動画|図)[】＞：]|詳しくは(こちら|、)|お問い合わせ|"
    r"購読(する|はこちら)|"
    r"フォロー(する|はこちら)|この記事は",
    "ko": r"실시간 (중계|업데이트)|구독(하기| 신청)|자세한 내용은|문의[: ]|취재[: ]|\S{2,4} (기자|특파원|논설위원)(=|\s*$|\s+\S+@)|"
    r"이 기사는|(촬영|편집|"
    r"영상)\s?:",
    "nl": r"volg .{0,60}(live|liveblog)|advertentie(:|$)|volg ons|schrijf je in|meld je aan|van onze (correspondent|verslaggever|"
    r"redactie)|"
    r"bedankt voor het (lezen|volgen)|"
    r"goede(morgen|middag|navond)\b|perscontact|voor meer informatie|tekst:|dit artikel (verscheen|is)",
    "no": r"sammendraget er|meld deg på|følg (oss|med)|intervjuet er",
    "pl": r"relacja na żywo|śledź .{0,50}na żywo|zapisz się|obserwuj nas|rozmawiał[a]?\b.{0,40}$|(autor|tekst|opracowanie):|"
    r"dziękujemy za|kontakt dla mediów|reklama$",
    "pt": r"acompanhe .{0,60}(em direto|ao vivo|ao minuto)|subscreva|assine|siga-nos|publicidade$|do nosso correspondente|(texto|"
    r"edição|reportagem):|entrevista (de|conduzida)|"
    r"contacto de imprensa|"
    r"para mais informações|bom dia e bem-vind|obrigado por",
    "ro": r"abonează-te|urmărește-ne|autor:",
    "ru": r"следите за .{0,50}(трансляц|онлайн)|текстовая трансляция|(автор|текст)ы?\s?:|(беседовал|подготовил)а?\b.{0,40}$|"
    r"следите за (новостями|нами)|наш телеграм|реклама$|"
    r"контакты для (прессы|сми)|спасибо, что (были|следили)|доброе утро|мы завершаем",
    "sv": r"sammanfattningen är|följ .{0,60}(live|direkt)|prenumerera|följ (oss|med)|annons$|(text|reporter):|tack för att|"
    r"presskontakt|intervjun (är|"
    r"har)|missa inte:",
    "tr": r"canlı (anlatım|blog|yayın:)|abone ol(un|$| ve)|bizi takip edin|haber:|(yazı|röportaj|muhabir|editör):|basın iletişim|"
    r"ayrıntılı bilgi için|reklam$",
    "uk": r"(автор|текст)и?\s?:|(розмовля|підготува|спілкува)(в|ла)(ся)?\b.{0,40}$|стежте за|наш телеграм|реклама$|"
    r"контакти для (преси|змі)|дякуємо, що",
    "zh": r"图为|圖為|(现场)?直播[:：]|实时更新|滚动更新|关注我们|訂閱|订阅|扫码|掃碼|关于[^，。：]{2,30}：|關於[^，。：]{2,30}：|"
    r"媒体联系人|"
    r"媒體聯絡人|联系电话|（?(记者|記者|"
    r"通讯员|文|图|撰文|采写|作者|來源)[ ／/：:]|"
    r"本报记者[^，。]{0,12}$|【?(广告|廣告)】?$|点击(查看|阅读|进入|此处|链接)|點擊(查看|閱讀|進入|此處)",
}  # fmt: skip
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.")
_SHORT_LINE = 90

# A question without a mark.
_ASKS: dict[str, str] = {
    "ja": r"[のうすたるい]か[。．]?$",
    "ko": r"(습니까|입니까|합니까|됩니까|을까|일까|할까|될까)요?[.]?$",
    "my": r"(လား|လဲ)။?$",
    "th": r"(ไหม|หรือไม่|หรือเปล่า)$",
    "zh": r"(吗|嗎|呢)[。．]?$",
    # A teaser: "Was hinter dem Tanker steckt." With a comma a statement follows.
    "de": r"^(was|warum|wer|wo|woher|wohin|wann|wieso|weshalb|welche\w*)\s[^,]+$|^wie (es|er|sie|das|die|der|man)\s[^,]+$",
    "es": r"^¿?(por qué|qué|cómo|quién|quiénes|cuándo|dónde|cuánto)\s[^,]+$|^(esto|así) es lo que ",
    "fr": r"^(pourquoi|comment|qui (est|sont)|ce qu[’']il faut savoir|ce que l[’']on sait)\b[^,]*$",
    "it": r"^(perché|ecco (cosa|come|perché|chi|dove|quando))\b[^,]*$",
    "nl": r"^(waarom|hoe|wat|wie|waar|wanneer)\s[^,]+$",
    "pl": r"^(dlaczego|co wiemy|kim jest)\b[^,]*$",
    "pt": r"^(por que|porque é que|saiba|entenda|veja)\b[^,]*$",
    "ru": r"^(почему|зачем|что известно|кто так(ой|ая|ие))\b[^,]*$",
    "sv": r"^(varför|hur|vad|vem|så (här|ska|kan|blir|gick|mår))\s[^,]+$",
    "uk": r"^(чому|навіщо|що відомо|хто так(ий|а|і))\b[^,]*$",
}


@lru_cache(maxsize=64)
def _own(language: str) -> re.Pattern[str] | None:
    return re.compile(_OWN[language], re.IGNORECASE) if language in _OWN else None


def is_line_of(sentence: str, language: str) -> bool:
    """Tell whether the sentence is a line such as "Read also", a credit, a byline or an offer, as pages in other
    languages than English have them. ``language`` is an ISO 639-1 code, "" for unknown.
    """
    bare = sentence.lstrip(" \t\u00a0\u200e\u200f\u200b\ufeff►▶➤→>•*·-–—([【（＞»")
    if _FURNITURE.match(sentence) or _FURNITURE.match(bare):
        return True
    own = _own(language)
    if own and own.match(bare):
        return True
    return language not in ("", "en") and len(sentence) <= _SHORT_LINE and _ADDRESS.search(sentence) is not None


def is_question(sentence: str, language: str) -> bool:
    """Tell whether the sentence is a question that no question mark at its end shows."""
    if "՞" in sentence:  # Armenian puts the mark on the word that is asked for
        return True
    found = _ASKS.get(language)
    return found is not None and re.search(found, sentence.strip(CLOSERS_AND_SPACES), re.IGNORECASE) is not None
