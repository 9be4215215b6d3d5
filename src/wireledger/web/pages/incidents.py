"""The list of incidents: filtered, in pages, with its contradictions in sight."""

from __future__ import annotations

from starlette.responses import Response

from wireledger.extract.event_types import event_types
from wireledger.ledger.days import short_days
from wireledger.ledger.paging import Counts, Part, incident_counts, incident_part
from wireledger.ledger.query import SIDE_BY_SIDE, IncidentRow
from wireledger.web.filtering import STATUSES, filters, found_or
from wireledger.web.routing import get
from wireledger.web.visit import Visit

_MOST_PAGES = 100_000


def _incidents(visit: Visit) -> Response:
    asked = filters(visit)
    number = visit.number("page", 1, _MOST_PAGES)
    none: Part[IncidentRow] = Part((), 1, 0)
    part, problems = found_or(
        asked, lambda: incident_part(visit.ledger, asked.wanted, asked.order, number), none
    )
    counts, _ = found_or(asked, lambda: incident_counts(visit.ledger, asked.wanted), Counts(0, 0, 0))
    return visit.show(
        "incidents.html",
        part=part,
        counts=counts,
        filters=asked,
        problems=problems,
        types=event_types().values(),
        statuses=STATUSES,
        labels={kind.name: kind.label for kind in event_types().values()},
        days={row.id: short_days(row.start, row.end) for row in part.rows},
        side_by_side=SIDE_BY_SIDE,
    )


ROUTES = (get("/incidents", "incidents", _incidents),)
