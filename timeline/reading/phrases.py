"""The small pattern language of the data files, compiled to regular expressions without nested repeats.

kallelse* ~ sip     any ending; up to six words between
(ej|inte) kallad*   a choice
{actor} uteblev     an organisation named in the text
"""

import re
from functools import cache
from typing import Final

ACTOR_MARK: Final = "\ue000"
FAMILY_MARK: Final = "\ue001"
"""Private-use characters that stand for an organisation and for a member of the family in the marked text."""

_TOKEN: Final = re.compile(r"\s+|~|\*|\{actor\}|\{family\}|\(|\)\??|\||\\d|[^\s~*{}()|\\]+")
_GAP: Final = r"(?:[^\s.;!?]+(?:\.(?=\s\d))?\s+){0,6}?"


@cache
def compiled(phrase: str) -> re.Pattern[str]:
    """The phrase as a pattern on lower-case text."""
    return re.compile(rf"(?<![\w-]){source(phrase)}(?![\w])")


def source(phrase: str) -> str:
    """The phrase as the source of a pattern."""
    out: list[str] = []
    tokens = _TOKEN.findall(phrase)
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else " "
        match token:
            case "~":
                out.append(_GAP)
            case "*":
                alone = before.isspace() or before in {"(", "|"}
                out.append(r"[^\s.;!?]+" if alone else r"[\w:-]*")
            case "{actor}":
                out.append(rf"{ACTOR_MARK}+")
            case "{family}":
                out.append(rf"{FAMILY_MARK}+")
            case "(":
                out.append("(?:")
            case "|" | ")":
                out.append(token)
            case ")?":
                out.append(")?")
            case r"\d":
                out.append(token)
            case _ if token.isspace():
                out.append("" if before == "~" else r"[ \t]*" if before == ")?" else r"\s+")
            case _:
                out.append(re.escape(token))
    return "".join(out)


def stem(phrase: str) -> str:
    """A run of letters that every match holds: a quick look for it spares the pattern."""
    outside = re.sub(r"\([^)]*\)\??", " ", phrase.replace("{actor}", " ").replace("{family}", " "))
    words = [word for word in re.split(r"[\s~*|\\]+", outside) if word]
    return max(words, key=len, default="")
