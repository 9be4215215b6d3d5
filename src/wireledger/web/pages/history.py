"""What was decided, by whom, when and why; and the way back, which can itself be taken back."""

from __future__ import annotations

from typing import get_args

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.past import Sought, past_part
from wireledger.resolve.resolution import Verdict
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit

_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_MOST_PAGES = 100_000


def _history(visit: Visit) -> Response:
    verdict = visit.query("verdict")
    sought = Sought(visit.query("user"), verdict if verdict in _VERDICTS else None)
    part = past_part(visit.ledger, sought, visit.number("page", 1, _MOST_PAGES))
    seen = seen_by(visit, [row.past.decision.id for row in part.rows if row.past.stands])
    return visit.show("history.html", part=part, sought=sought, verdicts=_VERDICTS, seen=seen)


def _undo(visit: Visit) -> Response:
    made = visit.field("decision")
    if not made.startswith("decision-"):
        raise UsageError(f'"{made}" is no decision. Choose one in the history.')
    return post_decision(visit, Ruling("undo", (made,)), visit.back(visit.url("history")))


ROUTES = (
    get("/history", "history", _history),
    post("/history/undo", "undo", _undo, role="reviewer"),
)
