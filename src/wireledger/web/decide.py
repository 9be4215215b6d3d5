"""Taking a decision from a form: kept with who, when and why, unless others decided on the same meanwhile.

A page that offers a decision puts ``seen_by(visit, items)`` into its form as ``seen``. When the form comes
back, the decision is only kept if nothing else was decided on the same matter since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    meanwhile, nothing is kept, and a page (409) says what they decided; from there it can be sent again.
    """
    return post_decisions(visit, (ruling,), back, patience)


def post_decisions(
    visit: Visit, rulings: Sequence[Ruling], back: str, patience: float = PATIENCE
) -> Response:
    """The same with several rulings that only make sense together: all are kept, or none.

    The last of them is the one that is told of, and whose undoing brings back what was before.
    """
    reason = visit.field("reason")
    *before, made = (decided(ruling, reason, visit.user.name) for ruling in rulings)
    try:
        append_unless_overtaken(visit.ledger, *before, made, seen=frozenset(visit.field("seen").split()))
    except OvertakenError as error:
        return _overtaken(visit, made, error.meanwhile, back)
    shown = visit.site.refresher.ask(patience)
    if visit.wants_json:
        return visit.json(Taken(made, shown))
    mark = "&" if "?" in back else "?"
    return visit.redirect(f"{back}{mark}told={made.id}")


def _overtaken(visit: Visit, made: Decision, meanwhile: tuple[Decision, ...], back: str) -> Response:
    """What others decided, and the same form with these as seen."""
    if visit.wants_json:
        return visit.json(Overtaken(meanwhile), 409)
    seen = " ".join(dict.fromkeys([*visit.field("seen").split(), *(d.id for d in meanwhile)]))
    again = [
        (name, value)
        for name, value in visit.form.multi_items()
        if name not in ("csrf", "seen") and isinstance(value, str)
    ]
    return visit.show(
        "overtaken.html",
        409,
        meanwhile=meanwhile,
        made=made,
        back=back,
        again=again,
        seen=seen,
        action=visit.request.url.path,
    )
