"""The pattern language of the lexicon: words in a row, or parts of a clause in any order.

    orosanmäl*              a word by its beginning, its end (`*möte`) or as it is
    <ringa> upp             a class of words.yaml, in any form; <ringa:inf> in one tense
    (written) ej|inte       one of several, `{actor}` an organisation, `{family}` the family, `{child}` the child
    kallelse ~ sip          up to five words between; `~~` up to ten
    till? en?               may be left out
    <kontakta> & {actor}    both between the same commas, whichever comes first, at most ten words apart
    <anm> && hört           both in the sentence, at most twenty-five words apart

Matching looks at each word a bounded number of
times, so that a text is read in time linear in its length.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

GAP, WIDE_GAP = 5, 10
"""Words that may stand where a pattern has ~ and ~~."""
_GAPS: Final = {"~": GAP, "~~": WIDE_GAP}


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the features of which a word there has one."""

    keys: frozenset[str]
    optional: bool
    gap: int
    """How many words may stand between this and the element before it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of the lexicon. The first part's `lead` element is the one it is tried from."""

    name: str
    line: str
    parts: tuple[tuple[Element, ...], ...]
    leads: tuple[int, ...]
    """Per part, the place of the element that is looked for first."""
    wide: bool
    """May its parts stand anywhere in the sentence?"""
    say: str
    """What the line is for: "say", "not", or the status that it tells itself."""
    order: int


def elements(line: str) -> tuple[tuple[Element, ...], ...]:
    """The parts of a pattern line, each a row of elements."""
    parts: list[tuple[Element, ...]] = []
    row: list[Element] = []
    gap = 0
    for token in line.split():
        if token in {"&", "&&"}:
            parts.append(tuple(row))
            row, gap = [], 0
        elif token in _GAPS:
            gap = _GAPS[token]
        else:
            row.append(_element(token, gap))
            gap = 0
    parts.append(tuple(row))
    return tuple(parts)


@cache
def _element(token: str, gap: int) -> Element:
    optional = token.endswith("?") and len(token) > 1
    return Element(frozenset((token[:-1] if optional else token).split("|")), optional, gap)


def rarest(row: tuple[Element, ...], weights: dict[frozenset[str], int]) -> int:
    """The place of the element whose features are named by the fewest patterns: it is cheapest to start from."""
    if len(row) == 1:
        return 0
    wanted = [(weights[element.keys], place) for place, element in enumerate(row) if not element.optional]
    return min(wanted)[1]
