"""Who may sign in and as what, for an admin; one's own password, for everybody. No secret is ever shown."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from wireledger.errors import UsageError
from wireledger.ledger.accounts import SHORTEST, Role, account, accounts, signed_in
from wireledger.ledger.managing import (
    add_account,
    close_account,
    give_password,
    give_role,
    is_open,
    sign_out_everywhere,
)
from wireledger.web.pages.signing import check_accounts, sign_in_again
from wireledger.web.routing import get, post
from wireledger.web.site import ROLES
from wireledger.web.visit import Visit

_MEANS: dict[Role, str] = {
    "reader": "looks at everything",
    "coder": "also adds reports and codes blind",
    "reviewer": "also decides and undoes",
    "admin": "also manages accounts",
}
_DONE = {
    "add": "{} can sign in.",
    "role": "{} has another role.",
    "password": "{} has a new password, and was signed out.",
    "sign-out": "{} was signed out everywhere.",
    "close": "{} cannot sign in any more.",
}
"""What was done, said of the account: never words that an address brings."""


def _accounts(visit: Visit) -> Response:
    held = accounts(visit.ledger)
    names = {one.name for one in held}
    return visit.show(
        "accounts.html",
        accounts=held,
        open={one.name for one in held if is_open(one)},
        roles=ROLES,
        means=_MEANS,
        shortest=SHORTEST,
        done=_done_words(visit, names),
        private=visit.site.door.token is not None,
    )


def _done_words(visit: Visit, names: set[str]) -> str:
    who = visit.query("who")
    return _DONE.get(visit.query("done") or "", "").format(who) if who in names else ""


def _add(visit: Visit) -> Response:
    name = visit.field("name")
    add_account(visit.ledger, name, _role(visit), _password(visit, "password"))
    return _done(visit, name, "add")


def _change(visit: Visit) -> Response:
    """One change to the account that the address names; what takes rights away never to one's own."""
    name, action = visit.path("name"), visit.field("action")
    if name == visit.user.name and action in ("role", "close"):
        raise UsageError("This is your own account. Ask another admin to do that.")
    if action == "role":
        give_role(visit.ledger, name, _role(visit))
    elif action == "password":
        give_password(visit.ledger, name, _password(visit, "password"))
    elif action == "sign-out":
        sign_out_everywhere(visit.ledger, name)
    elif action == "close":
        close_account(visit.ledger, name)
    else:
        raise UsageError(f'"{action}" cannot be done with an account.')
    return _done(visit, name, action)


def _own(visit: Visit) -> Response:
    check_accounts(visit)
    return visit.show("account.html", failed=None, shortest=SHORTEST, done=visit.query("done"))


def _own_password(visit: Visit) -> Response:
    """Another password of one's own; this session goes on, all others end."""
    check_accounts(visit)
    name = visit.user.name
    if signed_in(visit.ledger, name, _given(visit, "old")) is None:
        failed = "That is not your password."
        return visit.show("account.html", 403, failed=failed, shortest=SHORTEST, done=None)
    give_password(visit.ledger, name, _password(visit, "password"))
    held = account(visit.ledger, name)
    assert held is not None  # it was given a password just now
    return sign_in_again(visit, held, visit.url("account", {"done": "1"}))


def _role(visit: Visit) -> Role:
    words = visit.field("role")
    for role in ROLES:
        if words == role:
            return role
    raise UsageError(f'"{words}" is no role. There are: {", ".join(ROLES)}.')


def _password(visit: Visit, name: str) -> str:
    """A new password, which was to be typed twice."""
    given = _given(visit, name)
    if given != _given(visit, f"{name}-again"):
        raise UsageError("The two passwords are not the same. Go back, and type them again.")
    return given


def _given(visit: Visit, name: str) -> str:
    """Exactly what was typed: a password may begin or end with a space."""
    value = visit.form.get(name, "")
    if not isinstance(value, str):
        raise HTTPException(400, "A password is text.")
    return value


def _done(visit: Visit, name: str, action: str) -> Response:
    return visit.redirect(visit.url("accounts", {"done": action, "who": name}))


ROUTES = (
    get("/accounts", "accounts", _accounts, role="admin"),
    post("/accounts", "account-add", _add, role="admin"),
    post("/accounts/{name}", "account-change", _change, role="admin"),
    get("/account", "account", _own),
    post("/account", "account-password", _own_password, role="reader"),
)
