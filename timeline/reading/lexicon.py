"""Concepts and where a text names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from schemas.vocabulary import Kind, Status
from timeline.reading.data import data
from timeline.reading.phrases import compiled, stem


@dataclass(frozen=True)
class Hit:
    """A phrase of a concept at a place in the text."""

    kind: Kind
    start: int
    end: int
    phrase: str
    status: Status | None = None
    """What the phrase itself says, whatever stands around it."""


@dataclass(frozen=True)
class Concept:
    """A row of the lexicon."""

    kind: Kind
    phrases: tuple[tuple[str, str], ...]
    """(stem, phrase): a phrase is only tried where its stem stands."""
    blocked: tuple[tuple[str, str], ...]
    needs_actor: bool
    told: tuple[tuple[Status, tuple[tuple[str, str], ...]], ...]
    """Phrases that tell the status themselves: one that asks for an answer tells that there was none."""


@cache
def concepts() -> tuple[Concept, ...]:
    """The lexicon in its own order."""
    return tuple(
        Concept(
            Kind(name),
            tuple((stem(phrase), phrase) for phrase in row["phrases"]),
            tuple((stem(phrase), phrase) for phrase in row.get("not", ())),
            row.get("needs") == "actor",
            tuple(
                (status, tuple((stem(phrase), phrase) for phrase in row[status.value]))
                for status in Status
                if status.value in row
            ),
        )
        for name, row in data("lexicon").items()
    )


def needs_actor(kind: Kind) -> bool:
    """Does the concept count only when another organisation is named?"""
    return any(concept.kind is kind and concept.needs_actor for concept in concepts())


def _places(lower: str, marked: str, rows: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int, str]]:
    for root, phrase in rows:
        text = marked if "{" in phrase else lower
        if root and root not in text:
            continue
        for match in compiled(phrase).finditer(text):
            yield match.start(), match.end(), phrase


def hits(lower: str, marked: str) -> list[Hit]:
    """Every concept named in the text: the longest phrase wins where phrases of related concepts overlap."""
    found: list[Hit] = []
    for concept in concepts():
        for status, rows in concept.told:
            found.extend(Hit(concept.kind, a, b, phrase, status) for a, b, phrase in _places(lower, marked, rows))
        places = list(_places(lower, marked, concept.phrases))
        if not places:
            continue
        blocked = [(a, b) for a, b, _ in _places(lower, marked, concept.blocked)]
        found.extend(
            Hit(concept.kind, a, b, phrase) for a, b, phrase in places if not any(x < b and a < y for x, y in blocked)
        )
    found.sort(key=lambda hit: (hit.start, hit.start - hit.end))
    out: list[Hit] = []
    for hit in found:
        inside = [o for o in out[-6:] if o.start <= hit.start and hit.end <= o.end]
        same = [o for o in out[-6:] if o.kind is hit.kind and o.start < hit.end and hit.start < o.end]
        if not same and not any(o.kind is not hit.kind and (o.end - o.start) > (hit.end - hit.start) for o in inside):
            out.append(hit)
    return out
