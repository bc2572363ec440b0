"""Attributes of what was read: who called and led, what was decided and agreed to, on which ground, until when."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pydantic import JsonValue

from schemas.vocabulary import ActorKind, Kind
from timeline.reading.actors import Mention, Names, mentions
from timeline.reading.data import data
from timeline.reading.dates import find

_REACH: Final = 4000
"""Letters of a note that are looked at for one event."""
_FAR: Final = 90
"""Letters after (or before) the words in which a date or an organisation belongs to them."""
_KEPT: Final = 64
"""Places of which it is remembered what the words around them say."""
_OWN: Final = re.compile(r"(?<!\w)(?:vi|jag|undertecknad|ut|utn)(?!\w)")
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, Kind.SIP_PLAN})
_BY_THE_HEADING: Final = frozenset({Kind.DECISION, Kind.INTERVENTION})
_NOBODY: Final = Names()


@dataclass(frozen=True)
class _Row:
    name: str
    where: str
    pattern: re.Pattern[str]
    value: JsonValue
    before: bool
    given: str | None
    """Words without which the row says nothing."""


@dataclass(frozen=True)
class _Found:
    """Where in which text the words stand, of which kind of event, and from where the note is spoken."""

    kind: Kind
    text: str
    match: re.Match[str]
    day: dt.date
    own: ActorKind | None
    before: bool


@cache
def _rows(kind: Kind) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["name"],
            row["where"],
            re.compile(row.get("match") or row["after"]),
            row["value"],
            row.get("side") == "before",
            row.get("given"),
        )
        for row in data("attributes")["rows"]
        if kind.value in row["kinds"]
    )


def attributes(
    kind: Kind, clause: str, sentence: str, note: str, day: dt.date, own: ActorKind | None = None
) -> dict[str, JsonValue]:
    """What the lower-case words around an event say of it. A word that is not there leaves its attribute out.

    `own` is whose note it is: who calls when the note says "vi kallar".
    """
    return {**_attributes(kind, (clause[:_REACH], sentence[:_REACH], note[:_REACH]), day, own)}


@lru_cache(maxsize=_KEPT)
def _attributes(kind: Kind, words: tuple[str, str, str], day: dt.date, own: ActorKind | None) -> dict[str, JsonValue]:
    """As `attributes`; a sentence that names a thing many times, or a text that repeats itself, is read once."""
    texts = dict(zip(("clause", "sentence", "note"), words, strict=True))
    given: dict[tuple[str, str], bool] = {}
    out: dict[str, JsonValue] = {}
    for row in _rows(kind):
        if row.name in out or (row.given and not _holds(row.given, row.where, texts, given)):
            continue
        text = texts[row.where]
        reader = _READERS.get(row.value) if isinstance(row.value, str) else None
        for match in row.pattern.finditer(text):
            found = reader(_Found(kind, text, match, day, own, row.before)) if reader else row.value
            if found is not None:
                out[row.name] = found
                break
    return out


def _holds(given: str, where: str, texts: dict[str, str], known: dict[tuple[str, str], bool]) -> bool:
    """Are the words there without which a row says nothing? Many rows ask for the same."""
    if (given, where) not in known:
        known[given, where] = bool(_given(given).search(texts[where]))
    return known[given, where]


@cache
def _given(name: str) -> re.Pattern[str]:
    return re.compile(data("attributes")["given"][name])


def by_the_heading(kind: Kind, title: str, day: dt.date | None) -> dict[str, JsonValue]:
    """What the heading names when the text does not ("Kontaktperson: Beviljas"): of a decision and of its measure."""
    title = title.lower()
    return attributes(kind, title, title, title, day or dt.date.min) if kind in _BY_THE_HEADING else {}


def of_the_child(lower: str, called: frozenset[str]) -> str:
    """The lower-case text with the child's name as the word "barnet", which the rows ask for."""
    for name in sorted(called):
        lower = re.sub(rf"(?<!\w){re.escape(name)}(s?)(?!\w)", r"barnet\1", lower)
    return lower


def _date(found: _Found) -> JsonValue:
    """The first time after the words that lies after the note: its day, or the last day of its week or month."""
    place = found.match.end()
    for dated in find(found.text[place : place + _FAR], found.day, ahead=True):
        last = dated.when.last_day
        if dated.when.first_day and last and dated.when.first_day > found.day:
            return last.isoformat()
    return None


def _day(found: _Found) -> JsonValue:
    """The first known day after the words."""
    place = found.match.end()
    for dated in find(found.text[place : place + _FAR], found.day, ahead=False):
        if dated.when.first_day and dated.when.first_day == dated.when.last_day:
            return dated.when.first_day.isoformat()
    return None


def _actor(found: _Found) -> JsonValue:
    """The organisation right before or after the words, in the same sentence; the writer's own for "vi"."""
    start, end = found.match.span()
    here = _sentence_before(found.text[max(0, start - _FAR) : start]) + _sentence_after(found.text[start : end + _FAR])
    if "sip" in here and found.kind not in _SIP:
        return None  # "SIP i juni, soc kallar", told at a meeting of another name
    if not found.before:
        near = _sentence_after(found.text[end : end + _FAR])
        named = mentions(near, _NOBODY)
        return named[0].kind.value if named else None
    near = _sentence_before(found.text[max(0, start - _FAR) : start])
    named = mentions(near, _NOBODY)
    own = max((match.end() for match in _OWN.finditer(near)), default=-1)
    if named and named[-1].end > own:
        return _subject(named, near).kind.value
    return found.own.value if own >= 0 and found.own is not None else None


def _subject(named: list[Mention], near: str) -> Mention:
    """The last organisation before the verb that no preposition holds: `soc i samråd med BUP kallar` is soc."""
    free = [m for m in named if not re.search(r"(?:med|till|från|av|hos|på|mellan) (?:\w+ )?$", near[: m.start])]
    return (free or named)[-1]


def _actors(found: _Found) -> JsonValue:
    """All organisations after the words."""
    named = {mention.kind.value for mention in mentions(found.text[found.match.end() :], _NOBODY)}
    kinds: list[JsonValue] = [*sorted(named)]
    return kinds or None


def _number(found: _Found) -> JsonValue:
    return int(found.match[1])


def _sentence_after(text: str) -> str:
    return re.split(r"[.;!?\n](?=\s|$)", text, maxsplit=1)[0]


def _sentence_before(text: str) -> str:
    return re.split(r"[;!?\n]|\.(?=\s)", text)[-1]


_READERS: Final[dict[str, Callable[[_Found], JsonValue]]] = {
    "date": _date,
    "day": _day,
    "actor": _actor,
    "actors": _actors,
    "number": _number,
}
"""Values that are read from the words instead of given by the row."""
