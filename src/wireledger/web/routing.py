"""Pages as data, so that no page can forget a check: who may, what method, how much it takes.

A page's function runs in a thread and may block. It is called once all checks have passed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from wireledger.ledger.accounts import Role
from wireledger.web.visit import Visit

Show = Callable[[Visit], Response]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one form may hold."""

    bytes: int
    files: int
    fields: int = 200
    field_bytes: int = 100_000


FORM = Limits(bytes=1_000_000, files=0)
CHOOSING = Limits(bytes=1_000_000, files=0, fields=2_000)
"""For a form with a box for each of many reports."""
_PART = re.compile(r"\{(\w+)(?::path)?\}")


@dataclass(frozen=True, slots=True)
class Page:
    """One page or action. ``role`` is the least that may; None lets in those who have not signed in."""

    path: str
    name: str
    show: Show
    method: Literal["GET", "POST"]
    role: Role | None
    limits: Limits = FORM

    def address(self, parts: Mapping[str, str]) -> str:
        """Where it is, with its parts filled in. Raises KeyError for a part that is missing."""
        return _PART.sub(lambda part: parts[part[1]], self.path)


def get(path: str, name: str, show: Show, role: Role | None = "reader") -> Page:
    """A page that is looked at. It must change nothing."""
    return Page(path, name, show, "GET", role)


def post(path: str, name: str, show: Show, role: Role | None, limits: Limits = FORM) -> Page:
    """What a form does. Its token and its origin are checked before ``show`` is called."""
    return Page(path, name, show, "POST", role, limits)
