"""Editions: for whom the page is made."""

from enum import StrEnum


class Edition(StrEnum):
    """What the page may show is decided before anything is drawn."""

    INSPECTOR = "inspector"
    MEETING = "meeting"
    FAMILY = "family"
    ORGANISATION = "organisation"
