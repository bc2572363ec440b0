"""What the words around an event say of it: closed values, days, organisations; silence leaves an attribute out."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from schemas.vocabulary import ActorKind, Kind
from timeline.reading.attributes import attributes
from timeline.reading.data import data

DAY = dt.date(2021, 3, 15)
ROWS = data("attributes")["rows"]


def of(kind: Kind, text: str) -> dict[str, JsonValue]:
    lower = text.lower()
    return attributes(kind, lower, lower, lower, DAY, ActorKind.SOCIAL_SERVICES)


@pytest.mark.parametrize(
    ("kind", "text", "name", "value"),
    [
        (Kind.SIP_MEETING, "SIP idag. Uppföljning 12/5 hos oss.", "followup_date", "2021-05-12"),
        (Kind.SIP_MEETING, "SIP idag. Nästa möte v 20.", "followup_date", "2021-05-23"),
        (Kind.SIP_PLAN, "SIP upprättad. Följs upp den 3 juni.", "followup_date", "2021-06-03"),
        (Kind.NETWORK_MEETING, "Rundan gick, inga beslut fattades.", "decisions", False),
        (Kind.NETWORK_MEETING, "Mest information denna gång.", "decisions", False),
        (Kind.NETWORK_MEETING, "Enades om att skolan kontaktar hab.", "decisions", True),
        (Kind.SIP_MEETING, "SIP ställs in, det går bra nu.", "cancel_reason", "going-well"),
        (Kind.SIP_MEETING, "SIP inställd pga sjukdom.", "cancel_reason", "illness"),
        (Kind.SIP_MEETING, "SIP inställd, BUP fick förhinder.", "cancel_reason", "actor-missing"),
        (Kind.SIP_MEETING, "SIP inställd på mors önskan.", "cancel_reason", "family"),
        (Kind.SIP_MEETING, "SIP inställd, hann inte före semestern.", "cancel_reason", "no-time"),
        (Kind.SIP_MEETING, "Ingen med mandat deltog.", "mandate", False),
        (Kind.SIP_MEETING, "Handläggaren måste fråga sin chef.", "mandate", False),
        (Kind.SIP_MEETING, "Chefen deltog och hade mandat.", "mandate", True),
        (Kind.NETWORK_MEETING, "Möte per telefon med skolan.", "form", "telephone"),
        (Kind.NETWORK_MEETING, "Avstämning via Teams.", "form", "video"),
        (Kind.SIP_MEETING, "Närv: flickan, mor, rektor.", "child_present", True),
        (Kind.SIP_MEETING, "Pojken ville inte vara med.", "child_present", False),
        (Kind.SIP_MEETING, "Närv: mor, rektor.", "guardian_present", True),
        (Kind.SIP_MEETING, "Möte utan vårdnadshavare.", "guardian_present", False),
        (Kind.SIP_MEETING, "Soc kallar till SIP.", "initiator", "social-services"),
        (Kind.SIP_MEETING, "Vi kallar till SIP med BUP.", "initiator", "social-services"),
        (Kind.SIP_MEETING, "SIP på initiativ av habiliteringen.", "initiator", "habilitation"),
        (Kind.SIP_MEETING, "Rektor i samråd med BUP kallar till SIP.", "initiator", "school"),
        (Kind.SIP_MEETING, "Mötet leddes av skolkuratorn.", "leader", "school-health"),
        (Kind.SIP_MEETING, "BUP ledde mötet.", "leader", "child-psychiatry"),
        (Kind.NETWORK_MEETING, "Förmöte inför SIP.", "purpose", "pre-meeting"),
        (Kind.NETWORK_MEETING, "Mötet handlade bara om skolskjuts.", "purpose", "single-issue"),
        (Kind.SIP_PLAN, "Behov: sömn och skola.", "needs", True),
        (Kind.SIP_PLAN, "BUP fortsätter behandlingen och soc ger kontaktperson.", "measures_by_principal", True),
        (Kind.SIP_PLAN, "Det framgår inte vem som ansvarar.", "measures_by_principal", False),
        (Kind.SIP_PLAN, "Skolan ansvarar för schemat.", "measures_by_others", True),
        (Kind.SIP_PLAN, "BUP har det övergripande ansvaret.", "lead_principal", "region"),
        (Kind.CONSENT, "Båda vårdnadshavarna samtycker.", "by", "guardians"),
        (Kind.CONSENT, "Mor samtycker till kontakt med BUP och skolan.", "by", "guardian"),
        (Kind.CONSENT, "Flickan samtycker.", "by", "child"),
        (Kind.CONSENT, "Mor ger samtycke till SIP.", "scope", "meeting"),
        (Kind.CONSENT, "Samtycke till att begära journal.", "scope", "records"),
        (
            Kind.CONSENT,
            "Mor samtycker till kontakt med BUP och hab.",
            "recipients",
            ["child-psychiatry", "habilitation"],
        ),
        (Kind.CONSENT, "Samtycket gäller till 30 juni.", "until", "2021-06-30"),
        (Kind.CONSENT, "Mor säger nej till kontakt med skolan.", "answer", "refused"),
        (Kind.PLACEMENT, "Placerad enligt SoL i familjehem.", "legal_basis", "SoL"),
        (Kind.PLACEMENT, "Placerad enligt 2 § LVU.", "legal_basis", "LVU-2"),
        (Kind.PLACEMENT, "Placering med stöd av LVU § 3.", "legal_basis", "LVU-3"),
        (Kind.PLACEMENT, "Omedelbart omhändertagen, placerad i jourhem.", "legal_basis", "LVU-6"),
        (Kind.PLACEMENT, "Placeras på SiS ungdomshem.", "form", "state-institution"),
        (Kind.PLACEMENT, "Omplaceras till nytt HVB.", "phase", "changed"),
        (Kind.PLACEMENT, "Beslut verkställt den 3 mars.", "enforced", "2021-03-03"),
        (Kind.CONCERN_REPORT, "Anmälan om stöld och skadegörelse.", "category", "crime"),
        (Kind.CONCERN_REPORT, "Anmälan: frånvaro 40 %.", "category", "school-absence"),
        (Kind.SCHOOL_ABSENCE, "Frånvaro 62 % sedan januari.", "percent", 62),
        (Kind.SCHOOL_ABSENCE, "Ogiltig frånvaro.", "valid", False),
        (Kind.NO_SHOW, "Uteblev. Ny tid 22/3.", "new_time", "2021-03-22"),
        (Kind.NO_SHOW, "Uteblev. Ingen ny tid.", "new_time", False),
        (Kind.APPOINTMENT_CANCELLED, "Mor avbokar.", "cancelled_by", "guardian"),
        (Kind.PHONE_CONTACT, "Mamma ringer och är orolig.", "initiator", "guardian"),
        (Kind.PHONE_CONTACT, "Ringer upp mor.", "initiator", "service"),
        (Kind.REFERRAL_ANSWER, "Remissen återsänds.", "outcome", "returned"),
        (Kind.INTERVENTION, "Start av KBT.", "category", "talk-therapy"),
    ],
)
def test_what_the_words_say_is_set(kind: Kind, text: str, name: str, value: JsonValue) -> None:
    assert of(kind, text).get(name) == value


@pytest.mark.parametrize("kind", [Kind.SIP_MEETING, Kind.CONSENT, Kind.PLACEMENT, Kind.SIP_PLAN, Kind.VISIT])
def test_what_the_words_do_not_say_stays_unknown(kind: Kind) -> None:
    assert of(kind, "Antecknat.") == {}


def test_a_wish_is_no_reason_of_a_cancellation() -> None:
    assert "cancel_reason" not in of(Kind.SIP_MEETING, "Mamma önskar ett SIP-möte.")


def test_who_calls_to_a_sip_does_not_lead_back_to_the_meeting_where_it_was_said() -> None:
    assert "initiator" not in of(Kind.NETWORK_MEETING, "Möte med skolan. Planering: SIP i juni, soc kallar.")


def test_every_row_names_kinds_and_compiles() -> None:
    for row in ROWS:
        assert {Kind(kind) for kind in row["kinds"]} and row["where"] in {"clause", "sentence", "note"}
        re.compile(row.get("match") or row["after"])
        assert ("after" in row) == (row["value"] in {"date", "day"})


WORDS = [
    "uppföljning",
    "12/5",
    "soc",
    "kallar",
    "vi",
    "mor",
    "samtycker",
    "till",
    "utan",
    "beslut",
    ".",
    "lvu",
    "2",
    "§",
]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(Kind)), st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_give_values_of_the_border(kind: Kind, words: list[str]) -> None:
    for value in of(kind, " ".join(words)).values():
        assert isinstance(value, str | bool | int | list)
