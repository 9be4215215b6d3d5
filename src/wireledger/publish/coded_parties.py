"""Who and what took part in an incident, over all reports: parties, with what kind of body they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wireledger.extract.event_values import is_named
from wireledger.extract.spelling import fold
from wireledger.ledger.query import IdentityRow
from wireledger.ledger.tellings import Telling, ToldIncident
from wireledger.publish.coded_groups import fights, group_sector, is_own_army
from wireledger.publish.coded_parts import ARMED_GROUPS, LABELLING, STATE, Party, Sector
from wireledger.publish.coded_told import Told, innermost
from wireledger.publish.party_sectors import (
    body_in,
    country_in,
    has_own_name,
    is_number,
    is_object,
    labels_in,
    sector_of,
)
from wireledger.records import Claim, Entity, Participant, ParticipantRole

_ARTICLES = ("the ", "a ", "an ")
_RANKED: frozenset[Sector] = frozenset({"military", "police", "intelligence"})


def alike(*roles: tuple[Party, ...]) -> list[tuple[Party, ...]]:
    """The parties of several roles, each body of the same kind in all: who is shown to fight does in each."""
    known = {p.identity or p.name: p.sector for many in roles for p in many if p.sector in ARMED_GROUPS}

    def with_kind(party: Party) -> Party:
        if party.kind != "group" or party.sector is not None:
            return party
        return replace(party, sector=known.get(party.identity or party.name))

    return [tuple(map(with_kind, many)) for many in roles]


@dataclass(frozen=True, slots=True)
class _Named:
    """A party as one report names it once."""

    part: Participant
    telling: Telling
    entity: Entity | None
    claim: Claim | None


def parties(
    told: Told, incident: ToldIncident, role: ParticipantRole, country: str | None
) -> tuple[Party, ...]:
    """The parties in a role, those that most origins name first, then in the order of publication.

    ``country`` is the incident's, by which a state's forces are its own or foreign.
    """
    identities = {entity: part.identity for part in incident.involved for entity in part.entities}
    every = list(_named(told, role))
    known: dict[str, str] = {}  # the same words in another report name the same party
    for named in every:
        if row := identities.get(named.part.entity or ""):
            known.setdefault(_without_article(_called(named.part.text)), row.id)
            if row.kind == "group":
                known.setdefault(_without_article(_called(row.name)), row.id)
    groups: dict[str, list[_Named]] = {}
    for named in every:
        row, words = identities.get(named.part.entity or ""), _without_article(_called(named.part.text))
        groups.setdefault(row.id if row else known.get(words, words), []).append(named)
    made = [_party(told, many, identities, country) for many in groups.values()]
    return tuple(sorted(made, key=lambda party: -len(party.origins)))


def _named(told: Told, role: ParticipantRole) -> Iterable[_Named]:
    for telling in told.tellings:
        entities = {entity.id: entity for entity in telling.entities}
        claims = {c.span.start: c for c in telling.claims if c.predicate == role}
        for part in telling.event.roles:
            if part.role == role:
                entity = entities.get(part.entity or "")
                yield _Named(part, telling, entity, claims.get(part.start))


def _called(text: str) -> str:
    """The name of the body whose people words are, else the words: "heroes of the Belt" are the Belt."""
    return body_in(text) or text


def _without_article(text: str) -> str:
    words = fold(text)
    return next((words.removeprefix(a) for a in _ARTICLES if words.startswith(a)), words)


def _party(
    told: Told, many: Sequence[_Named], identities: dict[str, IdentityRow], country: str | None
) -> Party:
    row = next((row for n in many if (row := identities.get(n.part.entity or ""))), None)
    texts = _most_told(n.part.text for n in many)
    roles = [role for n in many if n.entity for role in n.entity.roles]
    posts = _most_told(role.title for role in roles)
    groups = _most_told(role.group for role in roles if role.group)
    body = next((b for b in map(body_in, texts) if b), None) if row is None else None
    kind = row.kind if row else "group" if body else "words"
    name = _called(row.name) if row and row.kind == "group" else row.name if row else body or texts[0]
    sector = _sector([*([] if body else texts), name], posts, groups)
    if body and sector is None:  # "the militia of the Salt Brigades", but not "soldiers of the Salt Brigades"
        sector = next((k for k in map(sector_of, texts) if k in ARMED_GROUPS), None)
    if kind == "group":
        sector = _group(told, many, name, sector)
    elif kind == "person":
        sector = _person(told, sector, groups)
    named = [n for n in many if labels_in(n.part.text)]
    by_sides = bool(named) and all(told.is_by_a_side(n.telling, n.claim) for n in named)
    if by_sides and row is None and sector in LABELLING:
        sector = "labelled"  # "two rebels", as the army says
    is_body = row is None or row.kind == "group"
    of = next((c for c in map(country_in, (*texts, name)) if c), None)
    return Party(
        name=name,
        kind=kind,
        identity=row.id if row else None,
        texts=texts,
        sector=sector,
        country=of if sector in STATE else None,
        foreign=of != country if of and country and sector in STATE else None,
        of_unknown_state=is_body and sector in STATE and of is None and any(map(has_own_name, texts)),
        posts=posts,
        groups=groups,
        is_object=row is None and all(map(is_object, texts)),
        labels=tuple(dict.fromkeys(label for t in texts for label in labels_in(t))),
        label_by_sides=by_sides,
        said_by=_most_told(innermost(n.claim).name for n in many if n.claim),
        origins=tuple(dict.fromkeys(told.origin_id(n.telling) for n in many)),
        is_number=row is None and all(map(is_number, texts)),
    )


def _group(told: Told, many: Sequence[_Named], name: str, sector: Sector | None) -> Sector | None:
    """The sector of a group; of one whose name says nothing, what it is called and whether it fights."""
    if sector == "labelled" or is_own_army(name):
        sector = sector_of(name)  # "the terrorist Usbat al-Jabal" has a name, and may be anything
    if sector == "labelled" or not is_named(name):
        return sector
    found = group_sector(told, name, sector)
    takes_part = many[0].part.role == "actor" and fights(told, [n.telling for n in many], name)
    return "armed_group" if found is None and takes_part else found


def _person(told: Told, sector: Sector | None, groups: Sequence[str]) -> Sector | None:
    """The sector of a person: a group's kind goes before a rank, which armed groups give as states do."""
    named = [group for group in groups if is_named(group)]
    kinds = [kind for group in named if (kind := group_sector(told, group, sector_of(group)))]
    own = next((kind for kind in kinds if kind in ARMED_GROUPS), None)
    if own or not named or kinds:
        return own or sector
    return "armed_group" if sector in _RANKED else sector


def _sector(texts: Iterable[str], posts: Iterable[str], groups: Iterable[str]) -> Sector | None:
    """The sector that the words name, else that of a person's post or group; a label gives way to others."""
    found = [sector for words in (*texts, *posts, *groups) if (sector := sector_of(words))]
    plain = [sector for sector in found if sector != "labelled"]
    return next(iter([*plain, *found]), None)


def _most_told(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, those told most often first, then in the order in which they came."""
    told = tuple(words)
    return told if len(told) < 2 else tuple(word for word, _ in Counter(told).most_common())
