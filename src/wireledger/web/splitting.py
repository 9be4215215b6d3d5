"""Taking one incident, person or group apart into two.

Two members that are ruled apart would leave it open with which of them the others belong. So each side is
first held together by a decision of its own, and then one member of each is ruled apart, all in one
transaction; to undo this last one alone brings back what was before.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.decisions import Ruling
from wireledger.web.decide import post_decisions
from wireledger.web.visit import Visit


def post_split(visit: Visit, members: Sequence[str], taken_out: Sequence[str], back: str) -> Response:
    """Rule the members that are ``taken_out`` apart from the others, and go on to ``back``.

    Raises UsageError where none or all of them are taken out, or one is no member.
    """
    kept = [m for m in members if m not in taken_out]
    if not kept or not taken_out or set(taken_out) - set(members):
        raise UsageError("Choose one or more to take out, and leave at least one.")
    held = [Ruling("same", tuple(side)) for side in (kept, taken_out) if len(side) > 1]
    return post_decisions(visit, (*held, Ruling("different", (kept[0], taken_out[0]))), back)
