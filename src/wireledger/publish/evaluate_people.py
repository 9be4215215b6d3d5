"""People, groups and statements of a reading beside those of a coder."""

from __future__ import annotations

from collections.abc import Sequence

from wireledger.publish.evaluate_gold import GoldClaim, GoldEntity, GoldReport
from wireledger.publish.evaluate_matching import alike, any_alike, overlap, paired, rules
from wireledger.publish.evaluate_tally import Tally
from wireledger.records import Claim, Entity, Record

_SAME_CONTENT = 0.5  # of all words: less is another statement


def coupled_people(record: Record, gold: GoldReport) -> list[tuple[Entity, GoldEntity]]:
    """The persons of the reading that the coder has too."""
    people = _of_kind(record, "person")
    return [(people[i], gold.persons[j]) for i, j in paired(people, gold.persons, _shared_names)]


def coupled_claims(record: Record, gold: GoldReport) -> list[tuple[Claim, GoldClaim]]:
    """The statements of the reading that the coder has too."""
    said = _statements(record)
    return [(said[i], gold.claims[j]) for i, j in paired(said, gold.claims, _same_words)]


def score_people(record: Record, gold: GoldReport, tally: Tally) -> None:
    """Coders list those whom a report is about; who only speaks is not counted against the reading."""
    people = _of_kind(record, "person")
    found = dict(paired(people, gold.persons, _shared_names))
    speakers = [source.name for claim in record.claims for source in claim.sources]
    extra = sum(i not in found and not any_alike(p.name, speakers) for i, p in enumerate(people))
    tally.add("person", len(found), len(found) + extra, len(gold.persons))
    read = {j: people[i] for i, j in found.items()}
    for j, told in enumerate(gold.persons):
        _score_person(read.get(j), told, tally)


def score_groups(record: Record, gold: GoldReport, tally: Tally) -> None:
    """The other names of the groups that the coder lists."""
    groups = _of_kind(record, "group")
    read = {j: groups[i] for i, j in paired(groups, gold.groups, _shared_names)}
    for j, told in enumerate(gold.groups):
        aliases = [a.name for a in read[j].aliases] if j in read else []
        _score_many("group_alias", aliases, told.aliases, tally)


def score_claims(record: Record, gold: GoldReport, tally: Tally) -> None:
    """Statements, who says them, and how they are meant."""
    said = _statements(record)
    couples = coupled_claims(record, gold)
    named = [c for c in gold.claims if _is_named(c)]
    nameless = sum(not _is_named(told) for _, told in couples)
    right = sum(
        any_alike(told.speaker, [s.name for s in claim.sources])
        for claim, told in couples
        if told.speaker and _is_named(told)
    )
    tally.add("claim", len(couples), len(said), len(gold.claims))
    tally.add("claim.speaker", right, len(said) - nameless, len(named))
    same = sum(claim.modality == told.modality for claim, told in couples)
    tally.add("claim.modality", same, len(said), len(gold.claims))


def _score_person(read: Entity | None, told: GoldEntity, tally: Tally) -> None:
    _score_many("alias", [a.name for a in read.aliases] if read else [], told.aliases, tally)
    _score_many("role", [r.title for r in read.roles] if read else [], told.titles, tally)
    _score_many("move", [m.place for m in read.moves] if read else [], told.moves, tally)
    fate = read.fate if read and read.fate != "unknown" else None
    tally.add("fate", bool(fate and fate == told.fate), fate is not None, told.fate is not None)


def _score_many(name: str, read: Sequence[str], told: Sequence[str], tally: Tally) -> None:
    tally.add(name, len(paired(read, told, alike)), len(read), len(told))


def _of_kind(record: Record, kind: str) -> list[Entity]:
    return [entity for entity in record.entities if entity.kind == kind]


def _statements(record: Record) -> list[Claim]:
    return [claim for claim in record.claims if claim.content]


def _shared_names(entity: Entity, told: GoldEntity) -> float:
    names = (told.name, *told.aliases)
    return sum(any_alike(name, names) for name in (entity.name, *(a.name for a in entity.aliases)))


def _same_words(claim: Claim, told: GoldClaim) -> float:
    share = overlap(claim.content or "", told.content)
    return share if share >= _SAME_CONTENT else 0.0


def _is_named(told: GoldClaim) -> bool:
    return bool(told.speaker) and (told.speaker or "").casefold() not in rules()["pronouns"]
