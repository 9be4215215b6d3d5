"""Persons and groups over many reports: who is the same, how surely, and why.

Profiles that share a part of a name are compared (``block.py``), the evidence is weighed
(``identity_persons.py``, ``identity_groups.py``), and what is sure enough is put together
(``identity_clusters.py``). What is not becomes a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wireledger.ids import content_id
from wireledger.records import Record
from wireledger.resolve.block import candidate_pairs
from wireledger.resolve.decisions import Pair, Rulings, rulings, standing
from wireledger.resolve.identity_clusters import Clustering
from wireledger.resolve.identity_context import Evidence
from wireledger.resolve.identity_groups import group_evidence
from wireledger.resolve.identity_keys import Keys, group_keys, person_keys
from wireledger.resolve.identity_names import person_names
from wireledger.resolve.identity_persons import person_evidence
from wireledger.resolve.identity_profiles import Profile, is_name, profiles
from wireledger.resolve.identity_settings import bound, sureness
from wireledger.resolve.names import MATCH
from wireledger.resolve.names_groups import group_likeness, own_words
from wireledger.resolve.names_persons import person_likeness, person_name
from wireledger.resolve.resolution import Decision, Identity, IdentityKind, Link, OpenQuestion, Spelling


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind is blocked and compared; ``anchored`` says that a name can stand alone."""

    name: IdentityKind
    keys: Callable[[Sequence[Profile]], Keys]
    compare: Callable[[Profile, Profile], Evidence | None]
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
    ruled = rulings(standing(decisions))
    found: list[Identity] = []
    questions: list[OpenQuestion] = []
    known = profiles(records)
    for kind in _KINDS:
        these, open_ones = _of_kind(kind, [p for p in known if p.kind == kind.name], ruled)
        found += these
        questions += open_ones
    questions.sort(key=lambda q: (q.kind, q.link.a, q.link.b))
    return tuple(sorted(found, key=lambda i: i.id)), tuple(questions)


def _of_kind(
    kind: _Kind, found: Sequence[Profile], ruled: Rulings
) -> tuple[list[Identity], list[OpenQuestion]]:
    known = {p.entity: p for p in found}
    evidence = dict(_points(kind, known))
    anchored = frozenset(entity for entity, p in known.items() if kind.anchored(p))
    clustering = Clustering(tuple(known.values()), anchored, evidence, ruled)
    clusters = clustering.run()
    ruled_same = frozenset(ruled.same)

    def link(pair: Pair) -> Link:
        told = kind.compare(known[pair[0]], known[pair[1]])
        if told is None or pair in ruled_same:
            return Link(*pair, 1.0, ("a reviewer decided so",))
        return Link(*pair, round(sureness(told.total), 3), told.reasons)

    made = [_identity(kind.name, c.members, tuple(map(link, sorted(c.joined)))) for c in clusters]
    home = {p.entity: i for i, c in enumerate(clusters) for p in c.members}
    asked = _unsettled(evidence, home, clustering)
    return made, [OpenQuestion(kind.name, link(pair)) for pair in asked]


def _points(kind: _Kind, known: Mapping[str, Profile]) -> Iterator[tuple[Pair, float]]:
    """Every pair that is worth a question or more, with its points."""
    keys = kind.keys(tuple(known.values()))
    order = {entity: _order(p) for entity, p in known.items()}
    for a, b in candidate_pairs(keys, order):
        made = kind.compare(known[a], known[b])
        if made and made.total >= bound("question"):
            yield (a, b), made.total


def _order(profile: Profile) -> tuple[str, ...]:
    """Sorts likely namesakes' reports together: by name, then country, then day."""
    parts = person_name(profile.main).parts if profile.kind == "person" else (profile.main.casefold(),)
    day = f"{profile.setting.published or 0:08}"
    return (" ".join(parts), " ".join(sorted(profile.setting.countries)), day, profile.ref)


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
