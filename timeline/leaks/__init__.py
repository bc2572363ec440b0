"""Does a finished hand-out hold anything of the case that it must not? Asked of its bytes, not of its maker."""

from timeline.leaks.search import Hit, Search
from timeline.leaks.secrets import Secrets, secrets_of

__all__ = ["Hit", "Search", "Secrets", "secrets_of"]
