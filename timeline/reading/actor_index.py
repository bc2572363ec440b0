"""The phrases that name organisations, found by their first letters: no pattern runs over the text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from schemas.vocabulary import ActorKind
from timeline.reading.data import data

_KEY: Final = 3
_KEPT: Final = 20_000
"""Words of which it is remembered what they can begin."""
_CHOICE: Final = re.compile(r"\(([^()]*)\)(\?)?")
_WORD: Final = re.compile(r"\w+")
_REST: Final = re.compile(r"[\w:-]*")
_SPACES: Final = str.maketrans("\n\r\t\xa0", "    ")


class Phrase(NamedTuple):
    """Words that name an organisation. `open_end`: any ending may follow. `kind` None: they name none."""

    words: str
    open_end: bool
    kind: ActorKind | None
    title: bool


@dataclass(frozen=True)
class _Index:
    by_word: dict[str, list[Phrase]]
    """Phrases of several words, by the first."""
    by_start: dict[str, list[Phrase]]
    """Phrases of one word, by their first letters."""
    by_end: list[Phrase]


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
    index = _Index({}, {}, [])
    for words, kind, title in rows:
        phrase = Phrase(words.strip("*"), words.endswith("*"), kind, title)
        first = _WORD.match(phrase.words)
        if words.startswith("*"):
            index.by_end.append(phrase)
        elif first and first.end() < len(phrase.words):
            index.by_word.setdefault(first[0], []).append(phrase)
        elif first:
            index.by_start.setdefault(phrase.words[:_KEY], []).append(phrase)
    return index


@lru_cache(maxsize=_KEPT)
def _begun_by(word: str) -> tuple[tuple[Phrase, ...], Phrase | None]:
    """The phrases that can begin with a word, the longest first, and the one whose end it has."""
    index = _index()
    starts = (phrase for size in range(_KEY, 0, -1) for phrase in index.by_start.get(word[:size], ()))
    begun = [*index.by_word.get(word, ()), *(phrase for phrase in starts if word.startswith(phrase.words))]
    end = next((phrase for phrase in index.by_end if word.endswith(phrase.words)), None)
    return tuple(sorted(begun, key=lambda phrase: -len(phrase.words))), end


def named(lower: str) -> list[tuple[int, int, Phrase]]:
    """Every organisation named in lower-case text: the longest phrase at each place, from left to right."""
    flat = lower.translate(_SPACES)
    out: list[tuple[int, int, Phrase]] = []
    done = 0
    for match in _WORD.finditer(flat):
        begun, ending = _begun_by(match[0])
        if not (begun or ending) or match.start() < done:
            continue
        start, done = match.start(), match.end()
        longest = ((stop, phrase) for phrase in begun if (stop := _stop(flat, start, phrase)))
        found = next(longest, (done, ending) if ending else None)
        if found:
            done = found[0]
            out.append((start, done, found[1]))
    return out


def _stop(flat: str, start: int, phrase: Phrase) -> int:
    """Where the phrase that begins at `start` ends; 0 when it does not stand there."""
    if not flat.startswith(phrase.words, start):
        return 0
    stop = start + len(phrase.words)
    if phrase.open_end:
        rest = _REST.match(flat, stop)
        return rest.end() if rest else stop
    return 0 if flat[stop : stop + 1].isalnum() else stop
