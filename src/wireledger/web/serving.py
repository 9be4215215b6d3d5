"""Starting the workbench: its address, its server, and the browser."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from wireledger.errors import UsageError
from wireledger.ids import content_id
from wireledger.ledger.accounts import accounts
from wireledger.ledger.connect import Ledger
from wireledger.web.app import create_app
from wireledger.web.inbox import Inbox
from wireledger.web.inbox_reader import ChildReader
from wireledger.web.refresher import Refresher
from wireledger.web.site import Door, Site


@dataclass(frozen=True, slots=True)
class Wish:
    """How the workbench is to be served.

    ``names`` are the host names in addresses where they differ from ``host``. ``certificate`` and ``key`` are
    files for TLS; ``behind_proxy`` says that a proxy in front gives it.
    """

    host: str
    port: int
    owner: str
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False

    @property
    def is_private(self) -> bool:
        """Whether only this machine reaches it, without a proxy: a token is then enough."""
        return not self.behind_proxy and is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches this address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check(wish: Wish, ledger: Ledger) -> None:
    """Raise UsageError, with what to do, where serving so would not be safe."""
    if (wish.certificate is None) != (wish.key is None):
        raise UsageError("--certificate and --key go together. Give both, or neither.")
    if wish.is_private:
        return
    where = f"--host {wish.host}" if not is_loopback(wish.host) else "--behind-proxy"
    if wish.certificate is None and not wish.behind_proxy:
        raise UsageError(
            f"{where}: others on the network could read along. Give --certificate FILE and --key FILE, "
            "or --behind-proxy where a proxy in front does TLS."
        )
    if not wish.names and (wish.behind_proxy or wish.host in ("0.0.0.0", "::")):
        raise UsageError(f"{where} needs the name that browsers use. Give it: --name ledger.example.org")
    if not accounts(ledger):
        raise UsageError(
            f"{where} needs accounts, and the ledger has none. "
            "Make one first: wireledger user add NAME --role admin"
        )


def listening(wish: Wish) -> socket.socket:
    """The socket to serve on; with port 0 any free one. Raises UsageError where the port is taken."""
    family = socket.AF_INET6 if ":" in wish.host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((wish.host, wish.port))
    except OSError as error:
        sock.close()
        raise UsageError(
            f"{wish.host}:{wish.port}: {error.strerror}. Another program may be there: give another --port."
        ) from error
    return sock


def site_of(wish: Wish, ledger: Ledger, name: str, port: int) -> Site:
    """The site of the ledger called ``name``, which listens on ``port``."""
    secure = wish.behind_proxy or wish.certificate is not None
    token = secrets.token_urlsafe(24) if wish.is_private else None
    refresher = Refresher(name)
    inbox = Inbox(inbox_folder(name), ChildReader(name), refresher.ask)
    return Site(ledger, Door(_hosts(wish, port), secure, wish.owner, token), refresher, inbox)


def inbox_folder(name: str) -> Path:
    """Where what is not read yet is kept: beside a file, hidden; for a database in the user's cache."""
    if "://" not in name:
        path = Path(name).absolute()
        return path.with_name(f".{path.name}.inbox")
    return user_cache() / content_id(name, kind="inbox")


def user_cache() -> Path:
    """The folder for what may be made again, as the XDG base directory specification has it."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if given else Path.home() / ".cache") / "wireledger"


def _hosts(wish: Wish, port: int) -> frozenset[str]:
    names = {n.lower() for n in wish.names} or {wish.host.lower()}
    if wish.is_private:
        names |= {"127.0.0.1", "localhost", "::1"}
    told = {f"[{n}]" if ":" in n else n for n in names}
    return frozenset({f"{n}:{port}" for n in told} | told)


def address(site: Site, wish: Wish, port: int) -> str:
    """What to open in the browser: with the token, where one is needed."""
    name = wish.names[0] if wish.names else wish.host
    name = f"[{name}]" if ":" in name else name
    base = f"https://{name}" if site.door.secure else f"http://{name}"
    place = f"{base}/" if wish.behind_proxy else f"{base}:{port}/"
    return place if site.door.token is None else f"{place}?token={site.door.token}"


def server(site: Site, wish: Wish, started: Callable[[], None]) -> uvicorn.Server:
    """The server of a site; ``started`` is called once pages are answered."""
    config = uvicorn.Config(
        create_app(site),
        log_level="warning",
        access_log=False,  # the first address holds the token
        server_header=False,
        proxy_headers=wish.behind_proxy,
        ssl_certfile=wish.certificate,
        ssl_keyfile=wish.key,
        timeout_graceful_shutdown=3,
    )
    return _Server(config, started)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
