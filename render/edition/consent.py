"""Which sources an audience may see on a day: only those with a consent that is given and in force."""

import datetime as dt

from schemas.case import Audience, Case, SourceSpec
from schemas.edition import Edition, Request, Standing
from schemas.errors import CaseError
from schemas.vocabulary import ActorKind


def standing(source: SourceSpec, audience: Audience, on: dt.date) -> Standing:
    """The consent to show `source` to `audience` on that day.

    A day of withdrawal ends the consent for the whole source, whichever day the edition is built for.
    """
    consent = source.consent
    answer = getattr(consent, audience)
    if answer in {"refused", "unknown"}:
        return "refused" if answer == "refused" else "unknown"
    if answer == "withdrawn" or consent.withdrawn is not None:
        return "withdrawn"
    if consent.until is not None and consent.until < on:
        return "ended"
    return "not-yet" if consent.date is not None and consent.date > on else "given"


def standings(case: Case, request: Request) -> dict[str, Standing]:
    """Source id -> standing. The family's edition shows of the services no more than the meeting's may."""
    audience = request.edition.audience
    out = {}
    for source in case.sources:
        found = standing(source, audience, request.on)
        if found == "given" and request.edition is Edition.FAMILY and source.actor is not ActorKind.FAMILY:
            found = standing(source, "meeting", request.on)
        out[source.id] = found
    return out


def sources_for(case: Case, request: Request) -> dict[str, Standing]:
    """As `standings`, when there is something to show.

    Raises:
        CaseError: no source has consent; an organisation's edition is asked for a source that the case lacks or
            that has no consent; a kept unit is no source of the case.
    """
    known = {source.id for source in case.sources}
    asked = [*request.keep_units, *([request.organisation] if request.organisation else [])]
    missing = next((name for name in asked if name not in known), None)
    if missing is not None:
        raise CaseError(f"det finns ingen källa med id {missing}.", remedy=f"Välj ett av: {', '.join(sorted(known))}.")
    found = standings(case, request)
    field = f"consent: {{{request.edition.audience}: given}}"
    if request.organisation and found[request.organisation] != "given":
        raise CaseError(
            f"källan {request.organisation} har inget samtycke som gäller för verksamhetens egen version.",
            file="case.yaml",
            remedy=f"Inhämta samtycke och ange {field} för källan, eller bygg en annan version.",
        )
    if "given" not in found.values():
        also = " och för mötet (meeting: given)" if request.edition is Edition.FAMILY else ""
        raise CaseError(
            f"ingen av källorna {', '.join(found)} har ett samtycke som gäller för den här versionen.",
            file="case.yaml",
            remedy=f"Inhämta samtycke och ange {field}{also} för källorna.",
        )
    return found
