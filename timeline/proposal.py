"""Propose a case.yaml from what lies in a folder: one source per file or subfolder of exports/.

A proposal is a guess and says so. Nothing in it claims coverage or consent.
"""

import datetime as dt
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ingest.intake import read_case
from schemas.case import Case, Child, Period, SourceSpec
from schemas.datafile import read_yaml
from schemas.errors import CaseError
from schemas.event import Event
from schemas.vocabulary import ActorKind, Principal
from timeline.case import OWN_FILES

_FIRST = dt.date(1900, 1, 1)
_FEWEST = 3
"""So many texts must use a kind's words before they decide."""
_READ_AT_MOST = 60
_PRINCIPALS = {
    ActorKind.FAMILY: Principal.FAMILY,
    ActorKind.SCHOOL: Principal.KOMMUN,
    ActorKind.SCHOOL_HEALTH: Principal.KOMMUN,
    ActorKind.SOCIAL_SERVICES: Principal.KOMMUN,
    ActorKind.LSS: Principal.KOMMUN,
    ActorKind.FOSTER_HOME: Principal.KOMMUN,
    ActorKind.RESIDENTIAL_HOME: Principal.ENSKILD,
    ActorKind.OTHER: None,
}


@dataclass(frozen=True)
class Proposal:
    """A case to start from, and each thing that was assumed, in plain Swedish."""

    case: Case
    assumed: tuple[str, ...]


def propose(folder: Path) -> Proposal:
    """Look at each file of `folder` and propose source, actor and period.

    Raises:
        CaseError: no file in the folder can be an export.
    """
    sources = [_source(folder, path) for path in _candidates(folder)]
    if not sources:
        raise CaseError("mappen har inga exportfiler.", file=str(folder), remedy="Lägg filerna i undermappen exports.")
    name = re.sub(r"[^\w.-]+", "-", folder.resolve().name).strip("-") or "arende"
    ever = Case(case=name, child=Child(alias="Barnet"), period=_ever(), sources=_distinct(sources))
    events = read_case(ever, folder).events
    guessed = tuple(_with_actor(source, events) for source in ever.sources)
    period, said = _period(events)
    assumed = [f"{s.id}: antas vara {s.actor.value} ({', '.join(s.paths)})." for s in guessed]
    assumed.append(said)
    assumed.append("Barnets alias och födelseår är inte angivna, så ålder och årskurs visas inte.")
    assumed.append("Det är inte känt för vilken tid exporterna är fullständiga, så inget sägs saknas.")
    return Proposal(ever.model_copy(update={"sources": guessed, "period": period}), tuple(assumed))


def _ever() -> Period:
    """All time up to today: a date that tells no year lies in no year to come."""
    return Period.model_validate({"from": _FIRST, "to": dt.datetime.now(dt.UTC).date()})


def as_yaml(case: Case) -> str:
    """The proposal as a case.yaml to edit, short: only what has a value."""
    rows = {
        "case": case.case,
        "child": {"alias": case.child.alias, "born": case.child.born},
        "period": {"from": case.period.start, "to": case.period.end},
        "sources": [
            {
                "id": source.id,
                "path": source.path if isinstance(source.path, str) else list(source.path),
                "actor": source.actor.value,
                "unit": source.unit,
                "principal": source.principal.value if source.principal else None,
                "format": source.format,
                "consent": {"meeting": "unknown", "family": "unknown", "organisation": "unknown"},
            }
            for source in case.sources
        ],
    }
    head = (
        "# Förslag från 'tidslinje init'. Kontrollera varje rad.\n"
        "# covers: {from: ÅÅÅÅ-MM-DD, to: ÅÅÅÅ-MM-DD} på en källa säger för vilken tid exporten är fullständig.\n"
        "# Utan det sägs aldrig att något saknas hos den verksamheten.\n"
    )
    return head + yaml.dump(rows, Dumper=_Plain, allow_unicode=True, sort_keys=False)


class _Plain(yaml.SafeDumper):
    """A day that stands twice is written twice, never as an anchor."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _candidates(folder: Path) -> list[Path]:
    """Files and subfolders of exports/ and family/, else of the folder itself."""
    rooms = [folder / name for name in ("exports", "family") if (folder / name).is_dir()] or [folder]
    return [
        entry
        for room in rooms
        for entry in sorted(room.iterdir())
        if not entry.name.startswith((".", "~$")) and entry.name not in OWN_FILES and entry.name != "out"
    ]


def _plain(text: str) -> str:
    """Lower case without accents, words apart: `Elevhälsa_2019` -> ` elevhalsa 2019 `."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return f" {re.sub(r'[^a-z0-9]+', ' ', bare)} "


def _source(folder: Path, path: Path) -> SourceSpec:
    relative = path.relative_to(folder).as_posix()
    stem = "-".join(_plain(path.stem if path.is_file() else path.name).split()) or "fil"
    family = relative.startswith("family/")
    return SourceSpec(
        id=stem,
        path=relative,
        actor=ActorKind.FAMILY if family else ActorKind.OTHER,
        principal=Principal.FAMILY if family else None,
    )


def _distinct(sources: list[SourceSpec]) -> tuple[SourceSpec, ...]:
    """The same sources with ids that differ."""
    seen: Counter[str] = Counter()
    out = []
    for source in sources:
        seen[source.id] += 1
        number = seen[source.id]
        out.append(source if number == 1 else source.model_copy(update={"id": f"{source.id}-{number}"}))
    return tuple(out)


@cache
def _hints() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).parent / "hints.yaml")
    return loaded


def guess_actor(path: str, texts: list[str]) -> ActorKind:
    """What the file's name says; among equals, and without a name, the kind whose words stand most often in the texts.

    A journal names its neighbours more often than itself, so that the texts never overrule the name.
    """
    plain_path, plain_texts = _plain(path), [_plain(text) for text in texts]
    named: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for kind, words in _hints().items():
        named[kind] = sum(f" {_plain(word).strip()}" in plain_path for word in words["path"])
        told[kind] = sum(any(f" {_plain(w).strip()}" in text for w in words["text"]) for text in plain_texts)
    best = max(_hints(), key=lambda kind: (named[kind], told[kind]))
    return ActorKind(best) if named[best] or told[best] >= _FEWEST else ActorKind.OTHER


def _with_actor(source: SourceSpec, events: tuple[Event, ...]) -> SourceSpec:
    if source.actor is ActorKind.FAMILY:
        return source
    own = [event for event in events if event.source.source == source.id][:_READ_AT_MOST]
    actor = guess_actor(source.paths[0], [f"{e.title} {e.author.role or ''} {e.text[:200]}" for e in own])
    units = Counter(event.actor.unit for event in own if event.actor.unit)
    unit = units.most_common(1)[0][0] if units else None
    return source.model_copy(
        update={"actor": actor, "unit": unit, "principal": _PRINCIPALS.get(actor, Principal.REGION)}
    )


def _period(events: tuple[Event, ...]) -> tuple[Period, str]:
    days = sorted(day for event in events if (day := event.when.first_day) is not None)
    if not days:
        today = dt.date(2000, 1, 1)
        return Period.model_validate({"from": today, "to": today}), "Perioden kunde inte läsas ur filerna."
    period = Period.model_validate({"from": days[0], "to": days[-1]})
    return (
        period,
        f"Perioden antas vara {period.start.isoformat()} till {period.end.isoformat()} (första och sista datum).",
    )
