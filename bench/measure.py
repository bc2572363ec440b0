"""Time a whole process, several runs, and report medians."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence


def seconds(command: Sequence[str], runs: int) -> float:
    """The median wall time of `command`, after one run that is not counted. Raises when the command fails."""
    times = []
    for number in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        if number:
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def python(code: str, runs: int) -> float:
    """The median time of a fresh interpreter that runs `code`."""
    return seconds([sys.executable, "-c", code], runs)


def inside(setup: str, code: str, runs: int) -> float:
    """The median time of `code` alone, in a fresh process per run, after `setup` and one warm-up."""
    program = (
        f"import time\n{setup}\ndef work():\n    return {code}\nwork()\n"
        "t = time.perf_counter(); work(); print(time.perf_counter() - t)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout)
        for _ in range(runs)
    ]
    return statistics.median(times)
