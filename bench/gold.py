"""How much of a case with known answers is found: `python -m bench.gold CASE_FOLDER [--wrong]`.

The folder holds gold.yaml with `happenings` (date, kind, status, actors; `kind_also` is accepted as well,
`optional` is not counted), `findings_expected` (rule, from, to, actors, verdict; `certainty: must` is counted)
and `findings_forbidden`. A finding matches when the rule is the same, the stretches touch and an actor is shared.
"""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

import yaml

from bench.accuracy import f1
from schemas.finding import Finding
from schemas.journey import Happening
from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, Experiencer, Kind
from timeline.pipeline import build
from timeline.rules import load_rules

Row = dict[str, Any]
CLAIMS = {"happened", "not-found", "late", "signal"}
COORDINATION = (
    MEETING_KINDS
    | CONTACT_KINDS
    | {
        Kind.SIP_PLAN,
        Kind.HANDOVER,
        Kind.COORDINATOR,
        Kind.CONCERN_FEEDBACK,
        Kind.INFORMATION_SHARED,
        Kind.INVITATION,
        Kind.ACTOR_ABSENT_FROM_MEETING,
    }
)
"""The kinds that gold lists: of these, what the tool tells beyond the gold counts against it."""
NEAR = dt.timedelta(days=1)


def happening_fits(row: Row, one: Happening) -> bool:
    """Same kind and status, at least one organisation shared, and days that touch or stand side by side."""
    first, last = row["date"], row.get("date_end", row["date"])
    kinds = {row["kind"], *row.get("kind_also", ())}
    if one.kind not in kinds or one.status != row.get("status", "occurred") or one.when.first_day is None:
        return False
    near = one.when.first_day <= last + NEAR and (one.when.last_day or first) >= first - NEAR
    return near and bool({*one.actors, *one.absent} & set(row["actors"]))


def matched(rows: list[Row], told: list[Happening]) -> list[Happening | None]:
    """One to one: for each row the happening that fits it, rows that must be found before optional ones."""
    left, out = list(told), {}
    for index in sorted(range(len(rows)), key=lambda i: bool(rows[i].get("optional"))):
        fits = [one for one in left if happening_fits(rows[index], one)]
        best = min(
            fits,
            key=lambda one: (one.kind != rows[index]["kind"], one.when.first_day != rows[index]["date"]),
            default=None,
        )
        if best:
            left.remove(best)
        out[index] = best
    return [out[index] for index in range(len(rows))]


def finding_fits(row: Row, one: Finding) -> bool:
    """Same rule, stretches of time that touch, an actor shared when the row names any."""
    actors = set(row.get("actors", ()))
    return (
        one.rule == row["rule"]
        and one.start <= row["to"]
        and one.end >= row["from"]
        and (not actors or bool(actors & {str(actor) for actor in one.actors}))
    )


def _share(name: str, rows: list[Row], found: list[bool]) -> str:
    return f"| {name} | {sum(found)} of {len(rows)} |"


def main() -> None:
    """Print the table; with --wrong also what was missed and what should not have been said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    gold = yaml.safe_load((asked.case / "gold.yaml").read_text(encoding="utf-8"))
    built = build(asked.case)
    own = {rule.id for rule in load_rules().rules}
    of_others = {event.id for event in built.journey.events if event.experiencer is not Experiencer.CHILD}
    told = [
        one
        for one in built.journey.happenings
        if one.kind in COORDINATION
        and not set(one.events) <= of_others
        and (one.status != "occurred" or one.organisations != 1 or one.absent)
    ]
    fits = matched(gold["happenings"], told)
    counted = [row for row in gold["happenings"] if not row.get("optional")]
    seen = [one is not None for row, one in zip(gold["happenings"], fits, strict=True) if not row.get("optional")]
    optional = [row for row in gold["happenings"] if row.get("optional")]
    beyond = [one for one in told if one not in fits and not any(happening_fits(row, one) for row in optional)]
    precision, recall, both = f1(sum(seen), sum(seen) + len(beyond), len(seen))
    must = [row for row in gold["findings_expected"] if row["certainty"] == "must"]
    ours = [row for row in must if row["rule"] in own]
    verdicts = [_verdict(row, built.findings) for row in ours]
    forbidden = [
        (row, one)
        for row in gold["findings_forbidden"]
        for one in built.findings
        if one.verdict in CLAIMS and finding_fits(row, one)
    ]
    print("| measured | found |\n|---|---:|")
    print(_share("happenings", counted, seen))
    print(f"| happenings: precision, recall, F1 | {precision:.2f}, {recall:.2f}, {both:.2f} |")
    print(_share("`must` findings of the rules there are", ours, verdicts))
    print(_share("`must` findings of all rules", must, verdicts))
    print(f"| forbidden findings shown | {len(forbidden)} of {len(gold['findings_forbidden'])} |")
    if asked.wrong:
        _wrong("happening", counted, seen)
        for one in beyond:
            print(
                "beyond gold:",
                one.when.first_day,
                one.kind.value,
                one.status.value,
                [a.value for a in one.actors],
                one.sources,
            )
        _wrong("finding", ours, verdicts)
        for row, one in forbidden:
            print("forbidden:", row["rule"], row["from"], row["to"], one.verdict, one.start, "|", row["why"])


def _verdict(row: Row, findings: tuple[Finding, ...]) -> bool:
    verdicts = {row["verdict"], *([row["verdict_alt"]] if isinstance(row.get("verdict_alt"), str) else [])}
    verdicts |= set(row["verdict_alt"]) if isinstance(row.get("verdict_alt"), list) else set()
    return any(one.verdict in verdicts for one in findings if finding_fits(row, one))


def _wrong(what: str, rows: list[Row], found: list[bool]) -> None:
    for row, ok in zip(rows, found, strict=True):
        if not ok:
            print(f"missed {what}:", {name: str(value) for name, value in row.items() if name != "certainty"})


if __name__ == "__main__":
    main()
