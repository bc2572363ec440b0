"""The part that an organisation has in an event: the list it stands in, the words just before and after its name."""

import re
from functools import cache
from typing import Final

from schemas.vocabulary import MEETING_KINDS, Kind, Role, Status
from timeline.reading.data import data

JOINT: Final = frozenset({*MEETING_KINDS, Kind.SIP_PLAN})
_DIRECTED: Final = frozenset(
    {
        Kind.REFERRAL,
        Kind.CONCERN_REPORT,
        Kind.INFORMATION_SHARED,
        Kind.HANDOVER,
        Kind.REFERRAL_REJECTED,
        Kind.REFERRAL_ANSWER,
        Kind.CONCERN_FEEDBACK,
        Kind.DOC_SENT,
        Kind.ADMISSION_NOTICE,
    }
)
"""What goes from one to another."""
_LISTS: Final = frozenset({"närvarande", "deltagare", "närv", "deltagande", "medverkande"})
_PRESENT: Final = re.compile(r"(?<!\w)(?:närvarande|närv|deltagare|deltar|deltog|kallade|inbjudna)(?!\w)")
_LINE, _BEFORE, _AFTER = 200, 40, 46
"""Letters: how far back a list can have begun, and what is looked at before and after a name."""


@cache
def _labels() -> tuple[re.Pattern[str], tuple[Role, ...]]:
    """Every label with its colon; the longest words first, a group for each."""
    rows = data("roles")["labels"]
    words = [(word, Role(name)) for name, choice in rows.items() for word in choice.split("|")]
    words.sort(key=lambda row: (-len(row[0]), row[0]))
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(f'({re.escape(word)})' for word, _ in words)})\.?\s?:"),
        tuple(role for _, role in words),
    )


@cache
def _beside(side: str) -> tuple[tuple[re.Pattern[str], Role], ...]:
    joined = r"\s*[(,]?\s*(?:(?:och|o|samt) [\w-]+ ){0,2}?(?:som |vilka |de )?\(?"
    start = r"(?<!\w)" if side == "before" else joined
    return tuple((re.compile(rf"{start}(?:{words})"), Role(name)) for name, words in data("roles")[side].items())


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(data("roles")["stop"])


def role(kind: Kind, status: Status, lower: str, start: int, end: int) -> Role:
    """The part of the organisation named at `start`..`end` of the note `lower` in an event of `kind` and `status`."""
    if kind in _DIRECTED:
        return _told(lower, start, end, {Role.SENDER, Role.RECEIVER}) or Role.CONCERNED
    if kind is Kind.REDIRECTED:
        return Role.RECEIVER
    if kind is Kind.INVITATION:
        return Role.NOT_INVITED if status is Status.ABSENT else Role.INVITED
    if kind is Kind.ACTOR_ABSENT_FROM_MEETING:
        return Role.ABSENT
    if kind not in JOINT:
        return Role.ATTENDED if status is Status.OCCURRED else Role.CONCERNED
    told = _told(lower, start, end, {Role.ABSENT, Role.ATTENDED, Role.INVITED, Role.NOT_INVITED})
    told = told or listed(lower, start, {Role.RECEIVER})  # "Kopia till: …"; "råd till skolan" is no copy
    if told is Role.ATTENDED and status is not Status.OCCURRED:
        told = None  # "BUP kommer", said of a meeting to come
    if told is not None:
        return told
    if status is Status.OCCURRED:
        return Role.ATTENDED
    return Role.INVITED if status in {Status.PLANNED, Status.CANCELLED} else Role.CONCERNED


def _told(lower: str, start: int, end: int, wanted: set[Role]) -> Role | None:
    """What the words right after the name say of it, else those right before, else the label of its list."""
    after = lower[end : end + _AFTER]
    cut = _stop().search(after)
    after = after[: cut.start()] if cut else after
    for pattern, found in _beside("after"):
        if found in wanted and pattern.match(after):
            return found
    before = lower[max(0, start - _BEFORE) : start]
    for pattern, found in _beside("before"):
        if found in wanted and pattern.search(before):
            return found
    return listed(lower, start, wanted)


def listed(lower: str, start: int, wanted: set[Role] | None = None) -> Role | None:
    """The role that the label of a list (`Närv: …`, `Förhinder: …`) gives to who stands in it; None outside lists."""
    line = lower[max(0, start - _LINE) : start]
    line = line[max(line.rfind("\n"), line.rfind(". "), line.rfind("; ")) + 1 :]
    if ":" not in line:
        return None
    pattern, roles = _labels()
    last = None
    for last in pattern.finditer(line):  # noqa: B007  # the nearest label counts
        pass
    found = roles[(last.lastindex or 1) - 1] if last else None
    return found if wanted is None or found in wanted else None


def lists_who_came(words: str, section: str) -> bool:
    """Do the lower-case words, or the keyword heading they stand under, list those who were at a meeting?"""
    return section in _LISTS or bool(_PRESENT.search(words))
