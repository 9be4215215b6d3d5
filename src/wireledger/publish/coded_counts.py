"""How many an incident killed or injured, as each voice in each report says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from wireledger.extract.event_values import is_named
from wireledger.extract.spelling import fold
from wireledger.publish.coded_parts import LABELLING, STATE, UNARMED, CountTold, Sector
from wireledger.publish.coded_told import Told, ToldValue, innermost
from wireledger.publish.party_sectors import labels_in, only_sector, sector_of
from wireledger.records import Count
from wireledger.resolve.conflict_counts import count_in


def counts(told: Told, field: Literal["killed", "injured"]) -> tuple[CountTold, ...]:
    """Every count that is not denied, in the order in which the reports were published.

    Of the counts that one voice gives in one report the largest is the total: "five, two of them children".
    One victim whom the outlet itself tells of is a part where the report has a larger count: "the police
    said that four had died. Iqbal Hussain was among the dead."
    """
    given = [
        (value, count)
        for value in told.values(field)
        if (count := count_in(value.value)) is not None and not value.is_denied
    ]
    most: dict[str, int] = {}
    for value, count in given:
        ref = value.telling.document.ref
        most[ref] = max(count.min or 0, most.get(ref, 0))
    largest: dict[tuple[str, str], int] = {}
    for number, (value, count) in enumerate(given):
        best = largest.setdefault(_voice(value), number)
        if _size(count) > _size(given[best][1]):
            largest[_voice(value)] = number
    return tuple(
        CountTold(
            min=count.min,
            max=count.max,
            origin=told.origin_id(value.telling),
            ref=value.telling.document.ref,
            claim=value.claim_id,
            voice=value.voice,
            words=value.claim.span.text if value.claim else None,
            of=_of(told, value),
            is_total=largest[_voice(value)] == number and not _is_among(value, count, most),
        )
        for number, (value, count) in enumerate(given)
    )


def _of(told: Told, value: ToldValue) -> Sector | None:
    """The sector of those counted; who is "rebels" to a side alone is labelled, to others armed at least.

    Labelled, too, are who is said to hold a post in a group that is no state's, and soldiers whom an armed
    group claims to have killed: they are so by its word alone, as rebels are by a state's.
    """
    if value.claim is None:
        return None
    words = value.claim.span.text
    sector = only_sector(words)
    if sector in STATE and told.is_by_a_group(value.telling, value.claim):
        return "labelled"
    if sector is None and _is_member(value, words):
        return "labelled"
    if not labels_in(words) or sector not in {"labelled", *LABELLING}:
        return sector
    if told.is_by_a_side(value.telling, value.claim):
        return "labelled"
    return "unidentified" if sector == "labelled" else sector


def _is_member(value: ToldValue, words: str) -> bool:
    """Whether words are the name of one person whom the report puts in a named group of no civil kind."""
    called = fold(words)
    return any(
        is_named(role.group) and sector_of(role.group) not in STATE | UNARMED
        for entity in value.telling.entities
        if entity.kind == "person"
        and called in {fold(name) for name in (entity.name, *(m.text for m in entity.mentions))}
        for role in entity.roles
        if role.group
    )


def _is_among(value: ToldValue, count: Count, most: Mapping[str, int]) -> bool:
    """Whether a single victim of the outlet's own is one of more that the report tells of."""
    own = value.claim is not None and innermost(value.claim).kind == "publisher"
    return own and count.min == count.max == 1 and most[value.telling.document.ref] > 1


def _voice(value: ToldValue) -> tuple[str, str]:
    return value.telling.document.ref, value.voice


def _size(count: Count) -> tuple[int, float]:
    return count.min or 0, float("inf") if count.max is None else count.max
