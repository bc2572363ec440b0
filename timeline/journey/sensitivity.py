"""How carefully each event must be shown (vocabulary: *Sensitivity*).

`protected`: violence by a guardian or by an unknown person, and all that would reveal it: events read from the
same record, the report it led to, protection assessment, police, justice and Barnahus events of the matter.
"""

import datetime as dt
from typing import Final

from schemas.case import Case
from schemas.event import Event
from schemas.vocabulary import SENSITIVE_KINDS, ActorKind, Kind, Sensitivity

_MATTER: Final = frozenset(
    {Kind.CONCERN_REPORT, Kind.PROTECTION_ASSESSMENT, Kind.POLICE_REPORT, Kind.VIOLENCE, Kind.INVESTIGATION_OPENED}
)
_AUTHORITIES: Final = frozenset({ActorKind.POLICE, ActorKind.JUSTICE, ActorKind.BARNAHUS})
_AFTER: Final = dt.timedelta(days=120)


def classify(events: tuple[Event, ...], case: Case) -> tuple[Event, ...]:
    """The same events with their sensitivity and, when protected, from whom."""
    guardians = tuple(guardian.id for guardian in case.guardians) or ("guardian-1", "guardian-2")
    told = [e for e in events if e.kind is Kind.VIOLENCE and e.attributes.get("by") != "other" and e.known]
    records = {e.parent or e.id for e in told}
    days = sorted(e.known for e in told if e.known)
    out = []
    for event in events:
        same_record = event.id in records or event.parent in records
        matter = event.kind in _MATTER or bool(event.actor_kinds() & _AUTHORITIES)
        near = event.known is not None and any(day <= event.known <= day + _AFTER for day in days)
        if same_record or (matter and near and _is_about_violence(event)):
            out.append(event.with_(sensitivity=Sensitivity.PROTECTED, protected_from=guardians))
        elif event.kind in SENSITIVE_KINDS or event.kind is Kind.VIOLENCE:
            out.append(event.with_(sensitivity=Sensitivity.SENSITIVE))
        else:
            out.append(event)
    return tuple(out)


def _is_about_violence(event: Event) -> bool:
    """A report of another category is another matter; one without a category may be this one."""
    category = event.attributes.get("category")
    return category in {None, "violence", "witnessed-violence", "sexual-abuse"}
