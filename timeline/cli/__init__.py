"""The command `tidslinje`. Heavy rooms are imported inside the commands, so that `--help` stays quick."""

from timeline.cli.app import main

__all__ = ["main"]
