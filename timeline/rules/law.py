"""The paragraph in force on the day. A section that is not checked, or may not be printed, is not cited."""

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from schemas.law import LawCited, LawEntry
from schemas.rule import Rule
from schemas.vocabulary import ActorKind, Basis, Duty, Kind, Status
from timeline.rules.draft import Draft
from timeline.rules.ground import Ground
from timeline.rules.lawbook import of_rule
from timeline.rules.matching import in_group

Remark = Literal["check", "unread"]
_SCHOOL_DUTY_ENDS: Final = (16, dt.date(1, 7, 1))
"""Compulsory school ends with the spring term of the year in which the child turns sixteen."""


class Citation(NamedTuple):
    """The duties of a rule as they read, and what must be said of them."""

    rows: tuple[LawCited, ...]
    remarks: tuple[Remark, ...]


def cited(rule: Rule, draft: Draft, table: Sequence[LawEntry], ground: Ground) -> Citation:
    """The rows in force when the act was due or done and, where they read otherwise, when it began.

    Only what the law says *shall* be done is a duty. Where trigger and deadline lie on both sides of a change both are
    given, with a remark to check; a limit that stands on a wording which was not read gets a remark too.
    """
    due = draft.expected.due if draft.expected and draft.expected.due else draft.start
    rows = [row for row in of_rule(rule, table) if _is_duty(row) and _concerns(row, draft, ground)]
    now, then = [r for r in rows if r.in_force(due)], [r for r in rows if r.in_force(draft.start)]
    earlier = [row for row in then if row not in now]
    remarks: list[Remark] = ["check"] if now != then and due >= draft.start else []
    by_law = draft.expected is not None and draft.expected.basis is Basis.LAW
    if by_law and not any(row.print == "yes" for row in of_rule(rule, table) if row.in_force(due)):
        remarks.append("unread")
    return Citation(tuple(_cite(row) for row in (*earlier, *now)), tuple(remarks))


def _is_duty(row: LawEntry) -> bool:
    return row.duty is Duty.SKA and row.print != "no" and row.checked is not None


def _concerns(row: LawEntry, draft: Draft, ground: Ground) -> bool:
    if row.frame is not None and row.frame != _frame(draft, ground):
        return False
    if row.whose and not any(in_group(kind, group) for kind in draft.actors for group in row.whose):
        return False
    if row.when and not any(event.kind in row.when for event in draft.trigger):
        return False
    return not row.school_forms or school_form(ground, draft.start) in row.school_forms


def _frame(draft: Draft, ground: Ground) -> str:
    """Under which act: as its section or legal basis says, else as the one who took it does."""
    told = [str(event.attributes.get(name, "")) for event in draft.trigger for name in ("section", "legal_basis")]
    if any("LVU" in text for text in told) or _last_placement(draft, ground).startswith("LVU"):
        return "LVU"
    by_lss = any(event.actor.kind is ActorKind.LSS for event in draft.trigger)
    return "LSS" if by_lss or any("LSS" in text for text in told) else "SoL"


def _last_placement(draft: Draft, ground: Ground) -> str:
    """The legal basis of the placement that an ending or a visit belongs to, as the last record of one gives it."""
    if not any(event.kind in {Kind.PLACEMENT_ENDED, Kind.PLACEMENT_VISIT} for event in draft.trigger):
        return ""
    before = [
        (event.when.first_day, str(event.attributes["legal_basis"]))
        for event in ground.of_kind(Kind.PLACEMENT)
        if event.attributes.get("legal_basis") and event.when.first_day and event.when.first_day <= draft.start
    ]
    return max(before, default=(None, ""))[1]


def school_form(ground: Ground, day: dt.date) -> str | None:
    """The school form on the day: as the last enrolment says, else compulsory while the child is of that age."""
    enrolled = [
        (event.when.first_day, str(event.attributes["school_form"]))
        for event in ground.of_kind(Kind.ENROLMENT)
        if event.status is Status.OCCURRED and event.attributes.get("school_form") and event.when.first_day
    ]
    before = [row for row in enrolled if row[0] <= day]
    if before:
        return max(before)[1]
    born = ground.case.child.born
    age, last = _SCHOOL_DUTY_ENDS
    if born is None or day >= last.replace(year=int(born[:4]) + age):
        return None
    return "compulsory"


def _cite(row: LawEntry) -> LawCited:
    return LawCited.model_validate(
        {
            "law": row.law,
            "section": row.section,
            "duty": row.duty if row.print == "yes" else None,
            "in_force_from": row.in_force_from,
            "in_force_to": row.in_force_to,
            "checked": row.checked,
            "print": row.print,
        }
    )
