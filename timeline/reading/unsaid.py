"""Phrases that look like a contact or a meeting between services and are another thing."""

from bisect import bisect_left, bisect_right
from typing import Final

from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, Experiencer, Kind
from timeline.reading import people
from timeline.reading.lexicon import Hit
from timeline.reading.modifiers import Scope
from timeline.reading.units import ACTOR, Units

_BETWEEN: Final = CONTACT_KINDS | MEETING_KINDS
_CALLS: Final = frozenset({"<ringa>", "<söka>", "<kontakta>"})


def another_thing(hit: Hit, whose: Experiencer, row: Units, scope: Scope) -> bool:
    """Is it no event of its own: a talk with the family, what was consented to, a sitting that has another name?"""
    if hit.kind not in _BETWEEN:
        return False
    if hit.kind is Kind.CROSS_AGENCY_CONTACT:
        return whose is not Experiencer.CHILD or _no_contact(hit, row, scope)
    if hit.kind is Kind.NETWORK_MEETING and not hit.named and _has_a_name(hit, row, scope):
        return True
    return hit.kind in MEETING_KINDS and _consented(hit, scope.beside(hit))


def unanswered(hit: Hit, row: Units, scope: Scope) -> str:
    """The words by which the next clause leaves a call unanswered: `Ringer BUP. Behandlaren är ej anträffbar`."""
    if hit.kind is not Kind.CROSS_AGENCY_CONTACT or not any(row.features[unit] & _CALLS for unit in hit.units):
        return ""
    start = bisect_right(row.clause, row.clause[hit.units[-1]])
    if start == len(row) or row.sentence[start] - row.sentence[hit.units[0]] > 1:
        return ""
    family = any("{family}" in row.features[unit] for unit in range(start, bisect_right(row.clause, row.clause[start])))
    return "" if family else scope.has("unreached", row.clause[start])


def _no_contact(hit: Hit, row: Units, scope: Scope) -> bool:
    """A mother who calls, a talk in the school's library, a consent to talk: none is a contact between services."""
    if not any(people.takes_part(row, unit) for unit in _organisations(hit, row)):
        return True
    sentence = row.sentence[hit.units[0]]
    return _consented(hit, scope.in_sentence(sentence)) or people.is_party(row, hit.units[0], hit.units[-1])


def _consented(hit: Hit, others: list[Hit]) -> bool:
    """Is it what somebody consents to ("samtycker till att vi kallar till SIP")?"""
    return any(other.kind is Kind.CONSENT and other.units[0] < hit.units[0] for other in others)


def _has_a_name(hit: Hit, row: Units, scope: Scope) -> bool:
    """Does the same sentence, or the one before it, call the sitting a SIP or another meeting?"""
    sentence = row.sentence[hit.units[0]]
    others = [*scope.in_sentence(sentence - 1), *scope.in_sentence(sentence)]
    return any(other.kind in MEETING_KINDS and other.kind is not hit.kind for other in others)


def _organisations(hit: Hit, row: Units) -> list[int]:
    """The organisations of its phrase, else of its clause."""
    inside = [unit for unit in hit.units if ACTOR in row.features[unit]]
    clause = row.clause[hit.units[0]]
    around = range(bisect_left(row.clause, clause), bisect_right(row.clause, clause))
    return inside or [unit for unit in around if ACTOR in row.features[unit]]
