"""ConText: what the words around a target say of it. Cues, directions and distances are data."""

import re
from functools import cache
from typing import Final

from schemas.vocabulary import Experiencer, Informant, Status
from timeline.reading.actors import child_words
from timeline.reading.data import data
from timeline.reading.phrases import ACTOR_MARK, FAMILY_MARK, source

_ORDER: Final = (Status.CANCELLED, Status.ABSENT, Status.PROPOSED, Status.PLANNED, Status.UNCLEAR)
_WORDS: Final = re.compile(r"\S+")


@cache
def _cues(status: str, which: str) -> re.Pattern[str] | None:
    words = data("modifiers")[status].get(which)
    if not words:
        return None
    phrases = "|".join(source(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-])")


def _blocked(status: str, clause: str, start: int, end: int) -> bool:
    """Does the cue lie inside a pseudo cue?"""
    pseudo = _cues(status, "pseudo")
    return pseudo is not None and any(m.start() <= start and end <= m.end() for m in pseudo.finditer(clause))


def _near(clause: str, a: int, b: int, words: int) -> bool:
    return len(_WORDS.findall(clause[a:b])) <= words


_BARE: Final = frozenset({"inte", "ej"})
"""Denials that a comma cuts off from what stands before it."""
_JOINS: Final = re.compile(r"\b(?:och|eller|o|samt)\b|,")


def _taken(clause: str, cue_end: int, start: int, others: tuple[tuple[int, int], ...]) -> bool:
    """Does another concept stand between the cue and its target, so that the cue belongs to that one?"""
    return any(cue_end <= a and b <= start and not _JOINS.search(clause[b:start]) for a, b in others)


def status(clause: str, start: int, end: int, others: tuple[tuple[int, int], ...] = ()) -> tuple[Status | None, str]:
    """The status that the cues of a lower-case clause give the target at [start, end], and the deciding cue.

    `others` are the places of the other concepts in the clause. None when no cue reaches the target.
    """
    for candidate in _ORDER:
        row = data("modifiers")[candidate.value]
        for which, ahead, behind in (
            ("cues", row.get("ahead", row.get("around")), row.get("around")),
            ("behind_cues", 0, row.get("behind")),
        ):
            pattern = _cues(candidate.value, which)
            for match in pattern.finditer(clause, end if which == "behind_cues" else 0) if pattern else ():
                before = bool(ahead) and match.end() <= start and _near(clause, match.end(), start, ahead)
                before = before and not _taken(clause, match.end(), start, others)
                before = before and not (candidate is Status.ABSENT and "," in clause[match.end() : start])
                after = bool(behind) and match.start() >= end and _near(clause, end, match.start(), behind)
                after = after and not (match.group() in _BARE and "," in clause[end : match.start()])
                if (before or after) and not _blocked(candidate.value, clause, *match.span()):
                    return candidate, match.group()
    return None, ""


def is_certain(sentence: str) -> bool:
    """Does the lower-case sentence say that people did meet or speak?"""
    pattern = _cues("happened", "cues")
    return bool(pattern and pattern.search(sentence))


def historical(clause: str, section: str) -> bool:
    """Is it told as background?"""
    row = data("modifiers")["historical"]
    if section in row["sections"]:
        return True
    pattern = _cues("historical", "cues")
    return any(not _blocked("historical", clause, *m.span()) for m in pattern.finditer(clause)) if pattern else False


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    people = data("people")
    says = "|".join(people["says"])
    return re.compile(rf"[^.;]{{0,24}}?\b(?:{says})\b"), re.compile(rf"\b(?:{'|'.join(people['according'])})\s+$")


def informant(sentence: str, target: int, alias: str) -> Informant:
    """Who says so: the family, the child, another professional, or else the author."""
    says, according = _speech()
    best = (-1, Informant.AUTHOR)
    for pattern, who in (
        (re.compile(f"{FAMILY_MARK}+"), Informant.FAMILY),
        (child_words(), Informant.CHILD),
        (re.compile(f"{ACTOR_MARK}+"), Informant.OTHER_PROFESSIONAL),
    ):
        for match in pattern.finditer(sentence[:target]):
            tail = sentence[match.end() : target]
            if (says.match(tail) or according.search(sentence[: match.start()])) and match.start() > best[0]:
                best = (match.start(), who)
    if alias:
        for match in re.finditer(rf"\b{re.escape(alias)}\b", sentence[:target]):
            if says.match(sentence[match.end() :]) and match.start() > best[0]:
                best = (match.start(), Informant.CHILD)
    return best[1]


@cache
def _others() -> tuple[tuple[re.Pattern[str], Experiencer], ...]:
    people = data("people")
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(source(word) for word in people[name])})(?!\w)"), who)
        for name, who in (
            ("sibling", Experiencer.SIBLING),
            ("parent", Experiencer.PARENT),
            ("others", Experiencer.OTHER),
        )
    )


def experiencer(clause: str) -> Experiencer:
    """Whose event a lower-case clause tells of."""
    for pattern, who in _others():
        if pattern.search(clause):
            return who
    return Experiencer.CHILD
