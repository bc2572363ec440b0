"""What differs from the tool's own rules, in sentences for the last page."""

import re

from render.page.words import words
from schemas.ledger import Ledger, RuleChange


def used(ledger: Ledger, lang: str) -> tuple[str, ...]:
    """Folders, region, and each rule that was added, replaced or changed; empty when the rules are the tool's own."""
    rules = ledger.rules
    if rules is None:
        return ()
    text = words(lang)["used"]
    out = [text["packs"].format(names=", ".join(rules.packs))] if rules.packs else []
    out += [text["region"].format(name=rules.region)] if rules.region else []
    return (*out, *(_change(change, lang) for change in rules.changes))


def _change(change: RuleChange, lang: str) -> str:
    text = words(lang)["used"]
    if change.what == "limit":
        ground = text["basis"][change.basis.value] if change.basis else ""
        return str(text["limit"]).format(
            rule=change.rule,
            before=_length(change.before, lang),
            after=_length(change.after, lang),
            basis=ground,
            source=change.source,
        )
    return str(text[change.what]).format(rule=change.rule, before=change.before, after=change.after)


def _length(iso: str, lang: str) -> str:
    """`P15D` -> `15 dagar`."""
    number, unit = re.findall(r"(\d+)([DWMBH])", iso)[0]
    one, many = words(lang)["used"]["units"][unit]
    return f"{number} {one if number == '1' else many}"
