"""A group: its names, its structure as told up to a day, who is said to have led it; and who is the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from markupsafe import Markup
from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.leadership import Holder, leadership
from wireledger.ledger.query import IdentityRow
from wireledger.ledger.structure import Tie, Unit, structure
from wireledger.resolve.dates import interval_in
from wireledger.web.charts.periods import Row, periods_svg
from wireledger.web.charts.structure import Edge, Node, structure_svg
from wireledger.web.identities import Statement, decide, dossier, shown, split, statements
from wireledger.web.pages.person import fate_of, period_of
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit
from wireledger.web.wording import said_to


def _group(visit: Visit) -> Response:
    found = dossier(visit, "group")
    until = _until(visit.query("on"))
    ties = structure(visit.ledger, found.identity.id, until)
    led = leadership(visit.ledger, found.identity.id)
    return visit.show(
        "group.html",
        200,
        on=visit.query("on"),
        ties=ties,
        structure=_structure(visit, found.identity, ties),
        led=led,
        held_by=[(h.person, told_of(h)) for h in led.leaders],
        other_posts=[(h.person, told_of(h)) for h in led.others],
        leaders=_leaders(visit, led.leaders),
        **shown(visit, found),
    )


def told_of(holder: Holder) -> tuple[Statement, ...]:
    """The posts of a holder in the group, and what is said of the holder's fate."""
    return (*statements(holder.posts, "role"), *statements(holder.fates, "fate"))


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
            tuple(fate_of(f) for f in holder.fates if f.published),
        )
        for holder in leaders
    ]
    return periods_svg(rows, "Who is said to have led it, by year")


ROUTES = (
    get("/groups/{item}", "group", _group),
    post("/groups/{item}", "group-decide", lambda visit: decide(visit, "group"), role="reviewer"),
    post("/groups/{item}/split", "group-split", lambda visit: split(visit, "group"), role="reviewer"),
)
