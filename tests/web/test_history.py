from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.conftest import Client, Served
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.items import joining
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh, resolution
from wireledger.resolve.resolution import Decision
from wireledger.resolve.resolve import resolve


def rejected(ledger: Ledger, user: str = "Omar") -> Decision:
    """Somebody rejects a person."""
    entity = next(i for i in resolution(ledger).identities if i.kind == "person").entities[0]
    made = decided(Ruling("reject", (entity,)), "<b>nobody</b>", user)
    append(ledger, [made])
    return made


def test_every_decision_says_who_what_and_why(own_client: Client, own_ledger: Ledger) -> None:
    made = rejected(own_ledger)
    shown = own_client.get("/history").text
    assert "Omar" in shown
    assert "reject" in shown
    assert "&lt;b&gt;nobody&lt;/b&gt;" in shown
    assert f'value="{made.id}"' in shown


def test_the_history_is_filtered_by_user_and_verdict(own_client: Client, own_ledger: Ledger) -> None:
    made = rejected(own_ledger)
    append(own_ledger, [decided(Ruling("accept", ("claim-1",)), "", "Lea")])
    assert made.id not in own_client.get("/history?user=Lea").text
    assert made.id in own_client.get("/history?user=Omar").text
    assert made.id in own_client.get("/history?verdict=reject").text
    assert made.id not in own_client.get("/history?verdict=accept").text
    assert "No such decision was taken." in own_client.get("/history?verdict=same").text


def test_an_undo_is_a_decision_and_can_be_undone(own_client: Client, own_ledger: Ledger) -> None:
    made = rejected(own_ledger)
    answer = own_client.post_form("/history/undo", {"decision": made.id, "seen": made.id, "back": "/history"})
    assert answer.status_code == 303
    undo = history(own_ledger)[-1].decision
    assert (undo.verdict, undo.items, undo.user) == ("undo", (made.id,), "Anna")
    assert [p.stands for p in history(own_ledger)] == [False, True]
    seen = f"{made.id} {undo.id}"
    own_client.post_form("/history/undo", {"decision": undo.id, "seen": seen})
    assert [p.stands for p in history(own_ledger)] == [True, False, True]


def test_an_undo_that_rests_on_old_news_is_refused(own_client: Client, own_ledger: Ledger) -> None:
    made = rejected(own_ledger)
    append(own_ledger, [decided(Ruling("accept", made.items), "is somebody", "Lea")])
    answer = own_client.post_form("/history/undo", {"decision": made.id, "seen": made.id})
    assert answer.status_code == 409
    assert "is somebody" in answer.text
    assert len(history(own_ledger)) == 2


def test_only_decisions_are_undone(own_client: Client) -> None:
    assert own_client.post_form("/history/undo", {"decision": "claim-1"}).status_code == 400


def test_a_merge_is_undone_in_the_browser(
    own_page: Page,
    own_served: Served,
    own_ledger: Ledger,
    axe: Callable[[Page], None],
    screenshots: Callable[[Page, str], None],
) -> None:
    before = {row.id for row in incidents(own_ledger, Wanted())}
    a, b = (i.events[0].event for i in resolution(own_ledger).incidents[:2])
    append(own_ledger, [decided(joining(own_ledger, (a, b)), "one car, two accounts", "Omar")])
    refresh(own_ledger, resolve)
    assert len(incidents(own_ledger, Wanted())) == len(before) - 1
    own_page.goto("/history")
    expect(own_page.get_by_role("cell", name="one car, two accounts")).to_be_visible()
    axe(own_page)
    screenshots(own_page, "history")
    own_page.get_by_role("button", name="Undo: same").click()
    expect(own_page.get_by_text("taken back", exact=True)).to_be_visible()
    assert {row.id for row in incidents(own_ledger, Wanted())} == before
    own_page.get_by_role("button", name="Undo this undo").click()
    expect(own_page.get_by_role("row")).to_have_count(4)
    assert len(incidents(own_ledger, Wanted())) == len(before) - 1
    assert identities(own_ledger, "person")
