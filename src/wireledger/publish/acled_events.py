"""ACLED's event and sub-event of an incident: from the ledger's type, from who is hit, and from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wireledger.extract.spelling import fold
from wireledger.publish.coded import Coded
from wireledger.publish.coded_parts import STATE, UNARMED, Party, Sector
from wireledger.publish.count_policies import lowest
from wireledger.publish.side_file import tables_of

ARMED: frozenset[Sector] = frozenset(
    {
        "police", "intelligence", "military", "rebels", "militia", "criminals", "identity_militia",
        "armed_group", "international", "unidentified", "private_security",
    }
)  # fmt: skip
NON_STATE: frozenset[Sector] = frozenset(
    {"rebels", "militia", "criminals", "identity_militia", "armed_group", "unidentified"}
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Event type, sub-event and disorder type, in ACLED's words."""

    event: str
    sub_event: str
    disorder: str


def kind_of(incident: Coded) -> Kind | str:
    """The kind of event that an incident is, or the reason why it is none that ACLED has."""
    found = _codes(incident)
    if isinstance(found, str):
        return found
    event, sub_event = found
    tables = tables_of("acled")
    return Kind(event, sub_event, tables["disorder_apart"].get(sub_event) or tables["disorder"][event])


def is_armed(party: Party) -> bool:
    """Whether the words for a party say that it bears arms; a label that one side gives says nothing."""
    return party.sector in ARMED or (
        bool(party.labels) and party.kind == "words" and not party.label_by_sides
    )


def _codes(incident: Coded) -> list[str] | str:
    tables = tables_of("acled")
    if incident.type == "territory_change":
        return _territory(incident)
    if incident.type == "protest_riot":
        return _protest(incident)
    if incident.type in tables["violent_with_deaths"] and lowest(incident.killed):
        return _with_deaths(incident)
    if incident.type not in tables["types"]:
        return f"ACLED has no event for {incident.label.split(',')[0]}"
    if incident.type in tables["by_target"]:
        return _by_target(incident)
    special = {
        "bombing": ("grenade", "chemical"),
        "shelling": ("chemical",),
        "air_drone_strike": ("chemical",),
    }
    for name in special.get(incident.type, ()):
        if _has(name, (weapon.name for weapon in incident.weapons)):
            found: list[str] = tables[name]
            return found
    words = [c.span.text for c in incident.claims if c.predicate == "type"]
    if incident.type == "other" and _has("destruction", words):
        destroyed: list[str] = tables["destroyed"]
        return destroyed
    if incident.type == "seizure" and _has("weapons", (p.name for p in incident.targets)):
        disrupted: list[str] = tables["disrupted"]
        return disrupted
    plain: list[str] = tables["types"][incident.type]
    return plain


def _with_deaths(incident: Coded) -> list[str]:
    """An arrest in which somebody died: a battle where the dead are armed, or all hit are; else an attack.

    Who is arrested is alive: that those sought are armed does not make a dead bystander a fighter.
    """
    tables = tables_of("acled")
    dead = {c.of for c in incident.killed if c.min and c.of not in (None, "labelled")}
    hit = [p for p in (*incident.targets, *incident.victims) if not p.is_object]
    bystanders = any(p.sector in UNARMED for p in hit)
    armed = bool(dead & ARMED) if dead else not bystanders and any(map(is_armed, hit))
    found: list[str] = tables["battle" if armed else "attack"]
    return found


def _by_target(incident: Coded) -> list[str]:
    """A battle where those hit are armed, an attack where they are civilians; else what the type says."""
    tables = tables_of("acled")
    hit = [p for p in (*incident.targets, *incident.victims) if not p.is_object]
    armed = any(map(is_armed, hit))
    civilians = any(p.sector and not is_armed(p) and p.sector not in STATE | {"labelled"} for p in hit)
    clash = incident.type == "armed_clash"
    chosen = "battle" if armed or clash else "attack" if civilians else None
    found: list[str] = tables[chosen] if chosen else tables["types"][incident.type]
    return found


def _territory(incident: Coded) -> list[str] | str:
    tables = tables_of("acled")
    sectors = [party.sector for party in incident.actors]
    name = next(("regained" for s in sectors if s in STATE), None)
    name = name or next(("overtaken" for s in sectors if s in NON_STATE), None)
    if name is None and any(p.kind == "group" and p.sector is None for p in incident.actors):
        name = "overtaken"
    if name is None:
        return "no report says which side took the territory, which ACLED's sub-events tell apart"
    found: list[str] = tables[name]
    return found


def _protest(incident: Coded) -> list[str]:
    tables = tables_of("acled")
    names = tables["protests"]
    sectors = {p.sector for p in incident.actors}
    state_acts = bool(sectors & STATE) and any(p.sector == "protesters" for p in incident.targets)
    words = [c.span.text for c in incident.claims if c.predicate == "type"]
    if any("mob" in fold(p.name).split() for p in incident.actors):
        found: list[str] = names["mob"]
    elif state_acts:
        found = names["excessive" if lowest(incident.killed) or lowest(incident.injured) else "intervention"]
    elif "rioters" in sectors or _has("riot", words):
        found = names["violent"]
    else:
        found = tables["types"]["protest_riot"]
    return found


def _has(name: str, texts: Iterable[str]) -> bool:
    return any(_pattern(name).search(fold(text)) for text in texts)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words: list[str] = tables_of("acled")["words"][name]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
