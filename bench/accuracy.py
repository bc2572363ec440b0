"""How well the reader of notes reads: `python -m bench.accuracy FILE.jsonl …` (lines with gold, label scheme)."""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from timeline.reading import read_lines

CORPUS = Path(__file__).parents[1] / "tests" / "timeline" / "reading" / "corpus"
Label = dict[str, Any]


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


def _f1(hit: int, made: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = hit / made if made else 1.0, hit / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(lines: list[Label]) -> tuple[dict[str, tuple[float, float, float]], list[str]]:
    """Precision, recall and F1 per question, and every line that was read otherwise than its gold."""
    read = [json.loads(line)["events"] for line in read_lines(json.dumps(line) for line in lines)]
    count: Counter[str] = Counter()
    wrong = []
    for line, got in zip(lines, read, strict=True):
        found = pairs(line["events"], got)
        count["gold"] += len(line["events"])
        count["made"] += len(got)
        count["concept"] += len(found)
        count["status"] += sum(w["status"] == g["status"] for w, g in found)
        for want, have in found:
            count["actors hit"] += len(set(want["actors"]) & set(have["actors"]))
            count["actors gold"] += len(want["actors"])
            count["actors made"] += len(have["actors"])
            if want["date"]:
                count["dates"] += 1
                count["dates hit"] += _day(want) == _day(have)
        gold, made = _brief(line["events"]), _brief(got)
        if gold != made:
            wrong.append(f"{line['id']} {line['text']}\n    gold {gold}\n    read {made}")
    table = {
        "concept": _f1(count["concept"], count["made"], count["gold"]),
        "concept + status": _f1(count["status"], count["made"], count["gold"]),
        "actors": _f1(count["actors hit"], count["actors made"], count["actors gold"]),
        "dates": (r := count["dates hit"] / max(count["dates"], 1), r, r),
    }
    return table, wrong


def _brief(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted((e["concept"], e["status"], *e["actors"], _day(e)[0] or "") for e in rows)


def main() -> None:
    """Print the table for each file, and with --wrong the lines read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(CORPUS.glob("*.jsonl")))
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    for file in asked.files:
        table, wrong = score(
            [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        )
        print(f"{file.name}\n| | P | R | F1 |\n|---|---:|---:|---:|")
        for name, (precision, recall, f1) in table.items():
            print(f"| {name} | {precision:.2f} | {recall:.2f} | {f1:.2f} |")
        if asked.wrong:
            print("\n".join(wrong))


if __name__ == "__main__":
    main()
