"""What one report says of one person or group, made ready for comparison with what others say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from wireledger.extract.countries import countries_of
from wireledger.extract.spelling import fold, loose
from wireledger.extract.titles import split_title
from wireledger.records import Entity, Event, Fate, Record, Role
from wireledger.resolve.date_claims import day_of
from wireledger.resolve.dates import publication_day, to_the_day
from wireledger.resolve.identity_owners import owned_names
from wireledger.resolve.identity_settings import general_words
from wireledger.resolve.incident_settings import settings
from wireledger.resolve.names_groups import own_words
from wireledger.resolve.names_persons import contradicting_names, person_name
from wireledger.resolve.names_words import canonical, name_words
from wireledger.resolve.place_distance import spot_of
from wireledger.resolve.resolution import IdentityKind
from wireledger.resolve.shelf import Shelf

_ALIAS = re.compile(r"\s*,?\s+(?:alias|aka|a\.k\.a\.?|also known as|known as|nicknamed)\s+", re.IGNORECASE)
_OPENING = re.compile(r"^(?:the|an?|this|that|his|her|its|their|our|one)\s+", re.IGNORECASE)
_NAMED = re.compile(r"(?:^|[\s\-–'’‘\"“«(.])[^\W\d_a-zà-öø-ÿ]")
_TOWN = frozenset({"exact", "near", "district"})
_POSSESSIVE = re.compile(r"[’'‘]s?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells beside its names: when, in which countries, and of which events.

    An event is known by its place and day, and stands here with the day before and after as well, so that two
    events at most two days apart share one. ``scenes`` are keys of the names of the towns and villages of the
    events. ``countries`` are those of events and places, else of the text; ``mentioned`` are all of them.
    ``company`` has the full names of persons and the names of groups, by one spelling of each.
    """

    published: int | None
    countries: frozenset[str]
    mentioned: frozenset[str]
    events: frozenset[str]
    scenes: frozenset[str]
    company: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or group of one report.

    ``names`` are the names to compare, the report's main name first; ``spellings`` every form of a name, and
    ``bynames`` those that are aliases. ``events`` and ``scenes`` are of what the person takes part in, as in
    :class:`Setting`; ``groups`` and ``places`` those of the posts and moves, by one spelling of each.
    ``fate_day`` is the ordinal of the day on which the fate befell. ``rivals`` are the names that the report
    gives to other persons only, ``wholes`` what a group is said to be a part of. ``refs`` are all refs under
    which the same content was read; ``ref`` is that of the first published.
    """

    entity: str
    kind: IdentityKind
    ref: str
    names: tuple[str, ...]
    spellings: tuple[str, ...]
    bynames: tuple[str, ...]
    setting: Setting
    posts: frozenset[str] = frozenset()
    groups: Mapping[frozenset[str], str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    fate: Fate = "unknown"
    fate_day: int | None = None
    wholes: tuple[str, ...] = ()
    refs: frozenset[str] = frozenset()
    rivals: tuple[str, ...] = ()

    @property
    def main(self) -> str:
        """The name by which the report calls it."""
        return self.names[0] if self.names else self.spellings[0]


def profiles(records: Iterable[Record]) -> tuple[Profile, ...]:
    """A profile for each person and group of each report, in the order of their ids."""
    made: dict[str, Profile] = {}
    for record in Shelf.of(records):
        setting = _setting(record)
        held = owned_names(record.entities)
        found = [
            _profile(held.get(e.id, e), e.kind, record, setting) for e in record.entities if e.kind != "place"
        ]
        persons = _undisputed([p for p in found if p.kind == "person"])
        for profile in (*persons, *(p for p in found if p.kind == "group")):
            kept = made.setdefault(profile.entity, profile)
            made[profile.entity] = replace(kept, refs=kept.refs | {profile.ref})
    return tuple(made[entity] for entity in sorted(made))


def _undisputed(found: Sequence[Profile]) -> list[Profile]:
    """The persons of one report, without the names that another claims whose full name is another.

    A report may call two men by one name; it cannot tell one of them from a third in another report. The name
    stays with the one whose main name it is. Each profile gets its rivals as well.
    """
    return [
        replace(
            p,
            names=tuple(n for n in p.names if n == p.main or not _disputed(n, p, found)),
            rivals=tuple(sorted({n for other in found for n in other.names} - set(p.names))),
        )
        for p in found
    ]


def _disputed(name: str, profile: Profile, found: Sequence[Profile]) -> bool:
    return any(
        name in other.names and contradicting_names(profile.main, other.main)
        for other in found
        if other is not profile and person_name(profile.main).whole and person_name(other.main).whole
    )


@lru_cache(maxsize=200_000)
def is_name(text: str) -> bool:
    """Whether ``text`` holds a name, and is no mere description such as "the accountant" or "the man"."""
    bare = _OPENING.sub("", text.strip())
    return bool(_NAMED.search(split_title(bare)[1] or bare))


def _setting(record: Record) -> Setting:
    published = publication_day(record.document.published)
    countries = {e.place.country for e in record.events if e.place.country}
    countries |= {e.place.country for e in record.entities if e.place and e.place.country}
    mentioned = frozenset(countries).union(countries_of(record.document.text))
    events = frozenset(key for event in record.events for key in _event_keys(record, event))
    return Setting(
        published=published.toordinal() if published else None,
        countries=frozenset(countries) or mentioned,
        mentioned=mentioned,
        events=events,
        scenes=_scenes(record, record.events),
        company={key: e.name for e in record.entities if (key := company_key(e.kind, e.name))},
    )


def _scenes(record: Record, events: Iterable[Event]) -> frozenset[str]:
    """Keys of the names of the towns and villages at which events are said to have been.

    One that the gazetteer does not know is taken for a village; of "Tapocan, Lanao del Sur" the first counts.
    """
    told = {v.value for event in events for v in event.values if v.field == "place"}
    towns = (
        spot_of(e.name.partition(",")[0], e.place)
        for e in record.entities
        if e.place and (e.place.geonameid is None or e.place.precision in _TOWN)
        if not told.isdisjoint((e.name, *(m.text for m in e.mentions)))
    )
    return frozenset(name for spot in towns for name in spot.names)


@lru_cache(maxsize=200_000)
def company_key(kind: str, name: str) -> str | None:
    """One spelling of a name that can stand alone: a person's full name, a group's own words; else None."""
    if kind == "person" and is_name(name) and person_name(name).whole:
        return " ".join(map(canonical, person_name(name).parts))
    if kind == "group" and is_name(name) and (words := own_words(name)):
        return " ".join(sorted(map(canonical, words)))
    return None


def _event_keys(record: Record, event: Event) -> list[str]:
    interval, place = day_of(record, event), event.place
    where = str(place.geonameid) if place.geonameid else loose(place.name or place.text or "")
    if interval is None or not to_the_day(interval) or not where:
        return []
    return [f"{where}@{day}" for day in range(interval.low.toordinal() - 1, interval.high.toordinal() + 2)]


def _profile(entity: Entity, kind: IdentityKind, record: Record, setting: Setting) -> Profile:
    bynames = [a.name for a in entity.aliases if a.kind == "also_known_as" and is_name(a.name)]
    forms = [entity.name, *(a.name for a in entity.aliases)]
    told = [f for f in forms if is_name(f)]
    names = [n for f in told for n in _names(f, kind)]
    spellings = dict.fromkeys([*forms, *(m.text for m in entity.mentions if is_name(m.text))])
    taken = [e for e in record.events if any(p.entity == entity.id for p in e.roles)]
    return Profile(
        entity=entity.id,
        kind=kind,
        ref=record.document.ref,
        names=tuple(dict.fromkeys(n for n in names if n)),
        spellings=tuple(spellings),
        bynames=tuple(dict.fromkeys([*bynames, *(n for f in told for n in _names(f, kind)[1:])])),
        setting=setting,
        posts=frozenset(w for r in entity.roles for w in _post_words(r)),
        groups=_groups(r.group for r in entity.roles),
        places=_places([*(r.area for r in entity.roles), *(m.place for m in entity.moves)]),
        events=frozenset(key for event in taken for key in _event_keys(record, event)),
        scenes=_scenes(record, taken),
        fate=entity.fate,
        fate_day=_fate_day(entity, record, taken),
        wholes=tuple(m.group for m in entity.part_of),
    )


def _names(form: str, kind: IdentityKind) -> list[str]:
    """A form as names to compare: what "alias" parts, and nicknames in quotation marks apart."""
    bare = _POSSESSIVE.sub("", _OPENING.sub("", form.strip()))
    if kind == "group":
        return _bracketed(bare)
    found = [p for p in _ALIAS.split(bare) if p]
    inner = [n for p in found for n in person_name(p).nicknames if is_name(n) and person_name(n).parts]
    return [
        p
        for p in [*found, *inner]
        if person_name(p).parts and person_name(p).parts[0] not in name_words("withheld")
    ]


def _bracketed(form: str) -> list[str]:
    """A group's name, and the short one in brackets after it: "Harakatul Ranao (HR)"."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]{2,20})\)", form)
    return [match[1], match[2]] if match else [form]


def _post_words(role: Role) -> set[str]:
    """The words of a title that tell one post from another, without those of the group's name."""
    return set(fold(role.title).split()) - set(fold(role.group or "").split()) - general_words("posts")


def _groups(said: Iterable[str | None]) -> dict[frozenset[str], str]:
    """The groups that posts name, by their own words in one spelling."""
    words = {frozenset(map(canonical, own_words(g))): g for g in said if g and is_name(g)}
    return {key: text for key, text in words.items() if key}


def _places(said: Iterable[str | None]) -> dict[str, str]:
    bare = (_OPENING.sub("", place) for place in said if place and is_name(place))
    return {key: place for place in bare if (key := loose(place))}


_FATEFUL = {"killed": ("violence",), "captured": ("custody", "surrender", "violence")}


def _fate_day(entity: Entity, record: Record, taken: Sequence[Event]) -> int | None:
    """The day of the only event that brought the fate; None where it is not known to the day."""
    kinds = _FATEFUL.get(entity.fate, ())
    days = {
        interval.low.toordinal()
        for event in taken
        if settings().kind_of.get(event.type) in kinds
        and event.status in ("asserted", "alleged")
        and any(p.entity == entity.id and p.role in ("target", "victim") for p in event.roles)
        and (interval := day_of(record, event))
        and to_the_day(interval)
    }
    return days.pop() if len(days) == 1 else None
