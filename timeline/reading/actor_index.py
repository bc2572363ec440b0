"""The phrases that name organisations, found by their first letters: no pattern runs over the text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from schemas.vocabulary import ActorKind
from timeline.reading.data import data

_KEY: Final = 3
_CHOICE: Final = re.compile(r"\(([^()]*)\)(\?)?")
_WORD: Final = re.compile(r"\w+")
_REST: Final = re.compile(r"[\w:-]*")
_SPACES: Final = str.maketrans("\n\r\t\xa0", "    ")


@dataclass(frozen=True)
class Phrase:
    """Words that name an organisation. `open_end`: any ending may follow. `kind` None: they name none."""

    words: str
    open_end: bool
    kind: ActorKind | None
    title: bool


@dataclass(frozen=True)
class _Index:
    by_start: dict[str, tuple[Phrase, ...]]
    by_end: tuple[Phrase, ...]


def spelled_out(phrase: str) -> list[str]:
    """The phrase with each of its choices: `vc (på|hos)? bup` is `vc på bup`, `vc hos bup` and `vc bup`."""
    match = _CHOICE.search(phrase)
    if match is None:
        return [" ".join(phrase.split())]
    choices = [*match[1].split("|"), *([""] if match[2] else [])]
    return [one for choice in choices for one in spelled_out(phrase[: match.start()] + choice + phrase[match.end() :])]


@cache
def _index() -> _Index:
    rows: list[tuple[str, ActorKind | None, bool]] = [
        (words, ActorKind(kind), sort == "titles")
        for kind, sorts in data("actors").items()
        for sort, phrases in sorts.items()
        for phrase in phrases
        for words in spelled_out(phrase)
    ]
    rows += [(words, None, False) for phrase in data("actor_traps")["never"] for words in spelled_out(phrase)]
    starts: dict[str, list[Phrase]] = {}
    ends = []
    for words, kind, title in rows:
        phrase = Phrase(words.strip("*"), words.endswith("*"), kind, title)
        if words.startswith("*"):
            ends.append(phrase)
        else:
            starts.setdefault(phrase.words[:_KEY], []).append(phrase)
    longest = {key: tuple(sorted(row, key=lambda p: (-len(p.words), p.words))) for key, row in starts.items()}
    return _Index(longest, tuple(ends))


def named(lower: str) -> list[tuple[int, int, Phrase]]:
    """Every organisation named in lower-case text: the longest phrase at each place, from left to right."""
    flat = lower.translate(_SPACES)
    out: list[tuple[int, int, Phrase]] = []
    done = 0
    for match in _WORD.finditer(flat):
        start = match.start()
        if start < done:
            continue
        found = _at(flat, start, match.end())
        if found is not None:
            done = found[0]
            out.append((start, *found))
    return out


def _at(flat: str, start: int, end: int) -> tuple[int, Phrase] | None:
    index = _index()
    best: tuple[int, Phrase] | None = None
    for length in range(_KEY, 0, -1):
        for phrase in index.by_start.get(flat[start : start + length], ()):
            stop = _stop(flat, start, phrase)
            if stop and (best is None or len(phrase.words) > len(best[1].words)):
                best = (stop, phrase)
    if best is None:
        word = flat[start:end]
        best = next(((end, phrase) for phrase in index.by_end if word.endswith(phrase.words)), None)
    return best


def _stop(flat: str, start: int, phrase: Phrase) -> int:
    """Where the phrase that begins at `start` ends; 0 when it does not stand there."""
    if not flat.startswith(phrase.words, start):
        return 0
    stop = start + len(phrase.words)
    if phrase.open_end:
        rest = _REST.match(flat, stop)
        return rest.end() if rest else stop
    return 0 if flat[stop : stop + 1].isalnum() else stop
