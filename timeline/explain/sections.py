"""A finding in plain words: what the records say and where, the law on the day, what was searched, what it rests on."""

from collections.abc import Iterator, Sequence

from schemas.finding import Finding
from schemas.law import LawCited
from schemas.rule import Rule
from schemas.selector import Limit
from schemas.vocabulary import Verdict
from timeline.explain.doubts import doubts
from timeline.explain.outputs import Told
from timeline.explain.phrases import due, in_, kinds, record, say, words
from timeline.rules.words import Lang, actors, basis, date, length

Section = tuple[str, list[str]]


def explain(told: Told, rule: Rule | None, lang: Lang) -> list[Section]:
    """Headings with their lines, in the order in which a reader asks. `rule` = None when the set no longer has it."""
    headings, finding = words()["sections"], told.finding
    parts: list[tuple[str, Sequence[str]]] = [
        ("point", list(_point(finding, lang))),
        ("records", [line for name in finding.trigger for line in record(told.events.get(name), lang)]),
        ("evidence", [line for name in finding.evidence for line in record(told.events.get(name), lang)]),
        ("expected", list(_expected(finding, rule, lang))),
        ("law", [_law(row, finding, lang) for row in finding.law]),
        ("searched", list(_searched(told, lang))),
        ("nearest", list(_nearest(told, lang))),
        ("wrong", list(doubts(told, rule, lang))),
        ("rule", list(_rule(finding, rule, lang))),
    ]
    return [(headings[key][lang], list(lines)) for key, lines in parts if lines]


def _point(finding: Finding, lang: Lang) -> Iterator[str]:
    stretch = date(finding.start, lang)
    if finding.end != finding.start:
        stretch += f" – {date(finding.end, lang)}"
    yield f"{in_(finding.heading, lang)} · {stretch} · {actors(finding.actors, lang)}"
    yield in_(finding.text, lang)
    yield words()["verdicts"][finding.verdict.value][lang]


def _expected(finding: Finding, rule: Rule | None, lang: Lang) -> Iterator[str]:
    expected = finding.expected
    if expected is None:
        return
    if expected.any_of:
        yield say("any_of", lang, kinds=kinds(finding, lang))
    if expected.limit and expected.due:
        values = {"limit": length(expected.limit, lang), "basis": basis(expected.basis, lang)}
        yield say("limit", lang, due=date(expected.due, lang), **values)
    limit = getattr(rule.condition, "limit", None) if rule else None
    if isinstance(limit, Limit) and limit.length == expected.limit:
        yield say("limit_source", lang, source=limit.source)


def _law(row: LawCited, finding: Finding, lang: Lang) -> str:
    last = due(finding)
    until = row.in_force_to.isoformat() if row.in_force_to else ""
    in_force = row.in_force_from <= last and (row.in_force_to is None or last <= row.in_force_to)
    day = last if in_force else finding.start
    place = {"section": row.section, "law": row.law, "start": row.in_force_from, "end": until}
    parts = [say("in_force", lang, day=date(day, lang), **place), say("shall" if row.duty else "number_only", lang)]
    if row.checked:
        parts.append(say("beyond" if row.beyond(day) else "checked", lang, day=date(row.checked, lang)))
    return " ".join(parts)


def _searched(told: Told, lang: Lang) -> Iterator[str]:
    searched = told.finding.searched
    if searched is None:
        return
    yield say(
        "searched", lang, sources=", ".join(searched.sources), entries=searched.entries,
        start=date(searched.start, lang), end=date(searched.end, lang),
    )  # fmt: skip
    if told.damaged:
        yield say("damaged", lang, files=", ".join(told.damaged))


def _nearest(told: Told, lang: Lang) -> Iterator[str]:
    finding = told.finding
    event = told.events.get(finding.nearest or "")
    if event is None:
        if finding.verdict is Verdict.NOT_FOUND:
            yield say("no_nearest", lang)
        return
    yield from record(event, lang)
    day, due = event.when.first_day, finding.expected.due if finding.expected else None
    if day and due and day > due:
        yield say("nearest_late", lang, days=(day - due).days)
    elif event.status.value != "occurred":
        yield say("nearest_status", lang, status=words()["statuses"][event.status.value][lang])


def _rule(finding: Finding, rule: Rule | None, lang: Lang) -> Iterator[str]:
    yield f"{finding.rule} {finding.rule_version}"
    if rule is None:
        yield say("rule_gone", lang)
        return
    if rule.version != finding.rule_version:
        yield say("rule_newer", lang, version=rule.version)
    yield f"{rule.reason} ({'; '.join(rule.sources)})"
    yield in_(finding.question, lang)
