"""Shared by all tests: the command line as a function, and a reader that needs no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests import builders
from wireledger.cli import main
from wireledger.errors import ReadError
from wireledger.records import Record


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots", action="store_true", help="draw the pages of the workbench into docs/workbench/"
    )


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """``run("read", "a.txt")`` runs the command line in this process."""

    def command(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as caught:
            main([str(a) for a in arguments])
        printed = capsys.readouterr()
        code = caught.value.code
        return Ran(code if isinstance(code, int) else int(bool(code)), printed.out, printed.err)

    return command


@pytest.fixture
def hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """``read_reports`` gives the hand-made record for any file, and an error for names with "bad"."""

    def read_reports(
        sources: Sequence[Path | Literal["-"]], workers: int = 1
    ) -> Iterator[Record | ReadError]:
        for source in sources:
            name = source if isinstance(source, str) else source.stem
            if "bad" in name:
                yield ReadError(str(source), "the file is empty", "Give a file that holds a report.")
            else:
                yield builders.record(document=builders.document(ref=name))

    monkeypatch.setattr("wireledger.pipeline.read_reports", read_reports)
