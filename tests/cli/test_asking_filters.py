from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command


@pytest.mark.parametrize(
    ("command", "options", "days"),
    [
        ("incidents", ("--contradicted",), ["2022-05-03"]),
        ("incidents", ("--origins", "2"), ["2022-05-03"]),
        ("incidents", ("--status", "denied"), []),
        ("timeline", ("--status", "asserted"), ["2021-01-02", "2022-05-03", "2022-05-09"]),
        ("timeline", ("--contradicted", "--origins", "4"), []),
    ],
)
def test_lists_are_filtered_by_what_stands_behind_an_incident(
    run: Command, reports: Path, command: str, options: tuple[str, ...], days: list[str]
) -> None:
    run("add", reports)
    assert [json.loads(line)["start"] for line in run(command, *options).out.splitlines()] == days
