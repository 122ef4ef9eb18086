from __future__ import annotations

from reader.desk.events import ArticlesChanged, Event, Events


def test_a_listener_that_ended_hears_nothing_and_the_others_go_on() -> None:
    events = Events()
    heard: list[tuple[str, Event]] = []
    end = events.subscribe(lambda event: heard.append(("first", event)))
    events.subscribe(lambda event: heard.append(("second", event)))
    change = ArticlesChanged("added", (1,))
    events.publish(change)
    end()
    events.publish(change)
    assert [name for name, _ in heard] == ["first", "second", "second"]
