"""The edition itself: a case, events and findings in which nothing stands that the reader may not see."""

from collections import Counter

from render.edition.choice import BY_HAND, Choice, Reader
from render.edition.consent import sources_for
from render.edition.disguise import Disguise
from render.edition.ledger import ledger_of
from render.edition.masking import Masking
from render.edition.quotes import moved, stretch
from render.edition.relative import shifted
from schemas.edition import Cut, Edition, LeftOut, Request
from schemas.event import Event
from schemas.figures import Figures
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.ledger import Ledger
from schemas.pseudonym import Pseudonyms
from schemas.review import Laid
from schemas.vocabulary import ActorKind, Experiencer, Sensitivity


def cut(
    journey: Journey,
    findings: tuple[Finding, ...],
    ledger: Ledger,
    request: Request,
    key: Pseudonyms,
    laid: Laid,
    reader: Reader,
) -> Cut:
    """What the edition of `request` may hold, masked; a pure function of its arguments.

    Args:
        journey: the whole case, every event with its masks.
        findings: what the rules gave.
        ledger: the account of the files.
        request: for whom, on which day, how.
        key: the pseudonyms of everybody whom the case names.
        laid: the inspector's decisions.
        reader: what the reader of notes knows of words: what tells of an organisation that is left out is not quoted.

    Raises:
        CaseError: there is no consent to show anything, or not the organisation's own.
    """
    choice = Choice(journey, findings, laid, request, sources_for(journey.case, request), reader)
    disguise = Disguise(journey.case, key, choice.sources, request.keep_units)
    masking = Masking(journey.events, journey.case, key, disguise.kept, reader.ordinary, dates=not request.relative)
    points = choice.points
    whole = Cut(
        request=request,
        case=disguise.case(),
        events=tuple(_event(event, choice, masking, disguise) for event in choice.events.values()),
        findings=tuple(_finding(finding, choice, disguise) for finding in points),
        ledger=ledger_of(ledger, disguise),
        figures=_figures(journey, choice),
        left_out=LeftOut(
            sources=dict(sorted(Counter(s for s in choice.standings.values() if s != "given").items())),
            events=sum(e.source.source in choice.sources | {BY_HAND} for e in journey.events) - len(choice.events),
            findings=len(findings) - len(points),
            relative=request.relative,
        ),
    )
    if request.organisation:
        whole = whole.model_copy(update={"recipient": disguise.label(request.organisation)})
    return shifted(whole) if request.relative else whole


def _figures(journey: Journey, choice: Choice) -> Figures | None:
    """The figures of the whole case that rest on nothing but what is shown: none is counted anew from less."""
    if journey.figures is None:
        return None
    here = choice.events.keys()
    return Figures(
        figures=tuple(
            one
            for one in journey.figures.figures
            if set(one.evidence) <= here and not {share.actor for share in one.shares} & choice.silent
        ),
        facts=tuple(one for one in journey.figures.facts if {heard.event for heard in one.heard} <= here),
    )


def _event(event: Event, choice: Choice, masking: Masking, disguise: Disguise) -> Event:
    happening_is_known = {"of": event.attributes["of"]} if event.attributes.get("of") else {}
    followup = event.attributes.get("followup_date")
    parent = event.parent if event.parent in choice.events else None
    return event.with_(
        date_text=None,
        until=event.until.model_copy(update={"text": None}) if event.until else None,
        actor=disguise.actor(event.actor),
        author=disguise.author(event),
        participants=tuple(p for p in event.participants if p.actor not in choice.silent),
        title="",
        text=_quote(event, choice, masking),
        attributes={**happening_is_known, **({"followup_date": followup} if followup else {})},
        source=disguise.source(event),
        parent=parent,
        span=event.span if parent else None,
        protected_from=(),
        masks=(),
    )


def _quote(event: Event, choice: Choice, masking: Masking) -> str:
    """The masked words that a point needs, or nothing where they would tell more than the point does."""
    if event.id not in choice.quoted:
        return ""
    relatives = choice.records[event.parent or event.id]
    if event.actor.kind is ActorKind.FAMILY and any(choice.may_reveal(one.text) for one in relatives):
        return ""
    own = event.actor.kind is ActorKind.FAMILY and choice.request.edition is Edition.FAMILY
    if own and event.parent is None:
        careful = any(one.sensitivity is Sensitivity.PROTECTED for one in relatives)
        return "" if careful else masking.masked(event.text, moved(event.masks, 0, len(event.text)))
    if event.sensitivity is not Sensitivity.NORMAL or event.experiencer is not Experiencer.CHILD:
        return ""
    told = [one for one in relatives if one.id != event.id]
    found = stretch(event, told)
    if found is None:
        return ""
    start, end = found
    words = event.text[start:end]
    if choice.names_the_silent(words) or _tells_more(words, event, told):
        return ""
    text = masking.masked(words, moved(event.masks, start, end))
    return text + ("…" if end < len(event.text) and end - start >= 200 else "")


def _tells_more(words: str, event: Event, told: list[Event]) -> bool:
    """Was anything read from the same sentence that needs more care?"""
    careful = [e for e in told if e.sensitivity is not Sensitivity.NORMAL or e.experiencer is not Experiencer.CHILD]
    return any(e.parent and (e.text in words or words in e.text) for e in careful if event.id != e.id)


def _finding(finding: Finding, choice: Choice, disguise: Disguise) -> Finding:
    """The finding with its search named by what the reader may know; a family reads no sections of law."""
    searched = finding.searched
    if searched is not None:
        shown = [name for name in searched.sources if name in disguise.sources]
        days = [e.when.first_day for e in choice.journey.events if e.parent is None and e.source.source in shown]
        entries = sum(day is not None and searched.start <= day <= searched.end for day in days)
        labels = tuple(dict.fromkeys(disguise.label(name) for name in shown))
        searched = searched.model_copy(update={"sources": labels, "entries": entries}) if shown else None
    law = () if choice.request.edition is Edition.FAMILY else finding.law
    return finding.model_copy(update={"searched": searched, "law": law})
