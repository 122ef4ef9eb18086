"""Words for an article that did not come whole: what is missing and what to do, and which ways of doing it fit the
reason.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from reader.gui.kit.translation import QT_TRANSLATE_NOOP

Help = Literal["browser", "file", "retry"]

_T = QT_TRANSLATE_NOOP


class Reason(NamedTuple):
    """``short`` stands in the list, ``sentence`` in the page; ``helps`` are what a person can do, the likeliest
    first.
    """

    short: str
    sentence: str
    helps: tuple[Help, ...]


_REASONS: dict[str, Reason] = {
    "subscription": Reason(
        _T("wholeness", "Only the beginning"),
        _T(
            "wholeness",
            (
                "Only the beginning was saved; the rest is for subscribers. If you subscribe, save the page in "
                "your browser and choose the file here."
            ),
        ),
        ("browser", "file"),
    ),
    "login": Reason(
        _T("wholeness", "Needs a login"),
        _T(
            "wholeness",
            ("The page needs a login. Log in with your browser, save the page there and choose the file here."),
        ),
        ("browser", "file"),
    ),
    "consent": Reason(
        _T("wholeness", "Consent page"),
        _T(
            "wholeness",
            (
                "This is a consent page, not the article. Answer it in your browser, save the page there and "
                "choose the file here."
            ),
        ),
        ("browser", "file"),
    ),
    "error_page": Reason(
        _T("wholeness", "Error page"),
        _T("wholeness", "The site returned an error page instead of the article. Try again later."),
        ("retry", "browser"),
    ),
    "script": Reason(
        _T("wholeness", "Needs JavaScript"),
        _T(
            "wholeness",
            (
                "The page loads its text with JavaScript, so most of it is missing. Save the page in your "
                "browser and choose the file here."
            ),
        ),
        ("browser", "file"),
    ),
    "cut_short": Reason(
        _T("wholeness", "Stops early"),
        _T(
            "wholeness",
            ("The text stops early. If your browser shows the rest, save the page there and choose the file here."),
        ),
        ("browser", "file", "retry"),
    ),
    "link_list": Reason(
        _T("wholeness", "List of links"),
        _T("wholeness", "This is a list of links, not an article. Open the one you want and save that."),
        ("browser",),
    ),
    "video": Reason(
        _T("wholeness", "Video"),
        _T("wholeness", "This is a video with little text. Watch it in your browser."),
        ("browser",),
    ),
}


def reason(completeness: str) -> Reason | None:
    """Return why an article is not whole, in the reader's language; None for a whole one and for one that nobody has
    judged.
    """
    found = _REASONS.get(completeness)
    if found is None:
        return None
    translate = QCoreApplication.translate
    return Reason(translate("wholeness", found.short), translate("wholeness", found.sentence), found.helps)
