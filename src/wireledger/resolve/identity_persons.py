"""What speaks for and against two reports naming the same person.

Full names weigh most, then bynames and kunyas, then what is said of the person: group, post, places, events
and fate. A full name contradicts only a full name of its kind: "Abu Ubayda al-Sukhni" and "Muhannad
al-Hammadi" may be one man.
"""

from __future__ import annotations

from collections.abc import Iterator

from wireledger.resolve.identity_context import Evidence, Ground, setting_grounds
from wireledger.resolve.identity_names import (
    byname_sound,
    is_common,
    is_part,
    kunyas_differ,
    person_names,
    same_byname,
)
from wireledger.resolve.identity_profiles import Profile
from wireledger.resolve.identity_settings import points
from wireledger.resolve.names import person_reason
from wireledger.resolve.names_persons import (
    SURE,
    contradicting_names,
    person_likeness,
    person_name,
    same_bearer,
)
from wireledger.resolve.names_words import is_given_name

_FATES = frozenset({"killed", "captured"})
_SAME_FATE_DAYS = 3
_SHOWN = 3  # of what a reason lists


def person_evidence(a: Profile, b: Profile) -> Evidence | None:
    """What speaks for ``a`` and ``b`` being one person; None where their names share nothing.

    Two persons of one report are two, unless the report gives them a name in common.
    """
    one_report = a.ref == b.ref
    if one_report and not _tied(a, b):
        return None
    full = _full_grounds(a, b)
    grounds = [*full, *_byname_grounds(a, b, agreed=any(g.points > 0 for g in full))]
    if not any(g.points > 0 for g in grounds):
        return None
    grounds += [*_kunya_grounds(a, b), *_said_grounds(a, b)]
    if one_report:
        grounds.append(Ground(points("person")["tied"], "one report gives both the same name"))
    else:
        grounds += [*_rival_grounds(a, b), *setting_grounds(a, b)]
    return Evidence(sum(g.points for g in grounds), tuple(g.reason for g in grounds))


def _tied(a: Profile, b: Profile) -> bool:
    """Whether the one report that names both gives them a name in common, and no names that contradict."""
    if person_name(a.main).whole and person_name(b.main).whole and contradicting_names(a.main, b.main):
        return False
    if _other_given_name(a, b) or _other_given_name(b, a):
        return False
    mine, theirs = person_names(a.names), person_names(b.names)
    return bool({*a.names} & {*b.names}) or any(
        same_byname(x, y) for x in mine.bynames for y in theirs.bynames
    )


def _other_given_name(a: Profile, b: Profile) -> bool:
    """Whether ``a`` is called by a given name that is in no full name of ``b``."""
    full = person_names(b.names).full
    called = [x for x in person_names(a.names).bynames if is_common(x) and not person_name(x).kunya]
    return bool(full) and any(not any(is_part(x, y) for y in full) for x in called)


def _full_grounds(a: Profile, b: Profile) -> list[Ground]:
    """The best ground from full names, or the one that they contradict each other."""
    pairs = [(x, y) for x in person_names(a.names).full for y in person_names(b.names).full]
    agreeing = [(_full_points(x, y), x, y) for x, y in pairs if same_bearer(person_likeness(x, y))]
    if agreeing:
        best, x, y = max(agreeing)
        return [Ground(best, person_reason(x, y, person_likeness(x, y)))]
    against = sorted((x, y) for x, y in pairs if contradicting_names(x, y))
    if against:
        return [Ground(points("person")["other_name"], f"“{against[0][0]}” is no form of “{against[0][1]}”")]
    return []


def _full_points(x: str, y: str) -> float:
    weight, found = points("person"), person_likeness(x, y)
    if found.complete:
        made = weight["long_name"] if found.paired > 2 else weight["full_name"]
    elif all(found.extra):
        made = weight["name_overlap"]
    else:
        made = weight["name_part"]
    shorter = min(person_name(x).parts, person_name(y).parts, key=len)
    common = sum(is_given_name(p) or len(p) == 1 for p in shorter)
    if found.paired == 2 and common:
        made = min(made, weight["common_name" if common == len(shorter) else "half_common_name"])
    elif common == len(shorter):
        made = min(made, weight["common_long_name"])
    return made + weight["slip"] if found.weakest < SURE else made


def _byname_grounds(a: Profile, b: Profile, agreed: bool) -> Iterator[Ground]:
    """Grounds from bynames: met by one of the other's, or standing in a full name of the other.

    ``agreed`` says that full names agree already.
    """
    weight = points("person")
    mine, theirs = person_names(a.names).own_bynames, person_names(b.names).own_bynames
    met = sorted((is_common(x), x, y) for x in mine for y in theirs if same_byname(x, y))
    if not met:
        yield from _part_grounds(a, b)
        yield from _part_grounds(b, a)
        return
    common, x, y = met[0]
    first = weight["given_name"] if common else weight["byname"]
    told = f"both called “{x}”" if x == y else f"called “{x}” and “{y}”"
    yield Ground(weight["further_byname"] if agreed else first, told)
    further = {byname_sound(z) for _, z, _ in met} - {byname_sound(x)}
    if further:
        yield Ground(weight["further_byname"] * len(further), f"and by {len(further)} more names")


def _part_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    """The best ground from a byname of ``a`` that is a part of a full name of ``b``."""
    weight = points("person")
    held = [
        (is_common(x), x, y)
        for x in person_names(a.names).own_bynames
        for y in person_names(b.names).full
        if is_part(x, y)
    ]
    for common, x, y in sorted(held)[:1]:
        yield Ground(weight["given_part" if common else "part_of_name"], f"“{x}” is a part of “{y}”")


def _rival_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    """A byname of the one that the report on the other gives to somebody else alone."""
    for one, other in ((a, b), (b, a)):
        if not person_names(one.names).own_bynames:
            continue
        taken = {byname_sound(n) for n in person_names(other.rivals).bynames}
        given = {byname_sound(n) for n in person_names(other.names).bynames}
        against = [x for x in person_names(one.names).own_bynames if byname_sound(x) in taken - given]
        if against:
            yield Ground(points("person")["other_bearer"], f"one report calls another person “{against[0]}”")


def _kunya_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    mine, theirs = person_names(a.names).kunyas, person_names(b.names).kunyas
    if kunyas_differ(mine, theirs):
        told = f"“{min(mine).title()}” and “{min(theirs).title()}” differ"
        yield Ground(points("person")["other_kunya"], told)


def _said_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    """Grounds from what is said of the person."""
    weight = points("person")
    shared = [min(a.groups[x], b.groups[y]) for x in a.groups for y in b.groups if x <= y or y <= x]
    if shared:
        yield Ground(weight["group"], f"both of {min(shared)}")
    if posts := sorted(a.posts & b.posts):
        weighed = weight["long_post"] if len(posts) > 1 else weight["post"]
        yield Ground(weighed, f"both called {', '.join(posts[:_SHOWN])}")
    if tied := sorted(a.places[p] for p in a.places.keys() & b.places.keys()):
        yield Ground(weight["place"], f"both tied to {', '.join(tied[:_SHOWN])}")
    yield from _fate_grounds(a, b)


def _fate_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    weight = points("person")
    if days_differ(_fate_days(a), _fate_days(b)):
        yield Ground(weight["other_day_of_fate"], f"{a.fate} on another day")
    elif a.fate == b.fate and a.fate in _FATES:
        yield Ground(weight["same_fate"], f"both said to be {a.fate}")
    elif "unknown" not in (a.fate, b.fate) and a.fate != b.fate:
        told = sorted(fate.replace("_", " ") for fate in (a.fate, b.fate))
        yield Ground(weight["other_fate"], f"said to be {told[0]} and {told[1]}")


def _fate_days(profile: Profile) -> set[tuple[str, int]]:
    return set() if profile.fate_day is None else {(profile.fate, profile.fate_day)}


def days_differ(a: set[tuple[str, int]], b: set[tuple[str, int]]) -> bool:
    """Whether one fate befell both, and no two of the days (ordinals) are near enough to be one."""
    return any(
        all(abs(x - y) > _SAME_FATE_DAYS for f, x in a if f == fate for g, y in b if g == fate)
        for fate in {f for f, _ in a} & {g for g, _ in b}
    )
