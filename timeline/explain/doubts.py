"""What would make a finding wrong: other records, an incomplete export, an uncertain day, a misread sentence."""

from collections.abc import Iterator
from typing import Final

from schemas.event import Event
from schemas.rule import Rule
from schemas.vocabulary import Origin, Verdict
from schemas.when import Precision
from timeline.explain.outputs import Told
from timeline.explain.phrases import due, in_, kinds, say, when
from timeline.rules.words import Lang, actors, date

_EXACT: Final = frozenset({Precision.MINUTE, Precision.DAY})


def doubts(told: Told, rule: Rule | None, lang: Lang) -> Iterator[str]:
    """Each thing that would change the picture, in a sentence; the likeliest first."""
    finding, named = told.finding, kinds(told.finding, lang)
    key = f"wrong_{finding.verdict.value}"
    values = {"kinds": named, "start": date(finding.start, lang), "due": date(due(finding), lang)}
    if named or finding.verdict in {Verdict.HAPPENED, Verdict.CANNOT_ASSESS, Verdict.OPEN}:
        yield say(key, lang, **values, actors=actors(finding.actors, lang))
    else:
        yield say("wrong_pattern", lang)
    if finding.searched is not None and finding.verdict in {Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL}:
        yield say("wrong_coverage", lang, sources=", ".join(finding.searched.sources))
    for name in (*finding.trigger, *finding.evidence):
        if name in told.events:
            yield from _of_event(told.events[name], lang)
    for suppression in rule.suppressions if rule else ():
        yield say("wrong_moot", lang, reason=in_(suppression.reason, lang))
    for need in rule.needs if rule else ():
        yield say("wrong_need", lang, need=need)


def _of_event(event: Event, lang: Lang) -> Iterator[str]:
    place = f"{event.source.file}, {event.source.locator}"
    if event.precision not in _EXACT:
        yield say("wrong_date", lang, place=place, when=event.date_text or when(event, lang))
    if event.origin is Origin.READ:
        yield say("wrong_reading", lang, place=place)
    elif event.origin is Origin.REPORTED:
        yield say("wrong_memory", lang, place=place)
