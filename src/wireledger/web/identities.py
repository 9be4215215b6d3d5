"""What the pages of people and groups have in common: what is said of them, and decisions on who they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.facts import Fact, FactKind, said_once
from wireledger.ledger.identities_of import identities_of
from wireledger.ledger.items import joining
from wireledger.ledger.members import member_of, members
from wireledger.ledger.profile import Profile, profile
from wireledger.ledger.query import IdentityRow
from wireledger.resolve.resolution import IdentityKind
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.reading.address import report_address
from wireledger.web.splitting import post_split
from wireledger.web.visit import Visit
from wireledger.web.wording import said_to, time_of

HEADINGS: Mapping[FactKind, str] = {
    "role": "Posts",
    "moved": "Places",
    "fate": "Fate",
    "part_of": "Part of",
    "alias": "Other names",
}
"""What is said, in the order in which it is shown, with its heading."""
SAID = 8  # different things of a kind that a page shows
MANY = 1_500  # members that it offers there
FEW = 40  # members that a page offers to take out; of more the choice has a page of its own


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, as words with "said to", the first facts that say so, and how many do."""

    text: str
    time: str
    facts: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question whether this one (by its entity ``mine``) and another are one, and why they may be."""

    mine: str
    other: IdentityRow
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one kind: what most facts say first, and how many different things are said."""

    kind: FactKind
    heading: str
    said: tuple[Statement, ...]
    total: int


def found_by(visit: Visit, kind: IdentityKind) -> Profile:
    """The person or group that the address names. Raises LedgerError where it names none of the kind."""
    return profile(visit.ledger, visit.path("item"), kind)


def shown(visit: Visit, found: Profile) -> dict[str, object]:
    """What both pages show."""
    row = found.identity
    return {
        "found": found,
        "row": row,
        "sections": tuple(_section(found, kind) for kind in HEADINGS),
        "questions": tuple(_questions(visit, found)),
        "address": lambda ref, item=None: report_address(visit, ref, item),
        "every": lambda said: saying_address(visit, row, said),
        "members": members(visit.ledger, row.id) if 1 < found.entities <= FEW else (),
        "here_is": visit.url(row.kind, item=found.member),
        "seen": seen_by(visit, [found.member]),
    }


def saying_address(visit: Visit, row: IdentityRow, said: Statement) -> str:
    """Where every fact stands that says the same as a statement."""
    fact = said.facts[0]
    same = {"text": fact.text, "modality": fact.modality, "since": fact.since, "until": fact.until}
    return visit.url(f"{row.kind}-said", {"kind": fact.kind, **same}, item=row.handle)


def statements(facts: Iterable[Fact], kind: FactKind) -> tuple[Statement, ...]:
    """The facts of one kind, those that say the same together."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in said_once(facts):
        if fact.kind == kind:
            found.setdefault((said_to(kind, fact.text, fact.modality), time_of(fact)), []).append(fact)
    return tuple(Statement(text, time, tuple(same), len(same)) for (text, time), same in found.items())


def statements_of(found: Profile, kind: FactKind) -> tuple[Statement, ...]:
    """What is said of one kind, what most facts say first."""
    return tuple(
        Statement(
            said_to(kind, made.facts.rows[0].text, made.facts.rows[0].modality),
            time_of(made.facts.rows[0]),
            made.facts.rows,
            made.facts.total,
        )
        for made in (found.said[kind].rows if kind in found.said else ())
    )


def decide(visit: Visit, kind: IdentityKind) -> Response:
    """Join with another one, or keep apart from it."""
    held = _held(visit, kind)
    verdict, mine = visit.field("verdict"), visit.field("entity") or held[0]
    if verdict not in ("same", "different") or mine not in held:
        raise UsageError(f'"{verdict}" cannot be decided here.')
    other = member_of(visit.ledger, mine, kind, visit.field("other"))
    back = visit.url(kind, item=mine)
    if verdict == "different":
        return post_decision(visit, Ruling("different", (mine, other)), back)
    return post_decision(visit, joining(visit.ledger, (mine, other)), back)


def ask_split(visit: Visit, kind: IdentityKind) -> Response:
    """Which of the members are to be taken out, where they are many."""
    found = found_by(visit, kind)
    return visit.show(
        "split.html",
        row=found.identity,
        members=members(visit.ledger, found.identity.id)[:MANY],
        total=found.entities,
        here_is=visit.url(kind, item=found.member),
        action=visit.url(f"{kind}-split", item=found.member),
        seen=seen_by(visit, [found.member]),
    )


def split(visit: Visit, kind: IdentityKind) -> Response:
    """Take the entities that were chosen out of the person or group."""
    held = _held(visit, kind)
    taken = tuple(dict.fromkeys(visit.fields("entity")))
    kept = [entity for entity in held if entity not in taken]
    return post_split(visit, held, taken, visit.url(kind, item=(kept or held)[0]))


def _held(visit: Visit, kind: IdentityKind) -> list[str]:
    """All members of the person or group that the address names."""
    found = found_by(visit, kind)
    return list(dict.fromkeys(member.entity for member in members(visit.ledger, found.identity.id)))


def _section(found: Profile, kind: FactKind) -> Section:
    said = statements_of(found, kind)
    return Section(kind, HEADINGS[kind], said[:SAID], found.said[kind].total if said else 0)


def _questions(visit: Visit, found: Profile) -> Iterator[Question]:
    others = identities_of(visit.ledger, {doubt.other for doubt in found.doubts.rows})
    for doubt in found.doubts.rows:
        if doubt.other in others:
            yield Question(doubt.mine, others[doubt.other], doubt.question.link.reasons)
