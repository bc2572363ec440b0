"""What a record is by its heading and its own words, and what it tells beside itself. All records are invented."""

import datetime as dt

import pytest

from schemas.case import Case, Child, Period
from schemas.event import Actor, Event, Source
from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Role, Status
from schemas.when import Precision
from timeline.reading import read_notes

DAY = dt.date(2022, 5, 3)
SOC, BUP, SCHOOL, EH, LSS = (
    ActorKind.SOCIAL_SERVICES,
    ActorKind.CHILD_PSYCHIATRY,
    ActorKind.SCHOOL,
    ActorKind.SCHOOL_HEALTH,
    ActorKind.LSS,
)
CASE = Case(
    case="PROV",
    child=Child(alias="Robin"),
    guardians=(),
    period=Period.model_validate({"from": "2021-01-01", "to": "2022-12-31"}),
    sources=(),
)


def record(own: ActorKind, heading: str, text: str, number: int = 0) -> Event:
    return Event(
        id=f"e-{number}",
        case="PROV",
        kind=Kind.NOTE,
        status=Status.OCCURRED,
        start=DAY,
        end=DAY,
        precision=Precision.DAY,
        actor=Actor(kind=own, unit="Enheten"),
        title=heading,
        text=text,
        source=Source(source="s", file="f", sha256="0" * 64, locator="1", ingester="table"),
    )


def read(own: ActorKind, heading: str, text: str, *others: str) -> tuple[Event, list[Event]]:
    """The record and the events that its text tells; `others` are further records of the case."""
    more = (record(SOC, "Anteckning", other, place + 1) for place, other in enumerate(others))
    out = read_notes((record(own, heading, text), *more), CASE)
    return next(e for e in out if e.id == "e-0"), [e for e in out if e.parent == "e-0"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("SIP-plan skickad", "Planen skickad till BUP och skolan samt till mor."),
        ("SIP utskickad", "Utskick i dag till mor, skolan och BUP."),
        ("SIP-utbildning", "Halvdag för nya handläggare."),
        ("Utbildning SIP", "Heldag i kommunhuset för all personal."),
        ("Planering inför SIP", "Funderar på vilka som bör kallas."),
        ("SIP-samordnare", "Kajsa Nord utses till SIP-samordnare."),
        ("Kallelse till SIP", "SIP den 24 maj kl 10 på BUP. Kallade: mor, skolan, BUP."),
        ("SIP inställd", "SIP i morgon ställs in, läkaren är sjuk."),
    ],
)
def test_a_heading_with_sip_is_no_meeting_that_was_held(heading: str, text: str) -> None:
    one, more = read(SOC, heading, text)
    held = {(e.kind, e.status) for e in (one, *more)} & {
        (Kind.SIP_MEETING, Status.OCCURRED),
        (Kind.SIP_FOLLOW_UP, Status.OCCURRED),
        (Kind.NETWORK_MEETING, Status.OCCURRED),
    }
    assert not held


def test_a_plan_sent_to_other_services_is_shared_with_them() -> None:
    one, more = read(SOC, "SIP skickad", "Planen har gått i väg till mor, BUP och skolan.")
    assert one.kind is Kind.DOC_SENT and one.attributes["what"] == "plan"
    (shared,) = [e for e in more if e.kind is Kind.INFORMATION_SHARED]
    assert shared.status is Status.OCCURRED and {BUP, SCHOOL} <= shared.actor_kinds(Role.RECEIVER, Role.CONCERNED)


def test_a_plan_sent_to_the_family_alone_is_shared_with_no_service() -> None:
    one, more = read(SOC, "SIP skickad", "Planen skickad hem till mor och far.")
    assert one.kind is Kind.DOC_SENT and not [e for e in more if e.kind is Kind.INFORMATION_SHARED]


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("SIP på BUP. Mor, skolan, BUP. Huvudansvar: regionen. Insatser: BUP samtal, skolan resurs.", "established"),
        ("SIP på BUP med skolan. Planen omarbetad efter Robins önskemål.", "revised"),
        ("SIP hos oss med BUP och skolan. Planen skrevs klart i rummet.", "established"),
    ],
)
def test_the_record_of_a_sip_meeting_tells_the_plan_it_made(text: str, phase: str) -> None:
    _, more = read(SOC, "SIP-möte", text)
    (plan,) = [e for e in more if e.kind is Kind.SIP_PLAN]
    assert plan.status is Status.OCCURRED and plan.attributes["phase"] == phase


def test_a_sip_meeting_without_a_word_of_a_plan_tells_none() -> None:
    _, more = read(SOC, "SIP-möte", "SIP på BUP. Mor, skolan och BUP. Alla fick berätta hur det är.")
    assert not [e for e in more if e.kind is Kind.SIP_PLAN]


@pytest.mark.parametrize(
    ("own", "heading", "text", "kind", "attributes"),
    [
        (SOC, "Övervägande", "Nämnden överväger vården enligt SoL.", Kind.PLACEMENT_REVIEW, {"form": "consideration"}),
        (SOC, "Omprövning", "Vård enligt 2 § LVU prövas.", Kind.PLACEMENT_REVIEW, {"form": "reexamination"}),
        (
            SOC,
            "Hembesök familjehem",
            "Lugnt. Enskilt samtal i trädgården.",
            Kind.PLACEMENT_VISIT,
            {"private_talk": True},
        ),
        (SOC, "Besök på HVB", "Robin visar sitt rum.", Kind.PLACEMENT_VISIT, {}),
        (SOC, "Hälsoundersökning", "Regionen underrättad om placeringen.", Kind.HEALTH_CHECK, {"phase": "requested"}),
        (SOC, "Omedelbar skyddsbedömning", "Inget behov av omedelbart skydd.", Kind.PROTECTION_ASSESSMENT, {}),
        (SOC, "Placering jourhem", "Robin placeras i jourhem i dag, SoL.", Kind.PLACEMENT, {"phase": "started"}),
        (
            SOC,
            "Avslut kontaktfamilj",
            "Uppdraget är slut.",
            Kind.INTERVENTION,
            {"phase": "ended", "category": "contact-family"},
        ),
        (
            SOC,
            "Kontaktfamilj",
            "Första helgen gick fint.",
            Kind.INTERVENTION,
            {"phase": "started", "category": "contact-family"},
        ),
        (SOC, "Återkoppling", "Rektor uppringd, utredning har inletts.", Kind.CONCERN_FEEDBACK, {}),
        (SOC, "Genomförandeplan", "Upprättad med hemmet.", Kind.IMPLEMENTATION_PLAN, {"phase": "established"}),
        (
            LSS,
            "Individuell plan",
            "Erbjuds och upprättas tillsammans med far.",
            Kind.LSS_PLAN,
            {"phase": "established"},
        ),
        (LSS, "Uppföljning av plan", "Planen omprövad med Robin.", Kind.LSS_PLAN, {"phase": "reviewed"}),
        (SCHOOL, "Ny elev", "Robin börjar i 7B.", Kind.SCHOOL_CHANGE, {}),
        (EH, "Pedagogisk kartläggning", "Läsning och skrivning.", Kind.SPECIAL_SUPPORT, {"phase": "investigation"}),
        (BUP, "Videobesök", "Robin hemma i köket.", Kind.VISIT, {}),
    ],
)
def test_a_record_is_what_its_heading_says(
    own: ActorKind, heading: str, text: str, kind: Kind, attributes: dict[str, object]
) -> None:
    one, _ = read(own, heading, text)
    assert (one.kind, one.status) == (kind, Status.OCCURRED)
    assert {name: one.attributes.get(name) for name in attributes} == attributes


@pytest.mark.parametrize(
    ("own", "heading", "text", "kind"),
    [
        (BUP, "Omprövning", "Dosen omprövas.", Kind.PLACEMENT_REVIEW),
        (SOC, "Samtycke", "Mor vill fundera till nästa vecka.", Kind.CONSENT),
        (SOC, "Kontaktperson", "Ingen öppnar. Sms skickat.", Kind.INTERVENTION),
        (SOC, "Förmöte", "Vi som går dit pratar ihop oss.", Kind.NETWORK_MEETING),
    ],
)
def test_a_heading_that_its_text_or_owner_does_not_bear_out_says_nothing(
    own: ActorKind, heading: str, text: str, kind: Kind
) -> None:
    one, _ = read(own, heading, text)
    assert one.kind is not kind


def test_what_a_decision_is_of_stands_in_its_heading() -> None:
    one, more = read(SOC, "Kontaktperson", "Beviljas enligt 4 kap. 1 § SoL.")
    (decision,) = [e for e in (one, *more) if e.kind is Kind.DECISION]
    assert decision.attributes["category"] == "contact-person" and decision.attributes["outcome"] == "granted"


def test_a_day_told_in_an_answer_to_the_reporter_is_of_the_matter() -> None:
    one, more = read(SOC, "Återkoppling till anmälaren", "Rektor får besked om att utredning inleddes 21/4.")
    assert one.kind is Kind.CONCERN_FEEDBACK and one.start == DAY
    assert not [e for e in more if e.kind is Kind.CONCERN_FEEDBACK]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Agnes placering", "Agnes placeras i familjehem i Lund."),
        ("Anteckning", "Agnes placeras i familjehem i Lund."),
        ("Kallelse SIP", "SIP för Agnes den 24 maj på BUP. Skolan och BUP kallade."),
        ("Anteckning", "Agnes SIP är den 24 maj på BUP."),
    ],
)
def test_what_is_told_of_a_sibling_by_name_is_the_siblings(heading: str, text: str) -> None:
    known = "Hembesök hos mor, Robin och lillasyster Agnes."
    one, more = read(SOC, heading, text, known)
    told = [e for e in (one, *more) if e.kind in {Kind.PLACEMENT, Kind.SIP_MEETING}]
    assert told and {e.experiencer for e in told} == {Experiencer.SIBLING}


def test_a_name_that_no_record_calls_a_sibling_is_nobodys() -> None:
    one, more = read(SOC, "Anteckning", "Robin placeras i familjehem i Lund. Agnes ringde.")
    assert {e.experiencer for e in (one, *more)} == {Experiencer.CHILD}


def test_a_sibling_who_came_along_makes_it_no_meeting_of_the_sibling() -> None:
    one, _ = read(SOC, "SIP-möte", "SIP på BUP med skolan. Robin, mor och Agnes.", "Robin och lillasyster Agnes.")
    assert one.experiencer is Experiencer.CHILD


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("SIP med BUP och skolan. Robin med hela tiden.", True),
        ("SIP med BUP och skolan, Robin på länk i början.", True),
        ("SIP med BUP och skolan. Robin deltog sista kvarten.", True),
        ("SIP med BUP och skolan. Robin inte med, hen var inte tillfrågad.", False),
        ("SIP med BUP och skolan. Robin är i skolan.", False),
    ],
)
def test_whether_the_child_was_there_is_read_by_its_name(text: str, present: bool) -> None:
    assert read(SOC, "SIP-möte", text)[0].attributes["child_present"] is present


def test_a_child_that_leads_its_meeting_shapes_it_and_one_that_sits_there_does_not() -> None:
    led = read(SOC, "SIP-möte", "SIP med BUP och skolan. Robin ledde första punkten.")[0]
    sat = read(SOC, "SIP-möte", "SIP med BUP och skolan. Robin med hela tiden.")[0]
    assert led.attributes["family_shaped"] is True and "family_shaped" not in sat.attributes


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        ("Möte med BUP enligt samtycke från mor.", True),
        ("Möte med BUP. Mor har sagt ja till det.", True),
        ("Möte med BUP. Närvarande: mor, Robin. Mor har samtyckt.", None),
    ],
)
def test_a_meeting_without_the_family_is_by_consent_when_the_record_says_so(text: str, consent: bool | None) -> None:
    assert read(SOC, "Samverkansmöte", text)[0].attributes.get("with_consent") is consent


@pytest.mark.parametrize(
    "text", ["Förutsätter att BUP är informerad.", "Räknar med att soc känner till det.", "Utgår från att BUP vet."]
)
def test_what_is_taken_for_granted_is_no_information_shared(text: str) -> None:
    _, more = read(EH, "Samtal med mamma", text)
    told = [e for e in more if e.kind is Kind.INFORMATION_SHARED]
    assert [e.status for e in told] == [Status.UNCLEAR]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Elevakten från den förra skolan kom i dag.", Status.OCCURRED),
        ("Inga papper följde med.", Status.ABSENT),
        ("Inga handlingar från förra skolan.", Status.ABSENT),
    ],
)
def test_papers_that_follow_the_child_are_a_handover(text: str, status: Status) -> None:
    _, more = read(SCHOOL, "Anteckning", text)
    assert [e.status for e in more if e.kind is Kind.HANDOVER] == [status]


def test_agreeing_on_a_sip_is_no_meeting() -> None:
    _, more = read(SOC, "Telefonsamtal BUP", "Talar med Sara Ek. Vi är överens om SIP.")
    assert Status.OCCURRED not in {e.status for e in more if e.kind is Kind.SIP_MEETING}


def test_the_next_date_is_found_though_the_word_stands_in_the_heading_too() -> None:
    one, more = read(BUP, "SIP-uppföljning", "SIP-uppföljning på BUP med soc och skolan. Nästa uppföljning 14/9.")
    assert one.attributes["followup_date"] == "2022-09-14"
    assert [e.start for e in more if e.status is Status.PLANNED and e.kind is Kind.SIP_FOLLOW_UP] == [
        dt.date(2022, 9, 14)
    ]


def test_what_the_child_tells_is_the_childs_word_though_the_case_knows_it_by_another_name() -> None:
    known = [f"Samtal. I dag {words}." for words in ("är Ludde trött", "säger Ludde ja", "var Ludde ensam här")]
    told = [f"Vi ser att Ludde {words}." for words in ("är glad", "vill hem", "sover gott", "går i sjuan", "har ont")]
    others = [record(SOC, "Anteckning", text, place + 1) for place, text in enumerate([*known, *told])]
    elsewhere = [
        event.with_(id=f"{event.id}-x", source=event.source.model_copy(update={"source": "other"})) for event in others
    ]
    text = "Ludde berättade att mammas sambo slagit honom i ansiktet."
    out = read_notes((record(SCHOOL, "Anteckning", text), *others, *elsewhere), CASE)
    assert {e.informant for e in out if e.parent == "e-0" and e.kind is Kind.VIOLENCE} == {Informant.CHILD}


@pytest.mark.parametrize("text", ["Extra anpassningar räcker inte.", "Tydligt att anpassningarna inte räcker."])
def test_support_that_is_not_enough_is_a_need_and_no_absence(text: str) -> None:
    _, more = read(SCHOOL, "Telefon vh", text)
    assert [e.status for e in more if e.kind is Kind.SPECIAL_SUPPORT] == [Status.PROPOSED]


def test_a_call_is_to_the_day_that_it_names_though_it_does_not_name_the_meeting_again() -> None:
    one, _ = read(SOC, "Kallelse SIP-uppföljning", "Ny tid 24 maj kl 14 hos oss. Kallade: mor, Robin, BUP, rektor.")
    assert (one.kind, one.status, one.attributes["called"]) == (Kind.SIP_FOLLOW_UP, Status.PLANNED, "2022-05-03")
    assert str(one.start).startswith("2022-05-24")


def test_a_record_written_the_day_after_a_meeting_is_of_the_day_of_the_meeting() -> None:
    one, more = read(BUP, "SIP-möte", "SIP 2/5 på skolan. Närv soc, rektor, mor, Robin.")
    assert str(one.start).startswith("2022-05-02")
    assert not [e for e in more if e.kind is Kind.SIP_MEETING]


def test_a_meeting_before_a_sip_is_no_sip_of_its_day() -> None:
    one, more = read(BUP, "Telefonmöte", "Förmöte med soc inför SIP. Mor har sagt ja.")
    assert one.kind is Kind.NETWORK_MEETING and not [e for e in more if e.kind is Kind.SIP_MEETING]
