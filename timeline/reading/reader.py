"""Running text to events, and who took part in what a whole record is."""

import datetime as dt

from schemas.vocabulary import ActorKind, Kind, Role, Status
from timeline.reading.actors import Names
from timeline.reading.lexicon import Hit
from timeline.reading.note import Note
from timeline.reading.roles import JOINT, lists_who_came, role
from timeline.reading.told import ReadEvent


def present(text: str, author: ActorKind, names: Names, heading: str) -> tuple[tuple[ActorKind, Role], ...]:
    """Who took part in the meeting or call that a whole record is.

    The organisations of the heading, of a list of those present, and of the first sentences; one that is said
    not to have come is absent. What a clause tells of other things (a report to, a referral from) is no presence.
    """
    note = Note(f"{heading}. {text}", dt.date(1900, 1, 1), author, names)
    listed = [c.sentence for c in note.where.clauses if lists_who_came(note.lower[c.start : c.end], c.section)]
    near = {0, 1, *listed} if listed else {0, 1, 2, 3}
    out: dict[ActorKind, Role] = {}
    for mention in note.mentions:
        clause = note.where.at(mention.start)
        if clause is None or clause.sentence not in near or (mention.title and mention.kind is author):
            continue
        about = {h.kind for h in note.hits if clause.start <= h.start < clause.end}
        if about and not about & {*JOINT, Kind.CROSS_AGENCY_CONTACT, Kind.CONSULTATION, Kind.ACTOR_ABSENT_FROM_MEETING}:
            continue
        places = note.row.within(mention.start, mention.end)
        if places and note.scope.status(_spot(Kind.NETWORK_MEETING, places))[0] in {Status.PROPOSED, Status.PLANNED}:
            continue
        if out.get(mention.kind) is not Role.ABSENT:
            out[mention.kind] = role(Kind.NETWORK_MEETING, Status.OCCURRED, note.lower, mention.start, mention.end)
    return tuple(sorted(out.items()))


def _spot(kind: Kind, places: range) -> Hit:
    """A place in a text, to be asked about as if a concept stood there."""
    return Hit(kind, 0, 0, "", None, tuple(places), frozenset(), named=False)


def said_of_the_meeting(text: str, author: ActorKind, names: Names, first: int) -> Status | None:
    """Cancelled, when the text says so of "mötet" in its first letters, under a heading that only names the meeting."""
    note = Note(text[:first], dt.date(1900, 1, 1), author, names)
    for place, features in enumerate(note.row.features):
        if "<möte>" in features or "<sip>" in features or note.row.words[place].startswith("uppföljning"):
            found, _ = note.scope.status(_spot(Kind.NETWORK_MEETING, range(place, place + 1)))
            if found is Status.CANCELLED:
                return found
    nobody = any(note.scope.has("nobody-came", number) for number in range(len(note.where.clauses)))
    return Status.CANCELLED if nobody else None


def read_text(text: str, note_day: dt.date, author: ActorKind, names: Names | None = None) -> list[ReadEvent]:
    """The events that a note tells, in the order of the text.

    Args:
        text: the note.
        note_day: the day it was written; every relative date is read from it.
        author: whose note it is.
        names: what the case calls its units and its child.
    """
    return Note(text, note_day, author, names or Names()).events()
