"""The page of rules, docs/regler.md: each rule as a card with its law and a worked example from its own cases."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from render.view.words import kind_words
from schemas.law import LawEntry
from schemas.rule import Rule
from schemas.rulecase import CaseEvent, RuleCase
from schemas.selector import Limit
from schemas.vocabulary import ActorKind, Duty, Status, Verdict
from timeline.rules.cases import judged
from timeline.rules.lawbook import of_rule
from timeline.rules.ruleset import RuleSet
from timeline.rules.words import actors, basis, length

_CLAIMS: Final = (Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL, Verdict.HAPPENED)
_STATUS: Final = {
    Status.OCCURRED: "",
    Status.PLANNED: ", planerat",
    Status.PROPOSED: ", föreslaget",
    Status.CANCELLED: ", inställt",
    Status.ABSENT: ", blev inte av",
    Status.UNCLEAR: ", oklart om det blev av",
}
_HEAD: Final = """# Reglerna

Genererad ur reglerna av `pytest --regenerate tests/timeline/rules/test_docs.py`. `tidslinje rules show ID` visar en
regel. En regel påstår aldrig att något inte har gjorts, bara att de inhämtade journalerna inte visar det, och bara där
de kunde ha visat det. En gräns är lag, norm eller verktygets egen; vilken den är står alltid med. Exemplen är
uppdiktade: regelns eget fall, prövat av samma motor som prövar ett ärende.

"""


def page(rules: RuleSet) -> str:
    """The whole page in Markdown."""
    return (_HEAD + "".join(card(rule, rules) for rule in rules.rules)).rstrip() + "\n"


def card(rule: Rule, rules: RuleSet) -> str:
    """One rule: what it says, its limit and law, a worked example, and what it keeps silent about."""
    lines = [
        f"## {rule.heading.sv}",
        "",
        f"`{rule.id}` · {', '.join(area.value for area in rule.areas)} · {rule.severity.value}",
        "",
        f"- Fråga: {rule.question.sv}",
        *_limit(rule),
        *([f"- Prövas från och med {rule.valid_from}."] if rule.valid_from else []),
        f"- Why: {rule.reason}",
        f"- Källa: {'; '.join(rule.sources)}",
        *_law(rule, rules),
        *(f"- Säger även det som {other} säger, och då tiger den." for other in rule.subsumes),
        *(f"- Faller om: {suppression.reason.sv}" for suppression in rule.suppressions),
        *(f"- Kan inte läsas: {need}" for need in rule.needs),
        *_example(rule, rules),
        *(f"- Lockande misstag: {case.name}: {case.why}." for case in rule.cases if case.mistake),
        *(f"- Tiger: {case.name}: {case.why}." for case in rule.cases if not case.says and not case.mistake),
        f"- Prövas av {len(rule.cases)} fall.",
    ]
    return "\n".join(lines) + "\n\n"


def _limit(rule: Rule) -> Iterator[str]:
    limit = getattr(rule.condition, "limit", None)
    if isinstance(limit, Limit):
        yield f"- Gräns: {length(limit.length, 'sv')} ({basis(limit.basis, 'sv')}). {limit.source}."
    for change in getattr(rule.condition, "changes", ()):
        said = f"{length(change.length, 'sv')} ({basis(change.basis, 'sv')}). {change.source}."
        yield f"- Gräns från {change.first}: {said}"
    firm = getattr(rule.condition, "firm", None)
    if firm:
        yield f"- Först efter {length(firm, 'sv')} räknas den som {rule.severity.value}, dessförinnan som S1."


def _law(rule: Rule, rules: RuleSet) -> Iterator[str]:
    """Each section through time that may be printed; what the law only allows is said so, and stands in no finding."""
    rows = [row for row in of_rule(rule, rules.law) if row.duty is not None and row.print != "no" and row.in_force_from]
    for (name, duty), versions in groupby(rows, key=lambda row: (row.name, row.duty)):
        word = "" if duty is Duty.SKA else f" (lagen säger {duty}; skrivs inte i ett fynd)"
        yield f"- Lag, {name}{word}: {'; '.join(map(_version, versions))}"


def _version(row: LawEntry) -> str:
    whole = "" if row.print == "yes" else " (bara numret)"
    return f"{row.section} {row.law} {row.in_force_from} – {row.in_force_to or ''}".rstrip() + whole


def _example(rule: Rule, rules: RuleSet) -> Iterator[str]:
    """The first case in which the rule claims something: its events, and the sentence that the engine makes of them."""
    case = next((case for case in rule.cases if any(said.verdict in _CLAIMS for said in case.says)), None)
    if case is None:
        return
    yield f"- Exempel: {'; '.join(_event(event, case) for event in case.events)}."
    for finding in judged(rule, case, rules)[:1]:
        yield f"  Då säger regeln: *{finding.text.sv}*"


def _event(event: CaseEvent, case: RuleCase) -> str:
    of = next((other for other in case.events if other.id == event.of), None)
    others = [ActorKind(name) for text in event.with_ if (name := text.partition(":")[0]) in set(ActorKind)]
    who = actors([event.actor], "sv") + (f" med {actors(others, 'sv')}" if others else "")
    kind = kind_words(event.kind).sv
    told = ", ur samma anteckning" if of is not None else ""
    return f"{event.when} {kind} ({who}{_STATUS[event.status]}{told})"
