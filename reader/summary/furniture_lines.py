"""Lines of page furniture in languages other than English ("Lesen Sie auch: ...", "記者 ..."), and what ends like a
question there.

Those that mean nothing else hold in every language, for pages mix them; the rest only in their own, by
``resources/languages``. All begin the sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.summary.language_rules import rule
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
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|\bwww\.")
_SHORT_LINE = 90


@lru_cache(maxsize=64)
def _own(language: str) -> re.Pattern[str] | None:
    found = rule(language, "furniture")
    return re.compile(found, re.IGNORECASE) if found else None


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
    found = rule(language, "asks")
    return bool(found) and re.search(found, sentence.strip(CLOSERS_AND_SPACES), re.IGNORECASE) is not None
