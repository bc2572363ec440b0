"""Which organisations belong to which event, and the part of each."""

import datetime as dt

import pytest

from schemas.vocabulary import ActorKind, Kind, Role, Status
from timeline.reading.reader import read_text
from timeline.reading.told import ReadEvent

DAY = dt.date(2022, 9, 14)
BUP, SOC, SCHOOL = ActorKind.CHILD_PSYCHIATRY, ActorKind.SOCIAL_SERVICES, ActorKind.SCHOOL


def events(text: str, kind: Kind, author: ActorKind = SOC) -> list[ReadEvent]:
    return [event for event in read_text(text, DAY, author) if event.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "author", "wanted"),
    [
        # a comma parts the organisations of one thing from those of the next
        (
            "Sammanbrott i familjehemmet i natt, hämtades av polisen.",
            Kind.PLACEMENT_ENDED,
            SOC,
            {ActorKind.FOSTER_HOME},
        ),
        # whom the family is pointed to has no part in the referral that was turned down
        (
            "Skolläkarens remiss återsänds, familjen hänvisas till vårdcentralen.",
            Kind.REFERRAL_REJECTED,
            BUP,
            {ActorKind.SCHOOL_HEALTH},
        ),
        # what a talk was about is no party of it
        ("Pratade med Ulla på soc, hon visste inte att pojken saknar skola.", Kind.CROSS_AGENCY_CONTACT, BUP, {SOC}),
        ("Ringt handläggaren på soc om mötet med skolan.", Kind.CROSS_AGENCY_CONTACT, BUP, {SOC}),
        # a consent that something was done with names nobody itself
        ("Kopia av utredningen skickad till BUP med mors samtycke.", Kind.CONSENT, SOC, set()),
        # who found the child
        ("Rymde i går kväll, hittades av polis vid stationen.", Kind.RUNNING_AWAY, SOC, {ActorKind.POLICE}),
        # an investigation is the social services' own, whoever reported
        ("Utredning inleds efter anmälan från skolan.", Kind.INVESTIGATION_OPENED, BUP, set()),
        # the name of the meeting is no party of it
        ("Eleven lyfts på nästa EHT.", Kind.SCHOOL_HEALTH_MEETING, SCHOOL, set()),
        # called, but stayed away; not called at all
        ("Soc var kallade till nätverksmötet men kom inte.", Kind.NETWORK_MEETING, BUP, set()),
        ("Skolan blev inte kallad till SIP den 5/9.", Kind.SIP_MEETING, BUP, set()),
    ],
)
def test_each_event_has_the_organisations_of_its_own(
    text: str, kind: Kind, author: ActorKind, wanted: set[ActorKind]
) -> None:
    assert [set(event.organisations) for event in events(text, kind, author)] == [wanted]


def test_talks_with_two_organisations_are_two_events() -> None:
    found = events("Ringt soc, de återkommer. Ringt rektor om schemat.", Kind.CROSS_AGENCY_CONTACT, BUP)
    assert [set(event.organisations) for event in found] == [{SOC}, {SCHOOL}]


def test_deras_stands_for_the_organisation_named_last() -> None:
    text = "Remiss till vuxenpsykiatrin är skickad. Gemensamt besök med deras sjuksköterska är planerat."
    found = events(text, Kind.NETWORK_MEETING, BUP)
    assert [(event.status, event.actors) for event in found] == [
        (Status.PLANNED, ((ActorKind.ADULT_PSYCHIATRY, Role.INVITED),))
    ]


def test_the_writers_own_title_in_a_list_of_those_present_is_a_party() -> None:
    found = events("SIP-möte hölls. Närvarande: mor, rektor, BUP.", Kind.SIP_MEETING, SCHOOL)
    assert [set(event.organisations) for event in found] == [{SCHOOL, BUP}]
    assert not found[0].unnamed
