"""Footnotes: which raised figure is a mark, which text is its note, and the way from each to the other.

A mark that links to a note, or has the number of one, is a mark: it gets brackets, so that it never reads as a part of
the figure before it ("40[2]"). A note that stands within its sentence, to be shown in the margin, goes below the
paragraph. The arrows that lead back are taken out; the number of the note leads there instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from lxml import etree

from reader.capture.page.dom import BLOCK_LEVEL, hints, tag_of, text_of, texts_of
from reader.capture.page.typography import text_before

MARK = "data-tearsheet-ref"
"""The attribute of a footnote's mark: the key that it shares with its note."""

NOTE = "data-tearsheet-note"
"""The attribute of the element that holds a note."""

BACK = "data-tearsheet-back"
"""The attribute of the number before a note's words: the key of the mark that it leads back to."""

MAX_NOTE_CHARACTERS = 4_000
MAX_NOTES = 2_000

_LABEL = re.compile(
    r"[\[(]?\s*((?:note|fn|nb|anm\.?|n\.)?\s*\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶#]{1,3})\s*[\])]?", re.IGNORECASE
)
_FIGURES = re.compile(r"\d{1,3}")
_BACK_NAME = re.compile(
    r"back-?ref|back-?link|footnote-?(?:back|return)|reverse-?footnote|fn-?back|cite-?back|doc-backlink|"
    r"footnote-?anchor-?back"
)
_BACK_TEXT = re.compile(
    r"[\s↩↑^⏎⤴↵←⬆︎️⇑\[\]()]*(?:jump up(?: to)?:?|back(?: to (?:text|top|article|content))?)?[\s↩↑^⏎⤴↵←⬆︎️⇑\[\]()]*", re.I
)
_NOTES_NAME = re.compile(
    r"foot-?notes?\b|end-?notes?\b|(?:^|[\s_-])(?:notes|references|fussnoten|reflist)(?:[\s_-]|$)|doc-endnotes"
)
_NOTES_HEADINGS = re.compile(
    r"(?:foot|end)?notes?(?: and references)?|references|sources(?: and notes)?|anmerkungen|fu(?:ß|ss)noten|"
    r"endnoten|einzelnachweise|quellen|"
    r"notes? de bas de page|références|notas?(?: al pie)?|referencias|fuentes|notas de rodapé|referências|note|"
    r"riferimenti|noten|voetnoten|"
    r"bronnen|fotnoter|noter|källor|noter|kilder|viitteet|alaviitteet|lähteet|przypisy|poznámky|lábjegyzetek?|"
    r"jegyzetek|dipnotlar|notlar|"
    r"примечания|сноски|примітки|σημειώσεις|υποσημειώσεις|الهوامش|هوامش|הערות(?: שוליים)?|脚注|注釈|注|注释|註釋|"
    r"각주|주석",
    re.IGNORECASE,
)
_SIDE_NAME = re.compile(r"(?:^|\s)(?:side-?note|margin-?note)(?:\s|$)")
_TOGGLE_NAME = re.compile(r"(?:^|\s)(?:margin-toggle|side-?note-(?:number|toggle))(?:\s|$)")
_SYMBOL = re.compile(r"[*†‡§¶]{1,3}")
_POWER_BEFORE = re.compile(r"(?:^|[\s\d(/·×])(?:[kcdmµn]?m|ft|in|mi|yd|s|[xyzrcRnabNE]|10)$")


def link(root: etree._Element, url: str = "") -> None:
    """Mark up the footnotes of a tree with ``MARK``, ``NOTE`` and ``BACK``, spell the marks in brackets, and take out
    the links that lead back.
    """
    _move_side_notes(root)
    order = {element: at for at, element in enumerate(root.iter())}
    pairs = [*_linked(root, url, order)]
    known = {mark for mark, _, _ in pairs} | {inner for mark, _, _ in pairs for inner in mark.iter()}
    pairs += [pair for pair in _by_number(root, order, {note for _, note, _ in pairs}) if pair[0] not in known]
    pairs.sort(key=lambda pair: order[pair[0]])
    keys: dict[etree._Element, str] = {}
    labels: dict[etree._Element, str] = {}
    names: dict[str, str] = {}
    for mark, note, label in pairs[:MAX_NOTES]:
        key = keys.setdefault(note, str(len(keys) + 1))
        labels.setdefault(note, label)
        for element in (mark, *mark.iter(), *_around(mark)):
            if element.get("id"):
                names[element.get("id") or ""] = key
        _spell_mark(mark, label, key)
    for note, key in keys.items():
        _spell_note(note, labels[note], key, names)
    _drop_backlinks(root)


# --- side notes --------------------------------------------------------------------------------------------------------


def _move_side_notes(root: etree._Element) -> None:
    """Move each note that is set in the middle of a sentence, to be shown in the margin, below its paragraph, and leave a
    link in its place. Those with a number in the margin are counted, as style sheets do; others get an asterisk.
    """
    counted = 0
    last: dict[etree._Element, etree._Element] = {}
    for number, element in enumerate([e for e in root.iter("span", "small", "label", "i", "em") if _is_side_note(e)]):
        block = next((e for e in element.iterancestors() if tag_of(e) in BLOCK_LEVEL), None)
        if block is None or tag_of(block) == "body" or any(_is_side_note(e) for e in element.iterancestors()):
            continue
        counts = re.search(r"side-?note", element.get("class") or "") is not None
        counted += counts
        label = str(counted) if counts else "*"
        while (before := element.getprevious()) is not None and not (before.tail or "").strip():
            if tag_of(before) != "input" and not _TOGGLE_NAME.search(before.get("class") or ""):
                break
            _drop_all(before)
        name = f"tearsheet-side-note-{number}"
        note = root.makeelement("p", {"id": name})
        if text_before(element).strip():
            mark = root.makeelement("sup", {})
            link_ = root.makeelement("a", {"href": f"#{name}"})
            link_.text = label
            mark.append(link_)
            element.addprevious(mark)
            note.text = f"{label} "
        note.text = (note.text or "") + (element.text or "").lstrip()
        note.extend(list(element))
        _drop_all(element)
        if block in last or tag_of(block) not in ("li", "dd", "dt", "td", "th", "figcaption"):
            last.get(block, block).addnext(note)
            note.tail, last[block] = None, note
        else:
            block.append(note)
            last[block] = note


def _is_side_note(element: etree._Element) -> bool:
    return bool(_SIDE_NAME.search(element.get("class") or "")) and bool(text_of(element))


def _drop_all(element: etree._Element) -> None:
    """Take an element out with all that is in it; what follows it stays."""
    for child in list(element):
        element.remove(child)
    element.text = None
    _drop(element)


# --- finding them ------------------------------------------------------------------------------------------------------


def _linked(
    root: etree._Element, url: str, order: dict[etree._Element, int]
) -> Iterator[tuple[etree._Element, etree._Element, str]]:
    """Yield (mark, note, label) for each link that reads like a mark and leads on to a text on the same page."""
    own = urldefrag(url)[0]
    targets: dict[str, etree._Element] = {}
    links: list[tuple[etree._Element, str]] = []
    for element in root.iter():
        for name in ("id", "name") if element.tag == "a" else ("id",):
            if value := element.get(name):
                targets.setdefault(value, element)
        if element.tag == "a" and "#" in (href := element.get("href") or ""):
            page, fragment = urldefrag(href)
            if fragment and (not page or page == own):
                links.append((element, unquote(fragment)))
    for link_, fragment in links:
        target = targets.get(fragment)
        label = _LABEL.fullmatch(text_of(link_)) if target is not None else None
        if target is None or label is None or order[target] <= order[link_] or link_ in target.iterancestors():
            continue
        raised = tag_of(link_.getparent()) == "sup" or any(tag_of(e) == "sup" for e in link_) or _is_named_mark(link_)
        before = text_before(link_).strip()
        bracketed = before.endswith(("[", "(")) or text_of(link_).startswith("[")
        note = _note_around(target)
        if not before or note is None or not (raised or bracketed or _has_symbol(note, label[1])):
            continue
        if link_ not in note.iter("a"):
            yield link_, note, label[1].strip()


def _has_symbol(note: etree._Element, label: str) -> bool:
    """Tell whether a mark is a symbol with which its note begins: such a link needs not be raised."""
    return bool(_SYMBOL.fullmatch(label)) and text_of(note).lstrip("[( ").startswith(label)


def _is_named_mark(element: etree._Element) -> bool:
    return bool(re.search(r"foot-?note|noteref|\bfn\b|fnref|endnote|cite-?ref", hints(element)))


def _note_around(target: etree._Element) -> etree._Element | None:
    """Return the element that holds the note which a link leads to: the target, or a box around it where the target is
    only its number; the explanation of a ``dt``.
    """
    at: etree._Element | None = target
    if tag_of(target) == "dt":
        following = target.getnext()
        return following if tag_of(following) == "dd" else None
    for _ in range(4):
        if at is None or tag_of(at) in ("body", "main", "html", "ol", "ul"):
            return None
        words = text_of(at)
        if tag_of(at) in BLOCK_LEVEL and len(words) > MAX_NOTE_CHARACTERS:
            return None
        letters = sum(c.isalpha() for c in words)
        if tag_of(at) in BLOCK_LEVEL and letters > 3 and not re.fullmatch(r"h[1-6]", tag_of(at)):
            return at
        at = at.getparent()
    return None


def _by_number(
    root: etree._Element, order: dict[etree._Element, int], taken: set[etree._Element]
) -> list[tuple[etree._Element, etree._Element, str]]:
    """Return (mark, note, label) for raised numbers without a link: each has a note of that number below, and all
    numbers before it have theirs.
    """
    marks = []
    for sup in root.iter("sup"):
        label = _LABEL.fullmatch(text_of(sup))
        figures = _FIGURES.fullmatch(label[1]) if label is not None else None
        before = text_before(sup).rstrip()
        if figures is None or not before or any(tag_of(e) == "a" for e in sup.iter()):
            continue
        if not _POWER_BEFORE.search(before[-4:]) or _is_named_mark(sup):
            marks.append((sup, int(figures[0])))
    if not marks:
        return []
    notes = {number: note for number, note in _numbered(root).items() if note not in taken}
    wanted = {number for _, number in marks}
    held = 0
    while held + 1 in notes and held + 1 in wanted:
        held += 1
    return [
        (sup, notes[number], str(number))
        for sup, number in marks
        if 0 < number <= held and order[notes[number]] > order[sup] and sup not in notes[number].iter("sup")
    ]


def _numbered(root: etree._Element) -> dict[int, etree._Element]:
    """Return the blocks that begin with a raised number, and the numbered ones below a heading, or in a box, that says
    notes.
    """
    found: dict[int, etree._Element] = {}
    for sup in root.iter("sup"):
        if text_before(sup).strip() or not (label := _FIGURES.fullmatch(text_of(sup).strip("[]().: "))):
            continue
        block = next((e for e in sup.iterancestors() if tag_of(e) in BLOCK_LEVEL), None)
        if block is not None and tag_of(block) not in ("body", "article", "main") and _fits(block):
            found[int(label[0])] = block
    for box in _boxes_of_notes(root):
        if tag_of(box) == "ol":
            first = int(box.get("start") or 1) if (box.get("start") or "1").isdigit() else 1
            for number, item in enumerate([e for e in box if tag_of(e) == "li"], first):
                if _fits(item):
                    found.setdefault(number, item)
            continue
        numbered = re.match(r"\s*[\[(]?(\d{1,3})[\]).:]*\s", "".join(texts_of(box)))
        if numbered and _fits(box):
            found.setdefault(int(numbered[1]), box)
    return found


def _fits(element: etree._Element) -> bool:
    return 8 < len(text_of(element)) <= MAX_NOTE_CHARACTERS


def _boxes_of_notes(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the numbered lists and the lines that stand in a box named notes, or after a heading that says so."""
    for element in root.iter():
        tag = tag_of(element)
        if tag in ("ol", "p", "li") and any(
            _NOTES_NAME.search(hints(e)) for e in (element, *list(element.iterancestors())[:2])
        ):
            yield element
        elif tag in ("h2", "h3", "h4", "h5", "h6", "p", "strong", "b") and _NOTES_HEADINGS.fullmatch(
            text_of(element, 60).strip(" :：")
        ):
            at = element if tag in BLOCK_LEVEL else element.getparent()
            for sibling in at.itersiblings() if at is not None else ():
                if re.fullmatch(r"h[1-6]", tag_of(sibling)):
                    break
                if tag_of(sibling) in ("ol", "p"):
                    yield sibling


# --- spelling them -----------------------------------------------------------------------------------------------------


def _around(mark: etree._Element) -> Iterator[etree._Element]:
    for element in mark.iterancestors():
        if tag_of(element) in BLOCK_LEVEL:
            return
        yield element


def _spell_mark(mark: etree._Element, label: str, key: str) -> None:
    """Write a mark as ``[label]`` in a ``sup``, without its link; brackets that the page has around it do for ours."""
    bracketed = text_before(mark).rstrip().endswith(("[", "("))
    outer = mark.getparent()
    alone = outer is not None and tag_of(outer) == "sup" and text_of(outer) == text_of(mark)
    holder = outer if alone and outer is not None else mark
    if outer is not None and tag_of(outer) == "sup" and not alone:
        outer.tag = "span"
    for child in list(holder):
        holder.remove(child)
    holder.tag = "sup"
    holder.attrib.pop("href", "")
    holder.text = label if bracketed else f"[{label}]"
    holder.set(MARK, key)


def _spell_note(note: etree._Element, label: str, key: str, names: dict[str, str]) -> None:
    """Take the links back to the marks out of a note, and put its number, as such a link, before its words."""
    for anchor in list(note.iter("a")):
        href = anchor.get("href") or ""
        leads_back = "#" in href and unquote(href.partition("#")[2]) in names
        if leads_back or _BACK_NAME.search(hints(anchor)):
            _drop_with_wrapper(anchor, note)
    note.set(NOTE, key)
    _strip_number(note, label)
    first = next((e for e in note.iter() if _has_words(e)), note)
    number = first.makeelement("a", {BACK: key})
    number.text = f"[{label}]"
    number.tail = " " + (first.text or "").lstrip()
    if tag_of(first) in BLOCK_LEVEL:
        first.text = None
        first.insert(0, number)
    else:
        number.tail = " "
        first.addprevious(number)


def _has_words(element: etree._Element) -> bool:
    """Tell whether words stand directly in an element, or in one within a line in it."""
    if tag_of(element) not in BLOCK_LEVEL:
        return bool((element.text or "").strip())
    if (element.text or "").strip():
        return True
    return any(tag_of(child) not in BLOCK_LEVEL and (text_of(child) or (child.tail or "").strip()) for child in element)


def _strip_number(note: etree._Element, label: str) -> None:
    for sup in list(note.iter("sup", "span", "strong", "b", "a")):
        if text_of(sup).strip("[]().:^ ") in (label, "") and not text_before(sup).strip(" [("):
            if text_of(sup):
                _drop(sup)
            break
        if text_of(sup):
            break
    pattern = re.compile(rf"^\s*\^?\s*[\[(]?\s*{re.escape(label)}\s*[\])]?\s*[.):–-]?\s+|^\s*[\]).:^]+\s*")
    for element in note.iter():
        if (element.text or "").strip():
            element.text = pattern.sub("", element.text or "", count=1)
            return
        if element is not note and (element.tail or "").strip():
            element.tail = pattern.sub("", element.tail or "", count=1)
            return


def _drop_backlinks(root: etree._Element) -> None:
    """Take out what leads from a note back to its mark wherever it names itself so: it says nothing."""
    for element in list(root.iter("a", "span")):
        parent = element.getparent()
        if parent is None or element.get(BACK) is not None or element.get(MARK) is not None:
            continue
        if _BACK_NAME.search(hints(element)) and _BACK_TEXT.fullmatch(text_of(element)):
            _drop(element)


def _drop_with_wrapper(anchor: etree._Element, note: etree._Element) -> None:
    at = anchor
    for outer in anchor.iterancestors():
        if outer is note or tag_of(outer) in BLOCK_LEVEL or text_of(outer) != text_of(anchor):
            break
        at = outer
    _drop(at)


def _drop(element: etree._Element) -> None:
    element.drop_tree()  # type: ignore[attr-defined]
