"""Taking a decision from a form: kept with who, when and why, unless others decided on the same meanwhile.

A page that offers a decision puts ``seen_by(visit, items)`` into its form as ``seen``. When the form comes
back, the decision is only kept if nothing else was decided on the same matter since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from wireledger.ledger.decisions import Ruling, decided
from wireledger.ledger.matters import OvertakenError, append_unless_overtaken
from wireledger.resolve.resolution import Decision
from wireledger.web.visit import Visit

PATIENCE = (
    1.0  # seconds that an answer waits for the change to be worked out: small ledgers then show it at once
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision as our scripts are told of it; ``shown`` where pages show what follows from it already."""

    decision: Decision
    shown: bool


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Why a decision was not kept: what others decided meanwhile."""

    meanwhile: tuple[Decision, ...]


def seen_by(visit: Visit, items: Iterable[str]) -> str:
    """The decisions on these items (of events, entities, claims or decisions) that a page rests on."""
    return visit.seen(items)


def post_decision(visit: Visit, ruling: Ruling, back: str, patience: float = PATIENCE) -> Response:
    """Keep the ruling that the form ``visit.form`` asks for, and go on to the address ``back``.

    The form gives ``reason`` and ``seen``. Scripts are answered with JSON. Where others decided on the same
    meanwhile, nothing is kept, and a page (409) says what they decided.
    """
    made = decided(ruling, visit.field("reason"), visit.user.name)
    seen = frozenset(visit.field("seen").split())
    try:
        append_unless_overtaken(visit.ledger, made, seen)
    except OvertakenError as error:
        if visit.wants_json:
            return visit.json(Overtaken(error.meanwhile), 409)
        return visit.show(
            "overtaken.html", 409, meanwhile=error.meanwhile, ruling=ruling, reason=made.reason, back=back
        )
    shown = visit.site.refresher.ask(patience)
    if visit.wants_json:
        return visit.json(Taken(made, shown))
    mark = "&" if "?" in back else "?"
    return visit.redirect(f"{back}{mark}told={made.id}")
