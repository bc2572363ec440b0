"""Where the page comes from, in sentences for the last page: its fingerprint, who built, what a human decided."""

from render.page.words import words
from schemas.ledger import Ledger


def made(ledger: Ledger, lang: str) -> tuple[str, ...]:
    """Sentences on the build's origin; empty where the ledger tells none."""
    if ledger.made is None:
        return ()
    text = words(lang)["made"]
    decided = [_decided(sort, count, lang) for sort, count in ledger.made.decisions.items()]
    return (
        str(text["by"]).format(by=ledger.made.by) if ledger.made.by else str(text["nobody"]),
        str(text["decided"]).format(what=", ".join(decided)) if decided else str(text["undecided"]),
        *([str(text["ocr"])] if ledger.made.ocr else ()),
        str(text["fingerprint"]).format(fingerprint=_grouped(ledger.made.fingerprint)),
    )


def _decided(sort: str, count: int, lang: str) -> str:
    return f"{words(lang)['made']['sorts'][sort]} {count}"


def _grouped(digits: str) -> str:
    """Four by four, to be read aloud."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
