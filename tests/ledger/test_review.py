from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from tests.ledger.reports import STORIES, record, resolver
from wireledger.errors import LedgerError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided
from wireledger.ledger.items import joining
from wireledger.ledger.resolved import refresh
from wireledger.ledger.review import Asked, AskedKind, asked_called, next_asked, progress, skip, unskip
from wireledger.ledger.review_cases import case
from wireledger.ledger.write import add
from wireledger.records import Record
from wireledger.resolve.decision_corrections import corrected
from wireledger.resolve.decisions import rulings, standing
from wireledger.resolve.resolution import Decision, Resolution

# the story told by c1 is read badly: its event is doubtful, and so is what b1 says of the toll
TOLL = next(c.id for c in record(STORIES[3]).claims if c.predicate == "killed")
EVENT = record(STORIES[4]).events[0].id


def doubtful(made: Record) -> Record:
    events = tuple(replace(e, confidence=0.3) if e.id == EVENT else e for e in made.events)
    sure = {TOLL: 0.1}
    claims = tuple(
        replace(c, confidence=0.3 if c.subject == EVENT else sure.get(c.id, 1.0)) for c in made.claims
    )
    return replace(made, events=events, claims=claims)


def resolving(records: Iterable[Record], decisions: Sequence[Decision]) -> Resolution:
    """What the resolver makes of the records as reviewers left them."""
    corrections = rulings(standing(decisions)).corrections
    return resolver([corrected(made, corrections) for made in records], decisions)


@pytest.fixture
def queued(ledger: Ledger) -> Ledger:
    """The five stories, some of them read badly."""
    for story in STORIES:
        add(ledger, doubtful(record(story)))
    refresh(ledger, resolving)
    return ledger


def decide(ledger: Ledger, asked: Asked, verdict: str, user: str = "anna") -> None:
    ruling = Ruling(verdict, asked.items)  # type: ignore[arg-type]
    append(ledger, [decided(ruling, "", user)])


def everything(ledger: Ledger, user: str = "anna", kind: AskedKind | None = None) -> list[Asked]:
    """The queue in its order, by skipping through it; nothing stays skipped."""
    found = []
    while asked := next_asked(ledger, user, kind):
        found.append(asked)
        skip(ledger, user, asked.id)
    unskip(ledger, user)
    return found


def test_the_most_doubtful_comes_first(queued: Ledger) -> None:
    found = everything(queued)
    assert [(a.kind, round(a.doubt, 2)) for a in found] == sorted(
        ((a.kind, round(a.doubt, 2)) for a in found), key=lambda pair: -pair[1]
    )
    assert (found[0].kind, found[0].items, round(found[0].doubt, 2)) == ("claim", (TOLL,), 0.9)
    assert (found[1].kind, found[1].items, found[1].ref) == ("event", (EVENT,), "c1")
    of_toll = next(a for a in found if a.kind == "conflict" and a.field == "killed")
    assert of_toll.doubt == pytest.approx(1 / 3)  # two origins say 2, one says 3


def test_claims_of_a_doubtful_event_wait_until_it_is_settled(queued: Ledger) -> None:
    of_c1 = {c.id for c in record(STORIES[4]).claims if c.subject == EVENT}
    assert not {item for a in everything(queued, kind="claim") for item in a.items} & of_c1
    decide(queued, everything(queued, kind="event")[0], "accept")
    refresh(queued, resolving)
    assert {item for a in everything(queued, kind="claim") for item in a.items} >= of_c1
    assert everything(queued, kind="event") == []


@pytest.mark.parametrize("again", [False, True], ids=["before it is resolved", "after it is resolved"])
@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        ("claim", "accept"),
        ("claim", "reject"),
        ("event", "accept"),
        ("event", "reject"),
        ("conflict", "accept"),
    ],
)
def test_what_is_decided_is_not_asked_again(
    queued: Ledger, kind: AskedKind, verdict: str, again: bool
) -> None:
    asked = everything(queued, kind=kind)[0]
    decide(queued, asked, verdict)
    if again:
        refresh(queued, resolving)
    assert asked.id not in {a.id for a in everything(queued, kind=kind)}
    assert asked.id not in {a.id for a in everything(queued, "omar", kind)}


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_pair_that_was_decided_is_not_asked_again(queued: Ledger, verdict: str) -> None:
    asked = everything(queued, kind="question")[0]
    decide(queued, asked, verdict)
    assert asked not in everything(queued, kind="question")


def test_what_is_undone_is_asked_again(queued: Ledger) -> None:
    asked = everything(queued)[0]
    made = decided(Ruling("accept", asked.items), "", "anna")
    append(queued, [made])
    assert next_asked(queued, "anna") != asked
    append(queued, [decided(Ruling("undo", (made.id,)), "", "anna")])
    assert next_asked(queued, "anna") == asked
    refresh(queued, resolving)
    assert next_asked(queued, "anna") == asked


def test_skips_are_the_users_own_and_outlive_a_resolution(queued: Ledger) -> None:
    first, second = everything(queued)[:2]
    skip(queued, "anna", first.id)
    skip(queued, "anna", first.id)
    append(queued, [decided(Ruling("accept", second.items), "", "omar")])
    refresh(queued, resolving)
    assert next_asked(queued, "omar") == first
    assert next_asked(queued, "anna") not in (None, first)
    assert progress(queued, "anna").skipped == 1
    unskip(queued, "anna", first.id)
    assert next_asked(queued, "anna") == first


def test_progress_counts_the_day_by_user(queued: Ledger) -> None:
    before = progress(queued, "anna")
    assert (before.waiting["event"], before.waiting["claim"], before.today) == (1, 1, ())
    event, claim = everything(queued, kind="event")[0], everything(queued, kind="claim")[0]
    decide(queued, event, "accept")
    decide(queued, claim, "reject", "omar")
    undone = decided(Ruling("accept", ("claim-1",)), "", "omar")
    append(queued, [undone])
    append(queued, [decided(Ruling("undo", (undone.id,)), "", "omar")])
    after = progress(queued, "anna")
    assert dict(after.today) == {"anna": 1, "omar": 1}
    assert (after.waiting["event"], after.waiting["claim"]) == (0, 0)
    assert after.waiting["question"] == before.waiting["question"]
    assert [made.items for made in after.last] == [event.items]


def test_a_case_holds_the_words_and_who_says_them(queued: Ledger) -> None:
    claim = case(queued, everything(queued, kind="claim")[0])
    (side,) = claim.sides
    (told,) = side.passages
    assert [piece.text for piece in told.pieces if piece.backs] == ["7 people"]
    assert "".join(piece.text for piece in told.pieces) in STORIES[3].text()
    assert [(read.value, read.by) for read in told.reads] == [("7", "Halyard News > the Northern Command")]
    assert side.incident is not None
    assert side.incident.start == "2022-05-09"


def test_a_case_of_a_contradiction_has_a_side_for_each_value(queued: Ledger) -> None:
    conflict = next(a for a in everything(queued, kind="conflict") if a.field == "killed")
    found = case(queued, conflict)
    assert [(side.value, side.origins) for side in found.sides] == [("2", 2), ("3", 1)]
    assert sorted(claim for side in found.sides for claim in side.claims) == sorted(conflict.items)


def test_a_case_of_a_pair_has_both_sides_and_the_reasons(queued: Ledger) -> None:
    found = case(queued, everything(queued, kind="question")[0])
    assert found.reasons == ("the same place",)
    assert {side.incident.start for side in found.sides if side.incident} == {"2022-05-03", "2022-05-09"}
    assert all(side.passages for side in found.sides)


def test_a_matter_that_is_gone_is_named(queued: Ledger) -> None:
    with pytest.raises(LedgerError) as caught:
        asked_called(queued, "review-0")
    assert str(caught.value) == "review-0: this is not in the queue any more. Go on with the next."


def test_what_others_look_at_comes_last(queued: Ledger) -> None:
    order = [asked.id for asked in everything(queued)]
    first = next_asked(queued, "anna", later=frozenset(order[:2]))
    assert first is not None
    assert first.id == order[2]
    only = next_asked(queued, "anna", later=frozenset(order))
    assert only is not None
    assert only.id == order[0]


def test_joining_two_wholes_settles_every_question_between_them(queued: Ledger) -> None:
    asked = next_asked(queued, "anna", "question")
    assert asked is not None
    before = progress(queued, "anna").waiting["question"]
    append(queued, [decided(joining(queued, asked.items), "", "anna")])
    assert all(other.id != asked.id for other in everything(queued))
    assert progress(queued, "anna").waiting["question"] == before - 1
