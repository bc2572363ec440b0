"""What is drawn, as pure data: lanes, threads, marks, stitches, points. No HTML, no colours, no pixels."""

import datetime as dt

from schemas.edition import Edition, LeftOut
from schemas.figures import Figures
from schemas.finding import Words
from schemas.ledger import Ledger
from schemas.model import Model


class Lane(Model):
    """A row: one kind of service, or the family. `missing` = named by others, no record of its own collected."""

    id: str
    group: str
    """`fam`, `reg`, `kom`, `sko` or `ovr`."""
    name: Words
    missing: bool = False


class Provenance(Model):
    """Where the words stand. Names stand here only, in the inspector's edition."""

    unit: str
    file: str
    locator: str
    author: str
    written: dt.date | None


class Mark(Model):
    """An event in a lane; `bar` when it lasts; `drawn` = false for what stands in table and panel only."""

    id: str
    day: dt.date
    end: dt.date | None = None
    lane: str
    kind: str
    status: str
    title: Words
    own: bool = False
    """The title is the record's own heading, in its own language."""
    plain: bool = True
    """False = sensitive: chart, tooltip and print show only the kind."""
    quote: str = ""
    before: int = 0
    after: int = 0
    """Days of uncertainty around `day`."""
    via: tuple[str, str] | None = None
    undated: bool = False
    drawn: bool = True
    struck: bool = False
    source: Provenance


class Stitch(Model):
    """A meeting or contact between services, seen in one or more records."""

    id: str
    letter: str
    day: dt.date
    held: bool
    meeting: bool
    title: Words
    lanes: tuple[str, ...]
    absent: tuple[str, ...]
    """In contact with the child at the time, and not there."""
    voices: tuple[str, ...]
    """Marks of the records that tell of it."""
    accounts: tuple["Account", ...] = ()
    """What each of these records says of it."""
    differs: tuple[str, ...] = ()
    """In what they differ: `day`, `who`, `decided`."""


class Account(Model):
    """One record's own telling of a meeting: its day, those named as present, what was decided."""

    mark: str
    lane: str
    day: dt.date | None
    there: tuple[str, ...]
    decided: tuple[Words, ...]


class Point(Model):
    """A numbered point to talk about."""

    number: int
    id: str
    rule: str
    verdict: str
    start: dt.date
    end: dt.date
    lanes: tuple[str, ...]
    heading: Words
    text: Words
    question: Words
    law: tuple[Words, ...]
    evidence: tuple[str, ...]
    searched: Words | None
    due: dt.date | None = None
    """The day by which something was expected that no record shows until then."""


class Told(Model):
    """A finding without a number: what worked, what can't be assessed, what is still open, or beyond the fifteen."""

    rule: str
    verdict: str
    start: dt.date
    end: dt.date
    text: Words
    stitch: str | None = None


class Thread(Model):
    """A stretch in which a lane was active."""

    lane: str
    start: dt.date
    end: dt.date


class Cover(Model):
    """A stretch for which a lane's records are said to be complete."""

    lane: str
    start: dt.date
    end: dt.date


class Turn(Model):
    """A turning point of the story, in plain words."""

    day: dt.date
    title: Words


class Numbers(Model):
    """The figures of the lead sentence."""

    services: int
    people: int
    meetings: int
    contacts: int
    carried: int
    points: int
    years: int


class View(Model):
    """The whole page as data."""

    case: str
    child: str
    born: str | None
    start: dt.date
    end: dt.date
    edition: Edition
    left_out: LeftOut | None
    lanes: tuple[Lane, ...]
    threads: tuple[Thread, ...]
    covers: tuple[Cover, ...]
    marks: tuple[Mark, ...]
    stitches: tuple[Stitch, ...]
    points: tuple[Point, ...]
    worked: tuple[Told, ...]
    open: tuple[Told, ...]
    more: tuple[Told, ...]
    turns: tuple[Turn, ...]
    numbers: Numbers
    figures: Figures | None
    ledger: Ledger
