"""Words by which pages prompt, advertise and point elsewhere. General ones, in the larger languages; no site is named
here.
"""

from __future__ import annotations

import re

_PROMPTS = (
    r"no time to read\??(?: get a summary)?",
    r"get a summary",
    r"(?:previous|next)(?: article| story| post)?",
    r"share(?: this)?(?: article| story| on \w+)?",
    r"read more|more on this|see also|read also|also read",
    r"related(?: articles| stories| topics| content)?",
    r"advertisement|ad|sponsored|story continues below(?: advertisement)?|article continues (?:below|after).{0,40}",
    r"sign up.{0,60}newsletter.{0,80}|subscribe(?: now| to .{0,60}newsletter.{0,40})?",
    r"loading\.*|comments?|leave a (?:comment|reply)|print|email|tweet|copy link|follow us.{0,60}|click here.{0,60}",
    r"anzeige|werbung|publicidad|publicité|pubblicità|reklama|advertentie|реклама|広告",
    r"mehr zum thema|lesen sie auch|auch interessant|lire aussi|à lire aussi|leggi anche|lea también|leia (?:mais|também)",
    r"lees ook|les også|läs också|læs også|lue myös|czytaj (?:też|także)|читайте также|読む|関連記事",
    r"tags?|topics?",
    r"(?:estimated |average )?read(?:ing)?(?: time)?:? ?\d{1,3} ?min(?:ute)?s?|\d{1,3}[ -]?min(?:ute)?s?(?: to)? read",
    r"lesezeit:? (?:ca\. )?\d{1,3} ?min(?:uten?|\.)?|temps de lecture ?:? \d{1,3} ?min(?:utes?)?",
    r"tempo de leitura:? \d{1,3} ?min(?:utos?)?|tiempo de lectura:? \d{1,3} ?min(?:utos?)?|leestijd:? \d{1,3} ?min(?:uten)?",
    r"tempo di lettura:? \d{1,3} ?min(?:uti|uto)?|czas czytania:? \d{1,3} ?min\w*|время чтения:? \d{1,3} ?мин\w*",
    r"follow .{1,40} on (?:google news|facebook|twitter|x|instagram|whatsapp|telegram|youtube|linkedin)\b.{0,120}",
    r".{0,80}\blet us know (?:what you think )?in the comments\b.{0,60}",
    r"waiting for your permission to load .{1,60}|.{0,160}\bclick to tweet",
)
_PROMPT = re.compile(rf"^(?:{'|'.join(_PROMPTS)})[\s.:!…»>→]*$", re.IGNORECASE)
_LEADS_ON = (
    r"read (?:more|also|next)|also read|see also|à?\s?lire aussi|lesen sie auch|leggi anche|lea también|lees ook"
    r"|les også|läs också|læs også|lue myös|czytaj (?:też|także)|читайте также"
)
_POINTER = re.compile(
    rf"^(?:{_LEADS_ON}|related|more|watch|listen|mehr dazu|leia (?:mais|também))\s*[:：>»–-]", re.IGNORECASE
)
_LEADING_ON = re.compile(rf"^(?:{_LEADS_ON})\s+\S", re.IGNORECASE)
"""Without a sign between: only phrases that cannot begin a sentence of the article."""


_PLACEHOLDERS = (
    r"externer inhalt(?: nicht verfügbar)?\.?|empfohlener (?:externer|redaktioneller) inhalt",
    r"an dieser stelle (?:finden sie|befindet sich) .{0,120}\bextern\w* inhalt.*",
    r"ich bin (?:damit )?einverstanden, dass mir .{0,60}inhalt.*|(?:deine|ihre) (?:privatsphäre|cookie)-einstellungen verhindern.*",
    r"(?:this|the) (?:content|video|embed|post|tweet) (?:is not available|cannot be (?:shown|displayed)|is blocked) .{0,40}"
    r"(?:privacy|cookie|consent).*",
    r"(?:this article|this page|we) (?:contains|would like to show you|uses) content (?:provided by|from) .{0,120}"
    r"(?:permission|cookies).*",
    r"(?:to view|to see) this content,? .{0,80}(?:cookies|consent).*|allow .{1,30} content\?.*",
    r"ce contenu (?:est bloqué|n['’]est pas disponible) .{0,120}(?:cookies|consentement|traceurs).*",
    r"(?:pour|afin de) (?:voir|afficher|visualiser) ce contenu,? .{0,120}(?:cookies|consent).*",
    r"este contenido (?:está bloqueado|no está disponible) .{0,120}(?:cookies|consentimiento|privacidad).*",
    r"per (?:vedere|visualizzare) questo contenuto,? .{0,120}(?:cookie|consens).*",
    r"(?:om deze inhoud te zien|deze inhoud wordt geblokkeerd) .{0,120}cookies.*",
)
_PLACEHOLDER = re.compile(rf"(?:{'|'.join(_PLACEHOLDERS)})", re.IGNORECASE | re.DOTALL)
MAX_PLACEHOLDER_CHARACTERS = 700


def is_placeholder(text: str) -> bool:
    """Tell whether a text stands where something from elsewhere would be shown once the reader consents to it."""
    return len(text) <= MAX_PLACEHOLDER_CHARACTERS and bool(_PLACEHOLDER.fullmatch(text.strip()))


_CREDIT = re.compile(
    r"(?:photos?|photographs?|fotos?|images?|immagin[ei]|imagen|bild(?:er)?)(?: credits?)?"
    r"(?:\s*[:/]|\s+(?:by|di|von|par|de|via|van)\b)"
    r"[^.!?]{1,60}",
    re.IGNORECASE,
)


def is_credit(text: str) -> bool:
    """Tell whether a line says no more than who made a picture: "Photo by Oona Marsh"."""
    return bool(_CREDIT.fullmatch(text.strip()))


def is_prompt(text: str) -> bool:
    """Tell whether a short text as a whole is furniture: "Get a summary", "Advertisement", "Read more"."""
    return bool(_PROMPT.match(text))


def is_pointer(text: str) -> bool:
    """Tell whether a text points to another article: "Read more: ...". Only its links tell whether it does so in
    earnest.
    """
    return bool(_POINTER.match(text) or _LEADING_ON.match(text))
