"""The names that one report gives to one person, sorted into full names and bynames, and how they meet.

A full name has two parts or more; a byname has one: a surname or given name alone, a kunya, a nickname.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from wireledger.resolve.names_persons import SURE, person_likeness, person_name
from wireledger.resolve.names_words import SPELLING, canonical, consonants, is_given_name

MOST_NAMES = 8
"""Names that are compared of one person in one report; more is a misreading."""
_WITH_KUNYA = 2  # parts beyond which a name is full without its kunya
_DISTINCTIVE = 6  # letters from which a byname may differ in its vowels


@dataclass(frozen=True, slots=True)
class PersonNames:
    """The names of one person, sorted.

    ``own_bynames`` are the bynames that are no part of a full name, and the kunyas before a full name.
    """

    full: tuple[str, ...]
    bynames: tuple[str, ...]
    own_bynames: tuple[str, ...]
    kunyas: frozenset[str]


@lru_cache(maxsize=200_000)
def person_names(names: tuple[str, ...]) -> PersonNames:
    """Sort the first ``MOST_NAMES`` of a person's names."""
    kept = [n for n in names[:MOST_NAMES] if person_name(n).parts]
    full = tuple(n for n in kept if person_name(n).whole)
    bynames = tuple(n for n in kept if not person_name(n).whole)
    own = [x for x in bynames if not any(is_part(x, y) for y in full)]
    own += [
        k.title() for n in full if (k := person_name(n).kunya) and len(person_name(n).parts) > _WITH_KUNYA
    ]
    kunyas = frozenset(k for n in kept if (k := person_name(n).kunya))
    return PersonNames(full, bynames, tuple(dict.fromkeys(own)), kunyas)


@lru_cache(maxsize=200_000)
def sound(part: str) -> str:
    """The key of a name's part for blocking: its consonants, or for a given name its standing spelling."""
    head, _, rest = part.rpartition(" ")
    key = canonical(rest)
    bones = key if is_given_name(rest) else consonants(key) or key
    return f"{head} {bones}".strip()


def byname_sound(name: str) -> str:
    """The key of a byname."""
    return sound(person_name(name).parts[-1])


def is_part(byname: str, full: str) -> bool:
    """Whether a byname is a part of a full name, in any spelling."""
    return any(_same_part(person_name(byname).parts[-1], p) for p in person_name(full).parts)


def same_byname(x: str, y: str) -> bool:
    """Whether two bynames are spellings of one."""
    left, right = person_name(x).parts, person_name(y).parts
    return len(left) == len(right) and all(map(_same_part, left, right))


def is_common(byname: str) -> bool:
    """Whether many people bear a byname: a given name, a kunya."""
    found = person_name(byname)
    return found.kunya is not None or all(is_given_name(p) for p in found.parts)


def kunyas_differ(a: frozenset[str] | set[str], b: frozenset[str] | set[str]) -> bool:
    """Whether both have kunyas and none is a spelling of another."""
    return bool(a and b) and not any(person_likeness(x, y).weakest >= SURE for x in a for y in b)


def _same_part(x: str, y: str) -> bool:
    if x == y:
        return True
    found = person_likeness(x, y)
    if not found.complete:
        return False
    return found.weakest >= SPELLING or (found.weakest >= SURE and min(len(x), len(y)) >= _DISTINCTIVE)
