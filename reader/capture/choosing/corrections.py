"""Words with which a newsroom corrects itself: corrections, update notes, disclaimers, editors' notes.

They are never cut, whatever a judge thinks of short lines at a text's edge: an article without its correction says what
its newsroom took back.
"""

from __future__ import annotations

import re

_LABELS = (
    # English
    r"corrections?(?: and clarifications?)?|clarifications?|editor(?:['’]s|s['’]|ial) notes?|editors? notes?|"
    r"note (?:to|from) (?:the )?(?:readers?|editors?)|"
    r"errat(?:um|a)|retraction|disclaimer|disclosures?|full disclosure|transparency note|"
    # German
    r"korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung|gegendarstellung|(?:anm(?:erkung|\.)|"
    r"hinweis) (?:der|d\.) red(?:aktion|\.)|"
    r"transparenzhinweis|korrekturhinweis|in eigener sache|offenlegung|"
    # French
    r"rectificatif|rectification|précision|mise au point|note de la rédaction|n\.?d\.?l\.?r\.?|droit de réponse|"
    r"avertissement|"
    # Spanish, Catalan, Portuguese, Italian, Romanian
    r"corrección|fe de err(?:ores|atas)|rectificación|aclaración|nota (?:de la redacción|del editor|de redacción|"
    r"de la editora|a los lectores)|"
    r"correcció|fe d['’]errades|correç(?:ão|ões)|errata|retificação|esclarecimento|nota (?:da redação|do editor|"
    r"da editora)|"
    r"correzione|rettifica|errata corrige|precisazione|nota (?:della redazione|del direttore)|n\.?d\.?r\.?|erată|"
    r"nota redacției|precizare|"
    # Dutch, Scandinavian, Finnish
    r"correcties?(?: en aanvullingen)?|rectificatie|verduidelijking|(?:noot|opmerking) van de redactie|naschrift|"
    r"rättelse|förtydligande|"
    r"rettelse|presisering|præcisering|redaktionens kommentar|redaksjonen(?:s kommentar| gjør oppmerksom)|oikaisu|"
    r"täsmennys|korjaus|"
    # Polish, Czech, Slovak, Hungarian, Croatian, Turkish, Greek
    r"sprostowanie|korekta|wyjaśnienie|od redakcji|oprava|upřesnění|poznámka redak(?:ce|cie)|helyesbítés|"
    r"helyreigazítás|pontosítás|"
    r"a szerk(?:esztőség)?\.? megjegyzése|ispravak|napomena redakcije|düzeltme|editörün notu|tekzip|διόρθωση|"
    r"διευκρίνιση|σημείωση (?:της )?σύνταξης|"
    # Cyrillic
    r"исправление|поправка|уточнение|от редакции|примечание редакции|опровержение|виправлення|уточнення|"
    r"від редакції|примітка редакції|поправка|"
    # Arabic, Persian, Hebrew
    r"تصحيح|تصويب|توضيح|ملاحظة (?:من )?(?:المحرر|التحرير)|اصلاحیه|توضیح|תיקון|הבהרה|הערת (?:ה)?(?:מערכת|עורך)|"
    # South and East Asia
    r"भूल ?सुधार|स्पष्टीकरण|संपादक(?:ीय)? (?:की )?टिप्पणी|訂正(?:とおわび)?|お詫びと訂正|おわびと訂正|編集部注|"
    r"更正(?:说明|啟事|启事)?|勘误|勘誤|编者按|編者按|编者注|"
    r"정정(?: ?보도)?|바로잡습니다|편집자 ?주|koreksi|ralat|catatan redaksi|đính chính|แก้ไขข่าว"
)
_UPDATES = (
    r"updated?|aktualisierung|aktualisiert|nachtrag|mise à jour|actualización|actualización de la noticia|"
    r"atualização|aggiornamento|actualizare|"
    r"bijgewerkt|uppdatering|uppdaterad|oppdatering|oppdatert|opdatering|opdateret|päivitys|aktualizacja|"
    r"aktualizace|frissítés|güncelleme|ενημέρωση|"
    r"обновление|обновлено|оновлено|дополнение|доповнення|تحديث|به‌روزرسانی|עדכון|अपडेट|追記|更新|업데이트"
)
_SENTENCES = (
    r"this (?:article|story|post|report|version|headline) (?:corrects|misstated|replaces an? (?:earlier|previous))|"
    r"(?:an?|the) (?:earlier|previous|prior|original|initial) versions? of (?:this|the|our)\b|"
    r"this (?:article|story|post|report|piece|column|page|item|headline|version|text|graphic|caption|interview|"
    r"review|blog(?: post)?)(?: \w+){0,3}? "
    r"(?:has|had|was|have|were|is|originally|initially|previously|incorrectly|mistakenly|misstated|corrects|"
    r"replaces|updates|removes)(?: since| also)?"
    r"(?: been)?(?= (?:\w+ )?(?:updated|corrected|amended|edited|changed|modified|revised|clarified|removed|"
    r"appended|altered|stated|said|misstated|"
    r"misidentified|referred|reported|named|gave|described|to (?:correct|clarify|reflect|include|remove|add))\b)|"
    r"in an (?:earlier|original) version of this|(?:the|some) (?:views|opinions) expressed (?:in|here|are|by)|"
    r"(?:dieser|der) (?:artikel|text|beitrag|bericht) (?:wurde|ist|enthielt|enthält)\b.{0,80}(?:aktualisiert|"
    r"korrigiert|geändert|ergänzt|berichtigt|"
    r"überarbeitet|fehler|angepasst|präzisiert)|in (?:einer|der) (?:früheren|ersten|ursprünglichen|vorherigen|"
    r"vorigen|alten) (?:version|fassung)|"
    r"(?:wir haben|die redaktion hat) (?:den|diesen|das|die|dies|diese) .{0,60}(?:korrigiert|berichtigt|geändert|"
    r"ergänzt|präzisiert)|"
    r"anders als (?:zunächst|ursprünglich) (?:berichtet|gemeldet|geschrieben)|"
    r"cet article a (?:été|fait l)|une (?:première|précédente) version de (?:cet|ce|l)|une version (?:précédente|"
    r"antérieure|initiale) de (?:cet|ce|l)|"
    r"(?:dans|contrairement à) (?:une|la|ce qu).{0,30}version (?:précédente|initiale|antérieure)|"
    r"(?:este|esta) (?:artículo|noticia|texto|información|nota|reportaje) (?:ha sido|fue|se ha|contenía)|"
    r"(?:en )?una (?:primera )?versión (?:anterior|previa|inicial|original) de|(?:este|esta) (?:texto|artigo|"
    r"reportagem|notícia|matéria) foi|"
    r"(?:em )?uma versão (?:anterior|prévia|inicial) de|(?:questo|quest[ao]) ?(?:articolo|testo|pezzo) è stat|"
    r"(?:in )?una (?:prima|precedente) versione di|"
    r"(?:in )?una versione precedente di|dit (?:artikel|bericht|stuk|verhaal) (?:is|werd|"
    r"bevatte)\b.{0,60}(?:aangepast|bijgewerkt|gecorrigeerd|gewijzigd|"
    r"aangevuld)|in een (?:eerdere|oorspronkelijke|vorige) versie|i en (?:tidigare|tidligere) (?:version|versjon|"
    r"udgave) av|i en tidigare version|"
    r"artikeln har (?:uppdaterats|ändrats|korrigerats)|artikkelen (?:er|ble) (?:oppdatert|korrigert|endret)|"
    r"i en tidligere (?:versjon|version|udgave)|"
    r"(?:juttua|artikkelia) on (?:päivitetty|korjattu|muokattu)|(?:w|we) (?:poprzedniej|pierwotnej|"
    r"wcześniejszej) wersji|"
    r"(?:v|ve) (?:předchozí|původní|dřívější) verzi|(?:в|во) (?:предыдущей|первоначальной|ранней|"
    r"более ранней) верси|(?:в|у) (?:попередній|початковій) версі|"
    r"(?:текст|статья|материал|новость) (?:был[аи]? )?(?:исправлен|обновл[её]н|уточн[её]н|дополнен)|当初の記事|"
    r"記事(?:の|を)?一部(?:を)?(?:修正|訂正)|"
    r"本文(?:先前|早前|此前)|(?:此|本)(?:文|篇报道|報導)(?:先前|早前|已更新|已更正)|이 기사는 .{0,30}(?:수정|정정)"
)
_AFTER = (
    r"\s*(?:\([^)]{1,40}\)|\[[^\]]{1,40}\])?\s*"
    r"(?:[,–—-]?\s*(?:[^\W\d]{2,12}\.?\s?)?\d[\d./:\s,apmhuhr年月日-]*(?:[^\W\d]{3,12}\.?\s*\d{0,4}[\d:,\s.apmhuhr]*)?)?"
    r"\s*[:：.\-–—|]\s*"
)
_OPEN = r"^[\s*†‡•\-–—>(\[【（「_]*"
_LABEL_ALONE = re.compile(rf"{_OPEN}(?:{_LABELS})[\s:：.)\]】）」*_]*$", re.IGNORECASE)
_LABELLED = re.compile(rf"{_OPEN}(?:{_LABELS})[\])】）」*]?(?:{_AFTER}|\s*[】）」]\s*)(?=\S)", re.IGNORECASE)
_UPDATED = re.compile(rf"{_OPEN}(?:{_UPDATES})[\])】）」*]?{_AFTER}(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(rf"{_OPEN}(?:{_SENTENCES})", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:corrections?|clarifications?|errat(?:um|a)|retraction|disclaimers?|disclosures?|"
    r"editors?-?notes?|editorial-?notes?|"
    r"update-?notes?|article-?updates?|article-?(?:note|correction)s?|story-?(?:note|correction)s?|korrektur|"
    r"berichtigung|redaktionshinweis|"
    r"rectificatif|fe-?de-?err\w+|correccion|correzione|rettifica|transparenzhinweis|rattelse|correctie)(?:[\s_-]|$)"
)
_BOILERPLATE = re.compile(
    r"affiliate|commission(?!er)|compensation|newsletter|make money|click (?:on )?(?:\w+ ){0,2}links|"
    r"sign(?:ing)? up|subscri|reviewed according to|editorial (?:process|polic)|"
    r"\brights reserved|copyright|©|\bcookies?\b|privacy policy|terms (?:of|and)|"
    r"partnerlink|affiliate-?links?|provision\b|"
    r"liens? affilié|enlaces? de afiliad|links? de afiliad|link di affiliazione|\b(?:your|all|"
    r"moderat\w*) comments?\b|アフィリエイト",
    re.IGNORECASE,
)
MIN_UPDATE_WORDS = 6
MAX_WORDS = 250
_OF_A_DATE = re.compile(r"(?:[ap]m|[a-z]{2,3}t|gmt|utc|uhr|original(?:ly)?|updated?|published|posted)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def is_label(text: str) -> bool:
    """Tell whether a text is the heading of a correction alone ("Correction", "Anmerkung der Redaktion:")."""
    return len(text) < 60 and bool(_LABEL_ALONE.match(text))


def is_correction(text: str) -> bool:
    """Tell whether a text is a newsroom's note on its own text: a correction, an update note, a disclaimer, a remark
    of the editors. A line that only gives the time of an update is none.
    """
    if len(text.split()) > MAX_WORDS or is_boilerplate(text):
        return False
    if _LABELLED.match(text) or _SENTENCE.match(text):
        return True
    updated = _UPDATED.match(text)
    return updated is not None and _says_something(updated["rest"])


def is_boilerplate(text: str) -> bool:
    """Tell whether a text is what a site says on every page: commissions, rights, rules for comments."""
    return bool(_BOILERPLATE.search(text))


def is_named_correction(names: str) -> bool:
    """Tell whether a part of a page calls itself a correction, an update note, a disclaimer by its class or id."""
    return bool(names) and bool(_NAMED.search(names))


def _says_something(rest: str) -> bool:
    words = len([word for word in _LETTERS.findall(rest) if not _OF_A_DATE.fullmatch(word)])
    return words >= MIN_UPDATE_WORDS or (
        len(rest) > 15 and not rest.isascii() and words <= 3 and len("".join(_LETTERS.findall(rest))) > 12
    )
