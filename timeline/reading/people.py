"""Who says so, and whose event it is."""

from functools import cache
from typing import Final, NamedTuple

from schemas.vocabulary import Experiencer, Informant, Kind
from timeline.reading.data import data
from timeline.reading.units import ACTOR, Units

FAMILY, CHILD, SPEECH = "{family}", "{child}", "{says}"
SIBLING, OWN, OTHERS, PRONOUN = "{sibling}", "{parents-own}", "{others}", "{pronoun}"
BY_NAME: Final = "{sibling-by-name}"
_NEAR: Final = 3
"""Words between a sibling's name and what is told of the sibling."""
_BACK: Final = 25
"""Words back in which a pronoun's person is looked for."""
_BEFORE, _AFTER = 4, 2
"""Words between a speaker and the verb of saying, before and after it."""
_PERSONAL: Final = frozenset(
    {
        Kind.SUBSTANCE_USE,
        Kind.ADMISSION,
        Kind.DISCHARGE,
        Kind.NPF_ASSESSMENT,
        Kind.SUICIDALITY,
        Kind.SELF_HARM,
        Kind.OVERDOSE,
        Kind.COMPULSORY_CARE,
    }
)
"""What is a parent's when the parent is its subject ("far dricker")."""
_OWNED: Final = _PERSONAL | {Kind.CASE_CLOSED, Kind.STAFF_CHANGE, Kind.REFERRAL, Kind.POLICE_REPORT, Kind.WAITING_LIST}
"""What is a parent's when a genitive says so ("mammas remiss"); else it is the child's whoever has to do with it."""
_SPEAKERS: Final = ((FAMILY, Informant.FAMILY), (CHILD, Informant.CHILD), (ACTOR, Informant.OTHER_PROFESSIONAL))


_PEOPLE: Final = frozenset({ACTOR, "{colleague}", "{name}", "<behandlare>", "<någon>"})


class _Words(NamedTuple):
    unnamed: frozenset[str]
    according: frozenset[str]
    topic: frozenset[str]
    together: frozenset[str]
    at: frozenset[str]
    victim: frozenset[str]
    stands_for: dict[str, frozenset[str]]
    phrases: tuple[tuple[tuple[str, ...], Experiencer], ...]


@cache
def _words() -> _Words:
    rows = data("people")
    return _Words(
        frozenset(rows["unnamed_speaker"]),
        frozenset(rows["according"]),
        frozenset(rows["topic"].split()),
        frozenset(rows["together"].split()),
        frozenset(rows["at"].split()),
        frozenset(rows["victim"].split()),
        {"hon": frozenset(rows["her"].split()), "han": frozenset(rows["him"].split())},
        tuple((tuple(row["words"]), Experiencer(row["who"])) for row in rows["other_phrases"]),
    )


def informant(row: Units, first: int, last: int) -> Informant:
    """Who says what stands at the words `first`..`last`: the nearest speaker before it, or just after."""
    for place in range(first - 1, -1, -1):
        if row.sentence[place] != row.sentence[first]:
            break
        who = _speaks(row, place)
        if who:
            return who
    for place in range(last + 1, min(last + 7, len(row))):
        if row.sentence[place] != row.sentence[first]:
            break
        if (SPEECH in row.features[place] and row.pre[place]) or row.words[place] in {"enl", "enligt"}:
            return _speaks(row, place, after=True) or Informant.AUTHOR
    return Informant.AUTHOR


def _speaks(row: Units, place: int, after: bool = False) -> Informant | None:
    """Who speaks with the word at `place`, when it is a verb of saying or an "according to"."""
    if row.words[place] in _words().according and place + 1 < len(row):
        strict = row.words[place] in {"enl", "enligt"}
        who = _person(row, place + 1)
        return who if strict or (who is Informant.FAMILY and row.words[place] in {"via", "per"}) else None
    if SPEECH not in row.features[place]:
        return None
    sentence = row.sentence[place]
    for there in [
        *range(place - 1, max(place - 1 - _BEFORE, -1), -1),
        *range(place + 1, min(place + 1 + _AFTER, len(row))),
    ]:
        if row.sentence[there] != sentence:
            continue
        who = _person(row, there)
        if who and not (there < place and there and row.words[there - 1] in {"med", "m", "till", "från", "om"}):
            return who
    opens = place == 0 or row.sentence[place - 1] != sentence or bool(row.pre[place])
    return Informant.CHILD if opens and not after and row.words[place] in _words().unnamed else None


def _person(row: Units, place: int) -> Informant | None:
    features = row.features[place]
    for feature, who in _SPEAKERS:
        if feature in features:
            return who
    if PRONOUN not in features:
        return None
    for back in range(place - 1, max(place - _BACK, -1), -1):
        if CHILD in row.features[back]:
            return Informant.CHILD
        if row.words[back] in _words().stands_for.get(row.words[place], ()):
            return Informant.FAMILY
    return Informant.CHILD


def experiencer(row: Units, kind: Kind, first: int, last: int) -> Experiencer:
    """Whose event it is: a sibling's or friend's when the clause names one, a parent's when it is the parent's own."""
    clause = row.clause[first]
    begin, end = first, last + 1
    while begin and row.clause[begin - 1] == clause:
        begin -= 1
    while end < len(row) and row.clause[end] == clause:
        end += 1
    if any(_of_named_sibling(row, place, begin, first, last) for place in range(begin, end)):
        return Experiencer.SIBLING
    for place in range(begin, end):
        features = row.features[place]
        if SIBLING in features and not (kind in {Kind.VIOLENCE, Kind.PLACEMENT} and place > first):
            return Experiencer.SIBLING
        if OTHERS in features and place < first and row.words[place - 1] not in {"till", "med", "hos", "av", "från"}:
            return Experiencer.OTHER
        for words, who in _words().phrases:
            if row.words[place] == words[0] and tuple(row.words[place : place + len(words)]) == words:
                return who
    suffers = kind in _PERSONAL or (
        kind is Kind.VIOLENCE and not _words().victim.isdisjoint(row.words[first : last + 1])
    )
    owned = kind in _OWNED and any(OWN in row.features[place] for place in range(max(begin, first - 4), first + 1))
    return Experiencer.PARENT if owned or (suffers and _of_a_parent(row, begin, first)) else Experiencer.CHILD


def _of_named_sibling(row: Units, place: int, begin: int, first: int, last: int) -> bool:
    """Is a sibling named as the one it is of ("Tim placeras", "Tims SIP", "SIP för Tim")?"""
    if BY_NAME not in row.features[place]:
        return False
    if place > last:
        return place - last <= _NEAR and row.words[place - 1] in _words().topic
    genitive = row.words[place].endswith("s") and first - place <= _NEAR
    return genitive or (place == begin and first - place <= _NEAR)


def _of_a_parent(row: Units, begin: int, first: int) -> bool:
    """Is a parent the one who has it ("far dricker", "mor har blivit slagen")?"""
    for place in range(first - 1, max(begin, first - 4) - 1, -1):
        if FAMILY in row.features[place]:
            return place == begin or row.words[place - 1] not in {
                "med",
                "till",
                "av",
                "från",
                "enl",
                "enligt",
                "och",
                "m",
            }
        if "<light>" not in row.features[place] or row.pre[place]:
            return False
    return False


def is_party(row: Units, first: int, last: int) -> bool:
    """Is the family or the child one of the two who speak ("mor ringer BUP"), not the matter they speak of?"""
    words = _words()
    clause = row.clause[first]
    for place in range(max(first - 3, 0), min(last + 3, len(row))):
        features = row.features[place]
        if row.clause[place] != clause or (FAMILY not in features and CHILD not in features) or ACTOR in features:
            continue
        if (
            any(row.pre[p] for p in range(min(place, first) + 1, min(max(place, first), len(row) - 1) + 1))
            and place < first
        ):
            continue
        before = row.words[place - 1] if place else ""
        after = row.words[place + 1] if place + 1 < len(row) else ""
        if before in words.topic | words.together | words.according or after in words.together:
            continue
        if place > last and row.pre[place]:
            continue
        return True
    return False


def takes_part(row: Units, place: int) -> bool:
    """Is the organisation at this place one who speaks, not a place ("i skolan") or a matter ("om skolan")?

    After a person the preposition tells where the person works ("Ulla på soc").
    """
    before = place - 1
    while (
        before >= 0
        and row.clause[before] == row.clause[place]
        and "<det>" in row.features[before]
        and not row.pre[before + 1]
    ):
        before -= 1
    if before < 0 or row.clause[before] != row.clause[place] or row.pre[before + 1]:
        return True
    if row.words[before] not in _words().at:
        return True
    who = row.features[before - 1] if before else frozenset()
    return bool(who & _PEOPLE)
