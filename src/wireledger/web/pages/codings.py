"""Blind coding: sets of reports, and one form for each event of them, without anybody else's values."""

from __future__ import annotations

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.extract.event_types import event_types
from wireledger.ledger.coding_units import to_code
from wireledger.ledger.codings import (
    CODED,
    CodingSet,
    StartedFrom,
    Unit,
    checked,
    choices,
    code,
    codings,
    left_to_code,
    make_set,
    set_called,
    sets,
)
from wireledger.web.filtering import STATUSES, filters_of
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit

HINTS = {
    "date": "YYYY-MM-DD, YYYY-MM, YYYY, or two with a slash",
    "place": "as the report names it",
    "killed": "3, 3+ or 2-5",
    "injured": "3, 3+ or 2-5",
}
_USUAL = 20  # events of a set


def _codings(visit: Visit) -> Response:
    return _list(visit, "")


def _list(visit: Visit, problem: str, status: int = 200) -> Response:
    rows = []
    for made in sets(visit.ledger):
        done = codings(visit.ledger, made)
        left = left_to_code(made, done, visit.user.name)
        rows.append((made, len(made.units) - len(left), sorted({user for user, _ in done})))
    asked = filters_of(lambda name: visit.field(name) or visit.query(name))
    return visit.show(
        "codings.html",
        status,
        rows=rows,
        filters=asked,
        types=event_types().values(),
        statuses=STATUSES,
        problem=problem,
        usual=_USUAL,
        name=visit.field("name"),
    )


def _make(visit: Visit) -> Response:
    asked = filters_of(lambda name: visit.field(name) or None)
    most = visit.field("most")
    try:
        if asked.problems:
            raise UsageError(" ".join(asked.problems))
        number = int(most) if most.isascii() and most.isdigit() and int(most) > 0 else _USUAL
        made = make_set(visit.ledger, visit.field("name"), visit.user.name, asked.wanted, number)
    except UsageError as error:
        return _list(visit, str(error), 400)
    return visit.redirect(visit.url("coding", set=made.id))


def _coding(visit: Visit) -> Response:
    return _form(visit, set_called(visit.ledger, visit.path("set")), "")


def _form(visit: Visit, of: CodingSet, problem: str, status: int = 200) -> Response:
    """The form of the event that the address names, or of the next that this user has not coded."""
    made = codings(visit.ledger, of)
    left = left_to_code(of, made, visit.user.name)
    unit = _unit(of, visit.query("event") or visit.field("event")) or (left[0] if left else None)
    if unit is None:
        return visit.show("coded.html", set=of)
    shown = to_code(visit.ledger, unit)
    own = made.get((visit.user.name, unit.event))
    looked = "reading" in (visit.query("start"), visit.field("start"), own.started_from if own else None)
    values = {c.field: c.value or "" for c in (shown.reading if looked and own is None else ())}
    values |= {c.field: c.value or "" for c in (own.values if own else ())}
    values |= {name: written for name in CODED if (written := visit.field(name))}
    return visit.show(
        "coding.html",
        status,
        set=of,
        unit=unit,
        number=of.units.index(unit) + 1,
        left=len(left),
        shown=shown,
        own=own,
        looked=looked,
        fields=CODED,
        choices={name: choices(name) for name in CODED},
        values=values,
        hints=HINTS,
        problem=problem,
    )


def _code(visit: Visit) -> Response:
    of = set_called(visit.ledger, visit.path("set"))
    event = visit.field("event")
    try:
        values = [checked(name, visit.field(name)) for name in CODED]
    except UsageError as error:
        return _form(visit, of, str(error), 400)
    start: StartedFrom = "reading" if visit.field("start") == "reading" else "nothing"
    code(visit.ledger, of, event, visit.user.name, start, values)
    return visit.redirect(visit.url("coding", set=of.id))


def _unit(of: CodingSet, event: str) -> Unit | None:
    return next((unit for unit in of.units if unit.event == event), None)


ROUTES = (
    get("/codings", "codings", _codings, role="coder"),
    post("/codings", "codings-make", _make, role="reviewer"),
    get("/codings/{set}", "coding", _coding, role="coder"),
    post("/codings/{set}", "coding-code", _code, role="coder"),
)
