"""Profiles that have to do with each other, put together into persons or groups, and what is left to ask.

Whether two profiles are one depends on no profile that neither evidence nor a decision connects with them, so
each component is worked out by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wireledger.ids import content_id
from wireledger.resolve.decisions import Corrections, Pair, Rulings
from wireledger.resolve.identity_clusters import Clustering
from wireledger.resolve.identity_context import Evidence
from wireledger.resolve.identity_profiles import Profile, is_name
from wireledger.resolve.identity_settings import sureness
from wireledger.resolve.names import MATCH
from wireledger.resolve.names_groups import group_likeness
from wireledger.resolve.names_persons import person_likeness, person_name
from wireledger.resolve.resolution import Identity, IdentityKind, Link, OpenQuestion, Spelling

Comparing = Callable[[Profile, Profile], Evidence | None]


@dataclass(frozen=True, slots=True)
class Component:
    """Profiles in the order of their ids, the evidence on pairs of them, and what reviewers ruled on such."""

    members: tuple[Profile, ...]
    evidence: tuple[tuple[Pair, float], ...]
    same: tuple[Pair, ...]
    different: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Found:
    """The persons or groups that a component holds, and the pairs for a reviewer to decide."""

    identities: tuple[Identity, ...]
    questions: tuple[OpenQuestion, ...]


def found_in(
    component: Component, kind: IdentityKind, compare: Comparing, anchored: Callable[[Profile], bool]
) -> Found:
    """Who is in the component; ``anchored`` says of a profile whether its name can stand alone."""
    if len(component.members) == 1:
        return Found((_identity(kind, component.members, ()),), ())
    known = {p.entity: p for p in component.members}
    evidence = dict(component.evidence)
    ruled = Rulings(component.same, component.different, Corrections.of({}))
    alone = frozenset(p.entity for p in component.members if anchored(p))
    clustering = Clustering(component.members, alone, evidence, ruled)
    clusters = clustering.run()
    ruled_same = frozenset(component.same)

    def link(pair: Pair) -> Link:
        told = compare(known[pair[0]], known[pair[1]])
        if told is None or pair in ruled_same:
            return Link(*pair, 1.0, ("a reviewer decided so",))
        return Link(*pair, round(sureness(told.total), 3), told.reasons)

    home = {p.entity: i for i, c in enumerate(clusters) for p in c.members}
    asked = _unsettled(evidence, home, clustering)
    return Found(
        tuple(_identity(kind, c.members, tuple(map(link, sorted(c.joined)))) for c in clusters),
        tuple(OpenQuestion(kind, link(pair)) for pair in asked),
    )


def _identity(kind: IdentityKind, members: Sequence[Profile], links: tuple[Link, ...]) -> Identity:
    entities = tuple(p.entity for p in members)
    spellings = {Spelling(ref, text) for p in members for ref in p.refs for text in p.spellings}
    name = _shown_name(kind, members)
    return Identity(
        id=content_id(*entities, kind=kind),
        kind=kind,
        name=name,
        spellings=tuple(sorted(spellings)),
        aliases=_aliases(kind, name, members),
        entities=entities,
        links=links,
    )


def _shown_name(kind: IdentityKind, members: Iterable[Profile]) -> str:
    """The full name that most reports use; of those the longest, then the first by letters."""
    counts = Counter(p.main for p in members)

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        full = person_name(name).whole if kind == "person" else " " in name
        return not is_name(name), not full, -counts[name], -len(name), name

    return min(counts, key=rank)


def _aliases(kind: IdentityKind, name: str, members: Iterable[Profile]) -> tuple[str, ...]:
    """The names of its own, one spelling of each: those that are no spelling or part of the shown name."""
    counts = Counter(n for p in members for n in {*p.names, *p.bynames} if is_name(n))
    kept: list[str] = []
    for text in sorted(counts, key=lambda n: (-counts[n], n)):
        if all(_another(kind, text, other) for other in (name, *kept)):
            kept.append(text)
    return tuple(sorted(kept))


def _another(kind: IdentityKind, text: str, other: str) -> bool:
    if kind == "group":
        likeness = group_likeness(text, other)
        return likeness.by != "words" or likeness.score < MATCH
    if set(person_name(text).parts) <= set(person_name(other).parts):
        return False
    return person_likeness(text, other).score < MATCH


def _unsettled(
    evidence: Mapping[Pair, float], home: Mapping[str, int], clustering: Clustering
) -> Iterator[Pair]:
    """The likeliest pairs, as many as it takes to settle all clusters that may be one.

    Clusters that better questions connect already are not asked about: the answers to those decide them, or
    bring the question up again.
    """
    connected: dict[int, int] = {}
    for pair in sorted(evidence, key=lambda p: (-evidence[p], p)):
        first, second = (_root(connected, home[entity]) for entity in pair)
        if first != second and clustering.may_join(pair):
            connected[max(first, second)] = min(first, second)
            yield pair


def _root(connected: dict[int, int], cluster: int) -> int:
    while cluster in connected:
        nearer = connected[cluster]
        connected[cluster] = connected.get(nearer, nearer)  # shortens the way for the next search
        cluster = nearer
    return cluster
