"""The paragraph in force on the day. A section that is not checked, or may not be printed, is not cited."""

import datetime as dt
from collections.abc import Sequence

from schemas.law import LawCited, LawEntry
from schemas.rule import Rule
from schemas.vocabulary import Duty
from timeline.rules.draft import Draft


def cited(rule: Rule, draft: Draft, table: Sequence[LawEntry]) -> tuple[tuple[LawCited, ...], bool]:
    """The duties of the rule as they read, and whether they read otherwise when it began and when it was due.

    The row is picked by the day on which the act was due or done. Only what the law says *shall* be done is a duty.
    """
    due = draft.expected.due if draft.expected and draft.expected.due else draft.start
    rows = [row for row in table if row.id in rule.law and row.duty is Duty.SKA and row.print != "no" and row.checked]
    now, then = _in_force(rows, due), _in_force(rows, draft.start)
    changed = [row for row in then if row not in now and any(row.subject == other.subject for other in now)]
    return tuple(_cite(row) for row in (*changed, *now)), bool(changed)


def _in_force(rows: Sequence[LawEntry], day: dt.date) -> list[LawEntry]:
    return [row for row in rows if row.in_force(day)]


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
