"""The secret that keys pseudonyms. Whoever has it can tell what name is behind one: it is never exported."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from wireledger.errors import UsageError
from wireledger.ledger.connect import Ledger

VARIABLE = "WIRELEDGER_SALT"
_SHORTEST = 16  # characters: a shorter secret can be guessed together with the names
_DIGITS = 10  # of a pseudonym: 40 bits, so that among 100,000 people two meet with a chance of 1 in 200
_ID_DIGITS = 16
_KINDS = frozenset("incident identity person group event entity claim decision origin doc".split())


@dataclass(frozen=True, slots=True)
class Salt:
    """A secret; what it makes of a text is the same every time, and nobody without it can make it."""

    secret: bytes

    def pseudonym(self, kind: str, text: str) -> str:
        """What stands for a name: ``person-0f3a91c2d4``."""
        return f"{kind}-{self._digest(kind, text)[:_DIGITS]}"

    def id(self, made: str) -> str:
        """An id in the place of ``made``, of the same kind: ids are hashes of text that may be public."""
        kind = made.partition("-")[0]
        kind = kind if kind in _KINDS else "item"
        return f"{kind}-{self._digest('id', made)[:_ID_DIGITS]}"

    def ref(self, ref: str) -> str:
        """An id in the place of a report's, which may be a file name."""
        return f"report-{self._digest('ref', ref)[:_ID_DIGITS]}"

    def _digest(self, kind: str, text: str) -> str:
        data = f"{kind}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, data, "sha256").hexdigest()


def salt_of(ledger: Ledger, file: Path | None = None) -> Salt:
    """The secret in ``file``, else in the environment, else that of the ledger, made where there is none.

    A ledger's own lies beside it (``wireledger.db.salt``, for its owner alone). Raises UsageError where the
    secret is too short, or for a ledger that is no file without one.
    """
    if file is not None:
        return _checked(file.read_text(encoding="utf-8").strip(), str(file))
    given = os.environ.get(VARIABLE)
    if given is not None:
        return _checked(given, VARIABLE)
    if not ledger.is_sqlite:
        raise UsageError(f"A ledger on a server keeps no secret. Give one: --salt-file FILE, or {VARIABLE}.")
    own = Path(f"{ledger.name}.salt")
    if not own.exists():
        own.touch(0o600, exist_ok=False)
        own.write_text(secrets.token_hex(32) + "\n", encoding="utf-8")
    return _checked(own.read_text(encoding="utf-8").strip(), str(own))


def _checked(secret: str, place: str) -> Salt:
    if len(secret) < _SHORTEST:
        raise UsageError(f"{place}: a secret needs {_SHORTEST} characters. Make one: openssl rand -hex 32")
    return Salt(secret.encode("utf-8"))
