"""Whose a name is that one report is read to give to the wrong person, or to several.

Reading asks of each person what else he is called, and where two men stand in one sentence it may give the
name of the one to the other. So a name of which reading was not sure is looked at again among all persons of
the report: it goes to the one whose name it is a form of, is left to the one who has it more surely, and is
left out where it contradicts the other names of its bearer. What reading was sure of stays as it is: a man
may have two names, and two men one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wireledger.extract.spelling import fold
from wireledger.records import Alias, Entity
from wireledger.resolve.identity_names import is_part, kunyas_differ, person_names
from wireledger.resolve.names_persons import contradicting_names, person_likeness, person_name, same_bearer
from wireledger.resolve.names_words import is_given_name

_DOUBTFUL = 0.5  # confidence below which a name is looked at again
_SURE = 0.75  # confidence from which a man has a full name although it is another's main name
_OWN = 2.0  # how sure a main name is, above any alias
_CLEARLY = 0.05  # by how much the surest must be surer
_UNLIKELY = 0.25
"""Confidence below which a name is left to whoever has it more surely, and a full one is left out. Of 19
other full names below it in real, held-back and fictional reports, 16 were wrong; of those up to a half,
half."""


def owned_names(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    """The persons of one report, by id, each with the names that are likeliest its own."""
    persons = _renamed([e for e in entities if e.kind == "person"])
    return {p.id: p for p in _consistent(_undisputed(_moved(persons)))}


def _renamed(persons: Sequence[Entity]) -> list[Entity]:
    """The persons, each that goes by a mere nickname of one other called by that one's full name."""
    made = []
    for person in persons:
        bearers = [p for p in persons if p is not person and _surely_called(p, person.name)]
        nickname = not _has_given_name(person.name)
        made.append(_called(person, bearers[0]) if nickname and len(bearers) == 1 else person)
    return made


def _surely_called(person: Entity, name: str) -> bool:
    """Whether a person with a full name is surely said to have another one too."""
    known = (a for a in person.aliases if fold(a.name) == fold(name))
    return person_name(person.name).whole and any(a.confidence >= _DOUBTFUL for a in known)


def _called(person: Entity, bearer: Entity) -> Entity:
    nickname = next(a for a in bearer.aliases if fold(a.name) == fold(person.name))
    return replace(person, name=bearer.name, aliases=(nickname, *person.aliases))


def _moved(persons: Sequence[Entity]) -> Sequence[Entity]:
    """The persons with each doubtful alias at the one other person whose full name it is a form of."""
    moves = {
        (person.id, fold(alias.name)): homes[0].id
        for person in persons
        for alias in person.aliases
        if alias.confidence < _DOUBTFUL and len(homes := _homes(alias, person, persons)) == 1
    }
    if not moves:
        return persons

    def home(person: Entity, name: str) -> str:
        return moves.get((person.id, fold(name)), person.id)

    return [
        replace(
            p,
            aliases=tuple(dict.fromkeys(a for q in persons for a in q.aliases if home(q, a.name) == p.id)),
            mentions=tuple(sorted({m for q in persons for m in q.mentions if home(q, m.text) == p.id})),
        )
        for p in persons
    ]


def _homes(alias: Alias, person: Entity, persons: Sequence[Entity]) -> list[Entity]:
    """The persons of other full names whose name an alias is a form of, where it is none of its bearer's."""
    if _is_form(alias.name, person.name):
        return []
    return [p for p in persons if _are_two(p.name, person.name) and _is_form(alias.name, p.name)]


def _is_form(name: str, main: str) -> bool:
    """Whether a name is a spelling or a part of a full one."""
    if not person_name(main).whole or not person_name(name).parts:
        return False
    if person_name(name).whole:
        return same_bearer(person_likeness(name, main))
    return is_part(name, main) or fold(name) in map(fold, person_name(main).nicknames)


def _undisputed(persons: Sequence[Entity]) -> list[Entity]:
    """The persons without the names that another has more surely."""
    main = {p.id: p.name for p in persons}
    claims: dict[str, dict[str, float]] = defaultdict(dict)
    for person in persons:
        for name, sure in _sureness(person).items():
            claims[name][person.id] = sure
    lost: dict[str, set[str]] = defaultdict(set)
    for name, by_person in claims.items():
        owner = max(by_person, key=lambda p: (by_person[p], p))
        for other, sure in by_person.items():
            clearly = sure < by_person[owner] - _CLEARLY
            named = person_name(name).whole and _has_given_name(name) and by_person[owner] == _OWN
            unlikely = sure < (_SURE if named else _UNLIKELY) and not _may_be_one(main[owner], main[other])
            if clearly and (unlikely or _are_two(main[owner], main[other])):
                lost[other].add(name)
    return [_without(p, lost[p.id]) for p in persons]


def _are_two(a: str, b: str) -> bool:
    """Whether two main names are those of two persons: full names of which neither is a form of the other."""
    return person_name(a).whole and person_name(b).whole and contradicting_names(a, b)


def _may_be_one(a: str, b: str) -> bool:
    """Whether one of two main names is a form of the other."""
    return _is_form(a, b) or _is_form(b, a)


def _sureness(person: Entity) -> dict[str, float]:
    """Each name of a person, folded, with how sure it is that it is his; a mere mention says nothing."""
    found = {fold(m.text): 0.0 for m in person.mentions}
    for alias in person.aliases:
        found[fold(alias.name)] = max(found.get(fold(alias.name), 0.0), alias.confidence)
    return found | {fold(person.name): _OWN}


def _consistent(persons: Sequence[Entity]) -> list[Entity]:
    """The persons without the aliases that are likelier another's."""
    return [_without(p, _unlikely(p)) for p in persons]


def _unlikely(person: Entity) -> set[str]:
    """The aliases that contradict surer names, and other full names of which reading was hardly sure."""
    kept, lost = [person.name], set()
    for alias in sorted(person.aliases, key=lambda a: (-a.confidence, a.name)):
        contradicts = alias.confidence < _DOUBTFUL and any(_contradict(alias.name, name) for name in kept)
        if contradicts or (alias.confidence < _UNLIKELY and _is_another(alias, person.name)):
            lost.add(fold(alias.name))
        else:
            kept.append(alias.name)
    return lost - {fold(person.name)}


def _is_another(alias: Alias, main: str) -> bool:
    """Whether an alias is a full name that is no form of the main one."""
    own = alias.kind == "also_known_as" and person_name(alias.name).whole
    return own and not _may_be_one(alias.name, main)


def _contradict(a: str, b: str) -> bool:
    """Whether one man hardly bears both: two full names with a common given name in each, or two kunyas."""
    if person_name(a).whole and person_name(b).whole:
        return _has_given_name(a) and _has_given_name(b) and contradicting_names(a, b)
    return kunyas_differ(person_names((a,)).kunyas, person_names((b,)).kunyas)


def _has_given_name(name: str) -> bool:
    return any(map(is_given_name, person_name(name).parts))


def _without(person: Entity, names: set[str]) -> Entity:
    if not names:
        return person
    return replace(
        person,
        aliases=tuple(a for a in person.aliases if fold(a.name) not in names),
        mentions=tuple(m for m in person.mentions if fold(m.text) not in names),
    )
