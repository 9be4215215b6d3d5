"""Ids that are made from content, so that the same content has the same id anywhere."""

from __future__ import annotations

import hashlib

HEX_DIGITS = 16  # 64 bits: among ten million ids, the chance of one collision is about 3 in a million


def content_id(*parts: str | None, kind: str) -> str:
    """The id of the content ``parts``: ``kind``, a hyphen, and 16 hex digits of a SHA-256.

    Parts are kept apart by their lengths, so ``("ab", "c")`` and ``("a", "bc")`` differ, and so do
    None and the empty string. Lone surrogates are hashed as they stand.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-:" if part is None else b"%d:" % len(data))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:HEX_DIGITS]}"
