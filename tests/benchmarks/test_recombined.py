from __future__ import annotations

from datetime import date

from benchmarks.recombined import recombined
from tests import builders
from tests.ledger.reports import STORIES, record
from wireledger.records import Record, Span

TEMPLATES = [builders.record(), *map(record, STORIES)]


def spans(made: Record) -> list[Span]:
    """Every place in the text that a record points to."""
    return [
        *(m for e in made.entities for m in e.mentions),
        *(t for e in made.events for t in e.triggers),
        *(Span(p.start, p.end, p.text) for e in made.events for p in e.roles),
        *(c.span for c in made.claims),
        *(c.cue for c in made.claims if c.cue),
    ]


def test_the_first_world_is_as_it_was_but_for_its_refs() -> None:
    made = list(recombined(TEMPLATES, len(TEMPLATES)))
    assert [m.document.ref for m in made] == [f"{t.document.ref}-0" for t in TEMPLATES]
    assert [m.document.text for m in made] == [t.document.text for t in TEMPLATES]
    assert [m.events for m in made] == [t.events for t in TEMPLATES]


def test_every_value_still_has_its_words() -> None:
    for made in recombined(TEMPLATES, 3 * len(TEMPLATES)):
        assert all(made.document.text[s.start : s.end] == s.text for s in spans(made))
        claims = {c.id for c in made.claims}
        assert all(v.claim in claims for e in made.events for v in e.values)
        assert all(c in claims for e in made.events for c in e.claims)


def test_worlds_share_neither_names_nor_places_nor_days() -> None:
    made = list(recombined(TEMPLATES, 2 * len(TEMPLATES)))
    first, second = made[1], made[1 + len(TEMPLATES)]
    places = [
        (p.text, p.name, p.lat, p.lon, p.country) for p in (first.events[0].place, second.events[0].place)
    ]
    assert all(a != b for a, b in zip(*places, strict=True))
    assert first.events[0].date.start != second.events[0].date.start
    assert second.entities[0].name != first.entities[0].name
    assert len(second.entities[0].name) == len(first.entities[0].name)
    ids = [e.id for m in made for e in m.events]
    assert len(set(ids)) == len(ids)


def test_a_world_moves_all_its_days_alike() -> None:
    made = list(recombined(TEMPLATES, 2 * len(TEMPLATES)))
    pairs = zip(made[: len(TEMPLATES)], made[len(TEMPLATES) :], strict=True)
    moved = {
        date.fromisoformat(b.document.published) - date.fromisoformat(a.document.published)
        for a, b in pairs
        if a.document.published and b.document.published
    }
    assert len(moved) == 1


def test_the_same_reports_come_whatever_their_number() -> None:
    more = list(recombined(TEMPLATES, 3 * len(TEMPLATES)))
    assert list(recombined(TEMPLATES, len(TEMPLATES) + 2)) == more[: len(TEMPLATES) + 2]
