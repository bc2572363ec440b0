"""The masks of every event of a case: names and numbers in its title, text and author."""

from schemas.case import Case
from schemas.event import Event, stable_id
from schemas.mask import Mask, MaskedField
from timeline.reading.identity.numbers import numbers


def with_masks(events: tuple[Event, ...], case: Case) -> tuple[Event, ...]:
    """The events, each with the places in its words that can tell who somebody is."""
    known: dict[str, tuple[Mask, ...]] = {}
    out = []
    for event in events:
        masks: list[Mask] = []
        for field, words in (("text", event.text), ("title", event.title)):
            if words not in known:
                known[words] = _masks(words)
            masks += [mask.model_copy(update={"field": field}) for mask in known[words]]
        out.append(event.model_copy(update={"masks": tuple(masks)}))
    return tuple(out)


def _masks(words: str, field: MaskedField = "text") -> tuple[Mask, ...]:
    return tuple(
        Mask(
            start=found.start,
            end=found.end,
            category=found.category,
            key=stable_id(found.category.value, found.same),
            field=field,
        )
        for found in numbers(words)
    )
