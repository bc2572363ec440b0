"""Sentences of findings: the rule's own words, filled with dates and services in both languages."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from schemas.datafile import read_yaml
from schemas.finding import Words
from schemas.rule import Rule
from schemas.vocabulary import ActorKind, Basis
from timeline.rules.draft import Draft

Lang = Literal["sv", "en"]


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(Path(__file__).parent / "words.yaml")
    return loaded


def date(day: dt.date, lang: Lang) -> str:
    """`19 april 2018`, `19 April 2018`."""
    return f"{day.day} {_words()['months'][lang][day.month - 1]} {day.year}"


def actors(kinds: Sequence[ActorKind], lang: Lang) -> str:
    """`BUP, skolan och socialtjänsten`."""
    names = [_words()["actors"][kind.value][lang] for kind in kinds]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_words()['and'][lang]} {names[-1]}"


def length(iso: str, lang: Lang) -> str:
    """`P14D` -> `14 dagar`."""
    number, unit = re.findall(r"(\d+)([DWMBH])", iso)[0]
    if number == "0":
        return str(_words()["same_day"][lang])
    one, many = _words()["units"][unit][lang]
    return f"{number} {one if number == '1' else many}"


def basis(ground: Basis, lang: Lang) -> str:
    """What a limit stands on, in a word or two."""
    return str(_words()["basis"][ground.value][lang])


def _values(rule: Rule, draft: Draft, lang: Lang) -> dict[str, str]:
    late = draft.nearest.when.first_day if draft.nearest else None
    values = {
        "heading": rule.heading.sv if lang == "sv" else rule.heading.en,
        "start": date(draft.start, lang),
        "end": date(draft.end, lang),
        "days": str((draft.end - draft.start).days),
        "actors": actors(draft.actors, lang),
        "trigger_actor": actors([draft.trigger[0].actor.kind], lang) if draft.trigger else "",
        "due": "",
        "limit": "",
        "basis": "",
        "nearest": date(late, lang) if late else "",
        "entries": str(draft.searched.entries) if draft.searched else "0",
        "times": "",
    }
    values |= draft.values
    if draft.expected is not None:
        if draft.expected.due is not None:
            values["due"] = date(draft.expected.due, lang)
        if draft.expected.limit is not None:
            values["limit"] = length(draft.expected.limit, lang)
        values["basis"] = basis(draft.expected.basis, lang)
    return values


def text(rule: Rule, draft: Draft, remarks: Sequence[str]) -> Words:
    """What the records show, in the rule's words for the verdict; `remarks` = keys of what to check in the law."""
    own = rule.text.get(draft.verdict)
    row = own or Words(**_words()["default"][draft.verdict.value])
    sentences: dict[Lang, str] = {"sv": row.sv, "en": row.en}
    filled = {lang: _capital(sentence.format(**_values(rule, draft, lang))) for lang, sentence in sentences.items()}
    for remark in remarks:
        filled = {lang: f"{sentence} {_words()[remark][lang]}" for lang, sentence in filled.items()}
    return Words(sv=filled["sv"], en=filled["en"])


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


PLACEHOLDERS = frozenset(
    {
        "heading",
        "start",
        "end",
        "days",
        "actors",
        "trigger_actor",
        "due",
        "limit",
        "basis",
        "nearest",
        "entries",
        "times",
    }
)
"""What a rule's text may hold in braces."""
