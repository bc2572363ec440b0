"""It happened: each happening that matches is a finding of its own."""

from schemas.rule import Occurrence
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


def judge(condition: Occurrence, ground: Ground) -> list[Draft]:
    """One finding per happening; an uncertain one (status unclear) is none."""
    drafts = []
    for group in ground.groups(condition.what):
        happening = ground.happening(group[0])
        if happening is None or happening.when.first_day is None or happening.when.last_day is None:
            continue
        members = tuple(ground.by_id[name] for name in happening.events if name in ground.by_id)
        drafts.append(
            Draft(
                verdict=condition.verdict,
                start=happening.when.first_day,
                end=happening.when.last_day,
                actors=actors_of(happening.actors),
                trigger=tuple(group),
                evidence=members,
            )
        )
    return drafts
