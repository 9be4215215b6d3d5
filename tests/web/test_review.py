from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Client, Served
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.items import joining
from wireledger.ledger.resolved import resolution
from wireledger.ledger.review import Asked, AskedKind, asked_called, next_asked, skip
from wireledger.ledger.review_cases import case


def shown(client: Client, query: str = "") -> str:
    """The id of the matter that the page asks about."""
    found = re.search(r'name="item" value="(review-[0-9a-f]+)"', client.get(f"/review{query}").text)
    assert found is not None
    return found[1]


def seen(client: Client, query: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(f"/review{query}").text)
    return found[1] if found else ""


def asked(ledger: Ledger, kind: AskedKind) -> Asked:
    found = next_asked(ledger, "Anna", kind)
    assert found is not None
    return found


def post(client: Client, item: str, **fields: str) -> int:
    return client.post_form("/review/decide", {"item": item, "kind": "", "seen": "", **fields}).status_code


def last(ledger: Ledger) -> Ruling:
    made = history(ledger)[-1].decision
    return Ruling(made.verdict, made.items, made.field, made.value)


def test_the_most_doubtful_matter_is_asked_first(client: Client, ledger: Ledger) -> None:
    found = next_asked(ledger, "Anna")
    assert found is not None
    assert shown(client) == found.id
    assert shown(client, f"?kind={found.kind}") == found.id


@pytest.mark.parametrize("kind", ["question", "conflict", "claim"])
def test_the_words_and_who_says_them_are_shown(client: Client, ledger: Ledger, kind: AskedKind) -> None:
    page = client.get(f"/review?kind={kind}").text
    for side in case(ledger, asked(ledger, kind)).sides:
        for passage in side.passages:
            assert f"/reports/{passage.ref}" in page


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [("question", "same"), ("question", "different"), ("claim", "accept"), ("claim", "reject")],
)
def test_a_verdict_is_kept_and_the_next_is_asked(
    own_client: Client, own_ledger: Ledger, kind: AskedKind, verdict: str
) -> None:
    first = asked(own_ledger, kind)
    whole = joining(own_ledger, first.items) if verdict == "same" else Ruling(verdict, first.items)  # type: ignore[arg-type]
    assert post(own_client, first.id, verdict=verdict, reason="looked at it") == 303
    assert last(own_ledger) == whole
    assert history(own_ledger)[-1].decision.reason == "looked at it"
    assert shown(own_client, f"?kind={kind}") != first.id


def test_a_contradiction_is_accepted_as_a_whole(own_client: Client, own_ledger: Ledger) -> None:
    first = asked(own_ledger, "conflict")
    assert post(own_client, first.id, verdict="accept") == 303
    assert last(own_ledger) == Ruling("accept", first.items)


def test_one_value_of_a_contradiction_is_rejected_or_corrected(
    own_client: Client, own_ledger: Ledger
) -> None:
    first = asked(own_ledger, "conflict")
    side = case(own_ledger, first).sides[-1]
    predicate = side.passages[0].reads[0].predicate
    value = {"date": "2020-01-01", "type": "Ground raid", "killed": "17", "injured": "17"}.get(
        predicate, "Bara"
    )
    assert (
        post(
            own_client,
            first.id,
            verdict="correct",
            about=" ".join(side.claims),
            predicate=predicate,
            value=value,
        )
        == 303
    )
    kept = "ground_raid" if predicate == "type" else value
    assert last(own_ledger) == Ruling("correct", side.claims, "value", kept)
    assert post(own_client, first.id, verdict="reject", about="claim-of-another") in (400, 404)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"verdict": "same"}, "is nothing that can be decided here"),
        ({"verdict": "correct", "field": "name", "value": "x"}, "cannot be corrected here"),
        ({"verdict": "correct", "predicate": "killed", "value": "some"}, "killed “some”"),
        ({"verdict": "correct", "field": "modality", "value": "perhaps"}, "Write one of: asserted, denied"),
    ],
)
def test_what_does_not_fit_is_refused(
    own_client: Client, own_ledger: Ledger, fields: dict[str, str], says: str
) -> None:
    first = asked(own_ledger, "claim")
    answer = own_client.post_form("/review/decide", {"item": first.id, "seen": "", **fields})
    assert answer.status_code == 400
    assert says.replace("“", "&#34;").replace("”", "&#34;") in answer.text
    assert history(own_ledger) == ()


def test_a_decision_that_rests_on_old_news_is_refused(own_client: Client, own_ledger: Ledger) -> None:
    first = asked(own_ledger, "question")
    before = seen(own_client, "?kind=question")
    append(own_ledger, [decided(Ruling("different", first.items), "two cars", "Omar")])
    answer = own_client.post_form(
        "/review/decide", {"item": first.id, "verdict": "same", "seen": before, "reason": "one car"}
    )
    assert answer.status_code == 409
    assert "two cars" in answer.text
    assert len(history(own_ledger)) == 1


def test_a_skip_is_ones_own_and_can_be_taken_back(own_client: Client, own_ledger: Ledger) -> None:
    first = shown(own_client)
    answer = own_client.post_form("/review/skip", {"item": first, "kind": ""})
    assert f"skipped={first}" in answer.headers["location"]
    assert shown(own_client) != first
    other = next_asked(own_ledger, "Omar")
    assert other is not None
    assert other.id == first
    own_client.post_form("/review/unskip", {"item": first, "kind": ""})
    assert shown(own_client) == first


def test_a_matter_has_an_address_and_one_that_is_gone_leads_on(
    own_client: Client, own_ledger: Ledger
) -> None:
    other = asked(own_ledger, "conflict")
    assert shown(own_client, f"?item={other.id}") == other.id
    page = own_client.get("/review?item=review-0").text
    assert "That matter is settled" in page
    assert 'name="item" value="review-' in page


def test_what_another_reviewer_looks_at_comes_later(own_client: Client, ledger: Ledger) -> None:
    first = next_asked(ledger, "Anna")
    assert first is not None
    own_client.site.looking.take("Bela", first.id)
    mine = shown(own_client)
    assert mine != first.id
    assert own_client.site.looking.by_others("Bela") == {mine}
    assert shown(own_client, f"?item={first.id}") == first.id


def test_progress_says_who_decided_how_much_today(own_client: Client, own_ledger: Ledger) -> None:
    assert "Nobody decided anything yet today." in own_client.get("/review").text
    append(own_ledger, [decided(Ruling("accept", ("claim-1",)), "", "Omar")])
    post(own_client, asked(own_ledger, "claim").id, verdict="accept")
    page = re.sub(r"<[^>]*>|\s+", " ", own_client.get("/review").text)
    assert re.search(r"Anna\s+\(you\)\s+1", page)
    assert re.search(r"Omar\s+1", page)


def matter(page: Page) -> str:
    return page.locator("input[name=item]").first.get_attribute("value") or ""


def wholes(ledger: Ledger) -> set[str]:
    """The ids of all incidents, people and groups."""
    found = resolution(ledger)
    return {one.id for one in found.incidents} | {one.id for one in found.identities}


def test_a_researcher_reviews_with_the_keyboard(
    own_page: Page, own_served: Served, own_ledger: Ledger
) -> None:
    before = wholes(own_ledger)
    own_page.goto("/review?kind=question")
    first = matter(own_page)
    whole = joining(own_ledger, asked_called(own_ledger, first).items)
    own_page.keyboard.press("w")
    own_page.keyboard.type("sad")  # keys mean nothing in a field
    own_page.keyboard.press("Escape")
    assert matter(own_page) == first
    own_page.keyboard.press("k")
    expect(own_page.get_by_text("Skipped, for you alone.")).to_be_visible()
    own_page.keyboard.press("u")
    expect(own_page.locator("input[name=item]").first).to_have_value(first)
    own_page.keyboard.press("w")
    own_page.keyboard.type("one event, two accounts")
    own_page.keyboard.press("Escape")
    own_page.keyboard.press("s")
    expect(own_page.get_by_text("Kept:")).to_be_visible()
    assert last(own_ledger) == whole
    assert history(own_ledger)[-1].decision.reason == "one event, two accounts"
    assert wholes(own_ledger) != before
    own_page.keyboard.press("u")
    expect(own_page.get_by_text("Taken back").or_(own_page.get_by_text("Kept: undo"))).to_be_visible()
    assert wholes(own_ledger) == before
    own_page.goto("/review?kind=question")
    assert matter(own_page) == first


def test_a_value_of_a_contradiction_is_chosen_by_its_number(
    own_page: Page, own_served: Served, own_ledger: Ledger
) -> None:
    own_page.goto("/review?kind=conflict")
    first = asked_called(own_ledger, matter(own_page))
    sides = case(own_ledger, first).sides
    own_page.keyboard.press("1")
    expect(own_page.locator(".value.chosen h3")).to_contain_text(sides[0].value or "")
    own_page.keyboard.press("r")
    expect(own_page.get_by_text("Kept:")).to_be_visible()
    assert last(own_ledger) == Ruling("reject", sides[0].claims)


def test_a_value_is_corrected_with_the_keyboard(
    own_page: Page, own_served: Served, own_ledger: Ledger
) -> None:
    own_page.goto("/review?kind=claim")
    first = asked_called(own_ledger, matter(own_page))
    own_page.keyboard.press("c")
    field = own_page.get_by_label("Right value")
    expect(field).to_be_focused()
    value = field.input_value()
    own_page.keyboard.press("Enter")
    expect(own_page.get_by_text("Kept:")).to_be_visible()
    assert last(own_ledger) == Ruling("correct", first.items, "value", value)


def test_it_works_without_scripts(own_served: Served, own_page: Page, own_ledger: Ledger) -> None:
    browser = own_page.context.browser
    assert browser is not None
    plain = browser.new_context(base_url=own_served.url, java_script_enabled=False)
    page = plain.new_page()
    page.goto(own_served.first)
    page.goto("/review?kind=claim")
    first = asked_called(own_ledger, matter(page))
    page.get_by_role("button", name="Accept").click()
    assert last(own_ledger) == Ruling("accept", first.items)
    assert matter(page) != first.id
    plain.close()


@pytest.mark.parametrize("kind", ["question", "conflict", "claim"])
def test_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None], kind: str
) -> None:
    page.goto(f"/review?kind={kind}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")
    axe(page)
    screenshots(page, f"review-{kind}")


def test_an_empty_queue_says_so(own_client: Client, own_ledger: Ledger) -> None:
    while (found := next_asked(own_ledger, "Anna", "question")) is not None:
        skip(own_ledger, "Anna", found.id)
    assert "Nothing is left to decide here." in own_client.get("/review?kind=question").text
    assert "Ask again what I skipped" in own_client.get("/review?kind=question").text
