"""Who stays named in a copy that is shared: persons said to hold a post in a group or government, or to speak
for one. Everybody else is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from wireledger.extract.spelling import fold
from wireledger.publish.safe_words import has_capital, lists, without_small_words
from wireledger.records import Entity, Record, Role
from wireledger.resolve.resolution import Identity


@dataclass(slots=True)
class People:
    """What records say of people: the entities that are public or barred from it, and every name of each."""

    public: set[str] = field(default_factory=set)
    barred: set[str] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Take in what one record says."""
        denied = {claim.id for claim in record.claims if claim.modality == "denied"}
        for entity in record.entities:
            if entity.kind != "person":
                continue
            self.names.setdefault(entity.id, set()).update(_names(entity))
            for role in entity.roles:
                self._judge(entity.id, role.claim not in denied and is_public(role), role.title)
        for claim in record.claims:
            for source in claim.sources:
                if source.entity in self.names and source.role:
                    self._judge(source.entity, speaks_for(source.role), source.role)

    def _judge(self, entity: str, public: bool, title: str) -> None:
        if public:
            self.public.add(entity)
        if _is_child(title):
            self.barred.add(entity)

    def is_public(self, identity: Identity) -> bool:
        """Whether a person is public by any report, and a child by none."""
        entities = set(identity.entities)
        return bool(entities & self.public) and not entities & self.barred


def _names(entity: Entity) -> Iterator[str]:
    """What a person is called in a report.

    A mention may describe ("his brother, a corn dealer"): where the report writes the name with a capital,
    words in small letters are no part of it.
    """
    yield entity.name
    yield from (alias.name for alias in entity.aliases)
    yield from _mentioned(entity.name, (mention.text for mention in entity.mentions))


def _mentioned(name: str, mentions: Iterable[str]) -> Iterable[str]:
    return map(without_small_words, mentions) if has_capital(name) else mentions


def is_public(role: Role) -> bool:
    """Whether a role is a post in a group or government: "emir" of a named group, "governor" of anything."""
    return (
        _has("posts", role.title)
        and not _has("private", role.title)
        and (role.group is not None or _has("state_posts", role.title))
    )


def speaks_for(role: str) -> bool:
    """Whether a speaker's role is to speak for a group or government, or a post in a government."""
    return (_has("speaks_for", role) or _has("state_posts", role)) and not _has("private", role)


def _is_child(title: str) -> bool:
    return _has("children", title)


def _has(key: str, words: str) -> bool:
    padded = f" {fold(words)} "
    return any(f" {word} " in padded for word in _list(key))


@cache
def _list(key: str) -> tuple[str, ...]:
    return tuple(fold(str(word)) for word in lists()[key])


def names_of(people: People, identities: Iterable[Identity]) -> set[str]:
    """Every name by which these persons are called anywhere."""
    found: set[str] = set()
    for identity in identities:
        found |= {identity.name, *identity.aliases}
        found |= set(_mentioned(identity.name, (s.text for s in identity.spellings)))
        for entity in identity.entities:
            found |= people.names.get(entity, set())
    return found
