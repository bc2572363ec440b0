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

from functools import cache
from typing import Final, NamedTuple

GAP, WIDE_GAP = 5, 10
"""Words that may stand where a pattern has ~ and ~~."""
_GAPS: Final = {"~": GAP, "~~": WIDE_GAP}
_BESIDE, _APART = "&", "&&"
SIGNS: Final = frozenset({*_GAPS, _BESIDE, _APART})
"""What stands in a line and is no element."""


class Element(NamedTuple):
    """One place of a pattern: the features of which a word there has one."""

    keys: frozenset[str]
    optional: bool
    gap: int
    """How many words may stand between this and the element before it."""


class Pattern(NamedTuple):
    """A line of the lexicon. The first part's `lead` element is the one it is tried from."""

    name: str
    line: str
    parts: tuple[tuple[Element, ...], ...]
    leads: tuple[int, ...]
    """Per part, the place of the element that is looked for first."""
    needs: tuple[frozenset[str], ...]
    """The features of every other element that has to stand, the rarest first."""
    wide: bool
    """May its parts stand anywhere in the sentence?"""
    say: str
    """What the line is for: "say", "not", or the status that it tells itself."""


class Line(NamedTuple):
    """A line of the lexicon as it is written: whose it is, its text and what it is for."""

    name: str
    text: str
    say: str


def compiled(line: Line, weights: dict[frozenset[str], int]) -> Pattern:
    """A line as a pattern. `weights`: how many lines name the features of each element."""
    led = [(part, rarest(part, weights)) for part in elements(line.text)]
    led.sort(key=lambda one: weights[one[0][one[1]].keys])
    parts, leads = tuple(part for part, _ in led), tuple(lead for _, lead in led)
    others = [
        element.keys
        for number, part in enumerate(parts)
        for place, element in enumerate(part)
        if not element.optional and (number or place != leads[0])
    ]
    others.sort(key=lambda keys: weights[keys])
    return Pattern(line.name, line.text, parts, leads, tuple(others), _APART in line.text, line.say)


def elements(line: str) -> tuple[tuple[Element, ...], ...]:
    """The parts of a pattern line, each a row of elements."""
    parts: list[tuple[Element, ...]] = []
    row: list[Element] = []
    gap = 0
    for token in line.split():
        if token in {_BESIDE, _APART}:
            parts.append(tuple(row))
            row, gap = [], 0
        elif token in _GAPS:
            gap = _GAPS[token]
        else:
            row.append(as_element(token, gap))
            gap = 0
    parts.append(tuple(row))
    return tuple(parts)


@cache
def as_element(token: str, gap: int = 0) -> Element:
    """One element as it is written, `a|b` or `a|b?`."""
    optional = token.endswith("?") and len(token) > 1
    return Element(frozenset((token[:-1] if optional else token).split("|")), optional, gap)


def rarest(row: tuple[Element, ...], weights: dict[frozenset[str], int]) -> int:
    """The place of the element whose features are named by the fewest patterns: it is cheapest to start from."""
    if len(row) == 1:
        return 0
    wanted = [(weights[element.keys], place) for place, element in enumerate(row) if not element.optional]
    return min(wanted)[1]
