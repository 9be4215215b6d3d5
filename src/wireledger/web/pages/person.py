"""A person: names, posts, places and fate, each by whom it is said; and who is the same."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from wireledger.ledger.facts import Fact
from wireledger.publish.charts.periods import Moment, Period, Row, periods_svg
from wireledger.publish.charts.years import names_two_years, year_of, year_of_day
from wireledger.web.identities import (
    SAID,
    Statement,
    ask_split,
    decide,
    found_by,
    shown,
    split,
    statements_of,
)
from wireledger.web.routing import CHOOSING, get, post
from wireledger.web.visit import Visit
from wireledger.web.wording import said_to

_VOICES = 5  # that are named on a chart: all of them stand below it


def _person(visit: Visit) -> Response:
    found = found_by(visit, "person")
    dated = (made for made in statements_of(found, "role") if made.time)
    posts = [Row(made.facts[0].text, None, (period_of(made),)) for made in dated]
    posts = [row for row in posts if (p := row.periods[0]).start is not None or p.end is not None][:SAID]
    told = (fact for made in statements_of(found, "fate") for fact in made.facts)
    fates = Row("fate", None, (), tuple(fate_of(fact) for fact in told if fact.published))
    chart = periods_svg(
        [*posts, fates] if fates.moments else posts, "Posts and fate by year, as reports tell"
    )
    return visit.show("person.html", 200, chart=chart if posts else None, **shown(visit, found))


def period_of(said: Statement) -> Period:
    """A post on the axis, with those who say so."""
    post = said.facts[0]
    voices = list(dict.fromkeys(fact.by for fact in said.facts))
    more = "; and more" if len(voices) > _VOICES or said.total > len(said.facts) else ""
    words = f"{said.text} by {'; '.join(voices[:_VOICES])}{more}"
    disputed = post.modality in ("denied", "uncertain")
    until = post.until or (post.since if post.since and names_two_years(post.since) else None)
    return Period(year_of(post.since), year_of(until, last=True), words, disputed)


def fate_of(fact: Fact) -> Moment:
    """A fate on the axis, where it was reported: when it happened is not told with it."""
    day = date.fromisoformat(fact.published or "")
    sign = {"killed": "†", "captured": "◇", "at_large": "○"}.get(fact.text, "·")
    shown_as = f"{said_to('fate', fact.text, fact.modality)} by {fact.by}, reported on {fact.published}"
    return Moment(year_of_day(day), sign if fact.modality == "asserted" else f"{sign}?", shown_as)


ROUTES = (
    get("/people/{item}", "person", _person),
    post("/people/{item}", "person-decide", lambda visit: decide(visit, "person"), role="reviewer"),
    get("/people/{item}/split", "person-split-choice", lambda visit: ask_split(visit, "person"), "reviewer"),
    post(
        "/people/{item}/split",
        "person-split",
        lambda visit: split(visit, "person"),
        role="reviewer",
        limits=CHOOSING,
    ),
)
