"""A 5 MB file is read in bounded memory, and says how much of it was searched."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

SENTENCE = "The river rose in the night and the ferry stayed at its mooring until the water fell again. "
MOST_MIB = 1200


def test_five_megabytes_in_bounded_memory(tmp_path: Path) -> None:
    report = tmp_path / "long.txt"
    paragraph = SENTENCE * 20 + "\n\n"
    report.write_text(paragraph * (5_000_000 // len(paragraph) + 1), encoding="utf-8")
    assert report.stat().st_size > 5_000_000
    done = subprocess.run(
        [sys.executable, "-m", "wireledger", "read", str(report), "--format", "jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )
    record = json.loads(done.stdout)
    assert len(record["document"]["text"]) > 4_900_000
    assert any("only the first 200,000 of" in w for w in record["document"]["warnings"])
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MOST_MIB
