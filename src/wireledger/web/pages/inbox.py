"""The inbox: files that are dropped or chosen, pasted text, lists of addresses, and what became of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Final

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ids import content_id
from wireledger.web.inbox import Entry
from wireledger.web.routing import Limits, get, post
from wireledger.web.visit import Visit

UPLOAD: Final = Limits(bytes=100_000_000, files=200)
PASTED: Final = Limits(bytes=12_000_000, files=0, field_bytes=11_000_000)  # one report, as settings limit it
MOST_KEPT: Final = 2_000  # entries; more are no inbox any more
MOST_ADDRESSES: Final = 500
LONGEST_NAME: Final = 120

_UNSAFE = re.compile(r"[^\w .,()+@-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)


def _inbox(visit: Visit) -> Response:
    return visit.show("inbox.html", entries=_entries(visit), limits=UPLOAD)


def _list(visit: Visit) -> Response:
    """The entries alone, for the script that keeps the page up to date."""
    return visit.show("inbox_entries.html", entries=_entries(visit))


def _upload(visit: Visit) -> Response:
    files = [f for f in visit.form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    if not files:
        raise UsageError("No file was chosen. Choose one or more, or drop them on the page.")
    _check_room(visit, len(files))
    for file in files:

        def write(path: Path, source: UploadFile = file) -> int:
            with path.open("wb") as target:
                shutil.copyfileobj(source.file, target)
            return path.stat().st_size

        visit.site.inbox.add_file(safe_name(file.filename or ""), visit.user.name, write)
    return visit.redirect(visit.url("inbox"))


def _paste(visit: Visit) -> Response:
    text = visit.field("text")
    if not text:
        raise UsageError("There is no text. Paste the text of a report.")
    _check_room(visit, 1)
    fields = {name: visit.field(name) for name in ("title", "publisher", "date")}
    row = {"text": text, **{name: value for name, value in fields.items() if value}}
    ref = content_id(*row.values(), kind="pasted")
    line = json.dumps({"id": ref, **row}, ensure_ascii=True)
    name = safe_name(f"{fields['title'] or ' '.join(text.split()[:6])[:60]}.jsonl")
    visit.site.inbox.add_file(name, visit.user.name, lambda path: path.write_bytes(f"{line}\n".encode()))
    return visit.redirect(visit.url("inbox"))


def _remember(visit: Visit) -> Response:
    found = tuple(dict.fromkeys(_ADDRESS.findall(visit.field("addresses"))))
    if not found:
        raise UsageError("No address was found. Give one a line, each beginning with http:// or https://.")
    if len(found) > MOST_ADDRESSES:
        raise UsageError(f"That is {len(found):,} addresses. Give at most {MOST_ADDRESSES} at once.")
    _check_room(visit, len(found))
    known = {e.name for e in visit.site.inbox.entries() if e.state == "address"}
    for address in found:
        if address not in known:
            visit.site.inbox.add_address(address, visit.user.name)
    return visit.redirect(visit.url("inbox"))


def _retry(visit: Visit) -> Response:
    visit.site.inbox.retry(visit.field("entry"))
    return visit.redirect(visit.url("inbox"))


def _dismiss(visit: Visit) -> Response:
    for entry in visit.fields("entry"):
        visit.site.inbox.dismiss(entry)
    return visit.redirect(visit.url("inbox"))


def _entries(visit: Visit) -> tuple[Entry, ...]:
    return visit.site.inbox.entries()


def _check_room(visit: Visit, more: int) -> None:
    if len(_entries(visit)) + more > MOST_KEPT:
        raise HTTPException(413, f"The inbox holds at most {MOST_KEPT:,} entries. Dismiss what is done.")


def safe_name(given: str) -> str:
    """A file name as it may be kept: no folders, no controls, not hidden, and not too long; never empty."""
    last = re.split(r"[/\\]", given)[-1]
    cleaned = _UNSAFE.sub("-", last).strip(" .-") or "report.txt"
    stem, dot, ending = cleaned.rpartition(".")
    if not dot or len(ending) > 8:
        return cleaned[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


ROUTES = (
    get("/inbox", "inbox", _inbox),
    get("/inbox/entries", "inbox-entries", _list),
    post("/inbox/files", "inbox-files", _upload, role="coder", limits=UPLOAD),
    post("/inbox/text", "inbox-text", _paste, role="coder", limits=PASTED),
    post("/inbox/addresses", "inbox-addresses", _remember, role="coder"),
    post("/inbox/retry", "inbox-retry", _retry, role="coder"),
    post("/inbox/dismiss", "inbox-dismiss", _dismiss, role="coder"),
)
