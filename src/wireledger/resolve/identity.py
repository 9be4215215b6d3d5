"""Persons and groups over many reports: who is the same, how surely, and why.

Profiles that share a part of a name are compared (``block.py``), the evidence is weighed
(``identity_persons.py``, ``identity_groups.py``), and what is sure enough is put together
(``identity_component.py``, ``identity_clusters.py``). What is not becomes a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from wireledger.records import Record
from wireledger.resolve.block import candidate_pairs
from wireledger.resolve.components import components
from wireledger.resolve.decisions import Pair, Rulings, rulings, standing
from wireledger.resolve.identity_component import Comparing, Component, Found, found_in
from wireledger.resolve.identity_groups import group_evidence
from wireledger.resolve.identity_keys import Keys, group_keys, person_keys
from wireledger.resolve.identity_names import person_names
from wireledger.resolve.identity_persons import person_evidence
from wireledger.resolve.identity_profiles import Profile, profiles
from wireledger.resolve.identity_settings import bound
from wireledger.resolve.memo import Memo, These
from wireledger.resolve.names_groups import own_words
from wireledger.resolve.names_persons import person_name
from wireledger.resolve.resolution import Decision, Identity, IdentityKind, OpenQuestion
from wireledger.resolve.shelf import One, Shelf


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind is blocked and compared; ``anchored`` says that a name can stand alone."""

    name: IdentityKind
    keys: Callable[[Sequence[Profile]], Keys]
    compare: Comparing
    anchored: Callable[[Profile], bool]


_KINDS = (
    _Kind("group", group_keys, group_evidence, lambda p: any(own_words(n) for n in p.names)),
    _Kind("person", person_keys, person_evidence, lambda p: bool(person_names(p.names).full)),
)


def identities(
    records: Iterable[Record], decisions: Sequence[Decision]
) -> tuple[tuple[Identity, ...], tuple[OpenQuestion, ...]]:
    """All persons and groups of the records, and the pairs for a reviewer to decide.

    Every person and group of every report is in exactly one identity. ``decisions`` that stand are obeyed:
    ``same`` joins entities, ``different`` keeps them apart. The order of records and decisions changes
    nothing. The work grows almost linearly with the number of entities.
    """
    return Identifying(keeps=False).identities(Shelf.of(records), rulings(standing(decisions)))


class Identifying:
    """Finds the identities of one shelf after another; with ``keeps``, only what has changed is compared."""

    def __init__(self, keeps: bool) -> None:
        self._profiles = _Profiles(keeps)
        self._kinds = [_OfKind(kind, keeps) for kind in _KINDS]

    def identities(
        self, shelf: Shelf, ruled: Rulings
    ) -> tuple[tuple[Identity, ...], tuple[OpenQuestion, ...]]:
        """As :func:`identities`, for decisions that are settled."""
        known = self._profiles.of(shelf)
        found = [part for kind in self._kinds for part in kind.found(known, ruled)]
        questions = [q for part in found for q in part.questions]
        return (
            tuple(sorted((i for part in found for i in part.identities), key=lambda i: i.id)),
            tuple(sorted(questions, key=lambda q: (q.kind, q.link.a, q.link.b))),
        )


class _Profiles:
    """The profiles of one shelf after another, record by record; one that is as before is the same object."""

    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._of_record: Memo[tuple[Profile, ...]] = Memo(keeps)
        self._before: Mapping[str, Profile] = {}

    def of(self, shelf: Shelf) -> tuple[Profile, ...]:
        """As :func:`~wireledger.resolve.identity_profiles.profiles`."""
        told: dict[str, list[Profile]] = defaultdict(list)
        for at, packed in enumerate(shelf.packed):
            made = self._of_record.get(packed)
            if made is None:
                made = self._of_record.put(packed, profiles(One(shelf[at])))
            for profile in made:
                told[profile.entity].append(profile)
        self._of_record.turn()
        found = {entity: self._one(told[entity]) for entity in sorted(told)}
        if self._keeps:
            self._before = found
        return tuple(found.values())

    def _one(self, told: Sequence[Profile]) -> Profile:
        """One profile of all those of one entity, which several records hold if they are reprints."""
        first = told[0]
        made = first if len(told) == 1 else replace(first, refs=frozenset().union(*(p.refs for p in told)))
        before = self._before.get(first.entity)
        return before if before is not None and (made is before or made == before) else made


class _OfKind:
    """Finds the identities of one kind, time after time."""

    def __init__(self, kind: _Kind, keeps: bool) -> None:
        self._kind = kind
        self._keeps = keeps
        self._evidence: Memo[Mapping[Pair, float]] = Memo(keeps)
        self._compared: Mapping[Pair, float | None] = {}
        self._before: Mapping[str, Profile] = {}
        self._found: Memo[Found] = Memo(keeps)

    def found(self, profiles: Sequence[Profile], ruled: Rulings) -> Iterator[Found]:
        """Who is in each component."""
        known = {p.entity: p for p in profiles if p.kind == self._kind.name}
        evidence = self._evidence.of(These(known.values()), lambda: dict(self._points(known)))
        self._evidence.turn()
        for one in _components(known, evidence, ruled):
            key = (These(one.members), one.evidence, one.same, one.different)
            kind = self._kind
            yield self._found.of(key, partial(found_in, one, kind.name, kind.compare, kind.anchored))
        self._found.turn()

    def _points(self, known: Mapping[str, Profile]) -> Iterator[tuple[Pair, float]]:
        """Every pair that is worth a question or more, with its points."""
        keys = self._kind.keys(tuple(known.values()))
        order = {entity: _order(p) for entity, p in known.items()}
        compared: dict[Pair, float | None] = {}
        as_before = {entity for entity, p in known.items() if self._before.get(entity) is p}
        for pair in candidate_pairs(keys, order):
            if pair in self._compared and as_before.issuperset(pair):
                points = self._compared[pair]
            else:
                points = self._weighed(known[pair[0]], known[pair[1]])
            if self._keeps:
                compared[pair] = points
            if points is not None:
                yield pair, points
        if self._keeps:
            self._compared, self._before = compared, known

    def _weighed(self, a: Profile, b: Profile) -> float | None:
        """The points of two profiles; None where they are not worth a question."""
        made = self._kind.compare(a, b)
        return made.total if made and made.total >= bound("question") else None


def _components(
    known: Mapping[str, Profile], evidence: Mapping[Pair, float], ruled: Rulings
) -> Iterator[Component]:
    """The profiles that evidence or a ruling that they are the same connects."""
    profiles = tuple(known.values())
    at = {entity: i for i, entity in enumerate(known)}
    same = [pair for pair in ruled.same if known.keys() >= set(pair)]
    groups = components(len(profiles), ((at[a], at[b]) for a, b in (*evidence, *same)))
    home = {profiles[i].entity: n for n, group in enumerate(groups) if len(group) > 1 for i in group}
    points: dict[int, list[tuple[Pair, float]]] = defaultdict(list)
    for pair, made in evidence.items():
        points[home[pair[0]]].append((pair, made))
    joined, kept_apart = _by_home(same, home), _by_home(ruled.different, home)
    for n, group in enumerate(groups):
        yield Component(
            tuple(profiles[i] for i in group),
            tuple(sorted(points.get(n, ()))),
            tuple(joined.get(n, ())),
            frozenset(kept_apart.get(n, ())),
        )


def _by_home(pairs: Iterable[Pair], home: Mapping[str, int]) -> Mapping[int, Sequence[Pair]]:
    """The pairs within one component, by its number, in their order."""
    found: dict[int, list[Pair]] = defaultdict(list)
    for a, b in pairs:
        if a in home and home.get(a) == home.get(b):
            found[home[a]].append((a, b))
    return found


def _order(profile: Profile) -> tuple[str, ...]:
    """Sorts likely namesakes' reports together: by name, then country, then day."""
    parts = person_name(profile.main).parts if profile.kind == "person" else (profile.main.casefold(),)
    day = f"{profile.setting.published or 0:08}"
    return (" ".join(parts), " ".join(sorted(profile.setting.countries)), day, profile.ref)
