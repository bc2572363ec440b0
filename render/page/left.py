"""What an edition lacks, in sentences that count and tell nothing; and the family's own words, the child's first."""

from render.page.words import genitive, words
from render.view.model import View


def left(view: View, lang: str) -> tuple[str, ...]:
    """The sentences of the last page; empty in the inspector's edition, which lacks nothing."""
    if view.left_out is None:
        return ()
    text, out = words(lang)["left"], [words(lang)["left"]["names"]]
    out += [_counted(text["sources"][why], number) for why, number in view.left_out.sources.items()]
    out += [_counted(text[what], number) for what in ("events", "findings") if (number := getattr(view.left_out, what))]
    return (*out, *([text["relative"]] if view.left_out.relative else []))


def _counted(pair: list[str], number: int) -> str:
    return pair[0] if number == 1 else pair[1].replace("{n}", str(number))


def own(view: View, lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who says it, and what: the child's own words first, then the family's, each in order of time."""
    said = [mark for mark in view.marks if mark.lane == "family" and mark.quote and mark.kind == "egen"]
    child = tuple(mark.quote for mark in said if mark.source.author == view.child)
    family = tuple(mark.quote for mark in said if mark.source.author != view.child)
    pairs = ((view.child, child), (words(lang)["own"]["family"], family))
    return tuple((who, quotes) for who, quotes in pairs if quotes)


def own_heading(view: View, lang: str) -> str:
    """What the section of the family's own words is called."""
    return str(words(lang)["own"]["heading"]).format(genitive=genitive(view.child, lang))
