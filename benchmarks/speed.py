"""How fast wireledger reads, how much memory it takes, and how long one report takes from a cold start.

usage: python -m benchmarks.speed [--words 400] [--reports 40]

The reports are the fictional ones, put together to about the given length.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import ROOT
from wireledger.errors import ReadError
from wireledger.pipeline import read_reports

FICTIONAL = ROOT / "benchmarks" / "fictional.jsonl"


@dataclass(frozen=True, slots=True)
class Speed:
    """Reports a second once warm, peak memory in MiB, seconds of ``wireledger read`` on one report."""

    per_second: float
    peak_mib: float
    one_report_seconds: float


def measure(words: int = 400, reports: int = 40) -> Speed:
    """Measure all three on this machine, with one worker."""
    with tempfile.TemporaryDirectory() as folder:
        table, one = Path(folder) / "reports.jsonl", Path(folder) / "one.txt"
        texts = list(_texts(words, reports + 1))
        rows = [
            json.dumps({"id": str(i), "text": text, "date": "2024-01-01"}) for i, text in enumerate(texts)
        ]
        table.write_text("\n".join(rows), encoding="utf-8")
        one.write_text(texts[0], encoding="utf-8")
        results = read_reports([table])
        _settled(next(results))  # loads the model
        begun = time.perf_counter()
        for result in results:
            _settled(result)
        took = time.perf_counter() - begun
        return Speed(reports / took, _peak_mib(), _cold(one))


def _texts(words: int, count: int) -> Iterator[str]:
    """Different texts of about ``words`` words, from the fictional reports in turn."""
    sources = [json.loads(line)["text"] for line in FICTIONAL.read_text(encoding="utf-8").splitlines()]
    at = 0
    for _ in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < words:
            parts.append(sources[at % len(sources)])
            at += 1
        yield "\n\n".join(parts)


def _settled(result: object) -> None:
    if isinstance(result, ReadError):
        raise result


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _cold(report: Path) -> float:
    """Seconds from start to end of the command on one report; the better of two tries."""
    command = [sys.executable, "-m", "wireledger", "read", str(report), "--format", "jsonl"]
    times = []
    for _ in range(2):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--reports", type=int, default=40)
    given = parser.parse_args()
    speed = measure(given.words, given.reports)
    print(f"{speed.per_second:.1f} reports of about {given.words} words a second, one worker")
    print(f"{speed.peak_mib:.0f} MiB of memory at most")
    print(f"{speed.one_report_seconds:.1f} s for `wireledger read` on one report, start-up included")
    return 0


if __name__ == "__main__":
    sys.exit(main())
