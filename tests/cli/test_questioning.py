from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Command


@pytest.fixture(autouse=True)
def added(run: Command, reports: Path) -> None:
    """The stories are in the ledger."""
    run("add", reports)


def test_a_question_is_shown_with_the_command_that_decides_it(run: Command) -> None:
    shown = run("questions", "--format", "table").out
    assert "0.50  Are these one incident?" in shown
    assert shown.count("ground raid in Tel Arran") == 2
    assert "the same place" in shown
    words = " ".join(shown.split())
    command = words[words.index("wireledger decide") : words.index(" Where they are two")]
    assert run(*shlex.split(command)[1:]).code == 0
    assert len(run("incidents").out.splitlines()) == 2
    assert run("questions", "--format", "table").out == "Nothing is in doubt.\n"


def test_lines_have_both_sides(run: Command) -> None:
    (line,) = run("questions", "--kind", "incident").out.splitlines()
    found = json.loads(line)
    assert set(found) == {"kind", "score", "a", "b", "reasons"}
    assert sorted(found["a"]) == ["handle", "item", "label", "reports"]
    assert run("questions", "--kind", "person").out == ""
