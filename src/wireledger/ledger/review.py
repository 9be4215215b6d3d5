"""The review queue: what a reviewer is asked next, and what was done today.

The queue is kept in a table, in the order of :mod:`wireledger.ledger.review_rows`, and made again with each
resolution. What was decided since then is taken into account as it is asked: the newest decisions, as many as
the resolution does not know yet, settle what they name. So an answer shows at once, however large the ledger.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from wireledger.errors import LedgerError
from wireledger.ledger import tables
from wireledger.ledger.connect import Ledger
from wireledger.ledger.review_rows import asked_id
from wireledger.resolve.decisions import standing
from wireledger.resolve.resolution import ConflictField, Decision

AskedKind = Literal["question", "conflict", "event", "claim"]
_AT_ONCE = 500  # ids in one query: databases limit the number of parameters


@dataclass(frozen=True, slots=True)
class Asked:
    """One matter of the queue.

    ``question``: whether two events or entities are one; ``field`` is incident, person or group.
    ``conflict``: ``field`` of the incident ``whole``, and the claims that contradict. ``event`` and
    ``claim``: a reading of the report ``ref``, for a claim of ``field``. ``items`` are what a decision names;
    ``doubt`` is how likely what is shown is not right, 0 to 1.
    """

    id: str
    kind: AskedKind
    items: tuple[str, ...]
    field: str | None
    whole: str | None
    ref: str | None
    doubt: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How many matters of each kind are in the queue, how many the user skipped, and today's decisions.

    ``today`` has the number of each user's decisions since midnight (UTC), undone ones left out; ``last`` are
    the user's own, newest first.
    """

    waiting: dict[AskedKind, int]
    skipped: int
    today: tuple[tuple[str, int], ...]
    last: tuple[Decision, ...]


def next_asked(
    ledger: Ledger, user: str, kind: AskedKind | None = None, later: frozenset[str] = frozenset()
) -> Asked | None:
    """What this user is asked next, of one kind where it is given; None where nothing is left.

    The matters ``later`` (their ids), which others are looking at, come after all that are left.
    """
    table = tables.review
    with ledger.reading() as connection:
        skipped = _skipped(connection, user)
        settled = _Settled(_since(connection))
        wanted = select(table).order_by(table.c.place)
        if kind is not None:
            wanted = wanted.where(table.c.kind == kind)
        with connection.execute(wanted.execution_options(yield_per=50)) as rows:
            waiting = (asked for asked in map(_asked, rows) if asked.id not in skipped)
            last: Asked | None = None
            for asked in waiting:
                if asked in settled:
                    continue
                if asked.id not in later:
                    return asked
                last = last or asked
            return last


def asked_called(ledger: Ledger, name: str) -> Asked:
    """The matter with this id. Raises LedgerError where the queue does not hold it any more."""
    table = tables.review
    with ledger.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == name)).one_or_none()
    if row is None:
        raise LedgerError(f"{name}: this is not in the queue any more. Go on with the next.")
    return _asked(row)


def skip(ledger: Ledger, user: str, name: str) -> None:
    """Leave this matter out for this user, until ``unskip``."""
    table = tables.review_skip
    dialect = sqlite if ledger.is_sqlite else postgresql
    row = {"user": user, "review": name, "time": datetime.now(UTC).isoformat(timespec="seconds")}
    with ledger.writing() as connection:
        connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())


def unskip(ledger: Ledger, user: str, name: str | None = None) -> None:
    """Ask this user again what was skipped: one matter, or all."""
    table = tables.review_skip
    made = delete(table).where(table.c.user == user)
    with ledger.writing() as connection:
        connection.execute(made if name is None else made.where(table.c.review == name))


def progress(ledger: Ledger, user: str, last: int = 5) -> Progress:
    """How far the queue and this user are, with at most so many of the user's last decisions."""
    table, review = tables.decision, tables.review
    midnight = datetime.now(UTC).strftime("%Y-%m-%d")
    today = select(table.c.body).where(table.c.time >= midnight)
    waiting = select(review.c.kind, func.count()).group_by(review.c.kind)
    with ledger.reading() as connection:
        waits: Counter[AskedKind] = Counter()
        for found, number in connection.execute(waiting):
            waits[found] = number
        settled = _Settled(_since(connection))
        waits.subtract(_kinds(connection, settled.ids() | _asked_among(connection, settled.paired)))
        taken = standing(_decision(line) for line in connection.execute(today).scalars())
        skipped = len(_skipped(connection, user))
    users = Counter(made.user for made in taken).most_common()
    own = [made for made in reversed(taken) if made.user == user]
    left = {kind: max(number, 0) for kind, number in waits.items()}
    return Progress(left, skipped, tuple(users), tuple(own[:last]))


class _Settled:
    """What the decisions of some time settle; ``asked in settled``."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._judged: set[str] = set()
        self._at_once: set[tuple[str, ...]] = set()
        self.paired: list[set[str]] = []
        for made in decisions:
            if made.verdict in ("same", "different"):
                self.paired.append(set(made.items))
            else:
                self._judged.update(made.items)
                self._at_once.add(made.items)

    def __contains__(self, asked: Asked) -> bool:
        if asked.kind == "question":
            return any(pair.issuperset(asked.items) for pair in self.paired)
        # of a contradiction one judged value is enough: whether the others still contradict is worked out
        return not self._judged.isdisjoint(asked.items)

    def ids(self) -> set[str]:
        """The ids of what they settle, if it is in the queue, without questions whether two are one.

        Of contradictions those alone that are settled at once.
        """
        found = {asked_id(kind, (item,), None) for item in self._judged for kind in ("event", "claim")}
        for items in self._at_once:
            found |= {asked_id("conflict", items, field) for field in get_args(ConflictField)}
        return found


def _since(connection: Connection) -> tuple[Decision, ...]:
    """The decisions that the resolution does not know yet: those that stand among the newest."""
    table, resolution = tables.decision, tables.resolution
    number = connection.execute(select(func.count()).select_from(table)).scalar_one()
    known = connection.execute(select(resolution.c.decisions)).scalar_one_or_none() or 0
    newest = select(table.c.body).order_by(table.c.time.desc(), table.c.id.desc()).limit(number - known)
    return standing(_decision(line) for line in connection.execute(newest).scalars())


def _decision(line: str) -> Decision:
    """A decision of the ledger, which checked it when it was added; there may be thousands in a day."""
    given = json.loads(line)
    return Decision(**given | {"items": tuple(given["items"])})


def _kinds(connection: Connection, ids: set[str]) -> Counter[AskedKind]:
    """How many matters of each kind the queue has among some ids."""
    table = tables.review
    ordered = sorted(ids)
    found: Counter[AskedKind] = Counter()
    for start in range(0, len(ordered), _AT_ONCE):
        wanted = select(table.c.kind).where(table.c.id.in_(ordered[start : start + _AT_ONCE]))
        found.update(connection.execute(wanted).scalars())
    return found


def _asked_among(connection: Connection, paired: Iterable[set[str]]) -> set[str]:
    """The ids of the questions whether two of a set are one; a set may hold whole incidents or people."""
    table = tables.question
    found: set[str] = set()
    for pair in paired:
        ordered = sorted(pair)
        for start in range(0, len(ordered), _AT_ONCE):
            wanted = select(table.c.a, table.c.b).where(table.c.a.in_(ordered[start : start + _AT_ONCE]))
            asked = ((a, b) for a, b in connection.execute(wanted) if b in pair)
            found |= {asked_id("question", two, None) for two in asked}
    return found


def _skipped(connection: Connection, user: str) -> set[str]:
    """What this user skipped of what is still in the queue."""
    table, review = tables.review_skip, tables.review
    wanted = select(table.c.review).join_from(table, review, table.c.review == review.c.id)
    return set(connection.execute(wanted.where(table.c.user == user)).scalars())


def _asked(row: Row[*tuple[Any, ...]]) -> Asked:
    items = tuple(row.items.split())
    return Asked(row.id, row.kind, items, row.field, row.whole, row.ref, row.doubt)
