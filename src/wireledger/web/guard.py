"""The one place where a request is let through to a page, or not: session, role, token, size of its form."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message

from wireledger.ledger.accounts import account
from wireledger.web.routing import Limits, Page
from wireledger.web.session import Session, keep, session_of
from wireledger.web.site import Site, User
from wireledger.web.visit import Begun, Visit

NOBODY = User("", "reader")
Endpoint = Callable[[Request], Awaitable[Response]]


def guarded(page: Page, site: Site) -> Endpoint:
    """The page's function behind all checks."""

    async def endpoint(request: Request) -> Response:
        if (given := request.query_params.get("token")) is not None and site.door.token is not None:
            return _come_in(request, site, given)
        session = session_of(request, site)
        user = None if session is None else await run_in_threadpool(_user, session, site)
        if page.role is not None:
            if user is None:
                return _turned_away(request, site)
            if not user.may(page.role):
                raise HTTPException(403, f"This needs the role {page.role}, and {user.name} is {user.role}.")
        new = session is None
        session = session or Session("")
        form = await _form(request, page.limits) if page.method == "POST" else FormData()
        if page.method == "POST":
            _check_csrf(form, session, site)
        begun = await run_in_threadpool(Begun.now, site.ledger)
        visit = Visit(request, site, user or NOBODY, session, form, begun)
        try:
            response = await run_in_threadpool(page.show, visit)
        finally:
            await form.close()
        if new and "set-cookie" not in response.headers:
            keep(response, session, request, site)
        return response

    return endpoint


def user_of(request: Request, site: Site) -> User | None:
    """Who has signed in, for pages that tell of an error."""
    session = session_of(request, site)
    return None if session is None else _user(session, site)


def _user(session: Session, site: Site) -> User | None:
    """The user of a session, with the role that the account has now."""
    if not session.user:
        return None
    if site.door.token is not None:
        return User(site.door.owner, "admin")
    held = account(site.ledger, session.user)
    return User(held.name, held.role) if held is not None and held.stamp == session.stamp else None


def _come_in(request: Request, site: Site, given: str) -> Response:
    """The first address has the token; what the browser keeps has not."""
    assert site.door.token is not None
    if not hmac.compare_digest(given.encode(), site.door.token.encode()):
        raise HTTPException(403, "The token in this address is not the one of this workbench.")
    response = RedirectResponse(request.url.path, 303)
    keep(response, Session(site.door.owner), request, site)
    return response


def _turned_away(request: Request, site: Site) -> Response:
    if site.door.token is not None:
        raise HTTPException(401, "Open the address that `wireledger serve` printed.")
    if request.method != "GET" or "application/json" in request.headers.get("accept", ""):
        raise HTTPException(401, "You are not signed in any more. Sign in, and do it again.")
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    login = request.url_for("login").include_query_params(next=asked)
    return RedirectResponse(f"{login.path}?{login.query}", 303)


def _check_csrf(form: FormData, session: Session, site: Site) -> None:
    given = form.get("csrf", "")
    expected = session.csrf(site.secret)
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, "This form is not from a page of this session. Load the page again.")


async def _form(request: Request, limits: Limits) -> FormData:
    """The posted form. Raises HTTPException where it holds too much, whatever it said of its size."""
    said = request.headers.get("content-length", "0")
    if said.isdigit() and int(said) > limits.bytes:
        raise _too_much(limits)
    received = 0

    async def receive() -> Message:
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > limits.bytes:
            raise _too_much(limits)
        return message

    bounded = Request(request.scope, receive)
    return await bounded.form(
        max_files=limits.files, max_fields=limits.fields, max_part_size=limits.field_bytes
    )


def _too_much(limits: Limits) -> HTTPException:
    return HTTPException(413, f"That is more than {limits.bytes / 1e6:,.0f} MB at once. Give less at a time.")
