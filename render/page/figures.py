"""The figures of the journey in sentences: counts, kinds and organisations, never names."""

import datetime as dt
from dataclasses import dataclass

from render.page.words import words
from render.view.model import View
from render.view.words import kind_words, lane_words
from schemas.figures import Fact, Figure, Share
from schemas.vocabulary import ActorKind


@dataclass(frozen=True)
class Line:
    """One figure: its name, its value, and what it is made of."""

    name: str
    value: str
    more: str


@dataclass(frozen=True)
class Known:
    """One fact: what, when, and when and how each organisation knew."""

    what: str
    when: str
    heard: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """The section's content in one language."""

    lines: tuple[Line, ...]
    facts: tuple[Known, ...]


def counted(view: View, lang: str) -> Counted | None:
    """The section, or None when nothing was counted."""
    if view.figures is None:
        return None
    lines = tuple(_line(figure, view, lang) for figure in view.figures.figures)
    return Counted(lines, tuple(_known(fact, view, lang) for fact in view.figures.facts))


def _line(figure: Figure, view: View, lang: str) -> Line:
    text = words(lang)["figures"]
    own = text[figure.id]
    if figure.value is None:
        why = text["why"][figure.why] if figure.why else ""
        return Line(own["name"], text["uncounted"], why.format(start=figure.start or ""))
    one, many = own["unit"]
    value = (one if figure.value == 1 else many).format(n=figure.value)
    value = text["least"].format(value=value) if figure.least and figure.value else value
    more = own["more"].format(start=figure.start, end=figure.end, total=figure.total, weeks=figure.weeks)
    parts = "; ".join(_share(share, view, lang) for share in figure.shares)
    return Line(own["name"], value, " ".join(part for part in (more, f"{parts}." if parts else "") if part))


def _share(share: Share, view: View, lang: str) -> str:
    text = words(lang)["figures"]
    stretch = text["stretch"].format(start=share.start, end=share.end) if share.start else ""
    return f"{_actor(share.actor, view, lang)} {share.value}{stretch}"


def _known(fact: Fact, view: View, lang: str) -> Known:
    text = words(lang)["figures"]
    kind = kind_words(fact.kind)
    heard = tuple(
        text["heard"].format(
            actor=_actor(one.actor, view, lang),
            day=one.day,
            how=text["how"][one.how],
            later=_later(one.day, fact, lang),
        )
        for one in fact.heard
    )
    return Known(kind.sv if lang == "sv" else kind.en, fact.start.isoformat(), heard)


def _later(day: dt.date, fact: Fact, lang: str) -> str:
    days = (day - fact.start).days
    one, many = words(lang)["figures"]["later"]
    return (one if days == 1 else many).format(n=days) if days > 0 else ""


def _actor(actor: ActorKind, view: View, lang: str) -> str:
    name = lane_words(actor, view.child)
    return name.sv if lang == "sv" else name.en
