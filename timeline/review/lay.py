"""Decisions laid over events: hide, edit, link, unlink, add. The last decision on an id counts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from schemas.case import Audience, Case
from schemas.event import Event, stable_id
from schemas.review import Decision, Laid, Review
from schemas.vocabulary import Origin
from timeline.review.events import NotPossible, added, edited

_SHAPE: Final = frozenset({"keep", "hide", "edit"})
_JOIN: Final = frozenset({"link", "unlink"})
_FINDING: Final = frozenset({"accept", "reject", "postpone"})


def lay(events: tuple[Event, ...], case: Case, review: Review) -> Laid:
    """The events as the inspector has decided, and what has been decided on findings.

    What a decision asks for and can't be done (an unknown happening, a link of two statuses, a value outside the
    vocabulary) has no effect and is told in `unknown`; so is an event or happening that is gone. Findings that are
    gone are only known once the rules have judged: see `gone`.
    """
    numbered = list(enumerate(review.decisions, start=1))
    troubles: list[str] = []
    by_id = {event.id: event for event in (*events, *_added(numbered, case, troubles))}
    hidden: dict[str, tuple[Audience, ...]] = {}
    opened: set[str] = set()
    for number, one in _last(numbered, _SHAPE):
        event = by_id.get(one.on or "")
        if event is None:
            troubles.append(_gone(number))
        elif one.decision == "hide":
            hidden[event.id] = one.for_
        elif one.decision == "edit":
            with _told(number, troubles):
                by_id[event.id] = edited(event, one.set or {})
                opened |= {event.id for field in one.set or {} if field == "sensitivity"}
    for number, one in _last(numbered, _JOIN):
        with _told(number, troubles):
            by_id.update(_relinked(one, by_id))
    decided = {str(one.on): one.decision for _, one in _last(numbered, _FINDING) if one.decision}
    return Laid(
        events=tuple(_of_one_status(by_id)),
        hidden=hidden,
        opened=frozenset(opened),
        findings=decided,
        unknown=tuple(troubles),
    )


def gone(review: Review, findings: Iterable[str]) -> tuple[str, ...]:
    """Decisions on findings that the rules no longer give, in sentences."""
    known = set(findings)
    rows = _last(list(enumerate(review.decisions, start=1)), _FINDING)
    return tuple(_gone(number) for number, one in rows if one.on not in known)


def _last(numbered: list[tuple[int, Decision]], which: frozenset[str]) -> list[tuple[int, Decision]]:
    """The last decision of these sorts on each id, with its number."""
    found = {one.on: (number, one) for number, one in numbered if one.decision in which}
    return sorted(found.values(), key=lambda pair: pair[0])


def _gone(number: int) -> str:
    return f"review.yaml, beslut {number}: det som beslutet gäller finns inte längre. Beslutet är kvar utan verkan."


@contextmanager
def _told(number: int, troubles: list[str]) -> Iterator[None]:
    """What can't be done is told, and the decision has no effect."""
    try:
        yield
    except NotPossible as error:
        troubles.append(f"review.yaml, beslut {number}: {error} Beslutet är kvar utan verkan.")


def _added(numbered: list[tuple[int, Decision]], case: Case, troubles: list[str]) -> list[Event]:
    out: list[Event] = []
    for number, one in numbered:
        if one.add is not None:
            with _told(number, troubles):
                out.append(added(one, number, case))
    return out


def _relinked(one: Decision, by_id: dict[str, Event]) -> dict[str, Event]:
    """The events of the decision with their new happening; a happening's id stands for all its events."""
    members = [e for e in by_id.values() if one.on in {e.id, e.happening}]
    if not members:
        raise NotPossible("det som beslutet gäller finns inte längre.")
    if one.decision == "unlink":
        return {e.id: e.with_(happening=stable_id("h", "alone", e.id)) for e in members}
    target = one.to or one.from_ or str((one.set or {}).get("happening") or "")
    theirs = [e for e in by_id.values() if target and target in {e.happening, e.id}]
    if not theirs:
        raise NotPossible("händelsen att länka till finns inte.")
    if len({e.status for e in (*members, *theirs)}) > 1:
        raise NotPossible("det som länkas har olika status, och en händelse har alltid en.")
    return {e.id: e.with_(happening=theirs[0].happening) for e in members}


def _of_one_status(by_id: dict[str, Event]) -> list[Event]:
    """An event whose status was edited leaves a happening that it no longer agrees with."""
    as_recorded = {e.happening: e.status for e in reversed(by_id.values()) if e.origin is not Origin.REVIEWED}
    return [
        e.with_(happening=stable_id("h", "alone", e.id))
        if e.origin is Origin.REVIEWED and as_recorded.get(e.happening, e.status) is not e.status
        else e
        for e in by_id.values()
    ]
