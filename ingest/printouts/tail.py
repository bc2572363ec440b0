"""What stands after the date in the line that begins an entry, told by what it is.

Ek Eva, leg psykolog   Nybesök     -> author, role, heading
/ EE leg psykolog: Orolig mage.    -> author, role, text
Orolig mage, sover dåligt.         -> text
"""

import re
from enum import IntEnum
from typing import Final

from ingest.printouts.layouts import book

_APART: Final = re.compile(r"\s{2,}|\t|\s*[|·•;]\s*|\s+[–—-]{1,2}\s+")
_SLASH: Final = re.compile(r"^/\s*(?P<who>[^:]{2,60}?)\s*(?::\s*(?P<text>.*))?$")
_COLON: Final = re.compile(r"^(?P<who>[^:]{2,80}?)\s*:(?:\s+(?P<text>.*))?$")
_BRACKETS: Final = re.compile(r"^(?P<before>[^()]{2,80}?)\s*\((?P<inside>[^()]{2,60})\)$")
_LONGEST_HEADING: Final = 80
_SENTENCE: Final = re.compile(r"[.!?](?:\s|$)")


class Told(IntEnum):
    """How much a header line says of its entry; more is surer."""

    TEXT = 1
    EMPTY = 2
    HEADING = 3
    WHO = 4


def tail(rest: str) -> tuple[dict[str, str], Told]:
    """The parts that `rest` holds (`author`, `role`, `heading`, `text`), and how much they tell."""
    bare = rest.strip()
    slash = _SLASH.match(bare)
    if slash and (found := _who(slash["who"])):
        return _with_text(found, slash["text"])
    bare = bare.lstrip("*])|:;,/·•–—- \t").rstrip("*#= \t")
    if not bare:
        return {}, Told.EMPTY
    colon = _COLON.match(bare)
    if colon and (found := _who(colon["who"])):
        return _with_text(found, colon["text"])
    return _fields(bare)


def _with_text(found: dict[str, str], text: str | None) -> tuple[dict[str, str], Told]:
    words = (text or "").strip()
    if words and "heading" not in found and "author" not in found and is_heading(words):
        return found | {"heading": words}, Told.WHO
    return found | ({"text": words} if words else {}), Told.WHO


def _fields(bare: str) -> tuple[dict[str, str], Told]:
    """Parts apart by wide space, bars or dashes; a part by itself may hold more than one thing."""
    found: dict[str, str] = {}
    text: list[str] = []
    for part in filter(None, (part.strip() for part in _APART.split(bare))):
        here = _who(part) or _led_by(part)
        if here and not here.keys() & found.keys():
            found |= here
        elif is_heading(part) and not text:
            found["heading"] = f"{found['heading']} – {part}" if "heading" in found else part
        else:
            text.append(part)
    who = "author" in found or "role" in found
    if text and not who:
        return {"text": bare}, Told.TEXT
    if text:
        found["text"] = bare[bare.index(text[0]) :]
    return found, Told.WHO if who else Told.HEADING


def _who(part: str) -> dict[str, str]:
    """`Ek Eva, leg psykolog`, `EE leg psykolog`, `Eva Ek (kurator)`, `kurator Eva Ek`: the whole part, or nothing."""
    brackets = _BRACKETS.match(part)
    if brackets:
        inside, before = brackets["inside"].strip(), brackets["before"].strip()
        if is_name(before) or is_signature(before):
            return {"author": before, "role": inside}
        held = _who(inside)
        return held | {"heading": before} if held and is_heading(before) else {}
    pieces = [piece.strip() for piece in part.split(",")]
    if len(pieces) > 3 or not all(pieces):
        return {}
    found: dict[str, str] = {}
    for piece in pieces:
        if "author" not in found and (is_name(piece) or is_signature(piece)):
            found["author"] = piece
        elif role := _role(piece):
            found |= {"role": role[0]} | ({"author": role[1]} if role[1] and "author" not in found else {})
        elif "author" in found and "role" not in found and 2 < len(piece) < 110 and len(pieces) == 2:
            return found | _role_then_heading(piece)
        elif is_heading(piece) and "heading" not in found and len(pieces) > 1:
            found["heading"] = piece
        else:
            return {}
    return found if "author" in found or "role" in found else {}


def _role_then_heading(piece: str) -> dict[str, str]:
    """After a name and a comma: `leg psykolog Nybesök`, else the whole piece is the role."""
    match = book().role.match(piece)
    if not match:
        return {"role": piece} if len(piece) < 40 else {"heading": piece}
    rest = piece[match.end() :].strip(" ,;:–-")
    return {"role": match.group()} | ({"heading": rest} if rest else {})


def _role(piece: str) -> tuple[str, str] | None:
    """The role that the piece is, with the name before or after it (`EE kurator`, `kurator Eva Ek`); None: neither."""
    match = book().role.search(piece)
    if not match:
        return None
    before, after = piece[: match.start()].strip(), piece[match.end() :].strip()
    if before and not after and (is_name(before) or is_signature(before)):
        return match.group(), before
    if not before and (not after or is_name(after)):
        return match.group(), after
    return None


def _led_by(part: str) -> dict[str, str]:
    """`EE Nybesök`, `Eva Ek Hembesök`, `Kurator: Samtal`: who, then the heading."""
    words = part.split()
    role = book().role.match(part)
    if role and role.end() < len(part):
        rest = part[role.end() :].strip(" ,:–-")
        return {"role": role.group(), "heading": rest} if is_heading(rest) else {}
    for size in (3, 2, 1):
        who, heading = " ".join(words[:size]), " ".join(words[size:])
        if not heading or not heading[0].isupper() or not is_heading(heading):
            continue
        named = is_name(who) if size > 1 else who.isalpha() and not book().heading_words.search(who)
        if (size == 1 and is_signature(who)) or (named and book().heading_words.search(heading)):
            return {"author": who, "heading": heading}
    return {}


def is_name(words: str) -> bool:
    """Two to four words with capitals, none of which belongs to a heading."""
    return bool(book().name.fullmatch(words)) and not book().heading_words.search(words)


def is_signature(words: str) -> bool:
    """`EE`, `ee12`; none of the abbreviations that stand in headings (SIP, BUP)."""
    return bool(book().signature.fullmatch(words)) and not book().heading_words.fullmatch(words)


def who(words: str) -> dict[str, str]:
    """`Eva Ek, leg psykolog, BUP Sjö` after a label: author, role and unit, whatever they look like."""
    name, *rest = [piece.strip() for piece in words.split(",")]
    found = _who(name) or {"author": name}
    for piece in filter(None, rest):
        known = "role" in found or ("author" in found and len(rest) > 1 and not book().role.search(piece))
        found.setdefault("unit" if known else "role", piece)
    return found


def is_heading(words: str) -> bool:
    """Short, begins with a capital or a digit, and is no sentence."""
    return (
        1 < len(words) <= _LONGEST_HEADING
        and not words[0].islower()
        and (words[0].isalnum())
        and not _SENTENCE.search(words)
        and words[-1] not in ",;"
    )
