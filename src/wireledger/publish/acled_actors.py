"""ACLED's actors: who stands in a column, of what kind, and which parties of a side stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wireledger.extract.event_values import is_named
from wireledger.publish.coded_parts import STATE, UNARMED, Party
from wireledger.publish.party_sectors import core_of, sector_of
from wireledger.publish.regions import country_in
from wireledger.publish.side_file import tables_of

LIST = "; "
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an event: main actor, those beside it, kind; None where not known. ``remarks`` say why."""

    actor: str | None
    beside: tuple[str, ...]
    kind: str | None
    remarks: tuple[str, ...]

    def associates(self) -> str | None:
        """The actors beside the main one, as one cell."""
        return LIST.join(self.beside) or None


@dataclass(frozen=True, slots=True)
class _Actor:
    """A party as ACLED calls it; ``is_general`` where that is no name of its own."""

    name: str
    kind: str | None
    origins: int
    is_general: bool = False
    beside: str | None = None


def side(parties: Sequence[Party], country: str) -> Side:
    """The side that parties make; ``country`` (ISO 3166-1 alpha-2) is the incident's.

    The main actor is the one that most independent origins name, of these one with a name of its own. Things
    are no actors. A person stands for the group that reports put the person in. Who is known only by
    a label that one side gives is not coded.
    """
    people = [(party, _actor(party, country)) for party in parties if not party.is_object]
    found = [actor for _, actor in people if actor]
    unknown = ", ".join(party.name for party, actor in people if actor is None)
    remarks = [f"no actor, since no words say what it is: {unknown}"] if unknown else []
    if not found:
        return Side(None, (), None, tuple(remarks))
    main = min(found, key=lambda actor: (-actor.origins, actor.is_general))
    names = [main.name, *(n for a in found for n in (a.name, a.beside) if n)]
    if main.kind is None:
        remarks.append(f"no word says what kind of group {main.name} is")
    beside = tuple(dict.fromkeys(n for n in names if n != main.name))
    return Side(main.name, beside, main.kind, tuple(remarks))


def interaction(one: Side, other: Side, may_be_alone: bool) -> str | None:
    """The pair of kinds; None where one is not known. "Protesters only" where a side may act alone."""
    if one.kind and other.kind:
        return f"{one.kind}-{other.kind}"
    return f"{one.kind} only" if may_be_alone and one.kind and not other.actor else None


def are_civilians(parties: Iterable[Party]) -> bool:
    """Whether there are people among them, and all are civilians by the reports' words."""
    people = [party for party in parties if not party.is_object]
    return bool(people) and all(party.sector in UNARMED for party in people)


def _actor(party: Party, country: str) -> _Actor | None:
    tables = tables_of("acled")
    kinds: Mapping[str, str] = tables["inter"]
    kind = tables["foreign"] if party.foreign else kinds.get(party.sector or "")
    if party.is_named_group:
        return _Actor(party.name, kind, len(party.origins))
    group = next((g for g in party.groups if is_named(g) and sector_of(g) != "labelled"), None)
    if group:
        return _Actor(_ARTICLE.sub("", group), kinds.get(sector_of(group) or ""), len(party.origins))
    if party.sector == "labelled" and party.labels and not party.label_by_sides:
        return _Actor(_general("unidentified", country), kinds["unidentified"], len(party.origins), True)
    if party.sector is None or party.sector == "labelled":
        return None
    if party.of_unknown_state:
        return _Actor(core_of(party.name), None, len(party.origins))
    state = party.country if party.sector in STATE and party.country else country
    beside = tables["associated"].get(party.sector)
    name = _general(party.sector, state)
    return _Actor(name, kind, len(party.origins), True, _named(beside, country) if beside else None)


def _general(sector: str, country: str) -> str:
    return _named(tables_of("acled")["general_names"][sector], country)


def _named(pattern: str, country: str) -> str:
    article = "the " if country in tables_of("acled")["with_article"] and " of " in pattern else ""
    return pattern.format(country=article + country_in("acled", country))
