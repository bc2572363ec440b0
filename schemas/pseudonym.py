"""pseudonyms.yaml: the key between what the records say and what an edition shows. It stays with the inspector."""

from typing import Final

from pydantic import Field

from schemas.mask import Category
from schemas.model import DataFile

NUMBERED: Final = frozenset({Category.PERSON, Category.NAME, Category.UNIT, Category.PLACE})
"""What gets a name of its own; numbers and addresses only get a word for what they are."""


class Pseudonym(DataFile):
    """One person, unit or place: what it is shown as, and what the records write."""

    key: str | None = None
    """As in the masks; None for a name that the inspector has added."""
    category: Category = Category.NAME
    shown: str = Field(min_length=1)
    seen: tuple[str, ...] = ()
    """Every way in which the records write it."""


class Pseudonyms(DataFile):
    """The whole key file."""

    case: str
    names: tuple[Pseudonym, ...] = ()

    def shown(self) -> dict[str, str]:
        """Key -> what is shown in its place."""
        return {one.key: one.shown for one in self.names if one.key is not None}
