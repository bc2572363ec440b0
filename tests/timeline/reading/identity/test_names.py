"""Names of persons and units in notes become masks; words that only look like names are left. All are invented."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.case import Case
from schemas.event import Actor, Author, Event, Source
from schemas.mask import Category, Mask
from schemas.vocabulary import ActorKind, Kind, Status
from schemas.when import Precision
from timeline.reading.identity import with_masks

CASE = Case.model_validate(
    {
        "case": "X",
        "child": {"alias": "Nour"},
        "guardians": [{"id": "guardian-1", "alias": "mamma"}, {"id": "guardian-2", "alias": "pappa"}],
        "period": {"from": "2020-01-01", "to": "2022-12-31"},
        "sources": [
            {
                "id": "eh", "path": "a", "actor": "school-health", "unit": "Lönnbackaskolan",
                "principal_name": "Sjöstads kommun",
            },
            {"id": "vc", "path": "b", "actor": "primary-care", "unit": "Vårdcentralen Lärkan"},
        ],
    }
)  # fmt: skip
SOURCE = Source(source="eh", file="a", sha256="0", locator="1", ingester="csv")


def event(text: str, author: str | None = None, role: str | None = None, title: str = "Anteckning") -> Event:
    day = dt.date(2021, 3, 1)
    return Event(
        id=f"e-{text}", case="X", kind=Kind.NOTE, status=Status.OCCURRED, start=day, end=day, precision=Precision.DAY,
        actor=Actor(kind=ActorKind.SCHOOL_HEALTH), author=Author(name=author, role=role), title=title, text=text,
        source=SOURCE,
    )  # fmt: skip


def masks(*events: Event) -> list[list[Mask]]:
    return [list(one.masks) for one in with_masks(events, CASE)]


def hidden(text: str, *others: Event) -> list[str]:
    """The words of `text` that a mask covers, when the records of `others` are in the case too."""
    first = masks(event(text), *others)[0]
    return [text[mask.start : mask.end] for mask in first if mask.field == "text"]


LENA = event("Lugn dag.", "Lena Berg", "skolkurator")
BO = event("Lugn dag.", "Bo Strand", "rektor")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mamma Karin ringer.", ["Karin"]),
        ("Telefon med mor Karin Ek idag.", ["Karin Ek"]),
        ("Samtal med pappa (Tomas).", ["Tomas"]),
        ("Lillebror Vidar var med.", ["Vidar"]),
        ("Ringer kurator Lena Berg på BUP.", ["Lena Berg"]),
        ("Träffar kuratorn Lena B. i morgon.", ["Lena B"]),
        ("Dr Holm ringer upp.", ["Holm"]),
        ("Närv: Lena Berg, kurator, och rektor P-O Wik.", ["Lena Berg", "P-O Wik"]),
        ("Kompisen Emil och Ivan såg det.", ["Emil", "Ivan"]),
        ("Handl. Amina Osman tar över.", ["Amina Osman"]),
        ("Kompisen Linn Åkesson såg det.", ["Linn Åkesson"]),
        ("Britt-Marie från hab visade bildstöd.", ["Britt-Marie"]),
        ("Vi satt där, jag och Lotta.", ["Lotta"]),
        ("Mötet på Granbackens förskola och Videgårdsskolan.", ["Granbackens", "Videgårdsskolan"]),
        ("Nour mår bra. Nours skola ringer.", ["Nour", "Nours"]),
        ("Flyttar till HVB Solhöjden på måndag.", ["Solhöjden"]),
        ("Remiss till vårdcentralen Lärkan.", ["vårdcentralen Lärkan"]),
        ("Ärendet flyttas till Sjöstads kommun.", ["Sjöstads kommun"]),
        ("mamma karin var orolig. Karin ringer.", ["karin", "Karin"]),
        ("Enligt avd 52 är hon utskriven.", ["avd 52"]),
    ],
)
def test_who_is_named_is_covered(text: str, names: list[str]) -> None:
    assert hidden(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lena återkommer. Lenas anteckning.", ["Lena", "Lenas"]),
        ("Pratat med Berg om detta.", ["Berg"]),
        ("Berg och dalbana hela veckan.", []),
        ("Skriver till LENA BERG.", ["LENA BERG"]),
        ("Hon heter inte Lenander.", ["Lenander"]),
        ("Journal förd. /LB", ["LB"]),
        ("Sign: LB", ["LB"]),
        ("BUP/SOC tar vid.", []),
    ],
)
def test_a_record_s_author_is_known_in_every_writing(text: str, names: list[str]) -> None:
    assert hidden(text, LENA) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo hos far går bra.", []),
        ("Bo ringer och berättar.", ["Bo"]),
        ("Pratat med Bo idag.", ["Bo"]),
        ("Strand och sol på lovet.", []),
        ("Rektor Strand kallar.", ["Strand"]),
        ("Vill bo hos far. Får bo kvar.", []),
        ("Bokar tid. Boendet ringer.", []),
        ("Åker till Bostranden.", ["Bostranden"]),
    ],
)
def test_a_name_that_is_a_word_is_told_by_its_place(text: str, names: list[str]) -> None:
    assert hidden(text, BO) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mor. Orolig och trött.",
        "Telefonsamtal med mor. Hon önskar SIP.",
        "BUP och Soc deltog. Skolan kallar.",
        "Concerta 36 mg. Fortsätter med Sertralin.",
        "Kurator, rektor, mentor närvarande.",
        "Planering: Ringer hab i morgon.",
        "Idag kom hon. Nu lugnare.",
        "Grannen säger att det är lugnt.",
        "Skolan säger nej. Grundskolan avslutas. Vårdcentralen ringer.",
        "Familjen önskar Teams.",
        "Möte med Habiliteringen och Elevhälsan i maj.",
        "Lunch kl 12. Regn hela dagen.",
    ],
)
def test_ordinary_words_are_left(text: str) -> None:
    assert hidden(text) == []


def test_a_name_inside_a_word_is_no_name() -> None:
    assert hidden("Reste till idaho och ahornsirap.", event("Lugnt.", "Kerstin Aho", "kurator")) == []


def test_all_writings_of_a_person_share_one_key_and_the_title() -> None:
    found = masks(
        event("Psykolog Petra W ringer. Petra återkommer. Wallströms tid är slut.", "Wallström Petra", "leg psykolog")
    )[0]
    assert len({mask.key for mask in found}) == 1 and {mask.role for mask in found} == {"psykolog"}
    assert [mask.field for mask in found] == ["author", "text", "text", "text"]


def test_a_mother_and_a_counsellor_of_one_name_are_two_and_the_bare_name_is_neither() -> None:
    found = masks(event("Mamma Karin ringer kurator Karin Holm. Sedan ringer Karin igen."))[0]
    mother, counsellor, bare = (mask.key for mask in found)
    assert mother == "guardian-1" and len({mother, counsellor, bare}) == 3


def test_the_child_s_surname_beside_the_alias_is_the_child() -> None:
    found = masks(event("Patient: Nour Ekman. Nour Ekman kommer."))[0]
    assert {mask.key for mask in found} == {"child"}


def test_no_mask_tells_the_name() -> None:
    for mask in masks(event("Mamma Karin Ek, 20040517-2388, tel 070-174 06 12.", "Lena Berg", "kurator"))[0]:
        assert not {"karin", "ek", "lena", "2388"} & set(mask.key.lower().split("-"))


WORDS = [
    "Karin",
    "mamma",
    "Bo",
    "bo",
    "Lena",
    "B.",
    "kurator",
    ".",
    ":",
    "BUP",
    "/LB",
    "Ek-Ström",
    "s",
    "070-174 06 12",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.text(max_size=60))
def test_masks_lie_inside_their_field_in_order_and_never_overlap(words: list[str], rest: str) -> None:
    text = " ".join(words) + rest
    found = [mask for mask in masks(event(text), LENA, BO)[0] if mask.field == "text"]
    assert all(mask.end <= len(text) for mask in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["Karin", "Tomas", "Åsa", "Per-Olof", "Linnéa", "Zlatan"]), st.sampled_from(["", "s"]))
def test_a_mother_s_name_is_hidden_wherever_it_stands_in_a_sentence(name: str, ending: str) -> None:
    text = f"Mamma {name} kom. {name} berättar att det är lugnt. Vi pratar med {name}{ending} vän."
    assert hidden(text) == [name, name, f"{name}{ending}"]


def test_a_long_note_of_capitals_is_read_once() -> None:
    masks(event("Karin Ek " * 8000 + "A " * 8000 + "A-" * 8000))
    assert Category.PERSON in {mask.category for mask in masks(event("Mamma Karin."))[0]}
