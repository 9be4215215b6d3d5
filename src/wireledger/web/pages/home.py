"""The first page: what the ledger holds, and where its sources contradict each other."""

from __future__ import annotations

from starlette.responses import Response

from wireledger.ledger.overview import overview
from wireledger.web.routing import get
from wireledger.web.visit import Visit


def _home(visit: Visit) -> Response:
    return visit.show("home.html", overview=overview(visit.ledger))


ROUTES = (get("/", "home", _home),)
