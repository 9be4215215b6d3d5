"""The parts of a coded incident: counts, parties and sources, each with who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wireledger.extract.event_values import is_named
from wireledger.records import CivilianHarm, Status
from wireledger.resolve.resolution import OriginKind

Sector = Literal[
    "protesters", "rioters", "identity_militia", "criminals", "rebels", "militia", "private_security",
    "international", "police", "intelligence", "military", "government", "judiciary", "legislature", "party",
    "journalists", "medical", "aid", "religious", "education", "business", "civilians",
    "armed_group", "labelled", "unidentified",
]  # fmt: skip
"""What kind of body or people a party is, by its words (``parties.yml``).

``armed_group``: a group with a name, which fights, and of which no word says what it is
(``coded_groups.py``). ``labelled``: a word such as "terrorist", and nothing else, says what it is.
``unidentified``: armed, and nobody says who.
"""

PartyKind = Literal["person", "group", "words"]

STATE: frozenset[Sector] = frozenset(
    {"police", "intelligence", "military", "government", "judiciary", "legislature"}
)
"""Sectors that act for a state."""

UNARMED: frozenset[Sector] = frozenset(
    {
        "civilians",
        "journalists",
        "medical",
        "aid",
        "religious",
        "education",
        "business",
        "party",
        "protesters",
    }
)
"""Sectors whose people the codebooks count as civilians."""

ARMED_GROUPS: frozenset[Sector] = frozenset(
    {"rebels", "militia", "identity_militia", "criminals", "armed_group"}
)
"""Sectors of organised armed bodies that are no state's."""

LABELLING: frozenset[Sector] = frozenset({"rebels", "criminals"})
"""Sectors whose words are labels as well: where only a side says "rebels", nobody else has said so."""


@dataclass(frozen=True, slots=True)
class CountTold:
    """How many were killed or injured, as one voice in one report says; an unknown bound is None.

    ``origin`` is the id of the independent origin behind the report, ``voice`` who says it in the report (a
    speaker, else the publisher; "a reviewer" for a correction), ``words`` the report's words (None for a
    correction). ``of`` is the sector of those counted where the words name one alone ("two soldiers").
    ``is_total``: it is the largest that this voice gives there; what is not may be a part of it.
    """

    min: int | None
    max: int | None
    origin: str | None
    ref: str
    claim: str
    voice: str
    words: str | None
    of: Sector | None
    is_total: bool

    @property
    def of_civilians(self) -> bool | None:
        """Whether civilians alone are counted; None where the words do not say."""
        return None if self.of in (None, "labelled", "unidentified") else self.of in UNARMED


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what took part, over all reports that name it in that role.

    ``identity`` is the person or group of the ledger, None for mere ``words``. ``texts`` are the reports'
    words, the most told first. ``country`` (ISO 3166-1 alpha-2) is the state whose name or adjective stands
    in them, ``foreign`` whether that is another than the incident's; None where either is not known. Words
    that name no state, as "the army", mean the country's own; ``of_unknown_state`` where a proper name stands
    in them, so that they may mean any.
    ``posts`` and ``groups`` are said of a person. ``is_object``: a thing, such as a vehicle; ``is_number``:
    words that say how many and not who, as "three people". ``labels`` are words such as "terrorist";
    ``label_by_sides`` is True where officials or armed groups alone use them.
    ``said_by`` are the voices that name the party, ``origins`` the ids of the origins behind them.
    """

    name: str
    kind: PartyKind
    identity: str | None
    texts: tuple[str, ...]
    sector: Sector | None
    country: str | None
    foreign: bool | None
    of_unknown_state: bool
    posts: tuple[str, ...]
    groups: tuple[str, ...]
    is_object: bool
    labels: tuple[str, ...]
    label_by_sides: bool
    said_by: tuple[str, ...]
    origins: tuple[str, ...]
    is_number: bool = False

    @property
    def is_named_group(self) -> bool:
        """Whether it is a group with a name of its own, which "jihadists" and "special forces" are not."""
        return self.kind == "group" and self.sector != "labelled" and is_named(self.name)


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A report that tells the incident, who is innermost in its chains, and the origin it goes back to.

    ``status`` and ``civilian_harm`` are the incident's in this report.
    """

    ref: str
    publisher: str | None
    innermost: tuple[str, ...]
    origin: str | None
    kind: OriginKind
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    status: Status
    civilian_harm: CivilianHarm
