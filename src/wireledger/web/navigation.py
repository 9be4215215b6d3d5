"""What stands in the navigation of every page. Pages that a workbench does not have are left out."""

from __future__ import annotations

from dataclasses import dataclass

from wireledger.ledger.accounts import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A link: the name of its page, what it is called, and the key that follows ``g`` on the keyboard.

    ``role`` is the least that it is shown to.
    """

    page: str
    label: str
    key: str
    role: Role = "reader"


NAVIGATION = (
    Entry("incidents", "Incidents", "i"),
    Entry("review", "Review", "r"),
    Entry("codings", "Coding", "c"),
    Entry("people", "People", "p"),
    Entry("groups", "Groups", "g"),
    Entry("search", "Search", "s"),
    Entry("timeline", "Timeline & map", "t"),
    Entry("statistics", "Statistics", "n"),
    Entry("inbox", "Inbox", "b"),
    Entry("history", "History", "h"),
    Entry("accounts", "Accounts", "a", "admin"),
)
