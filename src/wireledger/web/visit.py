"""One request to one page: who asks, for what, and how the answer is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import in_force
from wireledger.ledger.freshness import Freshness, freshness
from wireledger.ledger.matters import decided_on, taken_since
from wireledger.plain import to_plain
from wireledger.resolve.resolution import Decision
from wireledger.web.navigation import NAVIGATION, Entry
from wireledger.web.rendering import rendered
from wireledger.web.session import Session
from wireledger.web.site import Site, User

_MARGIN = timedelta(hours=1)  # from the time that a decision bears until it is kept, where many write at once


def is_ours(address: str) -> bool:
    """Whether an address leads to a page of this workbench, whatever a browser makes of it."""
    return (
        address.startswith("/")
        and not address.startswith("//")
        and address.isprintable()
        and "\\" not in address
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A decision to tell of: whether it stands, and all decisions on its matter, as ``seen`` of a form."""

    decision: Decision
    stands: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Begun:
    """When a visit began, less a margin, and the decisions since then that were kept before it began.

    What is kept while a page is being made may be missing on it, and must not count as seen.
    """

    since: str
    known: frozenset[str]

    @classmethod
    def now(cls, ledger: Ledger) -> Begun:
        """The beginning of a visit."""
        since = (datetime.now(UTC) - _MARGIN).isoformat(timespec="microseconds")
        return cls(since, taken_since(ledger, since))

    def has_seen(self, made: Decision) -> bool:
        """Whether a page of this visit shows what follows from a decision, or says that it does not yet."""
        return made.time < self.since or made.id in self.known


@dataclass(frozen=True)
class Visit:
    """A request that has passed all checks. ``form`` is empty unless it was posted."""

    request: Request
    site: Site
    user: User
    session: Session
    form: FormData
    begun: Begun

    @property
    def ledger(self) -> Ledger:
        """The ledger that is looked at."""
        return self.site.ledger

    @cached_property
    def freshness(self) -> Freshness:
        """How far what is shown lies behind what was decided."""
        return freshness(self.ledger)

    @cached_property
    def told(self) -> Told | None:
        """The decision that was just taken, where the address names one."""
        asked = self.query("told")
        if asked is None:
            return None
        matter = decided_on(self.ledger, (asked,))
        made = next((d for d in matter if d.id == asked), None)
        if made is None:
            return None
        return Told(made, made.id in in_force(matter), self.seen((asked,)))

    def seen(self, items: Iterable[str]) -> str:
        """The decisions on the matter of ``items`` that this page rests on, as a form sends them along."""
        return " ".join(d.id for d in decided_on(self.ledger, items) if self.begun.has_seen(d))

    @property
    def navigation(self) -> tuple[Entry, ...]:
        """The pages that the navigation leads to."""
        shut = {"accounts"} if self.site.door.token is not None else set()  # nobody needs one there
        return tuple(
            e for e in NAVIGATION if self.has(e.page) and self.user.may(e.role) and e.page not in shut
        )

    @property
    def here(self) -> str:
        """The address of this page, without what was told on it."""
        kept = [(k, v) for k, v in self.request.query_params.multi_items() if k != "told"]
        return f"{self.request.url.path}?{urlencode(kept)}" if kept else self.request.url.path

    def back(self, default: str) -> str:
        """The address that a form came from, where it gives one and that is a page of ours."""
        given = self.field("back")
        return given if is_ours(given) else default

    @property
    def csrf(self) -> str:
        """What every form of this session sends along as ``csrf``."""
        return self.session.csrf(self.site.secret)

    def path(self, name: str) -> str:
        """A part of the address, as ``/incidents/{item}``."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str | None:
        """A parameter of the address; None where it is not there or empty."""
        return self.request.query_params.get(name, "").strip() or None

    def number(self, name: str, default: int, most: int) -> int:
        """A number of the address from 1 to ``most``; ``default`` where there is none."""
        words = self.query(name) or ""
        return min(max(int(words), 1), most) if words.isascii() and words.isdigit() else default

    def field(self, name: str) -> str:
        """A text field of the form, without spaces around it; empty where it is not there."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def fields(self, name: str) -> tuple[str, ...]:
        """All values of a text field of the form."""
        return tuple(v for v in self.form.getlist(name) if isinstance(v, str))

    def url(self, page: str, query: Mapping[str, object] | None = None, **parts: str) -> str:
        """The address of a page by its name; parameters that are None are left out."""
        path = self.request.app.state.pages[page].address(parts)
        given = {k: v for k, v in (query or {}).items() if v is not None and v != ""}
        return f"{path}?{urlencode(given)}" if given else str(path)

    def show(self, template: str, status: int = 200, **context: object) -> HTMLResponse:
        """The page that a template makes of ``context``; it has this visit as ``visit``."""
        return HTMLResponse(rendered(template, visit=self, **context), status)

    def json(self, value: object, status: int = 200) -> JSONResponse:
        """A value, or dataclass, as JSON, for our scripts."""
        return JSONResponse(to_plain(value), status)

    def redirect(self, url: str) -> Response:
        """Go on to another page of ours, as the answer to a form."""
        return RedirectResponse(url, 303)

    @property
    def wants_json(self) -> bool:
        """Whether one of our scripts asks, rather than the browser for a page."""
        return "application/json" in self.request.headers.get("accept", "")

    def has(self, page: str) -> bool:
        """Whether the workbench has a page of this name."""
        return page in self.request.app.state.pages
