from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ledger.reports import STORIES, record
from tests.web.conftest import Client, signed_in, site
from tests.web.hand_made import ledger_of
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling, append, decided, history
from wireledger.ledger.dossier import IncidentDossier, show
from wireledger.ledger.query import Wanted, incidents

EVENTS = [record(story).events[0].id for story in STORIES]
RAID = f"/incidents/{EVENTS[0]}"


@pytest.fixture
def stories(tmp_path: Path) -> Iterator[Ledger]:
    """The five stories: three reports of one raid, of which two agree on the toll."""
    made = ledger_of(tmp_path, map(record, STORIES))
    yield made
    made.close()


@pytest.fixture
def reader(stories: Ledger) -> Client:
    return signed_in(site(stories))


def told(ledger: Ledger, event: str) -> set[str]:
    """The reports of an event's incident."""
    found = show(ledger, event)
    assert isinstance(found, IncidentDossier)
    return {telling.ref for telling in found.reports}


def test_the_matrix_has_every_origin_with_its_words(reader: Client) -> None:
    page = reader.get(RAID).text
    matrix = page[page.index('class="matrix"') : page.index("</table>", page.index('class="matrix"'))]
    assert re.findall(r'<th scope="col"><bdi[^>]*>([^<]*)', matrix) == [
        "Halyard News",
        "Port Post",
        "Salt Radio",
    ]
    assert "3 people" in matrix
    assert "the Northern Command" in matrix


def test_what_contradicts_comes_first_and_is_told_by_more_than_colour(reader: Client) -> None:
    page = reader.get(RAID).text
    row = re.search(r'<tbody>\s*<tr class="contradicts">(.*?)</tr>', page, re.DOTALL)
    assert row is not None
    assert "contradicted" in row[1]
    assert "≠" in row[1]
    assert "differs" in row[1]


def test_a_place_is_an_area_on_the_map_and_stands_in_words_beside_it(reader: Client) -> None:
    page = reader.get(RAID).text
    assert re.search(r'<ellipse class="area"[^>]*rx="\d', page)
    assert "<title>at Tel Arran: a1, a2, a3</title>" in page
    assert "As a table" in page


def test_every_report_is_drawn_with_the_origin_that_it_goes_back_to(reader: Client) -> None:
    page = reader.get(RAID).text
    chart = page[page.index('class="chart copies"') :]
    assert chart.count('class="line"') == 3
    assert 'href="/reports/a1"' in chart


def test_who_takes_part_is_told_as_what(reader: Client) -> None:
    assert re.search(r"Karim Adel</bdi></a> <span[^>]*>person, as target", reader.get(RAID).text)


def test_an_open_question_is_answered_with_a_reason(own_client: Client, own_ledger: Ledger) -> None:
    for row in incidents(own_ledger, Wanted()):
        page = own_client.get(f"/incidents/{row.id}").text
        card = re.search(
            r'name="event" value="([^"]+)"><input type="hidden" name="other" value="([^"]+)"', page
        )
        if card:
            break
    assert card is not None
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen is not None
    both = told(own_ledger, card[1]) | told(own_ledger, card[2])
    fields = {"event": card[1], "other": card[2], "verdict": "same", "seen": seen[1], "reason": "one strike"}
    answer = own_client.post_form(f"/incidents/{card[1]}", fields)
    assert answer.status_code == 303, answer.text
    assert told(own_ledger, card[1]) == both
    assert "one strike" in own_client.get(answer.headers["location"]).text


def test_a_split_keeps_each_side_together_and_is_undone_as_one(
    own_client: Client, own_ledger: Ledger
) -> None:
    row = max(incidents(own_ledger, Wanted()), key=lambda r: r.reports)
    found = show(own_ledger, row.id)
    assert isinstance(found, IncidentDossier)
    events = list(dict.fromkeys(telling.event for telling in found.reports))
    assert len(events) >= 3
    fields = {"event": events[-1], "reason": "another place", "seen": ""}
    answer = own_client.post_form(f"/incidents/{row.id}/split", fields)
    assert answer.status_code == 303, answer.text
    ref = next(t.ref for t in found.reports if t.event == events[-1])
    assert told(own_ledger, events[-1]) == {t.ref for t in found.reports if t.event == events[-1]}
    assert all(
        told(own_ledger, e) == {t.ref for t in found.reports if t.event != events[-1]} for e in events[:-1]
    )
    page = own_client.get(answer.headers["location"]).text
    undo = dict(
        re.findall(r'name="(decision|seen)" value="([^"]*)"', page.split('action="/history/undo"')[1])[:2]
    )
    assert own_client.post_form("/history/undo", {**undo, "back": "/"}).status_code == 303
    assert ref in told(own_ledger, events[0])


def test_a_split_that_rests_on_old_news_is_refused_whole_and_can_be_sent_again(
    own_client: Client, own_ledger: Ledger
) -> None:
    row = max(incidents(own_ledger, Wanted()), key=lambda r: r.reports)
    found = show(own_ledger, row.id)
    assert isinstance(found, IncidentDossier)
    events = list(dict.fromkeys(telling.event for telling in found.reports))
    theirs = decided(Ruling("accept", (events[0],)), "I was there", "Omar")
    append(own_ledger, [theirs])
    fields = {"event": events[-1], "reason": "another place", "seen": ""}
    refused = own_client.post_form(f"/incidents/{row.id}/split", fields)
    assert refused.status_code == 409
    assert "I was there" in refused.text
    assert [past.decision for past in history(own_ledger)] == [theirs]
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', refused.text))
    assert own_client.post_form(f"/incidents/{row.id}/split", again).status_code == 303
    assert [past.decision.verdict for past in history(own_ledger)] == ["accept", "same", "different"]
    assert told(own_ledger, events[-1]) == {t.ref for t in found.reports if t.event == events[-1]}


def test_nobody_is_taken_out_of_an_incident_that_is_left_empty(reader: Client) -> None:
    answer = reader.post_form(f"{RAID}/split", {"reason": "all of them"})
    assert answer.status_code == 400
    assert "leave at least one" in answer.text


def test_a_correction_is_kept_with_its_reason(reader: Client, stories: Ledger) -> None:
    fields = {"event": EVENTS[0], "verdict": "correct", "field": "killed", "value": "4", "reason": "the list"}
    answer = reader.post_form(RAID, fields)
    assert answer.status_code == 303, answer.text
    answer = reader.post_form(RAID, fields | {"value": "a few"})
    assert answer.status_code == 400


def test_two_reviewers_do_not_overwrite_each_other(reader: Client) -> None:
    seen = re.search(r'name="seen" value="([^"]*)"', reader.get(RAID).text)
    assert seen is not None
    first = {"event": EVENTS[0], "verdict": "accept", "seen": seen[1]}
    assert reader.post_form(RAID, first).status_code == 303
    answer = reader.post_form(RAID, first | {"event": EVENTS[1], "verdict": "reject"})
    assert answer.status_code == 409
    assert "accept" in answer.text


def test_a_person_is_no_incident(reader: Client) -> None:
    assert reader.get("/incidents/Karim Adel").status_code == 404


def test_in_the_browser(
    page: Page, axe: Callable[[Page], None], screenshots: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    page.locator(".cards a").first.click()
    expect(page.get_by_role("heading", name="Who says what")).to_be_visible()
    axe(page)
    screenshots(page, "incident")
    page.locator("#agreement").evaluate("heading => heading.scrollIntoView()")
    screenshots(page, "incident-matrix")


def test_a_merge_in_the_browser_is_undone(own_page: Page, own_ledger: Ledger) -> None:
    first, second = incidents(own_ledger, Wanted())[:2]
    own_page.goto(f"/incidents/{first.id}")
    own_page.keyboard.press("m")
    own_page.get_by_label("The other incident").fill(second.handle)
    own_page.locator("#merge-reason").fill("one car, two accounts")
    own_page.get_by_role("button", name="Merge").click()
    expect(own_page.get_by_role("status")).to_contain_text("one car, two accounts")
    assert len(incidents(own_ledger, Wanted())) > 1
    own_page.wait_for_load_state()  # the keys are listened to from then on
    own_page.keyboard.press("u")
    expect(own_page.get_by_role("status")).to_contain_text("undo")
    assert {row.id for row in incidents(own_ledger, Wanted())} >= {first.id, second.id}
