"""The workbench over a ledger of the example reports: as a function, over loopback, and in a browser.

The reports are read by the model once a session. ``ledger``, ``client``, ``served`` and ``page`` are shared by all
tests that only look; those that decide or add use ``own_ledger`` and its kin, a copy of their own.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from starlette.testclient import TestClient

from wireledger.adding import Adding
from wireledger.cli.examples import example_reports
from wireledger.ledger.connect import Ledger, open_ledger
from wireledger.ledger.resolved import refresh
from wireledger.ledger.write import add
from wireledger.pipeline import read_reports
from wireledger.records import Record
from wireledger.resolve.resolve import resolve
from wireledger.web.app import create_app
from wireledger.web.inbox import Inbox, Progress
from wireledger.web.inbox_reader import steps
from wireledger.web.serving import Wish, inbox_folder, listening, server
from wireledger.web.session import session_of
from wireledger.web.site import Door, Site

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
SHOTS = Path(__file__).parents[2] / "docs" / "workbench"
NARROW = 360
TOKEN = "a-token-for-tests"
expect.set_options(timeout=20_000)  # ms: the machine may be busy with other tests


class AtOnce:
    """Resolves in the process of the test, as soon as it is asked to."""

    failure: str | None = None

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._one = threading.Lock()

    def start(self) -> None:
        """Nothing has to be started."""

    def ask(self, wait: float = 0) -> bool:
        with self._one:
            refresh(self._ledger, resolve)
        return True

    def stop(self) -> None:
        """Nothing has to be ended."""


class Here:
    """Reads in the process of the test."""

    def __init__(self, ledger: Ledger, file: str) -> None:
        self._ledger = ledger
        self._file = file

    def read(self, file: Path) -> Iterator[Progress]:
        yield from steps(Adding(self._ledger, self._file, "a model", None), file)

    def end(self) -> None:
        """Nothing has to be ended."""


def site(
    ledger: Ledger, hosts: frozenset[str] = frozenset({"testserver"}), token: str | None = TOKEN
) -> Site:
    """A site of ``ledger`` whose visitor is Anna."""
    resolving = AtOnce(ledger)
    inbox = Inbox(inbox_folder(ledger.name), Here(ledger, ledger.name), resolving.ask)
    return Site(ledger, Door(hosts, False, "Anna", token), resolving, inbox)


class Client(TestClient):
    """A browser's part without the browser: cookies, origins, and the token of forms."""

    def __init__(self, site: Site) -> None:
        super().__init__(create_app(site), headers={"origin": "http://testserver"}, follow_redirects=False)
        self.site = site

    def csrf(self) -> str:
        """The token of this session's forms."""
        from starlette.requests import Request

        cookies = "; ".join(f"{c.name}={c.value}" for c in self.cookies.jar)
        scope = {
            "type": "http",
            "headers": [(b"cookie", cookies.encode()), (b"host", b"testserver")],
            "path": "/",
            "server": ("testserver", 80),
            "scheme": "http",
            "query_string": b"",
        }
        session = session_of(Request(scope), self.site)
        assert session is not None
        return session.csrf(self.site.secret)

    def post_form(
        self, path: str, fields: Mapping[str, object] | None = None, **more: Any
    ) -> httpx2.Response:
        """Send a form as a page of ours would."""
        return self.post(path, data={"csrf": self.csrf(), **(fields or {})}, **more)


def signed_in(site: Site) -> Client:
    client = Client(site)
    assert client.get(f"/?token={TOKEN}").status_code == 303
    return client


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    """The records of the example reports."""
    found = tuple(read_reports(example_reports()))
    assert all(isinstance(r, Record) for r in found), found
    return found  # type: ignore[return-value]


@pytest.fixture(scope="session")
def ledger_file(records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A resolved ledger of the example reports; nobody writes to it."""
    path = tmp_path_factory.mktemp("workbench") / "examples.db"
    opened = open_ledger(str(path), create=True)
    for record in records:
        assert add(opened, record)
    refresh(opened, resolve)
    opened.close()
    return path


@pytest.fixture(scope="session")
def ledger(ledger_file: Path) -> Iterator[Ledger]:
    opened = open_ledger(str(ledger_file))
    yield opened
    opened.close()


@pytest.fixture
def own_ledger(ledger_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the ledger, for one test."""
    path = tmp_path / "own.db"
    shutil.copy(ledger_file, path)
    opened = open_ledger(str(path))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(ledger: Ledger) -> Client:
    """Anna's client, who owns the workbench, on the shared ledger."""
    return signed_in(site(ledger))


@pytest.fixture
def own_client(own_ledger: Ledger) -> Client:
    """The same on a ledger of one test."""
    return signed_in(site(own_ledger))


@dataclass(frozen=True)
class Served:
    """A workbench on a port of this machine."""

    url: str
    site: Site

    @property
    def first(self) -> str:
        """The address that lets in."""
        return f"{self.url}/?token={self.site.door.token}"


@contextmanager
def serving(ledger: Ledger, token: str | None = TOKEN) -> Iterator[Served]:
    """Serve a ledger in a thread on a free port."""
    wish = Wish("127.0.0.1", 0, "Anna")
    ready = threading.Event()
    with listening(wish) as sock:
        host = f"127.0.0.1:{sock.getsockname()[1]}"
        made = site(ledger, frozenset({host}), token)
        running = server(made, wish, ready.set)
        thread = threading.Thread(target=running.run, args=([sock],), daemon=True)
        thread.start()
        assert ready.wait(30)
        try:
            yield Served(f"http://{host}", made)
        finally:
            running.should_exit = True
            thread.join(30)


@pytest.fixture(scope="session")
def served(ledger: Ledger) -> Iterator[Served]:
    with serving(ledger) as made:
        yield made


@pytest.fixture
def own_served(own_ledger: Ledger) -> Iterator[Served]:
    with serving(own_ledger) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window. Where it is missing, tests are skipped, and in CI they fail."""
    if not CHROMIUM.exists():
        if "CI" in os.environ:
            pytest.fail("Chromium is missing. Run: apt-get install chromium")
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def window(browser: Browser, served: Served, first: str | None = None) -> Iterator[Page]:
    """A fresh window that has come in; it fails the test where a script failed or an address outside was asked."""
    context: BrowserContext = browser.new_context(
        base_url=served.url, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.on("request", lambda r: None if r.url.startswith((served.url, "data:")) else wrong.append(r.url))
    page.goto(first or served.first)
    yield page
    context.close()
    assert not wrong


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A window on the shared ledger."""
    with window(browser, served) as opened:
        yield opened


@pytest.fixture
def own_page(browser: Browser, own_served: Served) -> Iterator[Page]:
    """A window on a ledger of one test."""
    with window(browser, own_served) as opened:
        yield opened


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)`` asserts that axe-core finds nothing that keeps people out, in light and dark."""

    def check(page: Page) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page)
            assert not found.violations_count, f"{scheme}: {found.generate_report()}"
        page.emulate_media(color_scheme="light")

    return check


@pytest.fixture
def screenshots(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """``screenshots(page, name)`` checks that nothing scrolls sideways, and with --screenshots draws the page."""
    wanted = request.config.getoption("--screenshots")

    def draw(page: Page, name: str) -> None:
        looks = {"wide": (1280, "light"), "narrow": (NARROW, "light"), "dark": (1280, "dark")}
        for look, (width, scheme) in looks.items():
            page.set_viewport_size({"width": width, "height": 900 if width > NARROW else 740})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide in a window of {width} px"
            if wanted:
                SHOTS.mkdir(exist_ok=True)
                page.screenshot(path=SHOTS / f"{name}-{look}.png")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")

    return draw
