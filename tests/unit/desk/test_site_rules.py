"""The rules file is a person's own: what they wrote stays, what is broken is said by its line, and is never
overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.choosing.overrides import SiteRules
from reader.desk.site_rules import Rule, RulesFile, host_of
from reader.errors import RulesBroken, RulesUnwritable

WRITTEN = """\
# mine
["news.example"]   # the paper at home
leave_out = ["div.promo", "aside"]  # seen in May
keep_texts = ["Correction"]

["coast.example"]
leave_out_texts = [
    "Read also",   # every day
]
"""


@pytest.fixture
def rules(tmp_path: Path) -> RulesFile:
    return RulesFile(tmp_path / "settings" / "site-rules.toml")


def write(rules: RulesFile, text: str) -> None:
    rules.path.parent.mkdir(exist_ok=True)
    rules.path.write_text(text, encoding="utf-8")


def test_without_a_file_there_are_no_rules(rules: RulesFile) -> None:
    assert rules.sites() == {}
    assert rules.of("https://news.example/a") == SiteRules()
    assert not rules.path.exists()


def test_a_site_is_its_host_without_www_and_rules_hold_for_subdomains(rules: RulesFile) -> None:
    write(rules, WRITTEN)
    expected = SiteRules(leave_out=("div.promo", "aside"), keep_texts=("Correction",))
    for address in ("https://news.example/a", "https://www.News.example:8443/b", "http://sport.news.example/"):
        assert rules.of(address) == expected
    for address in ("https://fakenews.example/", "https://example/", "file:///news.example/page.html", ""):
        assert rules.of(address) == SiteRules()
    assert rules.of("file:///page.html", "https://news.example/a") == expected
    assert host_of("HTTPS://WWW.Example.org/x") == "example.org"


def test_rules_of_a_subdomain_come_beside_those_of_its_parent(rules: RulesFile) -> None:
    write(rules, '["example.org"]\nleave_out = ["aside"]\n["blog.example.org"]\nleave_out = ["div.more", "aside"]\n')
    assert rules.of("https://blog.example.org/").leave_out == ("aside", "div.more")
    assert rules.of("https://example.org/").leave_out == ("aside",)


def test_a_new_rule_keeps_comments_and_order(rules: RulesFile) -> None:
    write(rules, WRITTEN)
    assert rules.add(Rule("news.example", "leave_out", "p.more"))
    assert rules.add(Rule("coast.example", "leave_out_texts", 'Say "hello"\nagain'))
    assert rules.add(Rule("coast.example", "keep", "div.box"))
    assert rules.add(Rule("third.example", "leave_out", "footer.x"))
    text = rules.path.read_text(encoding="utf-8")
    for comment in ("# mine", "# the paper at home", "# seen in May", "# every day"):
        assert comment in text
    assert text.index("news.example") < text.index("coast.example") < text.index("third.example")
    again = RulesFile(rules.path).sites()
    assert again["news.example"].leave_out == ("div.promo", "aside", "p.more")
    assert again["coast.example"] == SiteRules(keep=("div.box",), leave_out_texts=("Read also", 'Say "hello"\nagain'))
    assert again["third.example"] == SiteRules(leave_out=("footer.x",))
    assert not rules.add(Rule("third.example", "leave_out", "footer.x"))


def test_the_first_rule_makes_the_file_with_its_explanation(rules: RulesFile) -> None:
    rules.add(Rule("news.example", "leave_out", "div.promo"))
    assert rules.path.read_text(encoding="utf-8").startswith("# Rules for sites")
    assert rules.rules() == [Rule("news.example", "leave_out", "div.promo")]


def test_a_removed_rule_takes_nothing_else_with_it(rules: RulesFile) -> None:
    write(rules, WRITTEN)
    assert rules.remove(Rule("news.example", "leave_out", "aside"))
    assert rules.remove(Rule("coast.example", "leave_out_texts", "Read also"))
    assert not rules.remove(Rule("coast.example", "leave_out_texts", "Read also"))
    assert "# the paper at home" in rules.path.read_text(encoding="utf-8")
    assert rules.rules() == [
        Rule("news.example", "leave_out", "div.promo"),
        Rule("news.example", "keep_texts", "Correction"),
    ]


def test_sections_may_be_written_as_people_write_them(rules: RulesFile) -> None:
    write(rules, '[www.news.example]\nleave_out = "aside"\n')
    assert rules.of("https://news.example/").leave_out == ("aside",)
    rules.add(Rule("news.example", "leave_out", "div.more"))
    assert rules.of("https://news.example/").leave_out == ("aside", "div.more")
    assert rules.path.read_text(encoding="utf-8").count("news.example") == 1
    assert rules.remove(Rule("news.example", "leave_out", "aside"))
    assert rules.of("https://news.example/").leave_out == ("div.more",)


def test_a_section_in_one_line_takes_rules_too(rules: RulesFile) -> None:
    write(rules, '"news.example" = {leave_out = ["aside"]}  # short\n')
    rules.add(Rule("news.example", "keep", "p.box"))
    rules.add(Rule("news.example", "leave_out", "nav"))
    assert rules.of("https://news.example/") == SiteRules(leave_out=("aside", "nav"), keep=("p.box",))
    assert "# short" in rules.path.read_text(encoding="utf-8")


def test_what_was_changed_by_hand_holds_at_once(rules: RulesFile) -> None:
    rules.add(Rule("news.example", "leave_out", "div.promo"))
    write(rules, '["news.example"]\nleave_out = ["section.other"]\n')
    assert rules.of("https://news.example/").leave_out == ("section.other",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('["news.example"]\nleave_out = ["aside"\nkeep = []\n', 3),
        ('["news.example"]\nleave_out = ["aside"]\nleaveout = ["nav"]\n', 3),
        ('["news.example"]\n\nleave_out = [1, 2]\n', 3),
        ('leave_out = ["aside"]\n', 1),
        ('["news.example"\n', 1),
    ],
)
def test_a_broken_file_is_said_by_its_line_and_never_overwritten(rules: RulesFile, text: str, line: int) -> None:
    write(rules, text)
    for act in (
        rules.sites,
        lambda: rules.add(Rule("news.example", "keep", "p")),
        lambda: rules.remove(Rule("news.example", "keep", "p")),
    ):
        with pytest.raises(RulesBroken, match=rf"\(line {line}\)\. Nothing was changed") as caught:
            act()
        assert str(rules.path) in str(caught.value)
    rules.create()
    assert rules.path.read_text(encoding="utf-8") == text


def test_a_file_that_breaks_later_leaves_the_rules_in_force_that_were_read(rules: RulesFile) -> None:
    write(rules, WRITTEN)
    before = rules.of("https://news.example/")
    write(rules, WRITTEN + "oops\n")
    assert rules.of("https://news.example/") == before


def test_a_file_that_cannot_be_read_is_said_so(rules: RulesFile) -> None:
    rules.path.mkdir(parents=True)
    with pytest.raises(RulesUnwritable):
        rules.sites()
    assert rules.of("https://news.example/") == SiteRules()
    rules.path.rmdir()
    rules.path.write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(RulesBroken, match="UTF-8"):
        rules.add(Rule("news.example", "keep", "p"))
    assert rules.path.read_bytes() == b"\xff\xfe\x00broken"


@pytest.mark.parametrize(
    ("excess", "says"),
    [
        (f"keep = {'9' * 5000}", "a number is too long"),
        (f"keep = {'[' * 3000}{']' * 3000}", "nested too deeply"),
        (f"{'.'.join('a' * 3000)} = 1", "nested too deeply"),
    ],
    ids=["number", "brackets", "names"],
)
def test_more_than_can_be_read_is_said_by_its_line_and_leaves_saving_as_it_was(
    rules: RulesFile, excess: str, says: str
) -> None:
    write(rules, WRITTEN)
    before = rules.of("https://news.example/")
    text = f'{WRITTEN}\n["quay.example"]\n{excess}\n\n["pier.example"]\nkeep = ["p"]\n'
    write(rules, text)
    line = text[: text.index(excess)].count("\n") + 1
    for act in (rules.sites, lambda: rules.add(Rule("pier.example", "keep", "b"))):
        with pytest.raises(RulesBroken, match=rf"{says} \(line {line}\)\. Nothing was changed"):
            act()
    assert rules.of("https://news.example/") == before
    assert isinstance(rules.problem(), RulesBroken)
    assert rules.path.read_text(encoding="utf-8") == text


def test_a_file_whose_first_reading_is_too_much_means_no_rules_for_saving(rules: RulesFile) -> None:
    write(rules, f"keep = {'9' * 5000}")
    assert rules.of("https://news.example/") == SiteRules()
