"""Sentences and clauses, with their places in the text. What ends them is data: clauses.yaml."""

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.reading.data import data

_LONGEST: Final = 1000
"""Letters of a sentence."""
_HEAD_OF_CUT: Final = r"(?=[\s,;:])"
"""A cut begins with a sign or a space: at other letters none of them is tried."""


class Clause(NamedTuple):
    """A stretch of text with the sentence it belongs to and the keyword heading it stands under."""

    start: int
    end: int
    sentence: int
    """Number of the sentence."""
    sentence_start: int
    sentence_end: int
    section: str


class _Signs(NamedTuple):
    end: re.Pattern[str]
    cut: re.Pattern[str]
    keyword: re.Pattern[str]
    answer: re.Pattern[str]
    asserts: re.Pattern[str]
    dated: re.Pattern[str]
    begins: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def _signs() -> _Signs:
    rows = data("clauses")
    return _Signs(
        re.compile(rows["sentence_end"]),
        re.compile(f"{_HEAD_OF_CUT}(?:{'|'.join(rows['cuts'])})", re.IGNORECASE),
        re.compile(rows["keyword"], re.IGNORECASE),
        re.compile(rows["answer"], re.IGNORECASE),
        re.compile(rows["asserts"], re.IGNORECASE),
        re.compile(rows["dated"], re.IGNORECASE),
        re.compile(rows["begins"]),
        frozenset(rows["abbreviations"].split()),
    )


def clauses(text: str) -> list[Clause]:
    """Every clause of `text` in order. Linear in the length of the text."""
    signs = _signs()
    out: list[Clause] = []
    section = ""
    for number, (start, end) in enumerate(_sentences(text, signs)):
        keyword = signs.keyword.match(text, start, end)
        if keyword and _tells(signs, keyword, text):
            keyword = None  # "Nätverksmötet igår: BUP deltog inte"
        if keyword:
            section = keyword[1].strip().lower()
        first = keyword.end() if keyword else start
        cuts = [
            first,
            *(
                match.end()
                for match in signs.cut.finditer(text, first, end)
                if not signs.answer.match(text, match.end() + (match.group() == ":"))
            ),
            end,
        ]
        out.extend(Clause(a, b, number, start, end, section) for a, b in pairwise(cuts) if text[a:b].strip())
    return out


def _tells(signs: _Signs, keyword: re.Match[str], text: str) -> bool:
    """Does what looks like a keyword tell something itself: dated, answered, or an act that was done?"""
    dated, answered = signs.dated.search(keyword[1]), signs.answer.match(text, keyword.end())
    return bool(dated or answered or signs.asserts.fullmatch(keyword[1].strip()))


def _sentences(text: str, signs: _Signs) -> list[tuple[int, int]]:
    out, start = [], 0
    for match in signs.end.finditer(text):
        dot = match.group()[0] == "." and not signs.begins.match(text, match.end())
        if dot and _abbreviated(text, match.start(), signs.abbreviations):
            continue
        out.extend(_bounded(text, start, match.end()))
        start = match.end()
    out.extend(_bounded(text, start, len(text)))
    return out


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence, or pieces of it cut at a space: what is asked within a sentence is asked of so many words."""
    out = []
    while end - start > _LONGEST:
        cut = text.find(" ", start + _LONGEST, end)
        stop = min(cut if cut >= 0 else end, start + 2 * _LONGEST)
        out.append((start, stop))
        start = stop
    return [piece for piece in (*out, (start, end)) if text[piece[0] : piece[1]].strip()]


_COUNTED = re.compile(r"(?<![\w.])\d{1,3} ?(?:v|mån|tim|min|dgr|ggr|år|h)$")
_BEFORE_DOT = re.compile(r"[\w.]*$")


def _abbreviated(text: str, dot: int, abbreviations: frozenset[str]) -> bool:
    """Does the dot end an abbreviation, an initial or an ordinal?"""
    if _COUNTED.search(text, max(0, dot - 12), dot):
        return False  # "senaste 2 v. Tankar på …": a measure that ends its sentence
    word = _BEFORE_DOT.search(text[max(0, dot - 12) : dot])
    before = word.group().lower() if word else ""
    return before in abbreviations or (len(before) == 1 and before.isalpha() and before not in {"a", "o", "i"})


class Locator:
    """Finds the clause at a place."""

    def __init__(self, found: list[Clause]) -> None:
        self.clauses = found
        self._starts = [clause.start for clause in found]

    def at(self, place: int) -> Clause | None:
        """The clause that holds `place`; None inside a keyword heading, which names a subject and tells nothing."""
        index = bisect_right(self._starts, place) - 1
        found = self.clauses[index] if index >= 0 else None
        return found if found and place < found.sentence_end else None

    def sentence(self, number: int) -> list[Clause]:
        """The clauses of a sentence."""
        return [clause for clause in self.clauses if clause.sentence == number]
