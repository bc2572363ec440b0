"""The page's words: both languages whole, every word of the vocabulary said, no blame."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from render.view.words import drawn_as, kind_words, lane_words
from schemas.vocabulary import ActorKind, Kind, Status

WORDS = Path(__file__).parents[2] / "render" / "page" / "words"


def keys(node: Any, at: str = "") -> set[str]:
    if isinstance(node, dict):
        return {deeper for name, child in node.items() for deeper in keys(child, f"{at}.{name}")}
    return {f"{at}[{len(node)}]"} if isinstance(node, list) else {at}


@cache
def loaded(lang: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((WORDS / f"{lang}.yaml").read_text(encoding="utf-8"))
    return found


def test_both_languages_say_the_same_things() -> None:
    assert keys(loaded("sv")) == keys(loaded("en"))


def test_every_kind_status_and_actor_is_named_and_drawn() -> None:
    for kind in Kind:
        assert kind_words(kind).sv and kind_words(kind).en
        for status in Status:
            mark, fill = drawn_as(kind, status)
            assert mark in loaded("sv")["kind"] and mark in loaded("en")["kind"]
            assert fill == "ok" or fill in loaded("sv")["status"], fill
    for actor in ActorKind:
        assert lane_words(actor, "Ro").sv and lane_words(actor, "Ro").en


def test_nothing_blames() -> None:
    text = (WORDS / "sv.yaml").read_text(encoding="utf-8").lower()
    for word in ("brist", "försumm", "underlåt", "varning", "skuld", "misslyck"):
        assert word not in text
