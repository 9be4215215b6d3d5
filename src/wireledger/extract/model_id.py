"""What the shipped model is known by, without loading it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import yaml

_CARD = Path(__file__).parent / "model" / "card.yml"


@cache
def model_id(card: Path = _CARD) -> str:
    """One hash (SHA-256) of the hashes that a model's card gives for its files."""
    files: dict[str, str] = yaml.safe_load(card.read_text(encoding="utf-8"))["files"]
    return hashlib.sha256("".join(f"{n} {h}\n" for n, h in sorted(files.items())).encode()).hexdigest()
