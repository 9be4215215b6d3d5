from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from wireledger.cli.lines import lines
from wireledger.cli.report import console_for, plain_text, report
from wireledger.cli.safe import safe
from wireledger.records import Count, Record


def text(record: Record, width: int = 100) -> str:
    console = console_for(io.StringIO())
    console.width = width
    return plain_text(console, report(record, width))


WIDE = """\
────────────────────────────────────────────────────────────────────────────────────────────────────
Raid kills two in Tel Arran
Halyard News Agency · 2022-05-04 (from its date field) · language en · complete · salt-brigade

Incidents

      what         when        where        who → whom     killed    injured   status        claims
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 [1]  ground raid  2022-05-03  Tel Arran    ? → Karim      at least  –         asserted      5
      / air drone                           Adel           2
      strike

 on [1] ground raid / air drone strike  asserted, 5 claims
  [2] type        ground raid (from “raid”)  said by Halyard News Agency > the Northern Command
  [3] type        air drone strike (from “drone strike”)  said by Halyard News Agency > Lina Sayed
  [4] date        2022-05-03 (from “on Tuesday”)  said by Halyard News Agency > the Northern Command
  [5] place       Tel Arran  said by Halyard News Agency > the Northern Command
  [6] killed      at least 2 (from “at least two people”)  said by Halyard News Agency > the
                  Northern Command
  [7] target      Karim Adel

People
  [8] name        Karim Adel
  [9] also called Abu Zayd  said by Halyard News Agency > Lina Sayed
 [10] post        emir, Salt Brigade  said by Halyard News Agency > Lina Sayed
 [11] fate        said not to be killed  said by Halyard News Agency > The brigade

Groups
 [12] name        Salt Brigade
 [13] part of     Coast Front  said by Halyard News Agency

Statements
 Halyard News Agency > Lina Sayed
 [14]             “It was a drone strike”
 [15] future      “The brigade will name a new emir”
 Halyard News Agency > The brigade
 [16] denied      he was dead

What the report itself contradicts
 [17] type        ground raid (Halyard News Agency > the Northern Command) / air drone strike
                  (Halyard News Agency > Lina Sayed)

"""


def test_the_whole_report() -> None:
    assert text(builders.record()) == WIDE


def test_an_incomplete_report_says_where_it_breaks_off() -> None:
    warning = "the last heading, “Security”, has nothing under it"
    document = builders.document(
        complete=False, warnings=(warning,), publisher=None, published=None, language=None
    )
    shown = text(builders.record(document=document))
    assert "publisher unknown · date unknown · language unknown · INCOMPLETE · salt-brigade\n" in shown
    assert f"! {warning}\n" in shown


def test_a_report_with_nothing_in_it_says_so() -> None:
    shown = text(builders.record(entities=(), events=(), claims=()))
    assert "No incident, person, group or statement was found in this report." in shown


def test_numbering_is_a_function_of_the_record() -> None:
    assert lines(builders.record()) == lines(builders.record())
    assert [line.number for line in lines(builders.record())] == list(range(1, 18))


def test_every_line_has_words() -> None:
    claims = {c.id for c in builders.record().claims}
    for line in lines(builders.record()):
        assert line.spans
        assert set(line.claims) <= claims


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in text(builders.record(), width).splitlines():
        assert len(line) <= width


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(3, 3), "3"),
        (Count(3, None), "at least 3"),
        (Count(None, 4), "at most 4"),
        (Count(2, 4), "2 to 4"),
    ],
)
def test_counts_as_people_say_them(count: Count, words: str) -> None:
    (event,) = builders.record().events
    from dataclasses import replace

    shown = text(builders.record(events=(replace(event, injured=count, killed=Count(None, None)),)))
    assert words in shown


def test_what_acts_on_a_terminal_is_not_shown() -> None:
    assert safe("a\x1b[31mred\x1b[0m\x07 [bold]b[/] \u202edeta\u202c\u2066x\u2069\x9b2J") == (
        "a[31mred[0m [bold]b[/] detax2J"
    )
    hostile = builders.document(title="\x1b]0;owned\x07 [red]Title[/red] :smile: \u202egnp")
    shown = text(builders.record(document=hostile))
    assert "]0;owned [red]Title[/red] :smile: gnp\n" in shown


@given(st.text(st.characters(exclude_categories=())))
def test_safe_text_holds_no_control_characters(words: str) -> None:
    shown = safe(words)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert safe(shown) == shown
