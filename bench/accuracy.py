"""How well the reader of notes reads: `python -m bench.accuracy [FILE.jsonl …] [--wrong] [--concepts] [--write]`.

Each line of a file has a text and its gold events in the label scheme. Printed per file: precision, recall and F1 of
concepts, concept and status together, actors and dates; with --concepts per concept and which status was read as
which. --wrong shows the lines that were read otherwise (not for files that are only scored: `*held*`).
--write puts the tables of the project's own corpus into docs/matningar.md.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.page import put
from timeline.reading import read_lines

CORPUS = Path(__file__).parents[1] / "tests" / "timeline" / "reading" / "corpus"
SECRET = "held"
"""Files whose sentences nobody looks at, so that their scores stay those of unseen wording."""
Label = dict[str, Any]
Scores = tuple[float, float, float]


@dataclass
class Score:
    """Counts over a file: for each question, each concept, each pair of statuses, and the lines read otherwise."""

    count: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def table(self) -> dict[str, Scores]:
        """Precision, recall and F1 per question; of dates, experiencer, source and background the share right."""
        count = self.count
        shares = {
            "dates": (count["dates hit"], count["dates"]),
            "experiencer": (count["experiencer"], count["concept"]),
            "source": (count["source"], count["concept"]),
            "historical": (count["historical"], count["concept"]),
        }
        return {
            "concept": f1(count["concept"], count["made"], count["gold"]),
            "concept + status": f1(count["status"], count["made"], count["gold"]),
            "actors": f1(count["actors hit"], count["actors made"], count["actors gold"]),
        } | {name: (share := hit / max(of, 1), share, share) for name, (hit, of) in shares.items()}


def pairs(gold: list[Label], read: list[Label]) -> list[tuple[Label, Label]]:
    """One to one by concept, preferring equal status, then shared actors, then an equal date."""
    left, out = list(read), []
    for want in gold:
        same = [got for got in left if got["concept"] == want["concept"]]
        if same:
            best = max(
                same,
                key=lambda got: (
                    got["status"] == want["status"],
                    bool(set(got["actors"]) & set(want["actors"])),
                    _day(got) == _day(want),
                ),
            )
            left.remove(best)
            out.append((want, best))
    return out


def _day(label: Label) -> tuple[Any, ...]:
    date = label["date"] or {}
    return (date.get("start"), date.get("end"), date.get("precision"))


def f1(hit: int, made: int, wanted: int) -> Scores:
    """Precision, recall and their harmonic mean."""
    precision, recall = hit / made if made else 1.0, hit / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(lines: list[Label]) -> Score:
    """What the reader makes of the lines, against their gold."""
    read = [json.loads(line)["events"] for line in read_lines(json.dumps(line) for line in lines)]
    out = Score()
    for line, got in zip(lines, read, strict=True):
        _add(out, line["events"], got)
        gold, made = _brief(line["events"]), _brief(got)
        if gold != made:
            out.wrong.append(f"{line['id']} [{line['author']}] {line['text']}\n    gold {gold}\n    read {made}")
    return out


def _add(out: Score, gold: list[Label], got: list[Label]) -> None:
    found = pairs(gold, got)
    out.count.update({"gold": len(gold), "made": len(got), "concept": len(found)})
    out.gold.update(label["concept"] for label in gold)
    out.made.update(label["concept"] for label in got)
    for want, have in found:
        out.found[want["concept"]] += 1
        out.statuses[want["status"], have["status"]] += 1
        both = set(want["actors"]) & set(have["actors"])
        out.count.update(
            {"actors hit": len(both), "actors gold": len(want["actors"]), "actors made": len(have["actors"])}
        )
        for name in ("status", "experiencer", "source", "historical"):
            out.count[name] += want[name] == have[name]
        if want["date"]:
            out.count["dates"] += 1
            out.count["dates hit"] += _day(want) == _day(have)


def _brief(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted((e["concept"], e["status"], *e["actors"], _day(e)[0] or "") for e in rows)


def read_file(path: Path) -> list[Label]:
    """The lines of a corpus file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def summary(name: str, done: Score) -> str:
    """The table of one file or of several together."""
    rows = [f"| {row} | {p:.2f} | {r:.2f} | {f:.2f} |" for row, (p, r, f) in done.table().items()]
    return "\n".join([f"{name}\n", "| | P | R | F1 |", "|---|---:|---:|---:|", *rows, ""])


def per_concept(done: Score) -> str:
    """Precision, recall and F1 of each concept, and the statuses read otherwise."""
    rows = ["| concept | gold | P | R | F1 |", "|---|---:|---:|---:|---:|"]
    for name in sorted(done.gold | done.made):
        precision, recall, both = f1(done.found[name], done.made[name], done.gold[name])
        rows.append(f"| {name} | {done.gold[name]} | {precision:.2f} | {recall:.2f} | {both:.2f} |")
    rows += ["", "| status | read as | times |", "|---|---|---:|"]
    rows += [f"| {want} | {have} | {times} |" for (want, have), times in sorted(done.statuses.items()) if want != have]
    return "\n".join([*rows, ""])


def report() -> str:
    """The tables of the project's own corpus: what was looked at, what is only scored, and each concept over both."""
    parts, all_lines = [], []
    secret = [path for path in sorted(CORPUS.glob("*.jsonl")) if SECRET in path.stem]
    looked = [path for path in sorted(CORPUS.glob("*.jsonl")) if path not in secret]
    for title, paths in (("looked at while developing", looked), ("only scored", secret)):
        lines = [line for path in paths for line in read_file(path)]
        all_lines += lines
        parts.append(summary(f"Sentences and notes {title} ({len(lines)}):", score(lines)))
    return "\n".join(
        [
            *parts,
            "Each concept, and each status that was read as another, over both:",
            "",
            per_concept(score(all_lines)),
        ]
    )


def main() -> None:
    """Print the table for each file, and what was asked for beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(CORPUS.glob("*.jsonl")))
    for name in ("--wrong", "--concepts", "--write"):
        parser.add_argument(name, action="store_true")
    asked = parser.parse_args()
    if asked.write:
        put("bench.accuracy", report())
        return
    for file in asked.files:
        done = score(read_file(file))
        print(summary(file.name, done))
        if asked.concepts:
            print(per_concept(done))
        if asked.wrong and SECRET not in file.stem:
            print("\n".join(done.wrong))


if __name__ == "__main__":
    main()
