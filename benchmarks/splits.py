"""Which training reports are held back for measuring."""

from __future__ import annotations

import hashlib


def held_back(report_id: str) -> bool:
    """Whether a training report belongs to the held-back tenth, by the hash of its id."""
    return int(hashlib.sha256(report_id.encode()).hexdigest()[:8], 16) % 10 == 0
