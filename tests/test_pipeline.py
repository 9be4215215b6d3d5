from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from wireledger import pipeline
from wireledger.errors import ModelError, ReadError, UsageError
from wireledger.pipeline import extract_all, read_reports
from wireledger.records import Document, Record

ROOT = Path(__file__).resolve().parents[1]


def fake(document: Document) -> Record:
    """Stands for the extractor; must be found by name in a worker process."""
    if "odd" in document.text:
        raise ZeroDivisionError("division by zero")
    if "refused" in document.text:
        raise ReadError(document.ref, "it is refused", "Leave it out.")
    if "no model" in document.text:
        raise ModelError("the model is missing")
    if "killer" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return Record(document, (), (), ())


def items(*texts: str) -> list[Document | ReadError]:
    return [builders.document(text, ref=f"r{i}") for i, text in enumerate(texts)]


def told(results: Iterator[Record | ReadError]) -> list[str]:
    return [r.document.text if isinstance(r, Record) else str(r) for r in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_keep_the_order_of_the_input_whatever_happens_to_each(workers: int) -> None:
    given = items("one", "odd", "two", "refused", *map(str, range(9)))
    given.insert(2, ReadError("x.txt", "the file is empty", "Give a report."))
    assert told(extract_all(given, workers, fake)) == [
        "one",
        "r1: extraction failed with ZeroDivisionError: division by zero. "
        "This is a bug in wireledger: please report it, with the report if it may be shared.",
        "x.txt: the file is empty. Give a report.",
        "two",
        "r3: it is refused. Leave it out.",
        *map(str, range(9)),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_ends_the_batch(workers: int) -> None:
    with pytest.raises(ModelError, match="the model is missing"):
        list(extract_all(items("one", "no model", "two"), workers, fake))


def test_a_killed_worker_costs_its_own_report_only() -> None:
    found = told(extract_all(items("one", "two", "killer", "three", "four"), 2, fake))
    assert found == [
        "one",
        "two",
        "r2: the process that read it was ended from outside. If memory is short, use fewer workers or split the report.",
        "three",
        "four",
    ]


def test_no_workers_is_refused() -> None:
    with pytest.raises(UsageError, match="0 workers: at least 1 is needed"):
        read_reports([], workers=0)


def test_a_reader_that_breaks_down_is_a_failure_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(source: object) -> Iterator[Document | ReadError]:
        if source == Path("b"):
            raise RuntimeError("unforeseen")
        yield builders.document(f"from {source}", ref=str(source))

    monkeypatch.setattr(pipeline, "documents", documents)
    made = pipeline.read_documents([Path("a"), Path("b"), Path("c")])
    assert [d.text if isinstance(d, Document) else str(d) for d in made] == [
        "from a",
        "b: reading it failed with RuntimeError: unforeseen. "
        "This is a bug in wireledger: please report it, with the report if it may be shared.",
        "from c",
    ]


def test_an_id_that_two_sources_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(source: object) -> Iterator[Document | ReadError]:
        yield builders.document(f"from {source}", ref="same")

    monkeypatch.setattr(pipeline, "documents", documents)
    made = pipeline.read_documents([Path("a"), Path("b")])
    assert [d.text if isinstance(d, Document) else str(d) for d in made] == [
        "from a",
        'b: its id "same" was given before, in a. Give it another id.',
    ]


def test_documents_are_taken_only_a_few_ahead() -> None:
    taken = 0

    def many() -> Iterator[Document]:
        nonlocal taken
        for document in items(*map(str, range(1000))):
            taken += 1
            assert isinstance(document, Document)
            yield document

    results = extract_all(many(), 2, fake)
    next(results)
    assert taken < 20
    results.close()  # type: ignore[attr-defined]  # it is a generator


SLEEPER = """
import sys, time
from tests.test_pipeline import items, told
from wireledger.pipeline import extract_all
def slow(document):
    print("begun", flush=True)
    time.sleep(60)
if __name__ == "__main__":
    told(extract_all(items("one", "two"), 2, slow))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "sleeper.py"
    script.write_text(SLEEPER, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    with parent, parent.stdout as out:
        assert out.readline() == b"begun\n"
        begun = time.monotonic()
        parent.send_signal(how)
        out.read()  # ends when every process that holds the pipe has ended
        assert time.monotonic() - begun < 20


def test_a_file_given_twice_is_read_once_and_named(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    report.write_text("The road is open again, the mayor said on Monday.", encoding="utf-8")
    first, second = read_reports([report, report])
    assert isinstance(first, Record)
    assert str(second) == f'{report}: its id "one" was given before, in {report}. Give it another id.'
