"""The reader's data says what it means: every class and feature that a pattern names exists, every form is Swedish."""

import pytest

from timeline.reading import forms
from timeline.reading.data import data
from timeline.reading.lexicon import matcher
from timeline.reading.matching import Matcher
from timeline.reading.patterns import Line
from timeline.reading.vocabulary import Vocabulary

PERSONS = {"{actor}", "{family}", "{child}", "{colleague}", "{name}", "{number}"}
TENSES = {"#inf", "#pres", "#past", "#sup", "#ptcp"}
STRONG = {
    "skriva": ("skriva", "skriver", "skrev", "skrivit", "skriven"),
    "komma": ("komma", "kommer", "kom", "kommit", "kommen"),
}


def named_classes() -> set[str]:
    rows = data("words")
    lines = [*rows["verbs"].splitlines(), *rows["nouns"].splitlines()]
    return {line.partition(":")[0].strip("- ") for line in lines} | set(rows["classes"])


def test_every_pattern_asks_for_words_and_classes_that_there_are() -> None:
    classes, faults = named_classes(), []
    for patterns in matcher()[0].patterns():
        for key in {key for part in patterns.parts for element in part for key in element.keys}:
            known = (
                (key.startswith("<") and key.endswith(">") and key.strip("<>").partition(":")[0] in classes)
                or key in PERSONS | TENSES
                or (key and not set(key) & set("<>{}#&~") and (key == "?" or "?" not in key))
            )
            if not known:
                faults.append(f"{patterns.name}: {key!r} in {patterns.line}")
        if any(all(element.optional for element in part) for part in patterns.parts):
            faults.append(f"{patterns.name}: nothing has to stand in {patterns.line}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("kalla/1", "kalla kallar kallade kallat kallas kallades kallats kallad"),
        ("ringa/2", "ringa ringer ringde ringt rings ringdes ringts ringd"),
        ("söka/2", "söka söker sökte sökt söks söktes"),
        ("begära/2", "begära begär begärde begärt begärs begärdes"),
        ("nå/3", "nå når nådde nått nås nåddes"),
        ("in+skriva", "inskriva inskriver inskrev inskrivit inskrivs inskriven inskrivet inskrivna"),
        ("åter+komma", "återkomma återkommer återkom återkommit"),
    ],
)
def test_a_verb_is_inflected_by_its_group(verb: str, wanted: str) -> None:
    assert set(wanted.split()) <= {form for form, _ in forms.verb(verb, STRONG)}


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        ("flicka/1", "flicka flickan flickor flickorna flickans"),
        ("utredning/2", "utredning utredningen utredningar utredningarna utredningens"),
        ("remiss/3", "remiss remissen remisser remisserna"),
        ("möte/4", "möte mötet möten mötena mötets"),
        ("samtal/5", "samtal samtalet samtalen"),
    ],
)
def test_a_noun_is_inflected_by_its_declension(noun: str, wanted: str) -> None:
    assert set(wanted.split()) <= set(forms.noun(noun))


@pytest.mark.parametrize("written", ["orosanmälna", "orosanmlan", "orosannmälan", "orosanmäaln", "nätverksmöet"])
def test_a_long_word_with_one_letter_wrong_is_the_word_that_was_meant(written: str) -> None:
    words = matcher()[1]
    assert words.features(written) & (words.features("orosanmälan") | words.features("nätverksmötet"))


@pytest.mark.parametrize("word", ["planering", "anläggning", "förälder", "undervisning", "xxxxxxxxxx"])
def test_another_word_is_no_misspelling(word: str) -> None:
    assert not matcher()[1].features(word) & (matcher()[1].features("placering") | matcher()[1].features("inläggning"))


def test_a_compound_is_what_its_last_part_is_and_a_word_with_a_colon_its_stem() -> None:
    words = matcher()[1]
    assert "<möte>" in words.features("planeringsmötet")
    assert "<sip>" in words.features("sip:en")


def test_parts_of_a_frame_stand_in_any_order_but_not_across_a_comma() -> None:
    lines = [Line("x", "<ringa> & rektor", "say")]
    found = Matcher(lines)
    words = Vocabulary(found.asked)
    assert {"<ringa>"} <= words.features("ringde")
    assert [part[0].keys for part in found.patterns()[0].parts] == [frozenset({"<ringa>"}), frozenset({"rektor"})]
