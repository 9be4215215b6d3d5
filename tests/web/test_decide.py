from __future__ import annotations

import pytest
from starlette.responses import Response

from tests.web.conftest import Client, signed_in, site
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import resolution
from wireledger.web import app
from wireledger.web.decide import post_decision, seen_by
from wireledger.web.routing import Page, get, post
from wireledger.web.visit import Visit


@pytest.fixture
def deciding(own_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A workbench with a page that tells what was seen of an item, and one that rejects it."""

    def seen(visit: Visit) -> Response:
        return Response(seen_by(visit, (visit.query("item") or "",)))

    def reject(visit: Visit) -> Response:
        return post_decision(visit, Ruling("reject", (visit.field("item"),)), visit.back("/"))

    pages: tuple[Page, ...] = (
        *app.all_pages(),
        get("/test/seen", "test-seen", seen),
        post("/test/reject", "test-reject", reject, role="reviewer"),
    )
    monkeypatch.setattr(app, "all_pages", lambda: pages)
    return signed_in(site(own_ledger))


@pytest.fixture
def event(own_ledger: Ledger) -> str:
    """The only event of an incident."""
    return next(i.events[0].event for i in resolution(own_ledger).incidents if len(i.events) == 1)


def test_a_decision_is_kept_told_of_and_shown(deciding: Client, own_ledger: Ledger, event: str) -> None:
    before = len(incidents(own_ledger, Wanted()))
    form = {"item": event, "seen": "", "reason": "no <b>event</b>", "back": "/inbox?x=1"}
    answer = deciding.post_form("/test/reject", form)
    (past,) = history(own_ledger)
    assert (past.decision.verdict, past.decision.user, past.decision.reason) == (
        "reject",
        "Anna",
        "no <b>event</b>",
    )
    assert answer.headers["location"] == f"/inbox?x=1&told={past.decision.id}"
    assert len(incidents(own_ledger, Wanted())) == before - 1
    shown = deciding.get(answer.headers["location"]).text
    assert "Kept:" in shown
    assert "no &lt;b&gt;event&lt;/b&gt;" in shown


def test_a_stale_decision_is_refused_with_what_changed(
    deciding: Client, own_ledger: Ledger, event: str
) -> None:
    deciding.post_form("/test/reject", {"item": event, "seen": "", "reason": "the first"})
    (past,) = history(own_ledger)
    assert deciding.get(f"/test/seen?item={event}").text == past.decision.id
    other = signed_in(site(own_ledger))
    object.__setattr__(other.site.door, "owner", "Bela")
    refused = other.post_form("/test/reject", {"item": event, "seen": "", "reason": "the second"})
    assert refused.status_code == 409
    assert "was <strong>not kept</strong>" in refused.text
    assert "the first" in refused.text
    assert "Anna" in refused.text
    assert len(history(own_ledger)) == 1
    for_scripts = other.post_form(
        "/test/reject", {"item": event, "seen": ""}, headers={"accept": "application/json"}
    )
    assert for_scripts.status_code == 409
    assert [d["id"] for d in for_scripts.json()["meanwhile"]] == [past.decision.id]
    again = other.post_form("/test/reject", {"item": event, "seen": past.decision.id})
    assert again.status_code == 303
    assert len(history(own_ledger)) == 2


def test_what_is_decided_while_a_page_is_made_was_not_seen(
    own_ledger: Ledger, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = decided(Ruling("accept", (event,)), "", "Bela")

    def slow(visit: Visit) -> Response:
        append(own_ledger, [made])
        return Response(seen_by(visit, (event,)))

    pages = (get("/test/slow", "test-slow", slow), *app.all_pages())
    monkeypatch.setattr(app, "all_pages", lambda: pages)
    client = signed_in(site(own_ledger))
    assert client.get("/test/slow").text == ""
    assert client.get("/test/slow").text == made.id


def test_scripts_are_told_whether_it_shows(deciding: Client, own_ledger: Ledger, event: str) -> None:
    answer = deciding.post_form(
        "/test/reject", {"item": event, "seen": ""}, headers={"accept": "application/json"}
    )
    (past,) = history(own_ledger)
    assert answer.json()["decision"]["id"] == past.decision.id
    assert answer.json()["shown"] is True


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "javascript:alert(1)", ""])
def test_a_form_leads_back_to_ours_alone(deciding: Client, event: str, back: str) -> None:
    answer = deciding.post_form("/test/reject", {"item": event, "seen": "", "back": back})
    assert answer.headers["location"].startswith("/?told=")


def test_pages_say_that_they_are_older_than_a_decision(
    deciding: Client, own_ledger: Ledger, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresher = deciding.site.refresher
    monkeypatch.setattr(refresher, "ask", lambda wait=0.0: False)
    deciding.post_form("/test/reject", {"item": event, "seen": ""})
    shown = deciding.get("/")
    assert "What is shown is older than the last 1 decision;" in " ".join(shown.text.split())
    assert deciding.get("/freshness").json() == {"fresh": False, "failure": None}
    monkeypatch.undo()
    refresher.ask()
    assert deciding.get("/freshness").json() == {"fresh": True, "failure": None}
