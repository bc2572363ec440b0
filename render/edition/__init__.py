"""What a reader may see, decided before anything is drawn: consent, sensitivity, decisions, pseudonyms."""

from render.edition.choice import Reader
from render.edition.consent import standing, standings
from render.edition.cut import cut

__all__ = ["Reader", "cut", "standing", "standings"]
