"""How far the coders of a set agree, and the list of what is to be settled where they do not."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.agreement import agreement, differences
from wireledger.ledger.codings import Coding, CodingSet, checked, codings, left_to_code, set_called
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.settled import corrections_of
from wireledger.resolve.decision_values import EVENT_FIELDS, STATUS_FIELD
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit

_SETTLED = (*EVENT_FIELDS, STATUS_FIELD)
_AT_ONCE = 100  # differences on the page: more are shown as these are settled


def _agreement(visit: Visit) -> Response:
    of = set_called(visit.ledger, visit.path("set"))
    made = codings(visit.ledger, of)
    _refuse_the_unfinished(visit, of, made)
    found = differences(of, made)
    settled = corrections_of(visit.ledger, found)
    open_ = [d for d in found if (d.event, d.field) not in settled]
    return visit.show(
        "agreement.html",
        set=of,
        fields=agreement(of, made),
        coders=_coders(of, made),
        open=open_[:_AT_ONCE],
        more=max(len(open_) - _AT_ONCE, 0),
        settled=[(d, settled[d.event, d.field]) for d in found if (d.event, d.field) in settled],
        seen={d.event: seen_by(visit, (d.event,)) for d in open_[:_AT_ONCE]},
        decidable=_SETTLED,
    )


def _refuse_the_unfinished(visit: Visit, of: CodingSet, made: dict[tuple[str, str], Coding]) -> None:
    """Who has begun to code and not finished would not be blind any more."""
    left = left_to_code(of, made, visit.user.name)
    if 0 < len(left) < len(of.units):
        raise HTTPException(403, f"You code this set yourself: first finish it. {len(left)} are left.")


def _coders(of: CodingSet, made: dict[tuple[str, str], Coding]) -> list[tuple[str, int, int]]:
    """Each coder, how many events they coded, and of how many of these they looked at the reading."""
    users = sorted({user for user, _ in made})
    own = {user: [c for (by, _), c in made.items() if by == user] for user in users}
    return [(u, len(own[u]), sum(c.started_from == "reading" for c in own[u])) for u in users]


def _settle(visit: Visit) -> Response:
    of = set_called(visit.ledger, visit.path("set"))
    event, field = visit.field("event"), visit.field("field")
    if event not in {unit.event for unit in of.units} or field not in _SETTLED:
        raise UsageError("This cannot be settled here. Load the page again.")
    value = checked(field, visit.field("other") or visit.field("value")).value
    if value is None:
        raise UsageError("A correction needs a value. Choose one, or write another.")
    back = visit.url("agreement", set=of.id)
    return post_decision(visit, Ruling("correct", (event,), field, value), back)


ROUTES = (
    get("/agreement/{set}", "agreement", _agreement, role="reviewer"),
    post("/agreement/{set}", "agreement-settle", _settle, role="reviewer"),
)
