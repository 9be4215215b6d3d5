"""Names of months."""

from __future__ import annotations

import pytest

from wireledger.read.months import month_number, months
from wireledger.read.words import lists


@pytest.mark.parametrize("language", lists("months"))
def test_each_language_names_twelve_months(language: str) -> None:
    assert len(lists("months")[language]) == 12
    assert set(months(language).values()) <= set(range(1, 13))


def test_no_spelling_means_two_months() -> None:
    assert all(month_number(name) == number for name, number in months(*lists("months")).items())


@pytest.mark.parametrize(
    ("name", "number"), [("KASIM", 11), ("NİSAN", 4), ("Mayıs", 5), ("Auguſt", 8), ("Kanun al-Thani", 1)]
)
def test_case_does_not_matter(name: str, number: int) -> None:
    assert month_number(name) == number
