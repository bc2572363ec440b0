"""The command `tidslinje`. Heavy rooms are imported inside the commands, so that `--help` stays quick."""

import sys


def main() -> None:
    """Run the command. Ctrl-C while it is still loading is one sentence too."""
    try:
        from timeline.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("Avbrutet. Inget har skrivits. / Interrupted. Nothing was written.\n")
        raise SystemExit(130) from None


__all__ = ["main"]
