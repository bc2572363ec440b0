"""Rules over a journey: each condition's drafts, what makes them moot, words, law, order."""

from collections.abc import Callable
from typing import Any, Final

from schemas.event import stable_id
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.rule import Rule
from schemas.vocabulary import Severity, Verdict
from timeline.rules import content, followup, gap, occurrence, overlap, participants, recurrence, unseen
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.law import cited
from timeline.rules.ruleset import RuleSet
from timeline.rules.suppress import suppressed
from timeline.rules.words import text

_KINDS: Final[dict[str, Callable[[Any, Ground], list[Draft]]]] = {
    "occurrence": occurrence.judge,
    "followup": followup.judge,
    "overlap": overlap.judge,
    "participants": participants.judge,
    "gap": gap.judge,
    "content": content.judge,
    "recurrence": recurrence.judge,
    "unseen": unseen.judge,
}


def judge(journey: Journey, rules: RuleSet) -> tuple[Finding, ...]:
    """What every rule says of the journey, in order of time. The same for the same journey."""
    ground = Ground(journey)
    found = {finding.id: finding for rule in rules.rules for finding in _of_rule(rule, ground, rules)}
    return tuple(sorted(found.values(), key=lambda f: (f.start, f.rule, f.id)))


def _of_rule(rule: Rule, ground: Ground, rules: RuleSet) -> list[Finding]:
    drafts = _KINDS[rule.condition.type](rule.condition, ground)
    return [
        _finding(rule, draft, ground, rules)
        for draft in drafts
        if (rule.valid_from is None or draft.start >= rule.valid_from) and not suppressed(rule, draft, ground)
    ]


def _finding(rule: Rule, draft: Draft, ground: Ground, rules: RuleSet) -> Finding:
    law, remarks = cited(rule, draft, rules.law, ground)
    case = ground.case.case
    return Finding(
        id=stable_id("f", rule.id, *(event.id for event in draft.trigger), draft.start, *draft.actors),
        case=case,
        rule=rule.id,
        rule_version=rule.version,
        verdict=draft.verdict,
        start=draft.start,
        end=draft.end,
        actors=draft.actors,
        trigger=tuple(event.id for event in draft.trigger),
        evidence=tuple(event.id for event in draft.evidence),
        expected=draft.expected,
        searched=draft.searched,
        nearest=draft.nearest.id if draft.nearest else None,
        law=law,
        areas=rule.areas,
        severity=Severity.S0 if draft.verdict is Verdict.HAPPENED else rule.severity,
        heading=rule.heading,
        text=text(rule, draft, remarks),
        question=rule.question,
    )
