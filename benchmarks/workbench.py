"""How quick the workbench is, from its start to a reviewer's decision, and whether it keeps every decision.

usage: python -m benchmarks.workbench [--reports 1000 10000] [--records FILE] [--folder DIR]

The reports are recombined from the invented ones, as in ``benchmarks/ledger.py``, and ``--records`` and
``--folder`` mean the same; a ledger that is in the folder is used again. One person and one group are then
made so large that three reports of ten tell of each (``benchmarks/workbench_large.py``). Pages are timed over
loopback, one request after another, from the request to the last byte; beside it stands the time of the
processor for server and client together, which other programs on the machine change less. Decisions of the
review queue are timed alone, and while the process beside the server works out what follows from them. In the
soak several reviewers, each with an account, decide on the same queue at the same time: every answer "kept"
has to stand in the history once, and no two of them on one matter.
"""

from __future__ import annotations

import argparse
import gc
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import httpx2
from lxml import html

from benchmarks.ledger import templates
from benchmarks.recombined import recombined
from benchmarks.workbench_large import enlarge
from wireledger.ledger.accounts import put_account
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.decisions import history
from wireledger.ledger.freshness import freshness
from wireledger.ledger.query import Wanted, identities, incidents
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.resolve.resolve import resolve
from wireledger.web.serving import Wish, listening, server, site_of

SIZES = (1_000, 10_000)
PAGE, ACTION, START = 0.15, 0.05, 3.0
"""Seconds that a page, an action of the review queue, and the way to the first page may take."""
_ASKED = 20  # times that each kind of page is asked for
_ACTIONS = 40
_REVIEWERS, _EACH = 4, 15
_WORDS = ("killed", "drone strike", '"was killed"')
_PASSWORD = "a password for the soak"


@dataclass(frozen=True, slots=True)
class Took:
    """How long one request took, and how much of the processor's time, in seconds."""

    seconds: float
    processor: float


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one kind of request took, in seconds: the middle ones and the longest."""

    name: str
    processor: float
    middle: float
    longest: float
    limit: float

    @classmethod
    def of(cls, name: str, times: Sequence[Took], limit: float) -> Timed:
        """The times of one kind."""
        every = [took.seconds for took in times]
        processor = statistics.median(took.processor for took in times)
        return cls(name, processor, statistics.median(every), max(every), limit)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What concurrent reviewers did: answers kept and overtaken, what is lost or doubled, and in how long."""

    kept: int
    overtaken: int
    lost: int
    doubled: int
    seconds: float


def filled(file: Path, count: int, given: Path | None) -> Ledger:
    """A resolved ledger of ``count`` reports."""
    known = file.exists()
    ledger = open_ledger(str(file), create=True)
    if not known:
        for record in recombined(templates(given), count):
            add(ledger, record)
    if not freshness(ledger).is_fresh:
        refresh(ledger, resolve)
    enlarge(ledger, count)
    return ledger


def started(file: Path) -> Took:
    """From ``wireledger serve`` to the whole first page."""
    command = "-m wireledger serve --no-browser --port 0 --ledger".split()
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, *command, str(file)], stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        address = re.search(r"http\S+", served.stdout.readline())
        assert address is not None
        with httpx2.Client(follow_redirects=True, timeout=60) as client:
            client.get(address[0]).raise_for_status()
        took = time.perf_counter() - begun
        served.terminate()
    return Took(took, 0.0)  # another process


@contextmanager
def served(ledger: Ledger, file: Path, accounts: bool = False) -> Iterator[tuple[str, str | None]]:
    """A workbench in a thread: its address, and its token unless it wants accounts."""
    wish = Wish("127.0.0.1", 0, "Anna")
    ready = threading.Event()
    with listening(wish) as sock:
        port = sock.getsockname()[1]
        site = site_of(wish, ledger, str(file), port)
        if accounts:
            site = replace(site, door=replace(site.door, token=None))

        def started() -> None:
            gc.freeze()  # as `wireledger serve` does
            ready.set()

        running = server(site, wish, started)
        thread = threading.Thread(target=running.run, args=([sock],))
        thread.start()
        ready.wait()
        try:
            yield f"http://127.0.0.1:{port}", site.door.token
        finally:
            running.should_exit = True
            thread.join()


class Browser:
    """A session with the workbench, which sends forms as its pages have them."""

    def __init__(self, address: str) -> None:
        self._client = httpx2.Client(base_url=address, timeout=600, headers={"origin": address})

    def come_in(self, token: str) -> None:
        """With the token of the first address."""
        self._client.get("/", params={"token": token})

    def sign_in(self, name: str) -> None:
        """With an account."""
        answer = self.send(self.page("/login"), "/login", {"name": name, "password": _PASSWORD})
        assert answer.status_code == 303, answer.text

    def page(self, path: str) -> html.HtmlElement:
        """A page; raises where it does not answer."""
        return html.fromstring(self.get(path))

    def get(self, path: str) -> str:
        """The text of a page."""
        answer = self._client.get(path, follow_redirects=True)
        answer.raise_for_status()
        return answer.text

    def send(self, page: html.HtmlElement, action: str, more: dict[str, str]) -> httpx2.Response:
        """Send the first form of ``page`` that does ``action``, with ``more`` beside its hidden fields."""
        form = next(f for f in page.forms if f.get("action") == action)
        hidden = {i.get("name"): i.get("value") for i in form.xpath(".//input[@type='hidden']")}
        return self._client.post(action, data={**hidden, **more})

    def close(self) -> None:
        """End the session."""
        self._client.close()


def addresses(ledger: Ledger) -> dict[str, list[str]]:
    """By kind of page, the addresses that are asked for: half of them of what most reports tell."""
    newest = incidents(ledger, Wanted(), limit=10_000)
    most = sorted(newest, key=lambda row: -row.reports)
    told = [row.id for row in (*most[: _ASKED // 2], *newest[: _ASKED // 2])]
    people, groups = (identities(ledger, kind, limit=_ASKED) for kind in ("person", "group"))
    person, group = (f"/{name}/{rows[0].handle}" for name, rows in (("people", people), ("groups", groups)))
    year = (newest[0].start or "2024")[:4]
    return {
        "overview": ["/"] * _ASKED,
        "incidents": ["/incidents", "/incidents?page=20", f"/incidents?from={year}-01&to={year}-06"],
        "incident": [f"/incidents/{made}" for made in told],
        "person": [f"/people/{row.handle}" for row in people],
        "group": [f"/groups/{row.handle}" for row in groups],
        f"person in {people[0].reports:,} reports": [person] * 5,
        "the same, all that is said of it and all reports": [
            f"{person}/said?kind=role",
            f"{person}/said?kind=alias",
            f"{person}/reports",
        ],
        f"group in {groups[0].reports:,} reports": [group] * 5,
        "the same on a day, and all its posts": [f"{group}?on={year}-01-01", f"{group}/leadership"],
        "people, groups": ["/people", "/groups"],
        "search": [f"/search?{urlencode({'q': words})}" for words in _WORDS],
        "timeline and map": ["/timeline", f"/timeline?from={year}-01&to={year}-06"],
        "statistics": ["/statistics"] * 5,
        "review": ["/review"] * 10,
        "history": ["/history"] * 5,
        "inbox": ["/inbox"] * 5,
    }


def pages(browser: Browser, ledger: Ledger) -> Iterator[Timed]:
    """How long each kind of page takes; the reports are those that the incidents link to."""
    asked = addresses(ledger)
    linked = (link for path in asked["incident"][:5] for link in browser.page(path).xpath("//a/@href"))
    refs = [link for link in dict.fromkeys(linked) if link.startswith("/reports/")]
    for name, paths in (asked | {"report": refs[:_ASKED]}).items():
        browser.get(paths[0])  # templates and word lists are loaded once a program
        yield Timed.of(name, [_took(partial(browser.get, path)) for path in paths], PAGE)


def actions(browser: Browser) -> Timed:
    """How long it takes until a decision of the review queue is kept and answered."""
    times = []
    for _ in range(_ACTIONS):
        page = browser.page("/review")
        verdict = _verdict(page)
        begun, used = time.perf_counter(), time.process_time()
        answer = browser.send(page, "/review/decide", verdict)
        times.append(Took(time.perf_counter() - begun, time.process_time() - used))
        assert answer.status_code == 303, answer.text
    return Timed.of("decision of the review queue", times, ACTION)


def _verdict(page: html.HtmlElement) -> dict[str, str]:
    """What the first button for a decision says."""
    (button, *_) = page.xpath("//form[@action='/review/decide']//button")
    return {button.get("name"): button.get("value")} if button.get("name") else {}


def soak(ledger: Ledger, file: Path) -> Soaked:
    """Several reviewers at one queue, at the same time."""
    names = [f"reviewer {number}" for number in range(_REVIEWERS)]
    for name in names:
        put_account(ledger, name, "reviewer", _PASSWORD)
    before = {past.decision.id for past in history(ledger)}
    begun = time.perf_counter()
    with served(ledger, file, accounts=True) as (address, _), ThreadPoolExecutor(_REVIEWERS) as many:
        done = many.map(partial(_review, address), names)
        answers = Counter(code for codes in done for code in codes)
    seconds = time.perf_counter() - begun
    new = [past.decision for past in history(ledger) if past.decision.id not in before]
    on = Counter(frozenset(made.items) for made in new)
    return Soaked(
        answers[303],
        answers[409],
        lost=answers[303] - len(new),
        doubled=sum(count - 1 for count in on.values()),
        seconds=seconds,
    )


def _review(address: str, name: str) -> list[int]:
    browser = Browser(address)
    browser.sign_in(name)
    codes = []
    for _ in range(_EACH):
        page = browser.page("/review")
        codes.append(browser.send(page, "/review/decide", _verdict(page)).status_code)
    browser.close()
    return codes


def _took(do: Callable[[], object]) -> Took:
    begun, used = time.perf_counter(), time.process_time()
    do()
    return Took(time.perf_counter() - begun, time.process_time() - used)


def measure(file: Path, count: int, given: Path | None) -> tuple[list[Timed], Soaked]:
    """Everything, for a ledger of ``count`` reports."""
    ledger = filled(file, count, given)
    found = [Timed.of("start to first page", [started(file) for _ in range(3)], START)]
    with served(ledger, file) as (address, token):
        browser = Browser(address)
        browser.come_in(token or "")
        found += pages(browser, ledger)
        found.append(actions(browser))
        browser.close()
    soaked = soak(ledger, file)
    ledger.close()
    return found, soaked


def page(count: int, found: Sequence[Timed], soaked: Soaked) -> str:
    """The measurements as Markdown."""
    rows = [
        f"| {count:,} reports | processor ms | middle ms | longest ms | limit ms |",
        "|---|---|---|---|---|",
    ]
    rows += [
        f"| {t.name} | {1000 * t.processor:.0f} | {1000 * t.middle:.0f} | {1000 * t.longest:.0f} "
        f"| {1000 * t.limit:.0f} |"
        for t in found
    ]
    rows += [
        "",
        f"{_REVIEWERS} reviewers at once, {_EACH} decisions each, in {soaked.seconds:.1f} s: "
        f"{soaked.kept} kept, {soaked.overtaken} refused as overtaken, {soaked.lost} lost, "
        f"{soaked.doubled} doubled.",
    ]
    return "\n".join(rows)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--records", type=Path)
    parser.add_argument("--folder", type=Path, help="where the ledgers are kept; default: nowhere")
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for count in sorted(given.reports):
            found, soaked = measure(folder / f"workbench-{count}.db", count, given.records)
            print(page(count, found, soaked), flush=True)
            slow = [t.name for t in found if t.middle > t.limit]
            print(f"\nslower than their limit: {', '.join(slow) or 'nothing'}\n")
            wrong += soaked.lost + soaked.doubled
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
