"""Which date belongs to which event: before and after the verb, shared, held over clauses, another event's own."""

import datetime as dt

import pytest

from schemas.vocabulary import ActorKind, Kind, Status
from timeline.reading.reader import read_text

DAY = dt.date(2022, 9, 14)


def dates(text: str, kind: Kind, author: ActorKind = ActorKind.SOCIAL_SERVICES) -> list[str]:
    found = [event for event in read_text(text, DAY, author) if event.kind is kind]
    return [str(event.date.start) if event.date else "" for event in found]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        # one date for two things of a clause
        ("Vårdades på barnkliniken 3/9 efter överdos av Alvedon.", Kind.OVERDOSE, "2022-09-03"),
        ("Placerad enligt LVU sedan 5/9.", Kind.PLACEMENT, "2022-09-05"),
        ("Inlagd på avdelning en gång, i maj 2021 efter överdos.", Kind.ADMISSION, "2021-05-01"),
        # a date that opens the sentence holds for all of it
        ("3/9: Ringde rektor om frånvaron.", Kind.CROSS_AGENCY_CONTACT, "2022-09-03"),
        # a clause hangs on the date right before it, or the date stands in the clause that follows
        ("Berättar om i fredags då styvfar slog honom.", Kind.VIOLENCE, "2022-09-09"),
        ("Saknar remissen som skickades till BUP i juni.", Kind.REFERRAL, "2022-06-01"),
        # a later predicate without a subject goes on with the date
        ("Familjen hade insats från öppenvården vt 2018, avslutad då.", Kind.CASE_CLOSED, "2018-01-01"),
    ],
)
def test_a_date_holds_for_all_that_it_is_told_of(text: str, kind: Kind, day: str) -> None:
    assert dates(text, kind) == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Utredningen har förlängts till 30/9, vi inväntar BUP:s utlåtande.", Kind.WAITING_STANCE),
        ("I fredags berättade han att mamma är full på kvällarna.", Kind.SUBSTANCE_USE),
        ("Samtal med kurator på BUP efter helgens intox.", Kind.CROSS_AGENCY_CONTACT),
        ("Skyddsbedömning gjord med anledning av anmälan från skolan igår.", Kind.PROTECTION_ASSESSMENT),
        ("Flickan berättar att morbror slog henne i påskas.", Kind.CHILD_VIEW),
        ("Hab är inbjudna till SIP den 22/9.", Kind.INVITATION),
    ],
)
def test_a_date_of_another_thing_is_not_taken(text: str, kind: Kind) -> None:
    assert dates(text, kind) == [""]


def test_a_dated_head_holds_until_the_next_one_or_the_end_of_its_line() -> None:
    text = "5/9: Mail till rektor. Ringt BUP, inget svar. 7/9: Ringt skolsköterskan.\nPolisanmälan gjord."
    found = [(e.kind, str(e.date.start) if e.date else "") for e in read_text(text, DAY, ActorKind.SOCIAL_SERVICES)]
    assert (Kind.CROSS_AGENCY_CONTACT, "2022-09-05") in found
    assert (Kind.CROSS_AGENCY_CONTACT, "2022-09-07") in found
    assert (Kind.POLICE_REPORT, "") in found


def test_the_next_sentence_tells_the_day_of_a_meeting_that_is_called() -> None:
    assert dates("Kallelse till SIP har gått ut till BUP. Vi ses 23/9 hos oss.", Kind.SIP_MEETING) == ["2022-09-23"]


def test_next_thursday_is_no_next_time() -> None:
    text = "Mötet med skolan nästa torsdag utgår, sjukdom. Ny tid den 8:e oktober."
    found = [(e.status, str(e.date.start) if e.date else "") for e in read_text(text, DAY, ActorKind.SOCIAL_SERVICES)]
    assert found == [(Status.CANCELLED, "2022-09-22"), (Status.PLANNED, "2022-10-08")]


def test_how_often_in_a_week_is_no_week() -> None:
    text = "Hemma från skolan två dagar i veckan under våren, skolfrånvaro."
    assert dates(text, Kind.SCHOOL_ABSENCE) == ["2022-03-01"]


def test_a_measure_and_an_abbreviation_may_end_a_sentence() -> None:
    assert dates("Skurit sig senaste 2 v. Tankar på att ta sitt liv.", Kind.SUICIDALITY) == [""]
    assert dates("Det är läge att anmäla oro till soc. Vi ses igen 3/10.", Kind.CONCERN_REPORT) == [""]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Mor berättar att det hölls en SIP i maj. Vi var inte kallade.", Kind.INVITATION, "2022-05-01"),
        ("Nätverksmöte 12/9 med skolan. Soc kom inte.", Kind.ACTOR_ABSENT_FROM_MEETING, "2022-09-12"),
        ("Det hölls en SIP i maj. Mor var nöjd. Åter till skolan. Vi var inte kallade.", Kind.INVITATION, ""),
    ],
)
def test_who_was_not_called_or_did_not_come_has_the_day_of_the_meeting_told_before(
    text: str, kind: Kind, day: str
) -> None:
    assert dates(text, kind, ActorKind.HABILITATION) == [day]
