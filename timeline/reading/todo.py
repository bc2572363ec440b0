"""What a note writes down to do (a heading of plans, a bare infinitive), and a meeting it only names."""

from typing import Final

from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, Kind, Status
from timeline.reading.cues import sections
from timeline.reading.lexicon import Hit
from timeline.reading.modifiers import Scope
from timeline.reading.units import Units

_ACTS: Final = (
    MEETING_KINDS
    | CONTACT_KINDS
    | {Kind.REFERRAL, Kind.CONCERN_REPORT, Kind.DISCHARGE, Kind.CASE_CLOSED, Kind.POLICE_REPORT}
)
"""What is planned when it stands under a heading of plans."""
_NEAR: Final = 12
"""Words on either side in which a verb is the hit's own."""
_PAST: Final = frozenset({"#past", "#sup"})
_DONE: Final = frozenset({"#pres", "#past", "#sup", "#ptcp"})


def under_a_plan(hit: Hit, heading: str, row: Units) -> bool:
    """Does it stand under a heading such as "Planering", in the present tense or as an act without a verb?"""
    joint = hit.kind in MEETING_KINDS or hit.kind is Kind.CROSS_AGENCY_CONTACT
    under = sections("planned") | sections("decided") if joint else sections("planned")
    if hit.kind is Kind.CONSENT or heading not in under:
        return False
    tenses = frozenset[str]().union(*(row.features[unit] for unit in hit.units))
    if "#pres" in tenses and not tenses & _PAST:
        return True
    clause = row.clause[hit.units[0]]
    near = range(max(hit.units[0] - _NEAR, 0), min(hit.units[-1] + _NEAR, len(row)))
    past = any(row.clause[unit] == clause and row.features[unit] & _PAST for unit in near)
    return hit.kind in _ACTS and not past


def only_to_do(hit: Hit, row: Units) -> bool:
    """Is its only verb an infinitive ("Ringa BUP på måndag"): a thing to do?"""
    inf = [unit for unit in hit.units if "#inf" in row.features[unit]]
    verbs = [row.features[unit] for unit in inf if not (unit and row.words[unit - 1] == "att")]
    return len(verbs) == len(inf) and bool(verbs) and all(_DONE.isdisjoint(features) for features in verbs)


def not_called_to(hit: Hit, scope: Scope) -> bool:
    """Is it a meeting told only as what somebody was not called to? Nothing says that it was held."""
    denied = [other.kind for other in scope.beside(hit) if other.status is Status.ABSENT]
    return hit.kind in MEETING_KINDS and Kind.INVITATION in denied
