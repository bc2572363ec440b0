"""Swedish inflection: the forms of a verb or a noun from its dictionary form and the number of its declension.

Verbs: 1 (kalla, kallade), 2 (ringa, ringde; söka, sökte), 3 (nå, nådde), or principal parts for the strong ones
(`skriva skriver skrev skrivit skriven`). Nouns: 1 (flicka, flickor), 2 (utredning, utredningar), 3 (remiss, remisser),
4 (möte, möten), 5 (samtal, samtal). The groups are those of Svenska Akademiens grammatik.
"""

from collections.abc import Iterator
from typing import Final

INFINITIVE, PRESENT, PAST, SUPINE, PARTICIPLE = "inf", "pres", "past", "sup", "ptcp"
_VOICELESS: Final = "kpstx"
_VOWELS: Final = "aeiouyåäö"


def verb(word: str, strong: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(form, tense) of a verb written `kalla/1`, `åter+komma` (its base is strong) or `se` (strong).

    Raises:
        KeyError: a strong verb whose principal parts are not in `strong`.
    """
    name, _, group = word.partition("/")
    prefix, _, base = name.rpartition("+")
    if not group:
        infinitive, present, past, supine, participle = (prefix + part for part in strong[base])
        return _all(infinitive, present, past, supine, (participle, *_declined(participle)))
    stem = prefix + (base[:-1] if group in "12" else base)
    match group:
        case "1":
            return _all(
                stem + "a", stem + "ar", stem + "ade", stem + "at", (stem + "ad", stem + "ade", stem + "at", stem + "a")
            )
        case "2":
            voiced = stem[-1] not in _VOICELESS
            past = stem + ("de" if voiced else "te")
            if stem.endswith(("nd", "mm", "nn")):
                past = stem[:-1] + "de"
            supine = stem[:-1] + "t" if stem.endswith(("nd", "mm", "nn", "tt")) else stem + "t"
            present = stem if stem.endswith("r") else stem + "er"
            return _all(stem + "a", present, past, supine, (past[:-1], past[:-1] + "a", supine))
        case _:
            return _all(stem, stem + "r", stem + "dde", stem + "tt", (stem + "dd", stem + "dda", stem + "tt"))


def _declined(participle: str) -> tuple[str, ...]:
    """The other forms of a strong participle: skriven, skrivet, skrivna."""
    if participle.endswith("en"):
        return participle[:-1] + "t", participle[:-2] + "na"
    if participle.endswith("dd"):
        return participle[:-2] + "tt", participle + "a"
    return participle + "a", participle[:-1] + "t"


def _all(
    infinitive: str, present: str, past: str, supine: str, participles: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Active and passive of each tense; the passive is an -s (ringer, rings or ringes)."""
    stem = present[:-2] if present.endswith("er") else present
    passive = infinitive if present.endswith("ar") or infinitive + "r" == present else stem
    yield from ((infinitive, INFINITIVE), (infinitive + "s", INFINITIVE))
    yield from ((present, PRESENT), (passive + "s", PRESENT))
    if present.endswith("er"):
        yield stem + "es", PRESENT
    yield from ((past, PAST), (past + "s", PAST), (supine, SUPINE), (supine + "s", SUPINE))
    yield from ((form, PARTICIPLE) for form in participles)


def noun(word: str) -> Iterator[str]:
    """The forms of a noun written `remiss/3`, with their genitives; without a group only the word and its -s."""
    name, _, group = word.partition("/")
    stem = name[:-1] if name.endswith(("a", "e")) else name
    match group:
        case "1":
            forms = [name, name + "n", stem + "or", stem + "orna"]
        case "2":
            forms = [name, stem + "en", stem + "ar", stem + "arna"]
        case "3":
            short = name[-1] in _VOWELS
            definite = name + ("n" if short or name.endswith("or") else "en")
            forms = [name, definite, name + "er", name + "erna", name + ("r" if short else "er")]
        case "4":
            forms = [name, name + "t", name + "n", name + "na"]
        case "5":
            forms = [name, name + "et", name + "en"]
        case _:
            forms = [name]
    for form in forms:
        yield form
        yield form if form.endswith("s") else form + "s"
