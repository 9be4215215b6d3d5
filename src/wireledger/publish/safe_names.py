"""What stands for each name in a copy that is shared, decided once for the whole ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wireledger.ledger.words import folded
from wireledger.publish.safe_people import People, names_of
from wireledger.publish.safe_salt import Salt
from wireledger.publish.safe_words import (
    WITHHELD,
    Vocabulary,
    kept_words,
    keys,
    phrases_of,
    usual_words,
)
from wireledger.records import Entity, EntityKind
from wireledger.resolve.resolution import Identity


@dataclass(slots=True)
class Names:
    """Pseudonyms and names by entity; counts of what was withheld, by kind."""

    salt: Salt
    words: Vocabulary
    of_entity: dict[str, str]
    private: frozenset[str]
    removed: Counter[str] = field(default_factory=Counter)

    def of(self, text: str, entity: str | None = None, kind: str = "words") -> str:
        """What may be written for ``text``, which names ``entity`` where that is known."""
        if entity in self.of_entity:
            return self.of_entity[entity]
        if self.words.is_harmless(text):
            return text
        self.removed[kind] += 1
        return WITHHELD

    def spelled(self, text: str, entity: Entity) -> str:
        """A form of the name of a person or group that stays named; its name where the form says too much."""
        name = self.of_entity[entity.id]
        return text if keys(text) & self.words.removed <= keys(name) else name

    def publisher(self, name: str | None) -> str | None:
        """An outlet's name, a pseudonym where it holds a removed name."""
        if name is None or not self.words.names_removed(name):
            return name
        self.removed["publishers"] += 1
        return self.salt.pseudonym("publisher", folded(name))


def names_in(people: People, identities: Iterable[Identity], publishers: Iterable[str], salt: Salt) -> Names:
    """What stands for every name of the ledger."""
    known = list(identities)
    public = [i for i in known if i.kind == "person" and people.is_public(i)]
    private = [i for i in known if i.kind == "person" and not people.is_public(i)]
    held = {entity for i in known for entity in i.entities}
    loose = {e: names for e, names in people.names.items() if e not in held}
    groups = [i for i in known if i.kind == "group"]
    called = _persons(people, private, groups)
    gone = names_of(people, called) | {n for names in loose.values() for n in names}
    removed = _removed(gone)
    safe_groups = [i for i in groups if not keys(i.name) & removed]
    outlets = [name for name in publishers if not keys(name) & removed]
    kept = usual_words() | kept_words([*(i.name for i in (*public, *safe_groups)), *outlets])
    of_entity = _called("person", private, salt) | _called("group", groups, salt)
    of_entity |= {e: salt.pseudonym("person", folded(min(names))) for e, names in loose.items()}
    of_entity |= {entity: i.name for i in (*public, *safe_groups) for entity in i.entities}
    hidden = frozenset({entity for i in private for entity in i.entities} | set(loose))
    made = Names(salt, Vocabulary(removed, kept, phrases_of(gone)), of_entity, hidden)
    made.removed["persons"] = len(private) + len(loose)
    made.removed["groups"] = len(groups) - len(safe_groups)
    return made


def _persons(people: People, private: list[Identity], groups: Iterable[Identity]) -> list[Identity]:
    """Those of the persons who are not called, in every report, as a group is called in more reports.

    The reading sometimes takes a group for a person; the name is the group's all the same.
    """
    named: dict[str, set[str]] = {}
    for group in groups:
        for spelling in group.spellings:
            named.setdefault(folded(spelling.text), set()).add(spelling.ref)

    def is_person(one: Identity) -> bool:
        refs = {spelling.ref for spelling in one.spellings}
        names = {folded(name) for name in names_of(people, [one])} - {""}
        return any(len(named.get(name, ())) <= len(refs) for name in names)

    return [one for one in private if is_person(one)]


def _removed(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in names for key in keys(name))


def _called(kind: EntityKind, identities: list[Identity], salt: Salt) -> dict[str, str]:
    """The pseudonym of each, by entity. It follows from the name, so that it stays when reports are added.

    Of several with one name, each is told apart by the first of its entities as well.
    """
    alike = Counter(folded(i.name) for i in identities)
    made: dict[str, str] = {}
    for identity in identities:
        name = folded(identity.name)
        more = f"\0{min(identity.entities, default='')}" if alike[name] > 1 else ""
        made |= dict.fromkeys(identity.entities, salt.pseudonym(kind, name + more))
    return made
