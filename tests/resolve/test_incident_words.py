from __future__ import annotations

import pytest

from wireledger.records import Span
from wireledger.resolve.incident_words import Rarity, name_keys, trigger_contexts, word_keys


def test_names_are_words_with_a_capital_letter() -> None:
    assert name_keys("the village of Tal al-Shayir, south of Shaddadi") == {"tal", "shair", "shdd"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Beledweyne", "Baladwayne"),
        ("Mudiyah", "Moudia"),
        ("Bu'aale", "Buʼaale"),
        ("Raqqa", "Raqqah"),
        ("Tapocan", "Tapukan"),
    ],
)
def test_spellings_of_one_name_have_one_key(a: str, b: str) -> None:
    assert name_keys(a) == name_keys(b) != frozenset()


def test_names_that_differ_in_a_consonant_stay_apart() -> None:
    assert name_keys("Wuntho") != name_keys("Wundwin")


def test_stop_words_and_short_words_have_no_key() -> None:
    assert word_keys("The man in a red car", frozenset(["the", "man"])) == {"red", "car"}


def test_a_copied_trigger_keeps_the_words_on_one_side() -> None:
    original = "At least nine people were killed on Saturday when a car blew up, police said."
    reprint = "On Saturday nine people were killed on Saturday when a car exploded."
    spans = [Span(t.index("killed"), t.index("killed") + 6, "killed") for t in (original, reprint)]
    whole = [Span(0, len(t), t) for t in (original, reprint)]
    shared = trigger_contexts(original, spans[0], whole[0]) & trigger_contexts(reprint, spans[1], whole[1])
    assert shared == {("after", "killed", "on", "saturday", "when", "a", "car")}


def test_short_sentences_tell_nothing_of_copying() -> None:
    text = "The driver was killed."
    assert trigger_contexts(text, Span(15, 21, "killed"), Span(0, len(text), text)) == frozenset()


def test_rare_words_weigh_more() -> None:
    rarity = Rarity([frozenset({"strike", "bab"}), frozenset({"strike"}), frozenset({"strike", "idlib"})])
    assert rarity.weight("bab") > rarity.weight("strike")
    assert rarity.rarest(frozenset({"strike", "bab"}), 5) == ["strike"]  # no other report names the other


def test_one_report_more_changes_what_few_words_say() -> None:
    before = Rarity([frozenset({"strike", "bab"})] * 5 + [frozenset({"idlib"})])
    after = Rarity([frozenset({"strike", "bab"})] * 5 + [frozenset({"idlib", "bab"}), frozenset({"idlib"})])
    assert after.reweighed(before) == frozenset({"bab", "idlib"})
    assert after.weight("strike") == before.weight("strike")
    many = Rarity([frozenset({"strike"})] * 1000)
    assert many.reweighed(before) is None


def test_the_cosine_is_1_for_the_same_long_text_and_small_for_a_word_in_common() -> None:
    long = frozenset(f"word{i}" for i in range(20))
    rarity = Rarity([long, long])
    assert rarity.cosine(long, long) == pytest.approx(1.0)
    assert rarity.cosine(frozenset({"word1"}), frozenset({"word1"})) < 0.2
    assert rarity.cosine(long, frozenset({"else"})) == 0
