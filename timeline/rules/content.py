"""At each trigger, something that the record ought to hold: the date of the follow-up of a plan."""

from schemas.rule import Content
from schemas.vocabulary import Verdict
from timeline.rules import windows
from timeline.rules.draft import Draft, actors_of
from timeline.rules.ground import Ground


def judge(condition: Content, ground: Ground) -> list[Draft]:
    """Not found when no record of the happening, nor any other within the limit, holds it."""
    drafts = []
    for group in ground.groups(condition.trigger):
        happening = ground.happening(group[0])
        start = happening.when.first_day if happening else None
        if happening is None or start is None:
            continue
        members = [ground.by_id[name] for name in happening.events if name in ground.by_id]
        due = windows.due(start, condition.limit.length, condition.limit.basis)
        later = [
            event
            for selector in condition.answers
            for event in ground.events(selector)
            if event.known is not None
            and start <= event.known
            and (event.known <= due or event.attributes.get(condition.attribute))
        ]
        if any(event.attributes.get(condition.attribute) for event in (*members, *later)) or later:
            continue
        kinds = set(happening.actors)
        own = {kind for kind in kinds if ground.covered([kind], start, min(due, ground.end))}
        if due > ground.end:
            verdict = Verdict.OPEN
        elif own == kinds and len(happening.sources) > 1:
            verdict = condition.verdict
        else:
            verdict = Verdict.CANNOT_ASSESS
        drafts.append(
            Draft(
                verdict=verdict,
                start=start,
                end=due,
                actors=actors_of(happening.actors),
                trigger=tuple(members),
                searched=ground.searched(kinds, start, min(due, ground.end)),
            )
        )
    return drafts
