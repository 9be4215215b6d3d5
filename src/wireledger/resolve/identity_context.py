"""What besides the name speaks for and against two profiles being one: countries, time, events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wireledger.resolve.identity_profiles import Profile, company_key
from wireledger.resolve.identity_settings import points

NEAR = 45
"""Days between two reports that are near each other in time."""
SOON = 7
"""Days between two reports that may tell of one event, where its day is not known."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two profiles being one person or group, in points, and why in words."""

    total: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason and its points."""

    points: float
    reason: str


def setting_grounds(a: Profile, b: Profile) -> Iterator[Ground]:
    """Grounds from what the two reports tell beside the names."""
    weight, days = points(a.kind), _days_between(a.setting.published, b.setting.published)
    if a.events & b.events and "shared_event" in weight:
        yield Ground(weight["shared_event"], "both take part in an event at the same place and time")
    elif a.setting.events & b.setting.events:
        yield Ground(weight["same_event"], "both reports tell of an event at the same place and time")
    elif days is not None and days <= SOON and _at_one_place(a, b):
        yield Ground(weight["same_place"], "both reports, within a week, tell of an event at the same place")
    here, there = a.setting.countries, b.setting.countries
    if here & there:
        yield Ground(weight["same_country"], f"reports on {_listed(here & there)}")
    elif here and there and not (here & b.setting.mentioned or there & a.setting.mentioned):
        yield Ground(weight["other_country"], f"reports on {_listed(here)} and on {_listed(there)}")
    if days is not None and days <= NEAR:
        yield Ground(weight["near_in_time"], f"reports {days} days apart" if days else "reports of one day")
        own = {company_key(p.kind, n) for p in (a, b) for n in p.names}
        if shared := (a.setting.company.keys() & b.setting.company.keys()) - own:
            yield Ground(weight["same_company"], f"both reports name {a.setting.company[min(shared)]}")


def _at_one_place(a: Profile, b: Profile) -> bool:
    """Whether the one takes part in an event at a place where the other's report tells of one too."""
    return bool(a.scenes & b.setting.scenes or b.scenes & a.setting.scenes)


def _days_between(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else abs(a - b)


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes)[:3])
