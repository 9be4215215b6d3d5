"""What the pages of people and groups have in common: what is said of them, and decisions on who they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.dossier import IdentityDossier, show
from wireledger.ledger.facts import Fact, FactKind
from wireledger.ledger.identities_of import identities_of
from wireledger.ledger.items import joining
from wireledger.ledger.members import Member, member_of, members
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


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, as words with "said to", and every fact that says so."""

    text: str
    time: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question whether this one (by its entity ``mine``) and another are one, and why they may be."""

    mine: str
    other: IdentityRow
    reasons: tuple[str, ...]


def dossier(visit: Visit, kind: IdentityKind) -> IdentityDossier:
    """The person or group that the address names. Raises LedgerError where it names none of the kind."""
    found = show(visit.ledger, visit.path("item"))
    if not isinstance(found, IdentityDossier) or found.identity.kind != kind:
        raise LedgerError(f"{visit.path('item')} is no {kind}.")
    return found


def shown(visit: Visit, found: IdentityDossier) -> dict[str, object]:
    """What both pages show."""
    held = members(visit.ledger, found.identity.id)
    return {
        "found": found,
        "row": found.identity,
        "spellings": _spellings(found),
        "sections": [(HEADINGS[kind], statements(found.facts, kind)) for kind in HEADINGS],
        "members": held,
        "questions": tuple(_questions(visit, found, held)),
        "address": lambda ref, item=None: report_address(visit, ref, item),
        "here_is": visit.url(found.identity.kind, item=held[0].entity) if held else visit.here,
        "seen": seen_by(visit, [m.entity for m in held]),
    }


def statements(facts: Iterable[Fact], kind: FactKind) -> tuple[Statement, ...]:
    """The facts of one kind, those that say the same together."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.kind == kind:
            found.setdefault((said_to(kind, fact.text, fact.modality), time_of(fact)), []).append(fact)
    return tuple(Statement(text, time, tuple(same)) for (text, time), same in found.items())


def decide(visit: Visit, kind: IdentityKind) -> Response:
    """Join with another one, or keep apart from it."""
    found = dossier(visit, kind)
    held = [member.entity for member in members(visit.ledger, found.identity.id)]
    verdict, mine = visit.field("verdict"), visit.field("entity") or held[0]
    if verdict not in ("same", "different") or mine not in held:
        raise UsageError(f'"{verdict}" cannot be decided here.')
    other = member_of(visit.ledger, mine, kind, visit.field("other"))
    back = visit.url(kind, item=mine)
    if verdict == "different":
        return post_decision(visit, Ruling("different", (mine, other)), back)
    return post_decision(visit, joining(visit.ledger, (mine, other)), back)


def split(visit: Visit, kind: IdentityKind) -> Response:
    """Take the entities that were chosen out of the person or group."""
    found = dossier(visit, kind)
    held = list(dict.fromkeys(member.entity for member in members(visit.ledger, found.identity.id)))
    taken = tuple(dict.fromkeys(visit.fields("entity")))
    kept = [entity for entity in held if entity not in taken]
    return post_split(visit, held, taken, visit.url(kind, item=(kept or held)[0]))


def _spellings(found: IdentityDossier) -> Mapping[str, list[str]]:
    """The reports of each spelling, the commonest spelling first."""
    refs: dict[str, list[str]] = {}
    for spelling in found.spellings:
        refs.setdefault(spelling.text, []).append(spelling.ref)
    return dict(sorted(refs.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _questions(visit: Visit, found: IdentityDossier, held: Sequence[Member]) -> Iterable[Question]:
    mine = {member.entity for member in held}
    asked = [q.link for q in found.questions if q.kind == found.identity.kind]
    others = identities_of(visit.ledger, {e for link in asked for e in (link.a, link.b)} - mine)
    for link in asked:
        a, b = (link.a, link.b) if link.a in mine else (link.b, link.a)
        if b in others:
            yield Question(a, others[b], link.reasons)
