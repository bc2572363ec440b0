"""The page's data: what the script draws, as plain JSON values."""

import json
from typing import Any

from render.page.words import LANGUAGES, filled, lead
from render.view.model import Mark, Point, Stitch, Told, View
from schemas.finding import Words

_NOT_FOR_THE_SCRIPT = (
    "counts",
    "lead",
    "months",
    "numerals",
    "basis",
    "readme",
    "foot_without_family",
    "old",
    "tools",
    "editions",
    "left",
    "own",
    "inputs",
    "figures",
    "used",
)


class _Texts:
    """Texts that many records share, each told once: units, authors, files."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The place of `text` in the list."""
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def known(self) -> list[str]:
        """All texts, in order of their numbers."""
        return list(self._numbers)


def data(view: View) -> dict[str, Any]:
    """Everything that the script reads, and nothing that it does not show."""
    drawn = {mark.id for mark in view.marks if mark.drawn}
    texts = _Texts()
    return {
        "words": {lang: _script_words(lang, view) for lang in LANGUAGES},
        "lead": {lang: lead(view, lang) for lang in LANGUAGES},
        "child": {"name": view.child, "born": _birthday(view.born)},
        "start": view.start.isoformat(),
        "end": view.end.isoformat(),
        "lanes": [
            {"id": lane.id, "g": lane.group, "name": _both(lane.name), "missing": lane.missing} for lane in view.lanes
        ],
        "threads": [row.model_dump(mode="json") for row in view.threads],
        "covers": [row.model_dump(mode="json") for row in view.covers],
        "events": [
            *(_event(mark, drawn, texts) for mark in view.marks),
            *(_stitch(stitch) for stitch in view.stitches),
        ],
        "flags": [_flag(point) for point in view.points],
        "turns": [{"d": turn.day.isoformat(), "t": _both(turn.title)} for turn in view.turns],
        "worked": [_told(row) for row in view.worked if row.stitch is None],
        "open": [_told(row) for row in view.open],
        "more": [_told(row) for row in view.more],
        "texts": texts.known,
    }


def as_json(value: dict[str, Any]) -> str:
    """JSON that can stand inside a script element: no `<`, so no end tag and no comment can begin in record text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script_words(lang: str, view: View) -> dict[str, Any]:
    return {key: value for key, value in filled(lang, view).items() if key not in _NOT_FOR_THE_SCRIPT}


def _birthday(born: str | None) -> str | None:
    """A day to count age from; the middle of what is known when the day itself is not."""
    if born is None:
        return None
    return born + {4: "-07-01", 7: "-15"}.get(len(born), "")


def _both(words: Words) -> list[str]:
    """Swedish and English; one text alone when they are the same."""
    return [words.sv, words.en] if words.sv != words.en else [words.sv]


def _event(mark: Mark, drawn: set[str], texts: _Texts) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": mark.id,
        "d": mark.day.isoformat(),
        "l": mark.lane,
        "k": mark.kind,
        "s": mark.status,
        "t2": _both(mark.title),
        "src": [
            texts.number(mark.source.unit),
            texts.number(mark.source.author),
            texts.number(mark.source.file),
            mark.source.locator,
            mark.source.written.isoformat() if mark.source.written and mark.source.written != mark.day else "",
        ],
    }
    optional = {
        "e": mark.end.isoformat() if mark.end else None,
        "own": mark.own,
        "x": not mark.plain,
        "h": mark.id not in drawn,
        "q": mark.quote,
        "ap": [mark.before, mark.after] if mark.before or mark.after else None,
        "via": list(mark.via) if mark.via else None,
        "undated": mark.undated,
        "struck": mark.struck,
    }
    return row | {key: value for key, value in optional.items() if value}


def _stitch(stitch: Stitch) -> dict[str, Any]:
    return {
        "id": stitch.id,
        "d": stitch.day.isoformat(),
        "l": stitch.lanes[0],
        "k": "sam",
        "s": "ok" if stitch.held else "installt",
        "m": stitch.meeting,
        "L": stitch.letter,
        "P": list(stitch.lanes),
        "A": list(stitch.absent),
        "t2": _both(stitch.title),
        "voices": list(stitch.voices),
        "said": [
            {
                "id": one.mark,
                "l": one.lane,
                "d": one.day.isoformat() if one.day else None,
                "P": list(one.there),
                "dec": [_both(words) for words in one.decided],
            }
            for one in stitch.accounts
        ],
        "diff": list(stitch.differs),
    }


def _flag(point: Point) -> dict[str, Any]:
    return {
        "n": point.number,
        "id": point.id,
        "rule": point.rule,
        "start": point.start.isoformat(),
        "end": point.end.isoformat(),
        "lanes": list(point.lanes),
        "t": _both(point.heading),
        "w": _both(point.text),
        "q": _both(point.question),
        "ev": list(point.evidence),
        "law": [_both(row) for row in point.law],
        "srch": _both(point.searched) if point.searched else None,
        "due": point.due.isoformat() if point.due else None,
    }


def _told(row: Told) -> dict[str, Any]:
    return {"start": row.start.isoformat(), "w": _both(row.text)}
