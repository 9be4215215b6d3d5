"""The lists of people and of groups, found by name, in pages."""

from __future__ import annotations

from starlette.responses import Response

from wireledger.ledger.paging import identity_part
from wireledger.resolve.resolution import IdentityKind
from wireledger.web.routing import get
from wireledger.web.visit import Visit

_MOST_PAGES = 100_000
_PAGES: dict[IdentityKind, str] = {"person": "people", "group": "groups"}


def _people(visit: Visit) -> Response:
    return _list(visit, "person")


def _groups(visit: Visit) -> Response:
    return _list(visit, "group")


def _list(visit: Visit, kind: IdentityKind) -> Response:
    name = visit.query("name")
    part = identity_part(visit.ledger, kind, name, visit.number("page", 1, _MOST_PAGES))
    return visit.show("identities.html", part=part, kind=kind, page=_PAGES[kind], name=name)


ROUTES = (get("/people", "people", _people), get("/groups", "groups", _groups))
