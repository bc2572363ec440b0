"""Everybody and every place that the records name, in order of first mention, with all ways of writing it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from schemas.case import Case
from schemas.event import Event, stable_id
from schemas.mask import Category
from schemas.pseudonym import NUMBERED
from schemas.vocabulary import ActorKind


@dataclass
class Named:
    """One person, unit or place before it has a pseudonym."""

    key: str
    category: Category
    role: str = ""
    """What a person is called beside the name, else the role of the author."""
    actor: ActorKind | None = None
    """Whose record names it as its own: the author's, or the unit's."""
    seen: list[str] = field(default_factory=list)

    def add(self, form: str) -> None:
        """A further way of writing it."""
        if form and form not in self.seen:
            self.seen.append(form)


def named(events: tuple[Event, ...], case: Case, ordinary: Callable[[str], bool]) -> tuple[Named, ...]:
    """From the case file, authors and the masks of every event; withheld events too, so that numbers never move.

    Args:
        events: all events of the case.
        case: its sources and their units.
        ordinary: is the lower-case word one that notes use as a word? A heading's such word is no name.
    """
    found: dict[str, Named] = {}
    for one, form in (*_of_case(case), *(pair for event in events for pair in _of_event(event, ordinary))):
        known = found.setdefault(one.key, one)
        known.add(form)
        known.role = known.role or one.role
        known.actor = known.actor or one.actor
    return tuple(found.values())


def _of_case(case: Case) -> Iterator[tuple[Named, str]]:
    yield Named("child", Category.PERSON), case.child.alias
    for guardian in case.guardians:
        yield Named(guardian.id, Category.PERSON), ""
    for source in case.sources:
        if source.unit and source.actor is not ActorKind.FAMILY:
            yield Named(unit_key(source.unit), Category.UNIT, actor=source.actor), source.unit
        if source.principal_name:
            key = stable_id(Category.PLACE.value, " ".join(source.principal_name.lower().split()))
            yield Named(key, Category.PLACE), source.principal_name


def _of_event(event: Event, ordinary: Callable[[str], bool]) -> Iterator[tuple[Named, str]]:
    if event.actor.kind is ActorKind.FAMILY:
        own = ActorKind.FAMILY
    else:
        own = event.actor.kind
        if event.actor.unit:
            yield Named(unit_key(event.actor.unit), Category.UNIT, actor=own), event.actor.unit
        if event.author.name:
            yield Named(author_key(event), Category.PERSON, event.author.role or "", own), event.author.name
    words = {"text": event.text, "title": event.title, "author": event.author.name or ""}
    for mask in event.masks:
        form = words[mask.field][mask.start : mask.end]
        heading = mask.field == "title" and ordinary(form.lower())
        if mask.category in NUMBERED and not heading:
            yield Named(mask.key, mask.category, mask.role or ""), form


def unit_key(unit: str) -> str:
    """The key of a unit that no mask names."""
    return stable_id(Category.UNIT.value, " ".join(unit.lower().split()))


def author_key(event: Event) -> str:
    """The author's key: as the mask on the name says, else from the name itself."""
    for mask in event.masks:
        if mask.field == "author" and mask.category in {Category.PERSON, Category.NAME}:
            return mask.key
    return stable_id(Category.PERSON.value, " ".join(str(event.author.name).lower().split()))
