"""Marks: what of an event is drawn, in which lane, with which shape and fill."""

from typing import Final

from render.view.lanes import lane_of
from render.view.model import Mark, Provenance
from render.view.words import drawn_as, kind_words
from schemas.event import Event
from schemas.finding import Words
from schemas.vocabulary import ActorKind, Experiencer, Kind, Role, Sensitivity, Status

_READ_AND_DRAWN: Final = frozenset(
    {
        Kind.CONCERN_REPORT,
        Kind.REFERRAL,
        Kind.REFERRAL_REJECTED,
        Kind.FAMILY_AS_MESSENGER,
        Kind.OVERDOSE,
        Kind.SELF_HARM,
        Kind.RUNNING_AWAY,
        Kind.CRISIS_CONTACT,
    }
)
"""Of what is read from running text, only turning points get marks of their own; the rest is in the panel."""
_CRISES: Final = frozenset({Kind.OVERDOSE, Kind.SELF_HARM, Kind.RUNNING_AWAY, Kind.CRISIS_CONTACT})
_LONGEST_TITLE: Final = 70


def mark(event: Event, joined: frozenset[str], seen: set[str], shown: frozenset[str]) -> Mark | None:
    """The mark of an event; None when it has no day.

    Args:
        event: the event.
        joined: events that are shown as a stitch.
        seen: the crises already drawn; this one is added.
        shown: the lanes there are.
    """
    first, last = event.when.first_day, event.when.last_day
    day = first or event.known
    if day is None:
        return None
    kind, status = drawn_as(event.kind, event.status)
    crisis = event.kind in _CRISES and event.status is Status.OCCURRED
    if event.kind in _CRISES and not crisis:
        kind = "info"
    drawn = first is not None and event.id not in joined and _is_drawn(event)
    if crisis and drawn:
        drawn = event.happening not in seen and day.isoformat() not in seen
        seen |= {event.happening or "", day.isoformat()}
    uncertain = first is not None and last is not None and first != last
    middle = first + (last - first) / 2 if uncertain and first and last else day
    title = own_title(event)
    return Mark(
        id=event.id,
        day=middle,
        lane="family" if crisis else _lane(event, shown),
        kind=kind,
        status=status,
        title=title,
        own=title != kind_words(event.kind),
        plain=event.sensitivity is Sensitivity.NORMAL and not crisis,
        quote=event.text,
        before=(middle - first).days if uncertain and first else 0,
        after=(last - middle).days if uncertain and last else 0,
        via=_via(event),
        undated=first is None,
        drawn=drawn and event.status not in {Status.ABSENT, Status.PROPOSED},
        struck=event.nullified,
        source=provenance(event),
    )


def _lane(event: Event, shown: frozenset[str]) -> str:
    """The writer's own; a referral that was returned stands with the service that returned it, where it is named."""
    if event.kind is Kind.REFERRAL_REJECTED:
        named = sorted(lane_of(kind) for kind in event.actor_kinds(Role.CONCERNED) - {event.actor.kind})
        return next((lane for lane in named if lane in shown), lane_of(event.actor.kind))
    return lane_of(event.actor.kind)


def _is_drawn(event: Event) -> bool:
    if not event.usable or event.attributes.get("outside_period"):
        return False
    if event.parent is None:
        return True
    told = event.experiencer is Experiencer.CHILD and not event.historical and event.status is Status.OCCURRED
    return told and event.kind in _READ_AND_DRAWN


def own_title(event: Event) -> Words:
    """The record's own heading when it has one, else what it is; never a note's first words (names)."""
    words = kind_words(event.kind)
    heading = str(event.attributes.get("heading") or event.attributes.get("contact_type") or "").strip()
    own = event.parent is None and heading and event.sensitivity is Sensitivity.NORMAL
    if own and event.kind is not Kind.ACCOUNT:
        short = heading if len(heading) <= _LONGEST_TITLE else heading[: _LONGEST_TITLE - 1] + "…"
        return Words(sv=short, en=short)
    return words


def _via(event: Event) -> tuple[str, str] | None:
    """From which lane to which the family carried something; None when the record does not tell both ends."""
    if event.kind is not Kind.FAMILY_AS_MESSENGER:
        return None
    others = sorted(lane_of(kind) for kind in event.actor_kinds() if kind is not ActorKind.FAMILY)
    own = lane_of(event.actor.kind)
    ends = [own, *(lane for lane in others if lane != own)] if own != "family" else others
    return (ends[0], ends[1]) if len(ends) > 1 else None


def provenance(event: Event) -> Provenance:
    """Unit, file and place, who wrote it and when."""
    author = ", ".join(part for part in (event.author.name, event.author.role) if part)
    return Provenance(
        unit=event.actor.unit or "",
        file=event.source.file,
        locator=event.source.locator,
        author=author,
        written=event.known if event.recorded is not None else None,
    )
