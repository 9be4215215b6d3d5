"""What sets two persons or groups apart, whatever links them through others.

Kept for a whole cluster in a form that does not grow with the number of reports, only with that of different
names, kunyas and days.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wireledger.resolve.identity_names import kunyas_differ, person_names
from wireledger.resolve.identity_persons import days_differ
from wireledger.resolve.identity_profiles import Profile
from wireledger.resolve.identity_settings import points
from wireledger.resolve.names_groups import GroupName, group_name
from wireledger.resolve.names_persons import contradicting_names, person_name
from wireledger.resolve.names_words import canonical


@dataclass(slots=True)
class Traits:
    """Of a cluster: who names it, and what can only be one way.

    ``refs`` maps each report to its entities; ``names`` the parts of each full name, in one spelling, to a
    form of it; ``days`` holds a fate and its day; ``numbers`` those in groups' names; ``own`` and ``wholes``
    the words of a group's names and of what it is a part of.
    """

    refs: dict[str, set[str]]
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    kunyas: set[str] = field(default_factory=set)
    days: set[tuple[str, int]] = field(default_factory=set)
    numbers: set[tuple[str, ...]] = field(default_factory=set)
    own: set[frozenset[str]] = field(default_factory=set)
    wholes: set[frozenset[str]] = field(default_factory=set)

    def add(self, other: Traits) -> None:
        """Take in what is known of another cluster."""
        for ref, entities in other.refs.items():
            self.refs[ref] = self.refs.get(ref, set()) | entities
        for key, name in other.names.items():
            self.names[key] = min(name, self.names.get(key, name))
        self.kunyas |= other.kunyas
        self.days |= other.days
        self.numbers |= other.numbers
        self.own |= other.own
        self.wholes |= other.wholes


def traits(profile: Profile) -> Traits:
    """The traits of one profile."""
    found = Traits({profile.ref: {profile.entity}})
    if profile.kind == "group":
        named = [group_name(n) for n in profile.names]
        found.numbers = {group_name(profile.main).numbers} - {()}
        found.own = {_words(n) for n in named}
        found.wholes = {_words(group_name(w)) for w in profile.wholes} - found.own
        return found
    name = person_name(profile.main)
    if name.whole:
        found.names = {tuple(map(canonical, name.parts)): profile.main}
    found.kunyas = set(person_names(profile.names).kunyas)
    if profile.fate_day is not None:
        found.days = {(profile.fate, profile.fate_day)}
    return found


def _words(name: GroupName) -> frozenset[str]:
    return frozenset(map(canonical, (*name.words, *name.numbers)))


def set_apart(a: Traits, b: Traits) -> bool:
    """Whether two clusters cannot be one: by their full names, their numbers, or as part and whole.

    Reports that name both are left to the caller, who knows what ties two entities of one report.
    """
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        return True
    if (a.wholes & b.own) - a.own or (b.wholes & a.own) - b.own:
        return True
    return any(contradicting_names(x, y) for x in a.names.values() for y in b.names.values())


def doubt(a: Traits, b: Traits, link: tuple[Traits, Traits]) -> float:
    """Points against two clusters of persons being one: they have other kunyas, or died on other days.

    What the two profiles of the ``link`` between them both told is in its evidence already.
    """
    points_against = 0.0
    if kunyas_differ(a.kunyas, b.kunyas) and not all(told.kunyas for told in link):
        points_against += points("person")["other_kunya"]
    if days_differ(a.days, b.days) and not all(told.days for told in link):
        points_against += points("person")["other_day_of_fate"]
    return points_against
