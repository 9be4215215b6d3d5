from __future__ import annotations

from dataclasses import replace

from tests.resolve.telling import report
from wireledger.records import Record, Role, Span
from wireledger.resolve.conflict_values import Told, field_values, told_values
from wireledger.resolve.resolution import FieldValue, Identity

A = report("a", hit=["Anas al-Dandal"], killed="2", fate="killed")
B = report("b", hit=["Abu Ubayd"], killed="2", fate="captured")
MAN = Identity("p1", "person", "Anas al-Dandal", (), (), ("a:Anas al-Dandal", "b:Abu Ubayd"))
KNOWN = dict.fromkeys(MAN.entities, MAN)


def of(field: str) -> list[Told]:
    return [t for t in told_values([(A, A.events[0]), (B, B.events[0])], KNOWN) if t.field == field]


def test_every_value_keeps_its_report_and_claim() -> None:
    assert of("killed") == [Told("killed", "2", "a", "a-killed-2"), Told("killed", "2", "b", "b-killed-2")]


def test_names_and_fates_go_with_whom_they_are_of() -> None:
    assert [(t.value, t.who) for t in of("victim_name")] == [("Anas al-Dandal", "p1"), ("Abu Ubayd", "p1")]
    assert [(t.value, t.who) for t in of("fate")] == [("killed", "p1"), ("captured", "p1")]


def test_a_trigger_may_name_its_method() -> None:
    told = [report("a", "A raid in al-Bab killed two.", type="ground_raid", trigger="raid"),
            report("b", "Two were killed in al-Bab.", type="ground_raid", trigger="killed")]  # fmt: skip
    made = told_values([(with_words(r), with_words(r).events[0]) for r in told], {})
    assert [(t.ref, t.by_name) for t in made if t.field == "method"] == [("a", True), ("b", False)]


def with_words(record: Record) -> Record:
    """The record with its trigger as the words of the claim for the type."""
    trigger = record.events[0].triggers[0]
    return replace(
        record,
        claims=tuple(replace(c, span=trigger) if c.predicate == "type" else c for c in record.claims),
    )


def test_a_description_is_no_name() -> None:
    nameless = report("a", "A strike killed a senior leader.", hit=["a senior leader"])
    told = told_values([(nameless, nameless.events[0])], {})
    assert [t.field for t in told if t.who == "a:a senior leader"] == ["target"]


def test_a_given_name_alone_tells_nobody_from_anybody() -> None:
    alone = report("a", "A strike killed Yousef.", hit=["Yousef"])
    told = told_values([(alone, alone.events[0])], {})
    assert [t.field for t in told if t.who == "a:Yousef"] == ["target"]


def test_a_date_says_whether_it_is_that_of_the_telling() -> None:
    record = report("a", "A strike killed two, police said on Friday.", killed="2")
    at = record.document.text.index("Friday")
    claims = tuple(
        replace(c, span=Span(at, at + 6, "Friday"), confidence=0.7) if c.predicate == "date" else c
        for c in record.claims
    )
    told = told_values([(replace(record, claims=claims), record.events[0])], {})
    assert {t.field for t in told if t.of_telling} == {"date"}


def test_titles_of_those_who_were_hit_are_told() -> None:
    man = replace(A.entities[0], roles=(Role("honey seller", None, None, None, None, "c9"),))
    record = replace(A, entities=(man,))
    told = told_values([(record, record.events[0])], KNOWN)
    assert Told("role", "honey seller", "a", "c9", "p1") in told


def test_equal_values_are_one_with_all_reports() -> None:
    values = {
        v.field: v.values for v in field_values(told_values([(A, A.events[0]), (B, B.events[0])], KNOWN))
    }
    assert values["killed"] == (FieldValue("2", ("a", "b"), ("a-killed-2", "b-killed-2")),)
    assert list(values)[:3] == ["type", "date", "place"]


def test_what_is_denied_is_listed_as_that() -> None:
    (found,) = field_values([Told("fate", "killed", "a", "c", "p1", denied=True)])
    assert found.values[0].value == "not killed"


def test_one_who_is_called_as_a_group_is_no_victim() -> None:
    hit = report("a", "A bomb killed Tehrik-e Ghairat.", hit=["Tehrik-e Ghairat"])
    other = report("b", actors=["Tehrik-e-Ghairat"])
    alone = told_values([(hit, hit.events[0])], {})
    both = told_values([(r, r.events[0]) for r in (hit, other)], {})
    assert [t.field for t in (*alone, *both)].count("victim_name") == 1


def test_nobody_hurt_is_a_toll_of_none() -> None:
    record = report(
        "a", "A raid in al-Bab took a man. Nobody was hurt, it said.", type="arrest_capture", trigger="raid"
    )
    at = record.document.text.index("Nobody")
    words = Span(at, at + 15, "Nobody was hurt")
    (example, *_) = record.claims
    said = replace(
        example, id="s", subject=None, predicate="states", value=None, content=words.text, span=words
    )
    told = told_values([(replace(record, claims=(*record.claims, said)), record.events[0])], {})
    assert {(t.field, t.value, t.claim) for t in told if t.claim == "s"} == {
        ("killed", "0", "s"),
        ("injured", "0", "s"),
    }
