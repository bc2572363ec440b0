"""The grammar: all rules in one order, for words that are a date and for dates inside a text."""

import re
from functools import cache, lru_cache
from typing import Final

from schemas.dates.days import DAY_ALONE, DAYS
from schemas.dates.longer import LONGER
from schemas.dates.named import NAMED
from schemas.dates.rule import Rule, Told
from schemas.dates.stretches import STRETCHES, unsure
from schemas.dates.told import TOLD
from schemas.when import When

_LONGEST: Final = 80
"""Characters; no stretch of days is told in more."""
_KEPT: Final = 2048
"""Ways to write a date of which it is remembered how they are read."""
_WRITTEN: Final = (*DAYS, *LONGER, *STRETCHES)
_RUNNING: Final = tuple(rule for rule in (*STRETCHES, *DAYS, *LONGER, *TOLD, *NAMED, DAY_ALONE) if rule.running != "")


def written(text: str, told: Told) -> When | None:
    """The interval that the whole of `text` names as a date in an export does. Raises `ImpossibleDate`."""
    words = " ".join(text.replace("\u00a0", " ").strip().split())
    found = _first(_WRITTEN, words, told)
    return unsure(words, told, written) if found is None and len(words) <= _LONGEST else found


def spoken(text: str, told: Told) -> When | None:
    """As `written`, in the words of running text. Raises `ImpossibleDate`."""
    words = " ".join(text.split())
    built = (rule.build(match, words, told) for rule, match in _fitting(words))
    return next((when for when in built if when is not None), None)


@lru_cache(maxsize=_KEPT)
def _fitting(words: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """The rules of running text that fit, whoever speaks and when: a note asks twice, looking back and ahead."""
    matches = ((rule, rule.whole.fullmatch(words)) for rule in _RUNNING)
    return tuple((rule, match) for rule, match in matches if match)


def _first(rules: tuple[Rule, ...], words: str, told: Told) -> When | None:
    for rule in rules:
        match = rule.whole.fullmatch(words)
        found = rule.build(match, words, told) if match else None
        if found is not None:
            return found
    return None


@cache
def _places() -> re.Pattern[str]:
    """Where a date can stand in lower-case text; the rules in their order, so that the longer form is tried first."""
    return re.compile(rf"(?<![\w§:/-])(?:{'|'.join(f'(?:{rule.place})' for rule in _RUNNING)})(?!\w)")


@lru_cache(maxsize=512)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` (lower case) may name a time, from left to right."""
    return tuple(match.span() for match in _places().finditer(text))
