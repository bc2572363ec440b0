"""docs/regler.md is what the rules say of themselves."""

from pathlib import Path

from schemas.rule import Rule
from timeline.rules import load_rules
from timeline.rules.words import basis, length

PAGE = Path(__file__).parents[3] / "docs" / "regler.md"
HEAD = """# Reglerna

Genererad ur reglerna av `pytest --regenerate tests/timeline/rules/test_docs.py`. `tidslinje rules show ID` visar en
regel. En regel påstår aldrig att något inte har gjorts, bara att de inhämtade journalerna inte visar det, och bara där
de kunde ha visat det. En gräns är lag, norm eller verktygets egen; vilken den är står alltid med.

"""


def card(rule: Rule) -> str:
    limit = getattr(rule.condition, "limit", None)
    lines = [
        f"## {rule.heading.sv}",
        "",
        f"`{rule.id}` · {', '.join(area.value for area in rule.areas)} · {rule.severity.value}",
        "",
        *(f"- {verdict.value}: {words.sv}" for verdict, words in rule.text.items()),
        f"- Fråga: {rule.question.sv}",
        *([f"- Gräns: {length(limit.length, 'sv')} ({basis(limit.basis, 'sv')}). {limit.source}."] if limit else []),
        f"- Why: {rule.reason}",
        f"- Källa: {'; '.join(rule.sources)}",
        *([f"- Lag, efter dag: {', '.join(rule.law)}"] if rule.law else []),
        *(f"- Kan inte läsas: {need}" for need in rule.needs),
        f"- Prövas av {len(rule.cases)} fall: {'; '.join(case.name for case in rule.cases)}.",
    ]
    return "\n".join(lines) + "\n\n"


def test_the_page_of_rules_is_up_to_date(regenerate: bool) -> None:
    text = HEAD + "".join(card(rule) for rule in load_rules().rules)
    if regenerate:
        PAGE.write_text(text.rstrip() + "\n", encoding="utf-8")
    assert text.rstrip() + "\n" == PAGE.read_text(encoding="utf-8")
