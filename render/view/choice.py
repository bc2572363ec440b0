"""Which findings get a number: the stated order, spread over time and services.

Severity first; then law before norm before the tool's own limit; then how long it lasted (half a year, a month, less);
among equals the one whose half year and services are least spoken of already; then the longer and the earlier one.
"""

from typing import Final

from schemas.finding import Finding
from schemas.vocabulary import Basis, Verdict

NUMBERED: Final = frozenset({Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL})
_GROUNDS: Final = {Basis.LAW: 0, Basis.NORM: 1, Basis.REGION: 1, Basis.TOOL_DEFAULT: 2}
_LONG, _SHORT = 180, 30
"""Days."""


def chosen(findings: tuple[Finding, ...], most: int) -> tuple[Finding, ...]:
    """At most `most` findings, in order of time."""
    left = [finding for finding in findings if finding.verdict in NUMBERED]
    picked: list[Finding] = []
    while left and len(picked) < most:
        best = min(left, key=lambda finding: _rank(finding, picked))
        left.remove(best)
        picked.append(best)
    return tuple(sorted(picked, key=lambda f: (f.start, f.end, f.id)))


def _rank(finding: Finding, picked: list[Finding]) -> tuple[object, ...]:
    days = (finding.end - finding.start).days
    return (
        -int(finding.severity.value[1:]),
        _GROUNDS[finding.expected.basis] if finding.expected else len(_GROUNDS),
        0 if days >= _LONG else 1 if days >= _SHORT else 2,
        sum(_beside(finding, other) for other in picked),
        -days,
        finding.start,
        finding.id,
    )


def _beside(one: Finding, other: Finding) -> bool:
    """Do they begin in the same half year, with a service in common?"""
    half = [(finding.start.year, finding.start.month > 6) for finding in (one, other)]
    return half[0] == half[1] and bool(set(one.actors) & set(other.actors))
