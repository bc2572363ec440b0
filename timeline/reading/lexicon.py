"""Concepts and where a text names them."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from schemas.vocabulary import ActorKind, Kind, Status
from timeline.reading.data import data
from timeline.reading.matching import Match, Matcher
from timeline.reading.patterns import Line
from timeline.reading.units import Units
from timeline.reading.vocabulary import Vocabulary

_LIGHT: Final = frozenset({"{actor}", "{family}", "{child}", "{colleague}", "<light>"})
_PLAIN: Final = frozenset({"say", "named", "weak"})
"""Keys of a concept whose patterns tell no status; `named` counts without an organisation, `weak` is a bare mention."""
CUE: Final = "cue:"


class Hit(NamedTuple):
    """A phrase of a concept at a place in the text."""

    kind: Kind
    start: int
    end: int
    phrase: str
    status: Status | None
    """What the phrase itself says, whatever stands around it."""
    units: tuple[int, ...]
    """Numbers of the words that the phrase takes."""
    core: frozenset[int]
    """Of these, the ones that carry the meaning: two concepts do not share one."""
    named: bool
    """Does it count though no organisation stands beside it?"""
    weak: bool = False
    """Is it a bare mention ("pågående utredning"), on which nothing is built?"""


class Cue(NamedTuple):
    """A word or phrase that says something of the concepts around it."""

    name: str
    direction: str
    units: tuple[int, ...]
    words: str


class Found(NamedTuple):
    """All that the first pass finds: concepts, cues by the number of their clause, in order of the text."""

    hits: list[Hit]
    cues: dict[int, list[Cue]]


class Concept(NamedTuple):
    """What the lexicon says of a kind beside its phrases."""

    needs_actor: bool
    actors: str
    """Where its organisations stand: `clause` (or sentence), `frame` (in the phrase), `around` (one before too)."""
    only: frozenset[ActorKind]
    """The kinds of organisations that can take part; empty = all."""
    always: Status | None
    """The status that it has whatever stands around it: a queue, a refusal."""
    competes: bool
    """May another concept not take the same words? The finer kinds stand beside all others."""
    denial: str
    """`meant`: a denial inside a phrase belongs to what it means ("vill inte leva"); `none`: no denial denies it."""
    befalls: bool
    """Does it befall somebody? It is then neither planned nor wished for; a condition may still be set for it."""


@cache
def concepts() -> dict[Kind, Concept]:
    """The kinds of the lexicon."""
    return {Kind(name): _concept(row) for name, row in data("lexicon").items()}


def _concept(row: dict[str, Any]) -> Concept:
    return Concept(
        needs_actor=row.get("needs") == "actor",
        actors=row.get("actors", "clause"),
        only=frozenset(ActorKind(kind) for kind in row.get("only", ())),
        always=Status(row["always"]) if "always" in row else None,
        competes=row.get("competes", True),
        denial=row.get("denial", "told"),
        befalls=row.get("befalls", False),
    )


@cache
def matcher() -> tuple[Matcher, Vocabulary]:
    """Every pattern of the lexicon and of the cues, and what the words are that they ask for."""
    rows = [*_lines("", data("lexicon")), *_lines(CUE, data("modifiers"))]
    found = Matcher(rows)
    return found, Vocabulary(found.asked)


def _lines(prefix: str, rows: dict[str, dict[str, str]]) -> Iterator[Line]:
    for name, row in rows.items():
        for say, lines in row.items():
            if isinstance(lines, str) and "\n" in lines:
                for line in lines.splitlines():
                    text = line.partition(" # ")[0].strip()
                    if text and not text.startswith("# "):
                        yield Line(prefix + name, text, say)


def search(lower: str, row: Units) -> Found:
    """Every concept and every cue in a lower-case text; of phrases that share a word the fullest one counts."""
    matches, _ = matcher()
    raw: list[Match] = []
    blocked: dict[str, set[int]] = defaultdict(set)
    cues: list[Match] = []
    for match in matches.matches(row):
        if match.pattern.name.startswith(CUE):
            cues.append(match)
        elif match.pattern.say == "not":
            blocked[match.pattern.name].update(_named(match, row))
        else:
            raw.append(match)
    hits = _resolved([_hit(match, row) for match in raw], blocked)
    return Found(hits, _cues(cues, row, lower))


def _named(match: Match, row: Units) -> Iterator[int]:
    """The words that a guard names itself; an organisation or a little word in it blocks nothing."""
    own = {key for part in match.pattern.parts for element in part for key in element.keys} - _LIGHT
    return (unit for unit in match.units if own & row.features[unit] and "<light>" not in row.features[unit])


def _core(match: Match, row: Units) -> frozenset[int]:
    """The words of a match that are no organisation, person or little word; all of them when there are no others."""
    heavy = frozenset(unit for unit in match.units if _LIGHT.isdisjoint(row.features[unit]))
    return heavy or frozenset(match.units)


def _hit(match: Match, row: Units) -> Hit:
    say = match.pattern.say
    return Hit(
        kind=Kind(match.pattern.name),
        start=row.starts[match.first],
        end=row.ends[match.last],
        phrase=match.pattern.line,
        status=None if say in _PLAIN else Status(say),
        units=match.units,
        core=_core(match, row),
        named=say == "named",
        weak=say == "weak",
    )


def _resolved(raw: list[Hit], blocked: dict[str, set[int]]) -> list[Hit]:
    """The hits that stand: no guard touches them, and no fuller hit takes one of their words."""
    kept: list[Hit] = []
    taken: set[int] = set()
    known, beside, told = concepts(), defaultdict[Kind, set[int]](set), defaultdict[Kind, set[int]](set)
    order = {kind: place for place, kind in enumerate(known)}
    raw.sort(
        key=lambda hit: (
            -len(hit.core),
            hit.status is None,
            -len(hit.units),
            hit.units[-1] - hit.units[0],
            order[hit.kind],
            hit.start,
        )
    )
    for hit in raw:
        rivals = taken if known[hit.kind].competes else beside[hit.kind]
        if hit.core & rivals or not blocked.get(hit.kind.value, set()).isdisjoint(hit.units):
            continue
        spoken = told.get(hit.kind)
        if spoken and len(spoken.intersection(hit.units)) > 1:
            continue  # the same told in fewer words ("planer på att ta sitt liv")
        kept.append(hit)
        told[hit.kind].update(hit.units)
        rivals |= hit.core
    kept.sort(key=lambda hit: (hit.start, hit.end))
    return kept


def _cues(matches: list[Match], row: Units, lower: str) -> dict[int, list[Cue]]:
    """The cues of each clause, without those that lie inside a pseudo cue; the longer of two that overlap."""
    out: dict[int, list[Cue]] = defaultdict(list)
    pseudo: dict[str, set[int]] = defaultdict(set)
    matches.sort(key=lambda match: (match.pattern.say != "pseudo", -len(match.units), match.first))
    for match in matches:
        name, say = match.pattern.name.removeprefix(CUE), match.pattern.say
        if say == "pseudo":
            pseudo[name].update(match.units)
        elif not pseudo[name].intersection(match.units):
            words = lower[row.starts[match.first] : row.ends[match.last]]
            out[row.clause[match.first]].append(Cue(name, say, match.units, words))
    for found in out.values():
        found.sort(key=lambda cue: (cue.units[0], -cue.units[-1]))
    return out
