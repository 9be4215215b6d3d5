"""The workbench as an ASGI application: every page behind the guard, every answer behind the security."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules
from threading import Thread

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import wireledger.web.pages
from wireledger.publish.charts.map import warm
from wireledger.web.errors import HANDLERS
from wireledger.web.guard import guarded
from wireledger.web.rendering import STATIC
from wireledger.web.routing import Page
from wireledger.web.security import Security
from wireledger.web.site import Site


def create_app(site: Site) -> Security:
    """The application of a site. While it runs, what is shown is kept true."""

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        site.refresher.start()
        site.refresher.ask()
        Thread(target=warm, name="maps", daemon=True).start()
        await run_in_threadpool(site.inbox.start)
        try:
            yield
        finally:
            await run_in_threadpool(site.inbox.stop)
            await run_in_threadpool(site.refresher.stop)

    pages = all_pages()
    app = Starlette(
        routes=[
            *(_route(page, site) for page in pages),
            Mount("/static", _Files(directory=STATIC, packages=[("wireledger.publish.charts", "static")])),
        ],
        exception_handlers=HANDLERS,
        lifespan=running,
    )
    app.state.site = site
    app.state.pages = {page.name: page for page in pages}
    return Security(app, site.door)  # outside of everything, so that no error goes out without it


def all_pages() -> tuple[Page, ...]:
    """The pages of every module of ``wireledger.web.pages``; fixed addresses come before those with parts."""
    names = sorted(module.name for module in iter_modules(wireledger.web.pages.__path__))
    found = [page for name in names for page in import_module(f"wireledger.web.pages.{name}").ROUTES]
    return tuple(sorted(found, key=lambda page: (page.path.count("{"), page.path)))


def _route(page: Page, site: Site) -> Route:
    return Route(page.path, guarded(page, site), methods=[page.method], name=page.name)


class _Files(StaticFiles):
    """Our own scripts and styles. Their addresses change with their content, so browsers may keep them."""

    async def get_response(self, path: str, scope: dict[str, object]) -> Response:  # type: ignore[override]
        response = await super().get_response(path, scope)
        if response.status_code == 200 and "v=" in Request(scope).url.query:
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
