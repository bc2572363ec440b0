"""The part that an organisation has in an event: the words just before and after its name."""

import re

from schemas.vocabulary import MEETING_KINDS, Kind, Role, Status

JOINT = frozenset({*MEETING_KINDS, Kind.SIP_PLAN})
_DIRECTED = frozenset(
    {
        Kind.REFERRAL,
        Kind.CONCERN_REPORT,
        Kind.INFORMATION_SHARED,
        Kind.HANDOVER,
        Kind.REFERRAL_REJECTED,
        Kind.CONCERN_FEEDBACK,
    }
)
"""What goes from one to another."""
_FROM = re.compile(r"(?:från|fr|av)\s+(?:\w+\s+)?$")
_TO = re.compile(r"(?:till|t)\s+(?:\w+\s+)?$")
_MISSING = re.compile(
    r"(?:kom (?:inte|ej)|uteblev|förhinder|deltog (?:inte|ej)|dök (?:inte|ej) upp|inte med|ej med|aldrig in)"
)
_LISTS = frozenset({"närvarande", "deltagare", "närv"})
_PRESENT = re.compile(r"(?<!\w)(?:närvarande|närv|deltagare|deltar|deltog|kallade|inbjudna)(?!\w)")
_BEFORE, _AFTER = 14, 30
"""How many letters around a name are looked at."""


def role(kind: Kind, status: Status, lower: str, start: int, end: int) -> Role:
    """The part of the organisation named at `start`..`end` of the note `lower` in an event of `kind` and `status`."""
    before, after = lower[max(0, start - _BEFORE) : start], lower[end : end + _AFTER]
    if kind in _DIRECTED:
        return Role.SENDER if _FROM.search(before) else Role.RECEIVER if _TO.search(before) else Role.CONCERNED
    if kind is Kind.REDIRECTED:
        return Role.RECEIVER
    if kind is Kind.INVITATION:
        return Role.NOT_INVITED if status is Status.ABSENT else Role.INVITED
    if kind is Kind.ACTOR_ABSENT_FROM_MEETING or (kind in JOINT and _MISSING.search(after.split(".")[0])):
        return Role.ABSENT
    if status is Status.OCCURRED:
        return Role.ATTENDED
    return Role.INVITED if kind in JOINT and status in {Status.PLANNED, Status.CANCELLED} else Role.CONCERNED


def lists_who_came(words: str, section: str) -> bool:
    """Do the lower-case words, or the keyword heading they stand under, list those who were at a meeting?"""
    return section in _LISTS or bool(_PRESENT.search(words))
