"""Organisations in notes: names, titles, traps; who came, who did not, who was called, who sent and received."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.case import Case
from schemas.vocabulary import ActorKind, Kind, Role, Status
from timeline.reading.actors import Names, mentions
from timeline.reading.roles import listed, role

ROWS = yaml.safe_load((Path(__file__).parent / "gold" / "actors.yaml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize(("text", "author", "wanted"), [(r[0], r[1], r[2:]) for r in ROWS], ids=[r[0] for r in ROWS])
def test_each_name_is_the_organisation_that_everybody_means(text: str, author: str, wanted: list[list[str]]) -> None:
    lower = text.lower()
    found = [[lower[m.start : m.end] + "?" * m.title, m.kind.value] for m in mentions(lower, Names())]
    assert found == wanted


MEETINGS = [
    ("Närv: rektor, BUP. Frånv: soc (ej sagt).", {"rektor": Role.ATTENDED, "bup": Role.ATTENDED, "soc": Role.ABSENT}),
    ("Kallade: soc, hab och skolan.", {"soc": Role.INVITED, "hab": Role.INVITED, "skolan": Role.INVITED}),
    ("Förhinder: BUP.", {"bup": Role.ABSENT}),
    ("Deltagare: hab. Kopia till: elevhälsan.", {"hab": Role.ATTENDED, "elevhälsan": Role.RECEIVER}),
    ("Kallad men ej närvarande: habiliteringen.", {"habiliteringen": Role.ABSENT}),
    ("SIP utan soc, skolan var med.", {"soc": Role.ABSENT, "skolan": Role.ATTENDED}),
    ("SIP idag, BUP kom inte.", {"bup": Role.ABSENT}),
    ("SIP idag, soc dök aldrig upp.", {"soc": Role.ABSENT}),
    ("SIP idag. Soc anmälde förhinder, skolan på plats.", {"soc": Role.ABSENT, "skolan": Role.ATTENDED}),
    ("SIP idag. Hab och VC deltog inte.", {"hab": Role.ABSENT, "vc": Role.ABSENT}),
    ("Träffade BUP, soc kom inte.", {"bup": Role.ATTENDED, "soc": Role.ABSENT}),
    ("SIP idag, återbud från hab.", {"hab": Role.ABSENT}),
    ("SIP idag. BUP hoppade av.", {"bup": Role.ABSENT}),
    ("SIP idag. Hab blev inte kallade.", {"hab": Role.NOT_INVITED}),
    ("SIP idag, soc (VAB), BUP via länk.", {"soc": Role.ABSENT, "bup": Role.ATTENDED}),
    ("SIP med soc och skolan.", {"soc": Role.ATTENDED, "skolan": Role.ATTENDED}),
    ("SIP idag. Skolan kom, men hann inte stanna.", {"skolan": Role.ATTENDED}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MEETINGS, ids=[row[0] for row in MEETINGS])
def test_who_came_to_a_meeting_and_who_did_not(text: str, wanted: dict[str, Role]) -> None:
    lower = text.lower()
    found = {
        lower[m.start : m.end]: role(Kind.SIP_MEETING, Status.OCCURRED, lower, m.start, m.end)
        for m in mentions(lower, Names())
    }
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("Remiss från VC till BUP.", Kind.REFERRAL, {"vc": Role.SENDER, "bup": Role.RECEIVER}),
        ("Orosanmälan inkom från skolan.", Kind.CONCERN_REPORT, {"skolan": Role.SENDER}),
        ("Epikris skickad till elevhälsan.", Kind.INFORMATION_SHARED, {"elevhälsan": Role.RECEIVER}),
        ("Anmälare: rektor.", Kind.CONCERN_REPORT, {"rektor": Role.SENDER}),
        ("Hänvisas till första linjen.", Kind.REDIRECTED, {"första linjen": Role.RECEIVER}),
    ],
)
def test_who_sends_and_who_receives(text: str, kind: Kind, wanted: dict[str, Role]) -> None:
    lower = text.lower()
    found = mentions(lower, Names())
    assert {lower[m.start : m.end]: role(kind, Status.OCCURRED, lower, m.start, m.end) for m in found} == wanted


def test_a_label_reaches_to_the_end_of_its_line_only() -> None:
    text = "närv: bup, soc\nskolan ringer"
    assert listed(text, text.index("soc")) is Role.ATTENDED
    assert listed(text, text.index("skolan")) is None


def test_a_unit_of_the_case_is_known_by_its_own_name_as_a_whole_word() -> None:
    case = Case.model_validate(
        {
            "case": "X",
            "child": {"alias": "Nour"},
            "period": {"from": "2022-01-01", "to": "2022-12-31"},
            "sources": [{"id": "a", "path": "a", "actor": "residential-home", "unit": "Eken"}],
        }
    )
    lower = "på eken var det lugnt. ekens personal. eken2 och vekenskap."
    assert [lower[m.start : m.end] for m in mentions(lower, Names(case))] == ["eken", "eken"]


PIECES = ["bup", "soc", "skolan", "kurator på", "handläggare", "närv:", "frånv:", "kom inte", "till", "från", ".", ",", "och", "förskolan", "vår vc", "lss"]  # fmt: skip  # noqa: E501  # one list


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20), st.text(max_size=60))
def test_mentions_lie_in_order_and_every_one_has_a_part(pieces: list[str], rest: str) -> None:
    lower = (" ".join(pieces) + rest).lower()
    found = mentions(lower, Names())
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in found:
        assert isinstance(role(Kind.SIP_MEETING, Status.OCCURRED, lower, one.start, one.end), Role)
        assert one.kind is not ActorKind.FAMILY


def test_a_row_of_one_name_is_read_once() -> None:
    for part in ("bup ", "handläggare på ", "närv: ", "kurator på skolan ", "- "):
        mentions(part * (100_000 // len(part)), Names())
