from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.resolve.telling import decision, report
from wireledger.records import Record, Span
from wireledger.resolve.reprint_dates import Prints
from wireledger.resolve.resolution import Incident
from wireledger.resolve.resolve import resolve
from wireledger.resolve.shelf import Shelf

LEDE = "A drone strike near al-Bab killed Hamza al-Dandal of the Salt Brigade two days ago, the command said."
STORY = f"{LEDE} The brigade named Karim Adel as the next man to lead it, and buried the dead man in Tadef."


def told(ref: str, published: str, day: str, text: str = STORY) -> Record:
    """A report that gives ``day`` in the words "two days ago"."""
    made = report(ref, text, publisher=f"Paper {ref}", published=published, day=day, hit=["Hamza al-Dandal"],
                  speakers=[("the command", None)])  # fmt: skip
    at = text.index("two days ago")
    words = Span(at, at + 12, "two days ago")
    return replace(
        made, claims=tuple(replace(c, span=words) if c.predicate == "date" else c for c in made.claims)
    )


FIRST = told("first", "2024-03-10", "2024-03-08")
NEXT_DAY = told("next", "2024-03-11", "2024-03-09")
WEEK_LATER = told("week", "2024-03-18", "2024-03-16")
SHORTENED = told("short", "2024-03-12", "2024-03-10", LEDE)
INDEPENDENT = told(
    "own",
    "2024-03-11",
    "2024-03-09",
    "Hamza al-Dandal died two days ago in a strike on his car in al-Bab, his cousin told this newspaper.",
)


def days(incident: Incident) -> set[str]:
    return {v.value for f in incident.values if f.field == "date" for v in f.values}


@pytest.mark.parametrize("records", list(permutations([FIRST, NEXT_DAY, WEEK_LATER, SHORTENED])))
def test_a_copy_is_dated_as_what_it_copies(records: tuple[Record, ...]) -> None:
    (incident,) = resolve(records).incidents
    assert {e.ref for e in incident.events} == {"first", "next", "week", "short"}
    assert days(incident) == {"2024-03-08"}
    assert incident.conflicts == ()
    assert len(incident.origins) == 1


def test_reports_that_only_use_the_same_words_keep_their_days() -> None:
    (incident,) = resolve([FIRST, INDEPENDENT]).incidents
    assert days(incident) == {"2024-03-08", "2024-03-09"}
    assert [c.field for c in incident.conflicts] == ["date"]


def test_a_first_print_of_unknown_date_gives_way_to_a_dated_one() -> None:
    undated = replace(
        FIRST, document=replace(FIRST.document, ref="undated", id="doc-undated", published=None)
    )
    prints = Prints()
    shelf = prints.dated(Shelf(prints.noting([undated, NEXT_DAY])))
    assert [r.events[0].date.start for r in shelf] == ["2024-03-09", "2024-03-09"]


def test_a_reviewers_date_stays() -> None:
    given = decision("correct", "event-next", field="date", value="2024-03-07")
    found = [i for i in resolve([FIRST, NEXT_DAY], [given]).incidents if "2024-03-07" in days(i)]
    assert [v.reports for i in found for f in i.values for v in f.values if v.value == "2024-03-07"] == [
        ("next",)
    ]
