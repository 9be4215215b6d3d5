"""All that is said of a person or group of one kind, and all reports that name it, in pages."""

from __future__ import annotations

from typing import cast, get_args

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.facts import FactKind
from wireledger.ledger.profile import Saying, mentions, sayings
from wireledger.records import Modality
from wireledger.resolve.resolution import IdentityKind
from wireledger.web.identities import HEADINGS
from wireledger.web.reading.address import report_address
from wireledger.web.routing import get
from wireledger.web.visit import Visit
from wireledger.web.wording import said_to

_MOST_PAGES = 100_000
_SAME = ("text", "modality", "since", "until")


def _said(visit: Visit, who: IdentityKind) -> Response:
    kind = visit.query("kind")
    if kind not in HEADINGS:
        raise UsageError(f'Nothing is said of the kind "{kind}". There are: {", ".join(HEADINGS)}.')
    given = {name: visit.query(name) for name in _SAME}
    saying = Saying(
        cast(FactKind, kind),
        given["text"],
        _modality(given["modality"]) if given["text"] is not None else None,
        given["since"],
        given["until"],
    )
    page = visit.number("page", 1, _MOST_PAGES)
    row, part = sayings(visit.ledger, visit.path("item"), who, saying, page)
    return visit.show(
        "told.html",
        row=row,
        part=part,
        saying=saying,
        heading=HEADINGS[saying.kind],
        said_to=said_to,
        query={"kind": kind, **given},
        address=lambda ref, item=None: report_address(visit, ref, item),
    )


def _modality(words: str | None) -> Modality:
    if words not in get_args(Modality):
        raise UsageError(f'"{words}" is no way in which something is said.')
    return cast(Modality, words)


def _reports(visit: Visit, who: IdentityKind) -> Response:
    row, part = mentions(visit.ledger, visit.path("item"), who, visit.number("page", 1, _MOST_PAGES))
    return visit.show(
        "mentions.html", row=row, part=part, address=lambda ref, item=None: report_address(visit, ref, item)
    )


ROUTES = (
    get("/people/{item}/said", "person-said", lambda visit: _said(visit, "person")),
    get("/people/{item}/reports", "person-reports", lambda visit: _reports(visit, "person")),
    get("/groups/{item}/said", "group-said", lambda visit: _said(visit, "group")),
    get("/groups/{item}/reports", "group-reports", lambda visit: _reports(visit, "group")),
)
