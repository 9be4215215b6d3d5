"""What all reports say together, in the words that a copy may have; it is never resolved anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wireledger.extract.event_types import event_types
from wireledger.publish.safe_names import Names
from wireledger.records import Record
from wireledger.resolve.dates import interval_in
from wireledger.resolve.resolution import (
    Conflict,
    EventRef,
    FieldValue,
    FieldValues,
    Identity,
    Incident,
    Link,
    Resolution,
    Spelling,
)

_CODED = frozenset({"type", "method", "killed", "injured", "fate"})
_UNKNOWN = "unknown"
_DENIED = "not "  # stands before a value that is denied (resolve/conflict_values.py)


@dataclass(frozen=True, slots=True)
class ToldSafely:
    """What stands in the safe record of one report: for its words, and for the place of each event."""

    words: Mapping[str, str]
    places: Mapping[str, str]


def told_safely(record: Record, made: Record) -> ToldSafely:
    """What stands in ``made``, the safe record of ``record``, for the words of participants and for names."""
    words: dict[str, str] = {}
    named = [e for e in record.entities if e.kind != "place"]
    for entity, safe in zip(named, made.entities, strict=True):
        words |= dict.fromkeys((entity.name, *(m.text for m in entity.mentions)), safe.name)
    for event, safe_event in zip(record.events, made.events, strict=True):
        words |= {p.text: s.text for p, s in zip(event.roles, safe_event.roles, strict=True)}
    places = {e.id: s.place.name or _UNKNOWN for e, s in zip(record.events, made.events, strict=True)}
    return ToldSafely(words, places)


def safe_resolution(whole: Resolution, told: Mapping[str, ToldSafely], names: Names) -> Resolution:
    """The incidents and identities, with the ids and words of the copy. Open questions are not shared."""
    made = _Making(told, names)
    incidents = sorted(map(made.incident, whole.incidents), key=lambda i: i.id)
    found = (made.identity(i) for i in whole.identities)
    identities = sorted((i for i in found if i.spellings), key=lambda i: i.id)
    return Resolution(tuple(incidents), tuple(identities), ())


class _Making:
    """A resolution on its way."""

    def __init__(self, told: Mapping[str, ToldSafely], names: Names) -> None:
        self._told, self._names = told, names

    def incident(self, incident: Incident) -> Incident:
        values = tuple(
            FieldValues(f.field, self._values(incident, f.field, f.values)) for f in incident.values
        )
        conflicts = (Conflict(c.field, self._values(incident, c.field, c.values)) for c in incident.conflicts)
        return Incident(
            self._id(incident.id),
            incident.type,
            _label(incident.type, values),
            tuple(EventRef(self._ref(e.ref), self._id(e.event)) for e in incident.events),
            tuple(
                replace(
                    o,
                    id=self._id(o.id),
                    name=self._said(o.name, o.reports),
                    reports=tuple(map(self._ref, o.reports)),
                )
                for o in incident.origins
            ),
            values,
            tuple(c for c in conflicts if len(c.values) > 1),  # two towns of one province agree in the copy
            tuple(map(self._link, incident.links)),
        )

    def identity(self, identity: Identity) -> Identity:
        """Its spellings in the reports of the copy; none where no report of the copy names it."""
        private = bool(set(identity.entities) & self._names.private)
        name = next((self._names.of_entity[e] for e in identity.entities if e in self._names.of_entity), "")
        refs = sorted({s.ref for s in identity.spellings} & set(self._told))
        forms = {Spelling(self._ref(ref), name) for ref in refs}
        if not private:
            forms |= {
                Spelling(self._ref(s.ref), s.text)
                for s in identity.spellings
                if s.ref in self._told and self._told[s.ref].words.get(s.text) == s.text
            }
        safe = self._names.words
        return Identity(
            self._id(identity.id),
            identity.kind,
            name,
            tuple(sorted(forms)),
            () if private else tuple(a for a in identity.aliases if safe.is_harmless(a)),
            tuple(sorted(map(self._id, identity.entities))),
            tuple(map(self._link, identity.links)),
        )

    def _values(self, incident: Incident, field: str, values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
        """The values in safe words; those that are one then are one."""
        made: dict[str, FieldValue] = {}
        for value in values:
            word = self._value(incident, field, value)
            before = made.get(word, FieldValue(word, (), ()))
            reports = (*before.reports, *map(self._ref, value.reports))
            claims = (*before.claims, *map(self._id, value.claims))
            made[word] = FieldValue(word, _unique(reports), _unique(claims))
        return tuple(made.values())

    def _value(self, incident: Incident, field: str, value: FieldValue) -> str:
        """The value in safe words; denied ones stay denied, but for places, whose regions may be right."""
        word = value.value.removeprefix(_DENIED)
        denied = _DENIED if word != value.value else ""
        if field == "date":
            return denied + word if interval_in(word) else _UNKNOWN
        if field == "place":
            events = {e.ref: e.event for e in incident.events}
            named = (self._told[ref].places.get(events[ref]) for ref in value.reports if ref in events)
            return _UNKNOWN if denied else next((place for place in named if place), _UNKNOWN)
        return value.value if field in _CODED else denied + self._said(word, value.reports)

    def _said(self, words: str, refs: Iterable[str]) -> str:
        told = (self._told[ref].words.get(words) for ref in refs if ref in self._told)
        return next((safe for safe in told if safe), None) or self._names.of(words)

    def _link(self, link: Link) -> Link:
        """The pair and its score; the reasons quote names."""
        return Link(self._id(link.a), self._id(link.b), link.score, ())

    def _ref(self, ref: str) -> str:
        return self._names.salt.ref(ref)

    def _id(self, made: str) -> str:
        return self._names.salt.id(made)


def _label(kind: str, values: Iterable[FieldValues]) -> str:
    """``shelling, Aleppo, 2024-05-03``, from the safe values."""
    told = {f.field: [v.value for v in f.values if not v.value.startswith(_DENIED)] for f in values}
    said = (next(iter(told.get(name, ())), _UNKNOWN) for name in ("place", "date"))
    name = event_types()[kind].label if kind in event_types() else kind
    return ", ".join([name, *(word for word in said if word != _UNKNOWN)])


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
