"""Which incidents a page is asked for, as its address says it: an address can be shared, and says all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, get_args

from wireledger.errors import LedgerError
from wireledger.extract.event_types import event_types
from wireledger.ledger.query import Order, Wanted
from wireledger.records import Status
from wireledger.resolve.dates import interval_in
from wireledger.web.visit import Visit

STATUSES: tuple[Status, ...] = get_args(Status)
_NAMES = (
    "from",
    "to",
    "type",
    "place",
    "actor",
    "person",
    "group",
    "outlet",
    "origins",
    "contradicted",
    "status",
)
_MOST = 99  # origins that can be asked for
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted, the parameters of the address that say so, and what is wrong with these, in words."""

    wanted: Wanted
    order: Order
    query: dict[str, str]
    problems: tuple[str, ...]

    @property
    def are_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query.keys() - {"order"})


def filters(visit: Visit) -> Filters:
    """The filters of the address; what makes no sense is left out and named."""
    return filters_of(visit.query)


def filters_of(given: Callable[[str], str | None]) -> Filters:
    """The filters that ``given`` has by their names."""
    query = {name: value for name in (*_NAMES, "order") if (value := given(name))}
    origins = query.get("origins", "")
    least = min(int(origins), _MOST) if origins.isascii() and origins.isdigit() else 0
    status = query.get("status")
    wanted = Wanted(
        since=_date(query.get("from")),
        until=_date(query.get("to")),
        place=query.get("place"),
        type=query["type"] if query.get("type") in event_types() else None,
        person=query.get("person"),
        group=query.get("group"),
        outlet=query.get("outlet"),
        actor=query.get("actor"),
        status=status if status in STATUSES else None,
        origins_at_least=least if least > 1 else 0,
        contradicted="contradicted" in query,
    )
    order: Order = "oldest" if query.get("order") == "oldest" else "newest"
    return Filters(wanted, order, query, tuple(_problems(query)))


def found_or(asked: Filters, ask: Callable[[], T], nothing: T) -> tuple[T, tuple[str, ...]]:
    """What is found, and what is wrong with the filters: a name that nobody has finds nothing."""
    try:
        return ask(), asked.problems
    except LedgerError as error:
        if error.__cause__ is not None:  # the database failed
            raise
        names = (asked.wanted.actor, asked.wanted.person, asked.wanted.group)
        called = " or ".join(f"“{name}”" for name in names if name)
        return nothing, (*asked.problems, f"Nobody in the ledger is called {called}.")


def _date(words: str | None) -> str | None:
    return words if words and interval_in(words) else None


def _problems(query: dict[str, str]) -> list[str]:
    found = [
        f"“{words}” is no date. Write YYYY-MM-DD, YYYY-MM or YYYY."
        for name in ("from", "to")
        if (words := query.get(name)) and interval_in(words) is None
    ]
    if (kind := query.get("type")) and kind not in event_types():
        found.append(f"“{kind}” is no type of incident.")
    if (status := query.get("status")) and status not in STATUSES:
        found.append(f"“{status}” is no status.")
    if (origins := query.get("origins")) and not (origins.isascii() and origins.isdigit()):
        found.append(f"“{origins}” is no number of origins.")
    return found
