"""It happened: each happening that matches is a finding of its own."""

from schemas.condition import Occurrence
from schemas.event import Event
from schemas.vocabulary import Verdict
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


def judge(condition: Occurrence, ground: Ground) -> list[Draft]:
    """One finding per happening; and one for all of which the records don't tell what must be known."""
    drafts: dict[str, Draft] = {}
    for selector in (condition.what, *condition.also):
        for group in ground.groups(selector):
            _add(drafts, ground, group, condition.verdict)
    return [*drafts.values(), *_unsure(condition, ground, set(drafts))]


def _unsure(condition: Occurrence, ground: Ground, said: set[str]) -> list[Draft]:
    """All of which the records don't tell what must be known: one finding, that they can't be assessed."""
    drafts: dict[str, Draft] = {}
    for selector in (condition.what, *condition.also):
        for group in ground.unsure_groups(selector):
            if group[0].happening not in said:
                _add(drafts, ground, group, Verdict.CANNOT_ASSESS)
    if not drafts:
        return []
    rows = sorted(drafts.values(), key=lambda draft: (draft.start, draft.end))
    kinds = actors_of(*(draft.actors for draft in rows))
    start, end = rows[0].start, max(draft.end for draft in rows)
    return [
        Draft(
            verdict=Verdict.CANNOT_ASSESS,
            start=start,
            end=end,
            actors=kinds,
            trigger=tuple(event for draft in rows for event in draft.trigger),
            searched=ground.searched(kinds, start, end),
            values={"times": str(len(rows))},
        )
    ]


def _add(drafts: dict[str, Draft], ground: Ground, group: list[Event], verdict: Verdict) -> None:
    happening = ground.happening(group[0])
    if happening is None or happening.id in drafts or happening.when.first_day is None:
        return
    first, last = happening.when.first_day, happening.when.last_day or happening.when.first_day
    drafts[happening.id] = Draft(
        verdict=verdict,
        start=first,
        end=last,
        actors=actors_of(happening.actors),
        trigger=tuple(group),
        evidence=tuple(ground.by_id[name] for name in happening.events if name in ground.by_id),
        searched=None if verdict is Verdict.HAPPENED else ground.searched(happening.actors, first, last),
    )
