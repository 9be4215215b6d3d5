from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from wireledger.errors import ReadError
from wireledger.publish.jsonl import from_json, to_json, to_plain, to_pretty_json
from wireledger.records import Record, Span


def test_the_keys_are_those_of_the_design() -> None:
    made = json.loads(to_json(builders.record()))
    assert list(made) == ["document", "entities", "events", "claims"]
    assert set(made["document"]) >= {
        *("ref", "id", "title", "publisher", "url", "published", "published_from"),
        *("language", "complete", "warnings", "text"),
    }
    assert set(made["entities"][0]) == {
        *("id", "kind", "name", "aliases", "mentions", "roles", "moves", "part_of", "fate", "place")
    }
    assert list(made["entities"][0]["roles"][0]) == [
        "title",
        "group",
        "area",
        "from",
        "to",
        "claim",
        "confidence",
    ]
    assert set(made["events"][0]) >= {
        *("id", "type", "triggers", "date", "place", "roles", "killed", "injured"),
        *("civilian_harm", "status", "claims"),
    }
    assert set(made["claims"][0]) >= {
        *("id", "subject", "predicate", "value", "content", "span", "cue", "sources", "modality", "quoted")
    }
    assert list(made["claims"][0]["sources"][0]) == ["name", "kind", "role", "entity", "start", "end"]
    assert made["events"][0]["killed"] == {"min": 2, "max": None}


def test_a_span_is_an_object() -> None:
    assert to_plain(Span(3, 7, "raid")) == {"start": 3, "end": 7, "text": "raid"}


def test_one_record_is_one_line_of_readable_text() -> None:
    text = "Naïve “Anas الشامي” 🙂\nsecond\r\x85\u2028\u2029\x1c\ud800"
    line = to_json(builders.record(document=builders.document(text)))
    assert len(line.splitlines()) == 1
    assert "“Anas الشامي” 🙂" in line
    assert line.encode("utf-8")
    assert from_json(line).document.text == text


def test_the_same_record_gives_the_same_line() -> None:
    assert to_json(builders.record()) == to_json(builders.record())


def test_round_trip_of_a_full_record() -> None:
    assert from_json(to_json(builders.record())) == builders.record()
    assert from_json(to_pretty_json(builders.record())) == builders.record()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "{",
            "record: not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1)). "
            "Give a line that `wireledger read --format jsonl` wrote.",
        ),
        (
            "[]",
            "record: [] is not an object. Give a line that `wireledger read --format jsonl` wrote.",
        ),
        (
            '{"document": {}, "entities": [], "events": [], "claims": []}',
            "record.document: the key 'ref' is missing. Give a line that `wireledger read --format jsonl` wrote.",
        ),
        (
            '{"document": {}, "entities": [], "events": [], "claims": [], "extra": 1}',
            "record: unknown key 'extra'. Give a line that `wireledger read --format jsonl` wrote.",
        ),
    ],
)
def test_a_line_that_is_no_record_says_where(line: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        from_json(line)
    assert str(caught.value) == message


def test_a_wrong_value_is_quoted_with_its_place() -> None:
    made = json.loads(to_json(builders.record()))
    made["events"][0]["date"]["precision"] = "decade"
    with pytest.raises(
        ReadError, match=r"record\.events\[0\]\.date\.precision: 'decade' is not one of day, week"
    ):
        from_json(json.dumps(made))


def test_true_is_not_a_number() -> None:
    made = json.loads(to_json(builders.record()))
    made["events"][0]["killed"]["min"] = True
    with pytest.raises(ReadError, match=r"record\.events\[0\]\.killed\.min: True is not a whole number"):
        from_json(json.dumps(made))


LEAVES: dict[object, st.SearchStrategy[object]] = {
    str: st.text(st.characters(exclude_categories=()), max_size=20),
    float: st.floats(allow_nan=False, allow_infinity=False),
    int: st.integers(),
    bool: st.booleans(),
    type(None): st.none(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that records use, from the types of its fields alone."""
    if kind in LEAVES:
        return LEAVES[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(any_of(get_args(kind)[0]), max_size=2).map(tuple)
    if get_args(kind):
        return st.one_of(*map(any_of, get_args(kind)))
    hints = get_type_hints(kind)
    return st.builds(kind, **{f.name: any_of(hints[f.name]) for f in fields(kind)})


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(any_of(Record))
def test_any_record_comes_back_as_it_was(record: Record) -> None:
    line = to_json(record)
    assert len(line.splitlines()) == 1
    assert from_json(line) == record


def test_a_whole_number_is_written_as_it_comes_back() -> None:
    event = builders.record().events[0]
    whole = replace(event, place=replace(event.place, lat=36))
    line = to_json(builders.record(events=(whole,)))
    assert '"lat": 36.0,' in line
    assert to_json(from_json(line)) == line
