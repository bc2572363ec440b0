"""Organisations and members of the family in a text, and the marked text in which they stand as marks."""

import re
from dataclasses import dataclass
from functools import cache

from schemas.case import Case
from schemas.vocabulary import ActorKind
from timeline.reading.data import data
from timeline.reading.phrases import ACTOR_MARK, FAMILY_MARK, source


@dataclass(frozen=True)
class Mention:
    """An organisation named in the text. `title` = only implied by a professional's title."""

    kind: ActorKind
    start: int
    end: int
    title: bool


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[tuple[ActorKind, bool], ...]]:
    """One pattern with a group for each kind and sort of name, longest phrases first within a place."""
    groups: list[tuple[ActorKind, bool]] = []
    parts: list[str] = []
    rows = [
        (phrase, ActorKind(kind), sort == "titles")
        for kind, sorts in data("actors").items()
        for sort, phrases in sorts.items()
        for phrase in phrases
    ]
    for phrase, kind, title in sorted(rows, key=lambda row: (-len(row[0]), row[0])):
        groups.append((kind, title))
        head = r"[\w-]*" if phrase.startswith("*") else ""
        parts.append(f"({head}{source(phrase.lstrip('*'))})")
    return re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?!\w)"), tuple(groups)


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


class Names:
    """What this case calls its organisations and its child, beside the words everybody uses."""

    def __init__(self, case: Case | None = None) -> None:
        self.alias = case.child.alias.lower() if case else ""
        self.born = case.child.born if case else None
        self.units: tuple[tuple[str, ActorKind], ...] = ()
        if case:
            units = {(s.unit.lower(), s.actor) for s in case.sources if s.unit and s.actor is not ActorKind.FAMILY}
            self.units = tuple(sorted(units, key=lambda unit: (-len(unit[0]), unit[0])))


def mentions(lower: str, names: Names) -> list[Mention]:
    """Organisations in lower-case text, in order, never overlapping."""
    pattern, groups = _pattern()
    found = [
        Mention(
            groups[(match.lastindex or 1) - 1][0], match.start(), match.end(), groups[(match.lastindex or 1) - 1][1]
        )
        for match in pattern.finditer(lower)
    ]
    for unit, kind in names.units:
        start = lower.find(unit)
        while start >= 0:
            found.append(Mention(kind, start, start + len(unit), title=False))
            start = lower.find(unit, start + len(unit))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    out: list[Mention] = []
    for mention in found:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def marked(lower: str, found: list[Mention]) -> str:
    """The text, letter for letter, with marks in place of organisations and of the family."""
    chars = list(_people()[0].sub(lambda match: FAMILY_MARK * len(match.group()), lower))
    for mention in found:
        chars[mention.start : mention.end] = ACTOR_MARK * (mention.end - mention.start)
    return "".join(chars)


def child_words() -> re.Pattern[str]:
    """The child, by role."""
    return _people()[1]
