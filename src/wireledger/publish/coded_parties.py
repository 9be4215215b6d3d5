"""Who and what took part in an incident, over all reports: parties, with what kind of body they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wireledger.extract.spelling import fold
from wireledger.ledger.query import IdentityRow
from wireledger.ledger.tellings import Telling, ToldIncident
from wireledger.publish.coded_parts import LABELLING, STATE, Party, Sector
from wireledger.publish.coded_told import Told, innermost
from wireledger.publish.party_sectors import country_in, has_own_name, is_object, labels_in, sector_of
from wireledger.records import Claim, Entity, Participant, ParticipantRole

_ARTICLES = ("the ", "a ", "an ")


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
            known.setdefault(_without_article(named.part.text), row.id)
    groups: dict[str, list[_Named]] = {}
    for named in every:
        row, words = identities.get(named.part.entity or ""), _without_article(named.part.text)
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
    name = row.name if row else texts[0]
    sector = _sector([*texts, name], posts, groups)
    if row and row.kind == "group" and sector == "labelled":
        sector = sector_of(name)  # "the terrorist Usbat al-Jabal" has a name, and may be anything
    named = [n for n in many if labels_in(n.part.text)]
    by_sides = bool(named) and all(told.is_by_a_side(n.telling, n.claim) for n in named)
    if by_sides and row is None and sector in LABELLING:
        sector = "labelled"  # "two rebels", as the army says
    is_body = row is None or row.kind == "group"
    of = next((c for c in map(country_in, (*texts, name)) if c), None)
    return Party(
        name=name,
        kind=row.kind if row else "words",
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
    )


def _sector(texts: Iterable[str], posts: Iterable[str], groups: Iterable[str]) -> Sector | None:
    """The sector that the words name, else that of a person's post or group; a label gives way to others."""
    found = [sector for words in (*texts, *posts, *groups) if (sector := sector_of(words))]
    plain = [sector for sector in found if sector != "labelled"]
    return next(iter([*plain, *found]), None)


def _most_told(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, those told most often first, then in the order in which they came."""
    return tuple(word for word, _ in Counter(words).most_common())
