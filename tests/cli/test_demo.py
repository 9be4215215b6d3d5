from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command
from wireledger.cli import examples
from wireledger.publish.jsonl import from_json
from wireledger.read import documents
from wireledger.records import Document

NAMES = [
    "01-command-statement.txt",
    "02-ministry-desk.txt",
    "03-wire-and-reprint.jsonl",
    "04-monitor.txt",
    "05-analysis.txt",
    "06-machine-translation.txt",
    "07-four-accounts.jsonl",
]


def test_the_examples_are_found_in_their_order() -> None:
    assert [path.name for path in examples.example_reports()] == NAMES


def test_every_example_is_read_with_its_publisher_and_date() -> None:
    found = [d for path in examples.example_reports() for d in documents(path)]
    assert len(found) == 11
    for document in found:
        assert isinstance(document, Document)
        assert document.title
        assert document.publisher
        assert document.published
        assert document.complete


@pytest.mark.usefixtures("hand_made")
def test_demo_shows_a_table_of_every_example(run: Command) -> None:
    done = run("demo")
    assert done.code == 0
    assert done.out.count("What the report itself contradicts\n") == len(NAMES)
    assert done.out.count("01-command-statement\n") == 1


@pytest.mark.usefixtures("hand_made")
def test_demo_as_records(run: Command) -> None:
    done = run("demo", "--format", "jsonl")
    assert [from_json(line).document.ref for line in done.out.splitlines()] == [Path(n).stem for n in NAMES]


@pytest.mark.usefixtures("hand_made")
def test_demo_explains_a_line(run: Command) -> None:
    assert run("demo", "--explain", "05-analysis:9").out.startswith("[9] also called: Abu Zayd\n")


def test_missing_examples_are_named(run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examples, "_PLACES", (tmp_path,))
    done = run("demo")
    assert done.code == 1
    assert done.err == (
        f"error: {tmp_path}: the example reports are missing. "
        "Install wireledger again: the examples are part of the package.\n"
    )
