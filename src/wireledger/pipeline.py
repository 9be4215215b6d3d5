"""The one place that calls the stages in order: read, then extract.

A batch goes on past a report that fails, and the failure stands in its place among the results, so
results come in the order of the input whatever the number of workers. Two things end a batch: a
model that is missing or damaged (:class:`~wireledger.errors.ModelError`), since no report could be
read with it, and an interrupt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from wireledger.errors import ModelError, ReadError, UsageError, WireledgerError
from wireledger.extract.record import extract
from wireledger.read import documents
from wireledger.records import Document, Record
from wireledger.workers import WorkerDiedError, in_order, in_threads

Input = Path | Literal["-"]
Extractor = Callable[[Document], Record]

THREADS = 2
"""Reports that one process reads at a time: the model computes outside of Python's lock."""
_BUG = "This is a bug in wireledger: please report it, with the report if it may be shared."


def read_reports(sources: Sequence[Input], workers: int = 1) -> Iterator[Record | ReadError]:
    """Read every report of ``sources`` into a record, or into the error that says why not.

    One worker is this process, more are that many others; the results and their order are the same. Raises
    UsageError for fewer than one worker, ModelError where the shipped model cannot be used.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers: at least 1 is needed. Leave --workers out for one.")
    return extract_all(read_documents(sources), workers)


def extract_all(
    items: Iterable[Document | ReadError], workers: int = 1, extractor: Extractor = extract
) -> Iterator[Record | ReadError]:
    """Extract each document; errors among the items keep their place.

    ``extractor`` must be picklable by name where ``workers`` is more than one.
    """
    work = partial(_extracted, extractor)
    if workers == 1:
        yield from in_threads(items, work, THREADS, easy=_is_error)
        return
    for item, result in in_order(items, work, workers, skip=_is_error):
        yield _settled(item, result)


def read_documents(sources: Sequence[Input]) -> Iterator[Document | ReadError]:
    """The reports of every source; a reader that breaks down is a failure of its source alone."""
    seen: dict[str, int] = {}
    for number, source in enumerate(sources):
        try:
            for item in documents(source):
                if isinstance(item, ReadError) or seen.setdefault(item.ref, number) == number:
                    yield item
                else:
                    yield _twice(item, source, sources[seen[item.ref]])
        except Exception as error:
            yield ReadError(str(source), f"reading it failed with {_named(error)}", _BUG)


def _twice(document: Document, source: Input, earlier: Input) -> ReadError:
    reason = f'its id "{document.ref}" was given before, in {earlier}'
    return ReadError(str(source), reason, "Give it another id.")


def _extract(document: Document, extractor: Extractor) -> Record | ReadError:
    try:
        return extractor(document)
    except ModelError:
        raise
    except ReadError as error:
        return error
    except WireledgerError as error:
        return ReadError(document.ref, str(error), "Leave this report out, or correct it.")
    except Exception as error:
        return ReadError(document.ref, f"extraction failed with {_named(error)}", _BUG)


def _extracted(extractor: Extractor, item: Document | ReadError) -> Record | ReadError:
    return item if isinstance(item, ReadError) else _extract(item, extractor)


def _settled(
    item: Document | ReadError, result: Record | ReadError | WorkerDiedError | None
) -> Record | ReadError:
    if isinstance(item, ReadError):
        return item
    if isinstance(result, Record | ReadError):
        return result
    advice = "If memory is short, use fewer workers or split the report."
    return ReadError(item.ref, "the process that read it was ended from outside", advice)


def _named(error: Exception) -> str:
    text = str(error)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _is_error(item: Document | ReadError) -> bool:
    return isinstance(item, ReadError)
