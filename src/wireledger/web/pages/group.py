"""A group: its names, its structure as told up to a day, who is said to have led it; and who is the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup
from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.facts import said_once
from wireledger.ledger.leadership import Holder, latest_leadership, leadership
from wireledger.ledger.paging import SIZE, Part
from wireledger.ledger.query import IdentityRow
from wireledger.ledger.structure import Tie, Unit, structure
from wireledger.publish.charts.periods import Row, periods_svg
from wireledger.publish.charts.structure import Edge, Node, structure_svg
from wireledger.resolve.dates import interval_in
from wireledger.web.identities import (
    Statement,
    ask_split,
    decide,
    found_by,
    saying_address,
    shown,
    split,
    statements,
)
from wireledger.web.pages.person import fate_of, period_of
from wireledger.web.reading.address import report_address
from wireledger.web.routing import CHOOSING, get, post
from wireledger.web.visit import Visit
from wireledger.web.wording import said_to

HOLDERS = 12  # of posts, and changes in them, that the page of a group shows: the latest
_SAID = 5  # different things that are said of one of them
_TIES = 40  # that a chart shows
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class ToldHolder:
    """The beginning of what is said of the posts and fate of a person; ``every`` leads to all who say so."""

    person: IdentityRow
    said: tuple[Statement, ...]
    total: int
    every: Callable[[Statement], str]


def _group(visit: Visit) -> Response:
    found = found_by(visit, "group")
    until = _until(visit.query("on"))
    every = structure(visit.ledger, found.identity.id, until)
    ties = near(found.identity.id, every)
    latest = latest_leadership(visit.ledger, found.identity.id, HOLDERS)
    led = latest.leadership
    return visit.show(
        "group.html",
        200,
        on=visit.query("on"),
        ties=ties,
        more_ties=len(every) - len(ties),
        structure=_structure(visit, found.identity, ties),
        latest=latest,
        changes=led.changes,
        held_by=_told(visit, led.leaders),
        other_posts=_told(visit, led.others),
        leaders=_leaders(visit, led.leaders),
        **shown(visit, found),
    )


def _leadership(visit: Visit) -> Response:
    """Everybody who is said to have held a post in the group, in pages."""
    led = leadership(visit.ledger, visit.path("item"))
    everybody = (*led.leaders, *led.others)
    number = visit.number("page", 1, _MOST_PAGES)
    some = everybody[(number - 1) * SIZE : number * SIZE]
    return visit.show(
        "leadership.html",
        row=led.group,
        part=Part(_told(visit, some), number, len(everybody)),
        chart=_leaders(visit, some),
        address=lambda ref, item=None: report_address(visit, ref, item),
    )


def _told(visit: Visit, holders: Sequence[Holder]) -> tuple[ToldHolder, ...]:
    """What a page says of the holders of posts."""
    return tuple(
        ToldHolder(holder.person, said[:_SAID], len(said), partial(saying_address, visit, holder.person))
        for holder in holders
        for said in (told_of(holder),)
    )


def told_of(holder: Holder) -> tuple[Statement, ...]:
    """The posts of a holder in the group, and what is said of the holder's fate; what most say first."""
    said = (statements(holder.posts, "role"), statements(holder.fates, "fate"))
    return tuple(made for kind in said for made in sorted(kind, key=lambda one: -one.total))


def _until(words: str | None) -> str | None:
    """The last day of what was asked for."""
    if words is None:
        return None
    known = interval_in(words)
    if known is None:
        raise UsageError(f'"{words}" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.')
    return known.high.isoformat()


def _structure(visit: Visit, group: IdentityRow, ties: Sequence[Tie]) -> Markup | None:
    levels = _levels(group.id, ties)
    units = {unit.key: unit for tie in ties for unit in (tie.part, tie.whole)}
    nodes = [
        Node(key, unit.name, _link(visit, unit) if key != group.id else None, levels[key])
        for key, unit in units.items()
    ]
    edges = [Edge(tie.part.key, tie.whole.key, tie_words(tie), tie.disputed) for tie in ties]
    return structure_svg(nodes, edges, f"What {group.name} is said to be part of, and what of it")


def near(group: str, ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """As many ties as a chart has room for: those of the group itself first, then what most facts tell."""
    ordered = sorted(ties, key=lambda tie: (group not in (tie.part.key, tie.whole.key), -len(tie.facts)))
    kept = ordered[:_TIES]
    return tuple(tie for tie in ties if tie in kept)


def _link(visit: Visit, unit: Unit) -> str | None:
    return visit.url("group", item=unit.id) if unit.id else None


def tie_words(tie: Tie) -> str:
    """``Salt Brigade: said to be part of Coast Front by A > B``."""
    ways = dict.fromkeys(f"{said_to('part_of', tie.whole.name, f.modality)} by {f.by}" for f in tie.facts)
    return f"{tie.part.name}: {'; '.join(ways)}"


def _levels(group: str, ties: Sequence[Tie]) -> dict[str, int]:
    """How far above (less) or below (more) the group each unit stands, by the shortest way."""
    levels = {group: 0}
    waiting = deque([group])
    while waiting:
        key = waiting.popleft()
        for tie in ties:
            for near, far, step in ((tie.part, tie.whole, -1), (tie.whole, tie.part, 1)):
                if near.key == key and far.key not in levels:
                    levels[far.key] = levels[key] + step
                    waiting.append(far.key)
    return levels


def _leaders(visit: Visit, leaders: Sequence[Holder]) -> Markup | None:
    """The leaders on an axis of years, with what is said of their fate."""
    rows = [
        Row(
            holder.person.name,
            visit.url("person", item=holder.person.handle),
            tuple(map(period_of, statements(holder.posts, "role"))),
            tuple(fate_of(f) for f in said_once(holder.fates) if f.published),
        )
        for holder in leaders
    ]
    return periods_svg(rows, "Who is said to have led it, by year")


ROUTES = (
    get("/groups/{item}", "group", _group),
    get("/groups/{item}/leadership", "group-leadership", _leadership),
    post("/groups/{item}", "group-decide", lambda visit: decide(visit, "group"), role="reviewer"),
    get("/groups/{item}/split", "group-split-choice", lambda visit: ask_split(visit, "group"), "reviewer"),
    post(
        "/groups/{item}/split",
        "group-split",
        lambda visit: split(visit, "group"),
        role="reviewer",
        limits=CHOOSING,
    ),
)
