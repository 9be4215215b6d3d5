"""ACLED's actors: who stands in a column, of what kind, and which parties of a side stand beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wireledger.extract.event_values import is_named
from wireledger.publish.coded_parts import ARMED_GROUPS, STATE, UNARMED, Party
from wireledger.publish.party_sectors import core_of, sector_of
from wireledger.publish.regions import country_in
from wireledger.publish.side_file import tables_of

LIST = "; "
_CIVILIANS = "Civilians"
_FORCES = ("State forces", "External/Other forces")  # whose kind a force beside them shares
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


def sides(one: Sequence[Party], other: Sequence[Party], country: str) -> tuple[Side, Side]:
    """Both sides. Each side's reports may tell that the other attacked: nobody stands on both."""
    first = side(one, country)
    second = side(other, country, first.actor)
    return replace(first, beside=tuple(n for n in first.beside if n != second.actor)), second


def side(parties: Sequence[Party], country: str, without: str | None = None) -> Side:
    """The side that parties make; ``country`` (ISO 3166-1 alpha-2) is the incident's.

    The main actor is the one that most independent origins name, of these one with a name of its own; where
    armed people and civilians are hit, civilians stand beside. Things are no actors. A person stands for the
    group that reports put the person in. Who is known only by a label that one side gives is not coded.
    """
    people = [(p, _actor(p, country)) for p in parties if not p.is_object and not p.is_number]
    found = [actor for _, actor in people if actor and actor.name != without]
    unknown = ", ".join(party.name for party, actor in people if actor is None)
    remarks = [f"no actor, since no words say what it is: {unknown}"] if unknown else []
    if not found:
        return Side(None, (), None, tuple(remarks))
    main = min(found, key=lambda actor: (actor.kind == _CIVILIANS, -actor.origins, actor.is_general))
    names = [main.name, *(n for a in found for n in (a.name, a.beside) if n)]
    kinds = {actor.kind for actor in found if actor.kind}
    kind = main.kind or next((k for k in _FORCES if kinds == {k}), None)
    if kind is None:
        remarks.append(f"no word says what kind of group {main.name} is")
    elif main.kind is None:
        remarks.append(f"the kind of {main.name} is that of all others on its side")
    beside = tuple(dict.fromkeys(n for n in names if n != main.name))
    return Side(main.name, beside, kind, tuple(remarks))


def unknown(name: str, country: str, why: str) -> Side:
    """The side that ACLED writes where reports do not say who it is; ``name`` is one of ``acled.yml``'s."""
    told = tables_of("acled")["unknown"][name]
    return Side(_named(told["name"], country), (), told["kind"], (why,))


def interaction(one: Side, other: Side, may_be_alone: bool) -> str | None:
    """The pair of kinds in the order of ACLED's codes 1 to 8, whoever attacked; None where one is not known.

    "Protesters only" where a side may act alone.
    """
    if one.kind and other.kind:
        order = list(dict.fromkeys(tables_of("acled")["inter"].values()))
        return "-".join(sorted((one.kind, other.kind), key=order.index))
    return f"{one.kind} only" if may_be_alone and one.kind and not other.actor else None


def are_civilians(parties: Iterable[Party]) -> bool:
    """Whether there are people among them, and all are civilians by the reports' words."""
    people = [party for party in parties if not party.is_object and not party.is_number]
    return bool(people) and all(party.sector in UNARMED for party in people)


def _actor(party: Party, country: str) -> _Actor | None:
    tables = tables_of("acled")
    kinds: Mapping[str, str] = tables["inter"]
    kind = tables["foreign"] if party.foreign else kinds.get(party.sector or "")
    if party.is_named_group and party.of_unknown_state:
        return _Actor(party.name, None, len(party.origins))
    if party.is_named_group:
        return _Actor(party.name, kind, len(party.origins))
    group = next((g for g in party.groups if is_named(g) and sector_of(g) != "labelled"), None)
    if group:
        own = party.sector if party.sector in ARMED_GROUPS else sector_of(group)
        return _Actor(_ARTICLE.sub("", group), kinds.get(own or ""), len(party.origins))
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
