"""The review queue as rows, made with each resolution: what is most likely wrong comes first.

One number orders everything, the doubt: how likely it is that what is shown is not right. Of a reading (an
event or a claim) it is one less its calibrated confidence; of two that are kept apart, how likely they are
the same; of a contradiction, the share of the origins that do not hold the value which most hold. Where doubt
is equal, what more reports tell comes first. Readings that are more likely right than wrong are not asked
about, nor is what a reviewer judged; the claims of a doubtful event wait until the event itself is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from wireledger.ids import content_id
from wireledger.ledger import tables
from wireledger.ledger.gathered import DOUBTFUL, Gathered
from wireledger.ledger.words import storable
from wireledger.resolve.resolution import Conflict, Incident, Resolution

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One matter for a reviewer; ``items`` are what a decision on it names."""

    kind: str
    items: tuple[str, ...]
    field: str | None
    whole: str | None
    ref: str | None
    doubt: float
    reports: int

    @property
    def id(self) -> str:
        return asked_id(self.kind, self.items, self.field)

    def place(self, made: str) -> str:
        """Text that sorts as the queue does, for its id; it changes with nothing but the matter itself."""
        return f"{1 - self.doubt:.6f} {max(10**6 - self.reports, 0):07} {made}"


def asked_id(kind: str, items: Sequence[str], field: str | None) -> str:
    """The id of a matter: the same as long as it is about the same."""
    return content_id(kind, field if kind == "conflict" else None, *items, kind="review")


def review_rows(found: Resolution, gathered: Gathered) -> Iterator[tuple[Table, Row]]:
    """The rows of the queue."""
    for made, one in {one.id: one for one in _asked(found, gathered)}.items():
        row: Row = {"place": one.place(made), "id": made, "kind": one.kind, "items": " ".join(one.items)}
        ref = storable(one.ref) if one.ref is not None else None
        row |= {"field": one.field, "whole": one.whole, "ref": ref, "doubt": one.doubt}
        yield tables.review, row


def _asked(found: Resolution, gathered: Gathered) -> Iterator[_Asked]:
    whole = {told.event: i for i in found.incidents for told in i.events}
    identity = {entity: i for i in found.identities for entity in i.entities}
    tellers = Counter({i.id: len({told.ref for told in i.events}) for i in found.incidents})
    tellers |= Counter({i.id: len({s.ref for s in i.spellings}) for i in found.identities})
    for question in found.questions:
        pair = (question.link.a, question.link.b)
        sides = [side.id for item in pair if (side := whole.get(item) or identity.get(item))]
        reports = max((tellers[side] for side in sides), default=0)
        yield _Asked("question", pair, question.kind, None, None, question.link.score, reports)
    for incident in found.incidents:
        for conflict in incident.conflicts:
            claims = tuple(sorted({c for value in conflict.values for c in value.claims}))
            left = [c for c in claims if c not in gathered.judged and not c.startswith("decision-")]
            if left:
                doubt = _doubt(incident, conflict)
                yield _Asked(
                    "conflict", claims, conflict.field, incident.id, None, doubt, tellers[incident.id]
                )
        for told in incident.events:
            sure = gathered.gists[told.ref, told.event].confidence
            if sure < DOUBTFUL and told.event not in gathered.judged:
                about = (incident.id, told.ref, 1 - sure, tellers[incident.id])
                yield _Asked("event", (told.event,), None, *about)
    doubtful = {e for (_, e), gist in gathered.gists.items() if gist.confidence < DOUBTFUL} - gathered.judged
    for claim in gathered.doubted:
        of = whole.get(claim.subject) or identity.get(claim.subject)
        if of is not None and claim.subject not in doubtful:
            told_by = (of.id, claim.ref, 1 - claim.confidence, tellers[of.id])
            yield _Asked("claim", (claim.claim,), claim.predicate, *told_by)


def _doubt(incident: Incident, conflict: Conflict) -> float:
    """The share of the origins that hold another value than most do."""
    holding = [
        {origin.id for origin in incident.origins if set(origin.reports) & set(value.reports)}
        for value in conflict.values
    ]
    everyone = len(set().union(*holding))
    return 1 - max(map(len, holding)) / everyone if everyone else 0.0
