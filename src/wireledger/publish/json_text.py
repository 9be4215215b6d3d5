"""One line of JSON that any reader takes: UTF-8 as it is, and nothing in it that would break the line."""

from __future__ import annotations

import json
import re

from wireledger.ledger.words import storable
from wireledger.plain import Plain

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")


def json_line(value: Plain) -> str:
    """``value`` on one line, without a line end, keys in their order.

    Zeros and lone surrogates, which many readers refuse, are spelled out as the ledger does it.
    """
    text = json.dumps(_clean(value), ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def told(value: dict[str, Plain]) -> dict[str, Plain]:
    """The keys that have something to say: those with None, an empty text, list or object are left out."""
    return {key: item for key, item in value.items() if item is not None and item not in ("", [], {})}


def _clean(value: Plain) -> Plain:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {key: _clean(item) for key, item in value.items()} if isinstance(value, dict) else value
