"""Signing in and out, where there are accounts."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from wireledger.ledger.accounts import Account, signed_in
from wireledger.web.attempts import Attempts
from wireledger.web.routing import get, post
from wireledger.web.session import Session, drop, keep
from wireledger.web.visit import Visit, is_ours

_ATTEMPTS = Attempts()


def _ask(visit: Visit) -> Response:
    check_accounts(visit)
    return visit.show("login.html", failed=None, next=_target(visit.query("next")))


def _sign_in(visit: Visit) -> Response:
    check_accounts(visit)
    name, target = visit.field("name"), _target(visit.field("next"))
    wait = _ATTEMPTS.wait(name, _address(visit))
    if wait:
        failed = f"Too many attempts. Wait {wait} seconds, and try again."
        return visit.show("login.html", 429, failed=failed, next=target)
    password = visit.form.get("password", "")
    found = signed_in(visit.ledger, name, password if isinstance(password, str) else "")
    if found is None:
        _ATTEMPTS.failed(name, _address(visit))
        return visit.show("login.html", 403, failed="The name or the password is wrong.", next=target)
    _ATTEMPTS.succeeded(name)
    return sign_in_again(visit, found, target)


def sign_in_again(visit: Visit, held: Account, target: str) -> Response:
    """Go on to a page of ours with a new session of the account."""
    response = visit.redirect(target)
    keep(response, Session(held.name, held.stamp), visit.request, visit.site)
    return response


def _sign_out(visit: Visit) -> Response:
    response = visit.redirect(visit.url("login"))
    drop(response, visit.request, visit.site)
    return response


def check_accounts(visit: Visit) -> None:
    """Raise HTTPException (404) where a token lets in: there nobody signs in with a password."""
    if visit.site.door.token is not None:
        raise HTTPException(404)


def _target(given: str | None) -> str:
    """Where to go on after signing in."""
    return given if given and is_ours(given) else "/"


def _address(visit: Visit) -> str:
    return visit.request.client.host if visit.request.client else ""


ROUTES = (
    get("/login", "login", _ask, role=None),
    post("/login", "sign-in", _sign_in, role=None),
    post("/logout", "sign-out", _sign_out, role="reader"),
)
