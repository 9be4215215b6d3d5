"""A report: its text with its marks, what stands in it beside it, and corrections on the spot."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from wireledger.ledger.opened import opened
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.reading.address import item_address, ref_of, report_address
from wireledger.web.reading.chosen import choose, ruling_on
from wireledger.web.reading.margin import margin
from wireledger.web.reading.marks import KINDS, marks, numbered
from wireledger.web.reading.segments import reading
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit

_LINKED = ("incident", "person", "group")


def _report(visit: Visit) -> Response:
    found = opened(visit.ledger, ref_of(visit))
    address = report_address(visit, ref_of(visit))
    record = found.record
    numbers = numbered(record)
    text = reading(record.document, marks(record, numbers))
    chosen = choose(visit.ledger, found, visit.query("item"))
    return visit.show(
        "report.html",
        found=found,
        document=record.document,
        lines=text.lines,
        margin=margin(found, numbers, text.first),
        kinds=KINDS,
        numbers=numbers,
        chosen=chosen,
        links={kind: visit.url(kind, item="0")[:-1] for kind in _LINKED},  # made once: there may be thousands
        address=address,
        judge=item_address(address),
        seen=seen_by(visit, [chosen.id]) if chosen else "",
    )


def _decide(visit: Visit) -> Response:
    ref = ref_of(visit)
    ruling = ruling_on(visit.ledger, opened(visit.ledger, ref), visit.field)
    return post_decision(visit, ruling, f"{item_address(report_address(visit, ref))}{quote(ruling.items[0])}")


ROUTES = (
    get("/reports", "report-by-ref", _report),
    get("/reports/{ref:path}", "report", _report),
    post("/reports", "report-by-ref-decide", _decide, role="reviewer"),
    post("/reports/{ref:path}", "report-decide", _decide, role="reviewer"),
)
