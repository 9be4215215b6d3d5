from __future__ import annotations

import pytest

from benchmarks.clusters import parsed

PRINTED = """70 reports; 186 of 296 event mentions found
incidents  P 0.934 R 0.363 F1 0.523
persons    P 0.891 R 0.713 F1 0.792
origins    P 1.000 R 0.952 F1 0.976
conflicts  P 0.682 R 0.278 F1 0.395
twins      4 of 11 wrongly joined
"""


def test_what_the_scorer_prints_is_read() -> None:
    found = parsed(PRINTED)
    assert list(found.measures) == ["incidents", "persons", "origins", "conflicts"]
    assert found.measures["origins"].f1 == 0.976
    assert (found.mentions, found.mentions_in_all, found.joined, found.twins) == (186, 296, 4, 11)


def test_the_table_has_the_counts_below_it() -> None:
    table = parsed(PRINTED).table()
    assert "| incidents | 0.934 | 0.363 | 0.523 |" in table
    assert table.endswith("186 of 296 event mentions found; 4 of 11 near-twins and namesakes wrongly joined")


def test_output_without_scores_is_an_error() -> None:
    with pytest.raises(ValueError, match="printed no scores"):
        parsed("Traceback")
