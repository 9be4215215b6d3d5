"""Whether what is shown follows from everything that was decided; pages ask this while it does not."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from wireledger.web.routing import get
from wireledger.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Answer:
    """``fresh`` where pages show everything; ``failure`` says why that is not worked out, if it failed."""

    fresh: bool
    failure: str | None


def _freshness(visit: Visit) -> Response:
    return visit.json(Answer(visit.freshness.is_fresh, visit.site.refresher.failure))


ROUTES = (get("/freshness", "freshness", _freshness),)
