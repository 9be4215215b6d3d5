"""What holds for every request and answer: known hosts and origins alone, and headers that bind the browser.

The middleware stands in front of everything, so that no page, file or error goes out without it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wireledger.web.site import Door

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not no-referrer: browsers then hide the origin of our own forms, which is checked
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = ("GET", "HEAD")


class Security:
    """ASGI middleware: refuses foreign hosts and origins, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
                if self._door.secure:
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        refused = self._refused(scope)
        if refused is None:
            await self._app(scope, receive, sending)
        else:
            await PlainTextResponse(f"{refused}\n", 403)(scope, receive, sending)

    def _refused(self, scope: Scope) -> str | None:
        """Why a request is not answered; None where it is."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._door.hosts:
            return "This workbench is not reached by that name."
        if scope["method"] in _SAFE:
            return None
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "Forms are taken from pages of this workbench alone."
        origin = urlsplit(headers["origin"]) if "origin" in headers else None
        if origin is None:
            return None if "sec-fetch-site" in headers else "A form must say where it comes from."
        scheme = "https" if self._door.secure else "http"
        if (origin.scheme, origin.netloc.lower()) != (scheme, headers["host"].lower()):
            return "Forms are taken from pages of this workbench alone."
        return None
