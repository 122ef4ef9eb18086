"""What a page folds away of its own text is shown; menus, layers, forms and what nothing opens stay hidden."""

from __future__ import annotations

import pytest

from reader.capture.page.dom import parse
from reader.capture.page.folded import unfold

SHOWN = (
    "<p>The light will be lit by hand from the first of May, the county said, and the keeper's cottage will be let.</p>"
)
REST = (
    "<p>The lamp had been stored in a barn on the mainland, wrapped in sailcloth, and was found to be whole.</p>"
    "<p>Its repair took a workshop the better part of a year, because nobody makes the fittings any more.</p>"
)


def hidden_after(story: str) -> bool:
    """Whether the second half of a story is still marked as hidden after unfolding."""
    root = parse(f"<html><body><article><h1>Light</h1>{story}</article></body></html>")
    assert root is not None
    unfold(root)
    lamp = next(p for p in root.iter("p") if (p.text or "").startswith("The lamp"))
    around = [lamp, *lamp.iterancestors()]
    return any(
        e.get("hidden") is not None
        or e.get("aria-hidden") == "true"
        or any(mark in (e.get("style") or "") for mark in ("none", "hidden", "height:0"))
        for e in around
    )


@pytest.mark.parametrize(
    "story",
    [
        f'{SHOWN}<button aria-controls="rest">Read more</button><div id="rest" style="display:none">{REST}</div>',
        f'{SHOWN}<div><button aria-controls="rest">…</button></div><p>Ad</p><section id="rest" hidden>{REST}</section>',
        f'{SHOWN}<div style="display: none !important">{REST}</div><a href="#" class="x">Show all</a>',
        f'{SHOWN}<a href="javascript:open()">Weiterlesen</a><div aria-hidden="true">{REST}</div>',
        f'{SHOWN}<div class="read-more"><span role="button">Lire la suite</span></div><div style="visibility:hidden">{REST}</div>',
        f'<div style="max-height:300px;overflow:hidden">{SHOWN}{REST}</div>',
        f'{SHOWN}<div style="max-height:0; overflow:hidden">{REST}</div><button>More</button>',
        f'{SHOWN}<label for="all">Show all</label><input type="checkbox" id="all"><div hidden>{REST}</div><label for="all">x</label>',
    ],
    ids=["controls", "controls-elsewhere", "link-after", "script-link", "role", "clipped", "no-height", "label"],
)
def test_a_part_that_a_control_opens_is_shown(story: str) -> None:
    assert not hidden_after(story)


@pytest.mark.parametrize(
    "story",
    [
        f'{SHOWN}<div style="display:none">{REST}</div><p>No control here, only a long line that goes on about something else.</p>',
        f'{SHOWN}<button aria-controls="m">Open</button><div id="m" class="modal" hidden>{REST}</div>',
        f'{SHOWN}<button>Log in</button><div hidden><form><input name="mail"></form>{REST}</div>',
        f"{SHOWN}<button>Menu</button><nav hidden>{REST}</nav>",
        f'{SHOWN}<button>Help</button><div role="dialog" aria-hidden="true">{REST}</div>',
        f'{SHOWN}<a href="/other">Read more</a><div hidden>{REST}</div>',
    ],
    ids=["no-control", "layer", "form", "menu", "dialog", "leads-elsewhere"],
)
def test_what_is_no_folded_text_stays_hidden(story: str) -> None:
    assert hidden_after(story)


def test_a_text_beneath_an_open_layer_is_shown() -> None:
    root = parse(
        f'<body><div id="root" aria-hidden="true">{SHOWN}{REST}</div><div class="modal"><p>Agree?</p></div></body>'
    )
    assert root is not None
    assert unfold(root)
    assert root.find(".//div[@id='root']").get("aria-hidden") is None


def test_a_streamed_part_comes_to_its_place() -> None:
    root = parse(
        f'<body><main>{SHOWN}<template id="B:0"></template></main><footer>Foot</footer>'
        f'<div hidden id="S:0">{REST}</div><script>$RC("B:0","S:0")</script></body>'
    )
    assert root is not None
    assert unfold(root)
    main = root.find(".//main")
    assert [p.text.split()[1] for p in main.iter("p")] == ["light", "lamp", "repair"]
    assert root.find(".//div[@id='S:0']").get("hidden") is None


def test_a_page_that_hides_nothing_stays_as_it_is() -> None:
    root = parse(f"<body>{SHOWN}{REST}</body>")
    assert root is not None
    assert not unfold(root)
