"""Every gold file of the reader's corpus keeps to the label scheme; a wrong label would teach the reader wrong."""

import datetime as dt
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Status
from schemas.when import Precision, Relation
from timeline.reading.labels import PRINTED

FOLDER = Path(__file__).parent / "corpus"
FILES = sorted(FOLDER.glob("*.jsonl"))
ORGANISATIONS = frozenset(ActorKind) - {ActorKind.INPATIENT_PSYCHIATRY, ActorKind.FAMILY}
"""Who takes part in a gold event: the family never does, and a psychiatric ward is child psychiatry."""
WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)")
AT_LEAST = 170
"""A little under what stands in the folder: a file that is cut off or emptied shows."""


class Strict(BaseModel):
    """No field too many, none too few."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Date(Strict):
    """The time expression of an event."""

    text: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    relation: Relation

    @model_validator(mode="after")
    def ends_fit(self) -> "Date":
        assert (self.start is None) == (self.end is None), "start and end are both known or both null"
        open_ended = self.precision in {Precision.VAGUE, Precision.SCHOOL_YEAR}
        assert open_ended == (self.start is None), f"{self.precision} and its ends do not fit"
        if self.start is not None:
            assert self.start <= self.end, "start lies after end"
            assert self.fits_its_calendar(), f"{self.start} to {self.end} is no {self.precision}"
        if self.precision is Precision.DAY:
            assert self.is_the_day_it_names(), f"{self.start} is not {self.text!r}"
        return self

    def fits_its_calendar(self) -> bool:
        """The ends lie where a unit of this precision begins and ends."""
        first, last = (self.start.month, self.start.day), (self.end.month, self.end.day)
        after = self.end + dt.timedelta(days=1)
        match self.precision:
            case Precision.DAY:
                return self.start == self.end
            case Precision.WEEK:
                return self.start.weekday() == 0 and (self.end - self.start).days == 6
            case Precision.MONTH:
                return self.start.day == 1 and after.day == 1 and (self.end - self.start).days < 31
            case Precision.SEASON:
                return self.start.day == 1 and (first[0], after.month, after.day) in {
                    (3, 6, 1),
                    (6, 9, 1),
                    (9, 12, 1),
                    (12, 3, 1),
                }
            case Precision.TERM:
                return (first, last) in {((8, 15), (12, 31)), ((1, 1), (6, 15))}
            case Precision.YEAR:
                return (first, last) == ((1, 1), (12, 31)) and self.start.year == self.end.year
            case _:
                return self.precision is Precision.PERIOD

    def is_the_day_it_names(self) -> bool:
        """The weekday and the day and month in the words, where given, are those of the date."""
        weekday = WEEKDAYS[self.start.weekday()]
        named = [name for name in WEEKDAYS if re.search(rf"\b{name}", self.text.casefold())]
        day_month = DAY_AND_MONTH.search(self.text)
        return named in ([], [weekday]) and (
            day_month is None or (int(day_month[1]), int(day_month[2])) == (self.start.day, self.start.month)
        )


class Event(Strict):
    """One gold event."""

    concept: Kind
    status: Status
    actors: tuple[ActorKind, ...]
    date: Date | None
    experiencer: Experiencer
    source: Informant
    historical: bool

    @field_validator("concept")
    @classmethod
    def is_of_the_scheme(cls, concept: Kind) -> Kind:
        assert concept in PRINTED, f"{concept} is no concept of the label scheme"
        return concept

    @field_validator("actors")
    @classmethod
    def are_organisations_in_order(cls, actors: tuple[ActorKind, ...]) -> tuple[ActorKind, ...]:
        assert set(actors) <= ORGANISATIONS, "only organisations are actors"
        assert list(actors) == sorted(set(actors)), "actors are sorted and stand once"
        return actors


class Line(Strict):
    """One sentence or note with its gold."""

    id: str
    note_date: dt.date
    author: ActorKind
    text: str
    events: tuple[Event, ...]

    @model_validator(mode="after")
    def dates_are_read_from_the_text(self) -> "Line":
        assert self.id and self.text.strip(), "id and text are given"
        assert self.text == unicodedata.normalize("NFC", self.text), "å, ä and ö are one letter each"
        for event in self.events:
            if event.date is not None:
                assert event.date.text and event.date.text in self.text, f"{event.date.text!r} is not in the text"
        return self


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_line_keeps_to_the_label_scheme(path: Path) -> None:
    faults = []
    for number, text in enumerate(lines(path), 1):
        try:
            Line.model_validate_json(text)
        except ValueError as fault:
            faults.append(f"{path.name}:{number}: {fault}")
    assert not faults, "\n".join(faults)


def test_no_id_and_no_text_stands_twice_over_all_files() -> None:
    rows = [json.loads(text) for path in FILES for text in lines(path)]
    ids = Counter(row["id"] for row in rows)
    texts = Counter(" ".join(row["text"].casefold().split()) for row in rows)
    assert [key for found in (ids, texts) for key, times in found.items() if times > 1] == []
    assert len(rows) >= AT_LEAST


def test_every_concept_and_every_status_is_asked_for() -> None:
    events = [event for path in FILES for text in lines(path) for event in json.loads(text)["events"]]
    assert {kind.value for kind in PRINTED} - {event["concept"] for event in events} == set()
    assert {status.value for status in Status} - {event["status"] for event in events} == set()
