"""What no summary should hold or begin with, as data: lines of page furniture, and words that lean on the sentence before."""

from __future__ import annotations

import re

_BEGINS = (
    # English
    "read more", "read also", "also read", "see also", "more on this", "related:", "related stories", "watch:", "watch the video",
    "click here",
    "sign up", "subscribe", "follow us", "share this", "listen:", "advertisement", "photo:", "photograph:", "photos:", "image:", "picture:",
    "image source", "image caption", "video:", "copyright", "©", "all rights reserved", "this article was", "this story was", "correction:",
    "editor's note", "editor’s note", "credit:", "source:", "updated:", "last updated", "published:",
    # German, French, Spanish, Portuguese, Italian, Dutch
    "lesen sie auch", "mehr zum thema", "mehr dazu", "foto:", "bild:", "quelle:", "anzeige", "alle rechte vorbehalten", "à lire aussi",
    "lire aussi", "à lire", "photo :", "crédit", "tous droits réservés", "abonnez-vous", "lea también", "lee también", "leer más",
    "foto :", "imagen:", "todos los derechos", "suscríbase", "suscríbete", "leia também", "leia mais", "imagem:", "todos os direitos",
    "leggi anche", "lees ook", "lees meer",
    # Russian, Ukrainian, Arabic, Chinese, Japanese, Hindi, Greek
    "читайте также", "фото:", "источник:", "все права защищены", "читайте також", "джерело:", "اقرأ أيضا", "اقرأ أيضًا",
    "إقرأ أيضا",
    "صورة:", "الصورة:", "جميع الحقوق محفوظة",
    "相关阅读", "相關閱讀", "延伸阅读", "图片来源", "责任编辑", "版权所有", "関連記事", "あわせて読みたい",
    "写真：", "यह भी पढ़ें", "ये भी पढ़ें", "फोटो:", "διαβάστε επίσης", "φωτογραφία:",
)  # fmt: skip
_FURNITURE = re.compile("|".join(re.escape(phrase) for phrase in _BEGINS), re.IGNORECASE)
_SOMEWHERE = re.compile(r"\ball rights reserved\b|\bclick here\b|\bcontributed to this report\b", re.IGNORECASE)

_LEANING = {
    "en": "he she they it this that these those but and however his her their its so then also meanwhile nor or yet still there such "
    "another instead moreover therefore thus",
    "de": "er sie es dies diese dieser dieses das aber und doch auch dann danach damit dabei dazu davon deshalb daher darum allerdings "
    "zudem außerdem jedoch sein seine seinen ihr ihre dort denn so",
    "fr": "il elle ils elles ce cela ceci cette ces mais et or donc ainsi aussi cependant pourtant puis ensuite son sa ses leur leurs "
    "celui celle ceux c'est c’est",
    "es": "él ella ellos ellas esto eso este esta estos estas pero y sin así también además entonces luego su sus",
    "pt": "ele ela eles elas isto isso este esta esse essa mas e porém assim também então depois seu sua seus suas",
    "it": "egli lui lei loro questo questa questi queste ma e però così anche inoltre poi quindi suo sua",
    "nl": "hij zij ze het dit dat deze die maar en echter ook dan daarna zijn haar hun toch daarom",
    "sv": "han hon de det detta den denna men och också sedan hans hennes deras dock därför",
    "pl": "on ona oni to ten ta te ale i jednak także też potem jego jej ich dlatego",
    "ru": "он она они оно это эти этот эта но и а однако также тоже затем потом его её их поэтому при",
    "uk": "він вона вони воно це ці цей ця але і й а однак також теж потім його її їх тому",
    "el": "αυτός αυτή αυτό αυτοί αλλά και όμως επίσης έπειτα ωστόσο",
    "ar": "هو هي هم هذا هذه ذلك تلك لكن ولكن كما وهو وهي وأضاف وأضافت",
    "tr": "o bu şu onlar ama ve ancak ayrıca sonra bunun",
    "hi": "वह वे यह ये लेकिन और मगर इसके उनके उसके फिर",
}
_LEANING_WORDS = {language: frozenset(entries.split()) for language, entries in _LEANING.items()}
_LEANING_STARTS = {
    "zh": ("他", "她", "它", "这", "這", "那", "但", "而", "此外", "因此", "不过", "不過", "同时", "同時", "然后", "也"),
    "ja": ("これ", "それ", "この", "その", "彼", "しかし", "だが", "また", "そして", "一方", "ただ", "さらに"),
}


def is_furniture(sentence: str) -> bool:
    """Whether the sentence is a line such as "Read more", a photo credit or a copyright notice."""
    return bool(_FURNITURE.match(sentence) or _SOMEWHERE.search(sentence))


def leans_back(sentence: str, words: tuple[str, ...], language: str) -> bool:
    """Whether the sentence begins with a word that points at the one before it ("He", "But", "Doch", "他")."""
    if language in _LEANING_STARTS:
        return sentence.lstrip("「“").startswith(_LEANING_STARTS[language])
    return bool(words) and words[0] in _LEANING_WORDS.get(language, frozenset())
