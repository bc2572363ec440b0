"""The reader of notes against sentences whose answers are known, and on any text at all."""

import datetime as dt
import json
import sys
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.accuracy import CORPUS, score
from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Status
from timeline.reading import read_lines
from timeline.reading.reader import read_text
from timeline.reading.told import ReadEvent

DAY = dt.date(2022, 9, 14)
WORDS = "SIP-möte ställs in inte ingen remiss till BUP soc skolan idag imorgon . , och".split()  # noqa: SIM905  # reads as a note
HOSTILE = ("((((((((", "x" * 900, ", " * 40, "3/4 ", "<script>", "-" * 300, "\n\n", "1" * 400, "a.b.c.", "å\u0308" * 60)
"""Pieces of a text that is made to cost: none of them tells anything."""
FLOORS = {"concept": 0.98, "concept + status": 0.98, "actors": 0.97, "dates": 0.97}
"""A little under what `python -m bench.accuracy` prints; they are raised, never lowered."""


def read(text: str, author: ActorKind = ActorKind.CHILD_PSYCHIATRY) -> list[ReadEvent]:
    return read_text(text, DAY, author)


def test_the_corpus_is_read_no_worse_than_its_floors() -> None:
    lines = (CORPUS / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    done = score([json.loads(line) for line in lines])
    for name, floor in FLOORS.items():
        assert done.table()[name][2] >= floor, "\n".join(done.wrong)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault_and_spans_lie_inside(text: str) -> None:
    for event in read(text):
        assert 0 <= event.span[0] < event.span[1] <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_words_of_the_trade_in_any_order_are_read_the_same_twice(words: list[str]) -> None:
    text = " ".join(words)
    assert read(text) == read(text)


def test_a_note_of_a_hundred_thousand_letters_is_read() -> None:
    """Many parts, each read once: no pattern runs away."""
    text = "Ringt soc om tider, inget svar. " * 3000 + "a" * 5000 + "(" * 2000
    assert read(text)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Utredning enligt 11 kap. 1 § SoL inleds inte.", Kind.INVESTIGATION_OPENED, Status.ABSENT),
        ("Kallelse till SIP har ej hunnits med.", Kind.SIP_MEETING, Status.ABSENT),
        ("Kallelse till SIP har kommit från soc.", Kind.SIP_MEETING, Status.PLANNED),
        ("Hab var inte kallade till mötet.", Kind.INVITATION, Status.ABSENT),
        ("Orosanmälan ska göras i morgon.", Kind.CONCERN_REPORT, Status.PLANNED),
    ],
)
def test_what_was_not_or_not_yet_is_never_told_as_done(text: str, kind: Kind, status: Status) -> None:
    found = [event for event in read(text) if event.kind is kind]
    assert [event.status for event in found] == [status]


@pytest.mark.parametrize(
    "text", ["Mamma ringer BUP varje vecka.", "Samtal med Nour i skolans bibliotek.", "Mor har ringt soc själv."]
)
def test_what_the_family_does_is_no_contact_between_services(text: str) -> None:
    from schemas.case import Case
    from timeline.reading.actors import Names

    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Nour"},
            "period": {"from": "2022-01-01", "to": "2022-12-31"},
            "sources": [{"id": "a", "path": "a", "actor": "social-services"}],
        }
    )
    found = read_text(text, DAY, ActorKind.SOCIAL_SERVICES, Names(case))
    assert Kind.CROSS_AGENCY_CONTACT not in {event.kind for event in found}


def test_the_one_who_was_hit_is_the_child_though_an_uncle_is_named() -> None:
    found = next(event for event in read("Berättar att morbror slog henne i påskas.") if event.kind is Kind.VIOLENCE)
    assert (found.experiencer, found.status) == (Experiencer.CHILD, Status.OCCURRED)


def test_who_told_of_it_goes_on_over_the_sentences_of_an_account() -> None:
    found = next(
        event
        for event in read("Eleven säger att pappa blir arg. Han tog henne i nacken.", ActorKind.SCHOOL_HEALTH)
        if event.kind is Kind.VIOLENCE
    )
    assert found.informant is Informant.CHILD


def test_the_opening_of_an_investigation_is_not_the_day_it_closed() -> None:
    found = next(
        event
        for event in read("Utredning inledd 2022-03-01 avslutas.", ActorKind.SOCIAL_SERVICES)
        if event.kind is Kind.INVESTIGATION_CLOSED
    )
    assert found.date is None


def test_what_a_mother_tells_is_told_by_the_family() -> None:
    found = read("Mor berättar att det varit en SIP på skolan.", ActorKind.HABILITATION)
    assert [(event.kind, event.informant) for event in found] == [(Kind.SIP_MEETING, Informant.FAMILY)]


def test_february_last_year_is_last_year_though_a_wish_looks_ahead() -> None:
    found = read("I februari förra året frågade jag BUP om SIP.", ActorKind.FAMILY)
    assert [str(event.date.start) for event in found if event.date] == ["2021-02-01"]


def test_a_day_that_would_be_a_year_past_lies_ahead_of_a_meeting() -> None:
    note_day = dt.date(2018, 10, 17)
    found = read_text("SIP 7/11 hos oss.", note_day, ActorKind.SCHOOL)
    assert [(event.status, str(event.date.start)) for event in found if event.date] == [(Status.PLANNED, "2018-11-07")]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Idag ringde jag upp BUP.", Kind.CROSS_AGENCY_CONTACT, Status.OCCURRED),
        ("Kontakt har tagits med BUP.", Kind.CROSS_AGENCY_CONTACT, Status.OCCURRED),
        ("BUP har inte kontaktats.", Kind.CROSS_AGENCY_CONTACT, Status.ABSENT),
        ("Ringt BUP, inget svar.", Kind.CROSS_AGENCY_CONTACT, Status.ABSENT),
        ("Ska stämma av med BUP på måndag.", Kind.CROSS_AGENCY_CONTACT, Status.PLANNED),
        ("Mötet med BUP och hab ställdes samma morgon in.", Kind.NETWORK_MEETING, Status.CANCELLED),
        ("Nätverkmöte med soc genomfördes igår.", Kind.NETWORK_MEETING, Status.OCCURRED),
        ("Ingen remiss, orosanmälan eller SIP är gjord.", Kind.CONCERN_REPORT, Status.ABSENT),
        ("SIP som inte blev av.", Kind.SIP_MEETING, Status.CANCELLED),
    ],
)
def test_a_frame_is_read_in_any_order_with_the_status_of_its_own_clause(text: str, kind: Kind, status: Status) -> None:
    found = [event for event in read(text, ActorKind.SCHOOL) if event.kind is kind]
    assert [event.status for event in found] == [status]


def test_the_new_time_of_a_meeting_called_off_is_an_event_of_its_own() -> None:
    found = [
        e for e in read("SIP imorgon ställs in, ny tid den 3 oktober.", ActorKind.SCHOOL) if e.kind is Kind.SIP_MEETING
    ]
    assert [event.status for event in found] == [Status.CANCELLED, Status.PLANNED]
    assert str(found[1].date and found[1].date.start) == "2022-10-03"


def test_an_explained_line_shows_the_words_the_cues_and_how_sure_it_is() -> None:
    line = json.dumps({"id": "a", "note_date": "2022-09-14", "author": "school", "text": "SIP-mötet ställs in."})
    (event,) = json.loads(next(iter(read_lines([line], explain=True))))["events"]
    assert event["why"]["words"] == "SIP-mötet"
    assert "ställs in" in event["why"]["cues"]
    assert event["why"]["confidence"] >= 0.9


@pytest.mark.parametrize(
    "piece",
    [
        "inte ",
        "sip ",
        "ringt bup och soc ",
        ", ",
        "och ",
        "utredning ",
        "soc.sekr ",
        "mor ",
        "x",
        "(",
        "3/4 ",
        "\n",
        "möte med ",
    ],
)
def test_a_hostile_row_of_one_piece_costs_no_more_per_piece_when_it_is_long(piece: str) -> None:
    """Work is counted, not timed: the patterns look at each word a bounded number of times."""
    short, long = (_looks(piece * times) for times in (300, 1200))
    assert long <= 5 * short + 1000


@settings(max_examples=1, deadline=None)
@given(st.integers(0, 999))
def test_a_megabyte_of_hostile_text_costs_ten_times_a_tenth_of_it(seed: int) -> None:
    """Signs, figures, unfinished dates and words without an end, in any order; work is counted, not timed."""
    size = 1_000_000
    pieces = [*HOSTILE] * (size // sum(map(len, HOSTILE)))
    Random(seed).shuffle(pieces)  # an order, no secret
    text = "".join(pieces)
    assert _looks(text) <= 12 * _looks(text[: size // 10]) + 1000


def _looks(text: str) -> int:
    """How many function calls a reading makes."""
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    read("SIP")
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return calls
