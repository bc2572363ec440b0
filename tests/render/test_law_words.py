"""What a point says of the law: by number only where the wording was not read, and how far an open one was read."""

import datetime as dt

import pytest

from render.view.points import _law
from schemas.finding import Expected, Finding, Words
from schemas.law import LawCited
from schemas.vocabulary import ActorKind, Area, Basis, Severity, Verdict

BOTH = Words(sv="x", en="x")


def finding(due: str) -> Finding:
    day = dt.date.fromisoformat(due)
    return Finding(
        id="f", case="L", rule="r", rule_version="1", verdict=Verdict.NOT_FOUND, start=day, end=day,
        actors=(ActorKind.SCHOOL,), expected=Expected(any_of=(), due=day, limit=None, basis=Basis.LAW),
        areas=(Area.IK,), severity=Severity.S1, heading=BOTH, text=BOTH, question=BOTH,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("print_", "to", "due", "sv"),
    [
        ("yes", None, "2025-12-15", "10 kap. 8 § lagen"),
        ("yes", None, "2025-12-16", "10 kap. 8 § lagen, lydelse kontrollerad t.o.m. 2025-12-15"),
        ("yes", "2027-01-01", "2026-12-16", "10 kap. 8 § lagen"),
        ("section", "2026-01-01", "2025-08-01", "10 kap. 8 § lagen, plikten fanns där; lydelsen är inte läst"),
    ],
)
def test_a_section_says_how_far_it_was_read(print_: str, to: str | None, due: str, sv: str) -> None:
    row = LawCited.model_validate(
        {"law": "lagen", "section": "10 kap. 8 §", "duty": None, "in_force_from": dt.date(2025, 7, 1),
         "in_force_to": dt.date.fromisoformat(to) if to else None, "checked": dt.date(2025, 12, 15), "print": print_}
    )  # fmt: skip
    assert _law(row, finding(due)).sv == sv
