from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.builders import Told, decision, report
from wireledger.records import Entity, EventDate, EventPlace, EventValue, Place, Record
from wireledger.resolve.identity import identities
from wireledger.resolve.resolution import Decision, Identity, Verdict


def persons(records: Sequence[Record], *decisions: Decision) -> list[set[str]]:
    """The entities of each person, without those alone."""
    found, _ = identities(records, decisions)
    return sorted((set(i.entities) for i in found if i.kind == "person" and len(i.entities) > 1), key=sorted)


def the(records: Sequence[Record], entity: str) -> Identity:
    return next(i for i in identities(records, ())[0] if entity in i.entities)


FULL = report("a", ["Salim Nasser al-Qumayshi"])
SPELT = report("b", ["Salem Naser al-Qumeishi"])


def test_a_full_name_in_two_spellings_is_one_person() -> None:
    assert persons([FULL, SPELT]) == [{"a:Salim Nasser al-Qumayshi", "b:Salem Naser al-Qumeishi"}]


def test_content_that_was_read_twice_is_one_entity_with_both_refs() -> None:
    again = replace(FULL, document=replace(FULL.document, ref="z"))
    (found,) = identities([again, FULL], ())[0]
    assert found == identities([FULL, again], ())[0][0]
    assert [s.ref for s in found.spellings] == ["a", "z"]


def test_every_person_and_group_is_in_one_identity_and_places_in_none() -> None:
    records = [FULL, SPELT, report("c", ["Lina Sayed"], ["Salt Brigade"])]
    found, _ = identities(records, ())
    assert sorted(e for i in found for e in i.entities) == sorted(e.id for r in records for e in r.entities)


def test_an_identity_keeps_each_spelling_with_its_report_and_its_other_names() -> None:
    known = report("a", [Told("Karim Adel Ofer", ("Abu Zayd",))])
    found = the([known, report("b", ["Kareem Adel Ofer"])], "a:Karim Adel Ofer")
    assert [(s.ref, s.text) for s in found.spellings] == [
        ("a", "Abu Zayd"),
        ("a", "Karim Adel Ofer"),
        ("b", "Kareem Adel Ofer"),
    ]
    assert found.aliases == ("Abu Zayd",)
    assert found.links[0].reasons[0] == "“Karim Adel Ofer” and “Kareem Adel Ofer” are spellings of one name"


def test_a_contradicting_part_keeps_namesakes_apart() -> None:
    namesakes = ["José Luis Carranza Olmedo", "José Luis Carranza Olvera"]
    assert persons([report("a", namesakes[:1]), report("b", namesakes[1:])]) == []


def test_two_persons_of_one_report_stay_two() -> None:
    both = report(
        "a", [Told("Salem Naser al-Qumeishi", title="mediator"), Told("Salim Nasser", ("Abu Hafs",))]
    )
    spokesman = report("b", [Told("Salim Nasser al-Qumayshi", ("Abu Hafs",), "spokesman", "Usbat al-Jabal")])
    assert persons([both, spokesman]) == [{"a:Salim Nasser", "b:Salim Nasser al-Qumayshi"}]


def test_other_kunyas_keep_namesakes_apart() -> None:
    first = report("a", [Told("Salim Nasser al-Qumayshi", ("Abu Hafs",))])
    second = report("b", [Told("Salim Nasser al-Qumayshi", ("Abu Omar",))])
    assert persons([first, second]) == []


def test_a_report_that_gives_two_persons_one_name_may_mean_one() -> None:
    split = report(
        "a", [Told("Abdulmalik Macadato", ("Abu Musanna",)), Told("Tikboy", ("Abu Musanna",), "emir")]
    )
    assert persons([split]) == [{"a:Abdulmalik Macadato", "a:Tikboy"}]
    brothers = report(
        "a", [Told("Abdulhalim Macadato", ("Abu Musanna",)), Told("Abdulmalik", ("Abu Musanna",))]
    )
    assert persons([brothers]) == []


def test_deaths_on_two_days_keep_two_men_apart_whom_a_third_report_could_join() -> None:
    first = report("a", [Told("Karim Ofer", fate="killed")], struck=("2024-03-01", "Homs", "SY"))
    second = report("b", [Told("Karim Ofer", fate="killed")], struck=("2024-03-09", "Homs", "SY"))
    third = report("c", [Told("Karim Ofer", fate="killed")])
    assert persons([first, second]) == []
    assert len(persons([first, second, third])) == 1
    assert len(persons([first, second, third])[0]) == 2


def test_a_byname_meets_the_full_name_through_an_alias() -> None:
    known = report("a", [Told("Abdulmalik Macadato", ("Tikboy",), "leader", "Harakatul Ranao")])
    byname = report("b", [Told("Tikboy", title="leader", group="Harakatul Ranao")])
    assert persons([known, byname]) == [{"a:Abdulmalik Macadato", "b:Tikboy"}]


STRUCK = ("2024-03-04", "Tel Arran", "SY")


def test_a_surname_alone_joins_in_its_context() -> None:
    full = report("a", [Told("Saleh Farid Hazmani", fate="killed")], struck=STRUCK)
    alone = report("b", [Told("Hazmani", fate="killed")], struck=STRUCK)
    assert persons([full, alone]) == [{"a:Saleh Farid Hazmani", "b:Hazmani"}]


def test_a_surname_alone_does_not_join_elsewhere() -> None:
    full = report("a", ["Saleh Farid Hazmani"], struck=STRUCK)
    alone = report("b", ["Hazmani"], published="2019-01-01")
    assert persons([full, alone]) == []


def test_a_surname_that_two_could_bear_joins_neither() -> None:
    first = report("a", [Told("Saleh Farid Hazmani", fate="killed")], struck=STRUCK)
    second = report("b", [Told("Omar Dahab Hazmani", fate="killed")], struck=STRUCK)
    alone = report("c", [Told("Hazmani", fate="killed")], struck=STRUCK)
    found, questions = identities([first, second, alone], ())
    assert all(len(i.entities) == 1 for i in found)
    assert {(q.link.a, q.link.b) for q in questions} == {
        ("a:Saleh Farid Hazmani", "c:Hazmani"),
        ("b:Omar Dahab Hazmani", "c:Hazmani"),
    }


def told_at(place: str, record: Record) -> Record:
    """The report with an event at a place that no gazetteer knows; if it has one, that is there."""
    where = Place(None, None, None, None, None, "unknown")
    (event,) = record.events or report("x", ["X"], struck=("2024-03-04", place, "SY")).events
    own = record.events[0].roles if record.events else ()
    nowhere = EventPlace(place, None, None, None, None, None, None, "unknown")
    undated = EventDate(None, None, "unknown", None)
    moved = replace(
        event,
        id=f"event-{record.document.ref}",
        date=undated,
        place=nowhere,
        roles=own,
        values=(EventValue("place", place, "c"),),
    )
    village = Entity(f"{record.document.ref}:{place}", "place", place, place=where)
    return replace(record, entities=(*record.entities, village), events=(moved,))


def test_a_nickname_joins_who_was_hit_in_the_village_of_which_its_report_tells_in_those_days() -> None:
    known = told_at("Tapocan", report("a", [Told("Abdulmalik Macadato", ("Tikboy",))], struck=STRUCK))
    byname = told_at("Tapukan", report("b", ["Tikboy"], published="2024-03-08"))
    later = told_at("Tapukan", report("c", ["Tikboy"], published="2024-04-08"))
    elsewhere = told_at("Balindong", report("d", ["Tikboy"], published="2024-03-08"))
    assert persons([known, byname]) == [{"a:Abdulmalik Macadato", "b:Tikboy"}]
    assert persons([known, later]) == []
    assert persons([known, elsewhere]) == []


def test_a_village_in_the_news_joins_no_namesakes_who_were_not_hit_there() -> None:
    namesakes = [told_at("Tapocan", report(ref, ["Ali Hassan"])) for ref in "ab"]
    assert persons(namesakes) == []


def test_a_name_of_the_commonest_parts_needs_more_than_a_country() -> None:
    here = report("a", ["Ali Hassan"], struck=("2024-03-04", "Tel Arran", "SY"))
    there = report("b", ["Ali Hassan"], struck=("2024-03-01", "Homs", "SY"))
    found, questions = identities([here, there], ())
    assert len(found) == 2
    assert [(q.kind, q.link.a, q.link.b) for q in questions] == [("person", "a:Ali Hassan", "b:Ali Hassan")]
    group = [report(ref, [Told("Ali Hassan", group="Salt Brigade")], struck=STRUCK) for ref in "ab"]
    assert persons(group) == [{"a:Ali Hassan", "b:Ali Hassan"}]


def test_a_description_is_no_name() -> None:
    assert persons([report("a", ["the accountant"]), report("b", ["the accountant"])]) == []


def test_groups_join_by_name_acronym_and_alias() -> None:
    records = [
        report("a", groups=["Mu Valley Defence Army"]),
        report("b", groups=["MVDA"]),
        report("c", groups=[Told("Valley Men", ("Mu Valley Defence Army",))]),
    ]
    found, _ = identities(records, ())
    assert [i.entities for i in found] == [("a:Mu Valley Defence Army", "b:MVDA", "c:Valley Men")]


def test_known_groups_join_under_names_that_no_spelling_joins() -> None:
    records = [
        report("a", groups=["Islamic State"]),
        report("b", groups=["Daesh"]),
        report("c", groups=["ISIS"]),
    ]
    (found,) = identities(records, ())[0]
    assert found.name == "Islamic State"
    assert found.aliases == ("Daesh", "ISIS")


def test_a_group_is_not_what_it_is_a_part_of() -> None:
    whole = report("a", groups=["Salt Brigade"])
    part = report("b", groups=[Told("Salt Column", ("Salt",), whole="Salt Brigade"), "Salt Brigade"])
    found, _ = identities([whole, part], ())
    assert {i.entities for i in found} == {("a:Salt Brigade", "b:Salt Brigade"), ("b:Salt Column",)}


def test_a_body_of_common_words_needs_its_country() -> None:
    syria = report("a", ["X Yzz"], ["Defence Ministry"], struck=STRUCK)
    near = report("b", ["Y Zxx"], ["Defence Ministry"], struck=STRUCK)
    far = report("c", ["Z Xyy"], ["Defence Ministry"], struck=("2024-03-04", "Bamako", "ML"))
    found, _ = identities([syria, near, far], ())
    assert {i.entities for i in found if i.kind == "group"} == {
        ("a:Defence Ministry", "b:Defence Ministry"),
        ("c:Defence Ministry",),
    }


def test_a_reviewer_joins_and_parts() -> None:
    strangers = [report("a", ["Karim Adel"]), report("b", ["Lina Sayed"])]
    assert persons(strangers, decision("same", "a:Karim Adel", "b:Lina Sayed")) == [
        {"a:Karim Adel", "b:Lina Sayed"}
    ]
    ruled = identities(strangers, [decision("same", "a:Karim Adel", "b:Lina Sayed")])[0][0]
    assert ruled.links[0].reasons == ("a reviewer decided so",)
    apart = decision("different", "a:Salim Nasser al-Qumayshi", "b:Salem Naser al-Qumeishi")
    found, questions = identities([FULL, SPELT], [apart])
    assert len(found) == 2
    assert questions == ()


def test_parted_persons_are_not_joined_through_a_third() -> None:
    third = report("c", ["Salim Naser al-Qumaishi"])
    apart = decision("different", "a:Salim Nasser al-Qumayshi", "b:Salem Naser al-Qumeishi")
    assert len(persons([FULL, SPELT, third], apart)) == 1


def test_a_decision_on_what_is_not_there_changes_nothing() -> None:
    assert persons([FULL, SPELT], decision("same", "x", "y")) == persons([FULL, SPELT])


NAMES = [
    "Salim Nasser al-Qumayshi", "Salem Naser al-Qumeishi", "Salim Nasser", "Abu Hafs", "al-Qumeishi", "Abu Omar",
    "Karim Adel", "Adel", "Kareem Adel Ofer", "Jose Luis N.", "José Luis Carranza Olmedo", "Carranza Olvera",
]  # fmt: skip
GROUPS = [
    "Salt Brigade",
    "the Salt Brigade",
    "RSF",
    "Rapid Support Forces",
    "13th Brigade",
    "17th Brigade",
    "Coast Army",
]
TOLD = st.builds(
    Told,
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    st.sampled_from([None, "leader"]),
    st.sampled_from([None, "Salt Brigade"]),
    st.none(),
    st.sampled_from(["unknown", "killed"]),
)
REPORTS = st.lists(
    st.tuples(
        st.lists(TOLD, min_size=1, max_size=3, unique_by=lambda t: t.name),
        st.lists(st.sampled_from(GROUPS), max_size=2, unique=True),
        st.sampled_from(["2024-03-05", "2024-03-20", "2015-01-01"]),
        st.sampled_from([None, STRUCK, ("2024-03-12", "Homs", "SY"), ("2024-03-05", "Bamako", "ML")]),
    ),
    min_size=1,
    max_size=6,
).map(lambda rows: [report(f"r{i}", *row) for i, row in enumerate(rows)])


@settings(deadline=None)
@given(REPORTS, st.data())
def test_the_order_of_records_and_decisions_changes_nothing(
    records: list[Record], data: st.DataObject
) -> None:
    ids = [e.id for r in records for e in r.entities]
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=3)
    verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["same", "different"])
    chosen = data.draw(st.lists(st.tuples(verdicts, pairs), max_size=3))
    decisions = [
        decision(v, *items, id=f"d{i}", time=f"2024-04-0{i + 1}") for i, (v, items) in enumerate(chosen)
    ]
    shuffled = data.draw(st.permutations(records)), data.draw(st.permutations(decisions))
    assert identities(records, decisions) == identities(*shuffled)


@settings(deadline=None)
@given(REPORTS)
def test_a_decision_that_is_undone_leaves_no_trace(records: list[Record]) -> None:
    ids = [e.id for r in records for e in r.entities]
    joined = decision("same", ids[0], ids[-1], id="d1")
    undone = decision("undo", "d1", id="d2", time="2024-04-02T00:00:00Z")
    assert identities(records, [joined, undone]) == identities(records, ())


@settings(deadline=None)
@given(REPORTS)
def test_each_entity_is_in_exactly_one_identity(records: list[Record]) -> None:
    found, questions = identities(records, ())
    placed = [e for i in found for e in i.entities]
    assert sorted(placed) == sorted(e.id for r in records for e in r.entities)
    home = {e: i.id for i in found for e in i.entities}
    assert all(home[q.link.a] != home[q.link.b] for q in questions)
