"""What counts as one organisation when coordination is judged.

School and pupil health with the same principal are one organisation; BUP outpatient and ward are one; two
schools with different names are two. In the vocabulary: *Between organisations*.
"""

from collections.abc import Iterable
from typing import Final

from schemas.case import Case
from schemas.event import Actor
from schemas.vocabulary import ActorKind

_ONE: Final = {
    ActorKind.SCHOOL_HEALTH: ActorKind.SCHOOL,
    ActorKind.INPATIENT_PSYCHIATRY: ActorKind.CHILD_PSYCHIATRY,
}


class Organisations:
    """Which actor kinds of a case belong together."""

    def __init__(self, case: Case) -> None:
        self._names: dict[ActorKind, set[str | None]] = {}
        for source in case.sources:
            self._names.setdefault(source.actor, set()).add(source.principal_name)

    def count(self, kinds: Iterable[ActorKind]) -> int:
        """How many organisations the actor kinds are; the family is none."""
        return len({self._one(kind) for kind in kinds if kind is not ActorKind.FAMILY})

    def _one(self, kind: ActorKind) -> ActorKind:
        whole = _ONE.get(kind)
        if whole is None:
            return kind
        mine, theirs = self._names.get(kind, {None}), self._names.get(whole, {None})
        return whole if mine & theirs or None in mine | theirs else kind


def place(actor: Actor) -> tuple[ActorKind, str | None, str | None]:
    """An actor as kind, principal name and unit: two schools, two clinics are two actors."""
    return (actor.kind, actor.principal_name, actor.unit)
