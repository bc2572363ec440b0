"""Organisations and members of the family in a text, and the marked text in which they stand as marks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from schemas.case import Case
from schemas.vocabulary import ActorKind
from timeline.reading.actor_index import named
from timeline.reading.child_name import name_of_the_child
from timeline.reading.data import data
from timeline.reading.phrases import ACTOR_MARK, FAMILY_MARK, source


class Mention(NamedTuple):
    """An organisation named in the text. `title` = only implied by a professional's title."""

    kind: ActorKind
    start: int
    end: int
    title: bool


@cache
def _people() -> tuple[re.Pattern[str], re.Pattern[str]]:
    people = data("people")
    family, child = (
        re.compile(
            rf"(?<![\w-])(?:{'|'.join(source(word) for word in sorted(people[who], key=len, reverse=True))})(?!\w)"
        )
        for who in ("family", "child")
    )
    return family, child


class _Traps(NamedTuple):
    ties: re.Pattern[str]
    care: re.Pattern[str]
    lss_home: re.Pattern[str]


@cache
def _traps() -> _Traps:
    rows = data("actor_traps")
    return _Traps(
        re.compile(rows["ties"].removesuffix("$")),
        re.compile(rf"(?<!\w){rows['care_titles']}"),
        re.compile(rows["lss_home"]),
    )


_CLOSE, _BEFORE, _AROUND = 16, 60, 200
"""Letters: between a title and its organisation, before a school, around a home."""


class Names:
    """What this case calls its organisations, its child and the child's siblings, beside the words everybody uses.

    `texts` are the records of the case, each with its source: whom one of them calls a brother or a sister is one in
    all of them, and of whom they tell most is the child.
    """

    def __init__(self, case: Case | None = None, texts: Iterable[tuple[str, str]] = ()) -> None:
        records = list(texts)
        alias = frozenset({case.child.alias.lower()} if case else ())
        self.siblings = frozenset(name for _, text in records for name in _siblings(text)) - alias
        called = name_of_the_child(records, self.siblings)
        self.child = alias | {called} if called else alias
        self.born = case.child.born if case else None
        sources = case.sources if case else ()
        units = {(s.unit.lower(), s.actor) for s in sources if s.unit and s.actor is not ActorKind.FAMILY}
        self.units: tuple[tuple[re.Pattern[str], ActorKind], ...] = tuple(
            (re.compile(rf"(?<!\w)({re.escape(name)})s?(?!\w)"), kind)
            for name, kind in sorted(units, key=lambda unit: (-len(unit[0]), unit[0]))
        )


@cache
def _sibling_names() -> re.Pattern[str]:
    return re.compile(data("people")["sibling_names"])


def _siblings(text: str) -> Iterator[str]:
    """The first names, in lower case, that follow or carry a word for a sibling: "lillebror Tim", "Molly (syster)"."""
    for match in _sibling_names().finditer(text):
        yield next(group for group in match.groups() if group).lower()


def mentions(lower: str, names: Names) -> list[Mention]:
    """Organisations in lower-case text, in order, never overlapping."""
    found = [
        Mention(_meant(phrase.kind, start, end, lower), start, end, phrase.title)
        for start, end, phrase in named(lower)
        if phrase.kind is not None
    ]
    for pattern_of_unit, kind in names.units:
        found.extend(Mention(kind, *match.span(1), title=False) for match in pattern_of_unit.finditer(lower))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _tied(_apart(found), lower)


def _apart(found: list[Mention]) -> list[Mention]:
    """Without overlaps; the mentions are in order of place."""
    out: list[Mention] = []
    for mention in found:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def _tied(found: list[Mention], lower: str) -> list[Mention]:
    """Without titles that belong to the organisation named right after: `handläggare på Försäkringskassan`."""
    ties = _traps().ties
    return [
        mention
        for mention, then in zip_longest(found, found[1:])
        if not (
            mention.title
            and then is not None
            and not then.title
            and then.start - mention.end < _CLOSE
            and ties.fullmatch(lower, mention.end, then.start)
        )
    ]


def _meant(kind: ActorKind, start: int, end: int, lower: str) -> ActorKind:
    """The kind after a look at the words around: care staff at a school, a home of LSS."""
    traps = _traps()
    if kind is ActorKind.SCHOOL and traps.care.search(lower[max(0, start - _BEFORE) : start]):
        return ActorKind.SCHOOL_HEALTH
    if kind is ActorKind.RESIDENTIAL_HOME and lower.startswith("boendet", start):
        near = lower[max(0, start - _AROUND) : end + _AROUND]
        return ActorKind.LSS if traps.lss_home.search(near) and "hvb" not in near else kind
    return kind


def marked(lower: str, found: list[Mention]) -> str:
    """The text, letter for letter, with marks in place of organisations and of the family."""
    chars = list(_people()[0].sub(lambda match: FAMILY_MARK * len(match.group()), lower))
    for mention in found:
        chars[mention.start : mention.end] = ACTOR_MARK * (mention.end - mention.start)
    return "".join(chars)


def child_words() -> re.Pattern[str]:
    """The child, by role."""
    return _people()[1]
