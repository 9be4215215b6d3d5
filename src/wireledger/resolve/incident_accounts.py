"""An event as one report tells it, with everything that is compared across reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wireledger.extract.date_intervals import Interval
from wireledger.read.sentences import sentences
from wireledger.records import Count, Event, Record, Span
from wireledger.resolve.date_claims import day_of
from wireledger.resolve.dates import publication_day
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.incident_words import Rarity, Vocabulary, name_keys, trigger_contexts, word_keys
from wireledger.resolve.place_distance import Spot, spot_of
from wireledger.resolve.resolution import Identity


@dataclass(frozen=True, slots=True)
class Account:
    """One event of one report.

    ``types`` are all that its triggers give. ``day`` is when it is said to have happened, None where that is
    not known. ``places`` are keys of the names of its places, without provinces and countries;
    ``names_town`` says that one of them is a town or village. ``victims`` are the persons it is said to have
    hit, ``people`` and ``groups`` all that stand beside its triggers, and ``cast`` all persons of the report,
    by the ids of their identities. ``words`` are keys of the words around the triggers and ``story`` those of
    all names in the report. ``contexts`` are the triggers in their words. ``main`` marks the event that the
    report tells first, ``denied`` one that it tells only to deny it.
    """

    ref: str
    event: str
    type: str
    types: frozenset[str]
    day: Interval | None
    published: date | None
    spots: tuple[Spot, ...]
    places: frozenset[str]
    names_town: bool
    victims: frozenset[str]
    people: frozenset[str]
    cast: frozenset[str]
    groups: frozenset[str]
    killed: Count
    words: frozenset[str]
    story: frozenset[str]
    contexts: frozenset[tuple[str, ...]]
    main: bool
    denied: bool = False


def accounts(events: Iterable[tuple[Record, Event]], identities: Sequence[Identity]) -> tuple[Account, ...]:
    """The accounts of some events, each with its record, in the order of their ids.

    The events of one record come one after another. Those that are merely supposed are left out.
    """
    known = {entity: i.id for i in identities for entity in i.entities}
    found: list[Account] = []
    for _, told in groupby(events, key=lambda pair: (pair[0].document.ref, pair[0].document.id)):
        pairs = [(record, event) for record, event in told if event.status != "hypothetical"]
        if pairs:
            found += _Report(pairs[0][0], known).accounts([event for _, event in pairs])
    return tuple(sorted(found, key=lambda a: a.event))


def vocabulary(accounts: Sequence[Account]) -> Vocabulary:
    """How rare each word is among the accounts, and each name among their reports."""
    stories = {a.ref: a.story for a in accounts}
    words: dict[str, frozenset[str]] = {}
    for account in accounts:
        words[account.ref] = words.get(account.ref, frozenset()) | account.words
    return Vocabulary(Rarity(words.values()), Rarity(stories.values()))


class _Report:
    """One record while its accounts are made."""

    def __init__(self, record: Record, known: Mapping[str, str]) -> None:
        self.record = record
        self.known = known
        self.text = record.document.text
        self.sentences = sentences(self.text)
        self.starts = [s.start for s in self.sentences]
        self.stop_words = settings().stop_words
        self.story = name_keys(f"{record.document.title or ''} {self.text}") - self.stop_words
        self.persons = frozenset(known.get(e.id, e.id) for e in record.entities if e.kind == "person")
        self.mentions = [
            (m.start, known.get(e.id, e.id), e.kind) for e in record.entities for m in e.mentions
        ]

    def accounts(self, events: Sequence[Event]) -> list[Account]:
        """The accounts of some of the record's events."""
        first = min(events, key=lambda e: (e.triggers, e.id))
        return [self._account(e, e is first) for e in events]

    def _account(self, event: Event, main: bool) -> Account:
        document = self.record.document
        around = [self._sentence(t) for t in event.triggers]
        parts = [p for p in event.roles if p.role != "weapon"]
        words = " ".join(
            [*(s.text for s in dict.fromkeys(around)), *(v.value for v in event.values if v.field == "place")]
        )
        beside = self._beside(around)
        spots = tuple(spots_of(self.record, event).values())
        fine = [s for s in spots if not s.is_wide()]
        return Account(
            ref=document.ref,
            event=event.id,
            type=event.type,
            types=frozenset({event.type, *(v.value for v in event.values if v.field == "type")}),
            day=day_of(self.record, event),
            published=publication_day(document.published),
            spots=spots,
            places=frozenset(name for spot in fine for name in spot.names),
            names_town=any(spot.names and not spot.in_town for spot in fine),
            victims=frozenset(
                self.known.get(p.entity, p.entity) for p in parts if p.role == "target" and p.entity
            )
            & self.persons,
            people=beside["person"],
            cast=self.persons,
            groups=beside["group"],
            killed=event.killed,
            words=word_keys(words, self.stop_words),
            story=self.story,
            contexts=frozenset(
                c
                for t, s in zip(event.triggers, around, strict=True)
                for c in trigger_contexts(self.text, t, s)
            ),
            main=main,
            denied=event.status == "denied",
        )

    def _sentence(self, trigger: Span) -> Span:
        at = bisect_right(self.starts, trigger.start) - 1
        return self.sentences[at] if at >= 0 else trigger

    def _beside(self, around: Sequence[Span]) -> dict[str, frozenset[str]]:
        """The identities named in the sentences, by kind."""
        return {
            kind: frozenset(
                i
                for start, i, k in self.mentions
                if k == kind and any(s.start <= start < s.end for s in around)
            )
            for kind in ("person", "group")
        }


def spots_of(record: Record, event: Event) -> dict[str, Spot]:
    """Every place that a report gives for an event, by its words; the gazetteer's answer comes first."""
    first = event.place
    found = {first.text: spot_of(first.text, first)} if first.text else {}
    places = [e for e in record.entities if e.kind == "place" and e.place]
    looked_up = {words: e.place for e in places for words in (e.name, *(m.text for m in e.mentions))}
    for value in event.values:
        place = looked_up.get(value.value) if value.field == "place" else None
        if place:
            found.setdefault(value.value, spot_of(value.value, place))
    return found
