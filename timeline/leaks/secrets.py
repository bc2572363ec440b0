"""What of a case must not stand in a hand-out: names, numbers, paths, and the words of what was left out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from schemas.event import Event
from schemas.journey import Journey
from schemas.mask import Category
from schemas.pseudonym import NUMBERED, Pseudonyms

WINDOW: Final = 5
"""Words in a row that make a quote known again."""
_SHORTEST: Final = 15
"""Letters of a quote with fewer words than that."""
_WORD: Final = re.compile(r"\w+(?:[-’'.]\w+)*")
_OF_WORDS: Final = frozenset({Category.UNIT, Category.PLACE})
_DIGITS: Final = {
    Category.PERSONAL_NUMBER: 10,
    Category.RESERVE_NUMBER: 10,
    Category.PHONE: 7,
    Category.STAFF_ID: 5,
}
"""Fewest digits that are looked for by themselves."""


@dataclass(frozen=True)
class Secrets:
    """All that the check looks for."""

    names: frozenset[str]
    """Persons, units and places, as the records write them, and the parts of persons' names."""
    words: frozenset[str]
    """Those of the names that are also ordinary words, in lower case: only found where they have their capital."""
    exact: frozenset[str]
    """Addresses, e-mail, staff ids, paths: any case, spaces do not count."""
    digits: frozenset[str]
    """Numbers as digits alone."""
    quotes: frozenset[tuple[str, ...]]
    """Words in a row out of what was left out."""
    kept: frozenset[str] = frozenset()
    """Names of units that all have agreed to show: what stands inside one is no leak there."""


def secrets_of(
    journey: Journey,
    key: Pseudonyms,
    withheld: Iterable[Event],
    paths: Iterable[str],
    kept: frozenset[str],
    ordinary: Callable[[str], bool],
) -> Secrets:
    """Everything that a hand-out of this case must not hold.

    Args:
        journey: the whole case.
        key: the pseudonyms, with what the inspector has added.
        withheld: the events whose words are left out.
        paths: of the case folder and its files.
        kept: names of units that all have agreed to show.
        ordinary: is the lower-case word one that notes use as a word? Such a part of a unit's name is no secret.
    """
    alias = {part.casefold() + ending for part in _WORD.findall(journey.case.child.alias) for ending in ("", "s", ":s")}
    lower = {word for event in journey.events for word in re.findall(r"(?<!\w)[a-zåäöéü]+(?!\w)", event.text)}
    names = frozenset(_names(key, lambda word: word in lower or ordinary(word), kept, alias))
    exact, digits = _numbers(journey)
    left = list(withheld)
    records = {event.parent or event.id for event in left}
    others = (event for event in journey.events if (event.parent or event.id) not in records)
    free = {row for event in others for row in rows(event.text)}
    return Secrets(
        names=names,
        words=frozenset(name.casefold() for name in names) & lower,
        exact=frozenset({*exact, *(_tight(path) for path in paths if len(path) > 5)}),
        digits=frozenset(digits),
        quotes=frozenset(w for event in left for w in windows(event.text)) - free,
        kept=kept,
    )


def _names(key: Pseudonyms, ordinary: Callable[[str], bool], kept: frozenset[str], alias: set[str]) -> Iterable[str]:
    labels = {word.casefold() for one in key.names for word in _WORD.findall(one.shown)}
    for one in key.names:
        for form in one.seen:
            if form in kept or form.casefold() in alias:
                continue
            if len(form) > 1:
                yield form
            for part in _WORD.findall(form):
                known = part.casefold() in alias | labels
                common = one.category in _OF_WORDS and (ordinary(part.casefold()) or not part[0].isupper())
                short = len(part) < 3 or (part.isupper() and len(part) < 5)
                if not (known or common or short) and part[0].isupper():
                    yield part


def _numbers(journey: Journey) -> tuple[set[str], set[str]]:
    """Numbers and addresses at the masks of every event: as written without spaces, and as digits."""
    exact: set[str] = set()
    digits: set[str] = set()
    for event in journey.events:
        words = {"text": event.text, "title": event.title, "author": event.author.name or ""}
        for mask in event.masks:
            if mask.category in NUMBERED:
                continue
            written = words[mask.field][mask.start : mask.end]
            alone = re.sub(r"\D", "", written)
            if mask.category in {Category.PERSONAL_NUMBER, Category.RESERVE_NUMBER}:
                alone = alone[-10:]
            if mask.category is Category.PHONE:
                alone = re.sub(r"^(?:0046|46|0)", "", alone)
            if mask.category in _DIGITS and len(alone) >= _DIGITS[mask.category]:
                digits.add(alone)
            elif len(written) > 4:
                exact.add(_tight(written))
    return exact, digits


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Every row of three words up to WINDOW."""
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    for size in range(3, WINDOW + 1):
        yield from zip(*(words[shift:] for shift in range(size)), strict=False)


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def windows(text: str) -> list[tuple[str, ...]]:
    """Every row of WINDOW words; of a shorter text all its words, if they are enough to know it by."""
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    if len(words) < WINDOW:
        return [tuple(words)] if len(words) > 2 and sum(map(len, words)) >= _SHORTEST else []
    return [tuple(words[place : place + WINDOW]) for place in range(len(words) - WINDOW + 1)]


def withheld_of(
    journey: Journey, sources: frozenset[str], hidden: frozenset[str], opened: frozenset[str], *, own: bool
) -> list[Event]:
    """The events whose words are secret to an audience: by consent, protection, the inspector, or care.

    Args:
        journey: the whole case.
        sources: ids of those that may be shown.
        hidden: ids of the events that the inspector hides from this audience.
        opened: ids of the events whose class the inspector has set.
        own: the audience is the family, which reads its own words in full.
    """
    family = {source.id for source in journey.case.sources if source.actor.value == "family"} if own else set()
    shut = {event.parent or event.id for event in journey.events if event.sensitivity.value == "protected"}
    return [
        event
        for event in journey.events
        if event.source.source not in sources
        or event.sensitivity.value == "protected"
        or ((event.parent or event.id) in shut and event.id not in opened)
        or {event.id, event.parent} & hidden
        or (event.sensitivity.value == "sensitive" and event.source.source not in family)
    ]
