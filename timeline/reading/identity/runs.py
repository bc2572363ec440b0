"""Where names stand in a text: runs of capitalised words, with the title beside them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.reading.identity.words import (
    TOKEN,
    bases,
    capitalised,
    initial,
    organisation,
    relative,
    title,
    unit_name,
    words,
)

_JOINED: Final = re.compile(r"\.? |, (?=\S)")
_AFTER_TITLE: Final = re.compile(r"[ \t]| \(|,? (?:vid namn|heter|hette) ")
_AFTER_SHORT_TITLE: Final = re.compile(r"\.? ")
_BEFORE_TITLE: Final = re.compile(r",? \(?")
_IN_BRACKETS: Final = re.compile(r" \(")
_OPENS: Final = re.compile(r"(?:^|[.!?:\n•\t|]|\s[-–])[\s\"'”»(]*$")
_OTHERS: Final = frozenset({"annan", "andra", "en", "två", "några"})


@dataclass(frozen=True)
class Word:
    """A word at its place."""

    text: str
    start: int
    end: int
    opens: bool
    """Does a sentence, a line or a heading begin with it?"""


@dataclass(frozen=True)
class Run:
    """Capitalised words side by side, and the title told with them."""

    words: tuple[Word, ...]
    role: str | None
    title_first: bool
    follows: tuple[str, ...]
    """The two words after it, in lower case."""


def tokens(text: str) -> list[Word]:
    """The words of `text` in order."""
    return [
        Word(m.group(), m.start(), m.end(), bool(_OPENS.search(text, max(0, m.start() - 4), m.start())))
        for m in TOKEN.finditer(text)
    ]


def can_be_name(word: Word) -> bool:
    """Is it capitalised, and neither a title, an organisation, nor a word that is nobody's name?"""
    text = word.text
    return (
        capitalised(text)
        and title(text) is None
        and text.lower() not in words("no_names")
        and not organisation(text)
        and not unit_name(text)
    )


def runs(text: str, found: list[Word], known: Callable[[str], bool]) -> Iterator[Run]:
    """Every run of words that can be names. A small letter after a title counts where `known` knows the name."""
    place = 0
    while place < len(found):
        word = found[place]
        named = _titled(text, found, place)
        large = word.text.isupper() and len(word.text) > 3
        small = (named is not None or large) and any(map(known, bases(word.text))) and title(word.text) is None
        short = initial(word.text) and ("-" in word.text or _leads(text, found, place))
        if not can_be_name(word) and not small and not short:
            place += 1
            continue
        stop = place + 1
        while stop < len(found) and (
            _goes_on(text, found[stop - 1], found[stop])
            or (large and found[stop].text.isupper() and known(found[stop].text.lower()))
        ):
            stop += 1
        before = named is not None
        named = named or _title_after(text, found, place, stop)
        if named == "child" and place > 1 and found[place - 2].text.lower() in _OTHERS:
            named = "klasskamrat"
        yield Run(tuple(found[place:stop]), named, before, tuple(word.text.lower() for word in found[stop : stop + 2]))
        place = stop


def _titled(text: str, found: list[Word], place: int) -> str | None:
    """The title before the word at `place`."""
    if not place:
        return None
    before = found[place - 1]
    between = _AFTER_SHORT_TITLE if before.text.lower() in words("short_titles") else _AFTER_TITLE
    return title(before.text) if _beside(text, before, found[place], between) else None


def _title_after(text: str, found: list[Word], place: int, stop: int) -> str | None:
    """The title told after a whole name: `Lena Berg, kurator`, `Karin (mamma)`. A mother after a comma is a list."""
    if stop >= len(found):
        return None
    told = title(found[stop].text)
    if told is None or _beside(text, found[stop - 1], found[stop], _IN_BRACKETS):
        return told
    whole = stop - place > 1 and not (relative(told) or told == "child")
    return told if whole and _beside(text, found[stop - 1], found[stop], _BEFORE_TITLE) else None


def _beside(text: str, first: Word, second: Word, between: re.Pattern[str]) -> bool:
    return second.start - first.end <= 12 and bool(between.fullmatch(text, first.end, second.start))


def _goes_on(text: str, last: Word, word: Word) -> bool:
    """Does the name go on with `word`: a further name, or the initial of one?"""
    gap = text[last.end : word.start]
    if initial(last.text) and gap == ". ":
        return can_be_name(word)
    return gap == " " and (can_be_name(word) or (initial(word.text) and word.text not in {"I", "Å"}))


def _leads(text: str, found: list[Word], place: int) -> bool:
    """Is the single letter at `place` the first name of what comes (`P-O Wik`, `S. Wiik`)?"""
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or not _JOINED.fullmatch(text, found[place].end, following.start):
        return False
    return "," not in text[found[place].end : following.start] and can_be_name(following)
