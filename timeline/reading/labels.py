"""The label scheme of `tidslinje read`: what of the finer kinds is printed, and as what."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from schemas.vocabulary import ActorKind, Informant, Kind, Role, Status
from timeline.reading.reader import read_text
from timeline.reading.told import ReadEvent

_ALIASES: Final = {
    Kind.SELF_REFERRAL: Kind.REFERRAL,
    Kind.REFERRAL_ANSWER: Kind.REFERRAL,
    Kind.PROTECTION_ASSESSMENT: Kind.PRELIMINARY_ASSESSMENT,
}
_LAST: Final = list(Kind).index(Kind.NPF_ASSESSMENT)
PRINTED: Final = frozenset(list(Kind)[: _LAST + 1])
"""The 46 concepts; all finer kinds are left out unless they have an alias."""


class Line(BaseModel):
    """One input line."""

    model_config = ConfigDict(extra="ignore")
    id: str
    note_date: dt.date
    author: ActorKind
    text: str


def read_lines(lines: Iterable[str], explain: bool = False) -> Iterator[str]:
    """Each input line as an output line `{"id", "events": […]}`; `explain` adds to each event why it was read.

    Raises:
        ValueError: a line is no JSON object with id, note_date, author and text.
    """
    for text in lines:
        line = Line.model_validate_json(text)
        told = read_text(line.text, line.note_date, line.author)
        pairs = ((event, _label(event, line.author)) for event in told)
        events = [label | (_why(event, line.text) if explain else {}) for event, label in pairs if label]
        yield json.dumps({"id": line.id, "events": events}, ensure_ascii=False)


def _why(event: ReadEvent, text: str) -> dict[str, Any]:
    """The words it was read from, the pattern and the cue that decided, and how sure the reader is."""
    start, end = event.span
    return {"why": {"span": [start, end], "words": text[start:end], "cues": event.cues, "confidence": event.confidence}}


def _present(event: ReadEvent, author: ActorKind) -> list[ActorKind]:
    """The organisations that the text names; one that did not come is an actor only of its own absence."""
    missing = event.kind is Kind.ACTOR_ABSENT_FROM_MEETING or event.status is Status.CANCELLED
    named = [pair for pair in event.actors if not (event.unnamed and pair[0] is author)]
    return [actor for actor, role in named if missing or role is not Role.ABSENT]


def _label(event: ReadEvent, author: ActorKind) -> dict[str, Any] | None:
    kind, status = _ALIASES.get(event.kind, event.kind), event.status
    if event.kind is Kind.FEEDBACK_REQUEST:
        kind, status = Kind.CONCERN_FEEDBACK, Status.PROPOSED
    if event.kind in {Kind.COORDINATION_NEED, Kind.HELP_REQUEST} and event.attributes.get("about") == "sip":
        kind, status = Kind.SIP_MEETING, Status.PROPOSED
    if event.kind is Kind.REFERRAL_ANSWER and event.attributes.get("outcome") == "rejected":
        kind = Kind.REFERRAL_REJECTED
    if kind not in PRINTED:
        return None
    psychiatry = {ActorKind.INPATIENT_PSYCHIATRY: ActorKind.CHILD_PSYCHIATRY}
    date = event.date
    return {
        "concept": kind.value,
        "status": status.value,
        "actors": sorted({psychiatry.get(actor, actor).value for actor in _present(event, author)}),
        "date": None
        if date is None
        else {
            "text": date.text,
            "start": date.first_day.isoformat() if date.first_day else None,
            "end": date.last_day.isoformat() if date.last_day else None,
            "precision": date.precision.value,
            "relation": date.relation.value,
        },
        "experiencer": event.experiencer.value,
        "source": event.informant.value if event.informant is not Informant.AUTHOR else "author",
        "historical": event.historical,
    }
