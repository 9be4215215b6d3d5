"""Which training material is held back for measuring and for tuning."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from benchmarks.scoring import needed


def held_back(name: str) -> bool:
    """Whether a training report or document belongs to the held-back tenth, by the hash of its id."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 10 == 0


def held_back_file(data: Path, out: Path) -> Path:
    """Write the held-back tenth of the shared training reports to ``out``. Raises MissingDataError."""
    sources = (needed(data / "reports" / name) for name in ("train_real.jsonl", "train_invented.jsonl"))
    lines = [
        line for source in sources for line in source.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    kept = (line for line in lines if held_back(json.loads(line)["id"]))
    out.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return out
