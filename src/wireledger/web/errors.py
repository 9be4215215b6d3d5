"""Errors as pages: what is wrong and what to do. What went wrong inside is never shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from wireledger.errors import LedgerError, UsageError, WireledgerError
from wireledger.web.guard import NOBODY, user_of
from wireledger.web.session import Session, session_of
from wireledger.web.site import Site
from wireledger.web.visit import Begun, Visit

_LOG = logging.getLogger("wireledger.web")
_TITLES = {
    400: "That makes no sense here",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not here",
    405: "Not here",
    413: "Too much at once",
    429: "Too many attempts",
    500: "Something went wrong",
    503: "The ledger does not answer",
}


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    usual = "There is no such page." if error.status_code == 404 else ""
    return await _page(request, error.status_code, usual or error.detail)


async def _ours(request: Request, error: Exception) -> Response:
    """A LedgerError that the database caused is not the visitor's; any other is."""
    if isinstance(error, UsageError):
        return await _page(request, 400, str(error))
    if isinstance(error, LedgerError):
        return await _page(request, 404 if error.__cause__ is None else 503, str(error))
    return await _page(request, 400, str(error))


async def _unexpected(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return await _page(request, 500, "This is a bug in wireledger: please report what you did.")


async def _page(request: Request, status: int, message: str) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": message}, status)
    site: Site = request.app.state.site
    return await run_in_threadpool(_shown, request, site, status, message)


def _shown(request: Request, site: Site, status: int, message: str) -> Response:
    user = user_of(request, site) if status != 503 else None
    session = session_of(request, site) or Session("")
    visit = Visit(request, site, user or NOBODY, session, FormData(), Begun("", frozenset()))
    title = _TITLES.get(status, "Not possible")
    return visit.show("error.html", status, title=title, message=message, again=status == 401)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Any]] = {
    HTTPException: _http,
    WireledgerError: _ours,
    Exception: _unexpected,
}
