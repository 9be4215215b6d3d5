"""An incident: what is agreed and contradicted, by whom and in which words, where, and how to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.compare import Cell, Said
from wireledger.ledger.dossier import IncidentDossier, show
from wireledger.ledger.items import FIELDS, joining, ruling
from wireledger.ledger.query import IncidentRow
from wireledger.ledger.whereabouts import Whereabouts, incidents_of, roles, whereabouts
from wireledger.publish.charts.copies import Copy, copies_svg, shortened
from wireledger.publish.charts.map import Spot, map_svg, reach
from wireledger.resolve.decision_values import words_of
from wireledger.resolve.resolution import OpenQuestion
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.reading.address import report_address
from wireledger.web.routing import CHOOSING, get, post
from wireledger.web.splitting import post_split
from wireledger.web.visit import Visit

_PRECISE = {"exact": "at", "near": "near", "district": "in the district of", "province": "in the province of"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question whether this incident (by its event ``mine``) and another are one, and why they may be."""

    mine: str
    other: str
    row: IncidentRow
    score: float
    reasons: tuple[str, ...]


def _incident(visit: Visit) -> Response:
    found = _dossier(visit)
    matrix = found.matrix
    events = tuple(dict.fromkeys(telling.event for telling in found.reports))
    places = whereabouts(visit.ledger, matrix.incident.id)
    return visit.show(
        "incident.html",
        found=found,
        row=matrix.incident,
        origins=matrix.origins,
        rows=sorted(matrix.rows, key=lambda line: not line.contradicts),
        grouped=_grouped,
        map=_map(found, places),
        places=places,
        precise=_PRECISE,
        copies=_copies(visit, found),
        roles=roles(visit.ledger, matrix.incident.id),
        questions=tuple(_questions(visit, found, events)),
        events=events,
        fields={name: words_of(name) for name in FIELDS["event"]},
        address=lambda ref, item=None: report_address(visit, ref, item),
        here_is=visit.url("incident", item=events[0]),
        seen=seen_by(visit, events),
    )


def _dossier(visit: Visit) -> IncidentDossier:
    found = show(visit.ledger, visit.path("item"))
    if not isinstance(found, IncidentDossier):
        raise LedgerError(f"{visit.path('item')} is no incident.")
    return found


def _grouped(cell: Cell) -> Mapping[str, list[Said]]:
    """What a cell says, by value, each in the same words by the same once."""
    found: dict[str, list[Said]] = {}
    for said in cell.said:
        same = found.setdefault(said.value, [])
        if (said.words, said.by, said.ref) not in [(s.words, s.by, s.ref) for s in same]:
            same.append(said)
    return found


def _map(found: IncidentDossier, places: tuple[Whereabouts, ...]) -> object:
    """The map of all places that reports give and that are known; None without any."""
    matrix = found.matrix
    row = next((r for r in matrix.rows if r.field == "place"), None)
    against: set[str] = set()
    if row is not None and row.contradicts:
        for origin, cell in zip(matrix.origins, row.cells, strict=True):
            against |= set(origin.reports) if cell.verdict == "differ" else set()
    spots: dict[tuple[float, float, float | None, str | None], list[Whereabouts]] = {}
    for told in places:
        place = told.place
        if place.lat is not None and place.lon is not None:
            country = place.country if place.precision == "country" else None
            spots.setdefault((place.lat, place.lon, reach(place.precision), country), []).append(told)
    if not spots:
        return None
    made = [
        Spot(
            lat,
            lon,
            km,
            f"{_where(same[0])}: {', '.join(dict.fromkeys(w.ref for w in same))}",
            None,
            "against" if {w.ref for w in same} & against else "told",
            1,
            country,
            shortened(same[0].place.name or same[0].place.text or "", 24),
        )
        for (lat, lon, km, country), same in spots.items()
    ]
    return map_svg(made, f"Map of where reports place it: {matrix.incident.label}", (640, 360))


def _where(told: Whereabouts) -> str:
    place = told.place
    name = place.name or place.text or ""
    return f"{_PRECISE.get(place.precision, 'somewhere in')} {name}"


def _copies(visit: Visit, found: IncidentDossier) -> object:
    """The reports and their origins as a chart."""
    origins = found.matrix.origins
    told = {telling.ref: telling for telling in found.reports}
    copies = []
    for number, origin in enumerate(origins):
        for ref in origin.reports:
            telling = told.get(ref)
            day = f", {telling.published}" if telling and telling.published else ""
            name = f"{(telling.publisher if telling else None) or ref}{day}"
            copies.append(Copy(name, report_address(visit, ref), number))
    return copies_svg(copies, [o.name for o in origins], "Which report goes back to which origin")


def _questions(visit: Visit, found: IncidentDossier, events: tuple[str, ...]) -> list[Question]:
    asked = [question for question in found.questions if question.kind == "incident"]
    rows = incidents_of(visit.ledger, [e for q in asked for e in (q.link.a, q.link.b)])
    return [made for q in asked if (made := _question(q, events, rows))]


def _question(
    question: OpenQuestion, events: tuple[str, ...], rows: Mapping[str, IncidentRow]
) -> Question | None:
    link = question.link
    mine, other = (link.a, link.b) if link.a in events else (link.b, link.a)
    if other not in rows:
        return None
    return Question(mine, other, rows[other], link.score, link.reasons)


def _decide(visit: Visit) -> Response:
    """Accept, reject or correct what one report tells, or join with another incident."""
    found = _dossier(visit)
    events = tuple(dict.fromkeys(telling.event for telling in found.reports))
    verdict, event = visit.field("verdict"), visit.field("event") or events[0]
    if event not in events:
        raise UsageError(f"{event} does not tell of this incident.")
    back = visit.url("incident", item=events[0])
    if verdict in ("accept", "reject"):
        made = ruling(visit.ledger, "accept" if verdict == "accept" else "reject", (event,))
        rest = [e for e in events if e != event] if verdict == "reject" else events
        gone = report_address(visit, next(t.ref for t in found.reports if t.event == event), event)
        return post_decision(visit, made, visit.url("incident", item=rest[0]) if rest else gone)
    if verdict == "correct":
        name = visit.field("field")
        made = ruling(visit.ledger, "correct", (event, name, visit.field("value")))
        return post_decision(visit, made, back)
    if verdict in ("same", "different"):
        words = visit.field("other")
        if not words:
            raise UsageError("Name the other incident by its id.")
        if verdict == "different":
            return post_decision(visit, ruling(visit.ledger, "different", (event, words)), back)
        pair = ruling(visit.ledger, "same", (event, words))
        return post_decision(visit, joining(visit.ledger, pair.items), back)
    raise UsageError(f'"{verdict}" cannot be decided here.')


def _split(visit: Visit) -> Response:
    """Take the events that were chosen out of the incident."""
    found = _dossier(visit)
    events = tuple(dict.fromkeys(telling.event for telling in found.reports))
    taken = tuple(dict.fromkeys(visit.fields("event")))
    kept = [e for e in events if e not in taken]
    return post_split(visit, events, taken, visit.url("incident", item=(kept or [events[0]])[0]))


ROUTES = (
    get("/incidents/{item}", "incident", _incident),
    post("/incidents/{item}", "incident-decide", _decide, role="reviewer"),
    post("/incidents/{item}/split", "incident-split", _split, role="reviewer", limits=CHOOSING),
)
