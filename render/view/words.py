"""The words and drawing kinds of the closed lists, from vocabulary.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

from schemas.datafile import read_yaml
from schemas.finding import Words
from schemas.vocabulary import ActorKind, Kind, Status


@cache
def vocabulary() -> dict[str, Any]:
    """The whole file."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "vocabulary.yaml")
    return loaded


def kind_words(kind: Kind) -> Words:
    """What an event of the kind is called, neutrally."""
    row = vocabulary()["kinds"][kind.value]
    return Words(sv=row["sv"], en=row["en"])


def drawn_as(kind: Kind, status: Status) -> tuple[str, str]:
    """The mark's kind and status."""
    mark, fill = vocabulary()["kinds"][kind.value]["as"], vocabulary()["statuses"][status.value]["as"]
    if kind is Kind.REFERRAL_REJECTED:
        return mark, "avbojd"
    if kind in {Kind.NO_SHOW, Kind.ACTOR_ABSENT_FROM_MEETING}:
        return mark, "uteblev"
    if kind is Kind.APPOINTMENT_CANCELLED:
        return mark, "installt"
    return mark, fill


def lane_words(kind: ActorKind, child: str) -> Words:
    """What the lane of an actor kind is called."""
    row = vocabulary()["lanes"][kind.value]
    return Words(sv=row["sv"].format(child=child), en=row["en"].format(child=child))


def turn_words(key: str, lane: Words | None = None) -> Words:
    """A turning point in plain words."""
    row = vocabulary()["turns"][key]
    return Words(sv=row["sv"].format(lane=lane.sv if lane else ""), en=row["en"].format(lane=lane.en if lane else ""))
