"""Ten timed questions over many children: ours, the least that numpy can do, and a plain loop, with equal counts.

`python -m bench.eventlog [--children 10000] [--runs 5] [--declare4py PYTHON]` prints the table of docs/matningar.md.
The log is invented: about a hundred events a child over five years, rows in random order, as exports come. With
`--declare4py` (an interpreter that has Declare4Py; its pins are old, so an environment of its own) the same questions
are put to that library on the first thousand children, and the counts are compared.
"""

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.page import put
from timeline.monitor import Constraint, Log, check

DAY = 86_400
KINDS = (
    *("concern-report", "concern-feedback", "sip-call", "sip-meeting", "meeting-cancelled", "meeting-rebooked"),
    *("referral", "referral-answer", "crisis", "joint-meeting", "bup-start", "soc-start"),
    *("compulsory-care", "violence", "plan", "plan-follow-up"),
    *(f"contact-{number:02d}" for number in range(24)),
)
QUESTIONS = (
    Constraint(kind="response", when="concern-report", expect="concern-feedback"),
    Constraint(kind="response", when="referral", expect="referral-answer", within="P30D"),
    Constraint(kind="precedence", when="sip-meeting", expect="sip-call"),
    Constraint(kind="precedence", when="sip-meeting", expect="sip-call", within="P90D"),
    Constraint(kind="chain-response", when="meeting-cancelled", expect="meeting-rebooked"),
    Constraint(kind="chain-precedence", when="meeting-rebooked", expect="meeting-cancelled"),
    Constraint(kind="absence", when="compulsory-care"),
    Constraint(kind="co-existence", when="bup-start", expect="soc-start"),
    Constraint(kind="alternate-response", when="plan", expect="plan-follow-up"),
    Constraint(kind="responded-existence", when="violence", expect="concern-report"),
)
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Columns:
    """Unsorted columns of one length: child, code of KINDS, second."""

    child: Ints
    what: npt.NDArray[np.int8]
    second: Ints


def columns(children: int, seed: int = 7) -> Columns:
    """An invented log; moments differ within a child."""
    rng = np.random.default_rng(seed)
    lengths = np.maximum(5, rng.poisson(100, children))
    child = np.repeat(np.arange(children, dtype=np.int64), lengths)
    share = np.r_[np.full(16, 0.012), np.full(24, (1 - 16 * 0.012) / 24)]
    what = rng.choice(len(KINDS), len(child), p=share / share.sum()).astype(np.int8)
    place = np.arange(len(child)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    second = (
        np.sort(child * (2 * 10**8) + rng.integers(0, 5 * 365 * DAY, len(child))) - child * (2 * 10**8) + place * 60
    )
    mixed = rng.permutation(len(child))
    return Columns(child[mixed], what[mixed], second[mixed])


def ours(log: Columns) -> list[int]:
    """The product's own check, evidence included."""
    found = check(Log.of(log.child, log.what, log.second, kinds=KINDS), QUESTIONS)
    return [len(one.rows) for one in found]


def floor(log: Columns) -> list[int]:
    """Bare numpy: one sort, then one search per question; counts only."""
    key = log.child << 36 | (log.second - log.second.min())
    order = np.argsort(key, kind="stable")
    key, what = key[order], log.what[order]
    at = {name: np.flatnonzero(what == code) for code, name in enumerate(KINDS[:16])}
    keys = {name: key[places] for name, places in at.items()}

    def after(a: str, b: str) -> Ints:
        found = np.append(keys[b], -1)[np.searchsorted(keys[b], keys[a], side="right")]
        return np.where((found >= 0) & (found >> 36 == keys[a] >> 36), found, -1)

    def before(a: str, b: str) -> Ints:
        place = np.searchsorted(keys[b], keys[a]) - 1
        found = np.where(place >= 0, keys[b][np.maximum(place, 0)], -1)
        return np.where((found >= 0) & (found >> 36 == keys[a] >> 36), found, -1)

    def beside(a: str, b: str, step: int) -> int:
        near = at[a] + step
        inside = (near >= 0) & (near < len(key))
        near = np.where(inside, near, 0)
        same = inside & (key[near] >> 36 == keys[a] >> 36) & (what[near] == KINDS.index(b))
        return int((~same).sum())

    answer, call = after("referral", "referral-answer"), before("sip-meeting", "sip-call")
    follow, again = after("plan", "plan-follow-up"), after("plan", "plan")
    bup, soc = (np.unique(keys[name] >> 36) for name in ("bup-start", "soc-start"))
    return [
        int((after("concern-report", "concern-feedback") < 0).sum()),
        int(((answer < 0) | (answer - keys["referral"] > 30 * DAY)).sum()),
        int((call < 0).sum()),
        int(((call < 0) | (keys["sip-meeting"] - call > 90 * DAY)).sum()),
        beside("meeting-cancelled", "meeting-rebooked", 1),
        beside("meeting-rebooked", "meeting-cancelled", -1),
        len(at["compulsory-care"]),
        len(np.setxor1d(bup, soc, assume_unique=True)),
        int(((follow < 0) | ((again >= 0) & (again < follow))).sum()),
        int((~np.isin(keys["violence"] >> 36, keys["concern-report"] >> 36)).sum()),
    ]


def plain(log: Columns) -> list[int]:
    """A plain loop over each child's events in order; counts only."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for child, code, second in zip(log.child.tolist(), log.what.tolist(), log.second.tolist(), strict=True):
        rows.setdefault(child, []).append((second, KINDS[code]))
    count = [0] * len(QUESTIONS)
    for events in rows.values():
        events.sort()
        for number, asked in enumerate(QUESTIONS):
            count[number] += _of_child(asked, events)
    return count


def _of_child(asked: Constraint, events: list[tuple[int, str]]) -> int:
    when = [n for n, (_, kind) in enumerate(events) if kind == asked.when]
    others = [second for second, kind in events if kind == asked.expect]
    limit = int(asked.within[1:-1]) * DAY if asked.within else 10**12
    match asked.kind:
        case "absence":
            return len(when)
        case "co-existence":
            return int(bool(when) != bool(others))
        case "responded-existence":
            return 0 if others else len(when)
        case "chain-response" | "chain-precedence":
            step = 1 if asked.kind == "chain-response" else -1
            return sum(not (0 <= n + step < len(events) and events[n + step][1] == asked.expect) for n in when)
        case "precedence":
            return sum(not any(0 < events[n][0] - other <= limit for other in others) for n in when)
    lacking = 0
    for place, n in enumerate(when):
        last = 10**12 if asked.kind == "response" or place + 1 == len(when) else events[when[place + 1]][0]
        lacking += not any(0 < other - events[n][0] <= limit and other <= last for other in others)
    return lacking


def _time(work: Callable[[Columns], list[int]], log: Columns, runs: int) -> tuple[float, list[int]]:
    times, counts = [], work(log)
    for _ in range(runs):
        started = time.perf_counter()
        counts = work(log)
        times.append(time.perf_counter() - started)
    return statistics.median(times), counts


_DECLARE = """
import json, sys
from Declare4Py.D4PyEventLog import D4PyEventLog
from Declare4Py.ProcessModels.DeclareModel import DeclareModel
from Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer import MPDeclareAnalyzer
log = D4PyEventLog(case_name="case:concept:name")
log.parse_xes_log(sys.argv[1])
model = DeclareModel().parse_from_string(open(sys.argv[2]).read())
found = MPDeclareAnalyzer(log=log, declare_model=model, consider_vacuity=False).run()
table = found.get_metric(metric="num_violations")
print(json.dumps([float(table[column].sum()) for column in table.columns]))
"""
_NAMES = {
    "response": "Response",
    "precedence": "Precedence",
    "chain-response": "Chain Response",
    "chain-precedence": "Chain Precedence",
    "alternate-response": "Alternate Response",
    "responded-existence": "Responded Existence",
}


def declare4py(interpreter: str, log: Columns) -> list[tuple[Constraint, float]]:
    """That library's own counts of the questions it answers per event, in the same order."""
    asked = [question for question in QUESTIONS if question.kind in _NAMES]
    with tempfile.TemporaryDirectory() as folder:
        xes, model = Path(folder) / "log.xes", Path(folder) / "model.decl"
        xes.write_text(_xes(log), encoding="utf-8")
        lines = [f"activity {kind}" for kind in KINDS]
        for one in asked:
            limit = f"0,{one.within[1:-1]},d" if one.within else ""
            lines.append(f"{_NAMES[one.kind]}[{_pair(one)}] | | |{limit}")
        model.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run(
            [interpreter, "-c", _DECLARE, str(xes), str(model)], check=True, capture_output=True, text=True
        )
    return list(zip(asked, json.loads(done.stdout.splitlines()[-1]), strict=True))


def _pair(asked: Constraint) -> str:
    """Declare names what comes first in time first."""
    first = asked.expect if "precedence" in asked.kind else asked.when
    return f"{first}, {asked.when if 'precedence' in asked.kind else asked.expect}"


def _xes(log: Columns) -> str:
    order = np.lexsort((log.second, log.child))
    out, last = ['<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">'], -1
    for place in order.tolist():
        child = int(log.child[place])
        if child != last:
            out.append(("</trace>" if last >= 0 else "") + f'<trace><string key="concept:name" value="c{child}"/>')
            last = child
        moment = np.datetime64(int(log.second[place]) + 1_450_000_000, "s")
        out.append(
            f'<event><string key="concept:name" value="{KINDS[log.what[place]]}"/>'
            f'<date key="time:timestamp" value="{moment}+00:00"/></event>'
        )
    return "\n".join([*out, "</trace></log>"])


def table(children: int, runs: int) -> str:
    """Markdown rows: time, ratio to the floor, and whether the counts agree."""
    log = columns(children)
    least, counts = _time(floor, log, runs)
    rows: list[tuple[str, float, Any]] = [("bare numpy, counts only (the floor)", least, counts)]
    rows.append(("ours, each violation with its rows", *_time(ours, log, runs)))
    rows.append(("plain loop, counts only", *_time(plain, log, 1)))
    head = f"{len(log.child):,} events of {children:,} children, ten questions"
    lines = [f"| {head} | time | × floor | counts |", "|---|---:|---:|---|"]
    lines += [
        f"| {name} | {spent * 1000:.1f} ms | {spent / least:.2f} | {'equal' if got == counts else 'NOT EQUAL'} |"
        for name, spent, got in rows
    ]
    return "\n".join(lines)


def _compared(interpreter: str) -> str:
    log = columns(1000)
    mine = dict(zip(QUESTIONS, ours(log), strict=True))
    lines = ["| question | ours | Declare4Py |", "|---|---:|---:|"]
    for question, theirs in declare4py(interpreter, log):
        limit = f" {question.within}" if question.within else ""
        lines.append(
            f"| {question.kind}: {question.when}, {question.expect}{limit} | {mine[question]} | {theirs:.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the tables, and if asked write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, nargs="*", default=[5, 1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--declare4py", metavar="PYTHON")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    tables = [table(children, asked.runs) for children in asked.children]
    if asked.declare4py:
        tables.append(_compared(asked.declare4py))
    text = "\n\n".join(tables)
    print(text)
    if asked.write:
        put("bench.eventlog", text)


if __name__ == "__main__":
    main()
