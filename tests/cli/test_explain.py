from __future__ import annotations

import io
import re

import pytest

from tests import builders
from wireledger.cli.explain import explain
from wireledger.cli.lines import lines
from wireledger.cli.report import console_for, plain_text
from wireledger.errors import UsageError
from wireledger.records import Record


def text(number: int, record: Record | None = None) -> str:
    console = console_for(io.StringIO())
    return plain_text(console, explain(record or builders.record(), number, console))


def number_of(label: str, words: str) -> int:
    return next(n.number for n in lines(builders.record()) if n.label == label and n.text.startswith(words))


def test_a_value_with_its_chain_and_its_words_in_their_sentence() -> None:
    assert (
        text(number_of("also called", "Abu Zayd"))
        == """\
[9] also called: Abu Zayd

  claim   c6, alias, asserted, in the report's words
  said by Halyard News Agency (publisher) > Lina Sayed (speaker, analyst)
  words   Karim Adel, known as »Abu Zayd«, was the emir of the Salt Brigade, said the analyst Lina
          Sayed.
  sure    80% of such readings are right
"""
    )


def test_a_denial_is_shown_as_one() -> None:
    assert (
        text(number_of("denied", "he was dead"))
        == """\
[16] denied: he was dead

  claim   c12, states, denied, in the report's words
  said by Halyard News Agency (publisher) > The brigade (speaker)
  words   The brigade, part of the Coast Front, denied that »he was dead«.
  sure    90% of such readings are right
"""
    )


def test_a_name_is_said_by_the_publisher() -> None:
    assert (
        text(number_of("name", "Karim Adel"))
        == """\
[8] name: Karim Adel

  said by Halyard News Agency
  words   »Karim Adel«, known as Abu Zayd, was the emir of the Salt Brigade, said the analyst Lina
          Sayed.
"""
    )


def test_a_contradiction_shows_every_side() -> None:
    shown = text(number_of("type", "ground raid (Halyard"))
    assert "»raid«" in shown
    assert "»drone strike«" in shown


def test_words_keep_their_sentence_at_both_ends_of_a_text() -> None:
    record = builders.record()
    for line in lines(record):
        assert "»" in text(line.number)


def test_a_line_that_is_not_there_names_those_that_are() -> None:
    message = "salt-brigade has no line 99: its lines are 1 to 17. See them with --format table."
    with pytest.raises(UsageError, match=re.escape(message)):
        text(99)
    with pytest.raises(UsageError, match="salt-brigade has no line 1: it has no lines"):
        text(1, builders.record(entities=(), events=(), claims=()))
