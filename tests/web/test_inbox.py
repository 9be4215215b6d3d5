from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Client
from wireledger.ledger.connect import Ledger
from wireledger.ledger.resolved import records as records_of
from wireledger.records import Document, Record
from wireledger.web.inbox import Entry
from wireledger.web.pages.inbox import safe_name


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report is read into a record of nothing."""

    def extract_all(items: object, workers: int = 1) -> object:
        for item in items:  # type: ignore[attr-defined]
            yield Record(item, (), (), ()) if isinstance(item, Document) else item

    monkeypatch.setattr("wireledger.pipeline.extract_all", extract_all)


@pytest.fixture
def read(own_client: Client, no_model: None) -> Callable[[], tuple[Entry, ...]]:
    """Have the inbox read everything; the entries, oldest first."""

    def done() -> tuple[Entry, ...]:
        inbox = own_client.site.inbox
        inbox.start()
        until = time.monotonic() + 20
        while any(e.is_open for e in inbox.entries()):
            assert time.monotonic() < until
            time.sleep(0.02)
        inbox.stop()
        return inbox.entries()[::-1]

    return done


def titles(ledger: Ledger) -> list[str | None]:
    return [r.document.title for r in records_of(ledger)]


def test_files_are_read_into_the_ledger(
    own_client: Client, own_ledger: Ledger, read: Callable[[], tuple[Entry, ...]]
) -> None:
    files = [
        ("files", ("one.txt", b"Title: A first report\n\nNothing happened in Mogadishu.")),
        (
            "files",
            ("two.jsonl", b'{"id": "x", "title": "Second", "text": "Calm."}\n{"id": "y", "text": ""}\n'),
        ),
    ]
    assert own_client.post_form("/inbox/files", files=files).headers["location"] == "/inbox"
    one, two = read()
    assert (one.name, one.state, one.progress.new, one.user) == ("one.txt", "done", 1, "Anna")
    assert (two.state, two.progress.new, len(two.progress.failed)) == ("failed", 1, 1)
    assert two.progress.failed[0].source.startswith("two.jsonl")
    assert {"A first report", "Second"} <= set(titles(own_ledger))


def test_a_pasted_text_has_its_fields(
    own_client: Client, own_ledger: Ledger, read: Callable[[], tuple[Entry, ...]]
) -> None:
    fields = {
        "text": "All was calm on Friday.",
        "title": "Calm in Kismayo",
        "publisher": "The Post",
        "date": "2024-05-31",
    }
    own_client.post_form("/inbox/text", fields)
    (entry,) = read()
    assert (entry.name, entry.state) == ("Calm in Kismayo.jsonl", "done")
    (document,) = (r.document for r in records_of(own_ledger) if r.document.title == "Calm in Kismayo")
    assert (document.publisher, document.published, document.text) == (
        "The Post",
        "2024-05-31",
        "All was calm on Friday.",
    )


def test_addresses_are_kept_and_not_asked(own_client: Client) -> None:
    own_client.post_form(
        "/inbox/addresses", {"addresses": "https://example.org/a\nnothing\njavascript:alert(1)\n"}
    )
    (entry,) = own_client.site.inbox.entries()
    assert (entry.name, entry.state) == ("https://example.org/a", "address")
    assert "Not fetched" in own_client.get("/inbox").text
    refused = own_client.post_form("/inbox/addresses", {"addresses": "javascript:alert(1)"})
    assert refused.status_code == 400
    assert "No address was found" in refused.text


def test_what_failed_can_be_tried_again_and_dismissed(
    own_client: Client, read: Callable[[], tuple[Entry, ...]]
) -> None:
    own_client.post_form("/inbox/files", files=[("files", ("empty.txt", b""))])
    (entry,) = read()
    assert entry.state == "failed"
    assert "Try again" in own_client.get("/inbox").text
    own_client.post_form("/inbox/retry", {"entry": entry.id})
    assert [e.state for e in own_client.site.inbox.entries()] == ["waiting"]
    own_client.post_form("/inbox/dismiss", {"entry": entry.id})
    assert own_client.site.inbox.entries() == ()


def test_more_than_fits_is_refused_with_a_page(own_client: Client) -> None:
    many = [("files", (f"{n}.txt", b"x")) for n in range(201)]
    refused = own_client.post_form("/inbox/files", files=many)
    assert refused.status_code == 400
    big = own_client.post_form("/inbox/files", files=[("files", ("big.txt", b"x" * 100_000_001))])
    assert big.status_code == 413
    assert "more than 100 MB" in big.text
    assert own_client.site.inbox.entries() == ()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\a b.pdf", "a b.pdf"),
        (".hidden.html", "hidden.html"),
        ("\u202egpj.exe\x00", "gpj.exe"),
        ("تقرير.docx", "تقرير.docx"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
        ("/", "report.txt"),
    ],
)
def test_file_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_dropped_file_shows_its_progress(
    own_page: Page,
    no_model: None,
    tmp_path: Path,
    axe: Callable[[Page], None],
    screenshots: Callable[[Page, str], None],
) -> None:
    good, bad = tmp_path / "calm.txt", tmp_path / "empty.txt"
    good.write_text("Title: Calm\n\nNothing happened in Mogadishu on Friday.")
    bad.write_text("")
    own_page.goto("/inbox")
    axe(own_page)
    own_page.get_by_label("Drop reports here").set_input_files([good, bad])
    own_page.get_by_role("button", name="Add", exact=True).first.click()
    expect(own_page.get_by_role("status").filter(has_text="Everything was read")).to_be_visible()
    expect(own_page.get_by_role("listitem").filter(has_text="calm.txt")).to_contain_text("1 new")
    expect(own_page.get_by_role("listitem").filter(has_text="empty.txt").first).to_contain_text(
        "not all added"
    )
    own_page.get_by_text("Paste a list of addresses").click()
    own_page.get_by_label("Addresses, one a line").fill("https://example.org/news/1")
    own_page.get_by_role("button", name="Keep").click()
    expect(own_page.get_by_text("Not fetched. Open it")).to_be_visible()
    axe(own_page)
    screenshots(own_page, "inbox")
