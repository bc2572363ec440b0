"""What in a record's words can tell who somebody is: places in the text, and whose they are.

The reader of notes finds them, an edition replaces them. A mask carries no text of its own, so that the
list may be printed: `key` is the same for every mention of one person, number or address in a case
and the same in each build of it.
"""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.model import Model


class Category(StrEnum):
    """What kind of word or number it is."""

    PERSON = "person"
    """Somebody known by name from the case file, a record's author, or a title beside the name."""
    NAME = "name"
    """A proper name, whether of a person or a place is not told."""
    UNIT = "unit"
    """A school, clinic or home by its own name."""
    PLACE = "place"
    """A municipality, region or town."""
    PERSONAL_NUMBER = "personal-number"
    """Personnummer or samordningsnummer with the right check digit."""
    RESERVE_NUMBER = "reserve-number"
    """Written as a personnummer, but with a check digit or letters that no personnummer has."""
    BIRTH_DATE = "birth-date"
    PHONE = "phone"
    E_MAIL = "e-mail"
    ADDRESS = "address"
    """A street with its number, or a postal code with its town."""
    STAFF_ID = "staff-id"
    """HSA-id, user name or other number of somebody who works there."""


MaskedField = Literal["text", "title", "author"]
"""The words of the event in which the mask lies: `text`, `title`, or the author's name."""


class Mask(Model):
    """`start` up to `end` (code points, end excluded) of one field of an event.

    `key` is `child`, a guardian's id in the case file, or `<category>-` and twelve hex digits. `role` is what a
    person is called beside the name, in lower case without ending (`kurator`, `lillebror`), None when nobody tells.
    """

    start: int = Field(ge=0)
    end: int
    category: Category
    key: str
    role: str | None = None
    field: MaskedField = "text"

    @model_validator(mode="after")
    def _is_a_stretch(self) -> Self:
        if self.end <= self.start:
            raise ValueError("a mask ends after its start")
        return self
