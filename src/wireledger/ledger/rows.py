"""A Resolution as rows of the tables in which lists and filters look things up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import get_args

from sqlalchemy import Table

from wireledger.extract.date_intervals import Interval
from wireledger.ledger import tables
from wireledger.ledger.facts import EntityFact
from wireledger.ledger.gathered import Gathered
from wireledger.ledger.handles import handles
from wireledger.ledger.query import SIDE_BY_SIDE
from wireledger.ledger.review_rows import review_rows
from wireledger.ledger.words import folded, folded_words, storable
from wireledger.plain import to_line
from wireledger.records import PlacePrecision
from wireledger.resolve.dates import interval_in
from wireledger.resolve.memo import These
from wireledger.resolve.resolution import FieldValue, Identity, Incident, Resolution

Row = dict[str, object]
_PRECISIONS = get_args(PlacePrecision)  # the finest first


class Rows:
    """The rows of one resolution; whatever they refer to has to come before them."""

    def __init__(self, found: Resolution, gathered: Gathered) -> None:
        self._found = found
        self._gathered = gathered
        self._identity_of = {e: identity.id for identity in found.identities for e in identity.entities}
        self._group_called = _only_ones(found)
        self._handles = handles(i.id for i in found.incidents) | handles(i.id for i in found.identities)
        self._roles = {
            incident.id: _unique(
                (self._identity_of[i.entity], i.role)
                for told in incident.events
                for i in gathered.gists[told.ref, told.event].involved
                if i.entity in self._identity_of
            )
            for incident in found.incidents
        }
        self._seen = Counter(i for roles in self._roles.values() for i in {identity for identity, _ in roles})

    def of_incidents(self, incidents: Iterable[Incident]) -> Iterator[tuple[Table, Row]]:
        """What is told of some incidents, but for who takes part."""
        for incident in incidents:
            yield tables.incident, _incident(incident) | {"handle": self._handles[incident.id]}
            for told in incident.events:
                row: Row = {"incident": incident.id, "ref": storable(told.ref), "event": told.event}
                yield tables.incident_event, row
            if (point := self._point(incident)) is not None:
                yield tables.incident_point, point
            for facet, value in self._facets(incident):
                row = {"incident": incident.id, "facet": facet, "value": value}
                yield tables.incident_facet, row

    def of_identities(self, identities: Iterable[Identity]) -> Iterator[tuple[Table, Row]]:
        """Some persons and groups, without the facts about them."""
        for identity in identities:
            told = self._entities(identity)
            row: Row = {"id": identity.id, "handle": self._handles[identity.id], "kind": identity.kind}
            row |= {"name": storable(identity.name), "reports": len({ref for ref, _ in told})}
            row |= {"incidents": self._seen[identity.id], "body": to_line(identity)}
            yield tables.identity, row
            for word in _name_words(identity):
                yield tables.identity_word, {"word": word, "identity": identity.id}
            for ref, entity in told:
                row = {"identity": identity.id, "ref": storable(ref), "entity": entity}
                yield tables.identity_entity, row

    def involved(self, incidents: Iterable[Incident]) -> Iterator[tuple[Table, Row]]:
        """Who takes part in some incidents."""
        for incident in incidents:
            for identity, role in self._roles[incident.id]:
                row: Row = {"incident": incident.id, "identity": identity, "role": role}
                yield tables.incident_identity, row

    def facts(self, identities: Iterable[Identity]) -> Iterator[tuple[Table, Row]]:
        """The facts about some persons and groups."""
        for identity in identities:
            for number, told in enumerate(self._facts(identity)):
                made = f"{identity.id} {number:06}"
                row: Row = {"number": made, "identity": identity.id, "group": self._group(told)}
                yield tables.fact, row | {"body": to_line(told.fact)}

    def questions(self) -> Iterator[tuple[Table, Row]]:
        """The pairs that a reviewer may decide."""
        for question in self._found.questions:
            link = question.link
            row: Row = {"a": link.a, "b": link.b, "kind": question.kind, "score": link.score}
            yield tables.question, row | {"body": to_line(question)}

    def reviewed(self) -> Iterator[tuple[Table, Row]]:
        """The queue of what a reviewer should look at."""
        return review_rows(self._found, self._gathered)

    def made_of_incident(self, incident: Incident) -> tuple[Hashable, ...]:
        """All that the rows of an incident are made of: where it is equal, so are they."""
        gists = (self._gathered.gists[told.ref, told.event] for told in incident.events)
        outlets = tuple(self._gathered.publishers[told.ref] for told in incident.events)
        roles = tuple(self._roles[incident.id])
        return These((incident, *gists)), self._handles[incident.id], outlets, roles

    def made_of_identity(self, identity: Identity) -> tuple[Hashable, ...]:
        """All that the rows of a person or group are made of: where it is equal, so are they."""
        facts = self._facts(identity)
        more = (self._handles[identity.id], self._seen[identity.id])
        refs, groups = tuple(self._entities(identity)), tuple(map(self._group, facts))
        return These((identity, *facts)), refs, groups, *more

    def _entities(self, identity: Identity) -> list[tuple[str, str]]:
        return _unique((ref, e) for e in identity.entities for ref in self._gathered.refs[e])

    def _facts(self, identity: Identity) -> list[EntityFact]:
        return [told for e in identity.entities for told in self._gathered.facts.get(e, ())]

    def _group(self, told: EntityFact) -> str | None:
        """The group of a fact: as its report joins it, else the only one of that name."""
        if told.group in self._identity_of:
            return self._identity_of[told.group]
        return self._group_called.get(folded(told.fact.group)) if told.fact.group else None

    def _point(self, incident: Incident) -> Row | None:
        """The place on the map that is told most precisely; of several such the one told first."""
        places = [self._gathered.gists[told.ref, told.event].place for told in incident.events]
        known = [p for p in places if p.lat is not None and p.lon is not None]
        if not known:
            return None
        best = min(known, key=lambda p: _PRECISIONS.index(p.precision))
        where: Row = {"lat": best.lat, "lon": best.lon, "precision": best.precision, "country": best.country}
        return where | {"incident": incident.id}

    def _facets(self, incident: Incident) -> list[tuple[str, str]]:
        gists = [self._gathered.gists[told.ref, told.event] for told in incident.events]
        places = [*(v.value for v in _values(incident, "place")), *(p for g in gists for p in g.places)]
        outlets = [self._gathered.publishers[told.ref] for told in incident.events]
        return _unique(
            [
                ("type", incident.type),
                *(("type", v.value) for v in _values(incident, "type")),
                *(("place", folded(p)) for p in places),
                *(("country", g.place.country) for g in gists if g.place.country),
                *(("outlet", folded(o)) for o in outlets if o),
                *(("status", g.status) for g in gists),
            ]
        )


def _only_ones(found: Resolution) -> dict[str, str]:
    """Groups by their folded names, without the names that several have."""
    named: dict[str, set[str]] = {}
    for identity in found.identities:
        if identity.kind == "group":
            for name in (identity.name, *identity.aliases, *(s.text for s in identity.spellings)):
                named.setdefault(folded(name), set()).add(identity.id)
    return {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}


def _incident(incident: Incident) -> Row:
    days = _days(v.value for v in _values(incident, "date"))
    shown = {name: _shown(incident, name) for name in ("place", "killed", "injured")}
    return {
        "id": incident.id,
        "type": incident.type,
        "label": storable(incident.label),
        "start": days.low.isoformat() if days else None,
        "end": days.high.isoformat() if days else None,
        **shown,
        "reports": len({told.ref for told in incident.events}),
        "origins": len(incident.origins),
        "conflicts": " ".join(c.field for c in incident.conflicts),
        "body": to_line(incident),
    }


def _days(values: Iterable[str]) -> Interval | None:
    """The days that the finest dates span; a day told by one report is not widened by another's month."""
    known = [interval for interval in map(interval_in, values) if interval]
    if not known:
        return None
    finest = min((i.high - i.low).days > 1 for i in known)
    kept = [i for i in known if ((i.high - i.low).days > 1) == finest]
    return Interval(min(i.low for i in kept), max(i.high for i in kept), kept[0].precision)


def _shown(incident: Incident, name: str) -> str | None:
    """The first value, or all of them side by side where they contradict."""
    values = [v.value for v in _values(incident, name)]
    if not values:
        return None
    in_conflict = any(c.field == name for c in incident.conflicts)
    return storable(SIDE_BY_SIDE.join(dict.fromkeys(values)) if in_conflict else values[0])


def _values(incident: Incident, name: str) -> tuple[FieldValue, ...]:
    return next((f.values for f in incident.values if f.field == name), ())


def _name_words(identity: Identity) -> list[str]:
    names = (identity.name, *identity.aliases, *(s.text for s in identity.spellings))
    words: dict[str, None] = {}
    for name in names:
        words |= dict.fromkeys(folded_words(name))
    return sorted(words)


def _unique(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(set(pairs))
