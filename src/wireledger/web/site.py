"""What one running workbench is: its ledger, who may come in, and by which names it is reached."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Protocol, get_args

from wireledger.ledger.accounts import Role
from wireledger.ledger.connect import Ledger
from wireledger.web.inbox import Inbox
from wireledger.web.looking import Looking

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class User:
    """Who looks at a page. A role holds the rights of those before it in ``ROLES``."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this user has the rights of ``role``."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Resolving(Protocol):
    """What keeps the resolution of the ledger true while the site runs (``refresher.Refresher``)."""

    @property
    def failure(self) -> str | None:
        """Why the last time did not succeed."""

    def start(self) -> None:
        """Begin to work."""

    def ask(self, wait: float = 0) -> bool:
        """Have what is in the ledger now resolved; whether that is done within ``wait`` seconds."""

    def stop(self) -> None:
        """End at once."""


@dataclass(frozen=True, slots=True)
class Door:
    """How one gets in.

    ``hosts`` are the values of the Host header that are answered, and ``secure`` says whether browsers come
    by https. With ``token`` set, who knows it comes in as ``owner``; without, everybody needs an account.
    """

    hosts: frozenset[str]
    secure: bool
    owner: str
    token: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Site:
    """A running workbench. ``secret`` signs sessions; these end with the program."""

    ledger: Ledger
    door: Door
    refresher: Resolving
    inbox: Inbox
    looking: Looking = field(default_factory=Looking)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
