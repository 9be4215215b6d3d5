"""The review queue: one matter at a time, the most doubtful first, decided with one key."""

from __future__ import annotations

from typing import cast, get_args

from starlette.responses import Response

from wireledger.errors import LedgerError
from wireledger.ledger.review import Asked, AskedKind, asked_called, next_asked, progress, skip, unskip
from wireledger.ledger.review_cases import case
from wireledger.resolve.decision_values import words_of
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.reviewing import CORRECTED, ruling_on
from wireledger.web.routing import get, post
from wireledger.web.visit import Visit

_TRIES = 5  # to find a matter before another reviewer does
KINDS: dict[AskedKind, str] = {
    "question": "same or different",
    "conflict": "contradictions",
    "event": "doubtful incidents",
    "claim": "doubtful values",
}


def _review(visit: Visit) -> Response:
    kind = _kind(visit.query("kind"))
    asked, gone = _shown(visit, kind)
    done = progress(visit.ledger, visit.user.name)
    last = done.last[0] if done.last else None
    return visit.show(
        "review.html",
        case=case(visit.ledger, asked) if asked else None,
        seen=seen_by(visit, asked.items) if asked else "",
        kind=kind,
        kinds=KINDS,
        gone=gone,
        skipped=visit.query("skipped"),
        progress=done,
        last_seen=seen_by(visit, (last.id,)) if last else "",
        corrected=CORRECTED,
        words={name: words_of(name) for name in ("type", "status", "modality", "fate")},
    )


def _shown(visit: Visit, kind: AskedKind | None) -> tuple[Asked | None, bool]:
    """The matter that the address names, else the next; and whether the one named is gone."""
    name = visit.query("item")
    if name is not None:
        try:
            asked = asked_called(visit.ledger, name)
            visit.site.looking.take(visit.user.name, asked.id)
            return asked, False
        except LedgerError:
            return _next(visit, kind), True
    return _next(visit, kind), False


def _next(visit: Visit, kind: AskedKind | None) -> Asked | None:
    """The next matter, one that nobody else looks at where there is one."""
    looking, user = visit.site.looking, visit.user.name
    for _ in range(_TRIES):
        later = looking.by_others(user)
        asked = next_asked(visit.ledger, user, kind, later)
        if asked is None or asked.id in later or looking.take(user, asked.id):
            break
    return asked


def _decide(visit: Visit) -> Response:
    asked = asked_called(visit.ledger, visit.field("item"))
    return post_decision(visit, ruling_on(visit, asked), _queue(visit), patience=0)


def _skip(visit: Visit) -> Response:
    asked = asked_called(visit.ledger, visit.field("item"))
    skip(visit.ledger, visit.user.name, asked.id)
    return visit.redirect(_queue(visit, skipped=asked.id))


def _unskip(visit: Visit) -> Response:
    name = visit.field("item") or None
    unskip(visit.ledger, visit.user.name, name)
    return visit.redirect(_queue(visit, item=name))


def _queue(visit: Visit, **more: str | None) -> str:
    return visit.url("review", {"kind": _kind(visit.field("kind")), **more})


def _kind(words: str | None) -> AskedKind | None:
    return cast(AskedKind, words) if words in get_args(AskedKind) else None


ROUTES = (
    get("/review", "review", _review, role="reviewer"),
    post("/review/decide", "review-decide", _decide, role="reviewer"),
    post("/review/skip", "review-skip", _skip, role="reviewer"),
    post("/review/unskip", "review-unskip", _unskip, role="reviewer"),
)
