"""Promises 1, 2 and 6 on arbitrary text, through the whole pipeline and the shipped model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wireledger.errors import ReadError
from wireledger.pipeline import read_reports
from wireledger.publish.jsonl import from_json, to_json
from wireledger.records import Record, Span

NEWS = (
    "The army said on Monday that a drone strike near Tel Arran killed Karim Adel, known as “Abu Zayd”, two days ago.",
    "“It was a raid,” said Lina Sayed, a researcher. She denied that he was dead.",
    "At least 12 people were killed and dozens injured when a car bomb exploded in Idlib.",
    "He was the Wali of Al-Khair Province; the Syrian branch of ISIS will announce a new emir.",
    "قال الجيش إن غارة جوية قتلت أسامة المهاجر قبل يومين في شرق سوريا.",
    "🙂 The 👨‍👩‍👧 “group” \x00\x07\x1b[31m said: “We… will” attack\u202e near Al-Bab\u2028—",
    "Who is he?\n\nSultan adds:\n\nThe organization is weak.\n\nSecurity and field cooperation",
    "U.S. and U.K. forces struck 3-5 targets in Hodeida on Jan. 12, 2024, officials told Reuters.",
)
anything = st.text(max_size=60)  # every character but lone surrogates
reports = st.lists(st.one_of(st.sampled_from(NEWS), anything), min_size=1, max_size=5).map("\n".join)
cheap = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read(path: Path, text: str, workers: int = 1) -> list[Record | ReadError]:
    """The results for a table of one report, so that ``text`` needs no guessing of its encoding."""
    row = {"id": "one", "text": text, "published": "2023-07-09", "publisher": "A Paper"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return list(read_reports([path], workers))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("promises") / "reports.jsonl"


def spans(record: Record) -> Iterator[Span]:
    """Every place in the text to which the record points, as a span."""
    document = record.document
    yield from (*document.headings, *document.paragraphs)
    for entity in record.entities:
        yield from entity.mentions
    for event in record.events:
        yield from event.triggers
        yield from (Span(p.start, p.end, p.text) for p in event.roles)
    for claim in record.claims:
        yield claim.span
        if claim.cue:
            yield claim.cue


def backing(record: Record) -> Iterator[str]:
    """Every claim id that a value of the record names."""
    for entity in record.entities:
        for facts in (entity.aliases, entity.roles, entity.moves, entity.part_of):
            yield from (fact.claim for fact in facts)
    for event in record.events:
        yield from event.claims
        yield from (value.claim for value in event.values)


@cheap
@example(text="\n".join(NEWS))
@given(text=reports)
def test_nothing_without_words(table: Path, text: str) -> None:
    for record in read(table, text):
        if isinstance(record, ReadError):
            continue
        for span in spans(record):
            assert 0 <= span.start < span.end <= len(record.document.text)
            assert record.document.text[span.start : span.end] == span.text


@cheap
@example(text="\n".join(NEWS))
@given(text=reports)
def test_everything_said_by_someone(table: Path, text: str) -> None:
    for record in read(table, text):
        if isinstance(record, ReadError):
            continue
        claims = {claim.id for claim in record.claims}
        assert len(claims) == len(record.claims)
        assert set(backing(record)) <= claims
        for claim in record.claims:
            assert claim.sources
            assert all(source.name for source in claim.sources)
            for source in claim.sources:
                assert (source.start is None) == (source.end is None)
                if source.start is not None:
                    assert record.document.text[source.start : source.end]


@cheap
@example(text="\n".join(NEWS))
@given(text=reports)
def test_ids_join(table: Path, text: str) -> None:
    for record in read(table, text):
        if isinstance(record, ReadError):
            continue
        entities = [entity.id for entity in record.entities]
        events = [event.id for event in record.events]
        assert len({*entities, *events}) == len(entities) + len(events)
        for event in record.events:
            assert {p.entity for p in event.roles} <= {None, *entities}
        for claim in record.claims:
            assert claim.subject in {None, *entities, *events}
            assert {source.entity for source in claim.sources} <= {None, *entities}


@cheap
@example(text="\n".join(NEWS))
@given(text=reports)
def test_the_same_input_gives_the_same_record(table: Path, text: str) -> None:
    first, second = read(table, text), read(table, text)
    assert [told(r) for r in first] == [told(r) for r in second]
    assert [from_json(to_json(r)) for r in first if isinstance(r, Record)] == [
        r for r in first if isinstance(r, Record)
    ]


def told(result: Record | ReadError) -> str:
    return str(result) if isinstance(result, ReadError) else to_json(result)


def test_the_number_of_workers_and_the_order_of_reading_change_nothing(tmp_path: Path) -> None:
    paths = []
    for number in range(len(NEWS)):
        path = tmp_path / f"r{number}.txt"
        path.write_text("\n\n".join(NEWS[number:] + NEWS[:number]), encoding="utf-8")
        paths.append(path)
    alone = [told(r) for r in read_reports(paths)]
    assert [told(r) for r in read_reports(paths, workers=2)] == alone
    assert [told(r) for r in read_reports(paths[::-1])] == alone[::-1]
