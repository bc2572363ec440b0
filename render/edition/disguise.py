"""Units, sources, authors and the case itself under the names that the key gives them."""

import re
from collections import Counter
from typing import Final

from schemas.case import Case, Child, SourceSpec
from schemas.event import Actor, Author, Event, Source
from schemas.mask import Category
from schemas.pseudonym import Pseudonyms
from schemas.vocabulary import ActorKind

_FAMILY: Final = "familjen"


class Disguise:
    """One case's names for one edition.

    Args:
        case: as in case.yaml.
        key: the pseudonyms.
        shown: ids of the sources that the edition holds.
        keep_units: ids of the sources whose unit keeps its name.
    """

    def __init__(self, case: Case, key: Pseudonyms, shown: frozenset[str], keep_units: tuple[str, ...]) -> None:
        self._case, self._shown = case, shown
        self.kept = frozenset(s.unit for s in case.sources if s.id in keep_units and s.unit)
        self._forms = {(one.category, form.casefold()): one.shown for one in reversed(key.names) for form in one.seen}
        self._people = {form: shown for (category, form), shown in self._forms.items() if category in _PEOPLE}
        self.sources = self._source_ids()

    def unit(self, unit: str | None, kind: ActorKind) -> str:
        """What a unit is called; the family's own talk has no unit."""
        if kind is ActorKind.FAMILY:
            return _FAMILY
        if unit is None or unit in self.kept:
            return unit or ""
        return self._forms.get((Category.UNIT, unit.casefold()), "")

    def _source_ids(self) -> dict[str, str]:
        """Source id -> a id that tells the service and nothing else."""
        out: dict[str, str] = {}
        taken: Counter[str] = Counter()
        for source in self._case.sources:
            plain = re.sub(r"[^a-zåäö0-9]+", "-", self.unit(source.unit, source.actor).lower()).strip("-")
            plain = plain if source.unit not in self.kept and plain else source.actor.value
            taken[plain] += 1
            if source.id in self._shown:
                out[source.id] = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
        return out

    def label(self, source_id: str) -> str:
        """What a shown source is called where it is told of."""
        source = self._case.source(source_id)
        return self.unit(source.unit, source.actor) or self.sources[source_id]

    def actor(self, actor: Actor) -> Actor:
        """The actor under its pseudonym."""
        principal = self._forms.get((Category.PLACE, (actor.principal_name or "").casefold()))
        return actor.model_copy(update={"unit": self.unit(actor.unit, actor.kind) or None, "principal_name": principal})

    def author(self, event: Event) -> Author:
        """The author's pseudonym alone: a role may hold a name. The child is the child in its own talk."""
        if event.actor.kind is ActorKind.FAMILY:
            alias = self._case.child.alias
            own = event.informant.value == "child" or (event.author.role or "").lower() == alias.lower()
            return Author(name=alias if own else "familjen")
        return Author(name=self._people.get((event.author.name or "").casefold()))

    def source(self, event: Event) -> Source:
        """Which service's record, and the event's id: the inspector finds it by that."""
        name = self.sources.get(event.source.source, event.actor.kind.value)
        return Source(source=name, file="", sha256="", locator=event.id, ingester="")

    def case(self) -> Case:
        """The case with the shown sources only, and nothing of the manifest that the page does not need."""
        child = Child(alias=self._case.child.alias, born=(self._case.child.born or "")[:7] or None)
        return Case(
            case=self._case.case,
            child=child,
            period=self._case.period,
            sources=tuple(self._spec(source) for source in self._case.sources if source.id in self._shown),
        )

    def _spec(self, source: SourceSpec) -> SourceSpec:
        actor = self.actor(source.as_actor)
        return SourceSpec(
            id=self.sources[source.id],
            path="",
            actor=source.actor,
            unit=actor.unit,
            principal=source.principal,
            principal_name=actor.principal_name,
            covers=source.covers,
        )


_PEOPLE: Final = (Category.PERSON, Category.NAME)
