"""Many children at once: a log of events in columns, timed expectations over it, each violation with its rows.

The questions are the ordering constraints of Declare (Pesic & van der Aalst 2006), here with time limits and with
dates that may be stretches. An uncertain date that could have met the expectation meets it.
"""

from timeline.monitor.constraints import Constraint, Violations, check
from timeline.monitor.log import Log

__all__ = ["Constraint", "Log", "Violations", "check"]
