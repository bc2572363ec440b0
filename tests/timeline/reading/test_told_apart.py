"""What is said of one thing in many ways, and what only looks like it: concept and status, sentence by sentence."""

import datetime as dt

import pytest

from schemas.vocabulary import ActorKind
from timeline.reading.reader import read_text

DAY = dt.date(2018, 11, 14)


def told(text: str, author: str = "child-psychiatry") -> set[tuple[str, str]]:
    events = read_text(text, DAY, ActorKind(author))
    return {(event.kind.value, event.status.value) for event in events}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Suicidalitet: inga aktuella tankar.", "suicidality", "absent"),
        ("Droger: förnekar.", "substance-use", "absent"),
        ("Våld: förnekar.", "violence", "absent"),
        ("Planering: Remiss till habiliteringen.", "referral", "planned"),
        ("Om besvären kvarstår efter jul skrivs remiss.", "referral", "proposed"),
        ("Placering har diskuterats men är inte aktuell nu.", "placement", "absent"),
        ("Inläggningen avbröts efter en timme.", "admission", "cancelled"),
        ("Vi avvaktar med remiss.", "referral", "absent"),
        ("Tar avstånd från suicidtankar.", "suicidality", "absent"),
        ("Bedöms inte som suicidal.", "suicidality", "absent"),
        ("Pojken har sagt att han ska hoppa från bron.", "suicidality", "occurred"),
        ("Inga planer på att skada sig eller ta sitt liv.", "suicidality", "absent"),
        ("Vår kurator har slutat och tjänsten är inte tillsatt.", "staff-change", "occurred"),
        ("Skolan misstänker ADHD.", "npf-assessment", "unclear"),
        ("Vuxenpsykiatrin kallar henne, därefter tar de över behandlingen.", "handover", "planned"),
        ("Det är skolan som måste remittera, fick mor veta av BUP.", "redirected", "occurred"),
        ("Pausar behandlingen medan soc utreder.", "waiting-stance", "occurred"),
        ("Besked om att nybesök kan ske tidigast i april.", "waiting-list", "occurred"),
        ("Hembesök, ingen hemma.", "no-show", "occurred"),
        ("Nybesöket uppskjutet till december.", "appointment-cancelled", "occurred"),
        ("Familjehemmet orkar inte mer och har sagt upp uppdraget.", "placement-ended", "occurred"),
        ("Av 40 skoldagar har hon varit här nio.", "school-absence", "occurred"),
        ("Styvpappan har tagit stryptag på henne.", "violence", "occurred"),
        ("Nour vill inte att vi ringer hem.", "school-absence", "no event"),
    ],
)
def test_a_thing_is_told_with_its_status(text: str, kind: str, status: str) -> None:
    found = dict(told(text))
    assert found.get(kind, "no event") == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Barnet hör till Björkskolan.", "redirected"),
        ("Föräldrarna får ta bussen till BUP.", "redirected"),
        ("Svar på blodprov inväntas.", "waiting-stance"),
        ("Familjen står i bostadskö.", "waiting-list"),
        ("Anmälan till fotbollsskolan lämnas in senast fredag.", "concern-report"),
        ("Polisanmälan ska göras av rektor.", "concern-report"),
        ("Polisens utredning är nedlagd.", "investigation-closed"),
        ("Kom inte ihåg vad vi pratade om sist.", "no-show"),
        ("Vill inte att pappa ska veta.", "service-declined"),
        ("Avslutar dagens besök med andningsövning.", "case-closed"),
        ("Skriver ut Melatonin 3 mg.", "discharge"),
        ("Skar sig på ett papper.", "self-harm"),
        ("Tar tabletter mot allergi.", "overdose"),
        ("Påverkad av skilsmässan.", "substance-use"),
        ("Slår vad om att hon klarar det.", "violence"),
        ("Försvann in i sin telefon under samtalet.", "running-away"),
        ("Placerade sig tvåa i tävlingen.", "placement"),
        ("Flyttade hem från pappa efter helgen.", "placement-ended"),
        ("Omhändertogs av skolsköterskan på rasten.", "compulsory-care"),
        ("Frånvaro pga semester beviljad.", "school-absence"),
        ("Orkar inte längre spela fotboll.", "suicidality"),
    ],
)
def test_what_only_looks_like_it_is_not_told(text: str, kind: str) -> None:
    assert kind not in {of for of, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Mor har blivit utsatt för våld av sin partner.", "parent"),
        ("Familjen har väntat sedan i februari på tid till psykolog.", "child"),
        ("Föräldrarna har fått ny handläggare.", "child"),
        ("Far dömd för narkotikabrott.", "parent"),
    ],
)
def test_a_parent_has_its_own_but_not_the_childs(text: str, whose: str) -> None:
    assert {event.experiencer.value for event in read_text(text, DAY, ActorKind.SCHOOL)} == {whose}
