"""The page's words in two languages, and the few that are made from numbers, names and dates."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from render.view.model import View
from schemas.datafile import read_yaml

LANGUAGES: Final = ("sv", "en")


@cache
def words(lang: str) -> dict[str, Any]:
    """All words of one language, by key."""
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "words" / f"{lang}.yaml")
    return loaded


def values(view: View, lang: str) -> dict[str, str]:
    """What fills the page's sentences: name, period, and the figures of the lead as words."""
    text, numbers = words(lang), view.numbers
    filled = {
        key: _counted(text["counts"], key, getattr(numbers, key), "{n}")
        for key in ("services", "people", "meetings", "contacts", "carried", "points")
    }
    numeral = text["numerals"]
    years = numeral[numbers.years] if numbers.years < len(numeral) else str(numbers.years)
    return {
        "name": view.child,
        "genitive": genitive(view.child, lang),
        "edition": text["editions"][view.edition.value],
        "from": month(view.start, lang),
        "to": month(view.end, lang),
        "years": _counted(text["counts"], "years", numbers.years, years),
        **filled,
    }


def _counted(counts: dict[str, Any], key: str, number: int, shown: str) -> str:
    if number == 0 and key in counts["zero"]:
        return str(counts["zero"][key])
    one, many = counts[key]
    return str(one) if number == 1 else str(many).replace("{n}", str(number) if shown == "{n}" else shown)


def genitive(name: str, lang: str) -> str:
    """Whose: names that end in s, x or z take no s in Swedish and only an apostrophe in English."""
    hissing = name[-1:].lower() in {"s", "x", "z"}
    if lang == "sv":
        return name if hissing else f"{name}s"
    return f"{name}'" if hissing else f"{name}'s"


def month(day: dt.date, lang: str) -> str:
    """The month and year of a day, in words."""
    return f"{words(lang)['months'][day.month - 1]} {day.year}"


def filled(lang: str, view: View) -> dict[str, Any]:
    """The page's words with every {…} of the case filled in; what the script counts itself stays open."""
    known = values(view, lang)
    with_family = any(lane.id == "family" and not lane.missing for lane in view.lanes)
    text = dict(words(lang))
    text["foot"] = text["foot"] if with_family else text["foot_without_family"]
    return {key: _fill(value, known) for key, value in text.items()}


def lead(view: View, lang: str) -> list[tuple[str, str]]:
    """The opening sentences in pieces: each text with the name of the figure it holds, or with an empty name."""
    known = values(view, lang)
    pieces = re.split(r"\{(\w+)\}", words(lang)["lead"])
    return [(known[piece], piece) if odd % 2 else (piece, "") for odd, piece in enumerate(pieces) if piece]


def _fill(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, str):
        for key, word in known.items():
            value = value.replace("{" + key + "}", word)
        return value
    if isinstance(value, list):
        return [_fill(item, known) for item in value]
    return value
