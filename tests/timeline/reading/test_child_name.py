"""The child's first name, learned from the records of a case that tells only an alias."""

import pytest

from timeline.reading.child_name import name_of_the_child

SAYS = ["är trött", "säger att det är bra", "vill vara hemma", "kom med mor", "sover dåligt", "går i sjuan"]


def records(name: str, source: str) -> list[tuple[str, str]]:
    return [(source, f"Möte. Vi ser att {name} {words}.") for words in SAYS]


def test_the_name_of_whom_most_records_tell_in_two_sources_is_the_childs() -> None:
    told = [*records("Ludde", "bup"), *records("Ludde", "soc"), ("soc", "Mentor Sara är sjuk. I går var Sara här.")]
    assert name_of_the_child(told, frozenset()) == "ludde"


@pytest.mark.parametrize(
    ("told", "others"),
    [
        (records("Ludde", "bup"), frozenset[str]()),
        ([*records("Ludde", "bup"), *records("Ludde", "soc")], frozenset({"ludde"})),
        (
            [*records("Ludde", "bup"), *records("Agnes", "soc"), *records("Agnes", "bup"), *records("Ludde", "soc")],
            frozenset[str](),
        ),
        ([*records("Ludde Berg", "bup"), *records("Ludde Berg", "soc")], frozenset[str]()),
        ([("bup", f"Mor {words}.") for words in SAYS] + [("soc", f"Mor {words}.") for words in SAYS], frozenset[str]()),
        (
            [
                (s, f"Samtal. I dag säger kurator Ludde att {w}, kurator Ludde {w}.")
                for s in ("bup", "soc")
                for w in SAYS
            ],
            frozenset[str](),
        ),
        ([("bup", "I dag var Ludde här."), ("soc", "Här var Ludde ensam.")], frozenset[str]()),
    ],
    ids=["one source", "a sibling", "two as often", "with surnames", "no name", "a professional", "too few"],
)
def test_where_it_is_not_plain_nobody_is_the_child(told: list[tuple[str, str]], others: frozenset[str]) -> None:
    assert name_of_the_child(told, others) is None
