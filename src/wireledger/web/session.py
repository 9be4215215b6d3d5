"""Sessions: a signed cookie that says who has come in. It holds no secret and ends with the program."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Literal

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from wireledger.web.site import Site

_SECONDS = 12 * 3600  # a working day


@dataclass(frozen=True, slots=True)
class Session:
    """``user`` is empty until somebody has signed in, and ``stamp`` changes with the password."""

    user: str
    stamp: str = ""
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def csrf(self, secret: str) -> str:
        """What only pages of this session know."""
        return hmac.new(secret.encode(), f"csrf {self.nonce}".encode(), "sha256").hexdigest()


def session_of(request: Request, site: Site) -> Session | None:
    """The session that the request's cookies hold; None without one, or where it is old or was forged."""
    found = (_read(request.cookies.get(name), site) for name in _names(request, site))
    return next((session for session in found if session is not None), None)


def keep(response: Response, session: Session, request: Request, site: Site) -> None:
    """Give the browser the session.

    That of a stranger has a cookie of its own: a link from another site comes without cookies, and what
    answers it must not sign anybody out.
    """
    known, stranger = _names(request, site)
    response.set_cookie(
        known if session.user else stranger,
        _serializer(site).dumps([session.user, session.stamp, session.nonce]),
        max_age=_SECONDS,
        path="/",
        secure=site.door.secure,
        httponly=True,
        samesite=_SAME_SITE,
    )


def drop(response: Response, request: Request, site: Site) -> None:
    """Take the session from the browser."""
    for name in _names(request, site):
        response.delete_cookie(name, path="/", secure=site.door.secure, httponly=True, samesite=_SAME_SITE)


def _read(cookie: str | None, site: Site) -> Session | None:
    if cookie is None:
        return None
    try:
        user, stamp, nonce = _serializer(site).loads(cookie, max_age=_SECONDS)
    except (BadSignature, ValueError, TypeError):
        return None
    return Session(str(user), str(stamp), str(nonce))


def _names(request: Request, site: Site) -> tuple[str, str]:
    """Cookies for who has signed in and for strangers; browsers share them between the ports of a host."""
    name = "__Host-wireledger" if site.door.secure else f"wireledger-{request.url.port or 80}"
    return name, f"{name}-stranger"


_SAME_SITE: Literal["strict"] = "strict"


def _serializer(site: Site) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(site.secret, salt="session")
