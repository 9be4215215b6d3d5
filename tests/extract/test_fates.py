"""A person's fate with the words that say it."""

from __future__ import annotations

import pytest

from tests.extract.readings import WrittenReading
from wireledger.extract.event_mentions import find_event_mentions
from wireledger.extract.fates import fate_near, fates_in_events
from wireledger.extract.linking import Known, Linker
from wireledger.extract.telling import Telling
from wireledger.read.sentences import sentences
from wireledger.records import Fate, Span


@pytest.mark.parametrize(
    ("text", "fate", "words"),
    [
        ("Ann Lee was killed in Tula.", "killed", "killed"),
        ("Ann Lee was hit. She succumbed to her wounds.", "killed", "succumbed"),
        ("Two bodies were found in Tula. One is that of Ann Lee.", "killed", "bodies"),
        ("Nahr mourned Ann Lee, who was killed in May.", "killed", "killed"),
        ("Ann Lee was rounded up on Monday.", "captured", "rounded up"),
        ("Ann Lee chairs the shura.", "at_large", "chairs"),
        ("Ann Lee sells bread.", "killed", None),
        ("Ann Lee sells bread. She is 40. A man was killed elsewhere.", "killed", None),
    ],
)
def test_words_near_a_name_bear_its_fate_out(text: str, fate: Fate, words: str | None) -> None:
    start = text.index("Ann Lee")
    said = fate_near(fate, [Span(start, start + 7, "Ann Lee")], tuple(sentences(text)))
    assert (said.words.text if said else None) == words
    assert said is None or text[said.words.start : said.words.end] == words


def test_what_is_asserted_goes_before_what_is_alleged() -> None:
    text = "A blast may have killed Ann Lee. The strike killed Ann Lee."
    spans = [Span(i, i + 7, "Ann Lee") for i in range(len(text)) if text.startswith("Ann Lee", i)]
    linker = Linker([Known("p", "person", "Ann Lee", ("Ann Lee",), tuple(spans))], sentences(text), text)
    told = {"target": ["Ann Lee"], "=type": "air_drone_strike", "=killed": "one"}
    reading = WrittenReading(
        text,
        {"trigger": ["blast", "strike"]},
        {"blast": {**told, "=status": "alleged"}, "strike": {**told, "=status": "asserted"}},
    )
    mentions = find_event_mentions(reading, Telling(sentences(text), None, None, (), linker))
    assert [m.status for m in mentions] == ["alleged", "asserted"]
    assert [(f.fate, f.status) for f in fates_in_events(mentions, linker).values()] == [
        ("killed", "asserted")
    ]
