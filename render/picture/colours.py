"""The page's colours, from its own tokens: one source for screen, picture and figure."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_TOKENS: Final = Path(__file__).parents[1] / "page" / "css" / "tokens.css"
THREAD: Final = {"fam": 0.62, "reg": 0.84, "kom": 0.62, "sko": 0.84, "ovr": 0.8}
"""How opaque a thread is: at least 3:1 against its band."""
WHITE: Final = "#ffffff"


@cache
def colours() -> dict[str, str]:
    """Token -> hex, of the ordinary contrast."""
    root = _TOKENS.read_text("utf-8").partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root))
