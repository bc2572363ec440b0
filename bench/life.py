"""A generated life: one invented child with so many records, through the real journey and rules.

The same for the same seed.

    python -m bench.life 2000 --out FOLDER

writes the page of such a case. The story (referrals, meetings, crises, a placement) is the same at every size; what
grows is the ordinary contacts around it, as in a real journal.
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.story import EPISODES, HEADINGS, LANES, Episode
from render.page import html
from render.view import View, view
from schemas.case import Case, Child, Period, SourceSpec
from schemas.event import Actor, Author, Event, Participant, Source, Until, stable_id
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.ledger import Input, Ledger, Tool
from schemas.vocabulary import ActorKind, Kind, Origin, Role, Status
from schemas.when import Precision
from timeline.journey import join
from timeline.rules import judge, load_rules

START = dt.date(2019, 8, 19)


@dataclass(frozen=True)
class Lived:
    """A generated case, read and judged."""

    journey: Journey
    findings: tuple[Finding, ...]
    ledger: Ledger

    @property
    def view(self) -> View:
        """What is drawn of it."""
        return view(self.journey, self.findings, self.ledger)


@dataclass
class _Life:
    """What one run of the generator has made so far."""

    years: int
    rng: random.Random
    made: list[Event] = field(default_factory=list)

    def day(self, share: float) -> dt.date:
        """The day at that share of the whole period."""
        return START + dt.timedelta(days=round(share * self.years * 365))

    def add(self, actor: str, kind: Kind, first: dt.date, **more: Any) -> None:
        """One record; `last` = the latest day on which it can have happened, `late` = days until it was written."""
        number, last, late = len(self.made), more.pop("last", first), more.pop("late", 0)
        unit, _, people = LANES[actor]
        heading = more.pop("heading", "")
        attributes = {"heading": heading} if heading else {}
        family = actor == ActorKind.FAMILY
        told = {"origin": Origin.REPORTED} if family else {}
        role, signature = self.rng.choice(people)
        self.made.append(
            Event.model_validate(
                {
                    "id": stable_id("e", number, actor, kind),
                    "case": "LIV-1",
                    "kind": kind,
                    "status": Status.OCCURRED,
                    "start": first,
                    "end": last,
                    "precision": Precision.DAY if first == last else Precision.PERIOD,
                    "recorded": last + dt.timedelta(days=late),
                    "actor": Actor(kind=ActorKind(actor), unit=unit, principal_name=LANES[actor][1]),
                    "author": Author(role=role, name=signature),
                    "title": heading or kind.value,
                    "text": more.pop("text", "") or f"{heading or 'Anteckning'}. Ro mår bättre den här veckan.",
                    "attributes": attributes | more.pop("attributes", {}),
                    "source": Source(
                        source=actor,
                        file=f"exports/{actor}.csv",
                        sha256="0" * 64,
                        locator=f"rad {number + 2}",
                        ingester="csv",
                    ),
                    **told,
                    **more,
                }
            )
        )


@cache
def life(records: int, seed: int = 3) -> Lived:
    """A case of `records` records over four years (eight when they are more than a thousand), judged.

    Args:
        records: at least 60; the story takes about fifty of them.
        seed: another seed places the ordinary contacts on other days.
    """
    own = _Life(years=4 if records <= 1000 else 8, rng=random.Random(seed))
    for episode in EPISODES:
        _tell(own, episode)
    for actor, kind, day, heading in _ordinary(own, max(0, records - len(own.made))):
        status = own.rng.choices((Status.OCCURRED, Status.CANCELLED), (14, 1 if kind is Kind.VISIT else 0))[0]
        missed = kind is Kind.VISIT and own.rng.random() < 0.04
        own.add(actor, Kind.NO_SHOW if missed else kind, day, heading=heading, status=status)
    return _judged(own)


def _tell(own: _Life, episode: Episode) -> None:
    """The records of one episode, each service with its own."""
    first = own.day(episode.at)
    spread = dt.timedelta(days=episode.unsure)
    more: dict[str, Any] = {"status": Status(episode.status), "heading": episode.heading, "text": episode.text}
    if episode.to:
        more["participants"] = tuple(_guest(who, episode) for who in episode.to)
    if episode.until:
        end = own.day(episode.until)
        more["until"] = Until(start=end, end=end, precision=Precision.DAY)
    for voice, actor in enumerate((episode.actor, *episode.voices)):
        if episode.voices:
            others = tuple(who for who in (episode.actor, *episode.to) if who != actor)
            more["participants"] = tuple(_guest(who, episode) for who in others)
        day = first + dt.timedelta(days=voice * episode.disagree)
        own.add(actor, Kind(episode.kind), day - spread, last=day + spread, late=episode.late, **dict(more))


def _guest(name: str, episode: Episode) -> Participant:
    return Participant(actor="guardian" if name == ActorKind.FAMILY else ActorKind(name), role=Role(episode.role))


def _ordinary(own: _Life, number: int) -> Iterator[tuple[str, Kind, dt.date, str]]:
    """Ordinary contacts, in each service's own season, thicker where it is engaged."""
    lanes = [(actor, weight, seasons) for actor, (_, _, weight, seasons) in HEADINGS.items()]
    for _ in range(number):
        actor, _, seasons = own.rng.choices(lanes, [weight for _, weight, _ in lanes])[0]
        a, b = own.rng.choice(seasons)
        kind, heading = own.rng.choice(HEADINGS[actor][0])
        yield actor, Kind(kind), own.day(own.rng.uniform(a, b)), heading


def _judged(own: _Life) -> Lived:
    end = START + dt.timedelta(days=own.years * 365)
    period = Period.model_validate({"from": START, "to": end})
    collected = [actor for actor in LANES if any(event.actor.kind == actor for event in own.made)]
    case = Case(
        case="LIV-1",
        child=Child(alias="Ro", born="2007-03-12"),
        period=period,
        sources=tuple(
            SourceSpec(
                id=actor,
                path=f"exports/{actor}.csv",
                actor=ActorKind(actor),
                unit=LANES[actor][0],
                covers=Period.model_validate({"from": own.day(HEADINGS[actor][1]), "to": end})
                if actor in HEADINGS
                else None,
            )
            for actor in collected
        ),
    )
    inputs = tuple(
        Input(
            source=actor,
            file=f"exports/{actor}.csv",
            sha256="0" * 64,
            bytes=1,
            ingester="csv",
            events=sum(event.actor.kind == actor for event in own.made),
        )
        for actor in collected
    )
    rules = load_rules()
    ledger = Ledger(inputs=inputs, rules=rules.used, tool=Tool(version="0"))
    journey = join(tuple(own.made), case, ledger)
    return Lived(journey, judge(journey, rules), ledger)


def main() -> None:
    """Write the page of a generated case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    page = asked.out / f"liv-{asked.records}.html"
    page.write_text(html(life(asked.records).view), encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
