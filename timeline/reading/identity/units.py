"""Schools, clinics, homes and places by their own names: those of the case file, and those that look like one."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from schemas.case import Case
from schemas.event import stable_id
from schemas.mask import Category, Mask
from timeline.reading.identity.words import TOKEN, capitalised, organisation, unit_name, words

_PLACE: Final = re.compile(
    r"(?<!\w)(?:Region (?P<region>[A-ZÅÄÖ][\w-]{1,30})|(?P<town>[A-ZÅÄÖ][\w-]{1,30}) kommun(?:en)?(?!\w))"
)

_WARD: Final = re.compile(r"(?<!\w)(?:avd|avdelning|avdelningen)\.? ?\d{1,3}[A-Z]?(?!\w)", re.IGNORECASE)


class Units:
    """The units and places of one case."""

    def __init__(self, case: Case, ordinary: Callable[[str], bool]) -> None:
        self._ordinary = ordinary
        self._phrases: dict[str, str] = {}
        seen: dict[str, set[str]] = {}
        for source in case.sources:
            for name in filter(None, (source.unit, source.principal_name)):
                if source.principal is not None and source.actor.value == "family":
                    continue
                key = stable_id(Category.UNIT.value, name.lower())
                own = [w.lower() for w in TOKEN.findall(name) if capitalised(w) and not organisation(w)]
                if not own and not unit_name(name):
                    continue
                self._phrases[name.lower()] = key
                for word in (*own, *_stems(own)):
                    seen.setdefault(word, set()).add(key)
        self._words = {
            word: (Category.UNIT, next(iter(keys))) if len(keys) == 1 else (Category.PLACE, _place(word))
            for word, keys in seen.items()
            if not ordinary(word)
        }

    def masks(self, text: str) -> Iterator[Mask]:
        """Every unit and place that `text` names."""
        lower = text.lower() if len(text.lower()) == len(text) else ""
        for phrase, key in self._phrases.items():
            for match in re.finditer(rf"(?<!\w){re.escape(phrase)}s?(?!\w)", lower):
                yield Mask(start=match.start(), end=match.end(), category=Category.UNIT, key=key)
        for match in _WARD.finditer(text):
            key = stable_id(Category.UNIT.value, re.sub(r"\W", "", match.group().lower()))
            yield Mask(start=match.start(), end=match.end(), category=Category.UNIT, key=key)
        for match in _PLACE.finditer(text):
            which = "region" if match["region"] else "town"
            word = match[which].lower()
            yield Mask(start=match.start(which), end=match.end(which), category=Category.PLACE, key=_place(word))
        before, place = "", 0
        for match in TOKEN.finditer(text):
            word = match.group()
            if capitalised(word):
                yield from self._word(word, match.start(), before if match.start() == place + 1 else "")
            before, place = word.lower(), match.end()

    def _word(self, word: str, start: int, before: str) -> Iterator[Mask]:
        lower = word.lower()
        known = self._words.get(lower) or self._words.get(lower.removesuffix("s"))
        if known is None and (unit_name(word) or (before in words("unit_words") and not organisation(word))):
            if self._ordinary(lower):
                return
            known = (Category.UNIT, stable_id(Category.UNIT.value, lower.removesuffix("s")))
        if known is not None:
            yield Mask(start=start, end=start + len(word), category=known[0], key=known[1])


def _stems(own: list[str]) -> list[str]:
    """`ängsbacka` for `ängsbackaskolan`."""
    ends = sorted(words("unit_ends"), key=len, reverse=True)
    return [
        w.removesuffix(end).removesuffix("s") for w in own for end in ends if w.endswith(end) and len(w) > len(end) + 3
    ][:1]


def _place(word: str) -> str:
    return stable_id(Category.PLACE.value, word.removesuffix("s"))
