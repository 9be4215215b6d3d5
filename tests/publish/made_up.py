"""Made-up incidents for property tests: any mixture of what reports may tell."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tests.publish.accounts import (
    COUNTRY,
    ELSEWHERE,
    NEAR,
    PROVINCE,
    TOWN,
    UNKNOWN,
    Account,
    Number,
    Who,
    told,
)
from wireledger.extract.event_types import event_types
from wireledger.ledger.tellings import ToldIncident

_WORDS: list[str | Who] = [
    "soldiers", "Kenyan police", "rebels", "gunmen", "five men", "villagers", "a bus", "two terrorists", "protesters",
    "=cmd|' /C calc'!A0", Who("Salt Brigade"), Who("Coast Front"), Who("Ali\nOmar", "person", (("emir", "Salt Brigade"),)),
]  # fmt: skip
_numbers = st.builds(
    Number,
    st.sampled_from(["0", "1", "3", "7+", "2-5", "24+"]),
    st.sampled_from(["three", "dozens", "two soldiers", "no civilians", "a child", "=1+1"]),
    st.sampled_from([None, "the army", "residents", "@voice"]),
    st.sampled_from(["asserted", "denied", "uncertain"]),
)
_days = st.sampled_from(
    [None, "2024", "2024-05", "2024-05-03", "2024-05-04", "2024-05-03/2024-05-04", "2024-06-10"]
)
accounts = st.builds(
    Account,
    ref=st.just("r"),
    outlet=st.sampled_from(["Halyard News", "Northern Command", "+Post", "Salt; Radio"]),
    published=st.sampled_from([None, "2024-05-04", "2024-06-11"]),
    type=st.sampled_from(sorted(event_types())),
    trigger=st.sampled_from(["fighting", "riots"]),
    day=_days,
    place=st.sampled_from([TOWN, NEAR, PROVINCE, COUNTRY, ELSEWHERE, UNKNOWN, replace(UNKNOWN, text=None)]),
    actors=st.lists(st.sampled_from(_WORDS), max_size=2).map(tuple),
    targets=st.lists(st.sampled_from(_WORDS), max_size=2).map(tuple),
    weapons=st.sampled_from([(), ("a drone",), ("a grenade",)]),
    killed=st.lists(_numbers, max_size=2).map(tuple),
    injured=st.lists(_numbers, max_size=1).map(tuple),
    status=st.sampled_from(
        ["asserted", "asserted", "asserted", "denied", "alleged", "planned", "hypothetical"]
    ),
    harm=st.sampled_from(["reported", "possible", "none_reported", "not_mentioned"]),
    speaker=st.sampled_from([None, "the army", "residents"]),
)


def _incident(number: int, many: list[Account]) -> ToldIncident:
    named = (replace(account, ref=f"r{number}-{i}") for i, account in enumerate(many))
    return told(*named, name=f"incident-{number:016x}")


@st.composite
def incidents(draw: st.DrawFn, size: int = 6) -> list[ToldIncident]:
    """Up to ``size`` incidents in the order in which a ledger gives them."""
    groups = draw(st.lists(st.lists(accounts, min_size=1, max_size=3), max_size=size))
    made = [_incident(number, many) for number, many in enumerate(groups)]
    return sorted(made, key=lambda m: (m.row.start is None, m.row.start or "", m.row.id))
