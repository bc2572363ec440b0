"""docs/regler.md is what the rules say of themselves, each with an example that the engine itself judges."""

from pathlib import Path

from timeline.catalogue import card, page
from timeline.rules import load_rules

PAGE = Path(__file__).parents[3] / "docs" / "regler.md"


def test_the_page_of_rules_is_up_to_date(regenerate: bool) -> None:
    text = page(load_rules())
    if regenerate:
        PAGE.write_text(text, encoding="utf-8")
    assert text == PAGE.read_text(encoding="utf-8")


def test_every_rule_has_its_law_and_a_worked_example() -> None:
    rules = load_rules()
    for rule in rules.rules:
        text = card(rule, rules)
        assert "- Exempel: " in text and "Då säger regeln: *" in text, rule.id
        assert not rule.law or "- Lag, " in text, rule.id
        assert "{" not in text.split("- Exempel: ")[1]
