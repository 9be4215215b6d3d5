"""What a researcher does in a day, from a report that is dropped to a merge that is taken back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import history
from wireledger.ledger.query import Wanted, incidents
from wireledger.ledger.resolved import resolution
from wireledger.plain import to_line

REPORT = """Title: Four killed in a raid near Kismayo
Publisher: Coast Desk
Date: 2024-06-02

KISMAYO - Soldiers killed four fighters in a ground raid near Kismayo on 1 June 2024, the regional ministry said.
"""
DROP = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "kismayo.txt", { type: "text/plain" }));
  const event = (name) => document.querySelector("main").dispatchEvent(
    new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true }));
  ["dragenter", "dragover", "drop"].forEach(event);
}"""


def test_from_a_dropped_report_to_an_undone_merge(own_page: Page, own_ledger: Ledger) -> None:
    page = own_page
    page.set_default_timeout(60_000)  # the report is read by the model
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")
    page.wait_for_load_state()  # what takes the drop is loaded

    page.evaluate(DROP, REPORT)
    entry = page.locator(".entry").filter(has_text="kismayo.txt")
    expect(entry).to_contain_text("1 new", timeout=60_000)

    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Incidents").click()
    (raid,) = incidents(own_ledger, Wanted(place="Kismayo", since="2024-06", until="2024-06"))
    page.get_by_role("link", name=raid.label).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kismayo")
    before = to_line(resolution(own_ledger))

    (other, *_) = (i for i in incidents(own_ledger, Wanted()) if i.reports == 1 and i.id != raid.id)
    page.get_by_text("Merge").first.click()
    page.get_by_label("The other incident").fill(other.handle)
    page.get_by_label("The other incident").locator("xpath=ancestor::form").get_by_label("Reason").fill(
        "one raid, told twice"
    )
    page.get_by_role("button", name="Merge").click()
    bar = page.get_by_role("status").filter(has_text="Kept")
    expect(bar).to_contain_text("one raid, told twice")
    (joined,) = (i for i in resolution(own_ledger).incidents if len({e.ref for e in i.events} & {"kismayo"}))
    assert len({e.ref for e in joined.events}) == 2

    bar.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Taken back")).to_contain_text("Anna")
    assert to_line(resolution(own_ledger)) == before

    page.get_by_role("navigation", name="Pages").get_by_role("link", name="History").click()
    expect(page.get_by_role("row").filter(has_text="one raid, told twice").first).to_be_visible()
    assert [(p.decision.verdict, p.stands) for p in history(own_ledger)] == [("same", False), ("undo", True)]
