"""A page under a passphrase: opened in the browser, offline, by the reader's own machine."""

from render.sealed.seal import LEAST_LENGTH, ROUNDS, WrongPassphrase, is_sealed, opened, seal

__all__ = ["LEAST_LENGTH", "ROUNDS", "WrongPassphrase", "is_sealed", "opened", "seal"]
