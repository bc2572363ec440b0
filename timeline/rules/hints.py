"""Words that may tell of an answer though nothing was read from them: asked before an absence is claimed."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from schemas.condition import Triggered
from schemas.event import Event
from schemas.vocabulary import ActorKind
from timeline.rules.ground import Ground
from timeline.rules.triggers import Trigger

_CHILD: Final = r"hon|han|hen|flickan|pojken|barnet|eleven|patienten|pat|ungdomen|dottern|sonen"


def hinted(
    condition: Triggered, ground: Ground, trigger: Trigger, kinds: Iterable[ActorKind], first: dt.date, last: dt.date
) -> Event | None:
    """The first record of the kinds in the window, other than the trigger's own, that may hold an answer.

    Where the rule looks for what came before, the trigger's own record counts too.
    """
    if not condition.hints:
        return None
    wanted, asked = set(kinds), _pattern(condition.hints, ground.case.child.alias.lower())
    own = {event.parent or event.id for event in trigger.group}
    found = [
        event
        for event in ground.by_id.values()
        if event.parent is None
        and event.actor.kind in wanted
        and (condition.type == "precedence" or event.id not in own)
        and (day := ground.known(event)) is not None
        and first <= day <= last
        and asked.search(f"{event.title} {event.text}".lower())
    ]
    return min(found, key=lambda event: (event.when.first_day or last, event.id), default=None)


@cache
def _pattern(words: tuple[str, ...], alias: str) -> re.Pattern[str]:
    child = rf"(?:{re.escape(alias)}|{_CHILD})" if alias else rf"(?:{_CHILD})"
    return re.compile("|".join(rf"\b(?:{word.replace('{child}', child)})" for word in words))
