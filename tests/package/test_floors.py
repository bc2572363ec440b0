"""What the measurements compare with runs where the project is installed."""

import importlib
import importlib.metadata
import re
from pathlib import Path

from bench.floors import IMPORTS

ROOT = Path(__file__).parents[2]


def test_the_floor_of_a_build_imports_only_libraries_that_the_project_declares() -> None:
    declared = {
        re.split(r"[<>=; ]", need)[0].lower()
        for need in importlib.metadata.requires("tidslinje") or ()
        if "extra ==" not in need
    }
    sold_as = importlib.metadata.packages_distributions()
    for module in IMPORTS.removeprefix("import ").split(", "):
        importlib.import_module(module)
        names = {name.lower() for name in sold_as[module.partition(".")[0]]}
        assert names & declared, f"{module} is no dependency of the project"
