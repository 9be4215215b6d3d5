"""Annotated reports as records: what reading would yield if it made no mistake.

With these, an error is one of resolving. Places are looked up as in reading, since the annotation has only
their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wireledger.extract.event_values import MODALITY_OF
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.ids import content_id
from wireledger.read.sentences import sentences
from wireledger.records import (
    Alias,
    Claim,
    Count,
    DatePrecision,
    Document,
    Entity,
    Event,
    EventDate,
    EventPlace,
    EventValue,
    Modality,
    Participant,
    ParticipantRole,
    Record,
    Role,
    Source,
    Span,
)

Row = Mapping[str, Any]
_PRECISION: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}


def gold_record(row: Row) -> Record:
    """The record that the annotation of one report describes."""
    return _Annotated(row).record()


class _Annotated:
    """One annotated report while its record is made."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.text: str = row["text"]
        self.sentences = sentences(self.text)
        self.context = PlaceContext.of(self.text)
        self.claims: dict[str, Claim] = {}
        self.names: dict[str, str] = {}
        self.statements = [self._statement(c) for c in row["claims"]]

    def record(self) -> Record:
        """All parts; entities first, since events refer to them."""
        entities = [self._person(p) for p in self.row["persons"]] + [
            self._group(g) for g in self.row["groups"]
        ]
        events = self._events()
        entities += self._places()
        return Record(self._document(), tuple(entities), events, tuple(self.claims.values()))

    def _document(self) -> Document:
        row = self.row
        return Document(
            ref=row["id"],
            id=content_id(self.text, kind="doc"),
            title=row["title"],
            publisher=row["publisher"],
            url=None,
            published=row["published"],
            published_from="field",
            language="en",
            complete=True,
            warnings=(),
            text=self.text,
        )

    def _span(self, words: str, begin: int = 0) -> Span:
        at = self.text.find(words, max(begin, 0))
        at = at if at >= 0 else self.text.find(words)
        return Span(max(at, 0), max(at, 0) + len(words), words)

    def _source(self, name: str, kind: str, role: str | None, begin: int) -> Source:
        words = self._span(name, begin)
        return Source(name, kind, role, None, words.start, words.end)  # type: ignore[arg-type]

    def _statement(self, claim: Row) -> Claim:
        content = self._span(claim["content"])
        begin = next((s.start for s in self.sentences if s.start <= content.start < s.end), 0)
        chain = [Source(self.row["publisher"], "publisher")]
        for key, kind in (("channel", "channel"), ("speaker", "speaker"), ("via", "cited")):
            if claim.get(key):
                role = claim.get("speaker_role") if key == "speaker" else None
                chain.append(self._source(claim[key], kind, role, begin))
        cue = self._span(claim["cue"], begin) if claim["cue"] else None
        made = content_id(self.row["id"], claim["content"], kind="claim")
        modality, quoted = claim["modality"], claim["quoted"]
        found = Claim(made, None, "states", None, content.text, content, cue, tuple(chain), modality, quoted)
        self.claims[made] = found
        return found

    def _back(
        self, subject: str, predicate: str, value: str, words: Span, modality: Modality = "asserted"
    ) -> str:
        """The claim for one value, said by the statement whose words hold it."""
        holding = [s for s in self.statements if s.span.start <= words.start < s.span.end]
        chain = holding[0].sources if holding else (Source(self.row["publisher"], "publisher"),)
        made = content_id(self.row["id"], subject, predicate, value, str(words.start), kind="claim")
        self.claims[made] = Claim(
            made, subject, predicate, value, None, words, None, chain, modality, False  # type: ignore[arg-type]
        )  # fmt: skip
        return made

    def _person(self, person: Row) -> Entity:
        made = content_id(self.row["id"], "person", person["name"], kind="entity")
        forms = [person["name"], *person["aliases"], *person["mentions"]]
        for form in forms:
            self.names.setdefault(form, made)
        aliases = tuple(
            Alias(a, self._back(made, "alias", a, self._span(a)))
            for a in dict.fromkeys(person["aliases"])
            if a != person["name"]
        )
        roles = tuple(
            Role(
                r["title"], r["group"], r["area"], r["from"], r["to"],
                self._back(made, "role", r["title"], self._span(r["title"])),
            )
            for r in person["roles"]
        )  # fmt: skip
        name = self._span(person["name"])
        if person["fate"] != "unknown":
            self._back(made, "fate", person["fate"], name)
        mentions = tuple(sorted({m for form in dict.fromkeys(forms) for m in self._mentions(form)}))
        return Entity(made, "person", person["name"], aliases, mentions, roles, fate=person["fate"])

    def _group(self, group: Row) -> Entity:
        made = content_id(self.row["id"], "group", group["name"], kind="entity")
        forms = [group["name"], *group["aliases"]]
        for form in forms:
            self.names.setdefault(form, made)
        aliases = tuple(Alias(a, self._back(made, "alias", a, self._span(a))) for a in group["aliases"])
        mentions = tuple(sorted({m for form in forms for m in self._mentions(form)}))
        return Entity(made, "group", group["name"], aliases, mentions)

    def _places(self) -> list[Entity]:
        """Every place of an event, as reading looks it up."""
        names = dict.fromkeys(e["place"] for e in self.row["events"] if e["place"])
        return [
            Entity(
                content_id(self.row["id"], "place", name, kind="entity"),
                "place",
                name,
                mentions=tuple(self._mentions(name)),
                place=gazetteer().resolve(name, self.context),
            )
            for name in names
        ]

    def _mentions(self, form: str) -> list[Span]:
        found, at = [], self.text.find(form)
        while at >= 0:
            found.append(Span(at, at + len(form), form))
            at = self.text.find(form, at + 1)
        return found

    def _events(self) -> tuple[Event, ...]:
        groups: dict[int, list[Row]] = {}
        for index, event in enumerate(self.row["events"]):
            first = index if event["same_as"] is None else event["same_as"]
            groups.setdefault(first, []).append(event)
        return tuple(self._event(rows) for rows in groups.values())

    def _event(self, rows: Sequence[Row]) -> Event:
        triggers = tuple(self._span(r["trigger"], self.text.find(r["evidence"])) for r in rows)
        made = content_id(self.row["id"], *(f"{t.start}-{t.end}" for t in triggers), kind="event")
        values: list[EventValue] = []
        for row, trigger in zip(rows, triggers, strict=True):
            values += self._values(made, row, trigger)
        days = [_date(r) for r in rows]
        places = [r["place"] for r in rows if r["place"]]
        nowhere = EventPlace(None, None, None, None, None, None, None, "unknown")
        return Event(
            id=made,
            type=rows[0]["type"],
            triggers=triggers,
            date=next((d for d in days if d.precision == "day"), next((d for d in days if d.start), days[0])),
            place=gazetteer().resolve_event(places[0], self.context) if places else nowhere,
            roles=tuple(
                dict.fromkeys(p for r, t in zip(rows, triggers, strict=True) for p in self._roles(r, t))
            ),
            killed=_shown([_count(r["victims_killed"]) for r in rows]),
            injured=_shown([_count(r["victims_injured"]) for r in rows]),
            civilian_harm=rows[0]["civilian_harm"],
            status=rows[0]["status"],
            claims=tuple(v.claim for v in values),
            values=tuple(values),
        )

    def _values(self, event: str, row: Row, trigger: Span) -> list[EventValue]:
        begin = self.text.find(row["evidence"])
        told = [("type", row["type"], trigger)]
        if row["date_start"]:
            start, end = row["date_start"], row["date_end"]
            words = self._span(row["date_text"], begin) if row["date_text"] else trigger
            told.append(("date", start if end in (None, start) else f"{start}/{end}", words))
        if row["place"]:
            told.append(("place", row["place"], self._span(row["place"], begin)))
        for field, key in (("actor", "actors"), ("target", "targets"), ("weapon", "weapons")):
            told += [(field, words, self._span(words, begin)) for words in row[key]]
        for field in ("killed", "injured"):
            count = _count(row[f"victims_{field}"])
            if count.min is not None:
                top = "" if count.max == count.min else "+" if count.max is None else f"-{count.max}"
                told.append((field, f"{count.min}{top}", trigger))
        modality = MODALITY_OF[row["status"]]
        return [EventValue(f, v, self._back(event, f, v, w, modality)) for f, v, w in told]  # type: ignore[arg-type]

    def _roles(self, row: Row, trigger: Span) -> list[Participant]:
        begin = self.text.find(row["evidence"])
        slots: tuple[tuple[ParticipantRole, str], ...] = (
            ("actor", "actors"), ("target", "targets"), ("weapon", "weapons"),
        )  # fmt: skip
        found = []
        for role, key in slots:
            for words in row[key]:
                span = self._span(words, begin)
                found.append(Participant(role, words, self._named(words), span.start, span.end))
        return found

    def _named(self, words: str) -> str | None:
        """The entity whose name the words are or hold, the longest name first."""
        holding = [n for n in self.names if n in words]
        return self.names[max(holding, key=len)] if holding else None


def _date(row: Row) -> EventDate:
    start = row["date_start"]
    if not start:
        return EventDate(None, None, "unknown", row["date_text"])
    return EventDate(start, row["date_end"], _PRECISION[len(start)], row["date_text"])


def _count(given: Row) -> Count:
    return Count(given["min"], given["max"])


def _shown(counts: Sequence[Count]) -> Count:
    return next((c for c in counts if c.min is not None or c.max is not None), Count(None, None))
