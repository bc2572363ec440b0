"""Rules over a journey: each condition's drafts, what makes them moot, words, law, order."""

from collections.abc import Callable
from typing import Any, Final

from schemas.event import stable_id
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.rule import Rule
from schemas.vocabulary import Severity, Verdict
from timeline.rules import (
    carrier,
    chain,
    content,
    deadline,
    followup,
    gap,
    interruption,
    occurrence,
    others,
    overlap,
    parallel,
    participants,
    precedence,
    recurrence,
    silence,
    unasked,
    unseen,
)
from timeline.rules.distinct import distinct
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.law import cited
from timeline.rules.ruleset import RuleSet
from timeline.rules.suppress import suppressed
from timeline.rules.words import text

KINDS: Final[dict[str, Callable[[Any, Ground], list[Draft]]]] = {
    "occurrence": occurrence.judge,
    "followup": followup.judge,
    "precedence": precedence.judge,
    "overlap": overlap.judge,
    "participants": participants.judge,
    "gap": gap.judge,
    "interruption": interruption.judge,
    "content": content.judge,
    "recurrence": recurrence.judge,
    "chain": chain.judge,
    "parallel": parallel.judge,
    "unasked": unasked.judge,
    "silence": silence.judge,
    "carrier": carrier.judge,
    "others": others.judge,
    "deadline": deadline.judge,
    "unseen": unseen.judge,
}


def judge(journey: Journey, rules: RuleSet) -> tuple[Finding, ...]:
    """What every rule says of the journey, in order of time. The same for the same journey."""
    ground = Ground(journey)
    found = {finding.id: finding for rule in rules.rules for finding in _of_rule(rule, ground, rules)}
    told = distinct(found.values(), rules, ground)
    return tuple(sorted(told, key=lambda f: (f.start, f.rule, f.id)))


def _of_rule(rule: Rule, ground: Ground, rules: RuleSet) -> list[Finding]:
    drafts = KINDS[rule.condition.type](rule.condition, ground)
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
        severity=_severity(rule, draft),
        heading=rule.heading,
        text=text(rule, draft, remarks),
        question=rule.question,
    )


def _severity(rule: Rule, draft: Draft) -> Severity:
    if draft.verdict is Verdict.HAPPENED:
        return Severity.S0
    return Severity.S1 if draft.mild else rule.severity
