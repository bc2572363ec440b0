"""The whole intake: every file of every source read, every record accounted for."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.corrections import latest, nullify
from ingest.folder import files_of, unmentioned
from ingest.ingester import InputFile, Record
from ingest.opened import Read, read_files
from ingest.registry import by_id
from schemas.case import Case, Period, SourceSpec
from schemas.event import Event, Source, Until, stable_id
from schemas.ledger import Input, Ledger, Problem
from schemas.vocabulary import ActorKind, Informant, Kind, Origin
from schemas.when import When

_SHARED = ("nullified", "duplicate_of", "outside_period", "unsigned")
"""What holds of a record holds of all that it tells."""
OnFile = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Intake:
    """Events of all sources, sorted by time, and the ledger that accounts for them."""

    events: tuple[Event, ...]
    ledger: Ledger


def read_case(case: Case, folder: Path, on_file: OnFile | None = None, *, ocr: bool = False) -> Intake:
    """Read every file of every source of `case` in `folder`.

    A file that can't be read is an input with a problem; the rest is read all the same.

    Raises:
        CaseError: case.yaml names a format that does not exist, or a path that leads out of the folder.
    """
    for source in case.sources:
        if source.format != "auto":
            by_id(source.format)
    plan = [(source, path) for source in case.sources for path in files_of(source, folder)]
    events: list[Event] = []
    inputs: list[Input] = []
    assumed = [f"{name} nämns inte i case.yaml och har inte lästs." for name in unmentioned(case, folder)]
    done = 0
    for source in case.sources:
        files = []
        for _, path in (pair for pair in plan if pair[0] is source):
            name = path.relative_to(folder).as_posix()
            done += 1
            if on_file:
                on_file(name, done, len(plan))
            files.append(InputFile(name, path, source, case.period, ocr))
        reads = read_files(files)
        if not reads:
            inputs.extend(_missing(source, path) for path in source.paths)
        for one in reads:
            assumed.extend(f"{one.file.name}: {text}" for text in one.assumed)
        made, rows = _account(case, source, reads)
        events.extend(made)
        inputs.extend(rows)
    return Intake(tuple(sorted(events, key=_by_time)), Ledger(inputs=tuple(inputs), assumed=tuple(assumed)))


def _by_time(event: Event) -> tuple[str, str, str]:
    day = event.when.first_day
    return (day.isoformat() if day else "9999", str(event.start), event.id)


def _missing(source: SourceSpec, path: str) -> Input:
    problem = Problem(locator="", what="filen finns inte.", remedy="Lägg dit filen eller rätta path i case.yaml.")
    return Input(source=source.id, file=path, sha256="", bytes=0, ingester=None, problems=(problem,))


def _account(case: Case, source: SourceSpec, reads: list[Read]) -> tuple[list[Event], list[Input]]:
    """Events of a source, and one ledger row per file with the fate of each record."""
    flat = [(read, record) for read in reads for record in read.records]
    corrected = latest(nullify([record for _, record in flat]))
    first: dict[tuple[str, ...], str] = {}
    ordinals: Counter[tuple[str, ...]] = Counter()
    events: list[Event] = []
    fates: dict[str, Counter[str]] = {read.file.name: Counter() for read in reads}
    struck: dict[str, list[Problem]] = {read.file.name: [] for read in reads}
    for (read, _), record in zip(flat, corrected, strict=True):
        content = _content(source, record)
        event = _event(case, source, read, record, ordinals[content])
        ordinals[content] += 1
        fate = _fate(event, case.period)
        if content in first:
            fate = "duplicates"
            event = event.with_(attributes={**event.attributes, "duplicate_of": first[content]})
        elif fate == "outside_period":
            event = event.with_(attributes={**event.attributes, "outside_period": True})
        first.setdefault(content, event.id)
        fates[read.file.name][fate] += 1
        if event.nullified:
            struck[read.file.name].append(_struck(event))
        events.append(event)
        events.extend(_further(event, number, more) for number, more in enumerate(record.further))
    rows = [
        Input(
            source=source.id,
            file=read.file.name,
            sha256=read.file.sha256,
            bytes=read.file.size,
            ingester=read.ingester,
            stated=read.stated,
            problems=(*read.problems, *struck[read.file.name]),
            **fates[read.file.name],
        )
        for read in reads
    ]
    return events, rows


def _further(event: Event, number: int, more: Record) -> Event:
    """What the same record tells beside: an event with `parent`, not counted."""
    return event.with_(
        id=stable_id("e", event.id, "further", number),
        parent=event.id,
        kind=more.kind,
        status=more.status,
        start=more.when.start,
        end=more.when.end,
        until=None,
        precision=more.when.precision,
        date_text=more.when.text,
        title=more.title,
        text=more.text,
        attributes={k: v for k, v in event.attributes.items() if k in _SHARED} | dict(more.attributes),
    )


def _struck(event: Event) -> Problem:
    if newer := event.attributes.get("superseded_by"):
        return Problem(
            locator=event.source.locator,
            what=f"posten är en tidigare version av {newer} och används inte av någon regel.",
            remedy="Ingen åtgärd behövs; den visas överstruken.",
        )
    return Problem(
        locator=event.source.locator,
        what="posten är rättad, makulerad eller överstruken och används inte av någon regel.",
        remedy="Ingen åtgärd behövs; den visas överstruken.",
    )


def _fate(event: Event, period: Period) -> str:
    start, end = event.when.first_day, event.when.last_day
    if start is None or end is None:
        return "undated"
    return "outside_period" if end < period.start or start > period.end else "events"


def _content(source: SourceSpec, record: Record) -> tuple[str, ...]:
    """What makes two records of a source the same record, printed twice."""
    when = (str(record.when.start), str(record.when.end), record.when.text or "")
    return (source.id, *when, str(record.recorded), record.author.name or "", record.title, record.text)


def _event(case: Case, source: SourceSpec, read: Read, record: Record, ordinal: int) -> Event:
    family = source.actor is ActorKind.FAMILY
    actor = source.as_actor
    return Event(
        id=stable_id("e", *_content(source, record), ordinal),
        case=case.case,
        kind=Kind.ACCOUNT if family else record.kind,
        status=record.status,
        start=record.when.start,
        end=record.when.end,
        precision=record.when.precision,
        date_text=record.when.text,
        relation=record.when.relation,
        until=_until(record.until),
        recorded=record.recorded,
        actor=actor.model_copy(update={"unit": record.unit}) if record.unit else actor,
        author=record.author,
        participants=record.participants,
        informant=Informant.FAMILY if family and record.informant is Informant.AUTHOR else record.informant,
        origin=Origin.REPORTED if family else record.origin,
        title=record.title or record.text.strip().partition("\n")[0][:80],
        text=record.text,
        attributes=record.attributes,
        source=Source(
            source=source.id,
            file=read.file.name,
            sha256=read.file.sha256,
            locator=record.locator,
            ingester=read.ingester or "",
        ),
    )


def _until(when: When | None) -> Until | None:
    if when is None:
        return None
    return Until(start=when.start, end=when.end, precision=when.precision, text=when.text)
