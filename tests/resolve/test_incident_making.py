from __future__ import annotations

from tests.resolve.telling import report
from wireledger.records import Event, Record
from wireledger.resolve.incident_making import made_incident
from wireledger.resolve.reprints import Printed, printed
from wireledger.resolve.resolution import Identity


def told_by(*records: Record) -> tuple[Printed, Event]:
    return printed(records)[0], records[0].events[0]


def test_a_type_that_says_what_was_done_comes_before_one_that_does_not() -> None:
    vague = [report(ref, type="killing_unspecified") for ref in "ab"]
    told = [told_by(r) for r in (*vague, report("c"))]
    assert made_incident(told, {}, ()).type == "air_drone_strike"


def test_the_type_that_most_events_have_is_the_incident_s() -> None:
    taken = [report(ref, type="territory_change") for ref in "ab"]
    told = [told_by(r) for r in (*taken, report("c", type="armed_clash"))]
    assert made_incident(told, {}, ()).type == "territory_change"


def test_an_incident_without_place_and_day_is_called_by_its_type() -> None:
    bare = report("a", day=None, where=None)
    assert made_incident([told_by(bare)], {}, ()).label == "air or drone strike"


def test_two_groups_are_two_where_one_report_names_both() -> None:
    claimed = report("a", actors=["Hasken Tafki"])
    other = report("b", actors=["Sabon Hanya"])
    both = report("c", actors=["Hasken Tafki", "Sabon Hanya"])
    names = {"a": claimed, "b": other, "c": both}
    known = {f"{ref}:{name}": name for ref in names for name in ("Hasken Tafki", "Sabon Hanya")}
    groups = {name: Identity(name, "group", name, (), (), ()) for name in known.values()}
    identities = {entity: groups[name] for entity, name in known.items()}
    apart = made_incident([told_by(r) for r in names.values()], identities, ())
    unsure = made_incident([told_by(r) for r in (claimed, other)], identities, ())
    assert [c.field for c in apart.conflicts] == ["actor"]
    assert unsure.conflicts == ()


def test_a_copy_with_another_toll_contradicts_its_first_print_as_little_as_others() -> None:
    text = "A drone strike in al-Bab killed a man on a red motorcycle near the southern roundabout, residents said."
    first, copy = report("a", text, killed="1"), report("b", f"{text} More follows.", killed="11")
    own = report("c", "Two died in al-Bab when a missile struck, a nurse said.", killed="2", trigger="struck")
    assert made_incident([told_by(first), told_by(copy)], {}, ()).conflicts == ()
    (found,) = made_incident([told_by(r) for r in (first, copy, own)], {}, ()).conflicts
    assert [(v.value, v.reports) for v in found.values] == [("1", ("a",)), ("2", ("c",))]
