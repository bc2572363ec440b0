"""The words of an explanation, and what several sections say alike: an event with its place, a list of kinds."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from render.view.words import kind_words
from schemas.datafile import read_yaml
from schemas.event import Event
from schemas.finding import Finding, Words
from timeline.rules.words import Lang, actors, date

_QUOTED: Final = 300


@cache
def words() -> dict[str, Any]:
    """The whole words file."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "words.yaml")
    return loaded


def say(key: str, lang: Lang, **values: object) -> str:
    """The sentence `key`, filled in."""
    return str(words()[key][lang]).format(**values)


def in_(words: Words, lang: Lang) -> str:
    """The text in one language."""
    return words.sv if lang == "sv" else words.en


def record(event: Event | None, lang: Lang) -> Iterator[str]:
    """An event: day, what, whose record, place; then its own words."""
    if event is None:
        return
    status = words()["statuses"][event.status.value][lang]
    place = f"{event.source.file}, {event.source.locator}"
    unit = event.actor.unit or actors([event.actor.kind], lang)
    yield f"{when(event, lang)}: {in_(kind_words(event.kind), lang)} ({status}). {unit}. {place}"
    text = " ".join(event.text.split())
    if text:
        yield f"  ”{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"


def when(event: Event, lang: Lang) -> str:
    """Its day, or the stretch that it may lie in."""
    first, last = event.when.first_day, event.when.last_day
    if first is None or last is None:
        return say("undated", lang)
    return date(first, lang) if first == last else f"{date(first, lang)} – {date(last, lang)}"


def kinds(finding: Finding, lang: Lang) -> str:
    """What was expected, as words."""
    expected = finding.expected.any_of if finding.expected else ()
    named = list(dict.fromkeys(in_(kind_words(answer.kind), lang) for answer in expected))
    return f" {words()['or'][lang]} ".join([*([", ".join(named[:-1])] if len(named) > 1 else []), *named[-1:]])


def due(finding: Finding) -> dt.date:
    """The last day, or the day it began where there is none."""
    return finding.expected.due if finding.expected and finding.expected.due else finding.start
