"""What ``wireledger read`` does: write every record, then list what could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from wireledger.cli.output import Format, opened, writer
from wireledger.cli.safe import safe
from wireledger.errors import ReadError, UsageError
from wireledger.records import Record

Input = Path | Literal["-"]
Results = Iterable[Record | ReadError]


def read(sources: Sequence[Input], form: Format | None, out: Path | None, workers: int) -> int:
    """Read ``sources`` and write their records; the exit code is 1 if any could not be read."""
    from wireledger.pipeline import read_reports

    _keep_inputs(sources, out)
    on_terminal = out is None and sys.stdout.isatty()
    return write_all(read_reports(sources, workers), form or ("table" if on_terminal else "jsonl"), out)


def write_all(results: Results, form: Format, out: Path | None = None) -> int:
    """Write each record as it comes; failures are told at the end, with their number."""
    failures: list[ReadError] = []
    total = 0
    try:
        with opened(out) as stream:
            output = writer(form, stream)
            for result in results:
                total += 1
                if isinstance(result, ReadError):
                    failures.append(result)
                else:
                    output.write(result)
            output.close()
    finally:
        tell(failures, total)
    if total == 0:
        print("error: no report was found. Name files, folders or tables that hold reports.", file=sys.stderr)
    return 1 if failures or total == 0 else 0


def explain_line(sources: Sequence[Input], line: str) -> int:
    """Explain one line, ``N`` or ``REF:N`` where the sources hold several reports."""
    from wireledger.cli.explain import explain
    from wireledger.cli.report import console_for, display
    from wireledger.pipeline import read_reports

    ref, number = _line_asked(line)
    results = list(read_reports(sources))
    records = [r for r in results if isinstance(r, Record)]
    asked = [r for r in records if ref is None or r.document.ref == ref]
    tell([r for r in results if isinstance(r, ReadError)], len(results))
    if records and len(asked) != 1:
        refs = ", ".join(dict.fromkeys(r.document.ref for r in records[:5]))
        which = f"{len(asked)} reports are called {ref}" if ref else f"there are {len(records)} reports"
        raise UsageError(f"--explain {line}: {which}. Give one of them as --explain REF:{number} ({refs}).")
    with opened(None) as stream:
        console = console_for(stream)
        for record in asked:
            display(console, explain(record, number, console))
    return 0 if len(records) == len(results) and records else 1


def tell(failures: Sequence[ReadError], total: int) -> None:
    """List failures on standard error; after more than one report, with their number."""
    for failure in failures:
        print(f"error: {safe(str(failure))}", file=sys.stderr)
    if failures and total > 1:
        print(f"{len(failures)} of {total} reports could not be read", file=sys.stderr)


def _line_asked(line: str) -> tuple[str | None, int]:
    ref, _, number = line.rpartition(":")
    if not number.isascii() or not number.isdigit():
        raise UsageError(f"--explain {line!r} names no line. Give a number from the report, or REF:NUMBER.")
    return ref or None, int(number)


def _keep_inputs(sources: Sequence[Input], out: Path | None) -> None:
    """Refuse an output that would overwrite, or be read as, one of the inputs."""
    if out is None:
        return
    for source in sources:
        if source == "-":
            continue
        given, target = source.resolve(), out.resolve()
        if target == given:
            raise UsageError(f"--out {out} is also an input and would be overwritten. Choose another name.")
        if given.is_dir() and given in target.parents:
            raise UsageError(f"--out {out} lies in the folder that is read. Choose a place outside {source}.")
