"""What the page rests on in a few lines, for paper: each file with what was in it and what could not be read."""

from pathlib import PurePosixPath

from render.page.words import words
from schemas.ledger import Input, Ledger


def inputs(ledger: Ledger, lang: str) -> str:
    """One sentence per file, and which tool and rules made the page."""
    text = words(lang)["inputs"]
    rules, tool = ledger.rules.version if ledger.rules else "", ledger.tool.version if ledger.tool else ""
    made = str(words(lang)["basis"]["tool"]).replace("{tool}", tool).replace("{rules}", rules)
    return " ".join([text["heading"], *(_file(entry, lang) for entry in ledger.inputs), made])


def _file(entry: Input, lang: str) -> str:
    text = words(lang)["inputs"]
    name = PurePosixPath(entry.file.replace("\\", "/")).name
    if entry.ingester is None:
        return str(text["unread"]).format(file=name)
    counts = {key: getattr(entry, key) for key in ("undated", "duplicates", "outside_period", "lost")}
    less = [str(text[key]).format(n=number) for key, number in counts.items() if number]
    told = str(text["file"]).format(file=name, records=entry.records, events=entry.events)
    return told + (f" ({', '.join(less)})" if less else "") + "."
