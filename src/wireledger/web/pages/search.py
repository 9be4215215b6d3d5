"""Search: reports that hold the words, with these marked, and people and groups who are called so."""

from __future__ import annotations

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.search import Results, search
from wireledger.web.marking import marked
from wireledger.web.routing import get
from wireledger.web.visit import Visit

_AT_FIRST, _MOST = 20, 200  # of each kind


def _search(visit: Visit) -> Response:
    words = visit.query("q")
    most = visit.number("most", _AT_FIRST, _MOST)
    problem = None
    found = Results((), ())
    if words is not None:
        try:
            found = search(visit.ledger, words, most)
        except UsageError as error:
            problem = str(error)
    excerpts = {hit.ref: marked(hit.excerpt, words or "") for hit in found.reports}
    return visit.show(
        "search.html", words=words, found=found, excerpts=excerpts, problem=problem, most=most, limit=_MOST
    )


ROUTES = (get("/search", "search", _search),)
